import { addDays, type Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import type { Side } from "#domain/doses/dose.ts";
import { library as builtIn } from "#domain/exercises/library.ts";
import type { ExerciseLibrary } from "#domain/exercises/make-library.ts";
import type { Limit, Owner } from "#domain/prescriptions/limit.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { Diagnosis, Frequency, Goal, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { assessCriterion, type Criterion, formatMeasured, type Latest } from "#domain/protocols/criterion.ts";
import type { Protocol, ProtocolGoal, ProtocolLine, ProtocolPhase } from "#domain/protocols/protocol.ts";
import { equipmentOfPhase } from "./equipment-of-phase.ts";
import { limitsOfPhase } from "./limits-of-phase.ts";
import type { CriterionAnswer, ProtocolOrigin } from "./protocol-origin.ts";

/** What a phase must know of the patient it is written for. */
export type PhaseFacts = {
  side: Diagnosis["side"];
  prescriber: Owner;
  surgeon: Omit<Owner, "kind">;
  delegateStaffId: string | null;
  today: Day;
  /** Undefined while nobody told the day of the operation or the injury. */
  countedFromOn: Day | undefined;
  latest: Latest;
  /** The original document attached to the protocol. */
  document?: ProtocolOrigin["document"] | undefined;
  /** Where its lines' exercises are found; the built-in library unless own ones stand beside it. */
  library?: Pick<ExerciseLibrary, "find"> | undefined;
  newId: () => string;
};

/** A goal asks for a result no sooner than two weeks from now (K). */
const soonestGoalDays = 14;

/** What a phase writes into a draft; the rest of it is the prescriber's. */
export type PhaseDraft = Pick<
  PrescriptionContent,
  | "kind"
  | "leftOpen"
  | "discipline"
  | "lines"
  | "frequency"
  | "goals"
  | "stopAndCall"
  | "startsOn"
  | "endsOn"
  | "reviewOn"
> &
  Required<Pick<PrescriptionContent, "protocol">> &
  Pick<PrescriptionContent, "primaryMeasureId" | "taper" | "equipment"> & {
    /** Those the phase raises; the patient's own stand beside them. */
    limits: Limit[];
  };

/** The draft of one phase for one patient. */
export function draftOfPhase(protocol: Protocol, phase: ProtocolPhase, facts: PhaseFacts): PhaseDraft {
  const { today } = facts;
  const frequency: Frequency = phase.frequency ?? protocol.frequency;
  const countedFromOn = countedFrom(phase, facts);
  return {
    kind: "protocol",
    leftOpen: protocol.leftOpen,
    discipline: protocol.discipline,
    protocol: originOfPhase(protocol, phase, facts),
    limits: limitsOfPhase(phase.limits, { ...facts, countedFromOn }),
    lines: phase.lines.map((line) => lineOf(protocol, line, { ...facts, countedFromOn })),
    ...(phase.equipment ? { equipment: equipmentOfPhase(phase.equipment, { ...facts, countedFromOn }) } : {}),
    frequency,
    ...(phase.taper ? { taper: phase.taper } : {}),
    goals: goalsOf(protocol.goals, { countedFromOn, today, newId: facts.newId }),
    ...(protocol.primaryMeasureId === undefined ? {} : { primaryMeasureId: protocol.primaryMeasureId }),
    stopAndCall: [...protocol.stopAndCall],
    startsOn: today,
    endsOn: addDays(today, frequency.weeks * 7),
    reviewOn: addDays(today, Math.min(28, frequency.weeks * 7)),
  };
}

/** Where nobody told the day, the phase is taken to open today: a protocol may be entered at a later phase. */
const countedFrom = (phase: ProtocolPhase, { countedFromOn, today }: PhaseFacts): Day =>
  countedFromOn ?? addDays(today, -phase.opensAfterDays);

function lineOf(protocol: Protocol, line: ProtocolLine, facts: PhaseFacts & { countedFromOn: Day }): Line {
  const library = facts.library ?? builtIn;
  const exercise = library.find(line.exerciseId);
  const rung = line.upTo === undefined ? undefined : library.find(line.upTo);
  const notBefore = openingOf(line, facts);
  return {
    lineId: facts.newId(),
    lineKey: facts.newId(),
    exerciseId: line.exerciseId,
    exerciseVersion: exercise?.version ?? 1,
    name: exercise?.name ?? line.exerciseId,
    side: exercise?.isSided ? (line.side ?? sideOfLine(protocol, facts.side)) : "not-applicable",
    owner: "prescriber",
    consequence: line.consequence,
    dose: line.dose,
    bounds: line.bounds,
    weeklySteps: line.weeklySteps,
    isHomeProgram: line.isHomeProgram,
    note: "",
    ...(line.home ? { home: line.home } : {}),
    ...(line.treatment ? { treatment: line.treatment } : {}),
    ...(rung ? { upTo: { exerciseId: rung.exerciseId, name: rung.name } } : {}),
    ...(notBefore ? { notBefore } : {}),
  };
}

/** A day that has come already keeps nothing closed. */
function openingOf(
  { notBefore }: ProtocolLine,
  { today, countedFromOn }: { today: Day; countedFromOn: Day },
): Line["notBefore"] {
  if (!notBefore) return undefined;
  const on = notBefore.afterDays === undefined ? undefined : addDays(countedFromOn, notBefore.afterDays);
  const opening = {
    ...(on !== undefined && on > today ? { on } : {}),
    ...(notBefore.criterion === undefined ? {} : { criterion: notBefore.criterion }),
  };
  return Object.keys(opening).length > 0 ? opening : undefined;
}

/** An exercise of one side is done on the treated one; a protocol without a side, on each. None is assumed. */
function sideOfLine(protocol: Protocol, side: Diagnosis["side"]): Side {
  if (!protocol.isSided || side === "both") return "bilateral";
  return side === "left" || side === "right" ? side : "not-applicable";
}

const goalsOf = (
  goals: readonly ProtocolGoal[],
  { countedFromOn, today, newId }: { countedFromOn: Day; today: Day; newId: () => string },
): Goal[] =>
  goals.map(({ afterDays, ...goal }) => {
    const [planned, soonest] = [addDays(countedFromOn, afterDays), addDays(today, soonestGoalDays)];
    return { goalId: newId(), ...goal, targetOn: planned > soonest ? planned : soonest };
  });

/** What the signed version says of its phase: by which day, under which criteria, with which precautions. */
export function originOfPhase(protocol: Protocol, phase: ProtocolPhase, facts: PhaseFacts): ProtocolOrigin {
  const countedFromOn = protocol.countsFrom === "start" ? countedFrom(phase, facts) : facts.countedFromOn;
  return {
    protocolId: protocol.protocolId,
    version: protocol.version,
    name: protocol.name,
    phase: phase.name,
    phaseId: phase.phaseId,
    opensAfterDays: phase.opensAfterDays,
    countsFrom: protocol.countsFrom,
    ...(countedFromOn === undefined ? {} : { countedFromOn }),
    criteria: phase.criteria.map((criterion) => answerOf(criterion, facts.latest)),
    ...(protocol.precautions.length > 0 ? { precautions: [...protocol.precautions] } : {}),
    ...(facts.document ? { document: facts.document } : {}),
  };
}

/** The latest measured value answers; what nobody measured stays not known until somebody says so. */
export function answerOf(criterion: Criterion, latest: Latest): CriterionAnswer {
  const { criterionId, words, measured } = criterion;
  const { state, value } = assessCriterion(criterion, latest);
  return {
    criterionId,
    words,
    answer: state,
    evidence:
      measured && value
        ? `${formatMeasured(measured, value.thousandths)} on ${describeDay(value.takenOn)}`
        : "",
  };
}
