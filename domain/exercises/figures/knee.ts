import type { Figure } from "#domain/exercises/drawing/figure.ts";
import { anchor, bed, chair, counter, line, pad, roll, step, wall } from "#domain/exercises/drawing/props.ts";
import {
  arm,
  kneeling,
  leg,
  longSitting,
  prone,
  sitting,
  supine,
} from "#domain/exercises/drawing/stances.ts";

const onCounter = { arm: arm(24, 69), farArm: arm(24, 69) };
const squatting = (hipX: number, hipY: number) => ({
  hip: [hipX, hipY] as const,
  leg: leg(0, 5),
});
const legMachine = [
  {
    role: "prop",
    points: [
      [-34, 66],
      [-8, 22],
      [14, 22],
    ],
  },
  {
    role: "prop",
    points: [
      [-2, 22],
      [-2, 0],
    ],
  },
] as const;

export const kneeFigures: Record<string, Figure> = {
  "quad-set": {
    poses: [{ ...longSitting }],
    props: roll(30, 3, 3),
    arrows: [{ from: [31, 34], to: [31, 14] }],
  },
  "straight-leg-raise": {
    poses: [
      { ...supine, farLeg: leg(33, 5), farFoot: 0 },
      { ...supine, farLeg: leg(33, 5), farFoot: 0, leg: [38, 38], foot: 112 },
    ],
    moves: ["ankle"],
  },
  "heel-slide": {
    poses: [{ ...supine }, { ...supine, leg: leg(28, 5), foot: 0 }],
    arrows: [{ from: [76, 24], to: [50, 24], bulge: 4 }],
  },
  "seated-heel-slide": {
    poses: [
      { ...sitting, leg: leg(40, 5) },
      { ...sitting, leg: leg(14, 5) },
    ],
    props: chair(-14),
    arrows: [{ from: [60, 14], to: [40, 14] }],
  },
  "prone-hang": {
    poses: [{ ...longSitting, hip: [0, 9], leg: [3, 5], foot: 92 }],
    props: roll(56, 5.5, 5.5),
    arrows: [{ from: [29, 38], to: [29, 20] }],
  },
  "short-arc-quad": {
    poses: [
      { ...supine, leg: [27, -30], foot: 55 },
      { ...supine, leg: [27, 27], farLeg: [27, -30], farFoot: 55, foot: 110 },
    ],
    props: roll(26, 7, 7),
    moves: ["ankle"],
  },
  "knee-extension": {
    poses: [
      { ...sitting, hip: [0, 45], leg: [2, -92], farLeg: [0, -90], foot: 0 },
      { ...sitting, hip: [0, 45], leg: [2, 2], farLeg: [0, -90], foot: 85, farFoot: 0 },
    ],
    props: chair(-14, 36),
    held: [{ what: "band", through: [[14, 4], "ankle"] }],
    moves: ["ankle"],
  },
  "knee-extension-hold": {
    poses: [{ ...sitting, hip: [0, 45], leg: [2, -35], farLeg: [0, -90], foot: 45, farFoot: 0 }],
    props: chair(-14, 36),
    held: [{ what: "band", through: [[14, 4], "ankle"] }],
    arrows: [{ from: [58, 20], to: [64, 42], bulge: -3 }],
  },
  "hamstring-set": {
    poses: [{ ...supine, leg: leg(48, 5), foot: 20 }],
    arrows: [{ from: [50, 34], to: [50, 16] }],
  },
  "hamstring-curl": {
    poses: [
      { ...prone, hip: [0, 33], arm: [-60, -20], farArm: [-60, -20] },
      {
        ...prone,
        hip: [0, 33],
        arm: [-60, -20],
        farArm: [-60, -20],
        leg: [182, 80],
        foot: 95,
        farLeg: [181, 180],
        farFoot: 184,
      },
    ],
    props: bed(-40, 60, 25),
    held: [{ what: "cuff", at: "ankle" }],
    moves: ["ankle"],
  },
  "nordic-curl": {
    poses: [
      { ...kneeling, arm: [-60, 0] },
      { ...kneeling, hip: [18, 27], trunk: 50, leg: [230, 180], arm: [-50, 0] },
    ],
    over: [line([-34, 0], [-34, 13], [-22, 13], [-22, 0])],
    moves: ["head"],
  },
  "quad-stretch": {
    poses: [
      { ...prone, arm: [180, 180] },
      { ...prone, farLeg: [181, 180], farFoot: 184, leg: [182, 72], foot: 60, arm: [165, 165] },
    ],
    held: [{ what: "rope", through: ["hand", "ankle"] }],
    moves: ["ankle"],
  },
  "patella-slide": {
    poses: [{ ...longSitting, trunk: 80, arm: arm(26, 18), farArm: arm(26, 18) }],
    arrows: [{ from: [22, 26], to: [38, 26] }],
    isToAndFro: true,
  },
  "terminal-knee-extension": {
    poses: [
      { ...squatting(-7, 56), ...onCounter, farLeg: leg(-4, 5) },
      { hip: [-2, 61], leg: leg(0, 5), ...onCounter, farLeg: leg(-4, 5) },
    ],
    props: [...counter(24), ...anchor(62, 33, 60)],
    held: [{ what: "band", through: ["knee", [62, 33]] }],
    arrows: [{ from: [22, 42], to: [2, 42] }],
  },
  "sit-to-stand": {
    poses: [
      { ...sitting, trunk: 78, arm: [-50, 0] },
      { hip: [22, 61], leg: leg(28, 5), arm: [-90, -70] },
    ],
    beside: 62,
    props: chair(-14),
    arrows: [{ from: [32, 70], to: [58, 84], bulge: 5 }],
  },
  "single-leg-sit-to-stand": {
    poses: [
      { ...sitting, trunk: 72, farLeg: [4, 4], farFoot: 85, arm: [-35, 5] },
      { hip: [26, 61], leg: leg(28, 5), farLeg: [-40, -30], farFoot: 40, arm: [-35, 5], trunk: 88 },
    ],
    beside: 66,
    props: chair(-14),
    arrows: [{ from: [38, 76], to: [64, 88], bulge: 5 }],
  },
  "mini-squat": {
    poses: [
      { hip: [0, 61], leg: leg(0, 5), ...onCounter },
      { ...squatting(-16, 48), trunk: 68, ...onCounter },
    ],
    props: counter(24),
    arrows: [{ from: [-36, 60], to: [-36, 42] }],
  },
  "wall-sit": {
    poses: [{ hip: [-17, 36], trunk: 90, leg: leg(12, 5), arm: [-80, -70] }],
    props: wall(-26),
  },
  "leg-press": {
    poses: [
      { hip: [0, 31], trunk: 122, neck: 112, leg: { to: [31, 46], bend: 1 }, foot: 105, arm: [-90, -30] },
      { hip: [0, 31], trunk: 122, neck: 112, leg: { to: [50, 54], bend: 1 }, foot: 105, arm: [-90, -30] },
    ],
    props: [...legMachine, pad([57, 60], 105, 40)],
    arrows: [{ from: [44, 82], to: [62, 89] }],
  },
  "single-leg-press": {
    poses: [
      {
        hip: [0, 31],
        trunk: 122,
        neck: 112,
        leg: { to: [31, 46], bend: 1 },
        foot: 105,
        farLeg: [0, -88],
        farFoot: 0,
        arm: [-90, -30],
      },
      {
        hip: [0, 31],
        trunk: 122,
        neck: 112,
        leg: { to: [50, 54], bend: 1 },
        foot: 105,
        farLeg: [0, -88],
        farFoot: 0,
        arm: [-90, -30],
      },
    ],
    props: [...legMachine, pad([57, 60], 105, 40)],
    arrows: [{ from: [44, 82], to: [62, 89] }],
  },
  "goblet-squat": {
    poses: [
      { hip: [0, 61], leg: leg(0, 5), arm: [-70, 40] },
      { hip: [-20, 30], trunk: 66, leg: leg(0, 5), arm: [-75, 40] },
    ],
    held: [{ what: "weight", at: "hand" }],
    arrows: [{ from: [-42, 60], to: [-42, 36] }],
  },
  "step-up": {
    poses: [
      { hip: [14, 75], leg: leg(14, 19), arm: [-40, 10] },
      { hip: [-10, 58], trunk: 76, leg: leg(12, 19), farLeg: leg(-24, 6), farFoot: -20, arm: [-40, 10] },
    ],
    props: [...step(2, 46), ...counter(52, 80)],
    arrows: [{ from: [24, 96], to: [34, 120], bulge: -4 }],
  },
  "step-down": {
    poses: [
      { hip: [0, 75], leg: leg(0, 19), farLeg: [-80, -80], farFoot: 20, arm: [-50, -10] },
      { hip: [-10, 57], trunk: 72, leg: leg(0, 19), farLeg: leg(12, 6), farFoot: 30, arm: [-50, -10] },
    ],
    props: step(-22, 4),
    arrows: [{ from: [38, 30], to: [38, 10] }],
  },
  "split-squat": {
    poses: [
      { hip: [0, 56], leg: leg(18, 5), farLeg: leg(-20, 9), farFoot: -35 },
      { hip: [0, 33], leg: leg(26, 5), farLeg: { to: [-28, 14], bend: 1 }, farFoot: -70 },
    ],
    arrows: [{ from: [48, 58], to: [48, 36] }],
  },
  "spanish-squat": {
    poses: [{ hip: [-27, 33], trunk: 84, leg: leg(0, 5), arm: [-40, 0] }],
    props: anchor(52, 32, 66),
    held: [{ what: "band", through: ["knee", [52, 32]] }],
  },
  "jump-landing": {
    poses: [
      { hip: [0, 84], leg: leg(0, 28), foot: -50, arm: [60, 80] },
      { hip: [-12, 42], trunk: 66, leg: leg(0, 5), arm: [-130, -110] },
    ],
    beside: 74,
    arrows: [{ from: [34, 84], to: [40, 44], bulge: 4 }],
  },
  "single-leg-hop": {
    poses: [
      { hip: [0, 56], trunk: 80, leg: leg(0, 5), farLeg: [-100, 190], farFoot: 220, arm: [-130, -100] },
      { hip: [-8, 48], trunk: 70, leg: leg(0, 5), farLeg: [-100, 190], farFoot: 220, arm: [-60, -30] },
    ],
    beside: 78,
    arrows: [{ from: [18, 30], to: [58, 30], bulge: 14 }],
  },
};
