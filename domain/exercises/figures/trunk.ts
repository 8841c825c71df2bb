import type { Figure } from "#domain/exercises/drawing/figure.ts";
import type { Pose } from "#domain/exercises/drawing/pose.ts";
import { line, step } from "#domain/exercises/drawing/props.ts";
import {
  arm,
  hooklying,
  leg,
  prone,
  quadruped,
  standing,
  stride,
  supine,
} from "#domain/exercises/drawing/stances.ts";

/** Lying on the back, seen from above. */
const above: Pose = { view: "front", hip: [0, 0], trunk: 180, neck: 180, arm: [20, -10], farArm: [-20, 10] };
const tableTop: Pose = { ...supine, leg: [90, 0], foot: 80, arm: [90, 90] };
const plank = (hip: readonly [number, number], trunk: number): Pose => ({
  hip,
  trunk,
  neck: trunk + 4,
  leg: { to: [0, 16], bend: 1 },
  foot: -62,
});

export const trunkFigures: Record<string, Figure> = {
  "abdominal-brace": {
    poses: [{ ...hooklying, arm: arm(-2, 16) }],
    arrows: [{ from: [-14, 44], to: [-14, 26] }],
  },
  "bent-knee-fall-out": {
    poses: [
      { ...above, leg: [2, 4], farLeg: { to: [54, -8], bend: -1 } },
      { ...above, leg: { to: [34, 7], bend: 1 }, farLeg: { to: [54, -8], bend: -1 } },
    ],
    hasNoFloor: true,
    arrows: [{ from: [26, 12], to: [22, 40], bulge: -4 }],
  },
  "dead-bug": {
    poses: [
      { ...tableTop, farArm: [90, 90], farLeg: [90, 0] },
      { ...tableTop, arm: [164, 164], farArm: [90, 90], farLeg: [16, 12], farFoot: 80 },
    ],
    moves: ["hand"],
    arrows: [{ from: [44, 46], to: [66, 34], bulge: 3 }],
  },
  "bird-dog": {
    poses: [
      { ...quadruped, farArm: arm(35, 4), farLeg: [-90, 180] },
      { ...quadruped, farArm: arm(35, 4), arm: [12, 12], farLeg: [168, 172], farFoot: 150, leg: [-90, 180] },
    ],
    moves: ["hand", "farAnkle"],
  },
  "curl-up": {
    poses: [
      { ...hooklying, arm: arm(2, 5), farLeg: [-2, -2], farFoot: 75 },
      { ...hooklying, trunk: [178, 152], neck: 142, arm: arm(2, 5), farLeg: [-2, -2], farFoot: 75 },
    ],
    moves: ["head"],
  },
  "front-plank": {
    poses: [{ ...plank([55.8, 20.6], 4.4), arm: [-88, 0], farArm: [-88, 0] }],
  },
  "side-plank-knees": {
    poses: [
      {
        view: "front",
        hip: [0, 12],
        trunk: 166,
        neck: 160,
        leg: [-6, 20],
        farLeg: [-2, 16],
        farArm: [-5, 180],
        arm: [0, -6],
      },
      {
        view: "front",
        hip: [0, 23],
        trunk: 163,
        neck: 158,
        leg: [-28, 16],
        farLeg: [-18, 10],
        farArm: [-90, 184],
        arm: [-16, -20],
      },
    ],
    arrows: [{ from: [0, 44], to: [0, 60] }],
  },
  "side-plank": {
    poses: [
      {
        view: "front",
        hip: [0, 25],
        trunk: 166,
        neck: 164,
        leg: [-15, -15],
        farLeg: [-12, -12],
        foot: -50,
        farFoot: -50,
        farArm: [-90, 184],
        arm: [90, 90],
      },
    ],
    arrows: [{ from: [8, 42], to: [8, 58] }],
  },
  "pallof-press": {
    poses: [{ view: "front", hip: [0, 61], arm: arm(2, 80, -1), farArm: arm(-2, 80, 1) }],
    props: [line([-62, 0], [-62, 118])],
    over: [
      {
        role: "line",
        points: [
          [-62, 80],
          [0, 80],
        ],
      },
    ],
    arrows: [{ from: [10, 72], to: [30, 54] }],
  },
  "prone-back-extension": {
    poses: [{ ...prone }, { ...prone, trunk: [6, 28], neck: 24 }],
    moves: ["head"],
  },
  "hip-hinge": {
    poses: [
      { ...standing, arm: arm(-6, 66), farArm: arm(-6, 116, 1) },
      { hip: [-18, 57], trunk: 32, leg: leg(0, 5), arm: arm(-20, 66), farArm: arm(20, 92, 1) },
    ],
    over: [line([-34, 58], [34, 98])],
    arrows: [{ from: [-28, 52], to: [-46, 50] }],
  },
  "romanian-deadlift": {
    poses: [
      { ...standing, arm: [-84, -88], farArm: [-84, -88] },
      { hip: [-19, 56], trunk: 20, leg: leg(0, 5), arm: [-92, -96], farArm: [-92, -96] },
    ],
    held: [{ what: "weight", at: "hand" }],
    moves: ["head"],
  },
  deadlift: {
    poses: [
      { hip: [-24, 38], trunk: 44, leg: leg(0, 5), arm: [-80, -86] },
      { hip: [0, 61], leg: leg(0, 5), arm: [-80, -86] },
    ],
    beside: 78,
    props: step(-6, 22, 12),
    held: [{ what: "weight", at: "hand" }],
    arrows: [{ from: [40, 52], to: [40, 84] }],
  },
  "trap-bar-deadlift": {
    poses: [
      { hip: [-20, 33], trunk: 54, leg: leg(0, 5), arm: [-90, -92] },
      { hip: [0, 61], leg: leg(0, 5), arm: [-90, -92] },
    ],
    beside: 78,
    over: [
      {
        role: "prop",
        points: [
          [-22, 12],
          [24, 12],
        ],
      },
      { role: "solid", points: [[-22, 12]], radius: 9 },
      { role: "solid", points: [[24, 12]], radius: 9 },
      {
        role: "prop",
        points: [
          [54, 58],
          [102, 58],
        ],
      },
      { role: "solid", points: [[54, 58]], radius: 9 },
      { role: "solid", points: [[102, 58]], radius: 9 },
    ],
    arrows: [{ from: [38, 70], to: [38, 98] }],
  },
  "suitcase-carry": {
    poses: [{ ...stride(), arm: [-92, -90], farArm: [-70, -50] }],
    over: [{ role: "solid", points: [[-1, 46]], radius: 8 }],
    arrows: [{ from: [34, 60], to: [62, 60] }],
  },
  "box-lift": {
    poses: [
      { hip: [-22, 30], trunk: 60, leg: leg(0, 5), arm: [-50, -40] },
      { hip: [0, 61], leg: leg(0, 5), arm: [-30, 10] },
    ],
    beside: 84,
    props: [line([116, 70], [146, 70]), line([140, 70], [140, 0])],
    held: [{ what: "box", at: "hand" }],
    arrows: [{ from: [40, 48], to: [62, 82], bulge: 4 }],
  },
};
