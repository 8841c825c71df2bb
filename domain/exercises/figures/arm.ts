import { hand, palm } from "#domain/exercises/drawing/close-ups.ts";
import type { Figure } from "#domain/exercises/drawing/figure.ts";
import type { Point } from "#domain/exercises/drawing/geometry.ts";
import type { Skeleton } from "#domain/exercises/drawing/pose.ts";
import { line, table } from "#domain/exercises/drawing/props.ts";
import { arm, bust, bustFront, leg, standing } from "#domain/exercises/drawing/stances.ts";

const close = { zoom: 1.5, hasNoFloor: true } as const;
const near = { zoom: 1.3, hasNoFloor: true } as const;
const fist = [80, 90, 60] as const;
const tucked = [60, 10] as const;
const tableTop = [line([-30, 30], [46, 30])];
/** A hand held upright on a short forearm. */
const upright = (
  fingers: readonly [number, number, number],
  thumb: readonly [number, number] = [50, 30],
): Skeleton => hand({ elbow: [0, 0], forearm: 90, long: 18, palm: 1, fingers, thumb });

/** A hammer in a fist, seen along the forearm, turned by a direction. */
function hammer(way: number): Skeleton {
  const at = (length: number, off = 0): Point => [
    length * Math.cos((way * Math.PI) / 180) - off * Math.sin((way * Math.PI) / 180),
    length * Math.sin((way * Math.PI) / 180) + off * Math.cos((way * Math.PI) / 180),
  ];
  return {
    parts: [
      { id: "handle", points: [at(-14), at(46)], width: 6 },
      { id: "hammer", points: [at(46, -9), at(46, 9)], width: 11 },
    ],
    heads: [{ center: [0, 0], radius: 13 }],
    points: { top: at(46) },
  };
}

export const elbowAndWristFigures: Record<string, Figure> = {
  "elbow-motion": {
    poses: [
      { ...bust, arm: [-42, -12] },
      { ...bust, arm: [-42, 92] },
    ],
    props: [line([2, 12], [60, 12])],
    ...close,
    moves: ["hand"],
    isToAndFro: true,
  },
  "elbow-stretch": {
    poses: [
      { ...bust, arm: [-42, 10], farArm: arm(30, 28, 1) },
      { ...bust, arm: [-42, 96], farArm: arm(16, 42, 1) },
    ],
    props: [line([2, 12], [60, 12])],
    ...close,
    moves: ["hand"],
  },
  "biceps-curl": {
    poses: [
      { ...standing, arm: [-92, -88] },
      { ...standing, arm: [-90, 58] },
    ],
    held: [{ what: "dumbbell", at: "hand" }],
    moves: ["hand"],
  },
  "triceps-press-down": {
    poses: [
      { ...standing, arm: [-96, 40], farArm: [-96, 40] },
      { ...standing, arm: [-94, -66], farArm: [-94, -66] },
    ],
    props: [line([46, 0], [46, 128], [22, 128])],
    held: [{ what: "rope", through: ["hand", [24, 128]] }],
    arrows: [{ from: [34, 86], to: [34, 62] }],
  },
  "wrist-isometric": {
    poses: [
      {
        parts: [
          ...hand({ fingers: fist, thumb: tucked }).parts,
          ...hand({ elbow: [118, 96], forearm: 212, wrist: -10, long: 34, palm: 1, thumb: [30, 40] }).parts,
        ],
        heads: [],
        points: {},
      },
    ],
    props: tableTop,
    ...near,
    arrows: [{ from: [104, 34], to: [104, 56] }],
  },
  "wrist-eccentric": {
    poses: [
      hand({ wrist: 42, fingers: fist, thumb: tucked }),
      hand({ wrist: -32, fingers: fist, thumb: tucked }),
    ],
    props: tableTop,
    held: [{ what: "dumbbell", at: "knuckle" }],
    ...near,
    arrows: [{ around: [44, 40], radius: 48, start: 40, end: -24 }],
  },
  "flexbar-twist": {
    poses: [
      {
        parts: [
          ...hand({ elbow: [-34, 0], forearm: 84, long: 46, palm: -1, fingers: fist, thumb: tucked }).parts,
          ...hand({ elbow: [34, 0], forearm: 96, long: 46, palm: 1, fingers: fist, thumb: tucked }).parts,
        ],
        heads: [],
        points: {},
      },
    ],
    props: [
      {
        role: "limb",
        width: 13,
        points: [
          [-52, 66],
          [52, 66],
        ],
      },
    ],
    ...near,
    arrows: [
      { around: [-62, 66], radius: 13, start: 240, end: 100 },
      { around: [62, 66], radius: 13, start: 60, end: -80 },
    ],
  },
  "wrist-flexor-eccentric": {
    poses: [
      hand({ wrist: 36, fingers: fist, thumb: tucked, palm: 1, elbow: [0, 40] }),
      hand({ wrist: -36, fingers: fist, thumb: tucked, palm: 1, elbow: [0, 40] }),
    ].map((skeleton, index, all) => all[1 - index] ?? skeleton),
    props: tableTop,
    held: [{ what: "dumbbell", at: "knuckle" }],
    ...near,
    arrows: [{ around: [44, 40], radius: 48, start: 44, end: -24 }],
  },
  "forearm-turn": {
    poses: [hammer(90), hammer(32)],
    ...near,
    arrows: [{ around: [0, 0], radius: 62, start: 84, end: 40 }],
    isToAndFro: true,
  },
  "wrist-motion": {
    poses: [hand({ wrist: -50, thumb: [30, 30] }), hand({ wrist: 44, thumb: [30, 30] })],
    props: tableTop,
    ...near,
    arrows: [{ around: [44, 40], radius: 60, start: -38, end: 36 }],
    isToAndFro: true,
  },
  "wrist-flexor-stretch": {
    poses: [{ ...bustFront, arm: arm(4, 16, -1), farArm: arm(-4, 16, 1) }],
    over: [
      {
        role: "limb",
        width: 7,
        points: [
          [4, 16],
          [2, 32],
        ],
      },
      {
        role: "limb",
        width: 7,
        points: [
          [-4, 16],
          [-2, 32],
        ],
      },
    ],
    ...close,
    arrows: [{ from: [0, 10], to: [0, -8] }],
  },
  "median-glide-wrist": {
    poses: [
      upright(fist, tucked),
      upright([0, 0, 0], [20, 10]),
      hand({ elbow: [0, 0], forearm: 90, long: 18, palm: 1, wrist: 50, thumb: [70, 80] }),
    ],
    beside: 62,
    ...near,
  },
  "wrist-weight-shift": {
    poses: [
      {
        hip: [-8, 59],
        trunk: 72,
        leg: leg(-14, 5),
        farLeg: leg(-6, 5),
        arm: arm(20, 58),
        farArm: arm(20, 58),
      },
      {
        hip: [2, 59],
        trunk: 66,
        leg: leg(-14, 5),
        farLeg: leg(-6, 5),
        arm: arm(20, 58),
        farArm: arm(20, 58),
      },
    ],
    props: table(12, 60, 52),
    moves: ["head"],
    isToAndFro: true,
  },
};

export const handFigures: Record<string, Figure> = {
  "tendon-glide": {
    poses: [
      upright([0, 0, 0], [20, 10]),
      upright([0, 95, 70], [20, 10]),
      upright([80, 90, 60], [50, 20]),
      upright([88, 0, 0], [20, 10]),
      upright([85, 88, 0], [40, 20]),
    ],
    beside: 44,
    zoom: 0.9,
    hasNoFloor: true,
  },
  "finger-spread": {
    poses: [palm(3, [62, 80]), palm(20, [30, 44])],
    ...near,
    arrows: [
      { around: [0, 40], radius: 58, start: 112, end: 140 },
      { around: [0, 40], radius: 58, start: 68, end: 34 },
    ],
  },
  "grip-putty": {
    poses: [hand({ fingers: [55, 62, 40], thumb: [80, 40], palm: 1, elbow: [0, 30] })],
    props: [{ role: "head", points: [[66, 45]], radius: 10 }],
    ...near,
    arrows: [
      { from: [100, 66], to: [86, 56] },
      { from: [48, 78], to: [56, 62] },
    ],
  },
  "hand-gripper": {
    poses: [hand({ fingers: [60, 75, 30], thumb: [70, 30], palm: 1, elbow: [0, 30] })],
    over: [line([58, 44], [70, 78], [82, 46]), { role: "head", points: [[70, 80]], radius: 5 }],
    ...near,
    arrows: [
      { from: [110, 54], to: [94, 54] },
      { from: [28, 58], to: [44, 54] },
    ],
  },
  "thumb-opposition": {
    poses: [upright([6, 6, 4], [40, 30]), upright([48, 62, 40], [75, 50])],
    zoom: 1.6,
    hasNoFloor: true,
    arrows: [{ from: [-24, 66], to: [-38, 48], bulge: 3 }],
  },
  "dexterity-task": {
    poses: [hand({ elbow: [-10, 74], forearm: -24, wrist: -10, fingers: [24, 34, 14], thumb: [46, 16] })],
    props: [
      line([-20, 0], [132, 0]),
      line([98, 26], [101, 0], [121, 0], [124, 26]),
      ...[8, 24, 40].map(
        (x) =>
          ({
            role: "prop",
            isClosed: true,
            points: [
              [x, 1],
              [x + 8, 1],
              [x + 8, 8],
              [x, 8],
            ],
          }) as const,
      ),
    ],
    over: [
      {
        role: "solid",
        isClosed: true,
        points: [
          [58, 8],
          [66, 8],
          [66, 16],
          [58, 16],
        ],
      },
    ],
    ...near,
    arrows: [{ from: [82, 46], to: [108, 40], bulge: 7 }],
  },
};
