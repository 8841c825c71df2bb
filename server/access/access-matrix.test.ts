import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { eq } from "drizzle-orm";
import { describeOnBothEngines } from "#db/testing.ts";
import { findStandingSignIn } from "#server/auth/sign-in.queries.ts";
import { appRouter } from "#server/router.ts";
import { type Caller, callerFor } from "#server/testing.ts";
import { createCallerFactory } from "#server/trpc.ts";
import {
  type About,
  type Expectation,
  expectations,
  groups,
  type Person,
  people,
  type Standing,
  standings,
} from "./expectations.ts";
import { type Answer, askProbe, rehearse } from "./testing-ask.ts";
import { staffIdOf } from "./testing-people.ts";
import { probes } from "./testing-probes.ts";
import { buildStage } from "./testing-stage.ts";
import type { Stage, Target } from "./testing-target.ts";

const procedures = Object.keys(
  (appRouter as unknown as { _def: { procedures: Record<string, unknown> } })._def.procedures,
).toSorted((a, b) => a.localeCompare(b));
const lists: readonly About[] = ["list", "shelf"];
const standingFree: readonly About[] = ["anywhere", "public"];

let stage: Stage;
const absent = { patientId: "absent-1" } as Target;

const resolved = new Set<string>();
const ask = (procedure: string, caller: Caller, staffId: string, target: Target): Promise<Answer> =>
  askProbe(procedure, caller, { stage, staffId, target }, (answered) => resolved.add(answered));

const callerOf = (staffId: string) =>
  callerFor({ ...stage.house, store: rehearse(stage.house.store) }, staffId);

function standingsOf(expectation: Expectation, person: Person): readonly string[] {
  return Object.entries(expectation.may).flatMap(([group, words]) =>
    groups[group as keyof typeof groups].includes(person) ? words.split(" ") : [],
  );
}

function expected(expectation: Expectation, person: Person, standing: Standing): Answer {
  const granted = standingsOf(expectation, person);
  if (standingFree.includes(expectation.about)) return granted.includes("yes") ? "allowed" : "refused";
  if (granted.includes(standing)) return "allowed";
  return lists.includes(expectation.about) && granted.length > 0 ? "unseen" : "refused";
}

test("every procedure of the router stands in the reviewed expectations with a probe, and nothing else does", () => {
  assert.deepEqual(
    Object.keys(expectations).toSorted((a, b) => a.localeCompare(b)),
    procedures,
  );
  assert.deepEqual(
    Object.keys(probes).toSorted((a, b) => a.localeCompare(b)),
    procedures,
  );
});

async function assertShutOut(caller: Caller): Promise<void> {
  const staffId = staffIdOf("manager", "own");
  for (const [procedure, expectation] of Object.entries(expectations)) {
    const should = expectation.about === "public" ? "allowed" : "signed-out";
    assert.equal(await ask(procedure, caller, staffId, stage.target), should, procedure);
    if (should === "signed-out" && probes[procedure]?.names === "row")
      assert.equal(await ask(procedure, caller, staffId, absent), "signed-out", procedure);
  }
}

/**
 * SQLite is asked everything: every procedure, by every person, through every standing. PostgreSQL, which takes four
 * times as long in the process, is asked every procedure by every person once, through the standings in turn: each
 * procedure meets every standing, and each person every standing, but not every person through every standing.
 */
describeOnBothEngines("access", (engine) => {
  const isWhole = engine === "sqlite";
  const through = isWhole
    ? "own clinic, other clinic, seat, cover and break-glass"
    : "one of own clinic, other clinic, seat, cover and break-glass, in turn";
  const isAsked = (person: Person, standing: Standing, procedure: string): boolean =>
    isWhole ||
    standings.indexOf(standing) ===
      (people.indexOf(person) + procedures.indexOf(procedure)) % standings.length;

  before(async () => {
    stage = await buildStage(engine);
    resolved.clear();
    for (const key of Object.keys(stage.target) as (keyof Target)[])
      absent[key] = `absent-${key.toLowerCase()}`;
  });
  after(() => stage.house.store.close());

  for (const person of people)
    void test(`${person}: every procedure answers as expected through ${through}`, async () => {
      const differences: string[] = [];
      for (const standing of standings) {
        const staffId = staffIdOf(person, standing);
        const caller = await callerOf(staffId);
        const target = { ...stage.target, ...stage.own.get(staffId) };
        for (const [procedure, expectation] of Object.entries(expectations)) {
          if (!isAsked(person, standing, procedure)) continue;
          const should = expected(expectation, person, standing);
          const did = await ask(procedure, caller, staffId, target);
          if (did !== should)
            differences.push(
              `${procedure} · ${standing}: expected ${should}, got ${did} (${expectation.because})`,
            );
        }
      }
      assert.deepEqual(differences, []);
    });

  void test("what does not exist is refused in the same words as what is not one's own, to everybody who may ask at all", async () => {
    const differences: string[] = [];
    for (const person of people)
      for (const standing of ["own", "glass"] as const) {
        if (!isWhole && standing !== (people.indexOf(person) % 2 === 0 ? "own" : "glass")) continue;
        const staffId = staffIdOf(person, standing);
        const caller = await callerOf(staffId);
        for (const procedure of procedures) {
          if (probes[procedure]?.names !== "row") continue;
          const did = await ask(procedure, caller, staffId, absent);
          if (did !== "refused") differences.push(`${procedure} · ${staffId}: ${did}`);
        }
      }
    assert.deepEqual(differences, []);
  });

  if (isWhole)
    void test("every probe succeeds for somebody, so that no refusal above is only a malformed question", () => {
      assert.deepEqual(
        procedures.filter((procedure) => !resolved.has(procedure)),
        // The stage is set up already; set-up on an empty database has its own test.
        ["setup.create"],
      );
    });

  void test("signed out, nothing is answered but set-up and a one-time link", async () => {
    await assertShutOut(await callerFor({ ...stage.house, store: rehearse(stage.house.store) }, null));
  });

  void test("a deactivated person's standing sign-in counts as signed out everywhere", async () => {
    const staffId = staffIdOf("manager", "own");
    const { store, clock } = stage.house;
    assert.ok(await findStandingSignIn(store, `token-${staffId}`, clock.now()));
    const setActive = (isActive: boolean) =>
      store.write(async ({ db, t }) => {
        await db.update(t.staff).set({ isActive }).where(eq(t.staff.id, staffId));
      });
    await setActive(false);
    const standing = await findStandingSignIn(store, `token-${staffId}`, clock.now());
    await assertShutOut(
      createCallerFactory(appRouter)({
        ...stage.house,
        store: rehearse(store),
        requestId: "test",
        actor: standing?.actor ?? null,
        signIn: standing?.signIn ?? null,
      }),
    );
    await setActive(true);
  });

  void test("a locked screen is answered nothing but the person's own sign-in", async () => {
    for (const person of people) {
      const staffId = staffIdOf(person, "own");
      const caller = await callerFor({ ...stage.house, store: rehearse(stage.house.store) }, staffId, {
        isLocked: true,
      });
      for (const [procedure, expectation] of Object.entries(expectations)) {
        if (expectation.about === "public" || procedure.startsWith("account.")) continue;
        const did = await ask(procedure, caller, staffId, stage.target);
        assert.match(did, /^other: locked/, `${procedure} · ${person}`);
      }
    }
  });
});
