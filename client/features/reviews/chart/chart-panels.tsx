import { formatColumnDay } from "#client/format/dates.ts";
import { formatResultAmount } from "#client/format/quantity.ts";
import { formatSource } from "#client/format/sources.ts";
import type { Outputs } from "#client/trpc.ts";
import { StatusChip, type StatusTone } from "#client/ui/status-chip.tsx";
import type { ChartPanel } from "#client/ui/time-chart-model.ts";
import { countedOf } from "#domain/units/counted.ts";

export type Chart = Outputs["reviews"]["chart"];
type Series = Chart["series"][number];

const tones: Record<Series["response"]["kind"], StatusTone> = {
  "improved-important": "better",
  "improved-detectable": "better",
  possible: "neutral",
  "no-detectable-change": "neutral",
  worse: "worse",
  ceiling: "neutral",
  "cannot-say": "outlined",
};

/** Pain first, the primary measure next, then the others, and what was delivered under them all. */
export function chartPanels(chart: Chart): ChartPanel[] {
  const primaryId = chart.prescription?.content.primaryMeasureId;
  const rank = (series: Series) =>
    series.measureId === "pain-worst" ? 0 : series.measureId === primaryId ? 1 : 2;
  const measures = chart.series
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, 4)
    .map((series): ChartPanel => measurePanel(series, chart, series.measureId === primaryId));
  const done = chart.delivered.reduce((sum, session) => sum + session.done, 0);
  const planned = chart.delivered.reduce((sum, session) => sum + session.planned, 0);
  if (chart.delivered.length === 0) return measures;
  return [
    ...measures,
    {
      kind: "dose",
      key: "delivered",
      name: "Rows delivered",
      value: String(done),
      unit: `of ${planned}`,
      bars: chart.delivered.map((session) => ({
        day: session.heldOn,
        delivered: session.done,
        prescribed: session.planned,
        words: `${formatColumnDay(session.heldOn)}: ${countedOf(session.done, session.planned, "row")}`,
      })),
    },
  ];
}

function measurePanel(series: Series, chart: Chart, isPrimary: boolean): ChartPanel {
  const last = series.points.at(-1);
  const goal = chart.prescription?.content.goals.find(
    (candidate) => candidate.measureId === series.measureId,
  );
  const target = goal?.targetThousandths === undefined ? undefined : goal.targetThousandths / 1000;
  const important = series.thresholds.find((threshold) => threshold.kind === "MCID");
  const detectable = series.response.detectableThousandths;
  const baseline = (series.points[0]?.thousandths ?? 0) / 1000;
  const sign = series.betterIs === "higher" ? 1 : -1;
  return {
    kind: "measure",
    key: `${series.measureId}-${series.side}`,
    name: series.side === "not-applicable" ? series.shortName : `${series.shortName}, ${series.side}`,
    isPrimary,
    value: last ? formatResultAmount(last.thousandths) : "No score",
    unit: series.unit,
    change: <StatusChip tone={tones[series.response.kind]}>{series.responseWords}</StatusChip>,
    ...(target === undefined
      ? {}
      : {
          target: `target ${target} ${series.unit}`,
          targetBand: series.betterIs === "higher" ? { least: target } : { most: target },
        }),
    scale: { least: series.leastThousandths / 1000, most: series.mostThousandths / 1000 },
    points: series.points.map((point, index) => ({
      day: point.takenOn,
      amount: point.thousandths / 1000,
      words: `${formatResultAmount(point.thousandths)} ${series.unit}${point.confounding === undefined ? "" : `, confounded: ${point.confounding}`}`,
      ...(index === series.points.length - 1 && series.response.kind === "worse"
        ? { tone: "worse" as const }
        : {}),
    })),
    ...(important
      ? {
          importantChange: {
            least: Math.min(
              baseline + sign * (important.thousandths / 1000),
              baseline + sign * (important.thousandths / 1000) + sign * 0.5,
            ),
            most: Math.max(
              baseline + sign * (important.thousandths / 1000),
              baseline + sign * (important.thousandths / 1000) + sign * 0.5,
            ),
            source: `important change ${formatResultAmount(important.thousandths)} ${series.unit}, ${formatSource(important.population)}: ${formatSource(important.source)}`,
          },
        }
      : {}),
    ...(detectable === null ? {} : { detectableChange: detectable / 1000 }),
  };
}
