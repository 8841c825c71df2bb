import * as z from "zod/mini";
import { idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { joints } from "#domain/prescriptions/limit.ts";
import { testedSides } from "./finding.ts";

export const reflexGrades = ["0", "1+", "2+", "3+", "4+"] as const;
export const specialResults = ["negative", "positive", "not-clear"] as const;

/**
 * What "examined, normal" wrote: this test, on this side, with its normal finding in the words that were shown. It says
 * that somebody looked and found it normal; it is never a measured number.
 */
export const normalFindingSchema = z.strictObject({
  region: z.enum(joints),
  testId: idSchema,
  side: z.enum(testedSides),
  words: requiredLine(80, "Name the test."),
  found: requiredLine(80, "Say what was found."),
});
export type NormalFinding = z.infer<typeof normalFindingSchema>;

const tested = {
  region: z.enum(joints),
  testId: idSchema,
  side: z.enum(testedSides),
  words: requiredLine(80, "Name the test."),
};
/** A reflex, a special test or what was seen or felt, as it was found. */
export const testFindingSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...tested, kind: z.literal("reflex"), grade: z.enum(reflexGrades) }),
  z.strictObject({ ...tested, kind: z.literal("special"), result: z.enum(specialResults) }),
  z.strictObject({ ...tested, kind: z.literal("observed"), found: requiredLine(160, "Say what was found.") }),
]);
export type TestFinding = z.infer<typeof testFindingSchema>;

/** The regions somebody set out to examine, and what was found beside motion and strength. What is in no list was not examined. */
export const examinedSchema = z.strictObject({
  regions: z.array(z.enum(joints)).check(z.maxLength(12)),
  normal: z.array(normalFindingSchema).check(z.maxLength(240)),
  found: z.array(testFindingSchema).check(z.maxLength(120)),
  /** What else was seen: scars, posture, why something was not examined. */
  note: lineText(400),
});
export type Examined = z.infer<typeof examinedSchema>;

export const nothingExamined: Examined = { regions: [], normal: [], found: [], note: "" };
