import { formatDay } from "#client/format/dates.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { describeLimit, describeLimitOwner } from "#domain/prescriptions/describe.ts";
import { describeFrequency } from "#domain/prescriptions/describe-frequency.ts";
import { describeGoal } from "#domain/prescriptions/describe-goal.ts";
import { describeEquipment } from "#domain/prescriptions/equipment/describe-equipment.ts";
import { describeLine } from "#domain/prescriptions/lines/describe-line.ts";
import { namePrescriber, type PrescriptionOrigin } from "#domain/prescriptions/outside-order.ts";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";
import {
  describeRecordAnswer,
  type RecordAnswer,
  type SignedPrescription,
} from "#domain/prescriptions/record/record-answer.ts";
import { phaseRows } from "./phase-rows.ts";

/** One row of a version in words. `key` is the same for the same thing in two versions: a line's is its line key. */
export type PrescriptionRow = {
  key: string;
  term: string;
  value: string;
  /** The value's parts, where each stands on a line of its own. */
  items?: readonly string[];
};

const describeDiagnosis = ({ code, title, side }: Diagnosis): string =>
  `${`${code} ${title}`.trim()}${side === "not-applicable" ? "" : ` (${side})`}`;

/** Every field of a version in words, in the order it is read, signed and printed. */
export function prescriptionRows(
  content: SignedPrescription,
  { outsideOrder }: Pick<PrescriptionOrigin, "outsideOrder">,
  verified: string,
): PrescriptionRow[] {
  const row = (key: string, term: string, value: string): PrescriptionRow => ({ key, term, value });
  return [
    ...(outsideOrder
      ? [
          row("outside", "Outside order by", namePrescriber(outsideOrder)),
          row("ordered", "Ordered on", formatDay(outsideOrder.orderedOn)),
          row("verified", "Transcribed and verified", `${verified}; not a physiatrist's signature`),
        ]
      : []),
    row(
      "kind",
      "Kind",
      `${content.discipline}, ${content.kind.replaceAll("-", " ")}${content.protocol ? `: ${content.protocol.name}, ${content.protocol.phase}` : ""}`,
    ),
    ...phaseRows(content),
    row("diagnosis", "Diagnosis", content.diagnoses.map(describeDiagnosis).join("; ")),
    row(
      "left-open",
      "What is left open",
      content.leftOpen === "therapist" ? "the therapist decides" : "ask first",
    ),
    row("frequency", "Frequency", describeFrequency(content.frequency, content.taper)),
    row(
      "visits",
      "Visits",
      content.visitsMost === undefined ? "not specified" : `at most ${content.visitsMost}`,
    ),
    row("dates", "From, to", `${formatDay(content.startsOn)} to ${formatDay(content.endsOn)}`),
    row("review", "Review on", formatDay(content.reviewOn)),
    row(
      "limits",
      "Limits",
      content.limits.map((limit) => `${describeLimit(limit)} (${describeLimitOwner(limit)})`).join("; ") ||
        "none",
    ),
    ...content.lines.map((line, index) =>
      row(line.lineKey, `${index + 1}. ${line.name}`, describeLine(line)),
    ),
    ...(content.equipment
      ? [row("equipment", "Equipment", content.equipment.map(describeEquipment).join("; "))]
      : []),
    row("goals", "Goals", content.goals.map(describeGoal).join("; ") || "none named"),
    row(
      "measure",
      "Primary measure",
      content.primaryMeasureId
        ? (findMeasure(content.primaryMeasureId)?.name ?? content.primaryMeasureId)
        : "not named",
    ),
    row("stop", "Stop and call", content.stopAndCall.join("; ") || "none"),
    ...(content.note ? [row("note", "Note", content.note)] : []),
    ...recordRows(content.recordAnswers ?? []),
  ];
}

const answeredTerms: Record<RecordAnswer["kind"], string> = {
  confirmed: "Confirmed before signing",
  "set-aside": "Set aside before signing",
  "not-screened": "Answered, known to no rule",
  question: "Answered before signing",
};

/** How the record stood answered when this was signed: what holds, what was set aside and why, what was asked. */
const recordRows = (answers: readonly RecordAnswer[]): PrescriptionRow[] =>
  (["confirmed", "set-aside", "not-screened", "question"] as const).flatMap((kind) => {
    const items = answers.filter((answer) => answer.kind === kind).map(describeRecordAnswer);
    return items.length === 0
      ? []
      : [{ key: `record-${kind}`, term: answeredTerms[kind], value: items.join("; "), items }];
  });
