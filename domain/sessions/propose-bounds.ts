import { describeQuantity } from "#domain/doses/describe.ts";
import { type Dose, type DoseField, doseFields, type Quantity } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { compareQuantities } from "#domain/doses/quantity.ts";
import type { Bound, Bounds } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { checkLimits } from "./check-limits.ts";
import type { PlanInForce } from "./plan-in-force.ts";
import { checkDose, type PastSession, planOfDraft, type WhatIfFacts, whatIf } from "./what-if.ts";

/** A line asks often when it would have asked in as many of the last sessions. */
export const asksOften = 2;
/** Above as many requests in a hundred sessions the composer proposes wider bounds (product: Two worlds, one model). */
export const targetPerHundredSessions = 2;

/** How often a line has asked so far, over all its sessions. */
export type AskedSoFar = { lineKey: string; requests: number; sessions: number };

export type Proposal = {
  lineKey: string;
  name: string;
  /** The bounds of the line with what is widened. */
  bounds: Bounds;
  /** "load up to 70 lb" */
  words: string;
  wouldAsk: number;
  wouldAskThen: number;
};

/**
 * For each line that would ask often, or has asked more than the target, bounds that would not ask for what was done or
 * wanted in its sessions. A value beyond a limit of the patient is never proposed, a locked field stays locked, and
 * what would change nothing is not proposed.
 */
export function proposeBounds(
  content: PrescriptionContent,
  sessions: readonly PastSession[],
  facts: WhatIfFacts,
  soFar: readonly AskedSoFar[] = [],
): Proposal[] {
  return whatIf(content, sessions, facts).flatMap((row): Proposal[] => {
    const asked = soFar.find((one) => one.lineKey === row.lineKey);
    const isOver =
      asked !== undefined &&
      asked.requests >= asksOften &&
      asked.requests * 100 > targetPerHundredSessions * asked.sessions;
    if (row.wouldAsk === 0 || (row.wouldAsk < asksOften && !isOver)) return [];
    const line = content.lines.find((candidate) => candidate.lineKey === row.lineKey);
    const last = sessions.at(-1);
    if (!line || !last) return [];
    const plan = planOfDraft(content, facts, last.heldOn);
    const doses = row.cells.flatMap((cell) =>
      // The bounds are of the line's own exercise: what was done on another rung says nothing of them.
      [cell.done, cell.wanted].flatMap((one) => (one && one.rungName === undefined ? [one.dose] : [])),
    );
    const bounds = widened(plan, row.lineKey, line.bounds, doses);
    const [then] = whatIf({ ...content, lines: [{ ...line, bounds }] }, sessions, facts);
    const wouldAskThen = then?.wouldAsk ?? row.wouldAsk;
    if (wouldAskThen >= row.wouldAsk) return [];
    return [
      {
        lineKey: row.lineKey,
        name: row.name,
        bounds,
        words: describeWidened(line.bounds, bounds),
        wouldAsk: row.wouldAsk,
        wouldAskThen,
      },
    ];
  });
}

/** The bounds with every edge moved out to the values that met it, as far as the patient's limits let a value go. */
function widened(plan: PlanInForce, lineKey: string, bounds: Bounds, doses: readonly Dose[]): Bounds {
  const line = plan.lines.find((candidate) => candidate.lineKey === lineKey);
  if (!line) return bounds;
  const next: Bounds = { ...bounds };
  for (const dose of doses)
    for (const finding of checkDose(plan, lineKey, dose).findings) {
      const { field, wanted, cause } = finding;
      if (!field || !wanted || (cause !== "bound" && cause !== "left-open")) continue;
      const crosses = checkLimits(plan.limits, line.exercise, line.side, { [field]: wanted }).some(
        (found) => found.place === "outside",
      );
      if (!crosses) next[field] = reaching(next[field], wanted, cause === "left-open");
    }
  return next;
}

/** A bound that holds the value too. What was left open is bounded by the values it had. */
function reaching(bound: Bound | undefined, value: Quantity, isOpen: boolean): Bound {
  if (!bound) return { least: value, most: value, isLocked: false };
  const { least, most } = bound;
  const isBelow = least !== undefined && compareQuantities(value, least) === "less";
  const isAbove = most !== undefined && compareQuantities(value, most) === "more";
  return {
    ...bound,
    ...(isBelow || (isOpen && least === undefined) ? { least: value } : {}),
    ...(isAbove || (isOpen && most === undefined) ? { most: value } : {}),
  };
}

function describeWidened(was: Bounds, is: Bounds): string {
  const parts = doseFields.flatMap((field: DoseField) => {
    const [before, after] = [was[field], is[field]];
    const label = doseFieldFacts[field].label.toLowerCase();
    const moved = (edge: "least" | "most") =>
      after?.[edge] && (!before?.[edge] || compareQuantities(before[edge], after[edge]) !== "equal")
        ? after[edge]
        : undefined;
    const [least, most] = [moved("least"), moved("most")];
    if (least && most) return [`${label} ${describeQuantity(least)} to ${describeQuantity(most)}`];
    if (most) return [`${label} up to ${describeQuantity(most)}`];
    return least ? [`${label} down to ${describeQuantity(least)}`] : [];
  });
  return parts.join(", ");
}
