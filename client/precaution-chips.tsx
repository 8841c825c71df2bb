import { formatDate } from "#client/format/dates.ts";
import { StatusChip, type StatusTone } from "#client/ui/status-chip.tsx";
import { LiftPrecaution } from "./lift-act.tsx";
import styles from "./precaution-chips.module.css";
import { shownChips } from "./shown-chips.ts";
import type { Outputs } from "./trpc.ts";

type Standing = Outputs["patients"]["band"]["precautions"];

const effectTones: Record<Standing[number]["effect"], StatusTone> = {
  contraindication: "contraindication",
  precaution: "watch",
  monitor: "info",
};
const gravity = { contraindication: 0, precaution: 1, monitor: 2 } as const;
/** What is measured first, whose it is, whether somebody confirmed it, and until when it holds. */
function describeStanding(
  { requiredVitals, ownerName, state, dueForLiftingOn }: Standing[number],
  today: string,
): string {
  return [
    ...(requiredVitals.length > 0
      ? [`before exercise: ${requiredVitals.map((vital) => vital.replaceAll("-", " ")).join(", ")}`]
      : []),
    ownerName,
    ...(state === "raised" ? ["not confirmed yet"] : []),
    ...(dueForLiftingOn === null
      ? []
      : [
          dueForLiftingOn <= today
            ? "due for lifting, holds until lifted"
            : `due for lifting ${formatDate(dueForLiftingOn)}`,
        ]),
  ].join(" · ");
}

/** What holds where it is treated, as chips, and behind them every precaution in full with whose it is. */
export function PrecautionChips({
  patientId,
  precautions,
  today,
}: {
  patientId: string;
  precautions: Standing;
  today: string;
}) {
  if (precautions.length === 0) return null;
  const treated = precautions.filter(({ isOutside }) => !isOutside);
  const outside = precautions.length - treated.length;
  const chips = shownChips(treated);
  const folded = treated.length - chips.length;
  const isAllSaid =
    chips.length === precautions.length &&
    chips.every(({ chip, words, mayLift }) => chip === words && !mayLift);
  return (
    <>
      {chips.map(({ precautionId, effect, chip }) => (
        <StatusChip key={precautionId} tone={effectTones[effect]}>
          {chip}
        </StatusChip>
      ))}
      {isAllSaid ? null : (
        <details className={styles.all}>
          <summary>
            {folded > 0 ? <b>{`+${folded} more`}</b> : null}
            {`${precautions.length} in full${outside > 0 ? `, ${outside} outside the treated region` : ""}`}
          </summary>
          <ul className={styles.list}>
            {precautions
              .toSorted((left, right) => gravity[left.effect] - gravity[right.effect])
              .map((precaution) => (
                <li key={precaution.precautionId}>
                  <StatusChip tone={effectTones[precaution.effect]}>{precaution.words}</StatusChip>{" "}
                  <span className={styles.owner}>{describeStanding(precaution, today)}</span>{" "}
                  {precaution.mayLift ? (
                    <LiftPrecaution
                      patientId={patientId}
                      precautionId={precaution.precautionId}
                      words={precaution.words}
                    />
                  ) : null}
                </li>
              ))}
          </ul>
        </details>
      )}
    </>
  );
}
