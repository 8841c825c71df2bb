import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { type ChargeHold, chargeHoldWords, type Modifier } from "#domain/units/charges/charge-lines.ts";
import { counted } from "#domain/units/counted.ts";
import { serviceLabel } from "#domain/units/service-codes.ts";
import styles from "./time.module.css";
import type { SessionTime } from "./use-session-time.ts";

/** What a signed session charges, and what it waits for. */
export function ChargesSection({ time }: { time: SessionTime }) {
  const [first] = time.charges;
  const diagnoses = time.areDiagnosesKept
    ? "diagnoses are kept to those named for this episode"
    : first && first.diagnoses.length > 0
      ? first.diagnoses.join(", ")
      : "no diagnosis code";
  return (
    <section className={styles.charges} aria-label="Charges">
      <SectionHead heading="Charges" note={first ? diagnoses : "No service was recorded: none"} />
      {time.isInError && first ? (
        <p>
          <StatusChip tone="worse">Void</StatusChip> The session was entered in error: nothing of it is
          charged.
        </p>
      ) : null}
      <ChargeList lines={time.charges} heldFor={time.isInError ? [] : (first?.heldFor ?? [])} />
    </section>
  );
}

type Line = { code: string; units: number; minutes: number | null; modifiers: readonly Modifier[] };

/** Codes, units, minutes and modifiers, a line each, and what holds them. */
export function ChargeList({ lines, heldFor }: { lines: readonly Line[]; heldFor: readonly ChargeHold[] }) {
  return (
    <>
      <ul>
        {lines.map((line) => (
          <li key={`${line.code} ${line.modifiers.join(" ")}`}>
            <b>{line.code}</b> {serviceLabel(line.code)}, {counted(line.units, "unit")}
            {line.minutes === null ? "" : ` of ${line.minutes}\u00a0min`}, {line.modifiers.join(" ")}
          </li>
        ))}
      </ul>
      {heldFor.length > 0 && lines.length > 0 ? (
        <p>
          <b>Held:</b> {heldFor.map((hold) => chargeHoldWords[hold]).join("; ")}.
        </p>
      ) : null}
    </>
  );
}
