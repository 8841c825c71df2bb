import { describeDose } from "#domain/doses/describe.ts";
import type { PerformedState } from "#domain/sessions/session.ts";
import type { SheetRow } from "./use-row-acts.ts";

export const stateWords: Record<PerformedState, string> = {
  copied: "copied, not confirmed",
  done: "done",
  changed: "changed",
  "not-done": "not done",
};

/** Rows somebody answered: confirmed, changed or not done. */
export const countAnswered = (rows: readonly Pick<SheetRow, "state">[]): number =>
  rows.filter((row) => row.state !== "copied").length;

/** A row as it stands: "3 × 10, 60 lb, changed". */
export const describeRow = (row: SheetRow): string => `${describeDose(row.dose)}, ${stateWords[row.state]}`;
