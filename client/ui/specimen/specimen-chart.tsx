import { useState } from "react";
import { type ChartView, ChartViewButton } from "#client/ui/chart-view-button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { TimeChart } from "#client/ui/time-chart.tsx";
import type { ChartPanel } from "#client/ui/time-chart-model.ts";
import styles from "./specimen.module.css";
import { SpecimenSection } from "./specimen-section.tsx";

const point = (day: string, amount: number, unit = "") => ({ day, amount, words: `${amount}${unit}` });
const bar = (day: string, delivered: number) => ({
  day,
  delivered,
  prescribed: 8,
  words: `${delivered} of 8 sets`,
});

const panels: readonly ChartPanel[] = [
  {
    kind: "measure",
    key: "pain",
    name: "Worst pain in session",
    value: "7",
    unit: "of 10",
    scale: { least: 0, most: 10 },
    points: [
      point("2026-10-21", 5),
      point("2026-10-28", 4),
      { ...point("2026-11-09", 3), isAfterGap: true },
      point("2026-11-18", 3),
      { ...point("2026-11-23", 7), tone: "worse" },
    ],
    targetBand: { most: 3 },
    change: <StatusChip tone="worse">+4 worse</StatusChip>,
    target: "target 3 or less",
  },
  {
    kind: "measure",
    key: "flexion",
    name: "Knee flexion, right",
    value: "85°",
    scale: { least: 40, most: 125 },
    points: [
      point("2026-10-19", 62, "°"),
      point("2026-11-02", 78, "°"),
      point("2026-11-18", 88, "°"),
      point("2026-11-23", 85, "°"),
    ],
    targetBand: { least: 110 },
    change: <StatusChip tone="neutral">−3° within error</StatusChip>,
    target: "target 110° by Dec 14",
  },
  {
    kind: "measure",
    key: "lefs",
    name: "LEFS",
    isPrimary: true,
    value: "31",
    unit: "of 80",
    scale: { least: 10, most: 60 },
    points: [point("2026-10-19", 22), point("2026-11-02", 27), point("2026-11-16", 31)],
    targetBand: { least: 50 },
    importantChange: { least: 31, most: 38, source: "leg conditions (Abbott 2014; Binkley 1999)" },
    detectableChange: 9,
    change: <StatusChip tone="better">+9 better</StatusChip>,
    target: "target 50",
  },
  {
    kind: "dose",
    key: "dose",
    name: "Dose delivered",
    value: "30",
    unit: "of 40 sets",
    bars: [
      bar("2026-10-21", 8),
      bar("2026-10-28", 8),
      bar("2026-11-09", 8),
      bar("2026-11-11", 0),
      bar("2026-11-18", 6),
    ],
  },
];

export function SpecimenChart() {
  const [view, setView] = useState<ChartView>("chart");
  return (
    <SpecimenSection
      heading="Measure panel"
      note="A number beside every line, a table behind it. Target is tint with an edge; important change is hatched and named with its source."
    >
      <div className={styles.wide}>
        <SectionHead
          heading="Measures"
          note="Prescription v1 to v3, Mon Oct 19 to today"
          isRuled={view === "chart"}
          actions={<ChartViewButton view={view} onChange={setView} />}
        />
        <TimeChart
          caption="Measures, Mon Oct 19 to Mon Nov 23, 2026"
          from="2026-10-19"
          to="2026-12-14"
          today="2026-11-23"
          endLabel="prescription ends"
          versions={[
            { day: "2026-10-19", label: "v1" },
            { day: "2026-11-02", label: "v2" },
            { day: "2026-11-16", label: "v3" },
          ]}
          panels={panels}
          view={view}
        />
      </div>
    </SpecimenSection>
  );
}
