import type { MedicationKind } from "#domain/consultations/consultation.ts";
import { clearedCodePrefixes } from "./cleared.ts";
import { kindsOfMedication } from "./facts/drugs.ts";
import type { ImplantKind } from "./facts/implants.ts";
import { impliedPrefixes } from "./facts/implied.ts";
import { undotted } from "./facts/undotted.ts";
import type { PrecautionRule } from "./rule.ts";
import { precautionRules } from "./rules.ts";

/** Whether the rules know a condition. What no rule knows is *not screened* until somebody answers. */
export function isConditionScreened(
  icd10: string,
  rules: readonly PrecautionRule[] = precautionRules,
): boolean {
  const code = undotted(icd10);
  if (code === "") return false;
  const isIn = (prefixes: readonly string[]) => prefixes.some((prefix) => code.startsWith(prefix));
  return (
    isIn(clearedCodePrefixes) ||
    isIn(impliedPrefixes) ||
    rules.some(({ when, also, unless }) =>
      [...when, ...also.flat(), ...unless].some(
        (trigger) => trigger.kind === "condition" && isIn(trigger.codes),
      ),
    )
  );
}
export const isMedicationScreened = (medication: { kind: MedicationKind; words: string }): boolean =>
  kindsOfMedication(medication).length > 0;
export const isImplantScreened = (kind: ImplantKind): boolean => kind !== "not-screened";
