import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { Refused } from "#server/refusal.ts";
import { type Caller, callerFor, op } from "#server/testing.ts";
import type { CastStage } from "#server/testing-cast.ts";
import { asked, consult, prescribe } from "#server/testing-loop.ts";

export const refusedAt = (field: string, words: RegExp) => (error: unknown) => {
  const cause = (error as { cause?: unknown }).cause;
  assert.ok(cause instanceof Refused, String(error));
  assert.equal(cause.refusal.field, field);
  assert.match(cause.refusal.words, words);
  return true;
};

/** Mrs. Hale consulted and prescribed; R. Kim has her evaluation before him, answered and with a line. */
export async function stagePlan({ house, cast }: CastStage) {
  const osei = await callerFor(house, cast.osei);
  const kim = await callerFor(house, cast.kim);
  const episodeId = await consult(osei, cast.hale);
  await prescribe(osei, episodeId, { kind: "evaluate-and-treat" });
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  const { draft } = await kim.plansOfCare.prepare({ episodeId });
  return { house, cast, osei, kim, episodeId, plan: complete(draft) };
}

export const complete = (draft: PlanOfCareContent): PlanOfCareContent => ({
  ...draft,
  evaluation: asked(draft.evaluation),
  goals: [
    {
      goalId: "g1",
      words: "Climb stairs",
      measureId: "lefs",
      baselineThousandths: 34_000,
      targetThousandths: 50_000,
      unit: "of 80",
      targetOn: "2027-01-18",
    },
  ],
  lines: [
    {
      lineId: op(),
      lineKey: "carry",
      exerciseId: "suitcase-carry",
      exerciseVersion: 1,
      name: "Suitcase carry",
      side: "left",
      owner: "therapist",
      consequence: "act",
      dose: { sets: quantity(2, "set"), load: quantity(10, "lb") },
      bounds: {},
      weeklySteps: {},
      isHomeProgram: false,
      note: "",
    },
  ],
});

export const signs = (
  kim: Caller,
  episodeId: string,
  content: PlanOfCareContent,
  basePlanId: string | null = null,
) => kim.plansOfCare.sign({ operationId: op(), episodeId, content, basePlanId });
