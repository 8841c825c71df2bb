import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import { type Dose, type DoseField, doseFields } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { isSameQuantity } from "#domain/doses/quantity.ts";
import { counted } from "#domain/units/counted.ts";
import { describeCutShort } from "./cut-short.ts";
import type { NotDoneReason, PerformedState, SessionNote } from "./session.ts";

export const notDoneWords: Record<NotDoneReason, string> = {
  "out-of-time": "Ran out of time",
  pain: "Pain",
  "patient-declined": "Patient declined",
  "not-safe-today": "Not safe today",
  equipment: "Equipment",
  replaced: "Replaced",
  other: "Other",
};

export type SummaryRow = {
  name: string;
  state: PerformedState;
  dose: Dose;
  /** The current dose it was copied from, as it stood then; null for an exercise added that day. */
  startedFrom: Dose | null;
  notDoneReason: NotDoneReason | null;
  isFromNowOn: boolean;
  deviationReason: string;
};

type Named = { name: string; words: string };
export type SessionSummary = {
  asPlanned: number;
  changed: readonly Named[];
  notDone: readonly Named[];
  /** Copied and not confirmed: nobody has said yet. */
  unanswered: number;
  cutShort: string | null;
  /** Whether the note says why skill was needed. */
  isSkillSaid: boolean;
};

/** What was done, against what was planned: one reading for whoever signs, and for whoever reads it signed. */
export function summarizeSession(
  rows: readonly SummaryRow[],
  note: Pick<SessionNote, "whySkilled" | "cutShort">,
): SessionSummary {
  return {
    asPlanned: rows.filter(({ state }) => state === "done").length,
    changed: rows
      .filter(({ state }) => state === "changed")
      .map((row) => ({ name: row.name, words: describeChange(row) })),
    notDone: rows
      .filter(({ state }) => state === "not-done")
      .map(({ name, notDoneReason }) => ({
        name,
        words: notDoneReason === null ? "reason not said" : notDoneWords[notDoneReason].toLowerCase(),
      })),
    unanswered: rows.filter(({ state }) => state === "copied").length,
    cutShort: note.cutShort ? describeCutShort(note.cutShort) : null,
    isSkillSaid: (note.whySkilled ?? "").trim() !== "",
  };
}

/** "load 55 lb to 60 lb, from now on": the fields that differ, each from what to what. */
function describeChange({ dose, startedFrom, isFromNowOn, deviationReason }: SummaryRow): string {
  const difference =
    startedFrom === null
      ? `${describeDose(dose)}, added`
      : describeFields(startedFrom, dose) || `${describeDose(dose)}, another exercise`;
  return [
    difference,
    ...(isFromNowOn ? ["from now on"] : []),
    ...(deviationReason === "" ? [] : ["outside a limit"]),
  ].join(", ");
}

const describeFields = (from: Dose, to: Dose): string =>
  doseFields
    .filter((field) => !isSameQuantity(from[field], to[field]))
    .map((field) => `${labelOf(field)}${said(from, field)} to ${said(to, field)}`)
    .join(", ");

/** Sets and repetitions are their own units, so that their names are not said twice. */
const labelOf = (field: DoseField): string =>
  field === "sets" || field === "reps" ? "" : `${doseFieldFacts[field].label.toLowerCase()} `;

function said(dose: Dose, field: DoseField): string {
  const value = dose[field];
  return value === undefined ? "not specified" : describeQuantity(value);
}

/** "5 as planned, 1 changed, 1 not done"; what nobody has confirmed yet is counted too. */
export function countSummary({ asPlanned, changed, notDone, unanswered }: SessionSummary): string {
  return [
    `${asPlanned} as planned`,
    ...(changed.length > 0 ? [`${changed.length} changed`] : []),
    ...(notDone.length > 0 ? [`${notDone.length} not done`] : []),
    ...(unanswered > 0 ? [`${counted(unanswered, "row")} to confirm`] : []),
  ].join(", ");
}

/** The whole of it as sentences, for a line of a timeline. */
export function describeSummary(summary: SessionSummary): string {
  const list = (rows: readonly Named[]) => rows.map(({ name, words }) => `${name} ${words}`).join("; ");
  return [
    countSummary(summary),
    ...(summary.changed.length > 0 ? [`Changed: ${list(summary.changed)}`] : []),
    ...(summary.notDone.length > 0 ? [`Not done: ${list(summary.notDone)}`] : []),
    ...(summary.cutShort === null ? [] : [`Cut short: ${summary.cutShort}`]),
  ]
    .map((sentence) => `${sentence}.`)
    .join(" ");
}
