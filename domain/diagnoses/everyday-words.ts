/**
 * What a patient or a busy clinician says, and the words by which ICD-10-CM titles say it. The words of one saying may be
 * typed in any order and among others; several meanings stand the likeliest first. `finds` is the beginning of the code
 * that must be found first. After the index of ICD-10-CM (CMS and CDC, public domain); which words people use (K).
 */
export type EverydayWords = {
  said: readonly string[];
  means: readonly string[];
  finds: string;
};

export const everydayWords: readonly EverydayWords[] = [
  // Knee
  {
    said: ["acl tear", "acl rupture", "acl injury", "acl sprain", "cruciate tear"],
    means: ["sprain anterior cruciate ligament"],
    finds: "S83.51",
  },
  {
    said: ["acl reconstruction", "acl repair", "acl surgery"],
    means: ["sprain anterior cruciate ligament"],
    finds: "S83.51",
  },
  { said: ["pcl tear", "pcl injury"], means: ["sprain posterior cruciate ligament"], finds: "S83.52" },
  { said: ["mcl tear", "mcl sprain", "mcl injury"], means: ["sprain medial collateral"], finds: "S83.41" },
  { said: ["lcl tear", "lcl sprain", "lcl injury"], means: ["sprain lateral collateral"], finds: "S83.42" },
  {
    said: ["torn meniscus", "torn cartilage knee"],
    means: ["unspecified tear unspecified meniscus current injury knee", "tear meniscus"],
    finds: "S83.20",
  },
  {
    said: [
      "knee replacement",
      "total knee replacement",
      "total knee arthroplasty",
      "replaced knee",
      "artificial knee",
      "knee arthroplasty",
      "knee prosthesis",
      "total knee",
    ],
    means: ["presence artificial knee joint", "aftercare joint replacement"],
    finds: "Z96.65",
  },
  {
    said: ["knee arthritis", "worn knee"],
    means: ["primary osteoarthritis knee"],
    finds: "M17",
  },
  { said: ["runners knee", "kneecap pain"], means: ["patellofemoral disorders"], finds: "M22.2X" },
  { said: ["bakers cyst", "baker cyst"], means: ["synovial cyst popliteal"], finds: "M71.2" },
  {
    said: ["water knee", "fluid knee", "swollen knee", "knee swelling"],
    means: ["effusion knee"],
    finds: "M25.46",
  },
  { said: ["stiff knee"], means: ["stiffness knee"], finds: "M25.66" },
  // Hip and thigh
  {
    said: [
      "hip replacement",
      "total hip replacement",
      "total hip arthroplasty",
      "replaced hip",
      "artificial hip",
      "hip arthroplasty",
      "hip prosthesis",
      "total hip",
    ],
    means: ["presence artificial hip joint", "aftercare joint replacement"],
    finds: "Z96.64",
  },
  { said: ["hip arthritis", "worn hip"], means: ["primary osteoarthritis hip"], finds: "M16" },
  { said: ["hip bursitis"], means: ["trochanteric bursitis"], finds: "M70.6" },
  {
    said: ["broken hip"],
    means: ["fracture neck femur", "trochanteric fracture femur"],
    finds: "S72.0",
  },
  {
    said: ["pulled hamstring", "hamstring tear"],
    means: ["strain muscle posterior group thigh"],
    finds: "S76.31",
  },
  { said: ["leg pain"], means: ["pain leg", "pain lower leg", "pain limb"], finds: "M79.60" },
  { said: ["arm pain"], means: ["pain arm", "pain upper arm", "pain limb"], finds: "M79.60" },
  {
    said: ["broken leg"],
    means: ["fracture shaft tibia", "fracture lower leg"],
    finds: "S82.20",
  },
  { said: ["groin strain"], means: ["strain adductor muscle thigh"], finds: "S76.21" },
  // Lower leg, ankle, foot
  { said: ["shin splint"], means: ["injury muscle tendon lower leg level"], finds: "S86.89" },
  {
    said: ["twisted ankle", "rolled ankle", "ankle sprain"],
    means: ["sprain ligament ankle"],
    finds: "S93.4",
  },
  {
    said: ["broken ankle"],
    means: ["trimalleolar fracture", "fracture malleolus"],
    finds: "S82.85",
  },
  {
    said: ["achilles tear", "achilles rupture"],
    means: ["strain achilles tendon"],
    finds: "S86.01",
  },
  { said: ["achilles tendonitis"], means: ["achilles tendinitis"], finds: "M76.6" },
  {
    said: ["plantar fasciitis"],
    means: ["plantar fasciitis", "plantar fascial fibromatosis"],
    finds: "M67.A0",
  },
  {
    said: ["gout toe", "gout foot", "gout ankle"],
    means: ["idiopathic gout ankle foot"],
    finds: "M10.07",
  },
  {
    said: ["leg length difference", "leg length discrepancy", "short leg", "uneven legs"],
    means: ["unequal limb length acquired"],
    finds: "M21.7",
  },
  { said: ["heel spur"], means: ["calcaneal spur"], finds: "M77.3" },
  // Spine
  {
    said: ["herniated disc", "slipped disc", "bulging disc", "ruptured disc"],
    means: ["disc displacement lumbar", "disc displacement", "intervertebral disc disorder"],
    finds: "M51.26",
  },
  {
    said: ["herniated disc neck", "slipped disc neck", "herniated disc cervical", "bulging disc neck"],
    means: ["cervical disc displacement", "cervical disc disorder"],
    finds: "M50.2",
  },
  {
    said: ["pinched nerve neck", "trapped nerve neck", "pinched nerve cervical"],
    means: ["radiculopathy cervical region", "cervical disc disorder radiculopathy"],
    finds: "M54.12",
  },
  {
    said: ["pinched nerve", "trapped nerve", "pinched nerve back"],
    means: ["radiculopathy lumbar region", "radiculopathy"],
    finds: "M54.16",
  },
  {
    said: ["back pain", "lower back pain"],
    means: ["low back pain", "dorsalgia"],
    finds: "M54.5",
  },
  {
    said: ["back strain", "lumbar strain"],
    means: ["strain muscle lower back"],
    finds: "S39.012",
  },
  { said: ["back spasm"], means: ["muscle spasm back"], finds: "M62.830" },
  { said: ["neck strain"], means: ["strain muscle neck level"], finds: "S16.1" },
  { said: ["neck sprain"], means: ["sprain ligaments cervical spine"], finds: "S13.4" },
  { said: ["neck arthritis"], means: ["spondylosis cervical region"], finds: "M47.812" },
  { said: ["back arthritis", "spine arthritis"], means: ["spondylosis lumbar region"], finds: "M47" },
  { said: ["failed back surgery"], means: ["postlaminectomy syndrome"], finds: "M96.1" },
  {
    said: ["tailbone pain", "si joint", "si joint pain", "sacroiliac pain", "sacroiliac joint pain"],
    means: ["sacrococcygeal disorders"],
    finds: "M53.3",
  },
  {
    said: ["compression fracture"],
    means: ["wedge compression fracture", "pathological fracture vertebra e"],
    finds: "S32.010",
  },
  { said: ["spinal fusion", "fused spine"], means: ["arthrodesis status"], finds: "Z98.1" },
  // Shoulder
  { said: ["rotator cuff tear"], means: ["rotator cuff tear"], finds: "M75.1" },
  {
    said: ["rotator cuff repair", "rotator cuff strain"],
    means: ["rotator cuff strain", "rotator cuff tear"],
    finds: "S46.01",
  },
  {
    said: [
      "shoulder replacement",
      "total shoulder replacement",
      "total shoulder arthroplasty",
      "artificial shoulder",
      "shoulder arthroplasty",
    ],
    means: ["presence artificial shoulder joint", "aftercare joint replacement"],
    finds: "Z96.61",
  },
  { said: ["shoulder arthritis"], means: ["primary osteoarthritis shoulder"], finds: "M19.01" },
  {
    said: ["dislocated shoulder"],
    means: ["dislocation shoulder joint"],
    finds: "S43.00",
  },
  { said: ["biceps tendonitis", "bicep tendonitis"], means: ["bicipital tendinitis"], finds: "M75.2" },
  { said: ["stiff shoulder"], means: ["stiffness shoulder"], finds: "M25.61" },
  {
    said: ["broken shoulder", "broken arm", "broken upper arm"],
    means: ["fracture upper end humerus"],
    finds: "S42.20",
  },
  { said: ["broken collarbone"], means: ["fracture clavicle"], finds: "S42.00" },
  // Elbow, wrist, hand
  {
    said: ["broken wrist", "colles fracture"],
    means: ["fracture lower end radius", "fracture carpal bone wrist"],
    finds: "S52.50",
  },
  { said: ["sprained wrist"], means: ["sprain wrist"], finds: "S63.50" },
  { said: ["thumb arthritis"], means: ["osteoarthritis first carpometacarpal"], finds: "M18" },
  { said: ["trigger finger"], means: ["trigger finger"], finds: "M65.3" },
  { said: ["mommy thumb", "mothers thumb"], means: ["radial styloid tenosynovitis"], finds: "M65.4" },
  { said: ["cubital tunnel", "funny bone"], means: ["lesion ulnar nerve"], finds: "G56.2" },
  // Nerves, brain, balance
  {
    said: ["stroke weakness", "stroke paralysis", "stroke hemiparesis", "weakness after stroke"],
    means: ["hemiplegia following cerebral infarction"],
    finds: "I69.35",
  },
  {
    said: ["post concussion", "concussion syndrome"],
    means: ["postconcussional syndrome"],
    finds: "F07.81",
  },
  { said: ["neuropathy"], means: ["polyneuropathy", "neuropathy"], finds: "E11.42" },
  { said: ["vertigo"], means: ["vertigo"], finds: "H81.1" },
  { said: ["poor balance", "balance problem", "unsteady"], means: ["unsteadiness feet"], finds: "R26.81" },
  {
    said: ["trouble walking", "difficulty walking", "walking problem"],
    means: ["abnormalities gait mobility"],
    finds: "R26.89",
  },
  { said: ["fall risk", "falling", "falls"], means: ["repeated falls", "history falling"], finds: "R29.6" },
  {
    said: ["weakness", "deconditioning"],
    means: ["muscle weakness generalized", "weakness"],
    finds: "M62.81",
  },
  // Beside the treated problem
  {
    said: ["heart attack", "myocardial infarction"],
    means: ["old myocardial infarction", "acute myocardial infarction"],
    finds: "I25.2",
  },
  { said: ["high blood pressure"], means: ["essential hypertension"], finds: "I10" },
  {
    said: ["blood clot", "clot leg", "deep vein thrombosis"],
    means: ["embolism thrombosis deep veins"],
    finds: "I82.40",
  },
  { said: ["blood clot lung", "clot lung"], means: ["pulmonary embolism"], finds: "I26" },
  { said: ["blood thinner"], means: ["long term use anticoagulants"], finds: "Z79.01" },
  { said: ["pacemaker"], means: ["presence cardiac pacemaker"], finds: "Z95.0" },
  { said: ["long covid", "post covid"], means: ["post covid 19 condition"], finds: "U09" },
  { said: ["pins needles", "tingling", "numbness"], means: ["paresthesia skin"], finds: "R20.2" },
  { said: ["brittle bones", "thin bones", "weak bones"], means: ["osteoporosis"], finds: "M81.0" },
  {
    said: ["arm swelling mastectomy", "lymphedema mastectomy"],
    means: ["postmastectomy lymphedema"],
    finds: "I97.2",
  },
  { said: ["leaking urine", "bladder leakage"], means: ["stress incontinence"], finds: "N39.3" },
  { said: ["pregnant"], means: ["pregnant state"], finds: "Z33.1" },
];

/** One word for a part of the body where titles have another; tried after what was typed itself. */
export const bodyWords: readonly { said: string; means: readonly string[] }[] = [
  { said: "leg", means: ["leg", "lower extremity", "lower limb", "lower leg"] },
  { said: "arm", means: ["arm", "upper limb", "upper extremity"] },
  { said: "neck", means: ["neck", "cervical"] },
  { said: "back", means: ["back", "lumbar"] },
  { said: "heel", means: ["heel", "calcaneus"] },
  { said: "kneecap", means: ["patella"] },
  { said: "collarbone", means: ["clavicle"] },
  { said: "tailbone", means: ["coccyx"] },
  { said: "thighbone", means: ["femur"] },
  { said: "shinbone", means: ["tibia"] },
];

/** Another form of a word that titles have: it stands for it in every saying. */
export const wordForms: Readonly<Record<string, string>> = {
  torn: "tear",
  broken: "fracture",
  broke: "fracture",
  fractured: "fracture",
  ruptured: "rupture",
  sprained: "sprain",
  strained: "strain",
  pulled: "strain",
  dislocated: "dislocation",
  herniated: "herniation",
  disk: "disc",
  tendonitis: "tendinitis",
  tendinopathy: "tendinitis",
  meniscal: "meniscus",
  stiff: "stiffness",
};
