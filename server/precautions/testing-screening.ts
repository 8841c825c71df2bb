import assert from "node:assert/strict";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import { dayInZone } from "#server/clock.ts";
import { op } from "#server/testing.ts";
import { consult, openLoop } from "#server/testing-loop.ts";

/** Mrs. Hale consulted, with what the visit found besides; and short ways to what holds and what is asked. */
export async function stage(change: Partial<ConsultationContent> = {}) {
  const loop = await openLoop();
  const { house, osei, kim, cast } = loop;
  const patientId = cast.hale;
  const today = dayInZone(house.clock.now(), "America/Los_Angeles");
  const episodeId = Object.keys(change).length > 0 ? await consult(osei, patientId, change) : loop.episodeId;
  await kim.patients.openChart({ operationId: op(), patientId });
  const inForce = async () => osei.precautions.list({ patientId });
  const words = async () => (await inForce()).map((precaution) => precaution.words);
  const limits = async () => (await osei.patients.band({ patientId })).limits.map((limit) => limit.words);
  const questions = async () =>
    (await osei.precautions.questions({ patientId })).map(({ questionId }) => questionId);
  const answer = async (
    questionId: string,
    value: Parameters<typeof osei.precautions.answer>[0]["value"],
  ) => {
    const asked = (await osei.precautions.questions({ patientId })).find(
      (question) => question.questionId === questionId,
    );
    assert.ok(asked, questionId);
    return osei.precautions.answer({
      operationId: op(),
      patientId,
      questionId,
      factId: asked.factId,
      value,
      words: "",
      standingAnswerId: asked.standingAnswerId,
    });
  };
  const on = (precautionIds: string[]) => ({ operationId: op(), patientId, precautionIds });
  return { ...loop, patientId, episodeId, today, inForce, words, limits, questions, answer, on };
}

export const diagnosis = (code: string, title: string) => ({ code, title, side: "not-applicable" as const });
export const knee = { code: "M17.12", title: "Left knee osteoarthritis", side: "left" as const };
export const manifold: Partial<ConsultationContent> = {
  diagnoses: [knee],
  conditions: [
    diagnosis("E11.9", "Type 2 diabetes"),
    diagnosis("M81.0", "Osteoporosis"),
    diagnosis("Z95.0", "Pacemaker"),
  ],
  medications: [
    { words: "Insulin glargine 20 units", kind: "not-screened" },
    { words: "Warfarin 5 mg", kind: "not-screened" },
  ],
};
