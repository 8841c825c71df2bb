import * as z from "zod/mini";
import { daySchema, idSchema, lineText } from "#domain/calendar/bounds.ts";
import { counted, countedOf } from "#domain/units/counted.ts";
import { mostDaysToAsk } from "./days-to-ask.ts";

/** What the patient says of one exercise of the program; nothing is an answer until somebody gave it. */
export const homeAnswers = ["did", "some", "not", "not-asked"] as const;
export type HomeAnswer = (typeof homeAnswers)[number];

/** Why it was not done, or not all of it. */
export const homeReasons = [
  "pain",
  "no-time",
  "forgot",
  "too-hard",
  "not-clear",
  "no-equipment",
  "other",
] as const;
export type HomeReason = (typeof homeReasons)[number];

export const homeAnswerWords: Record<HomeAnswer, string> = {
  did: "Did",
  some: "Some",
  not: "Not",
  "not-asked": "Not asked",
};
export const homeReasonWords: Record<HomeReason, string> = {
  pain: "Pain",
  "no-time": "No time",
  forgot: "Forgot",
  "too-hard": "Too hard",
  "not-clear": "Not clear how",
  "no-equipment": "No equipment",
  other: "Other",
};

/** A reason belongs to what was not done, or not all of it. */
export const isAskedWhy = (answer: HomeAnswer): boolean => answer === "some" || answer === "not";

/** What the patient said they did, kept in the session's note: of which program, and by exercise where it was asked. */
export const homeReportSchema = z.strictObject({
  programId: idSchema,
  /** Out of how many days, counted from which, when it was asked: what is written later does not change it. */
  asked: z.exactOptional(
    z.strictObject({ since: daySchema, days: z.int().check(z.gte(0), z.lte(mostDaysToAsk)) }),
  ),
  exercises: z
    .array(
      z
        .strictObject({
          lineKey: idSchema,
          /** As the chart calls it, so that the note is read without the program. */
          name: lineText(120),
          answer: z.enum(homeAnswers),
          reason: z.exactOptional(z.enum(homeReasons)),
        })
        .check(
          z.refine(
            ({ answer, reason }) => reason === undefined || isAskedWhy(answer),
            "A reason is given for what was not done, or not all of it.",
          ),
        ),
    )
    .check(z.maxLength(12)),
});
export type HomeReport = z.infer<typeof homeReportSchema>;

/** "3 of 5 days", "3 days" where nobody kept out of how many. */
export const describeDays = (days: number, asked: HomeReport["asked"]): string =>
  asked ? countedOf(days, asked.days, "day") : counted(days, "day");

/** "Heel slide some, pain" for each exercise that was answered. */
export const describeReport = ({ exercises }: Pick<HomeReport, "exercises">): string[] =>
  exercises.map(({ name, answer, reason }) =>
    [
      `${name}: ${homeAnswerWords[answer].toLowerCase()}`,
      ...(reason ? [homeReasonWords[reason].toLowerCase()] : []),
    ].join(", "),
  );
