import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { count, eq } from "drizzle-orm";
import { verifyChain } from "#db/engine/chain.ts";
import { openSqliteStore } from "#db/engine/sqlite-store.ts";
import type { Store } from "#db/engine/store.ts";
import * as tables from "#db/schema/sqlite.ts";
import { onBothEngines, temporaryFolder } from "#db/testing.ts";
import { sensitiveSections } from "#domain/people/staff.ts";
import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import { wholeSight } from "#server/access/seats.queries.ts";
import { describeSummary } from "#server/cli/import-fhir.ts";
import type { House } from "#server/context.ts";
import { listPatientAudit } from "#server/patients/audit.queries.ts";
import { readRecord } from "#server/patients/band.queries.ts";
import { readTreatmentGate } from "#server/sessions/gate.queries.ts";
import { type Cast, callerFor, fillCast, op, openTestHouse, type TestHouse } from "#server/testing.ts";
import { consult, legPressOnly, openSession, prescribe } from "#server/testing-loop.ts";
import { about, bundleOf, folderOf, personOf, secrets, zipOf } from "./fhir-testing.ts";
import { type ImportRun, importFhir } from "./import-fhir.commands.ts";

async function openCast(store?: Store): Promise<{ house: TestHouse; cast: Cast }> {
  const house = await openTestHouse(store);
  return { house, cast: await fillCast(house) };
}
let runs = 0;
const bringIn = (house: House, clinicId: string, path: string, more: Partial<ImportRun> = {}) => {
  const folder = temporaryFolder();
  return importFhir(house, {
    clinicId,
    paths: [path],
    folder,
    reportFile: join(folder, `report-${(runs += 1)}.ndjson`),
    ...more,
  });
};
const linesOf = (summary: { report: string }) =>
  readFileSync(summary.report, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, string>);

async function findPatient(house: House, family: string) {
  const { patients } = house.store.t;
  const [row] = await house.store.db.select().from(patients).where(eq(patients.family, family));
  assert.ok(row, `${family} is in the clinic`);
  return row;
}
/** Number of rows of every table. */
async function countRows({ store }: House): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of Object.keys(tables) as (keyof typeof tables)[]) {
    const [row] = await store.db.select({ rows: count() }).from(store.t[name] as typeof store.t.patients);
    counts[name] = row?.rows ?? 0;
  }
  return counts;
}

onBothEngines("everything of a patient comes in, and the chain agrees afterwards", async (store) => {
  const { house, cast } = await openCast(store);
  const summary = await bringIn(house, cast.cedar, folderOf({ "a.json": bundleOf(personOf("p1")) }));
  assert.equal(summary.hasFailed, false);
  assert.deepEqual(summary.patients, { added: 1, extended: 0, unchanged: 0, notBroughtIn: 0 });
  assert.deepEqual(summary.resources["Claim"], {
    found: 1,
    added: 0,
    unchanged: 0,
    changed: 0,
    "left-out": 1,
    failed: 0,
  });
  const patient = await findPatient(house, "Marlowe");
  assert.equal(patient.given, "Ines Rae");
  assert.equal(patient.bornOn, "1961-04-09");
  assert.equal(patient.language, "es");
  assert.equal(patient.allergyState, "listed");
  assert.equal(patient.address, "12 Juniper Way, Santa Fe, NM 87501, US");
  const record = await readRecord(store, patient.id, { named: sensitiveSections, sight: wholeSight });
  assert.deepEqual(
    record.conditions.map(({ words, snomed, icd10, side, onsetOn, screening, source }) => ({
      words,
      snomed,
      icd10,
      side,
      onsetOn,
      screening,
      source,
    })),
    [
      {
        words: "Osteoarthritis of knee",
        snomed: "239873007",
        icd10: "",
        side: "left",
        onsetOn: "2019-05-04",
        screening: "not-screened",
        source: "imported",
      },
    ],
  );
  assert.deepEqual(
    record.medications.map(({ words, kind, source }) => [words, kind, source]),
    [["Warfarin 5 MG Oral Tablet", "anticoagulant", "imported"]],
  );
  assert.deepEqual(
    record.observations.map(({ words, decimalText, unit }) => `${words} ${decimalText} ${unit}`).toSorted(),
    [
      "Diastolic blood pressure 84 mmHg",
      "Pain severity - 0-10 verbal numeric rating 6 {score}",
      "Systolic blood pressure 131 mmHg",
    ],
  );
  assert.deepEqual(record.history.map(({ kind, words }) => `${kind}: ${words}`).toSorted(), [
    "care-plan: Physical therapy procedure: Stretching exercises",
    "encounter: Encounter for symptom for Knee pain",
    "procedure: Injection into knee joint",
  ]);
  const [encounter] = await store.db
    .select({ by: store.t.outsideContacts.name, npi: store.t.outsideContacts.npi })
    .from(store.t.importedHistory)
    .innerJoin(
      store.t.outsideContacts,
      eq(store.t.outsideContacts.id, store.t.importedHistory.practitionerId),
    );
  assert.deepEqual(encounter, { by: "Dr. Odell Vance", npi: "1234567893" });
  const audit = await listPatientAudit(store, patient.id, null, sensitiveSections);
  assert.deepEqual(audit.list.map((row) => row.action).toSorted(), ["importHistory", "registerPatient"]);
  assert.deepEqual(await verifyChain(store, new Map([["k1", house.auditKey]]), cast.cedar), []);
});

test("a second run adds not one row, and a third reports what changed at the source without touching the chart", async () => {
  const { house, cast } = await openCast();
  await bringIn(house, cast.cedar, folderOf({ "a.json": bundleOf(personOf("p1")) }));
  const before = await countRows(house);
  const again = await bringIn(house, cast.cedar, await zipOf({ "a.json": bundleOf(personOf("p1")) }));
  assert.deepEqual(await countRows(house), before);
  assert.equal(again.patients.unchanged, 1);
  assert.equal(again.hasFailed, false);

  const moved = personOf("p1", { telecom: [{ system: "phone", value: "505 555 0199" }] }).map((resource) =>
    resource.id === "p1-knee"
      ? { ...resource, verificationStatus: { coding: [{ code: "entered-in-error" }] } }
      : resource.id === "p1-pain"
        ? { ...resource, valueQuantity: { value: 9, unit: "{score}" } }
        : resource,
  );
  const third = await bringIn(house, cast.cedar, folderOf({ "a.json": bundleOf(moved) }));
  assert.deepEqual(await countRows(house), before);
  assert.equal((await findPatient(house, "Marlowe")).phone, "505 555 0137");
  assert.deepEqual(
    linesOf(third)
      .filter((line) => line["outcome"] === "changed")
      .map((line) => String(line["id"]))
      .toSorted(),
    ["p1", "p1-knee", "p1-pain"],
  );
  assert.equal(third.hasFailed, false);
});

test("what is new at the source is added to the same patient, and resources of one patient may be spread over files", async () => {
  const { house, cast } = await openCast();
  const [patient, ...rest] = personOf("p1");
  const first = await bringIn(
    house,
    cast.cedar,
    folderOf({
      "1/Condition.ndjson": rest.map((one) => JSON.stringify(one)).join("\n\n"),
      "2/Patient.ndjson": `${JSON.stringify(patient)}\n`,
    }),
  );
  assert.equal(first.hasFailed, false);
  assert.equal(first.patients.added, 1);
  const later = { ...rest.find((one) => one.id === "p1-pain"), id: "p1-pain-2" };
  const second = await bringIn(house, cast.cedar, folderOf({ "x.ndjson": JSON.stringify(later) }));
  assert.deepEqual(second.patients, { added: 0, extended: 1, unchanged: 0, notBroughtIn: 0 });
  const { id } = await findPatient(house, "Marlowe");
  const record = await readRecord(house.store, id, { named: sensitiveSections, sight: wholeSight });
  assert.equal(record.observations.filter((row) => row.decimalText === "6").length, 2);
});

test("decimals stay as their source wrote them, beside a rounded number", async () => {
  const { house, cast } = await openCast();
  const [patient] = personOf("p1");
  const weight = (id: string, value: string) => ({
    resourceType: "Observation",
    id,
    ...about("p1"),
    status: "final",
    category: [{ coding: [{ code: "vital-signs" }] }],
    code: { coding: [{ system: "http://loinc.org", code: "29463-7", display: "Body weight" }] },
    effectiveDateTime: "2024-03-02",
    valueQuantity: { value, unit: "kg" },
  });
  const written = { "@a": "82.0", "@b": "176.35499866729558", "@c": "1e2", "@d": "-0.5" };
  const text = bundleOf(
    [patient ?? {}, ...Object.keys(written).map((key, index) => weight(`w${index}`, key))],
    written,
  );
  await bringIn(house, cast.cedar, folderOf({ "a.json": text }));
  const rows = await house.store.db.select().from(house.store.t.observations);
  assert.deepEqual(
    rows.map((row) => [row.decimalText, row.valueThousandths]),
    [
      ["82.0", 82_000],
      ["176.35499866729558", 176_355],
      ["1e2", 100_000],
      ["-0.5", -500],
    ],
  );
});

test("a patient whose write fails leaves nothing behind, and the others come in", async () => {
  const { house, cast } = await openCast();
  const { store } = house;
  const breaking: House = {
    ...house,
    store: {
      ...store,
      write: (work) =>
        store.write((tx) => {
          let isDoomed = false;
          const insert: typeof tx.db.insert = (table) => {
            const builder = tx.db.insert(table);
            const values = builder.values.bind(builder);
            builder.values = (rows: never) => {
              isDoomed ||= JSON.stringify(rows).includes("Doomed");
              // The last table that is written: everything else of the patient stands in the transaction by then.
              if (isDoomed && (table as unknown) === tx.t.importedHistory)
                throw new Error("no space left on device");
              return values(rows);
            };
            return builder;
          };
          return work({ ...tx, db: Object.assign(Object.create(tx.db) as typeof tx.db, { insert }) });
        }),
    },
  };
  const doomed = personOf("p2", { name: [{ family: "Doomed", given: ["Ada"] }] });
  const before = await countRows(house);
  const summary = await bringIn(breaking, cast.cedar, folderOf({ "a.json": bundleOf([...doomed]) }));
  assert.equal(summary.hasFailed, true);
  assert.equal(summary.patients.notBroughtIn, 1);
  const after = await countRows(house);
  for (const name of ["patients", "conditions", "observations", "searchTerms", "importedHistory"])
    assert.equal(after[name], before[name], name);
  const both = await bringIn(
    breaking,
    cast.cedar,
    folderOf({ "a.json": bundleOf(doomed), "b.json": bundleOf(personOf("p1")) }),
  );
  assert.equal(both.patients.added, 1);
  assert.equal(both.patients.notBroughtIn, 1);
  assert.doesNotMatch(readFileSync(both.report, "utf8"), /no space left/);
  assert.deepEqual(await verifyChain(store, new Map([["k1", house.auditKey]]), cast.cedar), []);
});

test("social security, licence and passport numbers reach no table, no report and no screen", async () => {
  const { house, cast } = await openCast();
  const sly = personOf("p2", { id: secrets.ssn, name: [{ family: "Sly", given: ["Bo"] }] });
  const summary = await bringIn(
    house,
    cast.cedar,
    folderOf({ "a.json": bundleOf(personOf("p1")), "b.json": bundleOf(sly) }),
  );
  const seen: string[] = [
    readFileSync(summary.report, "utf8"),
    JSON.stringify(summary),
    describeSummary(summary),
  ];
  for (const name of Object.keys(tables) as (keyof typeof tables)[])
    seen.push(
      JSON.stringify(
        await house.store.db.select().from(house.store.t[name] as typeof house.store.t.patients),
      ),
    );
  assert.match(seen.join(""), /Marlowe/);
  for (const secret of Object.values(secrets)) assert.equal(seen.join("").includes(secret), false, secret);
});

test("imported history never opens the consultation gate; after a consultation and a prescription the patient is treated", async () => {
  const { house, cast } = await openCast();
  await bringIn(house, cast.cedar, folderOf({ "a.json": bundleOf(personOf("p1")) }));
  const patient = await findPatient(house, "Marlowe");
  const { store } = house;
  await store.write(async ({ db, t }) => {
    await db.insert(t.episodes).values({
      id: "id-brought",
      patientId: patient.id,
      title: "Left knee",
      side: "left",
      startedOn: "2026-11-20",
      prescriberId: cast.osei,
      isSensitive: false,
    });
  });
  const physiatrist = await callerFor(house, cast.osei);
  const found = await physiatrist.patients.search({ text: "marlowe ines" });
  assert.equal(JSON.stringify(found).includes(patient.id), true);
  await physiatrist.patients.openChart({ operationId: op(), patientId: patient.id });
  await assert.rejects(
    prescribe(physiatrist, "id-brought", { kind: "blank" }, legPressOnly),
    /Osteoarthritis of knee is not screened for precautions/,
  );
  const record = await readRecord(store, patient.id, { named: sensitiveSections, sight: wholeSight });
  for (const { conditionId, version } of record.conditions)
    await physiatrist.conditions.answerScreening({
      operationId: op(),
      patientId: patient.id,
      conditionId,
      expectedVersion: version,
      icd10: "M17.12",
      answer: "",
    });
  for (const { medicationId, version } of record.medications)
    await physiatrist.conditions.classifyMedication({
      operationId: op(),
      patientId: patient.id,
      medicationId,
      expectedVersion: version,
      kind: "anticoagulant",
    });
  for (const { precautionId } of await physiatrist.precautions.list({ patientId: patient.id }))
    await physiatrist.precautions.confirm({
      operationId: op(),
      patientId: patient.id,
      precautionIds: [precautionId],
    });
  await prescribe(physiatrist, "id-brought", { kind: "blank" }, legPressOnly);
  const therapist = await callerFor(house, cast.kim);
  const gate = await readTreatmentGate(
    store,
    { episodeId: "id-brought", policy: defaultClinicPolicy, timeZone: "America/Denver" },
    "2026-11-23",
    { isKept: false },
  );
  assert.deepEqual(
    gate.reasons.map((reason) => reason.code),
    ["no-consultation"],
  );
  await assert.rejects(openSession(therapist, patient.id, "id-brought"), /signed consultation/);

  const episodeId = await consult(physiatrist, patient.id, { allergyState: "listed", allergies: ["Latex"] });
  await prescribe(physiatrist, episodeId, { kind: "blank" }, legPressOnly);
  assert.match(await openSession(therapist, patient.id, episodeId), /^[0-9a-f-]{36}$/);
});

test("a source id that belongs to somebody else is refused, and a namesake is noted", async () => {
  const { house, cast } = await openCast();
  await bringIn(house, cast.cedar, folderOf({ "a.json": bundleOf(personOf("p1")) }));
  const before = await countRows(house);
  const other = personOf("p1", { name: [{ family: "Quill", given: ["Theo"] }], birthDate: "1990-01-01" });
  const refused = await bringIn(house, cast.cedar, folderOf({ "a.json": bundleOf(other) }));
  assert.equal(refused.hasFailed, true);
  assert.deepEqual(await countRows(house), before);
  const twin = await bringIn(house, cast.cedar, folderOf({ "a.json": bundleOf(personOf("p7")) }));
  assert.equal(twin.patients.added, 1);
  assert.match(
    readFileSync(twin.report, "utf8"),
    /Somebody with this name and birth date was here before, MRN/,
  );
});

test("beside a running server both write, nobody waits long, and the chain agrees", async () => {
  const file = join(temporaryFolder(), "plinth.sqlite");
  const { house: server, cast } = await openCast(await openSqliteStore({ file }));
  const importing = await openTestHouse(await openSqliteStore({ file }));
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `p${index}.json`,
      bundleOf(personOf(`p${index}`, { name: [{ family: `Family ${index}`, given: ["Given"] }] })),
    ]),
  );
  let isImporting = true;
  const done = bringIn(importing, cast.cedar, folderOf(files)).finally(() => {
    isImporting = false;
  });
  let writes = 0;
  let longest = 0;
  const desk = await callerFor(server, cast.osei);
  while (isImporting) {
    const began = performance.now();
    await desk.patients.search({ text: "hale" });
    longest = Math.max(longest, performance.now() - began);
    writes += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const summary = await done;
  assert.equal(summary.hasFailed, false);
  assert.equal(summary.patients.added, 30);
  assert.ok(writes > 3, `${writes} writes of the server in between`);
  assert.ok(longest < 2000, `the server waited ${Math.round(longest)} ms`);
  assert.deepEqual(await verifyChain(server.store, new Map([["k1", server.auditKey]]), cast.cedar), []);
  await importing.store.close();
  await server.store.close();
});
