import { formatTime } from "#client/format/times.ts";
import { Button } from "#client/ui/button.tsx";
import { type VitalMoment, vitalFacts } from "#domain/precautions/vitals/vital.ts";
import { describeVitalValue } from "#domain/precautions/vitals/vital-units.ts";
import styles from "./checks.module.css";
import type { VitalActs, VitalPlace } from "./use-vitals.ts";

export const momentWords: Record<VitalMoment, string> = {
  before: "Before exercise",
  during: "In exercise",
  after: "After exercise",
};

/** What was measured, when, and what stood before it. */
export function MeasuredWords({
  place,
  acts,
  timeZone,
  onAgain,
}: {
  place: VitalPlace;
  acts: VitalActs;
  timeZone: string;
  /** Null where nothing is measured any more. */
  onAgain: (() => void) | null;
}) {
  const standing = acts.latest(place);
  if (!standing) return null;
  const { unitSystem } = acts.vitals;
  const before = acts
    .earlier(place)
    .map(({ value }) => describeVitalValue(place.vital, value, unitSystem))
    .join(", ");
  return (
    <span className={styles.measured}>
      <span>{vitalFacts[place.vital].short}</span>{" "}
      {standing.value.kind === "measured" ? (
        <b>{describeVitalValue(place.vital, standing.value, unitSystem)}</b>
      ) : (
        <i>{describeVitalValue(place.vital, standing.value, unitSystem)}</i>
      )}{" "}
      <small>
        {before === "" ? "" : `was ${before}, `}
        {formatTime(standing.measuredAt, timeZone)}
      </small>
      {onAgain ? (
        <Button
          size="small"
          kind="quiet"
          aria-label={`Measure again: ${vitalFacts[place.vital].label}, ${momentWords[place.moment].toLowerCase()}`}
          onPress={onAgain}
        >
          Again
        </Button>
      ) : null}
    </span>
  );
}
