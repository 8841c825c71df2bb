import { axisDay } from "#client/format/dates.ts";
import type { Day } from "#domain/calendar/days.ts";
import styles from "./time-chart.module.css";
import { axisTicks, type VersionMark } from "./time-chart-model.ts";

export type PlacedVersion = VersionMark & { x: number };

/** The versions named above the panels. */
export function TimeChartHead(props: {
  width: number;
  marks: readonly PlacedVersion[];
  endLabel?: string | undefined;
}) {
  const { width, marks, endLabel } = props;
  return (
    <svg width={width} height={16} viewBox={`0 0 ${width} 16`} className={styles.plot} aria-hidden="true">
      {marks.map((mark) => (
        <text
          key={`${mark.day} ${mark.label}`}
          className={styles.strong}
          x={mark.x}
          y={12}
          textAnchor="middle"
        >
          {mark.words ? <title>{mark.words}</title> : null}
          {mark.label}
        </text>
      ))}
      {endLabel && !marks.some((mark) => mark.x > width - 110) && (
        <text x={width} y={12} textAnchor="end">
          {endLabel}
        </text>
      )}
    </svg>
  );
}

/** The one time axis under all panels. */
export function TimeChartAxis(props: {
  from: Day;
  to: Day;
  today: Day;
  width: number;
  place: (day: Day) => number;
}) {
  const { from, to, today, width, place } = props;
  const now = place(today);
  const isShown = axisDay(today) >= axisDay(from) && axisDay(today) <= axisDay(to);
  const ticks = axisTicks(from, to, width).filter((tick) => !isShown || Math.abs(place(tick.day) - now) > 44);
  return (
    <svg width={width} height={28} viewBox={`0 0 ${width} 28`} className={styles.plot} aria-hidden="true">
      <path className={styles.axis} d={`M0 .5H${width}`} />
      {ticks.map((tick) => {
        const x = place(tick.day);
        return (
          <text key={tick.day} x={x} y={18} textAnchor="middle">
            {tick.label}
          </text>
        );
      })}
      {isShown && (
        <>
          <path className={styles.today} d={`M${now} 0V5`} />
          <text className={styles.ink} x={now} y={18} textAnchor="middle">
            today
          </text>
        </>
      )}
    </svg>
  );
}

/** Version ticks run through every panel. */
export const VersionTicks = ({ marks, height }: { marks: readonly PlacedVersion[]; height: number }) =>
  marks.map((mark) => (
    <path key={`${mark.day} ${mark.label}`} className={styles.version} d={`M${mark.x} 0V${height}`} />
  ));
