/** ICD-10-CM codes a rehabilitation clinic meets daily, built in until a full release is loaded. Public domain (CMS, CDC). */
export type DiagnosisCode = { code: string; title: string };

/** Codes with a side are written once; `{s}` in a title and the digits stand for right (1) and left (2). */
const sided: readonly [right: string, left: string, title: string][] = [
  ["M17.11", "M17.12", "Unilateral primary osteoarthritis, {s} knee"],
  ["M16.11", "M16.12", "Unilateral primary osteoarthritis, {s} hip"],
  ["M19.011", "M19.012", "Primary osteoarthritis, {s} shoulder"],
  ["M18.11", "M18.12", "Unilateral primary osteoarthritis of first carpometacarpal joint, {s} hand"],
  ["M54.31", "M54.32", "Sciatica, {s} side"],
  ["M54.41", "M54.42", "Lumbago with sciatica, {s} side"],
  ["M75.01", "M75.02", "Adhesive capsulitis of {s} shoulder"],
  [
    "M75.101",
    "M75.102",
    "Unspecified rotator cuff tear or rupture of {s} shoulder, not specified as traumatic",
  ],
  [
    "M75.111",
    "M75.112",
    "Incomplete rotator cuff tear or rupture of {s} shoulder, not specified as traumatic",
  ],
  ["M75.121", "M75.122", "Complete rotator cuff tear or rupture of {s} shoulder, not specified as traumatic"],
  ["M75.41", "M75.42", "Impingement syndrome of {s} shoulder"],
  ["M75.51", "M75.52", "Bursitis of {s} shoulder"],
  [
    "S46.011D",
    "S46.012D",
    "Strain of muscle(s) and tendon(s) of the rotator cuff of {s} shoulder, subsequent encounter",
  ],
  ["M77.11", "M77.12", "Lateral epicondylitis, {s} elbow"],
  ["M77.01", "M77.02", "Medial epicondylitis, {s} elbow"],
  ["G56.01", "G56.02", "Carpal tunnel syndrome, {s} upper limb"],
  ["G56.21", "G56.22", "Lesion of ulnar nerve, {s} upper limb"],
  [
    "S52.501D",
    "S52.502D",
    "Unspecified fracture of the lower end of {s} radius, subsequent encounter for closed fracture with routine healing",
  ],
  [
    "S42.201D",
    "S42.202D",
    "Unspecified fracture of upper end of {s} humerus, subsequent encounter for fracture with routine healing",
  ],
  ["M70.61", "M70.62", "Trochanteric bursitis, {s} hip"],
  ["M22.2X1", "M22.2X2", "Patellofemoral disorders, {s} knee"],
  ["M76.51", "M76.52", "Patellar tendinitis, {s} knee"],
  ["M76.61", "M76.62", "Achilles tendinitis, {s} leg"],
  ["S83.511D", "S83.512D", "Sprain of anterior cruciate ligament of {s} knee, subsequent encounter"],
  ["S83.241D", "S83.242D", "Other tear of medial meniscus, current injury, {s} knee, subsequent encounter"],
  ["S83.411D", "S83.412D", "Sprain of medial collateral ligament of {s} knee, subsequent encounter"],
  ["S93.401D", "S93.402D", "Sprain of unspecified ligament of {s} ankle, subsequent encounter"],
  [
    "S72.001D",
    "S72.002D",
    "Fracture of unspecified part of neck of {s} femur, subsequent encounter for closed fracture with routine healing",
  ],
  ["Z96.651", "Z96.652", "Presence of {s} artificial knee joint"],
  ["Z96.641", "Z96.642", "Presence of {s} artificial hip joint"],
  ["G90.511", "G90.512", "Complex regional pain syndrome I of {s} upper limb"],
  ["G90.521", "G90.522", "Complex regional pain syndrome I of {s} lower limb"],
  ["M25.561", "M25.562", "Pain in {s} knee"],
  ["M25.511", "M25.512", "Pain in {s} shoulder"],
  ["M25.611", "M25.612", "Stiffness of {s} shoulder, not elsewhere classified"],
  ["M26.601", "M26.602", "{s} temporomandibular joint disorder, unspecified"],
];

const plain: readonly DiagnosisCode[] = [
  { code: "M17.0", title: "Bilateral primary osteoarthritis of knee" },
  { code: "M06.9", title: "Rheumatoid arthritis, unspecified" },
  { code: "M45.9", title: "Ankylosing spondylitis of unspecified sites in spine" },
  { code: "M54.50", title: "Low back pain, unspecified" },
  { code: "M54.51", title: "Vertebrogenic low back pain" },
  { code: "M54.59", title: "Other low back pain" },
  { code: "M54.16", title: "Radiculopathy, lumbar region" },
  { code: "M54.12", title: "Radiculopathy, cervical region" },
  { code: "M54.2", title: "Cervicalgia" },
  { code: "M54.6", title: "Pain in thoracic spine" },
  { code: "M48.061", title: "Spinal stenosis, lumbar region without neurogenic claudication" },
  { code: "M48.062", title: "Spinal stenosis, lumbar region with neurogenic claudication" },
  { code: "M48.02", title: "Spinal stenosis, cervical region" },
  { code: "M50.122", title: "Cervical disc disorder at C5-C6 level with radiculopathy" },
  { code: "M51.16", title: "Intervertebral disc disorders with radiculopathy, lumbar region" },
  { code: "M43.16", title: "Spondylolisthesis, lumbar region" },
  { code: "M53.2X2", title: "Spinal instabilities, cervical region" },
  { code: "S13.4XXD", title: "Sprain of ligaments of cervical spine, subsequent encounter" },
  { code: "M65.4", title: "Radial styloid tenosynovitis [de Quervain]" },
  { code: "G54.0", title: "Brachial plexus disorders" },
  { code: "Z47.1", title: "Aftercare following joint replacement surgery" },
  { code: "Z47.89", title: "Encounter for other orthopedic aftercare" },
  { code: "Z98.1", title: "Arthrodesis status" },
  { code: "M81.0", title: "Age-related osteoporosis without current pathological fracture" },
  {
    code: "M80.08XD",
    title:
      "Age-related osteoporosis with current pathological fracture, vertebra(e), subsequent encounter for fracture with routine healing",
  },
  { code: "G89.29", title: "Other chronic pain" },
  { code: "G89.4", title: "Chronic pain syndrome" },
  { code: "M79.7", title: "Fibromyalgia" },
  { code: "M62.81", title: "Muscle weakness (generalized)" },
  { code: "R26.89", title: "Other abnormalities of gait and mobility" },
  { code: "R26.81", title: "Unsteadiness on feet" },
  { code: "R29.6", title: "Repeated falls" },
  { code: "Z91.81", title: "History of falling" },
  { code: "S06.0X0D", title: "Concussion without loss of consciousness, subsequent encounter" },
  {
    code: "I69.351",
    title: "Hemiplegia and hemiparesis following cerebral infarction affecting right dominant side",
  },
  { code: "R10.20", title: "Pelvic and perineal pain, unspecified side" },
  { code: "N41.1", title: "Chronic prostatitis" },
  { code: "N39.3", title: "Stress incontinence (female) (male)" },
  { code: "N94.10", title: "Unspecified dyspareunia" },
  { code: "E11.9", title: "Type 2 diabetes mellitus without complications" },
  { code: "E11.42", title: "Type 2 diabetes mellitus with diabetic polyneuropathy" },
  { code: "E10.9", title: "Type 1 diabetes mellitus without complications" },
  { code: "I10", title: "Essential (primary) hypertension" },
  {
    code: "I25.10",
    title: "Atherosclerotic heart disease of native coronary artery without angina pectoris",
  },
  { code: "I48.91", title: "Unspecified atrial fibrillation" },
  { code: "I50.9", title: "Heart failure, unspecified" },
  { code: "J44.9", title: "Chronic obstructive pulmonary disease, unspecified" },
  { code: "Z95.0", title: "Presence of cardiac pacemaker" },
  { code: "Z95.810", title: "Presence of automatic (implantable) cardiac defibrillator" },
  { code: "Z96.82", title: "Presence of neurostimulator" },
  { code: "C79.51", title: "Secondary malignant neoplasm of bone" },
  { code: "G83.4", title: "Cauda equina syndrome" },
  { code: "Z33.1", title: "Pregnant state, incidental" },
];

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
export const icd10Subset: readonly DiagnosisCode[] = [
  ...sided.flatMap(([right, left, title]) => [
    { code: right, title: capital(title.replace("{s}", "right")) },
    { code: left, title: capital(title.replace("{s}", "left")) },
  ]),
  ...plain,
].toSorted((a, b) => (a.code < b.code ? -1 : 1));

const abbreviations: Record<string, string> = {
  oa: "osteoarthritis",
  acl: "anterior cruciate ligament",
  mcl: "medial collateral ligament",
  lbp: "low back pain",
  ra: "rheumatoid arthritis",
  crps: "complex regional pain",
  tmj: "temporomandibular",
  dm: "diabetes mellitus",
  afib: "atrial fibrillation",
  copd: "chronic obstructive",
};

/** Codes that begin with what was typed, else titles that hold every word; the treated side first. */
export function searchDiagnosisCodes(
  codes: readonly DiagnosisCode[],
  text: string,
  side: string | undefined,
  most: number,
): DiagnosisCode[] {
  const typed = text.trim().toUpperCase().replaceAll(".", "");
  if (typed === "") return [];
  const byCode = codes.filter((entry) => entry.code.replaceAll(".", "").startsWith(typed));
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .flatMap((word) => (abbreviations[word] ?? word).split(" "))
    .filter((word) => word !== "");
  const byWords = codes.filter((entry) => words.every((word) => entry.title.toLowerCase().includes(word)));
  const other = side === "left" ? "right" : side === "right" ? "left" : "";
  const rank = (entry: DiagnosisCode) => (other !== "" && entry.title.toLowerCase().includes(other) ? 1 : 0);
  return [...byCode, ...byWords.filter((entry) => !byCode.includes(entry))]
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, most);
}
