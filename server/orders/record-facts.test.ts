import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar/days.ts";
import { warnOfProcedure } from "#domain/orders/procedures/validate-procedure.ts";
import { warnOfOrder } from "#domain/orders/validate-order.ts";
import { op } from "#server/testing.ts";
import { openLoop, refusedAs } from "#server/testing-loop.ts";
import { orderDay, someOrder, someProcedure } from "./testing-orders.ts";

async function stage() {
  const loop = await openLoop();
  const { osei, cast, episodeId } = loop;
  const patientId = cast.hale;
  const implant = (words: string) =>
    osei.conditions.recordImplant({ operationId: op(), patientId, entry: { words } });
  const surgery = (words: string) =>
    osei.conditions.recordSurgery({ operationId: op(), patientId, entry: { words, on: "2020-01-02" } });
  const diagnosis = (code: string, title: string) =>
    osei.conditions.recordDiagnosis({
      operationId: op(),
      episodeId,
      diagnosis: { code, title, side: "not-applicable" },
    });
  const scan = (state: "none" | "known-safe", words = "") =>
    osei.orders.sign({
      operationId: op(),
      episodeId,
      content: someOrder({ kind: "mri", implant: { state, words }, contrast: "no" }),
    });
  const facts = () => osei.orders.facts({ episodeId });
  const isAnticoagulated = async () => (await osei.procedures.facts({ episodeId })).isAnticoagulated;
  return { ...loop, patientId, implant, surgery, diagnosis, scan, facts, isAnticoagulated };
}

void test("no implant is not believed while the list, a surgery, a code or a procedure done here says one", async () => {
  const { osei, episodeId, implant, surgery, diagnosis, scan, facts } = await stage();
  const refused = (words: RegExp) =>
    assert.rejects(scan("none"), refusedAs("invalid", words, "content.implant.state"));
  await implant("Pacemaker 2019");
  await refused(/^The record lists Pacemaker 2019\. Say/);
  await surgery("Spinal cord stimulator implant");
  await diagnosis("Z96.652", "Presence of left artificial knee joint");
  await implant("Something from Sweden");
  await osei.procedures.sign({
    operationId: op(),
    episodeId,
    content: someProcedure({
      kind: "stimulator-implant",
      site: "lumbar-spine",
      side: "midline",
      level: "T9",
      drugs: [],
    }),
  });
  const { implants, stimulators } = await facts();
  assert.deepEqual(
    implants.toSorted((left, right) => left.localeCompare(right)),
    [
      "Pacemaker 2019",
      "Presence of left artificial knee joint",
      "Something from Sweden",
      "Spinal cord stimulator implant",
      "Stimulator implant",
    ],
  );
  assert.deepEqual(
    stimulators.toSorted((left, right) => left.localeCompare(right)),
    ["Pacemaker 2019", "Spinal cord stimulator implant", "Stimulator implant"],
  );
  const emg = someOrder({ kind: "emg" });
  assert.ok(
    warnOfOrder(emg, await facts()).some(({ words }) => /Pacemaker 2019.*no stimulation/.test(words)),
  );
  assert.ok(await scan("known-safe", "Pacemaker 2019, conditional at 1.5 T, card seen"));
});

void test("leads of a trial count while they are in, and a record without implants takes none for an answer", async () => {
  const { osei, episodeId, scan, facts } = await stage();
  assert.deepEqual((await facts()).implants, []);
  assert.ok(await scan("none"));
  const trial = (performedOn: string) =>
    osei.procedures.sign({
      operationId: op(),
      episodeId,
      content: someProcedure({
        kind: "stimulator-trial",
        site: "lumbar-spine",
        side: "midline",
        level: "T9",
        drugs: [],
        performedOn,
      }),
    });
  await trial(addDays(orderDay, -15));
  assert.deepEqual((await facts()).implants, []);
  await trial(addDays(orderDay, -14));
  assert.deepEqual((await facts()).implants, ["Stimulator trial"]);
});

void test("a blood thinner known by its words, or by its code alone, is said before a needle beside the spine", async () => {
  const epidural = someProcedure({ kind: "epidural", site: "lumbar-spine", side: "midline", level: "L4-L5" });
  const byWords = await stage();
  assert.equal(await byWords.isAnticoagulated(), false);
  await byWords.osei.medications.record({
    operationId: op(),
    patientId: byWords.patientId,
    medication: {
      words: "Warfarin 5 mg",
      kind: "not-screened",
      doseText: "",
      startedOn: null,
      opioid: null,
    },
  });
  const facts = await byWords.osei.procedures.facts({ episodeId: byWords.episodeId });
  assert.ok(warnOfProcedure(epidural, facts).some(({ words }) => words.startsWith("Anticoagulated")));
  const byCode = await stage();
  await byCode.diagnosis("Z79.01", "Long term (current) use of anticoagulants");
  assert.equal(await byCode.isAnticoagulated(), true);
});
