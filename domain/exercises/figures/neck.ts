import type { Figure } from "#domain/exercises/drawing/figure.ts";
import type { Pose } from "#domain/exercises/drawing/pose.ts";
import { chair, line, roll, target, wall } from "#domain/exercises/drawing/props.ts";
import { arm, bust, bustFront, sitting, supine } from "#domain/exercises/drawing/stances.ts";

/** Head, shoulders and arms alone, larger: from the side, from the front, and lying. */
const lying: Pose = { ...supine, only: "upper" };
const close = { zoom: 1.7, hasNoFloor: true } as const;
const bentWrist = {
  role: "limb",
  width: 7,
  points: [
    [50, 31],
    [53, 39],
  ],
} as const;
const nerveArm: Pose = { ...bustFront, arm: [0, 0] };

export const neckFigures: Record<string, Figure> = {
  "chin-tuck": {
    poses: [
      { ...lying, neck: 170, nose: 94 },
      { ...lying, neck: 176, nose: 74 },
    ],
    zoom: 1.7,
    arrows: [{ from: [-40, 34], to: [-43, 21], bulge: 2 }],
  },
  "chin-tuck-seated": {
    poses: [
      { ...bust, neck: 66, nose: 4 },
      { ...bust, neck: 92, nose: -4 },
    ],
    ...close,
    arrows: [{ from: [34, 50], to: [18, 50] }],
  },
  "deep-neck-flexor-cuff": {
    poses: [{ ...lying, neck: 170, nose: 76 }],
    props: [...roll(-42, 3, 4), line([-42, 3], [14, 3], [14, 22]), ...roll(14, 30, 8)],
    zoom: 1.5,
    arrows: [{ around: [-53, 10], radius: 19, start: 105, end: 62 }],
  },
  "head-lift": {
    poses: [
      { ...lying, neck: 172 },
      { ...lying, neck: 146, nose: 50 },
    ],
    zoom: 1.7,
    arrows: [{ from: [-70, 14], to: [-66, 30], bulge: -3 }],
  },
  "neck-isometric": {
    poses: [{ ...bust, arm: arm(13, 57) }],
    ...close,
    arrows: [
      { from: [34, 66], to: [20, 62] },
      { from: [-26, 54], to: [-13, 54] },
    ],
  },
  "neck-retraction-band": {
    poses: [
      { ...bust, neck: 72, arm: arm(32, 44), farArm: arm(32, 44) },
      { ...bust, neck: 94, arm: arm(32, 44), farArm: arm(32, 44) },
    ],
    held: [{ what: "band", through: [[-10, 55], "hand"] }],
    ...close,
    arrows: [{ from: [-14, 70], to: [-28, 68] }],
  },
  "neck-rotation": {
    poses: [{ ...bustFront, nose: 0 }],
    ...close,
    arrows: [{ around: [0, 53], radius: 17, start: 140, end: 40 }],
    isToAndFro: true,
  },
  "neck-rotation-towel": {
    poses: [{ ...bustFront, nose: 0, arm: arm(34, 52, 1), farArm: [-100, -40] }],
    held: [{ what: "band", through: ["farHand", [-8, 42], [8, 44], "hand"] }],
    ...close,
    arrows: [{ around: [0, 53], radius: 17, start: 140, end: 60 }],
  },
  "upper-trap-stretch": {
    poses: [
      { ...bustFront, farArm: [-95, -95] },
      { ...bustFront, neck: 52, farArm: [-95, -95], arm: arm(8, 56, -1) },
    ],
    ...close,
    moves: ["head"],
  },
  "levator-stretch": {
    poses: [{ ...bust }, { ...bust, neck: 38, nose: -52, arm: [-100, -80], farArm: arm(6, 52, 1) }],
    ...close,
    moves: ["head"],
  },
  "neck-laser": {
    poses: [{ ...sitting, arm: [-80, -15] }],
    props: [
      ...chair(-14),
      ...wall(96),
      ...target(93, 88),
      {
        role: "ghost",
        points: [
          [14, 90],
          [90, 88],
        ],
      },
    ],
    arrows: [{ from: [84, 70], to: [84, 108] }],
    isToAndFro: true,
  },
  "median-slider": {
    poses: [nerveArm, { ...nerveArm, neck: 58 }],
    props: [bentWrist],
    ...close,
    zoom: 1.5,
    moves: ["head"],
    isToAndFro: true,
  },
  "median-tensioner": {
    poses: [nerveArm, { ...nerveArm, neck: 122 }],
    props: [bentWrist],
    ...close,
    zoom: 1.5,
    moves: ["head"],
  },
};
