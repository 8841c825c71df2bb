import { backPain, type Course, protocol } from "./course.ts";

type Few = Pick<
  Course,
  "title" | "side" | "diagnoses" | "from" | "measureId" | "score" | "history" | "impression"
> &
  Partial<Course>;
/** Some weeks on a protocol, getting better at the usual pace. */
const onProtocol = (few: Few): Course => ({
  pain: [5, 2],
  sessions: 6,
  weeksAgo: 5,
  progresses: true,
  ...few,
});
const one = (code: string, title: string, side: Course["side"]): Course["diagnoses"] => [
  { code, title, side },
];
const withHand = { discipline: "OT", seenBy: { physiatrist: "Lindqvist", therapist: "Sato" } } as const;

/** A knee graft whose second phase opened last week, with the surgeon's own document at the protocol. */
const graft = onProtocol({
  title: "Right ACL graft",
  side: "right",
  diagnoses: one(
    "S83.511D",
    "Sprain of anterior cruciate ligament of right knee, subsequent encounter",
    "right",
  ),
  from: protocol("acl-reconstruction", 1),
  measureId: "lefs",
  score: [28, 44],
  sessions: 7,
  quietDays: 8,
  history: "Patellar tendon graft two weeks ago after a fall on skis.",
  impression: "Sound graft, swelling 1+, quadriceps returning.",
  answers: {
    "acl-graft": { kind: "choice", value: "patellar-or-quadriceps" },
    "acl-date": { kind: "date", daysBefore: 14 },
  },
  special: "phase-opened",
});

/** One patient on each protocol that no other course is on, by their number. */
export const protocolCourses: ReadonlyMap<number, Course> = new Map<number, Course>([
  [52, graft],
  [
    56,
    onProtocol({
      title: "Left knee arthritis",
      side: "left",
      diagnoses: one("M17.12", "Unilateral primary osteoarthritis, left knee", "left"),
      from: protocol("knee-osteoarthritis", 1),
      measureId: "lefs",
      score: [36, 50],
      quietDays: 6,
      history: "Knee pain on hills. Did well with strength work last year.",
      impression: "Knee osteoarthritis, ready for load.",
      special: "own-protocol",
    }),
  ],
  [
    38,
    onProtocol({
      title: "Right ankle sprain",
      side: "right",
      diagnoses: one(
        "S93.401D",
        "Sprain of unspecified ligament of right ankle, subsequent encounter",
        "right",
      ),
      from: protocol("ankle-sprain", 1),
      measureId: "lefs",
      score: [40, 62],
      history: "Rolled the ankle at basketball.",
      impression: "Grade 2 sprain, takes four steps.",
    }),
  ],
  [
    39,
    onProtocol({
      title: "Left Achilles",
      side: "left",
      diagnoses: one("M76.62", "Achilles tendinitis, left leg", "left"),
      from: protocol("achilles-tendinopathy"),
      measureId: "lefs",
      score: [50, 60],
      history: "Heel cord stiff every morning since summer.",
      impression: "Mid-portion Achilles tendinopathy.",
    }),
  ],
  [
    43,
    onProtocol({
      title: "Right shoulder cuff",
      side: "right",
      diagnoses: one("M75.41", "Impingement syndrome of right shoulder", "right"),
      from: protocol("rotator-cuff"),
      measureId: "spadi",
      score: [56, 38],
      history: "Sore reaching overhead since painting the house.",
      impression: "Cuff related pain, strength nearly full.",
    }),
  ],
  [
    46,
    onProtocol({
      title: "Right frozen shoulder",
      side: "right",
      diagnoses: one("M75.01", "Adhesive capsulitis of right shoulder", "right"),
      from: protocol("adhesive-capsulitis"),
      measureId: "spadi",
      score: [70, 60],
      pain: [6, 4],
      history: "Stiff for three months, wakes at night.",
      impression: "Adhesive capsulitis, painful stage.",
    }),
  ],
  [
    47,
    onProtocol({
      title: "Right tennis elbow",
      side: "right",
      diagnoses: one("M77.11", "Lateral epicondylitis, right elbow", "right"),
      from: protocol("lateral-elbow", 1),
      measureId: "quickdash",
      score: [44, 28],
      history: "Gripping and lifting a kettle hurt since a season of pruning.",
      impression: "Lateral elbow tendinopathy.",
    }),
  ],
  [
    50,
    onProtocol({
      title: "Right wrist and hand, numb at night",
      side: "right",
      diagnoses: one("G56.01", "Carpal tunnel syndrome, right upper limb", "right"),
      from: protocol("carpal-tunnel"),
      measureId: "quickdash",
      score: [48, 30],
      history: "Wakes with numb fingers, shakes them out.",
      impression: "Carpal tunnel syndrome, no weakness.",
      ...withHand,
    }),
  ],
  [
    51,
    onProtocol({
      title: "Neck pain",
      side: "midline",
      diagnoses: one("M54.2", "Cervicalgia", "midline"),
      from: protocol("neck-pain"),
      measureId: "ndi",
      score: [22, 12],
      history: "Neck pain at the desk, worse by evening.",
      impression: "Mechanical neck pain.",
    }),
  ],
  [
    54,
    onProtocol({
      title: "Neck and right arm pain",
      side: "right",
      diagnoses: one("M54.12", "Radiculopathy, cervical region", "right"),
      from: protocol("cervical-radiculopathy"),
      measureId: "ndi",
      score: [26, 16],
      history: "Neck pain to the right thumb for six weeks.",
      impression: "Cervical radiculopathy, strength full.",
    }),
  ],
  [
    59,
    onProtocol({
      title: "Lumbar stenosis",
      side: "midline",
      diagnoses: one("M48.062", "Spinal stenosis, lumbar region with neurogenic claudication", "midline"),
      from: protocol("lumbar-stenosis"),
      measureId: "odi",
      score: [40, 30],
      history: "Legs tire after five minutes upright, better on a cart.",
      impression: "Lumbar stenosis, pulses full.",
    }),
  ],
  [
    58,
    onProtocol({
      title: "Left total hip",
      side: "left",
      diagnoses: one("Z96.642", "Presence of left artificial hip joint", "left"),
      from: protocol("total-hip-replacement", 1),
      measureId: "lefs",
      score: [38, 54],
      history: "Hip replaced six weeks ago, posterior approach.",
      impression: "On course, surgeon lifted the precautions.",
      answers: {
        "hip-replacement-date": { kind: "date", daysBefore: 42 },
        "hip-approach": { kind: "choice", value: "no-precautions" },
      },
    }),
  ],
  [
    74,
    onProtocol({
      title: "Back, after a vertebral fracture",
      side: "midline",
      diagnoses: [
        ...one(
          "M80.08XD",
          "Age-related osteoporosis with current pathological fracture, vertebra(e), subsequent encounter for fracture with routine healing",
          "midline",
        ),
        ...backPain,
      ],
      from: protocol("spine-sparing"),
      measureId: "tug",
      score: [17, 13],
      history: "Lifted a planter, sharp back pain; fracture on the X-ray.",
      impression: "Healing vertebral fracture with osteoporosis.",
    }),
  ],
  [
    66,
    onProtocol({
      title: "Right wrist fracture",
      side: "right",
      diagnoses: one(
        "S52.501D",
        "Unspecified fracture of the lower end of right radius, subsequent encounter for closed fracture with routine healing",
        "right",
      ),
      from: protocol("distal-radius-fracture", 2),
      measureId: "quickdash",
      score: [54, 36],
      history: "Fell on a wet floor, cast for six weeks.",
      impression: "United, stiff and weak.",
      answers: { "fracture-arm-weight": { kind: "choice", value: "as-tolerated" } },
      ...withHand,
    }),
  ],
  [
    63,
    onProtocol({
      title: "Pelvic pain",
      side: "midline",
      diagnoses: one("R10.20", "Pelvic and perineal pain, unspecified side", "midline"),
      from: protocol("pelvic-pain"),
      measureId: "psfs",
      score: [3, 6],
      isSensitive: true,
      seenBy: { physiatrist: "Ortega", therapist: "Tafoya" },
      history: "Pain sitting for a year.",
      impression: "Overactive pelvic floor.",
    }),
  ],
]);
