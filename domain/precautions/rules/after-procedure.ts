import type { ProcedureKind } from "#domain/precautions/facts/procedures.ts";
import {
  after,
  conditions,
  dateOf,
  drugs,
  type PrecautionRule,
  type RuleTrigger,
  restrict,
  untilKnown,
  type Window,
} from "#domain/precautions/rule.ts";

const done = (kind: ProcedureKind, window: Window): RuleTrigger => ({
  kind: "procedure",
  procedures: [kind],
  window,
});

const prpDate = dateOf(
  "prp-date",
  "Platelet-rich plasma: date of the injection?",
  "PRP, date not known: protect, gentle range only; no load, stretch, impact, ultrasound or stimulation",
  untilKnown({
    excludedTags: [
      "resisted",
      "isometric",
      "stretching",
      "high-impact",
      "lifting",
      "ultrasound",
      "electrical-stimulation",
    ],
    limits: [
      { kind: "effort", mostRpe: 4 },
      { kind: "pain", mostPain: 2 },
    ],
  }),
);
const spineInjectionDate = dateOf(
  "spinal-injection-date",
  "Epidural, facet or sacroiliac injection: date?",
  "Spinal injection, date not known: relative rest, no pool; watch fever, headache, new weakness",
  untilKnown({ excludedTags: ["aquatic", "high-impact", "lifting"] }),
);
const jointInjectionDate = dateOf(
  "joint-injection-date",
  "Joint steroid injection: date?",
  "Joint steroid, date not known: go easy on tendon load",
  untilKnown(),
);
const cementDate = dateOf(
  "vertebroplasty-date",
  "Vertebroplasty or kyphoplasty: date?",
  "Vertebroplasty, date not known: no lifting, bending or twisting until the physician says",
  untilKnown({
    excludedTags: ["lifting", "end-range-trunk-rotation", "loaded-trunk-flexion", "manipulation"],
  }),
);
const botulinumDate = dateOf(
  "botulinum-date",
  "Botulinum toxin: date of the last injection?",
  "Botulinum, date not known: measure tone again; watch swallowing and weakness",
  untilKnown(),
);
const ablationDate = dateOf(
  "radiofrequency-date",
  "Radiofrequency ablation: date?",
  "Radiofrequency, date not known: soreness and neuritis may last two weeks",
  untilKnown(),
);
const stimulatorDate = dateOf(
  "stimulator-date",
  "Spinal cord stimulator, trial or implant: date?",
  "Stimulator, date not known: no bending, twisting, overhead work or lifting over 5 lb",
  untilKnown({
    excludedTags: ["loaded-trunk-flexion", "end-range-trunk-rotation", "overhead"],
    limits: [{ kind: "lift", mostPounds: 5 }],
    ownerKind: "surgeon",
  }),
);

/** The day of the procedure is day 0. */
export const afterProcedureRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "prp-protect",
    version: 2,
    when: [done("prp-injection", after(prpDate, 3))],
    effect: "contraindication",
    words: "PRP within 3 days: protect, gentle range only; no load, stretch or impact",
    excludedTags: ["resisted", "isometric", "stretching", "high-impact", "lifting"],
    source: ["ijspt2020"],
  }),
  restrict({
    ruleId: "prp-light",
    version: 2,
    when: [done("prp-injection", after(prpDate, 14, 4))],
    effect: "contraindication",
    words: "PRP 4 to 14 days ago: submaximal isometrics, wean the device, no impact",
    excludedTags: ["resisted", "high-impact", "lifting"],
    limits: [{ kind: "effort", mostRpe: 4 }],
    source: ["ijspt2020"],
  }),
  restrict({
    ruleId: "prp-site",
    when: [done("prp-injection", after(prpDate, 42))],
    effect: "contraindication",
    words: "PRP within 6 weeks: no ultrasound or stimulation over the site",
    chip: "PRP: no ultrasound over the site",
    excludedTags: ["ultrasound", "electrical-stimulation"],
    source: ["ijspt2020", "engelen"],
  }),
  restrict({
    ruleId: "prp-load",
    when: [done("prp-injection", after(prpDate, 42, 15))],
    effect: "precaution",
    words: "PRP 3 to 6 weeks ago: full range and load with pain 2 of 10 at most",
    chip: "PRP: pain 2 of 10 at most",
    limits: [{ kind: "pain", mostPain: 2 }],
    source: ["ijspt2020"],
  }),
  restrict({
    ruleId: "prp-nsaid",
    when: [drugs("nsaid")],
    also: [[done("prp-injection", { fromDay: 0, lastDay: 14 })]],
    effect: "monitor",
    words: "Anti-inflammatory within 2 weeks of PRP: tell the physician who injected",
    chip: "PRP: tell of anti-inflammatory",
    source: ["ijspt2020", "engelen"],
  }),
  restrict({
    ruleId: "spinal-injection",
    when: [done("spinal-injection", after(spineInjectionDate, 2))],
    effect: "contraindication",
    words: "Spinal injection within 48 hours: relative rest, no pool; watch fever, headache, new weakness",
    chip: "Spinal injection: rest, no pool",
    excludedTags: ["aquatic", "high-impact", "lifting"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "injection-scores",
    when: [
      done("spinal-injection", after(spineInjectionDate, 14)),
      done("joint-steroid-injection", after(jointInjectionDate, 14)),
    ],
    effect: "monitor",
    words: "Injection within 2 weeks: pain scores now also show the injection",
    chip: "Injection: scores show it",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "injection-glucose",
    when: [
      done("spinal-injection", { fromDay: 0, lastDay: 5 }),
      done("joint-steroid-injection", { fromDay: 0, lastDay: 5 }),
    ],
    also: [[conditions("E08", "E09", "E10", "E11", "E13")]],
    effect: "monitor",
    words: "Steroid injection with diabetes: glucose runs high for days, measure before exercise",
    chip: "Steroid injection: glucose high",
    requiredVitals: ["glucose"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "joint-steroid",
    when: [done("joint-steroid-injection", after(jointInjectionDate, 14))],
    effect: "precaution",
    words: "Joint steroid within 2 weeks: rest 48 hours, then go easy on tendon load",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "vertebroplasty-early",
    when: [done("vertebroplasty", after(cementDate, 14))],
    effect: "contraindication",
    words: "Vertebroplasty within 2 weeks: no lifting, twisting or bending; walk 15 to 30 minutes",
    excludedTags: ["lifting", "end-range-trunk-rotation", "loaded-trunk-flexion", "manipulation"],
    source: ["scribd-kypho", "bioinsights"],
  }),
  restrict({
    ruleId: "vertebroplasty-late",
    when: [done("vertebroplasty", after(cementDate, 42, 15))],
    effect: "contraindication",
    words: "Vertebroplasty 2 to 6 weeks ago: neutral spine, no trunk flexion; new pain: next level?",
    chip: "Vertebroplasty: neutral spine",
    excludedTags: ["loaded-trunk-flexion", "end-range-trunk-rotation", "manipulation"],
    source: ["scribd-kypho", "bioinsights"],
  }),
  restrict({
    ruleId: "stimulator-new",
    when: [
      done("stimulator-implant", after(stimulatorDate, 56)),
      { kind: "device", devices: ["spinal-cord-stimulator"], window: after(stimulatorDate, 56) },
    ],
    effect: "contraindication",
    words: "Stimulator within 8 weeks: no bending, twisting or overhead work, 5 lb at most",
    excludedTags: ["loaded-trunk-flexion", "end-range-trunk-rotation", "overhead"],
    limits: [{ kind: "lift", mostPounds: 5 }],
    ownerKind: "surgeon",
    source: ["neuromodfound", "tekmyster2023"],
  }),
  restrict({
    ruleId: "botulinum",
    when: [done("botulinum", after(botulinumDate, 84))],
    effect: "monitor",
    words:
      "Botulinum within 12 weeks: stretch and splint now, peak weeks 2 to 6; watch swallowing and weakness",
    chip: "Botulinum: stretch and splint now",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "radiofrequency",
    when: [done("radiofrequency", after(ablationDate, 14))],
    effect: "precaution",
    words: "Radiofrequency within 2 weeks: soreness is usual; load after it settles; burning pain: call",
    chip: "Radiofrequency: soreness is usual",
    source: ["(K)"],
  }),
];
