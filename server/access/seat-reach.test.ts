import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { like } from "drizzle-orm";
import { type ChartPart, chartParts, withNeeded } from "#domain/access/chart-parts.ts";
import { callerFor } from "#server/testing.ts";
import { type Expectation, expectations, groups, type Person } from "./expectations.ts";
import { partValues } from "./seats.queries.ts";
import { askProbe, rehearse } from "./testing-ask.ts";
import { staffIdOf } from "./testing-people.ts";
import { buildStage } from "./testing-stage.ts";
import type { Stage } from "./testing-target.ts";

/**
 * What a seat must open for each procedure that lets a seat in, written by hand. What is not named here is an act, or
 * prepares one, and takes the whole chart: nobody acts on a chart of which a part is kept from them.
 */
const opensFor: Record<string, ChartPart | "any"> = {
  "patients.search": "any",
  "patients.list": "any",
  "patients.details": "any",
  "patients.openChart": "any",
  "patients.band": "any",
  "patients.record": "any",
  "patients.sinceLooked": "any",
  "reviews.chart": "any",
  "team.list": "any",
  "team.notes": "any",
  "team.signNote": "any",
  "team.addendNote": "any",
  "referrals.list": "any",
  "precautions.list": "diagnoses",
  "precautions.questions": "diagnoses",
  "precautions.toRead": "diagnoses",
  "precautions.answered": "diagnoses",
  "prescriptions.get": "prescription",
  "prescriptions.version": "prescription",
  "plansOfCare.get": "prescription",
  "requests.list": "sessions",
  "files.list": "prescription",
  "sessions.day": "sessions",
  "sessions.patientOf": "sessions",
  "sessions.get": "sessions",
  "sessions.earlier": "sessions",
  "homePrograms.get": "sessions",
  "reports.get": "sessions",
  "measures.series": "sessions",
  "orders.list": "results",
  "orders.result": "results",
  "procedures.list": "results",
  "procedures.get": "results",
  "procedures.studies": "results",
  "procedures.study": "results",
  "medications.list": "medications",
  "consultations.list": "notes",
  "consultations.get": "notes",
  "team.note": "notes",
};

const seated: readonly Person[] = ["physiatrist", "therapist", "assistant", "occupational", "specialist"];
const letsSeatIn = ({ may }: Expectation, person: Person): boolean =>
  Object.entries(may).some(
    ([group, words]) =>
      groups[group as keyof typeof groups].includes(person) && words.split(" ").includes("seat"),
  );

let stage: Stage;
before(async () => {
  stage = await buildStage("sqlite");
});
after(() => stage.house.store.close());

void test("every procedure named with a part lets a seat in", () => {
  for (const procedure of Object.keys(opensFor)) {
    const expectation = expectations[procedure];
    assert.ok(expectation && seated.some((person) => letsSeatIn(expectation, person)), procedure);
  }
});

for (const part of chartParts)
  void test(`by a seat that opens ${part}, every procedure of another part and every act answers as if nothing were there`, async () => {
    const sees = withNeeded([part]);
    await stage.house.store.write(({ db, t }) =>
      db.update(t.careTeamSeats).set(partValues(sees)).where(like(t.careTeamSeats.id, "seat-_-%")),
    );
    const differences: string[] = [];
    for (const person of seated) {
      const staffId = staffIdOf(person, "seat");
      const caller = await callerFor({ ...stage.house, store: rehearse(stage.house.store) }, staffId);
      const target = { ...stage.target, ...stage.own.get(staffId) };
      for (const [procedure, expectation] of Object.entries(expectations)) {
        if (!letsSeatIn(expectation, person)) continue;
        const opens = opensFor[procedure];
        const isOpen = opens === "any" || (opens !== undefined && sees.includes(opens));
        const shut = ["list", "shelf"].includes(expectation.about) ? "unseen" : "refused";
        const did = await askProbe(procedure, caller, { stage, staffId, target });
        if (did !== (isOpen ? "allowed" : shut)) differences.push(`${procedure} · ${person}: ${did}`);
      }
    }
    assert.deepEqual(differences, []);
  });
