import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import { findExercise } from "#domain/exercises/library.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { beginTreatment, type Treatment } from "#domain/prescriptions/lines/treatment.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { prescriptionContentSchema } from "#domain/prescriptions/prescription.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { op } from "#server/testing.ts";
import { legPressOnly, openLoop, openSession, prescribe, refusedAs } from "#server/testing-loop.ts";

/** A line of the library as the composer adds it. */
function added(exerciseId: string, change: Partial<Line> = {}): Line {
  const exercise = findExercise(exerciseId);
  assert.ok(exercise, exerciseId);
  const treatment = beginTreatment(exercise);
  return {
    lineId: `line-${exerciseId}`,
    lineKey: `key-${exerciseId}`,
    exerciseId,
    exerciseVersion: exercise.version,
    name: exercise.name,
    side: "not-applicable",
    owner: "prescriber",
    consequence: "act-and-tell",
    dose: exercise.usualDose,
    bounds: {},
    weeklySteps: {},
    isHomeProgram: false,
    note: "",
    ...(treatment ? { treatment } : {}),
    ...change,
  };
}
const withLines =
  (...lines: Line[]) =>
  (content: PrescriptionContent): PrescriptionContent => ({ ...content, kind: "specific", lines });

test("settings of a modality, a grade, a device and a rhythm at home are signed as shown, agree with their tables, and stand in the session", async () => {
  const { house, osei, kim, cast, episodeId } = await openLoop();
  const ultrasound: Treatment = {
    kind: "modality",
    modalityId: "ultrasound",
    parameters: { duty: "fifth", intensity: { thousandths: 800, unit: "W/cm²" } },
  };
  const lines = [
    added("ultrasound", { treatment: ultrasound }),
    added("manual-spine", { treatment: { kind: "manual", gradeMost: "III" } }),
    added("gait-training", { treatment: { kind: "gait", device: "cane", surface: "level" } }),
    added("breathing", { isHomeProgram: true, home: { timesPerDay: 2, daysPerWeek: 7 } }),
  ];
  await prescribe(osei, episodeId, { kind: "blank" }, withLines(...lines));
  const standing = await osei.prescriptions.get({ episodeId });
  assert.deepEqual(
    standing?.content.lines.map(({ treatment, home }) => [treatment, home]),
    lines.map(({ treatment, home }) => [treatment, home]),
  );
  assert.deepEqual((await verifyDocuments(house.store)).problems, []);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const { plan } = await kim.sessions.get({ sessionId });
  assert.deepEqual(
    plan?.lines.map((line) => line.treatment),
    lines.map((line) => line.treatment),
  );
});

test("a thrust is refused where manipulation is contraindicated; a lower grade of the same technique is not", async () => {
  const { osei, kim, cast, episodeId } = await openLoop();
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  await kim.precautions.raise({
    operationId: op(),
    patientId: cast.hale,
    effect: "contraindication",
    words: "Unstable neck: no manipulation",
    excludedTags: ["manipulation"],
  });
  const [raised] = await osei.precautions.list({ patientId: cast.hale });
  assert.ok(raised);
  await osei.precautions.confirm({
    operationId: op(),
    patientId: cast.hale,
    precautionIds: [raised.precautionId],
  });
  const grade = (gradeMost: "IV" | "V") =>
    withLines(added("manual-spine", { treatment: { kind: "manual", gradeMost } }));
  await assert.rejects(
    prescribe(osei, episodeId, { kind: "blank" }, grade("V")),
    refusedAs("invalid", /no manipulation/, "content.lines.0.exerciseId"),
  );
  await assert.rejects(
    prescribe(
      osei,
      episodeId,
      { kind: "blank" },
      withLines(added("manual-spine", { treatment: { kind: "manual" } })),
    ),
    refusedAs("invalid", /grade is left open.*Cap it at IV or less/, "content.lines.0.treatment.gradeMost"),
  );
  await prescribe(osei, episodeId, { kind: "blank" }, grade("IV"));
});

test("a setting beyond its span is refused at its own field, a dose beyond the modality's at the dose", async () => {
  const { osei, episodeId } = await openLoop();
  const { content } = await osei.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "blank" },
  });
  const fieldsOf = (change: Partial<Line>) =>
    prescriptionContentSchema
      .safeParse(withLines(added("ultrasound", change))(content))
      .error?.issues.map(({ path }) => path.join(".")) ?? [];
  const intensity = (thousandths: number): Treatment => ({
    kind: "modality",
    modalityId: "ultrasound",
    parameters: { intensity: { thousandths, unit: "W/cm²" } },
  });
  assert.deepEqual(fieldsOf({ treatment: intensity(2000) }), []);
  assert.deepEqual(fieldsOf({ treatment: intensity(2001) }), ["lines.0.treatment.parameters.intensity"]);
  assert.deepEqual(fieldsOf({ dose: { duration: quantity(21, "min") } }), ["lines.0.dose.duration"]);
  assert.deepEqual(prescriptionContentSchema.safeParse(legPressOnly(content)).error?.issues ?? [], []);
});
