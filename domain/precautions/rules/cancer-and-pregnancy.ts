import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import {
  ask,
  conditions,
  flags,
  numbers,
  type PrecautionRule,
  type Question,
  type RuleTrigger,
  range,
  restrict,
  untilKnown,
  within,
} from "#domain/precautions/rule.ts";

/** Skin cancers other than melanoma are small and local; they were read and are left out on purpose. */
const cancer: RuleTrigger = { kind: "condition", codes: range("C", 0, 96), except: ["C44"] };
const boneMetastasis = conditions("C795", "M845");
/** After birth and its complications the body is no longer pregnant. */
const pregnant: RuleTrigger = {
  kind: "condition",
  codes: ["O", "Z331", "Z34"],
  except: ["O80", "O82", "O85", "O86", "O87", "O88", "O89", "O90", "O91", "O92", "O94"],
};

/** A pregnancy has an end: weeks that were counted longer ago are another's. */
const weeksMost = 43;
const loadTags: readonly ExerciseTag[] = ["resisted", "isometric", "high-impact", "lifting"];
const mirels: Question = {
  questionId: "mirels-score",
  version: 2,
  words: "Bone metastasis: Mirels score of the worst limb bone?",
  whenNotKnown: "Bone metastasis, Mirels not known: no load on that limb until scored",
  whileNotKnown: untilKnown({ excludedTags: loadTags }),
  answer: { kind: "number", code: "mirels-score" },
};
const sins: Question = {
  questionId: "sins-score",
  version: 2,
  words: "Bone metastasis: SINS score of the spine?",
  whenNotKnown: "Bone metastasis, SINS not known: spine kept neutral, no load until scored",
  whileNotKnown: untilKnown({
    excludedTags: [
      ...loadTags,
      "loaded-trunk-flexion",
      "end-range-trunk-rotation",
      "traction",
      "manipulation",
    ],
  }),
  answer: { kind: "number", code: "sins-score" },
};
const weeks: Question = {
  questionId: "pregnancy-weeks",
  version: 2,
  words: "Pregnant: how many weeks today?",
  whenNotKnown: "Pregnant, weeks not known: no long lying on the back",
  whileNotKnown: untilKnown({ excludedTags: ["supine"] }),
  answer: { kind: "number", code: "pregnancy-weeks" },
};

export const cancerAndPregnancyRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "cancer",
    when: [cancer],
    effect: "precaution",
    words: "Cancer: no heat, stimulation, ultrasound or laser over the site; new night pain: stop and call",
    source: ["ptc2010", "(K)"],
  }),
  restrict({
    ruleId: "past-cancer",
    when: [conditions("Z85")],
    effect: "monitor",
    words:
      "Past cancer: new night pain or weight loss: stop and call; no ultrasound or heat over the old site",
    chip: "Past cancer: new night pain, call",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "bone-metastasis",
    when: [boneMetastasis],
    effect: "contraindication",
    words: "Bone metastasis: spare that bone; no impact, manipulation, traction or end-range trunk work",
    excludedTags: [
      "high-impact",
      "manipulation",
      "traction",
      "loaded-trunk-flexion",
      "end-range-trunk-rotation",
      "shortwave-diathermy",
    ],
    source: ["trials2018", "droracle-mets"],
  }),
  ask({
    ruleId: "mirels-question",
    when: [boneMetastasis],
    unlessSince: [numbers("mirels-score", { atLeast: 4 })],
    asks: mirels,
    source: ["droracle-mets"],
  }),
  ask({
    ruleId: "sins-question",
    when: [boneMetastasis],
    unlessSince: [numbers("sins-score", { atLeast: 0 })],
    asks: sins,
    source: ["droracle-mets"],
  }),
  restrict({
    ruleId: "bone-about-to-break",
    when: [numbers("mirels-score", { atLeast: 9 }), numbers("sins-score", { atLeast: 13 })],
    effect: "contraindication",
    words: "Bone about to break (Mirels 9 or SINS 13 and more): no exercise until fixed or cleared",
    excludedTags: ["all-therapy"],
    source: ["droracle-mets", "trials2018"],
  }),
  restrict({
    ruleId: "bone-at-risk",
    when: [
      numbers("mirels-score", { atLeast: 8, below: 9 }),
      numbers("sins-score", { atLeast: 7, below: 13 }),
    ],
    effect: "precaution",
    words: "Bone at risk (Mirels 8, SINS 7 to 12): light load away from that bone, ask the oncologist",
    limits: [{ kind: "effort", mostRpe: 4 }],
    source: ["droracle-mets", "trials2018"],
  }),
  restrict({
    ruleId: "pregnancy",
    when: [pregnant],
    effect: "contraindication",
    words:
      "Pregnant: no ultrasound, stimulation, shortwave or lumbar traction; no contact, impact or fall risk",
    excludedTags: [
      "ultrasound",
      "electrical-stimulation",
      "shortwave-diathermy",
      "laser",
      "traction",
      "high-impact",
      "blood-flow-restriction",
    ],
    source: ["ptc2010", "(K)"],
  }),
  ask({
    ruleId: "pregnancy-weeks-question",
    when: [pregnant],
    unlessSince: [numbers("pregnancy-weeks", { atLeast: 1, atMost: weeksMost }, within(weeksMost * 7))],
    asks: weeks,
    source: ["(K)"],
  }),
  restrict({
    ruleId: "pregnancy-supine",
    version: 2,
    when: [numbers("pregnancy-weeks", { atLeast: 20, atMost: weeksMost })],
    also: [[pregnant]],
    effect: "contraindication",
    words: "Pregnant 20 weeks or more: no long lying on the back",
    chip: "Pregnant: not long on the back",
    excludedTags: ["supine"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "pregnancy-warning",
    when: [flags("pregnancy-warning")],
    effect: "contraindication",
    words: "Warning sign in pregnancy: no exercise, call obstetrics now",
    excludedTags: ["all-therapy"],
    source: ["(K)"],
  }),
];
