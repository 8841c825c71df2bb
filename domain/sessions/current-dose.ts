import type { Dose } from "#domain/doses/dose.ts";
import { doseFields } from "#domain/doses/dose.ts";
import { isSameQuantity } from "#domain/doses/quantity.ts";

/** What stands for one line: its prescribed (or planned) dose and what the next session starts from. */
export type CurrentDose = {
  lineKey: string;
  lineId: string;
  prescribed: Dose;
  dose: Dose;
  isActive: boolean;
};

/** A line of a newly signed version or plan. */
export type SignedLine = { lineKey: string; lineId: string; dose: Dose };

/** Facts in order; the current dose is their fold and nothing else. */
export type DoseEvent =
  /** A prescription version (all its lines, whoever owns them) or a plan of care was signed; `owns` tells which lines it replaces. */
  | { kind: "lines-signed"; owns: "prescriber" | "therapist"; lines: readonly SignedLine[] }
  /** A line a therapist adds during a session, from now on. */
  | { kind: "line-added"; line: SignedLine }
  /** From now on at signing, a reply that amends, or a verbal order: the whole new dose. */
  | { kind: "dose-set"; lineKey: string; dose: Dose };

export type CurrentDoses = ReadonlyMap<string, CurrentDose & { owner: "prescriber" | "therapist" }>;
export const noCurrentDoses: CurrentDoses = new Map();

export const isSameDose = (left: Dose, right: Dose): boolean =>
  doseFields.every((field) => isSameQuantity(left[field], right[field]));

/**
 * One step of the fold. A line that is kept with its prescribed dose unchanged keeps its current dose; a line whose
 * prescribed dose changed starts from the new one; a line that is gone becomes inactive and is remembered.
 */
export function applyDoseEvent(doses: CurrentDoses, event: DoseEvent): CurrentDoses {
  const next = new Map(doses);
  if (event.kind === "dose-set") {
    const line = next.get(event.lineKey);
    if (line) next.set(event.lineKey, { ...line, dose: event.dose });
    return next;
  }
  if (event.kind === "line-added") {
    next.set(event.line.lineKey, {
      ...event.line,
      prescribed: event.line.dose,
      isActive: true,
      owner: "therapist",
    });
    return next;
  }
  const kept = new Set(event.lines.map((line) => line.lineKey));
  for (const [lineKey, line] of next)
    if (line.owner === event.owns && !kept.has(lineKey)) next.set(lineKey, { ...line, isActive: false });
  for (const line of event.lines) {
    const before = next.get(line.lineKey);
    const keepsDose = before?.isActive === true && isSameDose(before.prescribed, line.dose);
    next.set(line.lineKey, {
      lineKey: line.lineKey,
      lineId: line.lineId,
      prescribed: line.dose,
      dose: keepsDose ? before.dose : line.dose,
      isActive: true,
      owner: event.owns,
    });
  }
  return next;
}

export const foldDoseEvents = (events: readonly DoseEvent[]): CurrentDoses =>
  events.reduce(applyDoseEvent, noCurrentDoses);
