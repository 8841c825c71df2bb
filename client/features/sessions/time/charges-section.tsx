import { SectionHead } from "#client/ui/section-head.tsx";
import { chargeHoldWords } from "#domain/units/charges/charge-lines.ts";
import { counted } from "#domain/units/counted.ts";
import { serviceLabel } from "#domain/units/service-codes.ts";
import styles from "./time.module.css";
import type { SessionTime } from "./use-session-time.ts";

/** What a signed session charges, and what it waits for. */
export function ChargesSection({ time }: { time: SessionTime }) {
  const [first] = time.charges;
  return (
    <section className={styles.charges} aria-label="Charges">
      <SectionHead
        heading="Charges"
        note={first ? first.diagnoses.join(", ") || "no diagnosis code" : "No service was recorded: none"}
      />
      {first && first.heldFor.length > 0 ? (
        <p>
          <b>Held:</b> {first.heldFor.map((hold) => chargeHoldWords[hold]).join("; ")}.
        </p>
      ) : null}
      <ul>
        {time.charges.map((charge) => (
          <li key={`${charge.code} ${charge.modifiers.join(" ")}`}>
            <b>{charge.code}</b> {serviceLabel(charge.code)}, {counted(charge.units, "unit")}
            {charge.minutes === null ? "" : ` of ${charge.minutes}\u00a0min`}, {charge.modifiers.join(" ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
