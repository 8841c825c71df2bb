import { foot } from "#domain/exercises/drawing/close-ups.ts";
import type { Figure } from "#domain/exercises/drawing/figure.ts";
import type { Pose } from "#domain/exercises/drawing/pose.ts";
import { anchor, chair, counter, line, step, wall } from "#domain/exercises/drawing/props.ts";
import { arm, leg, longSitting, sitting, standing } from "#domain/exercises/drawing/stances.ts";

const close = { zoom: 1.25, hasNoFloor: true } as const;
/** A lower leg that hangs over an edge. */
const hanging = (way: number) => foot({ ankle: [0, 20], shank: 118, foot: way });
const onWall = (y: number): Pose => ({ arm: arm(40, y), farArm: arm(40, y) });

export const ankleAndFootFigures: Record<string, Figure> = {
  "ankle-pump": {
    poses: [
      { ...longSitting, foot: 36 },
      { ...longSitting, foot: 106 },
    ],
    arrows: [{ around: [56, 4], radius: 26, start: 36, end: 96 }],
    isToAndFro: true,
  },
  "ankle-alphabet": {
    poses: [hanging(-12)],
    ...close,
    arrows: [{ around: [46, 4], radius: 15, start: 150, end: -130 }],
  },
  "ankle-band": {
    poses: [
      { ...longSitting, foot: 96, arm: arm(14, 24), farArm: arm(14, 24) },
      { ...longSitting, foot: 48, arm: arm(14, 24), farArm: arm(14, 24) },
    ],
    held: [{ what: "band", through: ["hand", "toe"] }],
    arrows: [{ around: [56, 4], radius: 26, start: 92, end: 44 }],
  },
  "calf-stretch-towel": {
    poses: [
      { ...longSitting, foot: 74, arm: arm(20, 26), farArm: arm(20, 26) },
      { ...longSitting, foot: 108, arm: arm(14, 28), farArm: arm(14, 28) },
    ],
    held: [{ what: "rope", through: ["hand", "toe"] }],
    arrows: [{ around: [56, 4], radius: 26, start: 68, end: 106 }],
  },
  "calf-stretch": {
    poses: [{ hip: [4, 56], trunk: 74, leg: leg(24, 5), farLeg: leg(-18, 5), ...onWall(86) }],
    props: wall(46),
    arrows: [{ from: [4, 80], to: [24, 80] }],
  },
  "soleus-stretch": {
    poses: [{ hip: [2, 46], trunk: 78, leg: leg(22, 5), farLeg: leg(-8, 5), ...onWall(78) }],
    props: wall(46),
    arrows: [{ from: [14, 60], to: [14, 40] }],
  },
  "ankle-mobilization-band": {
    poses: [
      { hip: [0, 33], leg: leg(26, 5), farLeg: [-96, 180], farFoot: 180, arm: [-60, -30] },
      { hip: [9, 31], leg: leg(26, 5), farLeg: [-116, 180], farFoot: 180, arm: [-60, -30] },
    ],
    props: [line([64, 0], [64, 70]), ...anchor(-62, 9, 30)],
    held: [{ what: "band", through: [[-62, 9], "ankle"] }],
    arrows: [{ from: [34, 44], to: [54, 40], bulge: 2 }],
  },
  "seated-heel-raise": {
    poses: [
      { ...sitting, arm: [-80, -15] },
      { ...sitting, leg: { to: [26, 14], bend: 1 }, foot: -42, arm: [-80, -15] },
    ],
    props: chair(-14),
    arrows: [{ from: [14, 2], to: [14, 20] }],
  },
  "heel-raise": {
    poses: [
      { ...standing, arm: arm(24, 74), farArm: arm(24, 74) },
      { hip: [2, 68.4], leg: leg(2, 12.5), foot: -38, arm: arm(24, 74), farArm: arm(24, 74) },
    ],
    props: counter(26, 70),
    arrows: [{ from: [-14, 4], to: [-14, 24] }],
  },
  "single-leg-heel-raise": {
    poses: [
      { ...standing, farLeg: [-84, -168], farFoot: 250, arm: arm(24, 74), farArm: arm(24, 74) },
      {
        hip: [2, 68.4],
        leg: leg(2, 12.5),
        foot: -38,
        farLeg: [-84, -168],
        farFoot: 250,
        arm: arm(24, 74),
        farArm: arm(24, 74),
      },
    ],
    props: counter(26, 70),
    arrows: [{ from: [-14, 4], to: [-14, 24] }],
  },
  "eccentric-heel-drop": {
    poses: [
      {
        hip: [0, 84],
        leg: leg(-2, 28),
        foot: -36,
        arm: arm(24, 92),
        farArm: arm(24, 92),
        farLeg: leg(-2, 28),
      },
      {
        hip: [-3, 69.5],
        leg: leg(-3, 13.5),
        foot: 28,
        farLeg: [-70, -150],
        farFoot: 260,
        arm: arm(24, 92),
        farArm: arm(24, 92),
      },
    ],
    props: [...step(3, 40), ...counter(28, 86)],
    arrows: [{ from: [-18, 32], to: [-18, 8] }],
  },
  "plantar-fascia-stretch": {
    poses: [foot({ ankle: [0, 20], toes: 0 }), foot({ ankle: [0, 20], toes: 66 })],
    over: [
      {
        role: "limb",
        width: 13,
        points: [
          [84, 62],
          [38, 26],
        ],
      },
    ],
    ...close,
    arrows: [{ around: [28, 8], radius: 38, start: 4, end: 40 }],
  },
  "short-foot": {
    poses: [foot({ ankle: [0, 20] }), foot({ ankle: [0, 20], arch: 7 })],
    zoom: 1.25,
    arrows: [
      { from: [14, 30], to: [14, 44] },
      { from: [52, 16], to: [38, 16] },
    ],
  },
  "towel-curl": {
    poses: [foot({ ankle: [0, 20] }), foot({ ankle: [0, 20], foot: 8, toes: -40 })],
    props: [
      {
        role: "thin",
        points: [
          [-16, 1],
          [8, 1],
          [24, 2],
          [30, 8],
          [36, 2],
          [42, 8],
          [48, 2],
          [80, 1],
        ],
      },
    ],
    zoom: 1.25,
    arrows: [{ from: [70, 14], to: [50, 14] }],
  },
};
