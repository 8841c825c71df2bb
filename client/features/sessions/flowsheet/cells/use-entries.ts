import { useState } from "react";
import { flushSync } from "react-dom";
import type { DoseField } from "#domain/doses/dose.ts";
import { describeImpossible } from "#domain/doses/reading/possible.ts";
import { readCell } from "#domain/doses/reading/read-cell.ts";
import type { RowActs, Sheet, SheetRow } from "../use-row-acts.ts";
import type { Next } from "./amount-cell.tsx";

/** What is being typed into one cell, and the row as it stood when typing began. */
export type Entry = { field: DoseField; text: string; seen: SheetRow; problem: string | null };

/** Columns to the right and rows down. */
const steps: Record<Next, readonly [right: number, down: number]> = {
  stay: [0, 0],
  down: [0, 1],
  up: [0, -1],
  right: [1, 0],
  left: [-1, 0],
};

/** What is typed into the cells of a row, by column: kept until it is taken, corrected or put back. */
export function useEntries(
  row: SheetRow,
  sheet: Sheet,
  acts: RowActs,
  onMove: (column: number, down: number) => void,
) {
  const [entries, setEntries] = useState<Readonly<Record<number, Entry>>>({});
  const line = sheet.plan?.lines.find((candidate) => candidate.lineKey === row.lineKey);

  const change = (column: number, entry: Entry | null) => {
    setEntries(({ [column]: _gone, ...rest }) => (entry ? { ...rest, [column]: entry } : rest));
    acts.markUnread(`${row.row}-${column}`, entry?.problem != null);
  };
  const entryOf = (column: number, field: DoseField, text: string): Entry => ({
    field,
    text,
    seen: entries[column]?.seen ?? row,
    problem: null,
  });
  return {
    of: (column: number) => entries[column],
    type: (column: number, field: DoseField, text: string | null) =>
      change(column, text === null ? null : entryOf(column, field, text)),
    commit: (column: number, field: DoseField, text: string, next: Next) => {
      const entry = entryOf(column, field, text);
      const read = readCell(text, field, entry.seen.dose);
      const problem =
        "problem" in read
          ? read.problem
          : describeImpossible(read.said, {
              joints: line?.exercise.motions.map(({ joint }) => joint) ?? [],
              visitMinutes: sheet.session.note.totalMinutes,
            });
      if ("problem" in read || problem !== undefined)
        return change(column, { ...entry, problem: problem ?? "" });
      flushSync(() => change(column, null));
      void acts.setTyped(entry.seen, read.said);
      const [right, down] = steps[next];
      if (next !== "stay") onMove(column + right, down);
      return undefined;
    },
    putBack: (column: number) => {
      flushSync(() => change(column, null));
      onMove(column, 0);
    },
    /** Cells whose amount was not taken, with its sentence. */
    unread: Object.entries(entries).flatMap(([column, entry]) =>
      entry.problem === null ? [] : [{ column: Number(column), ...entry, problem: entry.problem }],
    ),
  };
}
