import { useEffect, useRef } from "react";
import { formatDay } from "#client/format/dates.ts";
import { DateField } from "#client/ui/date-field.tsx";
import { DocumentLink } from "#client/ui/document-link.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { addDays, type Day, daysBetween } from "#domain/calendar/days.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import {
  type CriterionState,
  countingWords,
  criterionWords,
  opensEarlyOf,
  opensOnOf,
  type ProtocolOrigin,
} from "#domain/protocols/phases/protocol-origin.ts";
import { type Change, type Problems, problemAt } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";

const answers = (["met", "not-met", "not-known"] as const).map((value) => ({
  value,
  label: criterionWords[value],
}));

/**
 * The phase this version is written from: the day it counts from, and each criterion as measured or as the signer says.
 * Of a phase that was signed before, its facts alone.
 */
export function ComposerPhase({
  content,
  basePhaseId,
  standingLimitIds,
  problems,
  onChange,
}: {
  content: PrescriptionContent;
  /** The phase of the version in force; the same one is not opened again. */
  basePhaseId: string | undefined;
  standingLimitIds: readonly string[];
  problems: Problems;
  onChange: Change;
}) {
  const { protocol: origin } = content;
  const questions = useRef<HTMLDivElement>(null);
  // What opens a phase is answered first: the keys begin at the first question, where there is one.
  useEffect(() => {
    const open = questions.current?.querySelector("[data-open]");
    const day = questions.current?.querySelector<HTMLElement>('[role="spinbutton"]');
    const isDayOpen = day?.hasAttribute("data-placeholder") === true;
    if (isDayOpen) day?.focus();
    else open?.querySelector<HTMLElement>("input:checked")?.focus();
  }, []);
  if (!origin?.phaseId) return null;
  const isOpened = origin.phaseId === basePhaseId;
  const reason = problemAt(problems, "protocol.reason");
  return (
    <section aria-labelledby="phase-heading" className={styles.part}>
      <SectionHead
        id="phase-heading"
        heading={origin.phase}
        note={`${origin.name}${isOpened ? ", opened before" : describeOpening(origin, content)}`}
        isRuled
      />
      {isOpened || !origin.countsFrom ? null : (
        <div className={styles.fields} ref={questions}>
          <div className={styles.day}>
            <DateField
              label={countingWords[origin.countsFrom]}
              value={origin.countedFromOn}
              onChange={(day) => onChange((before) => countFrom(before, day, standingLimitIds))}
              error={problemAt(problems, "protocol.countedFromOn")}
            />
          </div>
          {(origin.criteria ?? []).map(({ criterionId, words, answer, evidence }) => (
            <div key={criterionId} data-open={answer === "met" ? undefined : true}>
              <RadioSegments<CriterionState>
                label={words}
                hint={evidence === "" ? undefined : evidence}
                value={answer}
                options={answers}
                onChange={(next) => onChange((before) => withAnswer(before, criterionId, next))}
              />
            </div>
          ))}
        </div>
      )}
      {!isOpened && (reason !== undefined || origin.reason !== undefined) ? (
        <TextField
          label="Why it opens now"
          value={origin.reason ?? ""}
          onChange={(words) => onChange((before) => withReason(before, words))}
          maxLength={200}
          error={reason}
        />
      ) : null}
      {(origin.precautions ?? []).length > 0 ? (
        <p className={styles.sub}>{(origin.precautions ?? []).join(" · ")}</p>
      ) : null}
      {origin.document ? (
        <p>
          <DocumentLink fileId={origin.document.fileId} name={origin.document.name} />
        </p>
      ) : null}
    </section>
  );
}

/** By which day the phase opens; before that day it opens early, which a prescription that ends sooner says too. */
function describeOpening(origin: ProtocolOrigin, { startsOn, endsOn }: PrescriptionContent): string {
  const opensOn = opensOnOf(origin, origin.opensAfterDays ?? 0);
  if (opensOn === undefined) return "";
  if (opensEarlyOf(origin, startsOn) === undefined) return `, by its day on ${formatDay(opensOn)}`;
  const isAfterEnd = endsOn !== "" && opensOn > endsOn;
  return `, before its day on ${formatDay(opensOn)}${isAfterEnd ? ", which comes after the end" : ""}`;
}

function withAnswer(
  content: PrescriptionContent,
  criterionId: string,
  answer: CriterionState,
): PrescriptionContent {
  if (!content.protocol) return content;
  const criteria = (content.protocol.criteria ?? []).map((one) =>
    one.criterionId === criterionId ? { ...one, answer } : one,
  );
  return { ...content, protocol: { ...content.protocol, criteria } };
}

function withReason(content: PrescriptionContent, words: string): PrescriptionContent {
  if (!content.protocol) return content;
  const { reason: _before, ...origin } = content.protocol;
  return { ...content, protocol: words === "" ? origin : { ...origin, reason: words } };
}

/** Another day to count from moves what the phase raised with it; limits that stand keep their day. */
function countFrom(
  content: PrescriptionContent,
  day: Day | undefined,
  standingLimitIds: readonly string[],
): PrescriptionContent {
  if (!content.protocol) return content;
  const { countedFromOn: before, ...origin } = content.protocol;
  if (day === undefined) return { ...content, protocol: origin };
  const from = before ?? addDays(content.startsOn, -(origin.opensAfterDays ?? 0));
  const moved = daysBetween(from, day);
  return {
    ...content,
    protocol: { ...origin, countedFromOn: day },
    limits: content.limits.map((limit) =>
      limit.dueForLiftingOn === undefined || standingLimitIds.includes(limit.limitId)
        ? limit
        : { ...limit, dueForLiftingOn: soonest(addDays(limit.dueForLiftingOn, moved), content.startsOn) },
    ),
  };
}

/** As when the phase is drafted: a limit is looked at again no sooner than a week after it begins (K). */
const soonest = (day: Day, startsOn: Day): Day => {
  const week = addDays(startsOn, 7);
  return day > week ? day : week;
};
