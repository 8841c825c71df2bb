/** The value in the middle; of an even count the lower of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Nearest rank: the smallest value that at least `percent` of all do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  const found = sorted[rank - 1];
  if (found === undefined) throw new Error("Nothing was measured");
  return found;
}

/** Three significant figures, so that no row promises more than was measured. */
export const shown = (value: number): string =>
  Number(value.toPrecision(3)).toLocaleString("en-US", { maximumSignificantDigits: 3 });

export type Row = {
  what: string;
  unit: string;
  plinth: number;
  /** The same bytes from plain node:http, and the same rows from raw prepared statements, in the same run. */
  plain?: number;
  raw?: number;
  note?: string;
};

export function formatTable(rows: readonly Row[]): string {
  const against = (row: Row, other: number | undefined) =>
    other === undefined ? "–" : `${shown(other)} ${row.unit} (${shown(row.plinth / other)} ×)`;
  return [
    "| what | Plinth | plain node:http, same bytes | raw prepared statements, same rows | |",
    "|---|---:|---:|---:|---|",
    ...rows.map(
      (row) =>
        `| ${row.what} | ${shown(row.plinth)} ${row.unit} | ${against(row, row.plain)} | ${against(row, row.raw)} | ${row.note ?? ""} |`,
    ),
  ].join("\n");
}
