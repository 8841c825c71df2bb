import * as z from "zod/mini";
import { daySchema } from "#domain/calendar/bounds.ts";
import { type FlagFinding, flagFindingCodes } from "#domain/precautions/facts/findings.ts";

/** A question nobody asked has no answer: absent, never a no. */
export const redFlagAnswersSchema = z
  .array(
    z.strictObject({
      flag: z.enum(flagFindingCodes),
      answer: z.enum(["no", "yes", "not-asked"]),
    }),
  )
  .check(z.maxLength(24));
export type RedFlagAnswers = z.infer<typeof redFlagAnswersSchema>;

/** What a session says of red flags: asked in full, or confirmed as they were answered on an earlier day. */
export const redFlagCheckSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("asked"), answers: redFlagAnswersSchema }),
  z.strictObject({
    kind: z.literal("no-change"),
    /** The day the answers were first given in full. */
    askedOn: daySchema,
    /** What was confirmed. */
    answers: redFlagAnswersSchema,
  }),
]);
export type RedFlagCheck = z.infer<typeof redFlagCheckSchema>;

export const flagsAnswered = (answers: RedFlagAnswers, answer: "no" | "yes"): FlagFinding[] =>
  answers.filter((one) => one.answer === answer).map(({ flag }) => flag);

/** New since what stood before: a yes that was none. What is confirmed as it was is not new. */
export const newFlags = (before: RedFlagCheck | undefined, after: RedFlagCheck | undefined): FlagFinding[] =>
  after?.kind === "asked"
    ? flagsAnswered(after.answers, "yes").filter(
        (flag) => !flagsAnswered(before?.kind === "asked" ? before.answers : [], "yes").includes(flag),
      )
    : [];

/** A yes of this same asking that was taken back. */
export const withdrawnFlags = (
  before: RedFlagCheck | undefined,
  after: RedFlagCheck | undefined,
): FlagFinding[] =>
  before?.kind === "asked"
    ? flagsAnswered(before.answers, "yes").filter(
        (flag) => !flagsAnswered(after?.answers ?? [], "yes").includes(flag),
      )
    : [];

/** Sums an asking up as one: present where one is, none only where every question was asked. */
export function redFlagsInAll(
  answers: RedFlagAnswers,
  asked: readonly { flag: FlagFinding }[],
): "none" | "present" | "not-asked" {
  if (answers.some(({ answer }) => answer === "yes")) return "present";
  const isAsked = asked.every(({ flag }) => answers.some((one) => one.flag === flag && one.answer === "no"));
  return isAsked ? "none" : "not-asked";
}

/** Changes the answer to one question. */
export const withAnswer = (
  answers: RedFlagAnswers,
  flag: FlagFinding,
  answer: RedFlagAnswers[number]["answer"],
): RedFlagAnswers => [...answers.filter((one) => one.flag !== flag), { flag, answer }];
