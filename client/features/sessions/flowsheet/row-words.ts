import { describeDose } from "#domain/doses/describe.ts";
import type { NotDoneReason, PerformedState } from "#domain/sessions/session.ts";
import type { SheetRow } from "./use-row-acts.ts";

export const stateWords: Record<PerformedState, string> = {
  copied: "copied, not confirmed",
  done: "done",
  changed: "changed",
  "not-done": "not done",
};

export const notDoneWords: Record<NotDoneReason, string> = {
  "out-of-time": "Ran out of time",
  pain: "Pain",
  "patient-declined": "Patient declined",
  "not-safe-today": "Not safe today",
  equipment: "Equipment",
  replaced: "Replaced",
  other: "Other",
};

/** Rows somebody answered: confirmed, changed or not done. */
export const countAnswered = (rows: readonly Pick<SheetRow, "state">[]): number =>
  rows.filter((row) => row.state !== "copied").length;

/** A row as it stands: "3 × 10, 60 lb, changed". */
export const describeRow = (row: SheetRow): string => `${describeDose(row.dose)}, ${stateWords[row.state]}`;
