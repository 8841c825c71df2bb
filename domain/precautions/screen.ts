import type { Day } from "#domain/calendar/days.ts";
import type { MedicationKind } from "#domain/consultations/consultation.ts";
import type { Owner } from "#domain/prescriptions/limit.ts";
import type { Precaution } from "./precaution.ts";
import { clearedCodePrefixes, type PrecautionRule, precautionRules } from "./rules.ts";

export type RecordForScreening = {
  conditions: readonly { conditionId: string; icd10: string; words: string }[];
  medications: readonly { medicationId: string; kind: MedicationKind; words: string }[];
};

/** A rule that is set off, with the fact that did it. */
export type Raised = { rule: PrecautionRule; factId: string };

const undotted = (code: string) => code.replaceAll(".", "").toUpperCase();
const matches = (code: string, prefixes: readonly string[]) =>
  code !== "" && prefixes.some((prefix) => undotted(code).startsWith(prefix));

/** Every rule the record sets off, once for each fact that does: a second fracture is a second precaution. */
export function screenRecord(record: RecordForScreening): Raised[] {
  return precautionRules.flatMap((rule) => {
    const { trigger } = rule;
    return trigger.kind === "condition"
      ? record.conditions
          .filter((condition) => matches(condition.icd10, trigger.codePrefixes))
          .map(({ conditionId }) => ({ rule, factId: conditionId }))
      : record.medications
          .filter((medication) => trigger.medicationKinds.includes(medication.kind))
          .map(({ medicationId }) => ({ rule, factId: medicationId }));
  });
}

/**
 * What is set off and has no answer yet. A rule once raised for a fact is not raised for it again: while it holds it
 * stands, and set aside or lifted it stays answered, for that fact and for no other.
 */
export function unansweredRules(
  raised: readonly Raised[],
  known: readonly { ruleId?: string | undefined; factId?: string | undefined }[],
): Raised[] {
  const answered = new Set(known.map(({ ruleId, factId }) => `${ruleId} ${factId}`));
  return raised.filter(({ rule, factId }) => !answered.has(`${rule.ruleId} ${factId}`));
}

/** Whether the rules know a condition. What no rule knows is *not screened* until somebody answers. */
export function isConditionScreened(icd10: string): boolean {
  if (matches(icd10, clearedCodePrefixes)) return true;
  return precautionRules.some(
    ({ trigger }) => trigger.kind === "condition" && matches(icd10, trigger.codePrefixes),
  );
}
export const isMedicationScreened = (kind: MedicationKind): boolean => kind !== "not-screened";

/** The precaution a raised rule puts in force. */
export function precautionOf(
  raised: Raised,
  facts: { precautionId: string; owner: Owner; fromOn: Day },
): Precaution {
  const { rule } = raised;
  return {
    precautionId: facts.precautionId,
    effect: rule.effect,
    trigger: rule.trigger.kind,
    ruleId: rule.ruleId,
    ruleVersion: rule.version,
    factId: raised.factId,
    words: rule.words,
    excludedTags: [...rule.excludedTags],
    owner: facts.owner,
    delegateStaffIds: [],
    fromOn: facts.fromOn,
    source: rule.source,
  };
}
