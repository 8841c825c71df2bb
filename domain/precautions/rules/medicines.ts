import { conditions, drugs, flags, type PrecautionRule, restrict } from "#domain/precautions/rule.ts";

export const medicineRules: readonly PrecautionRule[] = [
  restrict({
    ruleId: "sedative-falls",
    when: [drugs("sedative", "opioid")],
    effect: "monitor",
    words: "Sedating medicine: guard against falls",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "sedative-after-falls",
    version: 2,
    when: [drugs("sedative", "opioid")],
    also: [[conditions("R296", "Z9181", "R2681"), flags("fall-risk")]],
    effect: "precaution",
    words: "Falls and a sedating medicine: balance work only with support in reach, ask about the dose",
    chip: "Falls and sedating: support in reach",
    careTags: ["fall-risk"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "steroid",
    when: [drugs("steroid"), conditions("Z7952")],
    effect: "monitor",
    words: "Steroid: tendon and bone are weaker",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "fluoroquinolone-tendon",
    when: [drugs("fluoroquinolone")],
    effect: "contraindication",
    words: "Fluoroquinolone: tendons may rupture; no impact or heavy tendon load, stop for heel pain",
    excludedTags: ["high-impact"],
    source: ["(K)"],
  }),
  restrict({
    ruleId: "immunosuppressant",
    version: 2,
    when: [drugs("immunosuppressant"), conditions("D84821", "Z796")],
    effect: "precaution",
    words: "Low immunity: watch for infection; needling and laser only with the prescriber's word",
    requiredVitals: ["temperature"],
    source: ["afp2007", "(K)"],
  }),
];
