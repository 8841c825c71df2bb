import type { Dose, DoseField, Quantity } from "#domain/doses/dose.ts";
import { compareQuantities } from "#domain/doses/quantity.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { Goal, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { Protocol, ProtocolPhase } from "#domain/protocols/protocol.ts";
import type { ProtocolLimit } from "#domain/protocols/protocol-limit.ts";
import { draftOfPhase, type PhaseFacts } from "./draft-of-phase.ts";
import { equipmentAfter } from "./equipment-of-phase.ts";
import { findPhase } from "./next-phase.ts";

export type OpeningFacts = PhaseFacts & {
  /** Limits that hold for the patient now. */
  limits: readonly Limit[];
  /** Of those, the ones raised in this episode. */
  ownLimitIds: readonly string[];
  /** Whether whoever opens the phase may lift a limit: its owner or a named delegate. */
  mayLift: (limit: Limit) => boolean;
  /** What the next session would start from. */
  current: (lineKey: string) => Dose | undefined;
};

/**
 * The next version of a protocol prescription, written from another of its phases. Lines both phases have keep their key
 * and go on from the current dose where the new spans allow it; lines of the earlier phase end; what the prescriber
 * added stays. A limit of another phase is left out where whoever opens may lift it, and stands where not. Diagnosis,
 * what is left open, stop-and-call criteria, measure and note stay as they are.
 */
export function openPhase(
  base: PrescriptionContent,
  protocol: Protocol,
  phase: ProtocolPhase,
  facts: OpeningFacts,
): PrescriptionContent {
  const draft = draftOfPhase(protocol, phase, facts);
  const standing = base.protocol ? findPhase(protocol, base.protocol) : undefined;
  const before = standing === undefined ? undefined : protocol.phases[standing];
  const { outsideOrder: _order, visitsMost: _visits, equipment: ordered = [], taper, ...kept } = base;
  const equipment = equipmentAfter(ordered, before?.equipment ?? [], draft.equipment ?? []);
  // A taper comes to its own frequency: another frequency ends it.
  const nextTaper = phase.frequency ? draft.taper : taper;
  const frequency = phase.frequency ?? base.frequency;
  return {
    ...kept,
    kind: "protocol",
    protocol: draft.protocol,
    limits: limitsAfter(protocol, phase, draft.limits, facts),
    lines: linesAfter(base.lines, before, draft.lines, facts),
    ...(equipment.length > 0 ? { equipment } : {}),
    frequency,
    ...(nextTaper ? { taper: nextTaper } : {}),
    goals: goalsAfter(base.goals, draft.goals, { today: facts.today, endsOn: draft.endsOn }),
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
    reviewOn: draft.reviewOn,
  };
}

function linesAfter(
  base: readonly Line[],
  before: ProtocolPhase | undefined,
  drafted: readonly Line[],
  facts: OpeningFacts,
): Line[] {
  const left = [...base];
  const opened = drafted.map((line) => {
    const place = left.findIndex(({ exerciseId }) => exerciseId === line.exerciseId);
    const [known] = place < 0 ? [] : left.splice(place, 1);
    return known ? goOn(line, known, facts.current(known.lineKey) ?? known.dose) : line;
  });
  const isOfBefore = ({ exerciseId }: Line) =>
    before?.lines.some((line) => line.exerciseId === exerciseId) === true;
  const own = left.filter((line) => !isOfBefore(line)).map((line) => ({ ...line, lineId: facts.newId() }));
  return [...opened, ...own];
}

/** The same line in the new phase: what the phase does not say stays, and what the patient does now where its spans hold it. */
function goOn(line: Line, known: Line, current: Dose): Line {
  const dose: Dose = { ...line.dose };
  for (const field of Object.keys(line.bounds) as DoseField[]) {
    const [value, bound] = [current[field], line.bounds[field]];
    if (!value || !bound || !dose[field] || bound.isLocked) continue;
    const isAbove = bound.least === undefined || isAtMost(bound.least, value);
    const isBelow = bound.most === undefined || isAtMost(value, bound.most);
    if (isAbove && isBelow && value.unit === dose[field]?.unit) dose[field] = value;
  }
  return { ...known, ...line, lineKey: known.lineKey, side: known.side, note: known.note, dose };
}

const isAtMost = (left: Quantity, right: Quantity): boolean =>
  ["less", "equal"].includes(compareQuantities(left, right));

const ownerKindOf = (limit: Limit | ProtocolLimit) => ("owner" in limit ? limit.owner.kind : limit.ownerKind);

/** Whether two limits bound the same thing by the same amount for the same owner, on whichever side. */
export function saysTheSame(left: Limit | ProtocolLimit, right: Limit | ProtocolLimit): boolean {
  if (left.kind !== right.kind || ownerKindOf(left) !== ownerKindOf(right)) return false;
  const isSameMost =
    left.most === undefined || right.most === undefined
      ? left.most === right.most
      : compareQuantities(left.most, right.most) === "equal";
  if (!isSameMost) return false;
  if (left.kind === "range" && right.kind === "range")
    return (
      left.joint === right.joint && left.motion === right.motion && left.isLoadedOnly === right.isLoadedOnly
    );
  if (left.kind === "weight-bearing" && right.kind === "weight-bearing")
    return left.limb === right.limb && left.status === right.status;
  return true;
}

function limitsAfter(
  protocol: Protocol,
  phase: ProtocolPhase,
  drafted: readonly Limit[],
  facts: OpeningFacts,
): Limit[] {
  const others = protocol.phases.filter((other) => other !== phase).flatMap((other) => other.limits);
  const isOfAnother = (limit: Limit) =>
    facts.ownLimitIds.includes(limit.limitId) &&
    others.some((other) => saysTheSame(limit, other)) &&
    !phase.limits.some((own) => saysTheSame(limit, own));
  const standing = facts.limits.filter((limit) => !(isOfAnother(limit) && facts.mayLift(limit)));
  const own = facts.limits.filter((limit) => facts.ownLimitIds.includes(limit.limitId));
  return [...standing, ...notStanding(drafted, own)];
}

/** Of the limits a phase would raise, those that do not stand already on the same side: none is raised twice. */
export const notStanding = (drafted: readonly Limit[], standing: readonly Limit[]): Limit[] =>
  drafted.filter((limit) => !standing.some((known) => isSameLimit(known, limit)));

const sideOf = (limit: Limit) => ("side" in limit ? limit.side : undefined);
const isSameLimit = (left: Limit, right: Limit): boolean =>
  saysTheSame(left, right) && sideOf(left) === sideOf(right);

/** Goals stay; one whose day is past is looked at again by the new end, and one of a measure not yet named comes in. */
function goalsAfter(
  base: readonly Goal[],
  drafted: readonly Goal[],
  days: { today: string; endsOn: string },
): Goal[] {
  const kept = base.map((goal) => (goal.targetOn < days.today ? { ...goal, targetOn: days.endsOn } : goal));
  const isNamed = (goal: Goal) =>
    kept.some((known) => known.measureId === goal.measureId && known.words === goal.words);
  return [...kept, ...drafted.filter((goal) => !isNamed(goal))].slice(0, 12);
}
