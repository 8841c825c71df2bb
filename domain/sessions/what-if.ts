import type { Day } from "#domain/calendar/days.ts";
import type { Dose } from "#domain/doses/dose.ts";
import type { ExerciseLibrary } from "#domain/exercises/make-library.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { stillClosed } from "#domain/prescriptions/lines/not-before.ts";
import { withTreatment } from "#domain/prescriptions/lines/treatment.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { check } from "./check.ts";
import type { CheckConsequence, CheckPlace, CheckResult } from "./check-result.ts";
import type { ContraindicationInForce, ExerciseFacts, LineInForce, PlanInForce } from "./plan-in-force.ts";
import { planOnRung } from "./rung.ts";

/** Each dose with the exercise of the ladder it was done on or wanted for, where that was not the line's own. */
export type PastRow = {
  lineKey: string;
  done?: Dose;
  doneRungId?: string;
  wanted?: Dose;
  wantedRungId?: string;
};

/** One signed session of the patient: what was done of each line, and what was asked for. */
export type PastSession = {
  heldOn: Day;
  rows: readonly PastRow[];
};

/** What a draft is held against beside itself. */
export type WhatIfFacts = {
  exerciseOf: (exerciseId: string, exerciseVersion: number) => ExerciseFacts;
  /** Limits of the patient that hold whatever the draft says. */
  limitsElsewhere: readonly Limit[];
  contraindications: readonly ContraindicationInForce[];
  /** Where the rungs that were done are read. */
  library: ExerciseLibrary;
};

export type Replayed = {
  dose: Dose;
  place: CheckPlace;
  consequence: CheckConsequence;
  /** The exercise it was on, in the place of the line's own. */
  rungName?: string;
};
export type WhatIfCell = { heldOn: Day; done?: Replayed; wanted?: Replayed };
export type WhatIfRow = {
  lineKey: string;
  name: string;
  cells: WhatIfCell[];
  /** Sessions in which what was done, or what was wanted, would have asked. */
  wouldAsk: number;
  /** Sessions in which it would have been refused. */
  wouldRefuse: number;
};

/** Every limit a draft is held against, its own before those that hold elsewhere. */
export function limitsOf(
  content: Pick<PrescriptionContent, "limits">,
  facts: Pick<WhatIfFacts, "limitsElsewhere">,
): Limit[] {
  const own = new Set(content.limits.map((limit) => limit.limitId));
  return [...content.limits, ...facts.limitsElsewhere.filter((limit) => !own.has(limit.limitId))];
}

const lineOfDraft = (line: Line, facts: WhatIfFacts, heldOn: Day): LineInForce => {
  // That it was done says that its criterion was met; a day is a day.
  const notYetOpen = stillClosed(
    line.notBefore?.on === undefined ? undefined : { on: line.notBefore.on },
    heldOn,
    [],
  );
  return {
    lineKey: line.lineKey,
    lineId: line.lineId,
    name: line.name,
    owner: line.owner,
    consequence: line.consequence,
    side: line.side,
    exercise: withTreatment(facts.exerciseOf(line.exerciseId, line.exerciseVersion), line.treatment),
    prescribed: line.dose,
    bounds: line.bounds,
    // How fast doses grew is not replayed: nothing is current under a draft, so nothing counts as easing either.
    weeklySteps: {},
    current: {},
    currentWeekAgo: {},
    ...(line.upTo ? { upToExerciseId: line.upTo.exerciseId } : {}),
    ...(notYetOpen ? { notYetOpen } : {}),
  };
};

/** A draft as the check sees it on a day, in force. */
export const planOfDraft = (content: PrescriptionContent, facts: WhatIfFacts, heldOn: Day): PlanInForce => ({
  schema: 1,
  prescriptionVersionId: "draft",
  state: "active",
  leftOpen: content.leftOpen,
  limits: limitsOf(content, facts),
  contraindications: facts.contraindications,
  permissions: [],
  lines: content.lines.map((line) => lineOfDraft(line, facts, heldOn)),
});

const countOf = (cells: readonly WhatIfCell[], consequence: CheckConsequence): number =>
  cells.filter(({ done, wanted }) => [done, wanted].some((one) => one?.consequence === consequence)).length;

/** A dose on the exercise it was on: one that stands on no rung of the draft's line is held against nothing, so it asks. */
function replay(
  plan: PlanInForce,
  lineKey: string,
  { dose, rungId }: { dose: Dose; rungId: string | undefined },
  library: ExerciseLibrary,
): Replayed {
  const own = plan.lines.find((line) => line.lineKey === lineKey)?.exercise.exerciseId;
  const onRung = rungId === undefined || rungId === own ? plan : planOnRung(plan, lineKey, rungId, library);
  const rungName = rungId === own ? undefined : rungId && (library.find(rungId)?.name ?? rungId);
  const { place, consequence } = onRung
    ? checkDose(onRung, lineKey, dose)
    : ({ place: "not-specified", consequence: "ask-first" } as const);
  return { dose, place, consequence, ...(rungName ? { rungName } : {}) };
}

/**
 * The patient's own sessions, oldest first, replayed against a draft: each row is checked as it would be on its day.
 * A line that was in none of them has no row.
 */
export function whatIf(
  content: PrescriptionContent,
  sessions: readonly PastSession[],
  facts: WhatIfFacts,
): WhatIfRow[] {
  const days = sessions.map((session) => ({ session, plan: planOfDraft(content, facts, session.heldOn) }));
  return content.lines.flatMap(({ lineKey, name }) => {
    const cells = days.flatMap(({ session, plan }): WhatIfCell[] => {
      const row = session.rows.find((candidate) => candidate.lineKey === lineKey);
      if (!row || (!row.done && !row.wanted)) return [];
      const { done, doneRungId, wanted, wantedRungId } = row;
      const replayed = (dose: Dose, rungId: string | undefined): Replayed =>
        replay(plan, lineKey, { dose, rungId }, facts.library);
      return [
        {
          heldOn: session.heldOn,
          ...(done ? { done: replayed(done, doneRungId) } : {}),
          ...(wanted ? { wanted: replayed(wanted, wantedRungId) } : {}),
        },
      ];
    });
    if (cells.length === 0) return [];
    return [
      {
        lineKey,
        name,
        cells,
        wouldAsk: countOf(cells, "ask-first"),
        wouldRefuse: countOf(cells, "refused"),
      },
    ];
  });
}

export const checkDose = (plan: PlanInForce, lineKey: string, dose: Dose): CheckResult =>
  check(plan, { purpose: "perform", lineKey, dose });
