import { fingerprint } from "./fingerprint.ts";
import { type PrecautionRule, type Question, windowOf } from "./rule.ts";
import { afterKneeSurgeryRules } from "./rules/after-knee-surgery.ts";
import { afterProcedureRules } from "./rules/after-procedure.ts";
import { afterSurgeryRules } from "./rules/after-surgery.ts";
import { bloodAndVesselRules } from "./rules/blood-and-vessels.ts";
import { boneAndJointRules } from "./rules/bone-and-joint.ts";
import { cancerAndPregnancyRules } from "./rules/cancer-and-pregnancy.ts";
import { deviceRules } from "./rules/devices.ts";
import { diabetesRules } from "./rules/diabetes.ts";
import { heartAndLungRules } from "./rules/heart-and-lung.ts";
import { medicineRules } from "./rules/medicines.ts";
import { nervousSystemRules } from "./rules/nervous-system.ts";
import { redFlagRules } from "./rules/red-flags.ts";
import { skinAndPelvisRules } from "./rules/skin-and-pelvis.ts";
import { vitalSignRules } from "./rules/vital-signs.ts";

/** Rules are data: raised by the software, decided by a clinician, kept with the reason. */
export const precautionRules: readonly PrecautionRule[] = [
  ...redFlagRules,
  ...diabetesRules,
  ...heartAndLungRules,
  ...vitalSignRules,
  ...bloodAndVesselRules,
  ...boneAndJointRules,
  ...nervousSystemRules,
  ...cancerAndPregnancyRules,
  ...deviceRules,
  ...afterSurgeryRules,
  ...afterKneeSurgeryRules,
  ...afterProcedureRules,
  ...medicineRules,
  ...skinAndPelvisRules,
];

/** What a rule may ask. */
const questionsAskedBy = (rule: PrecautionRule): Question[] => [
  ...rule.when.flatMap((trigger) => windowOf(trigger)?.asks ?? []),
  ...(rule.kind === "question" ? [rule.asks] : []),
];

/**
 * Names the rules and their questions as they stand, by id and version: a record screened under another name is screened
 * again. A chance collision would only leave the next change to do it.
 */
export function nameOfRules(rules: readonly PrecautionRule[]): string {
  const said = rules.flatMap((rule) => [
    `${rule.ruleId}@${rule.version};`,
    ...questionsAskedBy(rule).map(({ questionId, version }) => `?${questionId}@${version};`),
  ]);
  return `${rules.length}-${fingerprint(said.join(""))}`;
}
export const currentRules: string = nameOfRules(precautionRules);
