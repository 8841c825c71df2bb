import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import { op } from "#server/testing.ts";
import { openPrescribed, startToday } from "./testing-session.ts";

test("what must not be done alone is marked at its row with the words of the precaution, also at an exercise the therapist adds, and refuses nothing", async () => {
  const stage = await openPrescribed();
  const { kim, osei, episodeId } = stage;
  await osei.conditions.recordDiagnosis({
    operationId: op(),
    episodeId,
    diagnosis: { code: "G40.909", title: "Epilepsy", side: "not-applicable" },
  });
  const sessionId = await startToday(stage);
  const added = await kim.sessions.addRow({
    operationId: op(),
    sessionId,
    exerciseId: "treadmill-walk",
    side: "not-applicable",
    dose: { duration: quantity(10, "min") },
  });
  assert.equal(added.outcome, "saved");
  const { rows } = await kim.sessions.get({ sessionId });
  assert.deepEqual(rows[0]?.minded, []);
  const words = rows[1]?.minded.map((one) => `${one.effect}: ${one.words}`) ?? [];
  // The cautious reading holds while nobody answered when the last one was, and of one fact the gravest is said.
  assert.deepEqual(words, [
    "contraindication: Seizures, last one not known: no pool, heights or treadmill alone",
  ]);
  assert.equal(rows[1]?.check.consequence, "act");
});
