import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import {
  after,
  ask,
  dateOf,
  type LimitTemplate,
  numbers,
  type PrecautionRule,
  type Question,
  restrict,
  surgery,
  untilKnown,
  weeks,
} from "#domain/precautions/rule.ts";

const bendingTags: readonly ExerciseTag[] = ["loaded-trunk-flexion", "end-range-trunk-rotation", "lifting"];
const fusionTags: readonly ExerciseTag[] = [...bendingTags, "traction", "manipulation"];
const posteriorTags: readonly ExerciseTag[] = [
  "hip-flexion-past-90",
  "hip-adduction-past-midline",
  "hip-internal-rotation",
];
const hipTo90: readonly LimitTemplate[] = [
  { kind: "range", joint: "hip", motion: "flexion", isLoadedOnly: false, mostDegrees: 90 },
];
/** The approach that forbids most in daily life. */
const asPosteriorHip = untilKnown({ excludedTags: posteriorTags, limits: hipTo90, ownerKind: "surgeon" });
const kneeDate = dateOf(
  "knee-replacement-date",
  "Knee replacement: date of surgery?",
  "Knee replacement, date not known: watch wound and calf, range as the surgeon says",
  untilKnown({ ownerKind: "surgeon" }),
);
const hipDate = dateOf(
  "hip-replacement-date",
  "Hip replacement: date of surgery?",
  "Hip replacement, date not known: no hip flexion past 90, crossing or turning in until the surgeon says",
  asPosteriorHip,
);
const fusionDate = dateOf(
  "spinal-fusion-date",
  "Spinal fusion: date of surgery?",
  "Spinal fusion, date not known: no bending, lifting or twisting, traction or manipulation",
  untilKnown({ excludedTags: fusionTags, ownerKind: "surgeon" }),
);
const decompressionDate = dateOf(
  "decompression-date",
  "Laminectomy or discectomy: date of surgery?",
  "Spine decompression, date not known: no bending, lifting or twisting until the surgeon says",
  untilKnown({ excludedTags: bendingTags, ownerKind: "surgeon" }),
);
const cuffDate = dateOf(
  "cuff-repair-date",
  "Rotator cuff repair: date of surgery?",
  "Rotator cuff repair, date not known: sling, the shoulder is not moved until the surgeon says",
  untilKnown({ excludedTags: ["all-therapy"], onlyAt: ["shoulder"], ownerKind: "surgeon" }),
);
const otherDate = dateOf(
  "surgery-date",
  "Surgery: date?",
  "Surgery, date not known: ask for the surgeon's limits before loading",
  untilKnown({ ownerKind: "surgeon" }),
);

const hipApproach: Question = {
  questionId: "hip-approach",
  version: 2,
  words: "Hip replacement: approach, and does the surgeon set precautions?",
  whenNotKnown: "Hip replacement, approach not known: no hip flexion past 90, crossing or turning in",
  whileNotKnown: asPosteriorHip,
  answer: {
    kind: "choice",
    choices: [
      { value: "posterior", label: "Posterior" },
      { value: "anterior", label: "Anterior" },
      { value: "lateral", label: "Lateral" },
      { value: "no-precautions", label: "Surgeon sets none", isPhysiatrists: true },
    ],
  },
};
const spine = ["thoracic-spine", "lumbar-spine"] as const;

export const afterSurgeryRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "knee-replacement",
    when: [surgery("total-knee", after(kneeDate, weeks(12)))],
    effect: "precaution",
    words:
      "Knee replaced within 12 weeks: weight as tolerated, watch wound and calf, kneel when the surgeon says",
    chip: "Knee replaced: watch wound and calf",
    regions: ["knee"],
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "knee-replacement-stiff",
    when: [numbers("knee-flexion", { below: 90 }, { fromDay: 0, lastDay: 14 })],
    also: [[surgery("total-knee", { fromDay: weeks(6), lastDay: weeks(26) })]],
    effect: "precaution",
    words: "Knee flexion below 90 at 6 weeks or later: tell the surgeon, manipulation may be due",
    chip: "Knee below 90°: tell the surgeon",
    regions: ["knee"],
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
  ask({
    ruleId: "hip-approach-question",
    when: [surgery("total-hip", after(hipDate, weeks(12)))],
    regions: ["hip"],
    asks: hipApproach,
    source: ["hss2019"],
  }),
  restrict({
    ruleId: "hip-replacement-posterior",
    when: [surgery("total-hip", after(hipDate, weeks(12)))],
    answered: { questionId: hipApproach.questionId, values: ["posterior"] },
    effect: "contraindication",
    words: "Hip replaced, posterior: no flexion past 90, crossing the midline or turning in for 12 weeks",
    excludedTags: posteriorTags,
    limits: hipTo90,
    regions: ["hip"],
    ownerKind: "surgeon",
    source: ["hss2019", "ageinplace"],
  }),
  restrict({
    ruleId: "hip-replacement-anterior",
    when: [surgery("total-hip", after(hipDate, weeks(12)))],
    answered: { questionId: hipApproach.questionId, values: ["anterior"] },
    effect: "contraindication",
    words: "Hip replaced, anterior: no extreme extension with turning out for 12 weeks",
    excludedTags: ["hip-extension-with-external-rotation"],
    regions: ["hip"],
    ownerKind: "surgeon",
    source: ["hss2019", "ageinplace"],
  }),
  restrict({
    ruleId: "hip-replacement-lateral",
    when: [surgery("total-hip", after(hipDate, weeks(12)))],
    answered: { questionId: hipApproach.questionId, values: ["lateral"] },
    effect: "contraindication",
    words:
      "Hip replaced, lateral: no active abduction and no extreme extension with turning out for 12 weeks",
    excludedTags: ["active-hip-abduction", "hip-extension-with-external-rotation"],
    regions: ["hip"],
    ownerKind: "surgeon",
    source: ["hss2019", "ageinplace"],
  }),
  restrict({
    ruleId: "spinal-fusion",
    when: [surgery("spinal-fusion", after(fusionDate, weeks(12)))],
    effect: "contraindication",
    words: "Spinal fusion within 12 weeks: no bending, lifting or twisting, traction or manipulation",
    excludedTags: fusionTags,
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "spine-decompression",
    when: [surgery("laminectomy-or-discectomy", after(decompressionDate, weeks(6)))],
    effect: "contraindication",
    words: "Spine decompression within 6 weeks: no bending, lifting or twisting",
    chip: "Spine surgery: no bending or lifting",
    excludedTags: bendingTags,
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "laminectomy-ultrasound",
    when: [surgery("laminectomy-or-discectomy")],
    effect: "contraindication",
    words: "Laminectomy: no ultrasound over the cord",
    excludedTags: ["ultrasound"],
    onlyAt: ["neck", ...spine],
    regions: ["neck", ...spine],
    source: ["mettler", "afp2007"],
  }),
  restrict({
    ruleId: "cuff-repair-rest",
    when: [surgery("rotator-cuff-repair", after(cuffDate, weeks(2) - 1))],
    effect: "contraindication",
    words: "Cuff repaired within 2 weeks: sling, the shoulder is not moved",
    excludedTags: ["all-therapy"],
    onlyAt: ["shoulder"],
    regions: ["shoulder"],
    ownerKind: "surgeon",
    source: ["thigpen2016"],
  }),
  restrict({
    ruleId: "cuff-repair-passive",
    version: 2,
    when: [surgery("rotator-cuff-repair", after(cuffDate, weeks(6) - 1, weeks(2)))],
    effect: "contraindication",
    words: "Cuff repaired 2 to 6 weeks ago: protected passive motion only, nothing active or resisted",
    chip: "Cuff repair: passive motion only",
    excludedTags: ["active-shoulder-motion", "resisted", "isometric", "lifting"],
    onlyAt: ["shoulder"],
    regions: ["shoulder"],
    ownerKind: "surgeon",
    source: ["thigpen2016"],
  }),
  restrict({
    ruleId: "cuff-repair-active",
    when: [surgery("rotator-cuff-repair", after(cuffDate, weeks(12) - 1, weeks(6)))],
    effect: "contraindication",
    words: "Cuff repaired 6 to 12 weeks ago: active motion, no strengthening before week 12",
    chip: "Cuff repair: no strengthening",
    excludedTags: ["resisted", "lifting"],
    onlyAt: ["shoulder"],
    regions: ["shoulder"],
    ownerKind: "surgeon",
    source: ["thigpen2016"],
  }),
  restrict({
    ruleId: "recent-surgery",
    when: [
      surgery("fracture-fixation", after(otherDate, weeks(12))),
      surgery("other", after(otherDate, weeks(12))),
      surgery("general-surgery", { fromDay: 0, lastDay: weeks(12) }),
    ],
    effect: "precaution",
    words: "Surgery within 12 weeks: the surgeon's limits, weight-bearing and protocol first",
    chip: "Recent surgery: surgeon's limits",
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
];
