import type { PrecautionEffect } from "#domain/precautions/effect.ts";
import type { ExerciseTag, RequiredVital } from "#domain/precautions/precaution.ts";
import { afterProcedureRules } from "#domain/precautions/rules/after-procedure.ts";
import { deviceRules } from "#domain/precautions/rules/devices.ts";
import type { ProcedureDrugKind, ProcedureKind } from "./procedure.ts";

/** What a procedure means for therapy from its day on: a precaution, or a limit. */
export type ProcedureEffect = {
  effectId: string;
  kinds: readonly ProcedureKind[];
  /** Measured before exercise while it holds, where diabetes is on the record. */
  measuredWithDiabetes?: readonly RequiredVital[];
  /** Only where a drug of this kind was given. */
  onlyWith?: ProcedureDrugKind;
  /** Days after the procedure on which it is due for lifting; null where it never is. */
  dueAfterDays: number | null;
  source: string;
} & (
  | { as: PrecautionEffect; words: string; excludedTags: readonly ExerciseTag[] }
  | { as: "lift"; most: number }
  | { as: "pain"; most: number }
  | { as: "effort"; most: number }
);

const neuraxial: readonly ProcedureKind[] = ["epidural", "facet-injection", "sacroiliac-injection"];
const steroidSites: readonly ProcedureKind[] = ["joint-injection", "soft-tissue-injection"];
const bendLiftTwist: readonly ExerciseTag[] = ["loaded-trunk-flexion", "end-range-trunk-rotation", "lifting"];
/** What a rule excludes after the same procedure as history: done here it never starts less. */
function tagsOfRules(...ruleIds: readonly string[]): readonly ExerciseTag[] {
  const tags = ruleIds.flatMap((ruleId) => {
    const rule = [...afterProcedureRules, ...deviceRules].find((one) => one.ruleId === ruleId);
    if (rule?.kind !== "restriction") throw new Error(`No restriction ${ruleId}`);
    return rule.excludedTags;
  });
  return [...new Set(tags)];
}
const say = (as: PrecautionEffect, words: string, excludedTags: readonly ExerciseTag[] = []) => ({
  as,
  words,
  excludedTags,
});

/** Where a span is given, the longer end of it: what holds too long is lifted by a word, what ends too early is not seen. */
export const procedureEffects: readonly ProcedureEffect[] = [
  {
    effectId: "rest-24-h",
    kinds: neuraxial,
    dueAfterDays: 1,
    source: "(K)",
    ...say("precaution", "After injection: relative rest for 24 h"),
  },
  {
    effectId: "no-soak",
    kinds: [...neuraxial, "medial-branch-block"],
    dueAfterDays: 2,
    source: "(K)",
    ...say(
      "contraindication",
      "After spinal injection: no pool, no soaking bath, no lifting and no impact for 48 h",
      tagsOfRules("spinal-injection"),
    ),
  },
  {
    effectId: "spine-watch",
    kinds: [...neuraxial, "medial-branch-block"],
    dueAfterDays: 7,
    source: "(K)",
    ...say("monitor", "After spinal injection: fever, headache when upright or new weakness is urgent"),
  },
  {
    effectId: "rest-48-h",
    kinds: steroidSites,
    dueAfterDays: 2,
    source: "(K)",
    ...say("precaution", "After injection: relative rest for 48 h"),
  },
  {
    effectId: "tendon-load",
    kinds: steroidSites,
    onlyWith: "steroid",
    dueAfterDays: 14,
    source: "(K)",
    ...say("precaution", "Steroid near a tendon: load it with care for 2 weeks"),
  },
  {
    effectId: "glucose",
    measuredWithDiabetes: ["glucose"],
    kinds: [...neuraxial, ...steroidSites],
    onlyWith: "steroid",
    dueAfterDays: 7,
    source: "(K)",
    ...say("monitor", "Steroid: glucose may run high for days"),
  },
  {
    effectId: "diagnostic-day",
    kinds: ["medial-branch-block"],
    dueAfterDays: 1,
    source: "(K)",
    ...say("monitor", "Diagnostic block: log pain for 8 h, do not judge therapy by this day"),
  },
  {
    effectId: "rf-start",
    kinds: ["radiofrequency"],
    dueAfterDays: 14,
    source: "(K)",
    ...say("precaution", "After radiofrequency: sore for up to 2 weeks, therapy resumes gently"),
  },
  {
    effectId: "rf-neuritis",
    kinds: ["radiofrequency"],
    dueAfterDays: 14,
    source: "(K)",
    ...say("monitor", "After radiofrequency: new burning or numbness is told to the physiatrist"),
  },
  {
    effectId: "prp-protect",
    kinds: ["prp"],
    dueAfterDays: 4,
    source: "PMC7134348",
    ...say(
      "contraindication",
      "PRP: protect, gentle motion only until day 4, no load, stretch or impact",
      tagsOfRules("prp-protect"),
    ),
  },
  {
    effectId: "prp-isometric",
    kinds: ["prp"],
    dueAfterDays: 15,
    source: "PMC7134348",
    ...say(
      "contraindication",
      "PRP: submaximal isometrics at most until day 15, no other load and no impact",
      tagsOfRules("prp-light"),
    ),
  },
  { effectId: "prp-effort", kinds: ["prp"], dueAfterDays: 15, source: "PMC7134348", as: "effort", most: 4 },
  { effectId: "prp-pain", kinds: ["prp"], dueAfterDays: 42, source: "PMC7134348", as: "pain", most: 2 },
  {
    effectId: "prp-nsaid",
    kinds: ["prp"],
    dueAfterDays: 14,
    source: "PMC7134348",
    ...say("monitor", "PRP: no anti-inflammatory medicine for 2 weeks"),
  },
  {
    effectId: "prp-modalities",
    kinds: ["prp"],
    dueAfterDays: 42,
    source: "PMC7134348",
    ...say(
      "contraindication",
      "PRP: no ultrasound and no stimulation over the site for 6 weeks",
      tagsOfRules("prp-site"),
    ),
  },
  {
    effectId: "toxin-watch",
    kinds: ["botulinum"],
    dueAfterDays: 84,
    source: "(K)",
    ...say("monitor", "Botulinum toxin: trouble swallowing or breathing, or spreading weakness, is urgent"),
  },
  {
    effectId: "toxin-start",
    kinds: ["botulinum"],
    dueAfterDays: 7,
    source: "(K)",
    ...say("monitor", "Botulinum toxin: start stretching, orthosis or stimulation within 1 week"),
  },
  {
    effectId: "toxin-measure",
    kinds: ["botulinum"],
    dueAfterDays: 42,
    source: "(K)",
    ...say("monitor", "Botulinum toxin: measure tone again between weeks 2 and 6"),
  },
  {
    effectId: "trigger-sore",
    kinds: ["trigger-point"],
    dueAfterDays: 2,
    source: "(K)",
    ...say("monitor", "Trigger point injection: stretch the same day, sore for 24 to 48 h"),
  },
  {
    effectId: "cement-still",
    kinds: ["vertebral-augmentation"],
    dueAfterDays: 14,
    source: "kyphoplasty protocols [scribd-kypho] (K)",
    ...say(
      "contraindication",
      "After vertebral augmentation: no lifting, twisting or bending for 2 weeks",
      tagsOfRules("vertebroplasty-early"),
    ),
  },
  {
    effectId: "cement-flexion",
    kinds: ["vertebral-augmentation"],
    dueAfterDays: 42,
    source: "kyphoplasty protocols [scribd-kypho] (K)",
    ...say(
      "contraindication",
      "After vertebral augmentation: no loaded trunk flexion, no twisting for 6 weeks",
      tagsOfRules("vertebroplasty-late"),
    ),
  },
  {
    effectId: "cement-adjacent",
    kinds: ["vertebral-augmentation"],
    dueAfterDays: 84,
    source: "[bioinsights] (K)",
    ...say("monitor", "After vertebral augmentation: new back pain may be the next vertebra"),
  },
  {
    effectId: "leads-still",
    kinds: ["stimulator-implant"],
    dueAfterDays: 56,
    source: "Neuromodulation Foundation, 6 to 8 weeks",
    ...say(
      "contraindication",
      "Stimulator leads: no bending, lifting, twisting or overhead reach for 8 weeks",
      [...bendLiftTwist, "overhead"],
    ),
  },
  {
    effectId: "leads-lift",
    kinds: ["stimulator-implant"],
    dueAfterDays: 56,
    source: "Neuromodulation Foundation, 5 to 8 lb",
    as: "lift",
    most: 5,
  },
  {
    effectId: "leads-trial",
    kinds: ["stimulator-trial"],
    dueAfterDays: 10,
    source: "Neuromodulation Foundation; length of trial (K)",
    ...say("contraindication", "Stimulator trial: no bending, lifting, twisting or overhead reach", [
      ...bendLiftTwist,
      "overhead",
    ]),
  },
  {
    effectId: "leads-no-shortwave",
    kinds: ["stimulator-implant", "stimulator-trial"],
    dueAfterDays: null,
    source: "[tekmyster2023]",
    ...say(
      "contraindication",
      "Neurostimulator: never shortwave, no stimulation, no manipulation at its leads",
      tagsOfRules("neurostimulator"),
    ),
  },
];
