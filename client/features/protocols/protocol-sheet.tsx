import type { ReactNode } from "react";
import { formatDayCount, formatDue, formatPhaseOpens } from "#client/format/protocol-days.ts";
import { SourceText } from "#client/source-text.tsx";
import type { Outputs } from "#client/trpc.ts";
import { type DefinitionRow, DefinitionRows } from "#client/ui/definition-rows.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { formatAmount } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { describeFrequency } from "#domain/prescriptions/describe-frequency.ts";
import { describeMeasured, formatMeasured } from "#domain/protocols/criterion.ts";
import { describeProtocolLimit } from "#domain/protocols/describe-protocol-limit.ts";
import { describePhaseEquipment } from "#domain/protocols/phases/describe-phase-equipment.ts";
import { countingWords } from "#domain/protocols/phases/protocol-origin.ts";
import { counted } from "#domain/units/counted.ts";
import { describeProtocolLine, describeRest } from "./protocol-line.ts";
import styles from "./protocols-screen.module.css";

type Read = Outputs["protocols"]["get"];
type Content = Read["content"];
type Phase = Content["phases"][number];

/** Everything a protocol says, in the order it is used: for whom, what to watch, then each phase with its lines. */
export function ProtocolSheet({
  content,
  names,
  renderUse,
}: {
  content: Content;
  /** Of the exercises, by their id. */
  names: Read["exerciseNames"];
  /** What stands at a phase where the reader may begin with it. */
  renderUse: ((phase: number) => ReactNode) | undefined;
}) {
  return (
    <>
      <section aria-label="The whole of it" className={styles.part}>
        <DefinitionRows rows={factsOf(content)} isRuled />
      </section>
      <Sentences heading="Precautions" sentences={content.precautions} none="None beyond the patient's own" />
      <Sentences heading="Stop and call" sentences={content.stopAndCall} none="The clinic's usual ones" />
      {content.phases.map((phase, index) => (
        <PhaseSheet
          key={phase.phaseId}
          phase={phase}
          content={content}
          names={names}
          place={`Phase ${index + 1} of ${content.phases.length}`}
          use={renderUse?.(index)}
        />
      ))}
    </>
  );
}

function factsOf(content: Content): DefinitionRow[] {
  const { codePrefixes, countsFrom, frequency, leftOpen, primaryMeasureId, goals } = content;
  const primary = primaryMeasureId === undefined ? undefined : findMeasure(primaryMeasureId);
  return [
    {
      term: "Meant for",
      value: codePrefixes.length > 0 ? codePrefixes.map(withDots).join(", ") : "Any code",
    },
    { term: "Counts from", value: countingWords[countsFrom] },
    { term: "Frequency", value: describeFrequency(frequency) },
    {
      term: "Left open",
      value: leftOpen === "therapist" ? "The therapist decides" : "The therapist asks first",
    },
    { term: "Primary measure", value: primary?.name ?? "Not named" },
    {
      term: "Goals",
      value:
        goals.length > 0 ? (
          <ul className={styles.bare}>
            {goals.map((goal) => (
              <li key={`${goal.words} ${goal.afterDays}`}>{describeGoal(goal)}</li>
            ))}
          </ul>
        ) : (
          "None named"
        ),
    },
  ];
}

const withDots = (prefix: string): string =>
  prefix.length > 3 ? `${prefix.slice(0, 3)}.${prefix.slice(3)}` : prefix;

function describeGoal({ words, measureId, targetThousandths, afterDays }: Content["goals"][number]): string {
  // What the words say already is not said again.
  const isSaid = targetThousandths === undefined || words.includes(formatAmount(targetThousandths));
  const target =
    measureId === undefined || isSaid
      ? ""
      : `, ${formatMeasured({ by: "measure", measureId }, targetThousandths)}`;
  return `${words}${target}, by ${formatDayCount(afterDays)}`;
}

function Sentences({
  heading,
  sentences,
  none,
}: {
  heading: string;
  sentences: readonly string[];
  none: string;
}) {
  return (
    <section aria-label={heading} className={styles.part}>
      <SectionHead heading={heading} isRuled />
      {sentences.length === 0 ? (
        <p className={styles.sub}>{none}</p>
      ) : (
        <ul className={styles.plain}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PhaseSheet(props: {
  phase: Phase;
  content: Content;
  names: Read["exerciseNames"];
  place: string;
  use: ReactNode;
}) {
  const { phase, content, names, place, use } = props;
  return (
    <section aria-label={phase.name} className={styles.part}>
      <SectionHead
        heading={phase.name}
        note={`${place}, ${formatPhaseOpens(phase, content.countsFrom)}`}
        isRuled
      />
      {use}
      <DefinitionRows
        isRuled
        rows={[
          {
            term: "Opens when",
            value:
              phase.criteria.length > 0 ? (
                <ul className={styles.bare}>
                  {phase.criteria.map(({ criterionId, words, measured }) => (
                    <li key={criterionId}>
                      {words}
                      {measured && describeMeasured(measured) !== words ? (
                        <span className={styles.sub}> Measured: {describeMeasured(measured)}</span>
                      ) : null}
                    </li>
                  ))}
                </ul>
              ) : (
                "Its day has come; no criterion is named"
              ),
          },
          {
            term: "Limits",
            value:
              phase.limits.length > 0 ? (
                <ul className={styles.bare}>
                  {phase.limits.map((limit) => (
                    <li key={JSON.stringify(limit)}>
                      {describeProtocolLimit(limit)}{" "}
                      <span className={styles.sub}>
                        the {limit.ownerKind}'s, due for lifting {formatDue(limit.dueAfterDays)}
                        {limit.reason === "" ? "" : `: ${limit.reason}`}
                      </span>
                    </li>
                  ))}
                </ul>
              ) : (
                "None of its own"
              ),
          },
          ...(phase.frequency ? [{ term: "Frequency", value: describeFrequency(phase.frequency) }] : []),
          ...(phase.taper
            ? [
                {
                  term: "Taper",
                  value: phase.taper
                    .map(({ perWeek, weeks }) => `${perWeek} per week for ${counted(weeks, "week")}`)
                    .join(", then "),
                },
              ]
            : []),
          ...(phase.equipment
            ? [
                {
                  term: "Equipment",
                  value: (
                    <ul className={styles.bare}>
                      {phase.equipment.map((order) => (
                        <li key={JSON.stringify(order)}>{describePhaseEquipment(order)}</li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          { term: "Source", value: <SourceText source={phase.source} /> },
        ]}
      />
      <ol className={styles.plain} aria-label={`Lines of ${phase.name}`}>
        {phase.lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a phase are read here, never moved
          <li key={index}>
            <b>{names[line.exerciseId]}</b> <span>{describeProtocolLine(line)}</span>
            <span className={styles.line}>{describeRest(line, names)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
