import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import {
  after,
  conditions,
  dateOf,
  flags,
  type PrecautionRule,
  restrict,
  untilKnown,
  within,
} from "#domain/precautions/rule.ts";

/** Shared with what is measured in exercise. */
export const spinalCord = conditions("G904", "G825", "S140", "S141");
const compressed = conditions("G54", "G56", "G57", "M501", "M511", "M541", "M480", "M471", "M472");
const lastSeizure = {
  ...dateOf(
    "last-seizure-date",
    "Seizures: date of the last one?",
    "Seizures, last one not known: no pool, heights or treadmill alone",
    untilKnown({ excludedTags: ["aquatic"], careTags: ["treadmill"] }),
  ),
  version: 3,
};
const restTags: readonly ExerciseTag[] = ["aerobic", "resisted", "isometric", "high-impact", "fall-risk"];
const concussionDate = dateOf(
  "concussion-date",
  "Concussion: date of the injury?",
  "Concussion, date not known: relative rest, nothing hard or jarring",
  untilKnown({ excludedTags: restTags }),
);

export const nervousSystemRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "nerve-motor-loss",
    when: [flags("weakness-below-3", "strength-lost")],
    also: [[compressed]],
    effect: "contraindication",
    words: "Nerve compression with strength below 3 of 5 or lost: stop, urgent physician visit",
    chip: "Strength lost: stop, urgent visit",
    excludedTags: ["all-therapy"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "myelopathy",
    when: [flags("clumsy-hands-or-gait"), conditions("M4711", "M4712", "M5000", "M5001", "M5002", "G952")],
    effect: "contraindication",
    words: "Cord compression: no manipulation, traction or end-range neck work; urgent if new",
    excludedTags: ["manipulation", "traction", "cervical-end-range"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "cauda-equina",
    when: [conditions("G834")],
    effect: "contraindication",
    words: "Cauda equina: no spinal manipulation or traction, emergency if new",
    chip: "Cauda equina: no manipulation",
    excludedTags: ["manipulation", "traction"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "cauda-equina-signs",
    when: [flags("saddle-or-bladder-change")],
    effect: "contraindication",
    words: "Cauda equina signs: no therapy, emergency room now, MRI the same day",
    excludedTags: ["all-therapy"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "concussion-rest",
    version: 2,
    when: [{ kind: "condition", codes: ["S060"], window: after(concussionDate, 2) }],
    effect: "contraindication",
    words: "Concussion within 48 hours: relative rest, nothing hard or jarring",
    excludedTags: restTags,
    source: ["(K)"],
  }),
  restrict({
    ruleId: "concussion",
    when: [conditions("S060", "F0781")],
    effect: "precaution",
    words: "Concussion: symptoms up by 2 of 10 at most, one step a day, no contact until cleared",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "concussion-worse",
    when: [flags("concussion-worse")],
    effect: "contraindication",
    words: "Concussion getting worse: no therapy, emergency room now",
    excludedTags: ["all-therapy"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "dysreflexia",
    when: [spinalCord],
    effect: "precaution",
    words: "Autonomic dysreflexia: headache or pressure up by 20: sit up, loosen, find the trigger, call",
    chip: "Dysreflexia: headache, sit up",
    requiredVitals: ["blood-pressure"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "dysreflexia-signs",
    when: [{ kind: "flag", flags: ["dysreflexia-signs"], window: within(0) }],
    effect: "contraindication",
    words: "Autonomic dysreflexia now: stop, sit up, remove the trigger, call 911 if it stays",
    excludedTags: ["all-therapy"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "seizure",
    version: 2,
    when: [conditions("G40", "R569")],
    effect: "precaution",
    words:
      "Seizures: somebody beside the patient at heights, treadmill and pool; no stimulation to head or neck",
    chip: "Seizures: somebody beside",
    careTags: ["treadmill", "aquatic", "electrical-stimulation"],
    source: ["eva", "(K)"],
  }),
  restrict({
    ruleId: "seizure-recent",
    when: [{ kind: "condition", codes: ["G40", "R569"], window: after(lastSeizure, 180) }],
    effect: "contraindication",
    words: "Seizure within 6 months: no pool",
    excludedTags: ["aquatic"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "ms-heat",
    version: 2,
    when: [conditions("G35")],
    effect: "precaution",
    words: "Multiple sclerosis: heat makes symptoms worse; cool room, pauses, no hot pool or packs",
    chip: "Multiple sclerosis: keep cool",
    careTags: ["heat", "aquatic"],
    source: ["ptc2010", "(K)"],
  }),
  restrict({
    ruleId: "dysphagia",
    when: [conditions("R131", "I69091", "I69191", "I69291", "I69391", "I69891", "I69991")],
    effect: "precaution",
    words:
      "Trouble swallowing: upright, no lying flat after meals, thickened fluids in reach; cough or wet voice: stop",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "fall-risk",
    when: [flags("fall-risk")],
    effect: "precaution",
    words: "At risk of falling: support in reach for balance work, somebody beside on stairs",
    chip: "Fall risk: support in reach",
    ownerKind: "therapist",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "sensation",
    when: [flags("impaired-sensation"), conditions("R200", "R201")],
    effect: "contraindication",
    words: "Skin that does not feel: no heat; test before cold or stimulation",
    excludedTags: ["heat"],
    source: ["ptc2010", "afp2007"],
  }),
];
