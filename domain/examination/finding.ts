import * as z from "zod/mini";
import { requiredLine } from "#domain/calendar/bounds.ts";
import { joints, motions } from "#domain/prescriptions/limit.ts";

export const testedSides = ["left", "right", "midline"] as const;
export type TestedSide = (typeof testedSides)[number];

export const motionModes = ["active", "passive", "assisted"] as const;

/** Joint motion measured start to end; an extension deficit of 5° is start 5, hyperextension is start −5. */
export const motionFindingSchema = z.strictObject({
  joint: z.enum(joints),
  motion: z.enum(motions),
  side: z.enum(testedSides),
  mode: z.enum(motionModes),
  startDegrees: z
    .int()
    .check(z.gte(-30, "Start is between −30° and 180°."), z.lte(180, "Start is between −30° and 180°.")),
  endDegrees: z
    .int()
    .check(z.gte(-30, "End is between −30° and 200°."), z.lte(200, "End is between −30° and 200°.")),
});
export type MotionFinding = z.infer<typeof motionFindingSchema>;

/** Manual muscle test, MRC 0 to 5 with plus and minus: ordinal, never averaged. */
export const muscleGrades = ["0", "1", "2-", "2", "2+", "3-", "3", "3+", "4-", "4", "4+", "5"] as const;
export type MuscleGrade = (typeof muscleGrades)[number];
export const strengthFindingSchema = z.strictObject({
  muscle: requiredLine(80, "Name the muscle or movement."),
  side: z.enum(testedSides),
  grade: z.enum(muscleGrades),
});
export type StrengthFinding = z.infer<typeof strengthFindingSchema>;
