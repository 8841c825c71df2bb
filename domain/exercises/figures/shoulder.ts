import type { Figure } from "#domain/exercises/drawing/figure.ts";
import type { Pose } from "#domain/exercises/drawing/pose.ts";
import { ceilingHook, chair, line, mat, table, wall } from "#domain/exercises/drawing/props.ts";
import { arm, bustFront, hooklying, leg, sitting, standing } from "#domain/exercises/drawing/stances.ts";

const close = { zoom: 1.5, hasNoFloor: true } as const;
/** Elbow at the side, hand across the belly or out. */
const across: Pose = { ...bustFront, arm: [-88, 168] };
const out: Pose = { ...bustFront, arm: [-88, 12] };
const leaning: Pose = { hip: [-12, 58], trunk: 22, leg: leg(-14, 5), farLeg: leg(4, 5), farArm: arm(50, 48) };
const sleeping: Pose = {
  view: "front",
  hip: [0, 12],
  trunk: 180,
  neck: 176,
  leg: [-28, 8],
  farLeg: [-36, 4],
};

export const shoulderMotionFigures: Record<string, Figure> = {
  pendulum: {
    poses: [
      { ...leaning, arm: [-112, -112] },
      { ...leaning, arm: [-72, -72] },
    ],
    props: table(44, 84, 42),
    arrows: [{ from: [2, 20], to: [42, 20], bulge: -5 }],
    isToAndFro: true,
  },
  "table-slide": {
    poses: [
      { ...sitting, arm: arm(28, 46) },
      { ...sitting, trunk: 56, arm: arm(55, 47) },
    ],
    props: [...chair(-14), ...table(34, 92, 42)],
    arrows: [{ from: [54, 60], to: [78, 60] }],
  },
  "wand-flexion": {
    poses: [
      { ...hooklying, arm: [34, 34] },
      { ...hooklying, arm: [146, 146] },
    ],
    held: [{ what: "grip", at: "hand" }],
    moves: ["hand"],
  },
  pulley: {
    poses: [
      { ...bustFront, arm: [-70, 60], farArm: [105, 88] },
      { ...bustFront, arm: [75, 92], farArm: [-110, 120] },
    ],
    props: ceilingHook(0, 92),
    held: [{ what: "rope", through: ["farHand", [-5, 86], [5, 86], "hand"] }],
    zoom: 1.2,
    hasNoFloor: true,
    arrows: [{ from: [46, 36], to: [46, 64], bulge: -2 }],
  },
  "wall-climb": {
    poses: [
      { ...standing, arm: [-50, 20] },
      { ...standing, arm: [38, 56] },
    ],
    props: wall(34, 136),
    arrows: [{ from: [46, 88], to: [46, 124] }],
  },
  "wand-rotation": {
    poses: [
      { ...bustFront, arm: [-88, 150], farArm: [-92, 150] },
      { ...bustFront, arm: [-88, 10], farArm: [-92, 14] },
    ],
    held: [{ what: "stick", through: ["farHand", "hand"] }],
    ...close,
    arrows: [{ from: [14, 0], to: [42, 0] }],
  },
  "sleeper-stretch": {
    poses: [
      { ...sleeping, farArm: [-92, 168], arm: [-150, -60] },
      { ...sleeping, farArm: [-92, 8], arm: arm(-14, -10, 1) },
    ],
    props: mat(-74, 56, -34),
    hasNoFloor: true,
    moves: ["farHand"],
  },
  "cross-body-stretch": {
    poses: [{ ...bustFront, arm: [184, 176], farArm: arm(-8, 24, -1) }],
    ...close,
    arrows: [{ from: [-6, 14], to: [-30, 16] }],
  },
  "hand-behind-back": {
    poses: [
      { ...bustFront, arm: arm(6, 42, -1), farArm: arm(-4, -2, -1) },
      { ...bustFront, arm: arm(6, 48, -1), farArm: arm(-4, 10, -1) },
    ],
    held: [{ what: "stick", through: ["hand", "farHand"] }],
    ...close,
    arrows: [{ from: [-40, 4], to: [-40, 22] }],
  },
  "doorway-stretch": {
    poses: [
      { hip: [-2, 59], leg: leg(10, 5), farLeg: leg(-12, 5), arm: [8, 90], farArm: [-96, -80] },
      {
        hip: [12, 57],
        leg: leg(28, 5),
        farLeg: leg(-9, 7),
        farFoot: -20,
        arm: [160, 90],
        farArm: [-96, -80],
      },
    ],
    props: [...wall(-10, 132)],
    arrows: [{ from: [30, 84], to: [48, 84] }],
  },
  "isometric-rotation": {
    poses: [{ ...bustFront, arm: [-88, 4] }],
    props: [line([36, -14], [36, 60])],
    ...close,
    arrows: [{ from: [12, 2], to: [31, 2] }],
  },
  "rhythmic-stabilization": {
    poses: [{ ...hooklying, arm: [90, 90], farArm: [-8, 6] }],
    arrows: [
      { from: [-58, 44], to: [-44, 44] },
      { from: [-12, 38], to: [-28, 38] },
    ],
  },
};

const pushUp = (hip: readonly [number, number], trunk: number): Pose => ({
  hip,
  trunk,
  neck: trunk - 6,
  leg: { to: [0, 16], bend: 1 },
  foot: -62,
  arm: arm(89, 4.5),
});

export const shoulderStrengthFigures: Record<string, Figure> = {
  "serratus-punch": {
    poses: [
      { ...hooklying, arm: [90, 90], farArm: [-8, 6] },
      { ...hooklying, trunk: [180, 160], neck: 176, arm: [90, 90], farArm: [-8, 6] },
    ],
    held: [{ what: "dumbbell", at: "hand" }],
    arrows: [{ from: [-16, 46], to: [-16, 62] }],
  },
  "wall-slide": {
    poses: [
      { ...standing, arm: [-30, 90], farArm: [-30, 90] },
      { ...standing, arm: [48, 88], farArm: [48, 88] },
    ],
    props: wall(22, 138),
    arrows: [{ from: [34, 92], to: [34, 122] }],
  },
  "wall-push-up": {
    poses: [
      { hip: [11.6, 59.8], trunk: 78, leg: leg(0, 5), arm: arm(56, 88), farArm: arm(56, 88) },
      { hip: [21, 57], trunk: 68, leg: leg(0, 5), arm: arm(56, 88), farArm: arm(56, 88) },
    ],
    props: wall(61),
    arrows: [{ from: [20, 128], to: [38, 122], bulge: 2 }],
    isToAndFro: true,
  },
  "push-up-plus": {
    poses: [pushUp([55.4, 24], 8), pushUp([53.6, 31.6], 16)],
    arrows: [{ from: [72, 56], to: [72, 72] }],
  },
  "band-rotation": {
    poses: [across, out],
    props: [line([-52, -10], [-52, 40])],
    held: [{ what: "band", through: [[-52, 13], "hand"] }],
    ...close,
    moves: ["hand"],
  },
  "band-internal-rotation": {
    poses: [out, across],
    props: [line([58, -10], [58, 40])],
    held: [{ what: "band", through: [[58, 13], "hand"] }],
    ...close,
    arrows: [{ from: [30, 2], to: [4, 2], bulge: -3 }],
  },
  "side-lying-rotation": {
    poses: [
      { ...sleeping, arm: [2, -84], farArm: [176, 120] },
      { ...sleeping, arm: [2, 62], farArm: [176, 120] },
    ],
    props: mat(-74, 56, -20),
    held: [{ what: "dumbbell", at: "hand" }],
    hasNoFloor: true,
    moves: ["hand"],
  },
  "rotation-at-90": {
    poses: [
      { ...bustFront, arm: [4, -70] },
      { ...bustFront, arm: [4, 86] },
    ],
    props: [line([76, -14], [76, 40])],
    held: [{ what: "band", through: [[76, 6], "hand"] }],
    ...close,
    moves: ["hand"],
  },
  "ball-toss": {
    poses: [
      { ...standing, hip: [0, 59], leg: leg(8, 5), farLeg: leg(-10, 5), arm: [-10, 16], farArm: [-10, 16] },
    ],
    props: [...wall(96), { role: "head", points: [[62, 102]], radius: 8 }],
    arrows: [{ from: [48, 84], to: [86, 84] }],
    isToAndFro: true,
  },
  scaption: {
    poses: [
      { view: "front", hip: [0, 61] },
      { view: "front", hip: [0, 61], arm: [12, 14], farArm: [168, 166] },
    ],
    held: [
      { what: "cuff", at: "hand" },
      { what: "cuff", at: "farHand" },
    ],
    moves: ["hand", "farHand"],
  },
  "overhead-press": {
    poses: [
      { view: "front", hip: [0, 61], arm: [-62, 76], farArm: [242, 104] },
      { view: "front", hip: [0, 61], arm: [62, 84], farArm: [118, 96] },
    ],
    held: [
      { what: "dumbbell", at: "hand" },
      { what: "dumbbell", at: "farHand" },
    ],
    arrows: [
      { from: [46, 100], to: [46, 130] },
      { from: [-46, 100], to: [-46, 130] },
    ],
  },
  "chest-press": {
    poses: [
      { ...hooklying, arm: [-14, 92] },
      { ...hooklying, arm: [88, 90] },
    ],
    held: [{ what: "dumbbell", at: "hand" }],
    arrows: [{ from: [-14, 28], to: [-14, 48] }],
    isToAndFro: true,
  },
};
