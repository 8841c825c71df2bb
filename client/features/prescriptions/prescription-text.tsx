import { formatDay } from "#client/format/dates.ts";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import { findMeasure } from "#domain/measures/catalog.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { describeEquipment } from "#domain/prescriptions/describe-equipment.ts";
import { describeFrequency } from "#domain/prescriptions/describe-frequency.ts";
import { describeGoal } from "#domain/prescriptions/describe-goal.ts";
import { describeLine } from "#domain/prescriptions/describe-line.ts";
import { namePrescriber, type PrescriptionOrigin } from "#domain/prescriptions/outside-order.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { phaseRows } from "./phase-rows.tsx";

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
            value: describeFrequency(content.frequency, content.taper),
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
            value: describeLine(line),
            key: line.lineKey,
          })),
          ...(content.equipment
            ? [{ term: "Equipment", value: content.equipment.map(describeEquipment).join("; ") }]
            : []),
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
