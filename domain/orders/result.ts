import * as z from "zod/mini";
import { daySchema, lineText, proseText, requiredLine } from "#domain/calendar/bounds.ts";
import type { Day } from "#domain/calendar/days.ts";
import type { OrderProblem } from "./validate-order.ts";

export const resultStatuses = ["preliminary", "final", "corrected"] as const;
export type ResultStatus = (typeof resultStatuses)[number];

export const valueFlags = ["not-given", "normal", "low", "high", "critical"] as const;
export type ValueFlag = (typeof valueFlags)[number];

/** One value as its laboratory wrote it: the decimal stays text, so that no digit is added or lost. */
export const resultValueSchema = z.strictObject({
  name: requiredLine(80, "Name the value."),
  decimalText: z
    .string()
    .check(
      z.trim(),
      z.maxLength(24, "Use at most 24 characters."),
      z.regex(
        /^[<>]?\s?-?\d{1,9}(\.\d{1,6})?$/,
        "Enter the number as it was written, for example 5.4 or <0.5.",
      ),
    ),
  unit: lineText(24),
  range: lineText(40),
  flag: z.enum(valueFlags),
});
export type ResultValue = z.infer<typeof resultValueSchema>;

/** Only an https address is ever opened: no other scheme can carry code. */
const viewerUrl = z.string().check(
  z.trim(),
  z.maxLength(500, "Use at most 500 characters."),
  z.refine(
    (text) => text === "" || /^https:\/\/[a-z0-9.-]+(:\d+)?(\/[^\s<>"']*)?$/i.test(text),
    "Enter an address that begins with https://, or leave it empty.",
  ),
);

export const resultSchema = z.strictObject({
  status: z.enum(resultStatuses),
  receivedOn: daySchema,
  /** Whoever reports: the laboratory or the radiologist. */
  reportedBy: requiredLine(120, "Name who reports it."),
  /** What whoever treats may read once a physiatrist has acknowledged it. */
  summary: requiredLine(300, "Write the result in one line."),
  report: proseText(8000),
  values: z.array(resultValueSchema).check(z.maxLength(60)),
  viewerUrl,
});
export type ResultContent = z.infer<typeof resultSchema>;

/** What an answered result leads to; it commits with the signature. */
export const resultDecisions = [
  "no-change",
  "discuss-at-visit",
  "change-prescription",
  "order-more",
  "refer",
  "call-patient",
] as const;
export type ResultDecision = (typeof resultDecisions)[number];

const decisionWords: Record<ResultDecision, string> = {
  "no-change": "no change",
  "discuss-at-visit": "discuss at the next visit",
  "change-prescription": "change the prescription",
  "order-more": "order more",
  refer: "refer",
  "call-patient": "call the patient",
};
export const describeResultDecision = (decision: ResultDecision): string => decisionWords[decision];

export const acknowledgementSchema = z.strictObject({
  schema: z.literal(1),
  note: lineText(300),
  decision: z.enum(resultDecisions),
});

/** Rules between a result and those that came before it. */
export function validateResult(
  result: ResultContent,
  facts: { today: Day; orderedOn: Day; earlier: readonly ResultStatus[] },
): OrderProblem[] {
  const hasFinal = facts.earlier.some((status) => status !== "preliminary");
  return [
    ...(result.receivedOn > facts.today
      ? [{ field: "receivedOn", words: "This day lies ahead. Enter the day it was received." }]
      : []),
    ...(result.receivedOn < facts.orderedOn
      ? [{ field: "receivedOn", words: "This is before the order. Enter the day it was received." }]
      : []),
    ...(hasFinal && result.status !== "corrected"
      ? [{ field: "status", words: "A final result stands. What changes it is entered as corrected." }]
      : []),
    ...(!hasFinal && result.status === "corrected"
      ? [{ field: "status", words: "No final result stands to correct. Enter it as final." }]
      : []),
    ...(result.report === "" && result.values.length === 0 && result.viewerUrl === ""
      ? [{ field: "report", words: "Enter the report, a value or the address of the viewer." }]
      : []),
  ];
}

export const hasCritical = (values: readonly Pick<ResultValue, "flag">[]): boolean =>
  values.some(({ flag }) => flag === "critical");

/** "CRP 48 mg/L (0 to 5), high". */
export function describeValue({ name, decimalText, unit, range, flag }: ResultValue): string {
  const measured = `${name} ${decimalText}${unit === "" ? "" : `\u00a0${unit}`}`;
  const within = range === "" ? "" : ` (${range})`;
  return `${measured}${within}${flag === "not-given" ? "" : `, ${flag}`}`;
}
