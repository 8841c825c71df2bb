import { namesIn, plainWords, says } from "./recognize.ts";

/**
 * Surgeries and procedures whose date starts and ends a rule. `general-surgery` matters while it is recent and is mostly
 * long ago, so a missing date is not asked; of `other`, which no name is known of, it is.
 */
export const procedureKinds = [
  "sternotomy",
  "total-knee",
  "total-hip",
  "spinal-fusion",
  "laminectomy-or-discectomy",
  "rotator-cuff-repair",
  "acl-reconstruction",
  "meniscus-repair",
  "vertebroplasty",
  "stimulator-implant",
  "cardiac-device-implant",
  "spinal-injection",
  "joint-steroid-injection",
  "prp-injection",
  "botulinum",
  "radiofrequency",
  "fracture-fixation",
  "general-surgery",
  "other",
] as const;
export type ProcedureKind = (typeof procedureKinds)[number];

/** Read in this order; the first whose name the words say is what the operation is called by. (K) */
const names: readonly [Exclude<ProcedureKind, "other">, string][] = [
  [
    "sternotomy",
    "sternotomy|CABG|coronary bypass|coronary artery bypass|bypass surgery|open heart|valve replacement|aortic valve|mitral valve",
  ],
  ["vertebroplasty", "vertebroplasty|kyphoplasty"],
  ["stimulator-implant", "spinal cord stimulator|SCS trial|SCS implant|stimulator implant|stimulator trial"],
  ["cardiac-device-implant", "pacemaker|defibrillator|ICD implant|AICD|CRT-D|CRT-P"],
  ["total-knee", "total knee|TKA|TKR|knee replacement|knee arthroplasty|unicompartmental knee"],
  ["total-hip", "total hip|THA|THR|hip replacement|hip arthroplasty|hemiarthroplasty"],
  ["rotator-cuff-repair", "rotator cuff repair|cuff repair|RCR"],
  ["acl-reconstruction", "ACL reconstruction|ACLR|ACL repair|anterior cruciate ligament reconstruction"],
  ["meniscus-repair", "meniscus repair|meniscal repair|meniscal root repair"],
  ["spinal-fusion", "fusion|ACDF|TLIF|PLIF|ALIF|arthrodesis of spine"],
  ["laminectomy-or-discectomy", "laminectomy|discectomy|microdiscectomy|laminotomy|decompression of spine"],
  [
    "spinal-injection",
    "epidural|facet injection|facet joint injection|medial branch block|sacroiliac injection|SI joint injection|transforaminal",
  ],
  ["prp-injection", "PRP|platelet rich plasma"],
  ["botulinum", "botulinum|Botox|Dysport|Xeomin|Myobloc"],
  ["radiofrequency", "radiofrequency|RFA|rhizotomy|nerve ablation"],
  [
    "joint-steroid-injection",
    "steroid injection|cortisone injection|corticosteroid injection|Kenalog|triamcinolone|Depo Medrol injection",
  ],
  ["fracture-fixation", "ORIF|open reduction|internal fixation|intramedullary nail|fracture fixation"],
  [
    "general-surgery",
    "appendectomy|cholecystectomy|gallbladder|tonsillectomy|hysterectomy|c section|cesarean|cataract|LASIK|wisdom teeth|hernia repair|thyroidectomy|prostatectomy|vasectomy|tubal ligation|colonoscopy|lumpectomy|mastectomy|bunionectomy|carpal tunnel release",
  ],
];
const table = names.map(([kind, line]) => ({ kind, names: namesIn(line) }));

/** A word for one that is also said of another: the steroid of a spinal injection is no joint's. */
const saidWith: Partial<Record<ProcedureKind, ProcedureKind>> = {
  "joint-steroid-injection": "spinal-injection",
};

/** Every kind the words name: a ligament and a meniscus in one operation are two. Nothing known is `other`. */
export function recognizeProcedures(words: string): readonly [ProcedureKind, ...ProcedureKind[]] {
  const plain = plainWords(words);
  const said = table
    .filter((entry) => entry.names.some((name) => says(plain, name)))
    .map(({ kind }): ProcedureKind => kind);
  const [first = "other", ...more] = said.filter((kind) => !said.some((other) => other === saidWith[kind]));
  return [first, ...more];
}
export const recognizeProcedure = (words: string): ProcedureKind => recognizeProcedures(words)[0];
