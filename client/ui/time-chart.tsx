import { type ScaleLinear, scaleLinear } from "d3-scale";
import { useId, useState } from "react";
import { axisDay } from "#client/format/dates.ts";
import type { Day } from "#domain/calendar/days.ts";
import styles from "./time-chart.module.css";
import { TimeChartAxis, TimeChartHead } from "./time-chart-axis.tsx";
import { TimeChartDose } from "./time-chart-dose.tsx";
import { TimeChartMeasure } from "./time-chart-measure.tsx";
import type { ChartPanel, VersionMark } from "./time-chart-model.ts";
import { TimeChartTable } from "./time-chart-table.tsx";
import { useWidth } from "./use-width.ts";

export type TimeChartProps = {
  /** What is shown over which time; names the figure. */
  caption: string;
  from: Day;
  /** The end of the prescription: the future up to it stays empty on purpose. */
  to: Day;
  today: Day;
  panels: readonly ChartPanel[];
  versions?: readonly VersionMark[];
  /** Said at the right end of the axis, "prescription ends". */
  endLabel?: string;
  view?: "chart" | "table";
};

/** Small multiples on one time axis: a number beside every line, a table behind them. */
export function TimeChart(props: TimeChartProps) {
  const { caption, from, to, today, panels, versions = [], endLabel, view = "chart" } = props;
  const hatch = useId();
  const [width, plot] = useWidth(444);
  const [said, setSaid] = useState("");
  const x: ScaleLinear<number, number> = scaleLinear()
    .domain([axisDay(from), Math.max(axisDay(to), axisDay(from) + 1)])
    .range([8, width - 8]);
  const place = (day: Day): number => x(axisDay(day));
  if (view === "table") return <TimeChartTable caption={caption} panels={panels} versions={versions} />;
  const marks = versions.map((version) => ({ ...version, x: place(version.day) }));
  return (
    <figure className={styles.figure}>
      <figcaption className="visually-hidden">{caption}</figcaption>
      <svg width="0" height="0" className={styles.defs} aria-hidden="true">
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={styles.hatchGround} width="6" height="6" />
          <path className={styles.hatchLine} d="M0 0V6" />
        </pattern>
      </svg>
      <div className={styles.row}>
        <div />
        <div ref={plot}>
          <TimeChartHead width={width} marks={marks} endLabel={endLabel} />
        </div>
      </div>
      {panels.map((panel) => (
        <section key={panel.key} className={styles.row} aria-label={panel.name}>
          <div className={styles.name}>
            <span className={styles.label}>
              {panel.name}
              {panel.isPrimary && <b> · primary</b>}
            </span>
            <span className={styles.value}>
              {panel.value}
              {panel.unit && <small>{`\u00a0${panel.unit}`}</small>}
            </span>
          </div>
          {panel.kind === "measure" ? (
            <TimeChartMeasure
              panel={panel}
              place={place}
              width={width}
              marks={marks}
              hatch={hatch}
              onSay={setSaid}
            />
          ) : (
            <TimeChartDose panel={panel} place={place} width={width} marks={marks} onSay={setSaid} />
          )}
          <div className={styles.change}>
            {panel.change}
            {panel.target && <span className={styles.label}>{panel.target}</span>}
          </div>
        </section>
      ))}
      <div className={styles.row}>
        <div />
        <TimeChartAxis from={from} to={to} today={today} width={width} place={place} />
      </div>
      <p className={styles.said} aria-hidden="true">
        {said}
      </p>
    </figure>
  );
}
