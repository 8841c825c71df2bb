import { formatDate } from "#client/format/dates.ts";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { LiftLimit } from "./lift-act.tsx";
import styles from "./precaution-chips.module.css";
import type { Outputs } from "./trpc.ts";

type Standing = Outputs["patients"]["band"]["limits"];

/** The limits that hold, as chips, and behind them those their reader may lift. */
export function LimitChips({ patientId, limits }: { patientId: string; limits: Standing }) {
  const liftable = limits.filter(({ mayLift }) => mayLift);
  return (
    <>
      {limits.map((limit) => (
        <StatusChip key={limit.limitId} tone="neutral" icon="lock">
          {limit.isDue ? `${limit.words}, due for lifting` : limit.words}
        </StatusChip>
      ))}
      {liftable.length === 0 ? null : (
        <details className={styles.all}>
          <summary>Lift a limit</summary>
          <ul className={styles.list}>
            {liftable.map(({ limitId, words, ownerName, dueForLiftingOn }) => (
              <li key={limitId}>
                {words}{" "}
                <span className={styles.owner}>
                  {[
                    ownerName,
                    ...(dueForLiftingOn === null ? [] : [`due for lifting ${formatDate(dueForLiftingOn)}`]),
                  ].join(" · ")}
                </span>{" "}
                <LiftLimit patientId={patientId} limitId={limitId} words={words} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
