import type { ReactNode } from "react";
import { axisDay, formatColumnDay } from "#client/format/dates.ts";
import { type Day, dayOfNumber } from "#domain/calendar/days.ts";

export type ChartPoint = {
  day: Day;
  amount: number;
  /** The value with its unit, "85°". */
  words: string;
  tone?: "better" | "worse";
  /** Starts a new run: what was not measured is not joined. */
  isAfterGap?: boolean;
};

export type DoseBar = { day: Day; delivered: number; prescribed: number; words: string };

type PanelWords = {
  key: string;
  name: string;
  isPrimary?: boolean;
  /** The last value and its unit or denominator, "31", "of 80". */
  value: string;
  unit?: string;
  /** The change as a chip, and the target in words, at the right. */
  change?: ReactNode;
  target?: string;
};

export type MeasurePanel = PanelWords & {
  kind: "measure";
  /** The instrument's own span. */
  scale: { least: number; most: number };
  points: readonly ChartPoint[];
  targetBand?: { least?: number; most?: number };
  /** Hatched with dashed edges; population and source are said on focus. */
  importantChange?: { least: number; most: number; source: string };
  /** Plus and minus, as a whisker on the last point. */
  detectableChange?: number;
};

export type DosePanel = PanelWords & { kind: "dose"; bars: readonly DoseBar[] };

export type ChartPanel = MeasurePanel | DosePanel;

/** `words` say in full what the label says in short, where there is more to say. */
export type VersionMark = { day: Day; label: string; words?: string };

export type AxisTick = { day: Day; label: string };

/** Days labelled under the axis: whole weeks, as many as fit without touching. */
export function axisTicks(from: Day, to: Day, width: number): AxisTick[] {
  const first = axisDay(from);
  const last = axisDay(to);
  const most = Math.max(1, Math.floor(width / 84));
  const weeks = [1, 2, 4, 8, 13, 26, 52].find((count) => (last - first) / (7 * count) <= most) ?? 104;
  const ticks: AxisTick[] = [];
  for (let number = first; number <= last; number += 7 * weeks) {
    const day = dayOfNumber(number);
    ticks.push({ day, label: formatColumnDay(day) });
  }
  return ticks;
}

/** Where a walk by arrow keys goes from a point; stays inside. */
export function nextPoint(key: string, index: number, count: number): number | undefined {
  if (key === "ArrowRight") return Math.min(count - 1, index + 1);
  if (key === "ArrowLeft") return Math.max(0, index - 1);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
