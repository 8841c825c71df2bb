import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { type KeyboardEvent, useRef, useState } from "react";
import { formatDay } from "#client/format/dates.ts";
import type { Day } from "#domain/calendar/days.ts";
import { counted } from "#domain/units/counted.ts";
import { classNames } from "./class-names.ts";
import styles from "./time-chart.module.css";
import { type PlacedVersion, VersionTicks } from "./time-chart-axis.tsx";
import { type ChartPoint, type MeasurePanel, nextPoint } from "./time-chart-model.ts";

const height = 54;

export type TimeChartMeasureProps = {
  panel: MeasurePanel;
  place: (day: Day) => number;
  width: number;
  marks: readonly PlacedVersion[];
  hatch: string;
  onSay: (words: string) => void;
};

/** One measure: bands, ticks, line, whisker, then the points, which arrow keys walk. */
export function TimeChartMeasure({ panel, place, width, marks, hatch, onSay }: TimeChartMeasureProps) {
  const { points, scale, targetBand, importantChange, detectableChange } = panel;
  const [at, setAt] = useState(points.length - 1);
  const group = useRef<SVGSVGElement>(null);
  const y = scaleLinear([scale.least, scale.most], [height - 8, 8]).clamp(true);
  const runs = points.reduce<ChartPoint[][]>((found, point) => {
    const run = found.at(-1);
    if (!run || point.isAfterGap) found.push([point]);
    else run.push(point);
    return found;
  }, []);
  const draw = line<ChartPoint>(
    (point) => place(point.day),
    (point) => y(point.amount),
  );
  const source = importantChange ? `. Important change: ${importantChange.source}` : "";
  const say = (point: ChartPoint) => `${panel.name}: ${point.words} on ${formatDay(point.day)}`;
  const walk = (event: KeyboardEvent) => {
    const next = nextPoint(event.key, at, points.length);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    group.current?.querySelectorAll<SVGGElement>("[data-point]")[next]?.focus();
  };
  const last = points.at(-1);
  return (
    <svg
      ref={group}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={styles.plot}
      role="group"
      aria-label={`${panel.name}, ${counted(points.length, "reading")}, arrow keys move`}
    >
      {targetBand && <TargetBand band={targetBand} y={y} width={width} />}
      {importantChange && (
        <g>
          <rect
            x={0}
            y={y(importantChange.most)}
            width={width}
            height={y(importantChange.least) - y(importantChange.most)}
            fill={`url(#${hatch})`}
          />
          <path
            className={styles.importantEdge}
            d={`M0 ${y(importantChange.least)}H${width}M0 ${y(importantChange.most)}H${width}`}
          />
        </g>
      )}
      <VersionTicks marks={marks} height={height} />
      {runs.map((run) => (
        <path key={run[0]?.day} className={styles.line} d={draw(run) ?? ""} />
      ))}
      {last && detectableChange !== undefined && (
        <path
          className={styles.whisker}
          d={`M${place(last.day)} ${y(last.amount - detectableChange)}V${y(last.amount + detectableChange)}m-4 0h8M${place(last.day) - 4} ${y(last.amount - detectableChange)}h8`}
        />
      )}
      {points.map((point, index) => (
        <g
          key={point.day}
          data-point
          role="img"
          aria-label={`${say(point)}${source}`}
          tabIndex={index === at ? 0 : -1}
          className={styles.point}
          onKeyDown={walk}
          onFocus={() => {
            setAt(index);
            onSay(`${say(point)}${source}`);
          }}
          onBlur={() => onSay("")}
          onPointerEnter={() => onSay(`${say(point)}${source}`)}
          onPointerLeave={() => onSay("")}
        >
          <circle className={styles.reach} cx={place(point.day)} cy={y(point.amount)} r={12} />
          <circle
            className={classNames(
              styles.dot,
              point === last && styles.last,
              point.tone && styles[point.tone],
            )}
            cx={place(point.day)}
            cy={y(point.amount)}
            r={point === last ? 4.5 : 3}
          />
        </g>
      ))}
    </svg>
  );
}

type BandProps = { band: { least?: number; most?: number }; y: (amount: number) => number; width: number };

function TargetBand({ band, y, width }: BandProps) {
  const top = band.most === undefined ? 3 : y(band.most);
  const bottom = band.least === undefined ? height - 3 : y(band.least);
  const edges = [band.most === undefined ? undefined : top, band.least === undefined ? undefined : bottom];
  return (
    <g>
      <rect className={styles.target} x={0} y={top} width={width} height={Math.max(0, bottom - top)} />
      {edges.map(
        (edge) =>
          edge !== undefined && <path key={edge} className={styles.targetEdge} d={`M0 ${edge}H${width}`} />,
      )}
    </g>
  );
}
