import assert from "node:assert/strict";
import { test } from "node:test";
import type { MedicationDetails } from "#domain/medications/medication.ts";
import { op } from "#server/testing.ts";
import { openLoop, refusedAs } from "#server/testing-loop.ts";

const oxycodone: MedicationDetails = {
  words: "Oxycodone 10 mg",
  kind: "opioid",
  doseText: "10 mg every 6 hours as needed",
  startedOn: "2026-10-01",
  opioid: { opioidId: "oxycodone", dailyThousandths: 40_000 },
};
const lorazepam: MedicationDetails = {
  words: "Lorazepam 1 mg",
  kind: "sedative",
  doseText: "1 mg at bedtime",
  startedOn: null,
  opioid: null,
};

async function stage() {
  const loop = await openLoop();
  const patientId = loop.cast.hale;
  const record = (medication: MedicationDetails, caller = loop.osei) =>
    caller.medications.record({ operationId: op(), patientId, medication });
  const words = async () =>
    (await loop.osei.medications.list({ patientId })).opioids?.words.replaceAll("\u00a0", " ");
  return { ...loop, patientId, record, words };
}

void test("an opioid is told in morphine equivalents with its sedative, and what nobody asked is said to be not asked", async () => {
  const { osei, patientId, record, words } = await stage();
  assert.equal(await words(), undefined);
  await record(oxycodone);
  assert.equal(await words(), "Opioid 60 MME a day, naloxone not asked");
  await record(lorazepam);
  assert.equal(await words(), "Opioid 60 MME a day, with a sedative (Lorazepam 1 mg), naloxone not asked");
  const check = (answer: "yes" | "no") =>
    osei.medications.checkOpioid({
      operationId: op(),
      patientId,
      check: { kind: "naloxone", answer, on: "2026-11-20", words: "" },
    });
  await check("no");
  await check("yes");
  assert.match((await words()) ?? "", /naloxone yes$/);
  const { opioids } = await osei.medications.list({ patientId });
  assert.deepEqual([opioids?.atCaution, opioids?.checks.agreement], ["yes", null]);
});

void test("a dose that is not known stays not known", async () => {
  const { record, words } = await stage();
  await record({ ...oxycodone, opioid: { opioidId: "oxycodone", dailyThousandths: null } });
  assert.equal(await words(), "Opioid MME not known, naloxone not asked");
});

void test("an opioid and a sedative kept in words only stand in the overview, with their doses not known", async () => {
  const { osei, patientId, record, words } = await stage();
  const inWords = { kind: "not-screened", doseText: "", startedOn: null, opioid: null } as const;
  await record({ ...inWords, words: "Oxycodone 10 mg four times a day" });
  await record({ ...inWords, words: "Ambien 10 mg" });
  assert.equal(await words(), "Opioid MME not known, with a sedative (Ambien 10 mg), naloxone not asked");
  assert.equal((await osei.medications.list({ patientId })).opioids?.atCaution, "not-known");
});

void test("stopping a medication runs the rules again, with what became due meanwhile", async () => {
  const { house, osei, patientId, record } = await stage();
  const surgery = { words: "Left rotator cuff repair", on: "2026-11-13" };
  await osei.conditions.recordSurgery({ operationId: op(), patientId, entry: surgery });
  const { medicationId } = await record(lorazepam);
  house.clock.advance(5 * 86_400_000);
  const cuff = async () =>
    (await house.store.db.select().from(house.store.t.precautions)).filter(({ words }) =>
      words.startsWith("Cuff repaired"),
    ).length;
  assert.equal(await cuff(), 1);
  await osei.medications.stop({ operationId: op(), patientId, medicationId, expectedVersion: 1 });
  assert.equal(await cuff(), 2);
});

void test("listing a medication runs the rules: what it means for therapy holds at once, also when a therapist lists it", async () => {
  const { kim, osei, patientId, record } = await stage();
  await kim.patients.openChart({ operationId: op(), patientId });
  await record(
    { words: "Apixaban 5 mg", kind: "anticoagulant", doseText: "", startedOn: null, opioid: null },
    kim,
  );
  const held = (await osei.patients.band({ patientId })).precautions.map(({ effect }) => effect);
  assert.ok(held.includes("contraindication"), held.join());
});

void test("a medication changes, is stopped, and is neither listed twice nor changed from an older version", async () => {
  const { osei, patientId, record, words } = await stage();
  const { medicationId } = await record(oxycodone);
  await assert.rejects(record(oxycodone), refusedAs("invalid", /listed already/, "medication.words"));
  const of = (expectedVersion: number) => ({ operationId: op(), patientId, medicationId, expectedVersion });
  await osei.medications.change({
    ...of(1),
    medication: { ...oxycodone, opioid: { opioidId: "oxycodone", dailyThousandths: 20_000 } },
  });
  assert.match((await words()) ?? "", /^Opioid 30 MME/);
  await assert.rejects(osei.medications.stop(of(1)), refusedAs("changed-meanwhile"));
  await osei.medications.stop(of(2));
  assert.equal(await words(), undefined);
  await assert.rejects(osei.medications.stop(of(3)), refusedAs("not-now", /not taken any more/));
  await assert.rejects(
    record({ ...oxycodone, words: "Other", startedOn: "2026-11-24" }),
    refusedAs("invalid", /ahead/, "medication.startedOn"),
  );
});
