import * as z from "zod/mini";
import { daySchema, idSchema } from "#domain/calendar/bounds.ts";
import { type Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import { numberFindings } from "./facts/findings.ts";
import type { AnswerValue } from "./facts/record.ts";
import type { Question } from "./rule.ts";

/** An answer as it is given: of a number only the number, of a choice only which; what they mean the question says. */
export const givenAnswerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("date"), on: daySchema }),
  z.strictObject({ kind: z.literal("number"), thousandths: z.int() }),
  z.strictObject({ kind: z.literal("choice"), value: idSchema }),
  z.strictObject({ kind: z.literal("not-known") }),
  z.strictObject({ kind: z.literal("not-applicable") }),
]);
export type GivenAnswer = z.infer<typeof givenAnswerSchema>;

/** What is kept, or what is wrong with what was given: the field and what to do. */
export type ReadAnswer = { value: AnswerValue } | { field: string; words: string };

/** Whether it frees by judgment what holds while nobody knows: that is a physiatrist's to say. */
export const isPhysiatristsAnswer = (question: Question, given: GivenAnswer): boolean =>
  given.kind === "not-applicable" ||
  (given.kind === "choice" &&
    question.answer.kind === "choice" &&
    question.answer.choices.some(({ value, isPhysiatrists }) => value === given.value && isPhysiatrists));

/** Holds what was given against its question. "Not known" and "does not apply" are answered in words beside. */
export function readAnswer(
  question: Question,
  given: GivenAnswer,
  facts: { today: Day; words: string },
): ReadAnswer {
  if (given.kind === "not-known" || given.kind === "not-applicable")
    return facts.words === "" && given.kind === "not-applicable"
      ? { field: "words", words: "Say why it does not apply." }
      : { value: given };
  if (given.kind !== question.answer.kind)
    return { field: "value", words: "This question is answered otherwise. Reload and answer again." };
  if (given.kind === "date")
    return given.on > facts.today
      ? { field: "value", words: "This date lies ahead. Enter the day it was." }
      : { value: given };
  if (given.kind === "number" && question.answer.kind === "number") {
    const { code } = question.answer;
    const { label, least, most, units } = numberFindings[code];
    return given.thousandths >= least * 1000 && given.thousandths <= most * 1000
      ? { value: { kind: "number", code, thousandths: given.thousandths } }
      : { field: "value", words: `${label} is ${least} to ${most} ${units[0]}.` };
  }
  const choice =
    given.kind === "choice" && question.answer.kind === "choice"
      ? question.answer.choices.find(({ value }) => value === given.value)
      : undefined;
  return choice
    ? {
        value: {
          kind: "choice",
          value: choice.value,
          ...(choice.flag ? { flag: choice.flag } : {}),
          ...(choice.side ? { side: choice.side } : {}),
        },
      }
    : { field: "value", words: "Choose one of the answers." };
}

/** An answer as it is read later, in few words. */
export function describeAnswer(question: Question, value: AnswerValue): string {
  switch (value.kind) {
    case "date":
      return describeDay(value.on);
    case "number":
      return `${formatAmount(value.thousandths)}\u00a0${numberFindings[value.code].units[0]}`;
    case "choice":
      return question.answer.kind === "choice"
        ? (question.answer.choices.find((choice) => choice.value === value.value)?.label ?? value.value)
        : value.value;
    case "not-known":
      return "Not known";
    case "not-applicable":
      return "Does not apply";
    default:
      return value satisfies never;
  }
}
