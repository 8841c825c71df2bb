import type { PrecautionRule } from "./rule.ts";
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

/** Rules are data: raised by the software, decided by a clinician, kept with the reason. */
export const precautionRules: readonly PrecautionRule[] = [
  ...redFlagRules,
  ...diabetesRules,
  ...heartAndLungRules,
  ...bloodAndVesselRules,
  ...boneAndJointRules,
  ...nervousSystemRules,
  ...cancerAndPregnancyRules,
  ...deviceRules,
  ...afterSurgeryRules,
  ...afterProcedureRules,
  ...medicineRules,
  ...skinAndPelvisRules,
];

/**
 * Names the rules as they stand, by id and version: a record screened under another name is screened again. FNV-1a, 32
 * bits; a chance collision would only leave the next change to do it.
 */
export function nameOfRules(rules: readonly PrecautionRule[]): string {
  let hash = 0x811c9dc5;
  for (const { ruleId, version } of rules)
    for (const letter of `${ruleId}@${version};`)
      hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `${rules.length}-${hash.toString(16).padStart(8, "0")}`;
}
export const currentRules: string = nameOfRules(precautionRules);
