import type { MedicationKind } from "#domain/consultations/consultation.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";

type Side = "left" | "right" | "both" | "midline" | "not-applicable";

/** How a course goes: where pain and the primary measure start and end, over how many signed sessions. */
export type Course = {
  title: string;
  side: Side;
  diagnoses: readonly { code: string; title: string; side: Side }[];
  medications?: readonly { words: string; kind: MedicationKind }[];
  from: { kind: "evaluate-and-treat" } | { kind: "protocol"; protocolId: string; phase: number };
  measureId: string;
  pain: readonly [first: number, last: number];
  score: readonly [first: number, last: number];
  sessions: number;
  weeksAgo: number;
  history: string;
  impression: string;
  isSensitive?: boolean;
  /** Raises the dose inside its bounds from now on, at every third session. */
  progresses?: boolean;
  /** Lines the physiatrist orders beside those of the protocol. */
  ordered?: readonly ({ exerciseId: string } & Partial<Pick<Line, "dose" | "bounds" | "consequence">>)[];
  change?: (content: PrescriptionContent) => PrescriptionContent;
  special?:
    | "calf-pain"
    | "asks-load"
    | "asks-hop"
    | "asks-incline"
    | "under-dosed"
    | "to-certify"
    | "verbal-order"
    | "outside-order"
    | "held"
    | "second-episode"
    | "sent-back"
    | "waits-for-acceptance"
    | "discharged";
};

const kneeOa = (side: "left" | "right"): Course["diagnoses"] => [
  {
    code: side === "left" ? "M17.12" : "M17.11",
    title: `Unilateral primary osteoarthritis, ${side} knee`,
    side,
  },
];
const backPain: Course["diagnoses"] = [
  { code: "M54.50", title: "Low back pain, unspecified", side: "midline" },
];
const evaluate = { kind: "evaluate-and-treat" } as const;
const protocol = (protocolId: string, phase = 0) => ({ kind: "protocol", protocolId, phase }) as const;

const knee = (side: "left" | "right", change: Partial<Course> = {}): Course => ({
  title: `${side === "left" ? "Left" : "Right"} knee arthritis`,
  side,
  diagnoses: kneeOa(side),
  from: protocol("knee-osteoarthritis"),
  measureId: "lefs",
  pain: [5, 1],
  score: [31, 47],
  sessions: 11,
  weeksAgo: 6,
  history:
    "Knee pain on stairs and after standing for more than a year. Stiff for ten minutes in the morning.",
  impression: "Knee osteoarthritis with quadriceps weakness. No sign of a hot joint.",
  progresses: true,
  ...change,
});
const back = (change: Partial<Course> = {}): Course => ({
  title: "Low back pain",
  side: "midline",
  diagnoses: backPain,
  from: protocol("low-back-pain"),
  measureId: "odi",
  pain: [5, 1],
  score: [42, 22],
  sessions: 8,
  weeksAgo: 5,
  history: "Back pain since lifting at work. Worse sitting, better walking. No leg symptoms.",
  impression: "Mechanical low back pain without red flags.",
  progresses: true,
  ...change,
});

export const courses: Record<string, Course> = {
  "knee-improving": knee("left"),
  "knee-right-improving": knee("right", { score: [28, 46], pain: [5, 2], sessions: 9, weeksAgo: 5 }),
  "knee-replacement-calf-pain": {
    title: "Right total knee",
    side: "right",
    diagnoses: [
      { code: "Z47.1", title: "Aftercare following joint replacement surgery", side: "right" },
      { code: "Z96.651", title: "Presence of right artificial knee joint", side: "right" },
      {
        code: "M81.0",
        title: "Age-related osteoporosis without current pathological fracture",
        side: "not-applicable",
      },
      { code: "E11.9", title: "Type 2 diabetes mellitus without complications", side: "not-applicable" },
      { code: "I48.91", title: "Unspecified atrial fibrillation", side: "not-applicable" },
    ],
    medications: [
      { words: "Apixaban 5 mg", kind: "anticoagulant" },
      { words: "Metoprolol 50 mg", kind: "beta-blocker" },
    ],
    from: protocol("total-knee-replacement"),
    measureId: "lefs",
    pain: [5, 3],
    score: [22, 31],
    sessions: 9,
    weeksAgo: 5,
    history: "Right total knee replacement six weeks ago. Walks with a cane, stairs one at a time.",
    impression: "Expected course after knee replacement; flexion lags.",
    progresses: true,
    special: "calf-pain",
  },
  "meniscus-asks-load": {
    title: "Left meniscus repair",
    side: "left",
    diagnoses: [
      {
        code: "S83.242D",
        title: "Other tear of medial meniscus, current injury, left knee, subsequent encounter",
        side: "left",
      },
    ],
    from: protocol("knee-osteoarthritis"),
    measureId: "lefs",
    pain: [4, 1],
    score: [22, 36],
    sessions: 7,
    weeksAgo: 4,
    history: "Medial meniscus repair four weeks ago after a twist at soccer.",
    impression: "Sound repair, quadriceps weak.",
    special: "asks-load",
    change: (content) => ({
      ...content,
      leftOpen: "ask-first",
      lines: content.lines.map((line) =>
        line.exerciseId === "leg-press"
          ? {
              ...line,
              consequence: "ask-first",
              dose: { ...line.dose, load: { thousandths: 50_000, unit: "lb" } },
              bounds: {
                load: {
                  least: { thousandths: 40_000, unit: "lb" },
                  most: { thousandths: 60_000, unit: "lb" },
                  isLocked: false,
                },
              },
            }
          : line,
      ),
    }),
  },
  "acl-asks-hop": {
    title: "Left ACL graft",
    side: "left",
    diagnoses: [
      {
        code: "S83.512D",
        title: "Sprain of anterior cruciate ligament of left knee, subsequent encounter",
        side: "left",
      },
    ],
    from: protocol("knee-osteoarthritis"),
    measureId: "lefs",
    pain: [3, 1],
    score: [47, 58],
    sessions: 12,
    weeksAgo: 7,
    history: "Hamstring graft fourteen weeks ago. No giving way.",
    impression: "On course after reconstruction.",
    progresses: true,
    special: "asks-hop",
    change: (content) => ({ ...content, leftOpen: "ask-first" }),
  },
  "back-osteoporosis": back({
    title: "Low back",
    diagnoses: [
      ...backPain,
      {
        code: "M81.0",
        title: "Age-related osteoporosis without current pathological fracture",
        side: "not-applicable",
      },
    ],
    medications: [{ words: "Metoprolol 25 mg", kind: "beta-blocker" }],
    sessions: 11,
    weeksAgo: 6,
    change: (content) => ({
      ...content,
      lines: content.lines.filter((line) => line.exerciseId !== "deadlift"),
    }),
  }),
  "stenosis-asks-incline": {
    title: "Lumbar stenosis",
    side: "midline",
    diagnoses: [
      {
        code: "M48.061",
        title: "Spinal stenosis, lumbar region without neurogenic claudication",
        side: "midline",
      },
    ],
    from: protocol("low-back-pain"),
    measureId: "odi",
    pain: [6, 4],
    score: [42, 36],
    sessions: 8,
    weeksAgo: 5,
    history: "Legs tire after ten minutes of walking, better leaning on a cart.",
    impression: "Lumbar stenosis, walks further bent forward.",
    special: "asks-incline",
    change: (content) => ({
      ...content,
      lines: content.lines
        .filter((line) => line.exerciseId !== "deadlift")
        .map((line) =>
          line.exerciseId === "treadmill-walk"
            ? {
                ...line,
                consequence: "ask-first",
                bounds: {
                  duration: {
                    least: { thousandths: 8_000, unit: "min" },
                    most: { thousandths: 12_000, unit: "min" },
                    isLocked: false,
                  },
                },
              }
            : line,
        ),
    }),
  },
  "shoulder-no-change": {
    title: "Left frozen shoulder",
    side: "left",
    diagnoses: [{ code: "M75.02", title: "Adhesive capsulitis of left shoulder", side: "left" }],
    from: evaluate,
    measureId: "spadi",
    pain: [5, 5],
    score: [74, 71],
    sessions: 9,
    weeksAgo: 8,
    history: "Shoulder stiff and sore at night for five months.",
    impression: "Adhesive capsulitis, freezing stage.",
  },
  "achilles-under-dosed": {
    title: "Right Achilles",
    side: "right",
    diagnoses: [{ code: "M76.61", title: "Achilles tendinitis, right leg", side: "right" }],
    from: evaluate,
    measureId: "lefs",
    pain: [5, 5],
    score: [47, 49],
    sessions: 8,
    weeksAgo: 7,
    history: "Heel cord pain since training for a half marathon.",
    impression: "Mid-portion Achilles tendinopathy.",
    ordered: [
      {
        exerciseId: "heel-raise",
        consequence: "act-and-tell",
        bounds: { sets: { least: { thousandths: 3_000, unit: "set" }, isLocked: false } },
      },
    ],
    special: "under-dosed",
  },
  "falls-improving": {
    title: "Falls and balance",
    side: "not-applicable",
    diagnoses: [{ code: "R29.6", title: "Repeated falls", side: "not-applicable" }],
    from: protocol("falls-and-balance"),
    measureId: "berg",
    pain: [2, 1],
    score: [36, 44],
    sessions: 14,
    weeksAgo: 10,
    history: "Two falls at home this year. Lives with his daughter.",
    impression: "Balance deficit with weak ankles. No syncope.",
    progresses: true,
  },
  "knee-to-certify": knee("left", {
    from: evaluate,
    sessions: 1,
    weeksAgo: 1,
    score: [34, 34],
    pain: [6, 6],
    progresses: false,
    special: "to-certify",
    diagnoses: [
      ...kneeOa("left"),
      { code: "I50.9", title: "Heart failure, unspecified", side: "not-applicable" },
    ],
  }),
  "hip-no-change": {
    ...knee("left"),
    title: "Left hip arthritis",
    diagnoses: [{ code: "M16.12", title: "Unilateral primary osteoarthritis, left hip", side: "left" }],
    from: evaluate,
    measureId: "lefs",
    pain: [4, 4],
    score: [40, 41],
    sessions: 12,
    weeksAgo: 9,
    progresses: false,
  },
  "neck-cannot-say": {
    title: "Neck and left arm pain",
    side: "left",
    diagnoses: [{ code: "M54.12", title: "Radiculopathy, cervical region", side: "midline" }],
    from: evaluate,
    measureId: "ndi",
    pain: [5, 5],
    score: [21, 21],
    sessions: 3,
    weeksAgo: 3,
    history: "Neck pain to the left arm for two months.",
    impression: "Cervical radiculopathy, strength full.",
  },
  "neck-improving": {
    title: "Neck pain",
    side: "midline",
    diagnoses: [{ code: "M54.2", title: "Cervicalgia", side: "midline" }],
    from: evaluate,
    measureId: "ndi",
    pain: [5, 1],
    score: [26, 12],
    sessions: 8,
    weeksAgo: 6,
    history: "Neck pain since a rear-end collision at work.",
    impression: "Neck strain without nerve signs.",
    progresses: true,
  },
  "ankle-improving": {
    title: "Left ankle sprain",
    side: "left",
    diagnoses: [
      {
        code: "S93.402D",
        title: "Sprain of unspecified ligament of left ankle, subsequent encounter",
        side: "left",
      },
    ],
    from: evaluate,
    measureId: "lefs",
    pain: [4, 1],
    score: [44, 66],
    sessions: 6,
    weeksAgo: 4,
    history: "Turned the ankle on the stairs.",
    impression: "Grade 2 sprain, stable.",
    progresses: true,
  },
  "back-improving": back(),
  "back-worse": back({
    pain: [5, 7],
    score: [34, 47],
    sessions: 6,
    weeksAgo: 4,
    progresses: false,
    history: "Back pain for three years, flare since October.",
  }),
  "neck-worse": {
    title: "Neck pain",
    side: "midline",
    diagnoses: [{ code: "M54.2", title: "Cervicalgia", side: "midline" }],
    from: evaluate,
    measureId: "ndi",
    pain: [3, 5],
    score: [18, 30],
    sessions: 6,
    weeksAgo: 5,
    history: "Neck pain at the desk.",
    impression: "Mechanical neck pain.",
  },
  "back-verbal-order": back({ sessions: 6, weeksAgo: 4, special: "verbal-order" }),
  "cuff-repair": {
    title: "Right rotator cuff repair",
    side: "right",
    diagnoses: [
      {
        code: "M75.121",
        title: "Complete rotator cuff tear or rupture of right shoulder, not specified as traumatic",
        side: "right",
      },
    ],
    from: protocol("rotator-cuff-repair"),
    measureId: "quickdash",
    pain: [5, 3],
    score: [68, 48],
    sessions: 7,
    weeksAgo: 5,
    history: "Arthroscopic repair seven weeks ago.",
    impression: "Repair protected, passive motion on course.",
  },
  "pelvic-sensitive": {
    title: "Pelvic pain",
    side: "midline",
    diagnoses: [{ code: "R10.20", title: "Pelvic and perineal pain, unspecified side", side: "midline" }],
    from: evaluate,
    measureId: "psfs",
    pain: [6, 3],
    score: [3, 6],
    sessions: 5,
    weeksAgo: 5,
    isSensitive: true,
    history: "Pain for two years.",
    impression: "Overactive pelvic floor.",
  },
  "outside-order": back({ sessions: 3, weeksAgo: 3, special: "outside-order", progresses: false }),
  "two-episodes": knee("right", { special: "second-episode", sessions: 6, weeksAgo: 5 }),
  "knee-held": knee("right", { special: "held", sessions: 5, weeksAgo: 4 }),
  "knee-sent-back": knee("left", { special: "sent-back", sessions: 0, weeksAgo: 1, progresses: false }),
  "back-waits": back({ special: "waits-for-acceptance", sessions: 0, weeksAgo: 1, progresses: false }),
  "knee-discharged": knee("left", { special: "discharged", sessions: 12, weeksAgo: 20 }),
  "back-discharged": back({ special: "discharged", sessions: 8, weeksAgo: 16 }),
  "wrist-cannot-say": {
    title: "Right wrist fracture",
    side: "right",
    diagnoses: [
      {
        code: "S52.501D",
        title:
          "Unspecified fracture of the lower end of right radius, subsequent encounter for closed fracture with routine healing",
        side: "right",
      },
    ],
    from: evaluate,
    measureId: "quickdash",
    pain: [5, 4],
    score: [60, 60],
    sessions: 2,
    weeksAgo: 2,
    history: "Fell on ice, cast off last week.",
    impression: "Healed fracture, stiff wrist.",
  },
};

/** How the patients without a name of their own are spread. */
export const usualCourses: readonly (keyof typeof courses)[] = [
  "knee-improving",
  "knee-right-improving",
  "back-improving",
  "neck-improving",
  "ankle-improving",
  "knee-discharged",
  "back-discharged",
  "back-improving",
  "knee-improving",
  "hip-no-change",
  "falls-improving",
  "neck-worse",
  "knee-sent-back",
  "back-waits",
  "wrist-cannot-say",
  "cuff-repair",
  "shoulder-no-change",
  "knee-right-improving",
  "neck-improving",
  "ankle-improving",
];
