import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";

export const reEvaluationReasons = {
  "new-findings": "New findings or a new problem",
  "not-progressing": "Not progressing as planned",
  "goals-met": "Goals met, new ones needed",
  "plan-ending": "The plan or certification ends",
  "after-procedure": "After a procedure or an operation",
  "return-to-care": "Back after a break",
  other: "Another reason",
} as const;
export type ReEvaluationReason = keyof typeof reEvaluationReasons;
export const reEvaluationReasonNames = Object.keys(reEvaluationReasons) as ReEvaluationReason[];

/** What became of a goal of the plan before. */
export const goalOutcomes = ["met", "not-met", "changed"] as const;
export type GoalOutcome = (typeof goalOutcomes)[number];
export const goalOutcomeWords: Record<GoalOutcome, string> = {
  met: "Met",
  "not-met": "Not met",
  changed: "Changed",
};

/** An evaluation that follows another: why, and what became of its goals. What was found then is never found now. */
export const reEvaluationSchema = z.strictObject({
  earlierPlanId: idSchema,
  earlierNumber: z.int().check(z.gte(1)),
  earlierOn: daySchema,
  /** Absent until it is chosen. */
  reason: z.exactOptional(z.enum(reEvaluationReasonNames)),
  reasonWords: lineText(300),
  goals: z
    .array(
      z.strictObject({
        goalId: idSchema,
        /** The goal as it stood, with its numbers. */
        words: requiredLine(400, "Name the goal."),
        outcome: z.exactOptional(z.enum(goalOutcomes)),
        note: lineText(200),
      }),
    )
    .check(z.maxLength(12)),
});
export type ReEvaluation = z.infer<typeof reEvaluationSchema>;
