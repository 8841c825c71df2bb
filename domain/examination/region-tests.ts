import type { Joint, Motion } from "#domain/prescriptions/limit.ts";
import type { motionModes } from "./finding.ts";

/** Norkin and White's table A.1 confirms the upper limb; the other joints are the AAOS norms as commonly printed (K). */
export type NormSource = "Norkin and White, table A.1" | "AAOS (K)" | "(K)";

type Common = {
  testId: string;
  /** As it stands in the table and in what is signed. */
  words: string;
  /** Tested left and right; otherwise in the midline, once. */
  isSided: boolean;
  /** What "examined, normal" says of it. */
  normal: string;
  source: NormSource;
};
export type MotionTest = Common & {
  kind: "motion";
  joint: Joint;
  motion: Motion;
  mode: (typeof motionModes)[number];
  /** Degrees of the normal end, from neutral 0. Age and sex change it: the other side is the better reference. */
  normalEndDegrees: number;
};
export type RegionTest =
  | MotionTest
  | (Common & { kind: "strength" })
  | (Common & { kind: "reflex" })
  /** Negative is its normal finding. */
  | (Common & { kind: "special" })
  /** Looked at or felt; what is found is written in words. */
  | (Common & { kind: "observed" });

const slug = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type Ends = Partial<Record<Motion, number>>;
type Few = {
  motion: Ends;
  /** Motions of a joint in the midline: these have no side. */
  midline?: readonly Motion[];
  /** Where the motion alone would not say of what. */
  named?: Partial<Record<Motion, string>>;
  source: NormSource;
  strength?: readonly string[];
  reflexes?: readonly string[];
  special?: readonly string[];
  /** Words, and what is normal. */
  observed?: readonly (readonly [words: string, normal: string])[];
};

const gait = ["Gait, level, usual pace", "even, without an aid"] as const;
const palpation = ["Palpation", "not tender"] as const;
const swelling = ["Swelling", "none"] as const;
const sensation = ["Sensation, light touch", "the same on both sides"] as const;

function testsOf(region: Joint, few: Few): RegionTest[] {
  const { midline = [], source } = few;
  const idOf = (words: string) => `${region}-${slug(words)}`;
  return [
    ...Object.entries(few.motion).map(([motion, normalEndDegrees]): RegionTest => {
      const words = `${few.named?.[motion as Motion] ?? capital(motion.replaceAll("-", " "))}, active`;
      return {
        kind: "motion",
        testId: idOf(words),
        words,
        isSided: !midline.includes(motion as Motion),
        normal: `full, norm 0 to ${normalEndDegrees}°`,
        source,
        joint: region,
        motion: motion as Motion,
        mode: "active",
        normalEndDegrees,
      };
    }),
    ...(few.strength ?? []).map(
      (words): RegionTest => ({
        kind: "strength",
        testId: idOf(words),
        words,
        isSided: true,
        normal: "5 of 5",
        source: "(K)",
      }),
    ),
    ...(few.reflexes ?? []).map(
      (words): RegionTest => ({
        kind: "reflex",
        testId: idOf(words),
        words,
        isSided: true,
        normal: "2+",
        source: "(K)",
      }),
    ),
    ...(few.special ?? []).map(
      (words): RegionTest => ({
        kind: "special",
        testId: idOf(words),
        words,
        isSided: true,
        normal: "negative",
        source: "(K)",
      }),
    ),
    ...(few.observed ?? []).map(
      ([words, normal]): RegionTest => ({
        kind: "observed",
        testId: idOf(words),
        words,
        isSided: words !== gait[0],
        normal,
        source: "(K)",
      }),
    ),
  ];
}

const spine = ["flexion", "extension"] as const;

/** What is tested in a region at an evaluation: short, so that it is done. A therapist adds what a patient needs more (K). */
export const regionTests: Readonly<Record<Joint, readonly RegionTest[]>> = {
  neck: testsOf("neck", {
    motion: { flexion: 45, extension: 45, "side-bending": 45, rotation: 60 },
    midline: spine,
    source: "AAOS (K)",
    strength: [
      "Shoulder abduction, C5",
      "Elbow flexion, C6",
      "Elbow extension, C7",
      "Finger flexion, C8",
      "Finger abduction, T1",
    ],
    reflexes: ["Biceps reflex", "Brachioradialis reflex", "Triceps reflex"],
    special: ["Spurling", "Upper limb tension, median", "Hoffmann"],
    observed: [sensation, palpation],
  }),
  "thoracic-spine": testsOf("thoracic-spine", {
    motion: { flexion: 45, extension: 25, "side-bending": 35, rotation: 45 },
    midline: spine,
    source: "(K)",
    observed: [["Posture", "no kyphosis beyond the usual"], palpation],
  }),
  "lumbar-spine": testsOf("lumbar-spine", {
    motion: { flexion: 80, extension: 25, "side-bending": 35 },
    midline: spine,
    source: "AAOS (K)",
    strength: [
      "Hip flexion, L2",
      "Knee extension, L3",
      "Ankle dorsiflexion, L4",
      "Great toe extension, L5",
      "Single-leg heel raise, S1",
    ],
    reflexes: ["Knee reflex", "Ankle reflex"],
    special: ["Straight leg raise", "Slump", "Clonus"],
    observed: [sensation, palpation, gait],
  }),
  shoulder: testsOf("shoulder", {
    motion: {
      flexion: 180,
      extension: 60,
      abduction: 180,
      "internal-rotation": 70,
      "external-rotation": 90,
    },
    source: "Norkin and White, table A.1",
    strength: ["Shoulder flexion", "Shoulder abduction", "External rotation", "Internal rotation"],
    special: ["Hawkins-Kennedy", "Empty can", "External rotation lag", "Apprehension"],
    observed: [palpation, ["Scapula in elevation", "moves evenly"]],
  }),
  elbow: testsOf("elbow", {
    motion: { flexion: 150 },
    source: "Norkin and White, table A.1",
    strength: ["Elbow flexion", "Elbow extension", "Wrist extension", "Wrist flexion"],
    special: ["Resisted wrist extension", "Tinel, cubital tunnel", "Valgus stress"],
    observed: [palpation, swelling],
  }),
  forearm: testsOf("forearm", {
    motion: { pronation: 80, supination: 80 },
    source: "Norkin and White, table A.1",
    strength: ["Pronation", "Supination"],
    observed: [palpation],
  }),
  wrist: testsOf("wrist", {
    motion: { flexion: 80, extension: 70, "radial-deviation": 20, "ulnar-deviation": 30 },
    source: "Norkin and White, table A.1",
    strength: ["Wrist extension", "Wrist flexion"],
    special: ["Phalen", "Tinel, carpal tunnel", "Finkelstein"],
    observed: [swelling, sensation],
  }),
  hand: testsOf("hand", {
    motion: { flexion: 90 },
    named: { flexion: "Finger flexion, knuckles" },
    source: "Norkin and White, table A.1",
    strength: ["Thumb abduction", "Finger abduction", "Pinch"],
    special: ["Thumb grind"],
    observed: [["Fist", "closes to the palm"], swelling, sensation],
  }),
  hip: testsOf("hip", {
    motion: {
      flexion: 120,
      extension: 30,
      abduction: 45,
      adduction: 30,
      "internal-rotation": 45,
      "external-rotation": 45,
    },
    source: "AAOS (K)",
    strength: ["Hip flexion", "Hip extension", "Hip abduction"],
    special: ["FABER", "FADIR", "Thomas", "Trendelenburg"],
    observed: [palpation, gait],
  }),
  knee: testsOf("knee", {
    motion: { flexion: 135 },
    source: "AAOS (K)",
    strength: ["Quadriceps, knee extension", "Hamstrings, knee flexion", "Hip abduction"],
    special: ["Lachman", "Valgus stress", "Varus stress", "McMurray"],
    observed: [swelling, palpation, gait],
  }),
  ankle: testsOf("ankle", {
    motion: { dorsiflexion: 20, plantarflexion: 50, inversion: 35, eversion: 15 },
    source: "AAOS (K)",
    strength: ["Dorsiflexion", "Single-leg heel raise", "Inversion", "Eversion"],
    special: ["Anterior drawer, ankle", "Talar tilt", "Thompson", "Squeeze"],
    observed: [swelling, palpation, gait],
  }),
  foot: testsOf("foot", {
    motion: { extension: 70, flexion: 45 },
    named: { extension: "Great toe extension", flexion: "Great toe flexion" },
    source: "AAOS (K)",
    strength: ["Great toe extension", "Great toe flexion"],
    special: ["Windlass", "Navicular drop"],
    observed: [palpation, sensation, gait],
  }),
};

const tests: ReadonlyMap<string, { region: Joint; test: RegionTest }> = new Map(
  (Object.keys(regionTests) as Joint[]).flatMap((region) =>
    regionTests[region].map((test) => [test.testId, { region, test }] as const),
  ),
);
export const findTest = (testId: string) => tests.get(testId);
