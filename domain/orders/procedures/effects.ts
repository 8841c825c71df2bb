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
      : effect.words;

type Started = {
  id: string;
  owner: Owner;
  delegateStaffIds: string[];
  fromOn: Day;
  dueForLiftingOn: Day | null;
  reason: string;
};
const dueOf = ({ dueForLiftingOn }: Started) => (dueForLiftingOn === null ? {} : { dueForLiftingOn });

/** The limit an effect puts in force, or undefined where it is a precaution. */
export function limitOfEffect(effect: ProcedureEffect, started: Started): Limit | undefined {
  if (effect.as !== "lift" && effect.as !== "pain") return undefined;
  return {
    limitId: started.id,
    kind: effect.as,
    most: quantity(effect.most, effect.as === "lift" ? "lb" : "pain"),
    owner: started.owner,
    delegateStaffIds: started.delegateStaffIds,
    fromOn: started.fromOn,
    ...dueOf(started),
    reason: started.reason,
  };
}

/** The precaution an effect puts in force, or undefined where it is a limit. */
export function precautionOfEffect(effect: ProcedureEffect, started: Started): Precaution | undefined {
  if (effect.as === "lift" || effect.as === "pain") return undefined;
  return {
    precautionId: started.id,
    effect: effect.as,
    trigger: "procedure",
    words: effect.words,
    excludedTags: [...effect.excludedTags],
    owner: started.owner,
    delegateStaffIds: started.delegateStaffIds,
    fromOn: started.fromOn,
    ...dueOf(started),
    source: effect.source,
  };
}
