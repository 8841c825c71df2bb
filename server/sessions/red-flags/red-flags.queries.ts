import type { Reader } from "#db/engine/store.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { redFlagsFor } from "#domain/precautions/red-flags/questions.ts";
import type { RedFlagAnswers } from "#domain/precautions/red-flags/red-flag-check.ts";
import { treatedRegions } from "#domain/precautions/treated-region.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import { findPlanOfCare } from "#server/sessions/plan-in-force.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";
import { listTreatedCodes } from "#server/units/charges.queries.ts";

/** The regions a version treats; undefined where its first diagnosis stands for none. */
export async function readTreatedRegions(
  reader: Reader,
  plan: Pick<PlanInForce, "prescriptionVersionId"> | undefined,
): Promise<ReadonlySet<Joint> | undefined> {
  return treatedRegions(await listTreatedCodes(reader, plan?.prescriptionVersionId), []);
}

export type LastRedFlags = { askedOn: string; answers: RedFlagAnswers };

/** How red flags were answered last: in a session before, newest first, else at the evaluation. */
export async function findLastRedFlags(
  reader: Reader,
  episodeId: string,
  past: readonly { heldOn: string; note: SessionNote }[],
): Promise<LastRedFlags | null> {
  for (const { heldOn, note } of past) {
    const check = note.redFlags;
    if (check) return { askedOn: check.kind === "asked" ? heldOn : check.askedOn, answers: check.answers };
  }
  const plan = await findPlanOfCare(reader, episodeId);
  const document = plan ? await findDocument(reader, plan.documentId) : undefined;
  if (!document) return null;
  const { evaluatedOn, evaluation } = JSON.parse(document.content) as PlanOfCareContent;
  const answers = evaluation.redFlagAnswers ?? [];
  return answers.length > 0 ? { askedOn: evaluatedOn, answers } : null;
}

/** What is asked of a patient under this plan, and how it was answered last. */
export async function readRedFlags(
  reader: Reader,
  session: { episodeId: string },
  {
    treated,
    past,
  }: {
    treated: ReadonlySet<Joint> | undefined;
    past: readonly { heldOn: string; note: SessionNote }[];
  },
) {
  return {
    questions: redFlagsFor(treated).map(({ flag, words }) => ({ flag, words })),
    last: await findLastRedFlags(reader, session.episodeId, past),
  };
}
