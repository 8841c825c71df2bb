/**
 * Where a rule comes from. `published`: a guideline, consensus, study or maker's manual. `secondary`: a summary, mirror or
 * slide of one, to be read in the original. `to-confirm`: (K), compiled from general knowledge, confirmed by a clinician
 * before anybody relies on it.
 */
export const confidences = ["published", "secondary", "to-confirm"] as const;
export type Confidence = (typeof confidences)[number];

export const ruleSources = {
  "ada2016-t1": ["Colberg 2016, ADA position, type 1 and insulin users", "published"],
  colberg: ["Colberg, exercise and diabetes tables, Diabetes Care", "published"],
  "omics-ada": ["ADA and ACSM, exercise in type 2 diabetes, as reviewed", "secondary"],
  pmc6908414: ["ADA 2016, table 5, exercise with complications of diabetes", "published"],
  pmc4254543: ["Colberg 2010, ACSM and ADA, eye disease", "published"],
  tftf2014: ["Too Fit To Fracture consensus 2014", "published"],
  oscan: ["Osteoporosis Canada, exercise recommendations", "published"],
  "tftf-sheet": ["Too Fit To Fracture, sheet for vertebral fracture", "secondary"],
  "scribd-cr": ["Cardiac rehabilitation list of contraindications, as copied", "secondary"],
  medalg: ["ACSM contraindications, as copied by the Medical Algorithms Project", "secondary"],
  "bmjopen-table": ["Trial exclusion table, BMJ Open", "secondary"],
  hayward: ["Cardiac rehabilitation exercise stop list", "secondary"],
  adams2016: ["Adams 2016, Keep Your Move in the Tube", "published"],
  eva: ["Maker's manual, electrotherapy unit", "published"],
  mettler: ["Maker's manual, ultrasound and diathermy", "published"],
  afp2007: ["AAFP 2007, table of contraindications of modalities", "published"],
  ptc2010: ["Houghton 2010, electrophysical agents, Physiotherapy Canada", "published"],
  "droracle-mets": ["Mirels and SINS thresholds in bone metastasis, secondary page", "secondary"],
  trials2018: ["Trial of exercise in bone metastasis 2018", "published"],
  thigpen2016: ["ASSET consensus, Thigpen 2016", "published"],
  hss2019: ["HSS hip replacement protocol 2019", "published"],
  ageinplace: ["Hip precautions by approach, secondary page", "secondary"],
  ifompt: ["IFOMPT framework, cervical vessels, as summarized", "secondary"],
  mydvt: ["Wells score for deep vein thrombosis, as copied", "secondary"],
  "apta-vte": ["APTA guideline, venous thromboembolism", "published"],
  ijspt2020: ["Rehabilitation after PRP, IJSPT 2020", "published"],
  engelen: ["Clinic protocol after PRP", "secondary"],
  "scribd-kypho": ["Protocol after kyphoplasty, as copied", "secondary"],
  bioinsights: ["Recovery after kyphoplasty, secondary page", "secondary"],
  neuromodfound: ["Neuromodulation Foundation, care after a stimulator", "published"],
  tekmyster2023: ["Tekmyster 2023, activity after spinal cord stimulation", "published"],
  "(K)": ["(K)", "to-confirm"],
} as const satisfies Record<string, readonly [citation: string, standing: Confidence]>;
export type SourceTag = keyof typeof ruleSources;

/** A rule is as sure as the least sure of what it rests on. */
export const confidenceOf = (tags: readonly SourceTag[]): Confidence =>
  tags
    .map((tag): Confidence => ruleSources[tag][1])
    .reduce<Confidence>(
      (least, next) => (confidences.indexOf(next) > confidences.indexOf(least) ? next : least),
      "published",
    );

export const describeSource = (tags: readonly SourceTag[]): string =>
  tags.map((tag) => ruleSources[tag][0]).join("; ");
