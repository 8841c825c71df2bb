import assert from "node:assert/strict";
import { test } from "node:test";
import { explainPlan, startRecording } from "#db/testing-statements.ts";
import { openTestHouse } from "#server/testing.ts";
import { describeCodes } from "./releases.queries.ts";
import { searchCodes } from "./search.queries.ts";
import { load, titles2026 } from "./testing-codes.ts";

void test("no search reads the codes or their words whole", async () => {
  const recording = startRecording();
  const house = await openTestHouse();
  await load(house, titles2026);
  recording.take();
  for (const text of [
    "M17.12",
    "M54.5",
    "M54.57",
    "m5",
    "s",
    "knee oa left",
    "fracture femur",
    "carple tunel",
    "zzzz",
  ])
    await searchCodes(house.store, { text, day: "2026-05-01", side: "left" });
  await describeCodes(house.store, "2026-05-01");
  const steps = recording
    .take()
    .filter(({ source }) => /^\s*select/i.test(source))
    .flatMap((statement) => explainPlan(statement).map((step) => ({ step, source: statement.source })));
  assert.ok(steps.some(({ step }) => step.startsWith("SEARCH diagnosis_terms")));
  assert.ok(steps.some(({ step }) => step.startsWith("SEARCH diagnosis_codes")));
  assert.deepEqual(
    steps.filter(({ step }) => /^SCAN diagnosis_/.test(step)),
    [],
  );
  // A word is a range within its own index, never a walk over all terms of a generation.
  assert.deepEqual(
    steps.filter(({ step }) => /SEARCH diagnosis_terms/.test(step) && !/kind=\? AND term[=>]/.test(step)),
    [],
  );
  recording.stop();
  await house.store.close();
});
