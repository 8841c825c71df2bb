import type { Figure } from "#domain/exercises/drawing/figure.ts";
import type { Pose } from "#domain/exercises/drawing/pose.ts";
import { chair, cones, counter, line, target } from "#domain/exercises/drawing/props.ts";
import { bustFront, leg, sitting, standing, stride } from "#domain/exercises/drawing/stances.ts";

const frontal: Pose = { view: "front", hip: [0, 61] };
const together: Pose = { ...frontal, leg: { to: [4, 5], bend: 1 }, farLeg: { to: [-4, 5], bend: -1 } };
const forward = { from: [36, 64], to: [62, 64] } as const;

export const balanceFigures: Record<string, Figure> = {
  "weight-shift": {
    poses: [
      { ...frontal, hip: [-8, 59], leg: { to: [14, 5], bend: 1 }, farLeg: { to: [-14, 5], bend: -1 } },
      { ...frontal, hip: [8, 59], leg: { to: [14, 5], bend: 1 }, farLeg: { to: [-14, 5], bend: -1 } },
    ],
    arrows: [{ from: [-22, 134], to: [22, 134] }],
    isToAndFro: true,
  },
  "feet-together-stance": { poses: [together], props: [...counter(30, 70)] },
  "tandem-stance": {
    poses: [{ hip: [0, 60], leg: leg(8, 5), farLeg: leg(-8, 5), arm: [-110, -90], farArm: [-60, -60] }],
    props: [...counter(34, 68)],
  },
  "single-leg-stance": {
    poses: [
      {
        ...frontal,
        leg: { to: [4, 5], bend: 1 },
        farLeg: { to: [-8, 30], bend: -1 },
        arm: [-40, -30],
        farArm: [220, 210],
      },
    ],
    props: [...counter(44, 70)],
  },
  "star-reach": {
    poses: [
      { hip: [0, 60], leg: leg(0, 5), farLeg: leg(0, 5), arm: [-60, -40] },
      {
        hip: [-8, 48],
        trunk: 78,
        leg: leg(0, 5),
        farLeg: leg(32, 9),
        farFoot: -10,
        arm: [-60, -30],
        farArm: [200, 190],
      },
    ],
    moves: ["farToe"],
  },
  "tandem-walk": {
    poses: [{ hip: [0, 60], leg: leg(8, 5), farLeg: leg(-8, 5), arm: [-120, -100], farArm: [-60, -50] }],
    props: [
      {
        role: "ghost",
        points: [
          [-60, -2],
          [80, -2],
        ],
      },
    ],
    arrows: [forward],
  },
  "walk-head-turns": {
    poses: [{ ...stride() }],
    arrows: [{ around: [0, 111], radius: 18, start: 140, end: 40, isBothWays: true }, forward],
  },
  "obstacle-walk": {
    poses: [
      { hip: [0, 61], leg: [14, -80], foot: 5, farLeg: [-92, -92], arm: [-115, -95], farArm: [-65, -45] },
    ],
    props: [line([34, 0], [34, 18]), line([26, 18], [42, 18]), ...cones(-44, 76)],
    arrows: [{ from: [44, 52], to: [66, 38], bulge: 3 }],
  },
  "gaze-stabilization": {
    poses: [{ ...sitting, arm: [-80, -15] }],
    props: [
      ...chair(-14),
      line([96, 0], [96, 120]),
      ...target(93, 87),
      {
        role: "ghost",
        points: [
          [14, 87],
          [88, 87],
        ],
      },
    ],
    arrows: [{ around: [0, 86], radius: 18, start: 140, end: 40 }],
    isToAndFro: true,
  },
  "gaze-stabilization-x2": {
    poses: [{ ...standing, arm: [-6, 22], farArm: [-96, -80] }],
    props: [
      {
        role: "ghost",
        points: [
          [14, 114],
          [38, 110],
        ],
      },
    ],
    over: [
      {
        role: "prop",
        isClosed: true,
        points: [
          [36, 104],
          [42, 104],
          [42, 120],
          [36, 120],
        ],
      },
    ],
    arrows: [
      { around: [0, 114], radius: 18, start: 130, end: 60 },
      { from: [54, 120], to: [54, 102] },
    ],
  },
  "brandt-daroff": {
    poses: [
      { ...bustFront, on: 0, nose: 180 },
      {
        hip: [0, 12],
        only: "upper",
        view: "front",
        trunk: 0,
        neck: 4,
        nose: 110,
        arm: [200, 190],
        farArm: [-10, 10],
      },
    ],
    beside: 70,
    props: [line([-40, -8], [140, -8])],
    zoom: 1.3,
    hasNoFloor: true,
    arrows: [{ from: [34, 54], to: [72, 42], bulge: 8 }],
  },
};
