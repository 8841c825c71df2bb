import { conditions, numbers, type PrecautionRule, restrict, within } from "#domain/precautions/rule.ts";
import { retinopathy } from "./diabetes.ts";
import { heart } from "./heart-and-lung.ts";
import { spinalCord } from "./nervous-system.ts";

/** What is measured in exercise or counted from an earlier value; resting values stand with their conditions. */
export const vitalSignRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "pressure-stop",
    when: [
      numbers("exercise-systolic-pressure", { above: 250 }, within(0)),
      numbers("exercise-diastolic-pressure", { above: 115 }, within(0)),
    ],
    effect: "contraindication",
    words: "Pressure above 250 systolic or 115 diastolic in exercise: stop now, call",
    chip: "Pressure above 250/115: stop",
    population: "adults in exercise, from lists for cardiac rehabilitation",
    excludedTags: ["all-therapy"],
    requiredVitals: ["blood-pressure"],
    ownerKind: "therapist",
    source: ["scribd-cr", "hayward"],
  }),
  restrict({
    ruleId: "pressure-falls",
    when: [numbers("systolic-fall", { atLeast: 10 }, within(0))],
    also: [[heart]],
    effect: "contraindication",
    words: "Systolic falls by 10 or more with exercise in heart disease: stop now, call",
    chip: "Pressure falls in exercise: stop",
    population: "adults with heart disease, while work rises",
    excludedTags: ["all-therapy"],
    requiredVitals: ["blood-pressure"],
    ownerKind: "therapist",
    source: ["scribd-cr", "hayward"],
  }),
  restrict({
    ruleId: "pressure-rises-eye",
    when: [numbers("systolic-rise", { above: 20 }, within(0))],
    also: [[retinopathy]],
    effect: "contraindication",
    words: "Systolic more than 20 above rest with proliferative retinopathy: stop now, rest",
    chip: "Pressure up over 20, eye disease: stop",
    population: "adults with proliferative retinopathy",
    excludedTags: ["all-therapy"],
    requiredVitals: ["blood-pressure"],
    ownerKind: "therapist",
    source: ["pmc4254543"],
  }),
  restrict({
    ruleId: "pressure-rises-cord",
    when: [numbers("systolic-rise", { atLeast: 20 }, within(0))],
    also: [[spinalCord]],
    effect: "contraindication",
    words: "Systolic 20 or more above rest in spinal cord injury: stop, sit up, find the trigger, call",
    chip: "Pressure up by 20, cord injury: stop",
    population: "adults at risk of autonomic dysreflexia",
    excludedTags: ["all-therapy"],
    requiredVitals: ["blood-pressure"],
    ownerKind: "therapist",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "weight-gained",
    when: [numbers("weight-gain", { atLeast: 5 }, within(0))],
    also: [[conditions("I50")]],
    effect: "contraindication",
    words: "Heart failure, 5 lb or more gained within a week: no exercise today, call",
    chip: "Heart failure, 5 lb gained: no exercise",
    population: "adults with heart failure",
    excludedTags: ["all-therapy"],
    requiredVitals: ["weight"],
    source: ["(K)"],
  }),
];
