import {
  ask,
  conditions,
  drugs,
  flags,
  numbers,
  type PrecautionRule,
  type Question,
  restrict,
  untilKnown,
  within,
} from "#domain/precautions/rule.ts";

const kinds = ["E08", "E09", "E10", "E11", "E13"] as const;
/** A complication, whichever kind of diabetes it belongs to. */
const complication = (...ends: string[]): string[] =>
  kinds.flatMap((kind) => ends.map((end) => `${kind}${end}`));
const diabetes = conditions(...kinds);
/** Shared with what is measured in exercise. */
export const retinopathy = conditions(...complication("35"));
const onInsulin = [drugs("insulin-or-secretagogue"), conditions("Z794")];

const latestGlucose: Question = {
  questionId: "latest-glucose",
  version: 2,
  words: "Diabetes on insulin or a secretagogue: latest glucose in mg/dL?",
  whenNotKnown: "Glucose not known: measure it before every session and start between 90 and 250 mg/dL only",
  whileNotKnown: untilKnown({ requiredVitals: ["glucose"] }),
  answer: { kind: "number", code: "glucose" },
};
const foot: Question = {
  questionId: "neuropathy-foot",
  version: 2,
  words: "Diabetic neuropathy: open ulcer, or a hot and swollen foot?",
  whenNotKnown: "Feet not looked at: no weight on them until both are inspected",
  whileNotKnown: untilKnown({ limits: [{ kind: "weight-bearing", limb: "leg", status: "none" }] }),
  answer: {
    kind: "choice",
    choices: [
      { value: "none", label: "Neither" },
      { value: "ulcer-left", label: "Ulcer, left", flag: "foot-ulcer", side: "left" },
      { value: "ulcer-right", label: "Ulcer, right", flag: "foot-ulcer", side: "right" },
      { value: "charcot-left", label: "Hot foot, left", flag: "charcot-foot", side: "left" },
      { value: "charcot-right", label: "Hot foot, right", flag: "charcot-foot", side: "right" },
    ],
  },
};

export const diabetesRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "diabetes-feet",
    when: [diabetes],
    effect: "monitor",
    words: "Diabetes: check feet and skin",
    source: ["pmc6908414"],
  }),
  restrict({
    ruleId: "insulin",
    when: onInsulin,
    effect: "precaution",
    words: "Insulin: glucose before exercise, no start below 70 mg/dL",
    requiredVitals: ["glucose"],
    alongside: [{ vital: "glucose", moment: "after", activity: ["aerobic"] }],
    source: ["ada2016-t1", "(K)"],
  }),
  ask({
    ruleId: "insulin-glucose-question",
    when: [diabetes],
    also: [onInsulin],
    unless: [numbers("glucose", { atLeast: 0 }, within(7))],
    asks: latestGlucose,
    source: ["ada2016-t1"],
  }),
  restrict({
    ruleId: "diabetes-without-insulin",
    when: [conditions("E11")],
    unless: onInsulin,
    effect: "monitor",
    words:
      "Type 2 diabetes without insulin: no carbohydrate beforehand; caution above 300 mg/dL or with ketones",
    chip: "Diabetes: no carbohydrate beforehand",
    source: ["omics-ada"],
  }),
  restrict({
    ruleId: "glucose-low",
    when: [numbers("glucose", { below: 70 }, within(0))],
    effect: "contraindication",
    words: "Glucose below 70 mg/dL: 15 g carbohydrate, measure again in 15 minutes, do not start",
    population: "adults",
    excludedTags: ["all-therapy"],
    requiredVitals: ["glucose"],
    ownerKind: "therapist",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "glucose-before-exercise",
    when: [numbers("glucose", { atLeast: 70, below: 90 }, within(0))],
    also: [onInsulin],
    effect: "precaution",
    words: "Glucose 70 to 89 mg/dL on insulin: 15 to 30 g fast carbohydrate first",
    chip: "Glucose below 90: carbohydrate first",
    population: "adults with type 1 diabetes or on insulin",
    ownerKind: "therapist",
    source: ["ada2016-t1", "colberg"],
  }),
  restrict({
    ruleId: "glucose-high",
    when: [numbers("glucose", { atLeast: 250, below: 350 }, within(0))],
    also: [onInsulin],
    effect: "precaution",
    words: "Glucose 250 to 349 mg/dL on insulin: test ketones; mild to moderate effort until below 250",
    chip: "Glucose above 250: test ketones",
    population: "adults with type 1 diabetes or on insulin",
    limits: [{ kind: "effort", mostRpe: 6 }],
    ownerKind: "therapist",
    source: ["ada2016-t1", "colberg"],
  }),
  restrict({
    ruleId: "glucose-very-high",
    when: [numbers("glucose", { atLeast: 350 }, within(0))],
    also: [onInsulin],
    effect: "precaution",
    words:
      "Glucose 350 mg/dL or more on insulin: test ketones; only mild to moderate effort, ask about insulin",
    chip: "Glucose above 350: test ketones",
    population: "adults with type 1 diabetes or on insulin",
    limits: [{ kind: "effort", mostRpe: 6 }],
    ownerKind: "therapist",
    source: ["ada2016-t1", "colberg"],
  }),
  restrict({
    ruleId: "ketones",
    when: [flags("ketones")].map((trigger) => ({ ...trigger, window: within(0) })),
    effect: "contraindication",
    words: "Ketones moderate or large: no exercise",
    excludedTags: ["all-therapy"],
    ownerKind: "therapist",
    source: ["ada2016-t1"],
  }),
  restrict({
    ruleId: "retinopathy",
    when: [retinopathy],
    effect: "contraindication",
    words:
      "Proliferative retinopathy: no straining, head-down or jarring work; systolic rise 20 mmHg at most",
    excludedTags: ["valsalva", "head-down", "high-impact"],
    requiredVitals: ["blood-pressure"],
    alongside: [
      { vital: "blood-pressure", moment: "during", activity: ["aerobic", "resisted", "isometric"] },
    ],
    source: ["pmc4254543"],
  }),
  restrict({
    ruleId: "diabetic-neuropathy",
    version: 2,
    when: [{ kind: "condition", codes: complication("4"), except: complication("43") }],
    effect: "precaution",
    words:
      "Diabetic neuropathy: test sensation before heat, cold or stimulation; look at the feet; train balance",
    chip: "Neuropathy: test sensation first",
    careTags: ["heat", "cold", "electrical-stimulation"],
    source: ["pmc6908414", "pmc4254543"],
  }),
  ask({
    ruleId: "neuropathy-foot-question",
    when: [{ kind: "condition", codes: complication("4"), except: complication("43") }],
    asks: foot,
    source: ["pmc6908414"],
  }),
  restrict({
    ruleId: "foot-ulcer",
    when: [flags("foot-ulcer"), conditions("L97", ...complication("621"))],
    effect: "precaution",
    words: "Open foot ulcer: no weight on that foot until it has healed",
    chip: "Foot ulcer: no weight on that foot",
    limits: [{ kind: "weight-bearing", limb: "leg", status: "none" }],
    source: ["pmc6908414"],
  }),
  restrict({
    ruleId: "charcot-foot",
    when: [flags("charcot-foot"), conditions(...complication("610"))],
    effect: "precaution",
    words: "Charcot foot: no weight on that foot until the physician says",
    chip: "Charcot foot: no weight on it",
    limits: [{ kind: "weight-bearing", limb: "leg", status: "none" }],
    source: ["pmc4254543"],
  }),
  restrict({
    ruleId: "autonomic-neuropathy",
    when: [conditions(...complication("43"), "I951", "G903", "G909")],
    effect: "precaution",
    words: "Autonomic neuropathy: rate targets do not hold, use effort; rise in stages; avoid heat",
    chip: "Autonomic neuropathy: use effort",
    requiredVitals: ["blood-pressure"],
    source: ["pmc6908414"],
  }),
];
