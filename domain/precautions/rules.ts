import type { MedicationKind } from "#domain/consultations/consultation.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import type { ExerciseTag, PrecautionEffect } from "./precaution.ts";

/** What in the record sets a rule off: an ICD-10-CM family (undotted prefix) or a kind of medication. */
export type RuleTrigger =
  | { kind: "condition"; codePrefixes: readonly string[] }
  | { kind: "drug"; medicationKinds: readonly MedicationKind[] };

export type PrecautionRule = {
  ruleId: string;
  version: number;
  trigger: RuleTrigger;
  effect: PrecautionEffect;
  words: string;
  excludedTags: readonly ExerciseTag[];
  ownerKind: "physiatrist" | "surgeon" | "therapist";
  /** Regions it belongs to; empty means the whole body. */
  regions: readonly Joint[];
  /** Publication tag, or (K) until a clinician confirms. */
  source: string;
};

const condition = (...codePrefixes: string[]): RuleTrigger => ({ kind: "condition", codePrefixes });
const drug = (...medicationKinds: MedicationKind[]): RuleTrigger => ({ kind: "drug", medicationKinds });
type Few = Pick<PrecautionRule, "ruleId" | "trigger" | "effect" | "words" | "source"> &
  Partial<PrecautionRule>;
const rule = (few: Few): PrecautionRule => ({
  version: 1,
  excludedTags: [],
  ownerKind: "physiatrist",
  regions: [],
  ...few,
});

/** Rules are data: raised by the software, decided by a clinician, kept with the reason. */
export const precautionRules: readonly PrecautionRule[] = [
  rule({
    ruleId: "diabetes-feet",
    trigger: condition("E08", "E09", "E10", "E11", "E13"),
    effect: "monitor",
    words: "Diabetes: check feet and skin",
    source: "ADA position (K)",
  }),
  rule({
    ruleId: "insulin",
    trigger: drug("insulin-or-secretagogue"),
    effect: "precaution",
    words: "Insulin: glucose before exercise, stop below 70 mg/dL",
    source: "ADA 2016, type 1 and insulin users",
  }),
  rule({
    ruleId: "osteoporosis",
    trigger: condition("M80", "M81"),
    effect: "precaution",
    words: "Osteoporosis: no loaded trunk flexion or end-range rotation",
    source: "Too Fit To Fracture 2014",
  }),
  rule({
    ruleId: "vertebral-fracture",
    trigger: condition("M4850", "M8008", "S220", "S320"),
    effect: "contraindication",
    words: "Vertebral fracture: no loaded trunk flexion, no end-range rotation, no manipulation",
    excludedTags: ["loaded-trunk-flexion", "end-range-trunk-rotation", "manipulation"],
    regions: ["lumbar-spine", "thoracic-spine"],
    source: "Too Fit To Fracture 2014",
  }),
  rule({
    ruleId: "anticoagulant",
    trigger: drug("anticoagulant"),
    effect: "precaution",
    words: "Anticoagulated: no deep friction, watch for bruising",
    source: "(K)",
  }),
  rule({
    ruleId: "anticoagulant-friction",
    trigger: drug("anticoagulant"),
    effect: "contraindication",
    words: "Anticoagulated: no deep friction and no manipulation",
    excludedTags: ["deep-friction", "manipulation"],
    source: "(K)",
  }),
  rule({
    ruleId: "beta-blocker",
    trigger: drug("beta-blocker"),
    effect: "monitor",
    words: "Beta-blocker: use effort, not heart rate",
    source: "(K)",
  }),
  rule({
    ruleId: "sedative-falls",
    trigger: drug("sedative", "opioid"),
    effect: "monitor",
    words: "Sedating medicine: guard against falls",
    source: "(K)",
  }),
  rule({
    ruleId: "steroid",
    trigger: drug("steroid"),
    effect: "monitor",
    words: "Steroid: tendon and bone are weaker",
    source: "(K)",
  }),
  rule({
    ruleId: "pacemaker",
    trigger: condition("Z950", "Z95810"),
    effect: "contraindication",
    words: "Pacemaker or defibrillator: no electrical stimulation, no shortwave",
    excludedTags: ["electrical-stimulation", "shortwave-diathermy"],
    source: "device manuals [eva], [mettler]",
  }),
  rule({
    ruleId: "neurostimulator",
    trigger: condition("Z9682"),
    effect: "contraindication",
    words: "Neurostimulator: never shortwave, no electrical stimulation over it",
    excludedTags: ["shortwave-diathermy", "electrical-stimulation"],
    source: "device manuals",
  }),
  rule({
    ruleId: "pregnancy",
    trigger: condition("O", "Z331", "Z34"),
    effect: "contraindication",
    words: "Pregnant: no ultrasound, stimulation or heat to the trunk",
    excludedTags: ["ultrasound", "electrical-stimulation", "shortwave-diathermy", "high-impact"],
    source: "(K)",
  }),
  rule({
    ruleId: "thrombosis",
    trigger: condition("I82", "I26"),
    effect: "contraindication",
    words: "Thrombosis: no compression, no ultrasound on the limb",
    excludedTags: ["compression", "ultrasound"],
    source: "APTA VTE guideline",
  }),
  rule({
    ruleId: "cauda-equina",
    trigger: condition("G834"),
    effect: "contraindication",
    words: "Cauda equina: no spinal manipulation or traction, emergency if new",
    excludedTags: ["manipulation", "traction"],
    source: "(K)",
  }),
  rule({
    ruleId: "cervical-instability",
    trigger: condition("M532X2", "Q90", "M05", "M06", "I777"),
    effect: "contraindication",
    words: "Neck may be unstable: no end-range work, manipulation or traction",
    excludedTags: ["cervical-end-range", "manipulation", "traction"],
    regions: ["neck"],
    source: "IFOMPT framework",
  }),
  rule({
    ruleId: "heart-failure",
    trigger: condition("I50"),
    effect: "monitor",
    words: "Heart failure: watch breath, weight and swelling",
    source: "(K)",
  }),
  rule({
    ruleId: "coronary",
    trigger: condition("I20", "I21", "I25"),
    effect: "precaution",
    words: "Heart disease: hold above 200 systolic or 110 diastolic at rest, stop for chest pain",
    source: "cardiac rehabilitation lists; clinic sets its numbers",
  }),
  rule({
    ruleId: "cancer",
    trigger: condition("C"),
    effect: "precaution",
    words: "Cancer: no heat, stimulation or ultrasound over the site",
    source: "(K)",
  }),
  rule({
    ruleId: "retinopathy",
    trigger: condition("E1135", "E1035"),
    effect: "contraindication",
    words: "Retinopathy: no straining, head-down or jarring work",
    excludedTags: ["valsalva", "head-down", "high-impact"],
    source: "pmc4254543",
  }),
  rule({
    ruleId: "hip-replacement",
    trigger: condition("Z9664"),
    effect: "precaution",
    words: "Hip replacement: ask approach and surgeon's rules before end-range hip work",
    ownerKind: "surgeon",
    regions: ["hip"],
    source: "HSS 2019",
  }),
];

/** ICD-10-CM families that were read and found to carry no rule: screened, with nothing to raise. */
export const clearedCodePrefixes: readonly string[] = [
  "M16",
  "M17",
  "M19",
  "M22",
  "M23",
  "M25",
  "M47",
  "M48",
  "M50",
  "M51",
  "M54",
  "M62",
  "M65",
  "M67",
  "M70",
  "M75",
  "M76",
  "M77",
  "M79",
  "S43",
  "S46",
  "S52",
  "S82",
  "S83",
  "S93",
  "G56",
  "G57",
  "G89",
  "R26",
  "R29",
  "R102",
  "N41",
  "N94",
  "N39",
  "Z4789",
  "Z471",
  "Z9665",
  "Z98",
  "I10",
  "I48",
  "J44",
  "Z79",
  "Z91",
  "R68",
];
