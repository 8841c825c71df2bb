import type { ReactNode } from "react";
import { Button } from "#client/ui/button.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import styles from "./consultation-screen.module.css";
import { Spot } from "./spot.tsx";
import type { CarriedPart, PartProps } from "./visit-draft.ts";

/** A part of the visit: its name at the left, what is asked at the right. */
export function VisitPart({
  heading,
  field,
  note,
  children,
}: {
  heading: string;
  /** Where a refusal of the whole part is shown. */
  field: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={heading} className={styles.part}>
      <div className={styles.partHead}>
        <h3>{heading}</h3>
        {note ? <p className={styles.sub}>{note}</p> : null}
      </div>
      <Spot field={field} className={styles.partBody}>
        {children}
      </Spot>
    </section>
  );
}

/** Says that what follows is a copy, until somebody has gone through it at this visit. */
export function CarriedStrip({
  part,
  value,
  set,
  problems,
  onLeaveOut,
}: PartProps & { part: CarriedPart; onLeaveOut: () => void }) {
  if (!value.carried.includes(part)) return null;
  const confirmed = { carried: value.carried.filter((other) => other !== part) };
  return (
    <Spot field={`carried.${part}`}>
      <div className={styles.row}>
        <StatusChip tone="outlined">Carried from the record, not confirmed</StatusChip>
        <Button size="small" aria-label={`Confirm as they stand: ${part}`} onPress={() => set(confirmed)}>
          Confirm as they stand
        </Button>
        <Button
          size="small"
          kind="quiet"
          aria-label={`Not gone through: ${part}`}
          onPress={() => {
            onLeaveOut();
            set(confirmed);
          }}
        >
          Not gone through
        </Button>
      </div>
      <Refusal words={problems[`carried.${part}`]} />
    </Spot>
  );
}

/** A refusal of a part that is no single field. */
export function Refusal({ words }: { words: string | undefined }) {
  return words === undefined ? null : (
    <p className={styles.refusal} role="alert">
      <StatusChip tone="worse">{words}</StatusChip>
    </p>
  );
}
