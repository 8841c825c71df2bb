import { formatDay } from "#client/format/dates.ts";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { addDays } from "#domain/calendar/days.ts";
import type { Frequency, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { counted, fromTo } from "#domain/units/counted.ts";
import type { Problems } from "../parts/problems.ts";
import styles from "./evaluation-screen.module.css";

const perWeekChoices = [1, 2, 3, 4, 5] as const;

/** How often and how long, inside what was ordered; what lies outside the order is dashed. */
export function PlanFrequency({
  frequency,
  ordered,
  evaluatedOn,
  problems,
  onChange,
}: {
  frequency: Frequency;
  ordered: PrescriptionContent;
  evaluatedOn: string;
  problems: Problems;
  onChange: (frequency: Frequency) => void;
}) {
  const { perWeekLeast, perWeekMost, weeks: orderedWeeks } = ordered.frequency;
  const weekChoices = [...new Set([2, 4, 6, 8, 12, orderedWeeks, frequency.weeks])].toSorted((a, b) => a - b);
  const visits = frequency.perWeekMost * frequency.weeks;
  return (
    <div>
      <div className={styles.row}>
        <RadioSegments
          label="Per week"
          hint={`ordered ${fromTo(perWeekLeast, perWeekMost)}`}
          size="touch"
          value={String(frequency.perWeekMost)}
          options={perWeekChoices.map((count) => ({
            value: String(count),
            label: String(count),
            isUnusual: count < perWeekLeast || count > perWeekMost,
          }))}
          onChange={(next) =>
            onChange({
              ...frequency,
              perWeekMost: Number(next),
              perWeekLeast: Math.min(frequency.perWeekLeast, Number(next)),
            })
          }
          error={problems["frequency.perWeekMost"]}
        />
        <RadioSegments
          label="Weeks"
          hint={`ordered up to ${orderedWeeks}`}
          size="touch"
          value={String(frequency.weeks)}
          options={weekChoices.map((count) => ({
            value: String(count),
            label: String(count),
            isUnusual: count > orderedWeeks,
          }))}
          onChange={(next) => onChange({ ...frequency, weeks: Number(next) })}
          error={problems["frequency.weeks"]}
        />
      </div>
      <p className={styles.sub}>
        {counted(visits, "visit")}, to {formatDay(addDays(evaluatedOn, frequency.weeks * 7))}.
      </p>
    </div>
  );
}
