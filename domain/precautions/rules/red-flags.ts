import { flags, numbers, type PrecautionRule, restrict, within } from "#domain/precautions/rule.ts";

/** What is found at a visit or told in a session, whatever the diagnosis. */
export const redFlagRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "fever",
    version: 2,
    when: [
      { kind: "flag", flags: ["fever"], window: within(1) },
      // 100.4 °F.
      numbers("temperature", { atLeast: 38 }, within(1)),
    ],
    population: "any patient",
    effect: "contraindication",
    words: "Fever of 100.4 °F or more: no exercise today",
    excludedTags: ["all-therapy"],
    ownerKind: "therapist",
    source: ["scribd-cr"],
  }),
  restrict({
    ruleId: "infection-signs",
    when: [flags("infection-risk")],
    effect: "contraindication",
    words: "Spine infection possible: no therapy until the physician has cleared it",
    chip: "Spine infection possible: no therapy",
    excludedTags: ["all-therapy"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "cancer-signs",
    when: [flags("night-pain-or-weight-loss")],
    effect: "contraindication",
    words: "Night pain or weight loss: no manipulation, traction or impact until cleared",
    excludedTags: ["manipulation", "traction", "high-impact"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "fracture-signs",
    version: 2,
    when: [flags("trauma-with-fragile-bone")],
    effect: "contraindication",
    words: "Fracture possible: no resistance, impact, lifting or manipulation until imaged",
    excludedTags: ["resisted", "isometric", "high-impact", "lifting", "manipulation"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "aneurysm-signs",
    when: [flags("pulsatile-abdominal-mass")],
    effect: "contraindication",
    words: "Pulsating abdominal mass: no therapy, emergency room now",
    excludedTags: ["all-therapy"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "red-flag",
    when: [flags("red-flag")],
    effect: "precaution",
    words: "Red flag at the last visit: read it before treating",
    chip: "Red flag at the last visit",
    source: ["(K)"],
  }),
];
