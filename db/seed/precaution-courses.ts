import { back, type Course, evaluate, knee } from "./course.ts";

const plain = (code: string, title: string) => ({ code, title, side: "not-applicable" as const });
/** Few sessions that ended a week ago: what stands on the record is the point. */
const short = { sessions: 3, weeksAgo: 4, quietDays: 6, progresses: false } as const;
/** At the first clinic; the queue of the pictures stays as it is. */
const shortHere = { ...short, seenBy: { physiatrist: "Lindqvist" } } as const;

/**
 * Patients whose record sets the rules for precautions off, by their number: what they have, what was asked at the first
 * visit, and what was answered.
 */
export const precautionCourses: readonly (readonly [number, Course])[] = [
  [
    92,
    knee("right", {
      ...shortHere,
      title: "Right knee after PRP",
      from: evaluate,
      surgeries: [
        { words: "PRP injection, right knee", daysBefore: 12 },
        { words: "Transforaminal epidural L5", daysBefore: 9 },
        { words: "Botulinum to both calves", daysBefore: 30 },
        { words: "Cortisone injection, left shoulder", daysBefore: 6 },
        { words: "Appendectomy" },
      ],
      medications: [
        { words: "Naproxen 500 mg", kind: "not-screened" },
        { words: "Cipro 500 mg", kind: "not-screened" },
      ],
    }),
  ],
  [
    94,
    knee("left", {
      ...short,
      title: "Left knee, vessels and blood",
      from: evaluate,
      diagnoses: [
        { code: "M17.12", title: "Unilateral primary osteoarthritis, left knee", side: "left" },
        plain("I73.9", "Peripheral vascular disease, unspecified"),
        plain("D69.6", "Thrombocytopenia, unspecified"),
        plain("Z86.718", "Personal history of other venous thrombosis and embolism"),
        plain("Z99.2", "Dependence on renal dialysis"),
        plain("E11.42", "Type 2 diabetes mellitus with diabetic polyneuropathy"),
      ],
      implants: [{ words: "AV fistula, left forearm", daysBefore: 700 }],
      answers: {
        "ankle-brachial-index": { kind: "number", amount: 0.52 },
        "platelet-count": { kind: "number", amount: 64 },
        "neuropathy-foot": { kind: "choice", value: "none" },
      },
    }),
  ],
  [
    95,
    {
      title: "Rheumatoid arthritis, flare",
      side: "not-applicable",
      diagnoses: [plain("M05.79", "Rheumatoid arthritis with rheumatoid factor of multiple sites")],
      medications: [{ words: "Methotrexate 15 mg weekly", kind: "not-screened" }],
      findings: [
        { kind: "flag", flag: "joint-flare", isPresent: true, side: "both", joint: "wrist", words: "" },
      ],
      from: evaluate,
      measureId: "lefs",
      pain: [5, 3],
      score: [34, 38],
      ...shortHere,
      history: "Stiff for an hour in the morning; both wrists hot this week, legs weak.",
      impression: "Flare of rheumatoid arthritis; neck without cord signs, legs deconditioned.",
    },
  ],
  [
    96,
    back({
      ...shortHere,
      title: "Low back after kyphoplasty",
      from: evaluate,
      diagnoses: [
        { code: "M54.16", title: "Radiculopathy, lumbar region", side: "midline" },
        plain(
          "S32.010D",
          "Wedge compression fracture of first lumbar vertebra, subsequent encounter for fracture with routine healing",
        ),
      ],
      surgeries: [
        { words: "Kyphoplasty L1", daysBefore: 24 },
        { words: "Laminectomy L4-L5", daysBefore: 38 },
        { words: "Lumbar fusion L5-S1", daysBefore: 60 },
        { words: "Radiofrequency ablation, right L3-L4", daysBefore: 8 },
      ],
      implants: [{ words: "Spinal cord stimulator", daysBefore: 30 }],
      history: "A fall in spring, cement in the first lumbar vertebra, legs better since.",
      impression: "Healing fracture with bone that is fragile.",
    }),
  ],
  [
    98,
    {
      title: "Falls, multiple sclerosis",
      side: "not-applicable",
      diagnoses: [
        plain("R29.6", "Repeated falls"),
        plain("G35.D", "Multiple sclerosis, unspecified"),
        plain("G40.909", "Epilepsy, unspecified, not intractable, without status epilepticus"),
        plain("R13.12", "Dysphagia, oropharyngeal phase"),
        plain("I95.1", "Orthostatic hypotension"),
      ],
      implants: [{ words: "Baclofen pump", daysBefore: 900 }],
      medications: [
        { words: "Lisinopril 10 mg", kind: "not-screened" },
        { words: "Gabapentin 300 mg", kind: "not-screened" },
      ],
      from: evaluate,
      measureId: "berg",
      pain: [2, 2],
      score: [38, 41],
      ...short,
      history: "Three falls this year, tires in warm rooms, chokes on thin fluids at times.",
      impression: "Ataxic gait with spasticity; pump filled last month.",
      answers: { "last-seizure-date": { kind: "date", daysBefore: 400 } },
    },
  ],
  [
    99,
    knee("right", {
      ...short,
      title: "Right knee, cancer known",
      from: evaluate,
      diagnoses: [
        { code: "M17.11", title: "Unilateral primary osteoarthritis, right knee", side: "right" },
        plain("C50.911", "Malignant neoplasm of unspecified site of right female breast"),
        plain("C79.51", "Secondary malignant neoplasm of bone"),
        plain("I97.2", "Postmastectomy lymphedema syndrome"),
      ],
      findings: [
        { kind: "number", code: "hemoglobin", thousandths: 7_600, words: "" },
        {
          kind: "flag",
          flag: "impaired-sensation",
          isPresent: true,
          side: "left",
          words: "Sole of the foot",
        },
      ],
      history: "Knee pain on stairs; breast cancer under treatment, one rib and the pelvis involved.",
      answers: {
        "mirels-score": { kind: "number", amount: 8 },
        "sins-score": { kind: "number", amount: 5 },
      },
    }),
  ],
  [
    103,
    back({
      ...short,
      title: "Back pain in pregnancy",
      from: evaluate,
      diagnoses: [
        { code: "M54.50", title: "Low back pain, unspecified", side: "midline" },
        plain("Z33.1", "Pregnant state, incidental"),
      ],
      history: "Back pain since the tenth week, better walking.",
      answers: { "pregnancy-weeks": { kind: "number", amount: 14 } },
    }),
  ],
  [
    106,
    {
      title: "Right cuff repair, heart device",
      side: "right",
      diagnoses: [
        {
          code: "M75.121",
          title: "Complete rotator cuff tear or rupture of right shoulder, not specified as traumatic",
          side: "right",
        },
      ],
      surgeries: [{ words: "Right rotator cuff repair", daysBefore: 24 }],
      implants: [
        { words: "Defibrillator, left chest", daysBefore: 20 },
        { words: "Plate, right clavicle", daysBefore: 2_000 },
        { words: "Lens implants, both eyes" },
      ],
      from: { kind: "blank" },
      ordered: [{ exerciseId: "pendulum" }, { exerciseId: "passive-motion" }],
      measureId: "quickdash",
      pain: [5, 4],
      score: [68, 60],
      ...shortHere,
      history: "Cuff repaired three weeks ago; a defibrillator was put in four days later.",
      impression: "Repair protected; the left arm stays low too.",
    },
  ],
  [
    107,
    knee("left", {
      ...shortHere,
      title: "Deconditioned after bypass",
      from: evaluate,
      diagnoses: [
        { code: "M17.12", title: "Unilateral primary osteoarthritis, left knee", side: "left" },
        plain("I25.10", "Atherosclerotic heart disease of native coronary artery without angina pectoris"),
        plain("Z95.1", "Presence of aortocoronary bypass graft"),
        plain("J44.9", "Chronic obstructive pulmonary disease, unspecified"),
      ],
      medications: [{ words: "Metoprolol 50 mg", kind: "not-screened" }],
      history: "Bypass five weeks ago, walks one block.",
      impression: "Deconditioned, sternum stable.",
      answers: { "sternotomy-date": { kind: "date", daysBefore: 35 } },
      heldVital: { session: 1, vital: "blood-pressure", first: [208, 96], again: [168, 88] },
    }),
  ],
  [
    70,
    knee("left", {
      ...shortHere,
      title: "Left knee, four precautions",
      diagnoses: [
        { code: "M17.12", title: "Unilateral primary osteoarthritis, left knee", side: "left" },
        plain("E11.9", "Type 2 diabetes mellitus without complications"),
        plain("M81.0", "Age-related osteoporosis without current pathological fracture"),
        plain("Z95.0", "Presence of cardiac pacemaker"),
      ],
      medications: [
        { words: "Insulin glargine 20 units", kind: "not-screened" },
        { words: "Warfarin 5 mg", kind: "not-screened" },
      ],
      implants: [{ words: "Dual-chamber pacemaker, left", daysBefore: 1_400 }],
      answers: { "latest-glucose": { kind: "number", amount: 148 } },
      heldVital: { session: 1, vital: "glucose", first: [62], again: [112] },
      medicationChange: { session: 2, words: "Insulin glargine lowered from 20 to 16 units on Friday" },
      person: { family: "Lindgren", given: "Astrid", gender: "female" },
    }),
  ],
  [
    111,
    {
      ...knee("right", shortHere),
      title: "Right hip replacement",
      diagnoses: [
        { code: "Z96.641", title: "Presence of right artificial hip joint", side: "right" },
        { code: "Z47.1", title: "Aftercare following joint replacement surgery", side: "right" },
      ],
      surgeries: [{ words: "Right total hip replacement", daysBefore: 21 }],
      from: evaluate,
      history: "Right hip replaced three weeks ago, walks with a cane.",
      impression: "Expected course after hip replacement.",
      answers: { "hip-approach": { kind: "choice", value: "posterior" } },
    },
  ],
];
