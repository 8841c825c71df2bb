import type { Figure } from "#domain/exercises/drawing/figure.ts";
import type { Pose } from "#domain/exercises/drawing/pose.ts";
import { bed, counter, line, mat } from "#domain/exercises/drawing/props.ts";
import {
  arm,
  halfKneeling,
  hooklying,
  leg,
  prone,
  sideLying,
  standing,
  supine,
} from "#domain/exercises/drawing/stances.ts";

const shoulderBridge = { ...hooklying, hip: [-3.5, 24] as const, trunk: 206.9, neck: 170 };
const clam: Pose = { ...sideLying, leg: [-34, 20], farLeg: [-36, 18] };

export const hipFigures: Record<string, Figure> = {
  "hip-bridge": { poses: [hooklying, shoulderBridge], arrows: [{ from: [-2, 38], to: [-2, 56] }] },
  "single-leg-bridge": {
    poses: [
      { ...hooklying, farLeg: leg(33, 5), farFoot: 0, leg: [42, 42], foot: 110 },
      { ...shoulderBridge, farLeg: leg(33, 5), farFoot: 0, leg: [30, 30], foot: 110 },
    ],
    arrows: [{ from: [-8, 40], to: [-8, 58] }],
  },
  "hip-thrust": {
    poses: [
      { hip: [4, 15], trunk: 146, neck: 120, leg: leg(32, 5), arm: arm(6, 26, -1) },
      { hip: [8, 36], trunk: 176, neck: 150, leg: leg(32, 5), arm: arm(6, 46, -1) },
    ],
    props: bed(-58, -18, 30),
    over: [{ role: "solid", points: [[10, 46]], radius: 9 }],
    arrows: [{ from: [30, 46], to: [30, 64] }],
  },
  clamshell: {
    poses: [clam, { ...clam, leg: { to: [48.5, 9], bend: 1 } }],
    props: mat(-74, 60, -14),
    hasNoFloor: true,
    arrows: [{ from: [26, 16], to: [24, 44], bulge: -3 }],
  },
  "hip-abduction": {
    poses: [sideLying, { ...sideLying, leg: [34, 34], foot: 0 }],
    props: mat(-74, 66, -10),
    hasNoFloor: true,
    moves: ["ankle"],
  },
  "hip-four-way": {
    poses: [
      { view: "front", hip: [0, 61], farArm: [-150, 184] },
      { view: "front", hip: [0, 61], farArm: [-150, 184], leg: [-56, -56] },
    ],
    props: [line([-52, 80], [-38, 80]), line([-46, 80], [-46, 0])],
    held: [{ what: "band", through: ["farAnkle", "ankle"] }],
    moves: ["ankle"],
  },
  "lateral-band-walk": {
    poses: [
      { view: "front", hip: [0, 57], leg: { to: [16, 5], bend: 1 }, farLeg: { to: [-16, 5], bend: -1 } },
      { view: "front", hip: [10, 55], leg: { to: [36, 5], bend: 1 }, farLeg: { to: [-16, 5], bend: -1 } },
    ],
    held: [{ what: "band", through: ["farAnkle", "ankle"] }],
    arrows: [{ from: [42, 40], to: [66, 40] }],
  },
  "hip-flexor-stretch": {
    poses: [
      { ...halfKneeling, arm: arm(22, 42), farArm: arm(22, 42) },
      {
        ...halfKneeling,
        hip: [12, 29],
        leg: leg(28, 5),
        farLeg: [245, 180],
        arm: arm(32, 40),
        farArm: arm(32, 40),
      },
    ],
    arrows: [{ from: [-34, 50], to: [-16, 50] }],
  },
  "figure-four-stretch": {
    poses: [
      {
        ...supine,
        farLeg: [112, 6],
        farFoot: 80,
        leg: { to: [-9, 34], bend: -1 },
        foot: 150,
        arm: arm(-8, 22, -1),
      },
    ],
    arrows: [{ from: [30, 56], to: [10, 60], bulge: 3 }],
  },
  "hamstring-stretch": {
    poses: [
      { ...supine, leg: [38, 38], foot: 120, farLeg: [-2, -2], farFoot: 75, arm: [30, 30] },
      { ...supine, leg: [76, 76], foot: 160, farLeg: [-2, -2], farFoot: 75, arm: [40, 40] },
    ],
    held: [{ what: "rope", through: ["hand", "toe"] }],
    arrows: [{ around: [0, 7.5], radius: 72, start: 42, end: 66 }],
  },
  "prone-hip-extension": {
    poses: [{ ...prone }, { ...prone, leg: [160, 160], foot: 190, farLeg: [181, 180], farFoot: 184 }],
    moves: ["ankle"],
  },
  "standing-march": {
    poses: [
      { ...standing, arm: arm(24, 69), farArm: arm(24, 69) },
      { ...standing, leg: [4, -94], farLeg: [-90, -90], arm: arm(24, 69), farArm: arm(24, 69) },
    ],
    props: counter(26),
    arrows: [{ from: [14, 40], to: [14, 54] }],
  },
  "copenhagen-plank": {
    poses: [
      {
        view: "front",
        hip: [0, 29],
        trunk: 168,
        neck: 164,
        leg: [0, 0],
        farLeg: [-20, 6],
        foot: -50,
        farFoot: -50,
        farArm: [-90, 184],
        arm: [-16, -20],
      },
    ],
    props: bed(34, 78, 30),
    arrows: [{ from: [4, 46], to: [4, 62] }],
  },
  "hip-airplane": {
    poses: [
      {
        hip: [0, 60],
        trunk: 16,
        leg: leg(4, 5),
        farLeg: [180, 182],
        farFoot: 200,
        arm: [-40, -30],
        farArm: [130, 130],
      },
    ],
    arrows: [{ around: [16, 66], radius: 46, start: 58, end: 108 }],
    isToAndFro: true,
  },
};
