import type { Figure } from "#domain/exercises/drawing/figure.ts";
import type { Pose } from "#domain/exercises/drawing/pose.ts";
import { anchor, bed, chair, line, mat, pad, roll, table } from "#domain/exercises/drawing/props.ts";
import {
  arm,
  bustFront,
  hooklying,
  leg,
  prone,
  quadruped,
  sitting,
  standing,
  supine,
} from "#domain/exercises/drawing/stances.ts";

const close = { zoom: 1.7, hasNoFloor: true } as const;

const cat: Pose = { ...quadruped, trunk: [48, -18], neck: -55 };
const camel: Pose = { ...quadruped, trunk: [-14, 42], neck: 30 };
const bench = [...bed(-64, 30, 34)];
const rowing: Pose = { hip: [0, 33], leg: leg(48, 20), foot: 60 };

export const thoracicFigures: Record<string, Figure> = {
  "thoracic-extension-seated": {
    poses: [
      { ...sitting, trunk: 90, arm: arm(-2, 84, 1) },
      { ...sitting, trunk: [90, 122], arm: arm(-24, 78, 1) },
    ],
    props: [line([-10, 52], [-10, 0]), line([-10, 25], [17, 25], [17, 0])],
    moves: ["head"],
  },
  "thoracic-extension-roller": {
    poses: [
      { ...hooklying, trunk: [158, 150], arm: arm(-44, 40, -1) },
      { ...hooklying, trunk: [158, 198], neck: 178, arm: arm(-46, 22, -1) },
    ],
    props: roll(-20, 5.5, 5.5),
    arrows: [{ from: [-62, 44], to: [-68, 24], bulge: 3 }],
  },
  "open-book": {
    poses: [
      {
        view: "front",
        hip: [0, 12],
        trunk: 180,
        neck: 178,
        leg: [-28, 8],
        farLeg: [-36, 4],
        arm: [-92, -92],
        farArm: [-92, -92],
      },
      {
        view: "front",
        hip: [0, 12],
        trunk: 180,
        neck: 178,
        leg: [-28, 8],
        farLeg: [-36, 4],
        arm: [88, 92],
        farArm: [-92, -92],
      },
    ],
    props: mat(-70, 56, -34),
    hasNoFloor: true,
    moves: ["hand"],
  },
  "cat-camel": {
    poses: [cat, camel],
    beside: 96,
    arrows: [
      { from: [12, 60], to: [12, 76] },
      { from: [112, 62], to: [112, 46] },
    ],
  },
  "scapular-set": {
    poses: [{ ...bustFront }],
    over: [line([-8, 32], [-4, 26], [-7, 18]), line([8, 32], [4, 26], [7, 18])],
    ...close,
    arrows: [
      { from: [36, 26], to: [22, 26] },
      { from: [-36, 26], to: [-22, 26] },
    ],
  },
  "prone-row": {
    poses: [
      { ...prone, hip: [0, 41.5], arm: [-90, -90], farArm: [186, 180] },
      { ...prone, hip: [0, 41.5], arm: [150, -90], farArm: [186, 180] },
    ],
    props: bench,
    held: [{ what: "dumbbell", at: "hand" }],
    arrows: [{ from: [52, 4], to: [52, 24] }],
  },
  "band-row": {
    poses: [
      { ...standing, arm: [-14, -8], farArm: [-14, -8] },
      { ...standing, arm: [-128, 6], farArm: [-128, 6] },
    ],
    props: anchor(78, 86),
    held: [{ what: "band", through: ["hand", [78, 86]] }],
    arrows: [{ from: [40, 74], to: [20, 72] }],
  },
  "cable-row": {
    poses: [
      { ...rowing, trunk: 82, arm: [-20, -8], farArm: [-20, -8] },
      { ...rowing, trunk: 92, arm: [-135, 4], farArm: [-135, 4] },
    ],
    props: [line([-20, 26], [22, 26]), line([0, 26], [0, 0]), ...anchor(92, 58, 110), pad([56, 22], 62, 26)],
    held: [{ what: "rope", through: ["hand", [92, 58]] }],
    arrows: [{ from: [46, 72], to: [26, 72] }],
  },
  "bent-over-row": {
    poses: [
      { hip: [-10, 58], trunk: 18, leg: leg(-14, 5), farLeg: leg(4, 5), arm: [-90, -90], farArm: [-60, -72] },
      { hip: [-10, 58], trunk: 18, leg: leg(-14, 5), farLeg: leg(4, 5), arm: [155, -90], farArm: [-60, -72] },
    ],
    props: table(34, 72, 30),
    held: [{ what: "dumbbell", at: "hand" }],
    arrows: [{ from: [14, 16], to: [14, 36] }],
  },
  "prone-iyt": {
    poses: [
      { ...prone, arm: [-4, 0], farArm: [-4, 0] },
      { ...prone, arm: [24, 24], farArm: [24, 24] },
    ],
    moves: ["hand"],
  },
  "wall-angel": {
    poses: [
      { view: "front", hip: [0, 61], arm: [-20, 84], farArm: [200, 96] },
      { view: "front", hip: [0, 61], arm: [52, 74], farArm: [128, 106] },
    ],
    moves: ["hand", "farHand"],
  },
};

export const backMotionFigures: Record<string, Figure> = {
  "pelvic-tilt": {
    poses: [
      { ...hooklying, trunk: [164, 196] },
      { ...hooklying, trunk: 180 },
    ],
    arrows: [{ from: [-14, 38], to: [-14, 20] }],
  },
  "prone-on-elbows": {
    poses: [{ ...prone, trunk: [12, 42], neck: 62, arm: [-84, 0] }],
  },
  "press-up": {
    poses: [
      { ...prone, trunk: 4, arm: [160, -37] },
      { ...prone, trunk: [28, 74], neck: 84, arm: arm(38, 4.5) },
    ],
    arrows: [{ from: [60, 22], to: [48, 50], bulge: -5 }],
  },
  "standing-back-extension": {
    poses: [
      { hip: [0, 61], arm: arm(-8, 70) },
      { hip: [5, 61], leg: leg(0, 5), trunk: [98, 124], arm: arm(-6, 70) },
    ],
    arrows: [{ from: [18, 134], to: [-10, 128], bulge: 3 }],
  },
  "knee-to-chest": {
    poses: [
      { ...supine, arm: arm(-14, 33, -1), farLeg: [-2, -2], farFoot: 75 },
      { ...supine, arm: arm(-13, 32, 1), leg: [124, 20], foot: 70, farLeg: [-2, -2], farFoot: 75 },
    ],
    moves: ["knee"],
  },
  "seated-trunk-flexion": {
    poses: [
      { ...sitting, arm: [-70, -60] },
      { ...sitting, trunk: [58, -8], neck: -46, arm: arm(36, 10) },
    ],
    props: chair(-14),
    moves: ["head"],
  },
  "childs-pose": {
    poses: [{ hip: [-23, 21.5], trunk: [8, -22], neck: -14, leg: [-35, 180], foot: 180, arm: arm(46, 5) }],
    arrows: [{ from: [4, 42], to: [-18, 44], bulge: -3 }],
  },
  "trunk-rotation": {
    poses: [
      {
        view: "front",
        hip: [0, 0],
        trunk: 180,
        neck: 180,
        arm: [92, 92],
        farArm: [-92, -92],
        leg: [52, -20],
        farLeg: [46, -20],
      },
      {
        view: "front",
        hip: [0, 0],
        trunk: 180,
        neck: 180,
        arm: [92, 92],
        farArm: [-92, -92],
        leg: [-46, 20],
        farLeg: [-52, 20],
      },
    ],
    hasNoFloor: true,
    arrows: [{ around: [4, 0], radius: 44, start: 30, end: -34 }],
    isToAndFro: true,
  },
  "sciatic-slider": {
    poses: [
      { ...sitting, hip: [0, 45], leg: [2, -95], farLeg: [0, -90], farFoot: 0, neck: 48 },
      { ...sitting, hip: [0, 45], leg: [2, -8], foot: 78, farLeg: [0, -90], farFoot: 0, neck: 104 },
    ],
    props: chair(-14, 36),
    moves: ["ankle", "head"],
  },
  "slump-tensioner": {
    poses: [
      {
        ...sitting,
        hip: [0, 45],
        trunk: [104, 52],
        neck: 12,
        leg: [2, -95],
        farLeg: [0, -90],
        farFoot: 0,
        arm: [-100, -50],
      },
      {
        ...sitting,
        hip: [0, 45],
        trunk: [104, 52],
        neck: 12,
        leg: [2, -10],
        foot: 84,
        farLeg: [0, -90],
        farFoot: 0,
        arm: [-100, -50],
      },
    ],
    props: chair(-14, 36),
    moves: ["ankle"],
  },
};
