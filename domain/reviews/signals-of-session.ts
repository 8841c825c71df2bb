import { describeDose } from "#domain/doses/describe.ts";
import type { Dose } from "#domain/doses/dose.ts";
import type { ClinicPolicy } from "#domain/policy/policy.ts";
import type { Bounds } from "#domain/prescriptions/line.ts";
import type { CheckConsequence } from "#domain/sessions/check-result.ts";
import type { PerformedState, SessionNote } from "#domain/sessions/session.ts";
import { findUnderDosed } from "#domain/sessions/under-dosed.ts";
import type { SignalKind } from "./review.ts";
import type { SignalFacts } from "./signals.ts";

export type SessionRow = {
  row: number;
  lineKey: string;
  name: string;
  state: PerformedState;
  dose: Dose;
  current: Dose;
  bounds: Bounds;
  isFromNowOn: boolean;
  deviationReason: string;
  consequence: CheckConsequence;
  /** Doses of this line in the two signed sessions before, newest first. */
  earlier: readonly Dose[];
};

export type RaisedSignal = {
  kind: SignalKind;
  facts: SignalFacts /** Makes one signal per session and cause. */;
  cause: string;
};

/**
 * What a signed session tells the physiatrist. Facts only; the words are made where they are shown. A deviation is not
 * among them: it was told when it was recorded, and signing does not ask again what has been answered since.
 */
export function signalsOfSession(session: {
  note: SessionNote;
  rows: readonly SessionRow[];
  therapistName: string;
  policy: Pick<ClinicPolicy, "painAmberMost">;
}): RaisedSignal[] {
  const { note, rows, therapistName, policy } = session;
  const signals: RaisedSignal[] = [];
  if (note.adverseEvent !== "")
    signals.push({
      kind: "adverse-event",
      facts: { note: note.adverseEvent.slice(0, 160) },
      cause: "adverse-event",
    });
  if (typeof note.painWorst === "number" && note.painWorst > policy.painAmberMost)
    signals.push({
      kind: "red-pain",
      facts: { pain: note.painWorst, cap: policy.painAmberMost },
      cause: "red-pain",
    });
  signals.push(...newSinceLastTime(note));
  for (const row of rows) {
    const cause = `row-${row.row}`;
    const isPerformed = row.state === "changed" || row.state === "done";
    if (row.deviationReason === "" && row.consequence === "act-and-tell" && isPerformed)
      signals.push({
        kind: "told",
        facts: {
          by: therapistName,
          line: row.name,
          change:
            row.state === "done"
              ? `${describeDose(row.dose)} as before, outside what is set now`
              : `${describeDose(row.current)} to ${describeDose(row.dose)}${row.isFromNowOn ? ", from now on" : ", today"}`,
        },
        cause,
      });
    const short =
      row.state === "not-done" ? undefined : findUnderDosed([row.dose, ...row.earlier], row.bounds);
    if (short)
      signals.push({ kind: "under-dosed", facts: { line: row.name, ...short }, cause: `${cause}-under` });
  }
  return signals;
}

const shortened = (words: string): string => words.trim().slice(0, 160);

/** New symptoms, a fall and a changed medication, each with the words that were written of it. */
function newSinceLastTime({ sinceLastTime }: Pick<SessionNote, "sinceLastTime">): RaisedSignal[] {
  const { newSymptoms, falls, medication } = sinceLastTime;
  const { newSymptomsNote = "", fallsNote = "", medicationNote = "" } = sinceLastTime;
  const hasFallen = falls === "one-or-more";
  const told = [
    ...(newSymptoms === "yes" ? [newSymptomsNote.trim() || "New symptoms"] : []),
    ...(hasFallen
      ? [`${newSymptoms === "yes" ? "A fall: " : ""}${fallsNote.trim() || "what happened is not written"}`]
      : []),
  ];
  return [
    ...(told.length === 0
      ? []
      : [
          {
            kind: "new-pain" as const,
            facts: {
              note: shortened(told.join("; ")),
              ...(hasFallen && newSymptoms !== "yes" ? { fall: 1 } : {}),
            },
            cause: "new-symptoms",
          },
        ]),
    ...(medication === "changed"
      ? [
          {
            kind: "medication-changed" as const,
            facts: { note: shortened(medicationNote) || "which one is not written" },
            cause: "medication",
          },
        ]
      : []),
  ];
}
