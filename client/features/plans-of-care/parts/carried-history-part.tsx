import { useEffect, useRef, useState } from "react";
import { formatDay } from "#client/format/dates.ts";
import { Button } from "#client/ui/button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import {
  type CarriedHistory,
  type CarriedPart,
  confirmRest,
  type HistoryAnswer,
  type HistoryPart,
  historyPartWords,
  withAnswerTo,
} from "#domain/plans-of-care/evaluation/carried-history.ts";
import { counted } from "#domain/units/counted.ts";
import styles from "./carried-history.module.css";
import type { Problems } from "./problems.ts";

/** What the visit and the record say, part by part: confirmed with the patient, differing, or not asked. */
export function CarriedHistoryPart({
  carried,
  problems,
  onChange,
}: {
  carried: CarriedHistory;
  problems: Problems;
  onChange: (next: CarriedHistory) => void;
}) {
  const [shown, setShown] = useState<ReadonlySet<HistoryPart>>(new Set());
  const open = carried.parts.filter(({ answer }) => answer === undefined);
  const unseen = open.filter(({ part }) => !shown.has(part));
  const { from } = carried;
  return (
    <section className={styles.history} aria-label="History">
      <SectionHead
        heading="History"
        note={
          from
            ? `carried from ${from.byName}, ${formatDay(from.seenOn)}`
            : "no visit is signed: from the record"
        }
        isRuled
      />
      {carried.parts.map((part) => (
        <PartRow
          key={part.part}
          part={part}
          error={problems[`evaluation.carried.${part.part}`]}
          onShown={() => setShown((before) => new Set(before).add(part.part))}
          onAnswer={(answer) => onChange(withAnswerTo(carried, part.part, { answer }))}
          onDiffers={(differs) => onChange(withAnswerTo(carried, part.part, { answer: "differs", differs }))}
        />
      ))}
      <div className={styles.rest}>
        <Button
          icon="check"
          isDisabled={open.length === 0 || unseen.length > 0}
          onPress={() => onChange(confirmRest(carried, shown))}
        >
          Confirm the rest with the patient
        </Button>
        <p className={styles.sub} role="status">
          {open.length === 0
            ? "Every part is answered"
            : unseen.length > 0
              ? `${counted(open.length, "part")} not confirmed; look at ${historyPartWords[unseen[0]?.part ?? "history"]} first`
              : `${counted(open.length, "part")} not confirmed`}
        </p>
      </div>
      {problems["evaluation.carried"] ? <Strip tone="worse">{problems["evaluation.carried"]}</Strip> : null}
    </section>
  );
}

function PartRow({
  part,
  error,
  onShown,
  onAnswer,
  onDiffers,
}: {
  part: CarriedPart;
  error: string | undefined;
  onShown: () => void;
  onAnswer: (answer: HistoryAnswer) => void;
  onDiffers: (differs: string) => void;
}) {
  const row = useRef<HTMLDivElement>(null);
  const tell = useRef(onShown);
  useEffect(() => {
    tell.current = onShown;
  });
  // What was never on the screen is not confirmed by one act: its end has to have been seen.
  useEffect(() => {
    const end = row.current?.lastElementChild;
    if (!end) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) tell.current();
    });
    observer.observe(end);
    return () => observer.disconnect();
  }, []);
  const name = historyPartWords[part.part];
  return (
    <div ref={row} className={styles.part} role="group" aria-label={name}>
      <h3>{name}</h3>
      {part.said.length === 0 ? (
        <p className={styles.none}>{part.none}</p>
      ) : (
        <ul className={styles.said}>
          {part.said.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {part.answer === "differs" ? (
        <TextField
          label={`What differs, ${name.toLowerCase()}`}
          value={part.differs}
          maxLength={600}
          autoFocus={part.differs === ""}
          onChange={onDiffers}
          error={error}
        />
      ) : null}
      <RadioSegments
        label={`${name}, with the patient`}
        isLabelHidden
        value={part.answer ?? null}
        options={[
          { value: "confirmed", label: part.said.length === 0 ? "Confirmed, none" : "Confirmed" },
          { value: "differs", label: "Differs" },
          { value: "not-asked", label: "Not asked" },
        ]}
        onChange={onAnswer}
      />
    </div>
  );
}
