import { formatDay } from "#client/format/dates.ts";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import { doseFields } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { describeGoal } from "#domain/prescriptions/describe-goal.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { namePrescriber, type PrescriptionOrigin } from "#domain/prescriptions/outside-order.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { phaseRows } from "./phase-rows.tsx";

const consequenceWords = { act: "act", "act-and-tell": "act and tell", "ask-first": "ask first" } as const;

/** Every field of a version in words, for signing, reading and printing. */
export function PrescriptionText({
  content,
  origin,
  verified,
}: {
  content: PrescriptionContent;
  origin: Pick<PrescriptionOrigin, "outsideOrder">;
  /** Who transcribed and verified an outside order, and when. */
  verified: string;
}) {
  const { outsideOrder } = origin;
  const { frequency } = content;
  return (
    <>
      <DefinitionRows
        isRuled
        rows={[
          ...(outsideOrder
            ? [
                { term: "Outside order by", value: <b>{namePrescriber(outsideOrder)}</b> },
                { term: "Ordered on", value: formatDay(outsideOrder.orderedOn) },
                {
                  term: "Transcribed and verified",
                  value: `${verified}; not a physiatrist's signature`,
                },
              ]
            : []),
          {
            term: "Kind",
            value: `${content.discipline}, ${content.kind.replaceAll("-", " ")}${content.protocol ? `: ${content.protocol.name}, ${content.protocol.phase}` : ""}`,
          },
          ...phaseRows(content),
          {
            term: "Diagnosis",
            value: content.diagnoses
              .map((diagnosis) => `${diagnosis.code} ${diagnosis.title}`.trim())
              .join("; "),
          },
          {
            term: "What is left open",
            value: content.leftOpen === "therapist" ? "the therapist decides" : "ask first",
          },
          {
            term: "Frequency",
            value: `${frequency.perWeekLeast} to ${frequency.perWeekMost} per week, ${frequency.perDay} per day, ${frequency.weeks} weeks`,
          },
          {
            term: "Visits",
            value: content.visitsMost === undefined ? "not specified" : `at most ${content.visitsMost}`,
          },
          { term: "From, to", value: `${formatDay(content.startsOn)} to ${formatDay(content.endsOn)}` },
          { term: "Review on", value: formatDay(content.reviewOn) },
          {
            term: "Limits",
            value:
              content.limits.length === 0
                ? "none"
                : content.limits
                    .map(
                      (limit) =>
                        `${describeLimit(limit)} (${limit.owner.name}${limit.dueForLiftingOn ? `, due ${formatDay(limit.dueForLiftingOn)}` : ""})`,
                    )
                    .join("; "),
          },
          ...content.lines.map((line, index) => ({
            term: `${index + 1}. ${line.name}`,
            value: lineWords(line),
            key: line.lineKey,
          })),
          {
            term: "Goals",
            value: content.goals.length === 0 ? "none named" : content.goals.map(describeGoal).join("; "),
          },
          {
            term: "Primary measure",
            value: content.primaryMeasureId
              ? (findMeasure(content.primaryMeasureId)?.name ?? content.primaryMeasureId)
              : "not named",
          },
          { term: "Stop and call", value: content.stopAndCall.join("; ") || "none" },
          ...(content.note ? [{ term: "Note", value: content.note }] : []),
        ]}
      />
    </>
  );
}

function lineWords(line: Line): string {
  const bounds = doseFields.flatMap((field) => {
    const bound = line.bounds[field];
    if (!bound) return [];
    const label = doseFieldFacts[field].label.toLowerCase();
    if (bound.isLocked) return [`${label} locked`];
    return [
      `${label} ${bound.least ? describeQuantity(bound.least) : "0"} to ${bound.most ? describeQuantity(bound.most) : "any"}`,
    ];
  });
  const side = line.side === "not-applicable" ? "" : `${line.side}, `;
  const steps = describeDose(line.weeklySteps);
  return `${side}${describeDose(line.dose) || "not specified"} · therapist may set ${bounds.join(", ") || "as prescribed"}${steps ? ` · at most ${steps} more per week` : ""} · outside: ${consequenceWords[line.consequence]}${line.isHomeProgram ? " · home program" : ""}${line.note ? ` · ${line.note}` : ""}`;
}
