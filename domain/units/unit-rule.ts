import type { PayerKind } from "#domain/patients/patient.schema.ts";
import type { ClinicPolicy } from "#domain/policy/policy.ts";
import type { UnitRule } from "./units.ts";

/** What is counted by which rule, in the words a biller uses. */
export const unitRuleWords: Record<UnitRule, string> = {
  "cms-total-time": "8-minute rule, total time",
  "ama-midpoint": "midpoint of each code",
};

/**
 * How minutes become units for a payer. Medicare counts by total time (Pub. 100-04, chapter 5, section 20.2.C); the
 * others as the clinic's policy says. A payer nobody knows yet is counted by total time and its charge is held.
 */
export const unitRuleOf = (payer: PayerKind, policy: Pick<ClinicPolicy, "unitRules">): UnitRule =>
  payer === "medicare" || payer === "not-known" ? "cms-total-time" : policy.unitRules[payer];
