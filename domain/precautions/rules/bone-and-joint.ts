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
  type WhileNotKnown,
} from "#domain/precautions/rule.ts";
import { limbJoints } from "#domain/prescriptions/limit.ts";

const inflammatory = conditions("M05", "M06", "M07", "L405", "M45");
const spine = ["neck", "thoracic-spine", "lumbar-spine"] as const;

/** Every encounter but a sequela: fresh, healing on time or late, not united and healed crooked; closed and open. */
const fresh = ["A", "B", "C"] as const;
const notUnited = ["K", "M", "N", "P", "Q", "R"] as const;
const notHealed = [...fresh, "D", "E", "F", "G", "H", "J", ...notUnited];
/** Fractures of weak, tired or diseased bone, by the digit that says where. */
const weakBone = (families: readonly string[], sites: readonly number[]): string[] =>
  families.flatMap((family) => sites.map((site) => `${family}${site}`));
const osteoporotic = ["M800", "M808"];
const pathological = ["M843", "M844", "M845", "M846"];
const legFracture: RuleTrigger = {
  kind: "condition",
  codes: [
    ...["S321", "S323", "S324", "S325", "S326", "S327", "S328", "S72", "S82", "S92"],
    ...weakBone([...osteoporotic, ...pathological], [5, 6, 7]),
  ],
  seventh: notHealed,
};
const armFracture: RuleTrigger = {
  kind: "condition",
  codes: ["S42", "S52", "S62", ...weakBone([...osteoporotic, ...pathological], [1, 2, 3, 4])],
  seventh: notHealed,
};

const legStatus: Question = {
  questionId: "fracture-leg-weight",
  version: 3,
  words: "Fracture of the leg or pelvis: how much weight may it bear?",
  whenNotKnown:
    "Leg fracture, weight not specified: ask the surgeon; until then no weight on that leg is assumed",
  whileNotKnown: untilKnown({
    limits: [{ kind: "weight-bearing", limb: "leg", status: "none" }],
    ownerKind: "surgeon",
  }),
  answer: {
    kind: "choice",
    choices: [
      { value: "none", label: "None" },
      { value: "touch-down", label: "Touch-down" },
      { value: "partial", label: "Partial" },
      { value: "as-tolerated", label: "As tolerated", isPhysiatrists: true },
      { value: "full", label: "Full", isPhysiatrists: true },
    ],
  },
};
const noArm: Pick<WhileNotKnown, "excludedTags" | "onlyAt" | "limits"> = {
  excludedTags: ["lifting"],
  onlyAt: limbJoints.arm,
  limits: [{ kind: "weight-bearing", limb: "arm", status: "none" }],
};
const armStatus: Question = {
  questionId: "fracture-arm-weight",
  version: 3,
  words: "Fracture of the arm: may it bear weight and lift?",
  whenNotKnown:
    "Arm fracture, load not specified: ask the surgeon; until then no lifting and no weight is assumed",
  whileNotKnown: untilKnown({ ...noArm, ownerKind: "surgeon" }),
  answer: {
    kind: "choice",
    choices: [
      { value: "none", label: "No" },
      { value: "as-tolerated", label: "As tolerated", isPhysiatrists: true },
    ],
  },
};
const onLeg = (status: "none" | "touch-down" | "partial", words: string): PrecautionRule =>
  restrict({
    ruleId: `fracture-leg-${status}`,
    when: [legFracture],
    answered: { questionId: legStatus.questionId, values: [status] },
    effect: "precaution",
    words,
    limits: [{ kind: "weight-bearing", limb: "leg", status }],
    ownerKind: "surgeon",
    source: ["(K)"],
  });

export const boneAndJointRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "arthritis-flare",
    when: [flags("joint-flare")],
    also: [[conditions(...range("M", 15, 19))]],
    effect: "precaution",
    words: "Arthritis flaring: load by pain, 5 of 10 at most if it settles in 24 hours; low impact",
    limits: [{ kind: "pain", mostPain: 5 }],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "inflammatory-flare",
    when: [flags("joint-flare")],
    also: [[inflammatory]],
    effect: "contraindication",
    words: "Inflammatory flare: range and isometrics only; no stretch or resistance on the hot joint",
    chip: "Flare: range and isometrics only",
    excludedTags: ["resisted", "stretching", "forced-passive-motion", "high-impact"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "rheumatoid-neck",
    when: [conditions("M05", "M06")],
    effect: "contraindication",
    words: "Rheumatoid arthritis: no manipulation, end-range or traction of the neck until imaged stable",
    excludedTags: ["cervical-end-range", "manipulation", "traction"],
    onlyAt: ["neck"],
    regions: ["neck"],
    source: ["ifompt", "(K)"],
  }),
  restrict({
    ruleId: "spondylitis",
    when: [conditions("M45")],
    effect: "contraindication",
    words: "Ankylosing spondylitis: minor trauma can fracture; no manipulation of the spine",
    chip: "Spondylitis: no spine manipulation",
    excludedTags: ["manipulation"],
    onlyAt: spine,
    regions: spine,
    source: ["(K)"],
  }),
  restrict({
    ruleId: "osteoporosis",
    when: [conditions("M80", "M81"), numbers("t-score", { atMost: -2.5 })],
    effect: "contraindication",
    words:
      "Osteoporosis: no loaded trunk flexion, end-range rotation or manipulation; train balance and posture",
    excludedTags: ["loaded-trunk-flexion", "end-range-trunk-rotation", "manipulation"],
    source: ["tftf2014", "oscan"],
  }),
  restrict({
    ruleId: "vertebral-fracture",
    when: [
      {
        kind: "condition",
        codes: ["S220", "S320", "M485", "M8008", "M8448"],
        seventh: ["A", "B", "D", "G", "K"],
      },
    ],
    effect: "contraindication",
    words: "Vertebral fracture: no trunk flexion or end-range rotation, impact, traction or manipulation",
    chip: "Vertebral fracture: no trunk flexion",
    excludedTags: [
      "loaded-trunk-flexion",
      "end-range-trunk-rotation",
      "high-impact",
      "traction",
      "manipulation",
    ],
    limits: [{ kind: "effort", mostRpe: 6 }],
    source: ["tftf2014", "tftf-sheet"],
  }),
  ask({ ruleId: "fracture-leg-question", when: [legFracture], asks: legStatus, source: ["(K)"] }),
  onLeg("none", "Fracture: no weight on that leg"),
  onLeg("touch-down", "Fracture: touch-down weight only on that leg"),
  onLeg("partial", "Fracture: partial weight only on that leg"),
  ask({ ruleId: "fracture-arm-question", when: [armFracture], asks: armStatus, source: ["(K)"] }),
  restrict({
    ruleId: "fracture-arm-none",
    version: 2,
    when: [armFracture],
    answered: { questionId: armStatus.questionId, values: ["none"] },
    effect: "contraindication",
    words: "Fracture: no weight or lifting on that arm",
    ...noArm,
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "fracture-not-united",
    when: [
      {
        kind: "condition",
        codes: ["S12", "S22", "S32", "S42", "S52", "S62", "S72", "S82", "S92"],
        seventh: notUnited,
      },
    ],
    effect: "precaution",
    words: "Fracture not united or healed crooked: ask the physician before loading it",
    chip: "Fracture not united: ask before load",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "fracture-acute",
    when: [
      {
        kind: "condition",
        codes: ["S12", "S22", "S32", "S42", "S52", "S62", "S72", "S82", "S92"],
        seventh: fresh,
      },
    ],
    effect: "contraindication",
    words: "Fresh fracture: no impact, traction, manipulation or forced motion until the surgeon says",
    excludedTags: ["high-impact", "traction", "manipulation", "forced-passive-motion"],
    ownerKind: "surgeon",
    source: ["ptc2010", "(K)"],
  }),
  restrict({
    ruleId: "neck-fracture",
    when: [{ kind: "condition", codes: ["S12"], seventh: ["A", "B", "D", "G", "K"] }],
    effect: "contraindication",
    words: "Fracture of the neck: no end-range work, traction or manipulation there until cleared",
    excludedTags: ["cervical-end-range", "traction", "manipulation"],
    onlyAt: ["neck"],
    regions: ["neck"],
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "growth-plates",
    when: [numbers("age", { below: 18 })],
    effect: "contraindication",
    words: "Growing bone: no ultrasound, shortwave or laser near growth plates",
    excludedTags: ["ultrasound", "shortwave-diathermy", "laser"],
    source: ["afp2007"],
  }),
  restrict({
    ruleId: "cervical-instability",
    when: [conditions("M532X2", "M433", "M434", "M435X2", "Q90", "I777")],
    effect: "contraindication",
    words: "Neck may be unstable or an artery torn: no end-range work, manipulation or traction",
    chip: "Neck: no end-range or manipulation",
    excludedTags: ["cervical-end-range", "manipulation", "traction"],
    onlyAt: ["neck"],
    regions: ["neck"],
    source: ["ifompt"],
  }),
  ask({
    ruleId: "neck-artery-question",
    when: [{ kind: "condition", codes: ["S13"], seventh: ["A", "D"] }, conditions("G450")],
    unless: [flags("neck-artery-symptoms")],
    regions: ["neck"],
    asks: {
      questionId: "neck-artery-symptoms",
      version: 2,
      words: "Neck injury: dizziness, double vision, trouble speaking or swallowing, drop attack, numb face?",
      whenNotKnown: "Neck artery symptoms not asked: no manipulation or end-range rotation of the neck",
      whileNotKnown: untilKnown({
        excludedTags: ["cervical-end-range", "manipulation", "traction"],
        onlyAt: ["neck"],
      }),
      answer: {
        kind: "choice",
        choices: [
          { value: "none", label: "None" },
          { value: "present", label: "Present", flag: "neck-artery-symptoms" },
        ],
      },
    },
    source: ["ifompt"],
  }),
  restrict({
    ruleId: "neck-artery",
    when: [flags("neck-artery-symptoms", "unlike-any-headache")],
    effect: "contraindication",
    words: "Signs of a neck artery: no neck treatment, urgent referral",
    excludedTags: ["cervical-end-range", "manipulation", "traction", "all-therapy"],
    onlyAt: ["neck"],
    source: ["ifompt"],
  }),
  restrict({
    ruleId: "traction-caution",
    version: 2,
    when: [conditions("M266", "F40240")],
    effect: "precaution",
    words: "Jaw disorder or fear of closed spaces: traction only with care, patient holds the switch",
    chip: "Traction with care",
    careTags: ["traction"],
    regions: spine,
    source: ["ptc2010"],
  }),
  restrict({
    ruleId: "complex-regional-pain",
    when: [conditions("G905")],
    effect: "contraindication",
    words: "Complex regional pain: no forced motion, no ice; desensitize, graded imagery, pace by function",
    excludedTags: ["cold", "forced-passive-motion"],
    source: ["(K)"],
  }),
];
