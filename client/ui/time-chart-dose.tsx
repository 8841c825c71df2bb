import { formatDay } from "#client/format/dates.ts";
import type { Day } from "#domain/calendar/days.ts";
import styles from "./time-chart.module.css";
import { type PlacedVersion, VersionTicks } from "./time-chart-axis.tsx";
import type { DosePanel } from "./time-chart-model.ts";

const height = 36;
const barWidth = 8;

export type TimeChartDoseProps = {
  panel: DosePanel;
  place: (day: Day) => number;
  width: number;
  marks: readonly PlacedVersion[];
  onSay: (words: string) => void;
};

/** Dose delivered against prescribed: filled delivered, outline prescribed, hollow missed. */
export function TimeChartDose({ panel, place, width, marks, onSay }: TimeChartDoseProps) {
  const most = Math.max(1, ...panel.bars.map((bar) => Math.max(bar.delivered, bar.prescribed)));
  const tall = (amount: number) => (amount / most) * (height - 8);
  const words = panel.bars.map((bar) => `${formatDay(bar.day)} ${bar.words}`).join("; ");
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={styles.plot}
      role="img"
      aria-label={`${panel.name}: ${words}`}
    >
      <VersionTicks marks={marks} height={height} />
      {panel.bars.map((bar) => (
        <g
          key={bar.day}
          onPointerEnter={() => onSay(`${panel.name}: ${bar.words} on ${formatDay(bar.day)}`)}
          onPointerLeave={() => onSay("")}
        >
          <rect
            className={styles.prescribedBar}
            x={place(bar.day) - barWidth / 2 + 0.5}
            y={height - tall(bar.prescribed)}
            width={barWidth - 1}
            height={tall(bar.prescribed)}
          />
          <rect
            className={styles.deliveredBar}
            x={place(bar.day) - barWidth / 2}
            y={height - tall(bar.delivered)}
            width={barWidth}
            height={tall(bar.delivered)}
          />
        </g>
      ))}
    </svg>
  );
}
