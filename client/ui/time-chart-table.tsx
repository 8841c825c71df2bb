import { formatDay } from "#client/format/dates.ts";
import type { Day } from "#domain/calendar/days.ts";
import { LedgerRow, LedgerTable } from "./ledger-table.tsx";
import type { ChartPanel, VersionMark } from "./time-chart-model.ts";

export type TimeChartTableProps = {
  caption: string;
  panels: readonly ChartPanel[];
  versions: readonly VersionMark[];
};

const readings = (panel: ChartPanel) => (panel.kind === "measure" ? panel.points : panel.bars);

/** The same numbers as the chart, one day a row, newest first. */
export function TimeChartTable({ caption, panels, versions }: TimeChartTableProps) {
  const days: Day[] = [
    ...new Set([
      ...panels.flatMap((panel) => readings(panel).map((reading) => reading.day)),
      ...versions.map((version) => version.day),
    ]),
  ];
  days.sort((left, right) => (left < right ? 1 : -1));
  return (
    <LedgerTable
      caption={caption}
      columns={[
        { key: "day", label: "Day" },
        ...panels.map((panel) => ({ key: panel.key, label: panel.name, isNumeric: true })),
        { key: "version", label: "Prescription" },
      ]}
    >
      {days.map((day) => (
        <LedgerRow key={day}>
          <td>{formatDay(day)}</td>
          {panels.map((panel) => (
            <td key={panel.key} style={{ textAlign: "right" }}>
              {readings(panel).find((reading) => reading.day === day)?.words}
            </td>
          ))}
          <td>
            {versions
              .filter((version) => version.day === day)
              .map(({ label, words }) => words ?? label)
              .join("; ")}
          </td>
        </LedgerRow>
      ))}
    </LedgerTable>
  );
}
