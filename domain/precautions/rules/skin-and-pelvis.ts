import { conditions, flags, type PrecautionRule, range, restrict } from "#domain/precautions/rule.ts";

/** M62.89 stands for any muscle, so it raises nothing here: the pelvic ones come with a code that says pelvis. */
const pelvic = conditions("R102", "N94", "N411", "N81");

export const skinAndPelvisRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "pressure-injury",
    when: [conditions("L89")],
    effect: "contraindication",
    words: "Pressure injury: no load, shear or heat on it; relieve every 15 to 30 minutes when seated",
    excludedTags: ["heat"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "infection",
    when: [conditions("L03", "M86", "M00", ...range("A", 15, 19), "M462", "M463", "M464")],
    effect: "contraindication",
    words: "Infection: no heat, ultrasound, stimulation, compression, needling or manipulation there",
    excludedTags: [
      "heat",
      "ultrasound",
      "electrical-stimulation",
      "compression",
      "needling",
      "manipulation",
      "shortwave-diathermy",
    ],
    source: ["ptc2010", "afp2007"],
  }),
  restrict({
    ruleId: "open-wound",
    when: [flags("open-wound")],
    effect: "contraindication",
    words: "Open wound: no pool, heat or iontophoresis there until closed",
    excludedTags: ["aquatic", "heat", "iontophoresis"],
    source: ["ptc2010", "afp2007"],
  }),
  restrict({
    ruleId: "incontinence-pool",
    when: [conditions("R15", "R32", "N394")],
    effect: "contraindication",
    words: "Incontinence: no pool",
    excludedTags: ["aquatic"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "needle-fear",
    when: [conditions("F40231")],
    effect: "contraindication",
    words: "Fear of needles: no needling",
    excludedTags: ["needling"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "pelvic-consent",
    when: [pelvic],
    effect: "precaution",
    words: "Internal work only with consent for it each time; offer a chaperone, ask about trauma",
    chip: "Internal work: consent each time",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "no-internal-work",
    when: [conditions("O44", "O85", "O86", ...range("N", 70, 77), "N410")],
    effect: "contraindication",
    words: "Placenta previa, early after birth or pelvic infection: no internal work",
    excludedTags: ["internal-pelvic"],
    source: ["(K)"],
  }),
];
