import type { Figure, Shape } from "#domain/exercises/drawing/figure.ts";
import type { Point } from "#domain/exercises/drawing/geometry.ts";
import type { Pose } from "#domain/exercises/drawing/pose.ts";
import { bike, chair, line, pad, thin, treadmill, water } from "#domain/exercises/drawing/props.ts";
import { arm, hooklying, leg, sitting, stride } from "#domain/exercises/drawing/stances.ts";

/** A round window on the pelvic floor: hung between two bones, it goes from one height to another. */
function pelvicFloor(center: Point, from: number, to: number, arrows = 1): Pick<Figure, "over" | "arrows"> {
  const [x, y] = center;
  const hung = (height: number): Point[] => [
    [x - 20, y + 8],
    [x, y + height],
    [x + 20, y + 8],
  ];
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return {
    over: [
      { role: "head", points: [center], radius: 32 },
      { role: "ghost", points: hung(from), isCurved: true },
      { role: "prop", points: hung(to), isCurved: true },
      { role: "solid", points: [[x - 22, y + 9]], radius: 4 },
      { role: "solid", points: [[x + 22, y + 9]], radius: 4 },
    ],
    arrows: Array.from({ length: arrows }, (_, index) => {
      const at = x + (index - (arrows - 1) / 2) * 11;
      return to > from
        ? { from: [at, y + low - 10] as Point, to: [at, y + high - 5] as Point }
        : { from: [at, y + high + 8] as Point, to: [at, y + low + 3] as Point };
    }),
  };
}
const pelvisOf = (x: number, y: number, center: Point): Shape => thin([x, y], center);

const cycling: Pose = {
  hip: [0, 60],
  trunk: 66,
  leg: { to: [32, 17], bend: 1 },
  farLeg: { to: [20, 31], bend: 1 },
  foot: -10,
  farFoot: 10,
  arm: arm(37, 76),
};

export const aerobicAndPelvicFigures: Record<string, Figure> = {
  "stationary-bike": {
    poses: [cycling],
    props: bike(),
    arrows: [{ around: [54, 18], radius: 25, start: 80, end: 0 }],
  },
  "bike-intervals": {
    poses: [{ ...cycling, trunk: 48, arm: arm(40, 72) }],
    props: [
      ...bike(),
      line(
        [80, 96],
        [88, 96],
        [88, 116],
        [96, 116],
        [96, 96],
        [104, 96],
        [104, 116],
        [112, 116],
        [112, 96],
        [120, 96],
      ),
    ],
    arrows: [{ around: [54, 18], radius: 25, start: 80, end: 0 }],
  },
  "recumbent-stepper": {
    poses: [
      {
        hip: [0, 36],
        trunk: 104,
        neck: 98,
        leg: { to: [48, 30], bend: 1 },
        farLeg: { to: [38, 30], bend: 1 },
        foot: 70,
        farFoot: 70,
        arm: arm(28, 62),
        farArm: arm(20, 62),
      },
    ],
    props: [
      line([-16, 76], [-8, 28], [14, 28]),
      line([0, 28], [0, 0]),
      line([28, 62], [60, 20], [60, 0]),
      pad([54, 36], 70, 26),
    ],
    arrows: [{ from: [44, 78], to: [64, 78] }],
    isToAndFro: true,
  },
  "arm-bike": {
    poses: [{ ...sitting, arm: arm(34, 68), farArm: arm(28, 56) }],
    props: [
      ...chair(-14),
      line([62, 0], [62, 62], [31, 62]),
      { role: "head", points: [[31, 62]], radius: 9 },
    ],
    arrows: [{ around: [31, 62], radius: 18, start: 120, end: -20 }],
  },
  "treadmill-walk": {
    poses: [{ ...stride(16), hip: [0, 62], leg: leg(14, 9), farLeg: leg(-16, 11) }],
    props: treadmill(-44, 50),
    arrows: [{ from: [20, -8], to: [-20, -8] }],
  },
  "treadmill-incline": {
    poses: [{ ...stride(16), hip: [0, 67], leg: leg(14, 20), farLeg: leg(-16, 14), trunk: 84 }],
    props: [...treadmill(-44, 50, 18)],
    arrows: [{ from: [22, 8], to: [-18, 0] }],
  },
  "walking-program": {
    poses: [stride(18)],
    props: [
      line([78, 0], [78, 34]),
      { role: "head", points: [[78, 48]], radius: 16 },
      { role: "head", points: [[-74, 108]], radius: 9 },
    ],
    arrows: [{ from: [34, 64], to: [56, 64] }],
  },
  "walk-run": {
    poses: [
      stride(),
      {
        hip: [0, 51],
        trunk: 78,
        leg: [-38, -96],
        foot: 10,
        farLeg: [-108, -172],
        farFoot: 215,
        arm: [-140, -50],
        farArm: [-30, 50],
      },
    ],
    beside: 92,
    arrows: [{ from: [34, 66], to: [58, 66] }],
    isToAndFro: true,
  },
  "pool-walk": {
    poses: [{ ...stride(), arm: [-130, -110], farArm: [-40, -20] }],
    props: [line([-84, 100], [-84, 0])],
    over: water(-80, 90, 88),
    arrows: [{ from: [40, 62], to: [66, 62] }],
  },
  breathing: {
    poses: [{ ...hooklying, arm: arm(-2, 16) }],
    arrows: [{ from: [-14, 28], to: [-14, 46] }],
    isToAndFro: true,
  },
  "pelvic-floor-contraction": {
    poses: [hooklying],
    props: [pelvisOf(2, 8, [70, 78])],
    ...pelvicFloor([70, 78], -6, 12),
  },
  "pelvic-floor-quick": {
    poses: [sitting],
    props: [...chair(-14), pelvisOf(0, 33, [78, 70])],
    ...pelvicFloor([78, 70], -6, 12, 3),
  },
  "pelvic-floor-knack": {
    poses: [{ hip: [-4, 60], trunk: 78, leg: leg(0, 5), arm: arm(16, 104, -1) }],
    props: [
      line([28, 112], [38, 116]),
      line([29, 106], [40, 106]),
      line([28, 100], [38, 96]),
      pelvisOf(-4, 60, [74, 56]),
    ],
    ...pelvicFloor([74, 56], -6, 12),
  },
  "pelvic-floor-drop": {
    poses: [{ ...hooklying, farLeg: leg(26, 5) }],
    props: [pelvisOf(2, 8, [70, 78])],
    ...pelvicFloor([70, 78], 8, -12),
  },
  "deep-squat-drop": {
    poses: [
      { hip: [-6, 60], leg: leg(0, 5), arm: [-20, 0] },
      { hip: [-20, 20], trunk: 70, leg: leg(0, 5), arm: [10, 10] },
    ],
    props: [line([34, 0], [34, 66]), line([26, 66], [34, 66])],
    held: [{ what: "rope", through: ["hand", [32, 62]] }],
    arrows: [{ from: [-36, 22], to: [-36, 4] }],
  },
  "happy-baby": {
    poses: [
      {
        view: "front",
        hip: [0, 0],
        trunk: 180,
        neck: 180,
        leg: [140, 20],
        farLeg: [-140, -20],
        arm: arm(-4, 30, 1),
        farArm: arm(-4, -30, -1),
        foot: 0,
        farFoot: 0,
      },
    ],
    hasNoFloor: true,
    arrows: [
      { from: [-34, 40], to: [-34, 56] },
      { from: [-34, -40], to: [-34, -56] },
    ],
  },
  "butterfly-stretch": {
    poses: [
      {
        view: "front",
        hip: [0, 0],
        trunk: 180,
        neck: 180,
        arm: [20, 0],
        farArm: [-20, 0],
        leg: { to: [30, 4], bend: 1 },
        farLeg: { to: [30, -4], bend: -1 },
        foot: 0,
        farFoot: 0,
      },
    ],
    hasNoFloor: true,
    arrows: [
      { from: [40, 20], to: [32, 40], bulge: -3 },
      { from: [40, -20], to: [32, -40], bulge: 3 },
    ],
  },
};
