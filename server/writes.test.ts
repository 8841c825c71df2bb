import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TRPCError } from "@trpc/server";
import type { Store } from "#db/engine/store.ts";
import { describeOnBothEngines } from "#db/testing.ts";
import { expectations, groups, type Person, people } from "./access/expectations.ts";
import { staffIdOf } from "./access/testing-people.ts";
import { probes } from "./access/testing-probes.ts";
import { buildStage } from "./access/testing-stage.ts";
import type { Stage } from "./access/testing-target.ts";
import { Refused } from "./refusal.ts";
import { appRouter } from "./router.ts";
import { type Caller, callerFor, op } from "./testing.ts";
import type { ProcedureMeta } from "./trpc.ts";

const procedures = (
  appRouter as unknown as {
    _def: { procedures: Record<string, { _def: { meta: ProcedureMeta; type: string } }> };
  }
)._def.procedures;

/** Writes without an operation id, each for a reason: doing them twice is doing them once. */
const idempotent = [
  // Says that input happened, or locks; a second time changes nothing.
  "account.beat",
  "account.lock",
  // Answers the secret the sign-in has; the first asking makes it.
  "account.deviceSecret",
  // A draft carries its own version; discarding what is gone is done.
  "drafts.save",
  "drafts.discard",
  // The link, or the empty database, is used up by the first.
  "account.acceptInvitation",
  "setup.create",
  // It ends every sign-in, also the one that asked, and the password it was asked with is no longer theirs.
  "account.changePassword",
];
/** The password is checked anew each time and is never part of what is remembered. */
const passwordWrites = ["account.confirm"];

let stage: Stage;

type Input = Record<string, unknown> & { operationId: string; expectedVersion?: number };
type Procedure = (input: Input) => Promise<unknown>;

/** Remembers what a probe asks, so that it can be asked again, changed. */
function recording(caller: Caller, into: { procedure?: Procedure; input?: Input }): Caller {
  const wrap = (value: unknown): unknown =>
    typeof value === "function" || (typeof value === "object" && value !== null)
      ? new Proxy(value, {
          get: (target, name) => wrap(Reflect.get(target, name)),
          apply: (target, _self, args: [Input]) => {
            into.procedure = (input) => (target as unknown as Procedure)(input);
            into.input = args[0];
            return (target as unknown as Procedure)(args[0]);
          },
        })
      : value;
  return wrap(caller) as Caller;
}

/** Everything in it happens inside one transaction that is taken back at the end. */
async function inRehearsal(store: Store, work: (inside: Store) => Promise<void>): Promise<void> {
  const done = new Error("taken back");
  await assert.rejects(
    store.write(async (tx) => {
      await work({ ...store, ...tx, write: (inner) => inner(tx) });
      throw done;
    }),
    (error) => {
      if (error !== done) throw error;
      return true;
    },
  );
}

const refusalOf = async (asked: Promise<unknown>): Promise<string> => {
  try {
    await asked;
    return "done";
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof Refused) return error.cause.refusal.kind;
    throw error;
  }
};

function whoMay(procedure: string): Person {
  // The precaution of the stage is a therapist's, and only its owner lifts it.
  if (procedure === "precautions.lift") return "therapist";
  const may = expectations[procedure]?.may ?? {};
  const person = people.find((candidate) =>
    Object.entries(may).some(
      ([group, words]) =>
        groups[group as keyof typeof groups].includes(candidate) && /\b(own|yes|glass)\b/.test(words),
    ),
  );
  return person ?? "manager";
}

function whoAsks(procedure: string): string {
  if (procedure === "patients.openChart") return staffIdOf(whoMay(procedure), "glass");
  // Only who sits on the patient's team from another clinic may.
  if (expectations[procedure]?.may.specialist === "seat") return staffIdOf("specialist", "seat");
  return staffIdOf(whoMay(procedure), "own");
}

/** The same input but for one value that the schema still lets in. */
function changed(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (typeof value === "string" && /^[0-9a-z-]{1,64}$/.test(value) && value.includes("-")) return "other-1";
  return undefined;
}
function withOneChange(input: Input): Input {
  for (const [key, value] of Object.entries(input)) {
    if (key === "operationId") continue;
    if (typeof value === "string" && (key === "reason" || key === "words"))
      return { ...input, [key]: `${value} x` };
    const other = Array.isArray(value) ? value.map(changed) : changed(value);
    if (other !== undefined && !(Array.isArray(other) && other.includes(undefined)))
      return { ...input, [key]: other };
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      const nested = value as Record<string, unknown>;
      for (const name of ["phone", "words", "given", "reason"])
        if (typeof nested[name] === "string")
          return { ...input, [key]: { ...nested, [name]: `${nested[name]} x` } };
    }
    if (key === "clinic") return { ...input, clinic: { ...(value as object), city: "Renton" } };
  }
  throw new Error(`Nothing to change in ${JSON.stringify(input)}`);
}

const writes = Object.entries(procedures)
  .filter(([name, { _def }]) => _def.type === "mutation" && !idempotent.includes(name))
  .map(([name]) => name);

test("every procedure that changes something is declared as a write, and no other is", () => {
  for (const [name, { _def }] of Object.entries(procedures))
    if (expectations[name]?.about !== "public")
      assert.equal(_def.meta.isWrite, _def.type === "mutation", name);
});

describeOnBothEngines("writes", (engine) => {
  before(async () => {
    stage = await buildStage(engine);
  });
  after(() => stage.house.store.close());

  void test("every write sent twice does nothing twice, answers the same, and with other input is refused", async () => {
    const differences: string[] = [];
    for (const name of writes) {
      const staffId = whoAsks(name);
      await inRehearsal(stage.house.store, async (store) => {
        const house = { ...stage.house, store };
        const asked: { procedure?: Procedure; input?: Input } = {};
        const caller = recording(await callerFor(house, staffId), asked);
        const target = { ...stage.target, ...stage.own.get(staffId) };
        const first = await probes[name]?.ask(caller, { stage, target, staffId });
        const { procedure, input } = asked;
        if (!procedure || !input?.operationId) {
          differences.push(`${name}: no operation id`);
          return;
        }
        const rows = () => store.db.$count(store.t.auditRows);
        const after = await rows();
        const again = await procedure(input).catch(String);
        if (JSON.stringify(again) !== JSON.stringify(first))
          differences.push(`${name}: first ${JSON.stringify(first)}, again ${JSON.stringify(again)}`);
        if ((await rows()) !== after) differences.push(`${name}: done twice`);
        if (passwordWrites.includes(name)) return;
        const other = await refusalOf(procedure(withOneChange(input)));
        if (other !== "operation-reused") differences.push(`${name}: other input answers ${other}`);
      }).catch((error: unknown) => differences.push(`${name} by ${staffId}: ${String(error)}`));
    }
    assert.deepEqual(differences, []);
  });

  void test("every write that names a version is refused when another one stands, and changes nothing", async () => {
    const checked: string[] = [];
    for (const name of writes) {
      const staffId = whoAsks(name);
      const asked: { procedure?: Procedure; input?: Input } = {};
      await inRehearsal(stage.house.store, async (store) => {
        const caller = recording(await callerFor({ ...stage.house, store }, staffId), asked);
        const target = { ...stage.target, ...stage.own.get(staffId) };
        await probes[name]?.ask(caller, { stage, target, staffId });
      });
      const { procedure, input } = asked;
      const version = input?.expectedVersion;
      if (!procedure || !input || version === undefined) continue;
      checked.push(name);
      await inRehearsal(stage.house.store, async (store) => {
        const before = await store.db.$count(store.t.auditRows);
        for (const expectedVersion of [version + 1, version - 1, 0]) {
          if (expectedVersion === version) continue;
          const answer = await refusalOf(procedure({ ...input, operationId: op(), expectedVersion }));
          assert.equal(answer, "changed-meanwhile", `${name} at ${expectedVersion}`);
        }
        assert.equal(await store.db.$count(store.t.auditRows), before, name);
      });
    }
    assert.ok(checked.length >= 20, checked.join(", "));
  });
});
