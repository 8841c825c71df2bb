import type { PointerEvent } from "react";
import { LineEnvelope } from "#client/line-envelope.tsx";
import { ConsequenceMark } from "#client/ui/consequence-mark.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { describeHome, describeTreatment } from "#domain/prescriptions/lines/describe-treatment.ts";
import { describeNotBefore } from "#domain/prescriptions/lines/not-before.ts";
import styles from "./line-row.module.css";

/** The heads of the rows below, for the eye; each row says itself what it is. */
export function LineRowHeads() {
  return (
    <div className={styles.heads} aria-hidden>
      <span />
      <span>Exercise</span>
      <span>Dose</span>
      <span>Therapist may set</span>
      <span>Outside</span>
      <span>HEP</span>
    </div>
  );
}

/** A line in one row of the ledger; its name opens what can be set. */
export function LineRow({
  line,
  place,
  isOpen,
  formId,
  onToggle,
  onDrag,
}: {
  line: Line;
  /** Counted from one. */
  place: number;
  isOpen: boolean;
  formId: string;
  onToggle: () => void;
  onDrag: (event: PointerEvent) => void;
}) {
  const beside = [
    line.side === "not-applicable" ? "" : line.side,
    line.owner === "therapist" ? "the therapist's" : "",
    describeTreatment(line.treatment),
    line.upTo ? `up to ${line.upTo.name}` : "",
    line.notBefore ? describeNotBefore(line.notBefore) : "",
    line.note,
  ].filter((words) => words !== "");
  return (
    <div className={styles.row}>
      {/* By keyboard a line moves with Alt+Shift and an arrow, or by the buttons of its form. */}
      <span className={styles.grip} onPointerDown={onDrag} aria-hidden>
        <Icon name="grip" size={14} />
        {place}
      </span>
      <div className={styles.name}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={formId}
          onClick={onToggle}
        >
          <Icon name={isOpen ? "chev" : "chevr"} size={13} />
          {line.name}
        </button>
        {beside.length > 0 ? <span className={styles.sub}>{beside.join(" · ")}</span> : null}
      </div>
      <b className={styles.dose}>{describeDose(line.dose) || "not specified"}</b>
      <LineEnvelope
        line={{ name: line.name, owner: line.owner, prescribed: line.dose, bounds: line.bounds }}
      />
      <ConsequenceMark consequence={line.consequence} />
      <span className={styles.home}>
        {line.isHomeProgram ? <Icon name="check" size={13} label={describeHome(line)} /> : null}
      </span>
    </div>
  );
}
