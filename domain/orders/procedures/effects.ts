import { addDays, type Day } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { Precaution } from "#domain/precautions/precaution.ts";
import type { Limit, Owner } from "#domain/prescriptions/limit.ts";
import { type ProcedureEffect, procedureEffects } from "./effect-table.ts";
import type { ProcedureContent, ProcedureDrugKind } from "./procedure.ts";

const drugKindsOf = ({ drugs }: Pick<ProcedureContent, "drugs">): ReadonlySet<ProcedureDrugKind> =>
  new Set(drugs.map(({ kind }) => kind));

/** What a procedure starts, in the order of the table. */
export function effectsOf(procedure: Pick<ProcedureContent, "kind" | "drugs">): ProcedureEffect[] {
  const given = drugKindsOf(procedure);
  return procedureEffects.filter(
    ({ kinds, onlyWith }) =>
      kinds.includes(procedure.kind) && (onlyWith === undefined || given.has(onlyWith)),
  );
}

export const dueOfEffect = (effect: Pick<ProcedureEffect, "dueAfterDays">, performedOn: Day): Day | null =>
  effect.dueAfterDays === null ? null : addDays(performedOn, effect.dueAfterDays);

export const describeEffect = (effect: ProcedureEffect): string =>
  effect.as === "lift"
    ? `Lift ${effect.most} lb at most`
    : effect.as === "pain"
      ? `Pain at most ${effect.most} of 10`
      : effect.as === "effort"
        ? `Effort at most ${effect.most} of 10`
        : effect.words;

type Started = {
  id: string;
  /** The procedure it follows from. */
  procedureId: string;
  hasDiabetes: boolean;
  owner: Owner;
  delegateStaffIds: string[];
  fromOn: Day;
  dueForLiftingOn: Day | null;
  reason: string;
};
const dueOf = ({ dueForLiftingOn }: Started) => (dueForLiftingOn === null ? {} : { dueForLiftingOn });

const unitOf = { lift: "lb", pain: "pain", effort: "rpe" } as const;
type LimitEffect = Extract<ProcedureEffect, { as: keyof typeof unitOf }>;
const isLimit = (effect: ProcedureEffect): effect is LimitEffect => effect.as in unitOf;

/** The limit an effect puts in force, or undefined where it is a precaution. */
export function limitOfEffect(effect: ProcedureEffect, started: Started): Limit | undefined {
  if (!isLimit(effect)) return undefined;
  return {
    limitId: started.id,
    kind: effect.as,
    most: quantity(effect.most, unitOf[effect.as]),
    owner: started.owner,
    delegateStaffIds: started.delegateStaffIds,
    fromOn: started.fromOn,
    ...dueOf(started),
    reason: started.reason,
  };
}

/** The precaution an effect puts in force, or undefined where it is a limit. */
export function precautionOfEffect(effect: ProcedureEffect, started: Started): Precaution | undefined {
  if (isLimit(effect)) return undefined;
  return {
    precautionId: started.id,
    effect: effect.as,
    trigger: "procedure",
    factId: started.procedureId,
    words: effect.words,
    excludedTags: [...effect.excludedTags],
    ...(started.hasDiabetes && effect.measuredWithDiabetes
      ? { requiredVitals: [...effect.measuredWithDiabetes] }
      : {}),
    owner: started.owner,
    delegateStaffIds: started.delegateStaffIds,
    fromOn: started.fromOn,
    ...dueOf(started),
    source: effect.source,
  };
}
