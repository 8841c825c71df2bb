import type { Examination } from "#domain/examination/examine.ts";
import type { TestedSide } from "#domain/examination/finding.ts";
import type { RegionTest } from "#domain/examination/region-tests.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";

export type CellProps = {
  region: Joint;
  test: RegionTest;
  side: TestedSide;
  examination: Examination;
  onChange: (next: Examination) => void;
};

/** What an earlier evaluation found, and the day of it. */
export type Earlier = { examination: Examination; on: string };

export const cellLabel = (test: RegionTest, side: TestedSide): string =>
  side === "midline" ? test.words : `${test.words}, ${side}`;
