import type { Figure } from "#domain/exercises/drawing/figure.ts";
import { bars, bed, chair, counter, line, stairs, treadmill } from "#domain/exercises/drawing/props.ts";
import { arm, leg, sideLying, sitting, stride } from "#domain/exercises/drawing/stances.ts";

const forward = { from: [36, 64], to: [62, 64] } as const;

const walker = (x: number): Figure["props"] => [
  line([x, 64], [x + 20, 64], [x + 24, 0]),
  line([x + 2, 64], [x - 2, 0]),
  line([x - 1, 32], [x + 22, 32]),
];

export const gaitFigures: Record<string, Figure> = {
  "bed-mobility": {
    poses: [
      { ...sideLying, hip: [0, 46] },
      {
        view: "front",
        hip: [0, 48],
        trunk: 140,
        neck: 134,
        leg: [-22, -84],
        farLeg: [-24, -86],
        farArm: [-70, 186],
        arm: [-100, 176],
      },
    ],
    props: bed(-80, 26, 34),
    arrows: [{ from: [-52, 92], to: [-28, 104], bulge: 4 }],
  },
  "transfer-training": {
    poses: [
      { ...sitting, trunk: 68, arm: arm(-2, 34) },
      { hip: [14, 58], trunk: 80, leg: leg(24, 5), arm: [-60, -20] },
    ],
    beside: 44,
    props: [...chair(-14), line([104, 25], [134, 25]), line([106, 25], [106, 0]), line([132, 60], [132, 0])],
    arrows: [{ from: [88, 84], to: [112, 62], bulge: 5 }],
  },
  "gait-parallel-bars": {
    poses: [{ ...stride(), arm: arm(16, 66), farArm: arm(-10, 66) }],
    props: bars(-70, 80, 62),
    arrows: [{ from: [36, 92], to: [62, 92] }],
  },
  "gait-walker": {
    poses: [{ ...stride(16), arm: arm(24, 66), farArm: arm(24, 66) }],
    props: walker(22) ?? [],
    arrows: [{ from: [52, 84], to: [76, 84] }],
  },
  "gait-crutches": {
    poses: [
      {
        hip: [0, 60],
        leg: leg(4, 5),
        farLeg: [-60, -110],
        farFoot: -10,
        trunk: 84,
        arm: arm(18, 62),
        farArm: arm(18, 62),
      },
    ],
    over: [line([5, 90], [18, 62], [30, 0])],
    arrows: [{ from: [44, 70], to: [70, 70] }],
  },
  "gait-cane": {
    poses: [{ ...stride(16), arm: arm(22, 64) }],
    over: [line([18, 68], [27, 66], [30, 0])],
    arrows: [{ from: [44, 70], to: [70, 70] }],
  },
  "gait-training": { poses: [stride()], arrows: [forward] },
  "gait-dual-task": {
    poses: [{ ...stride() }],
    props: [
      {
        role: "floor",
        isClosed: true,
        points: [
          [24, 104],
          [62, 104],
          [62, 126],
          [24, 126],
          [24, 118],
          [17, 113],
          [24, 111],
        ],
      },
      ...[34, 43, 52].map((x) => ({ role: "solid", points: [[x, 115]], radius: 2 }) as const),
    ],
    arrows: [forward],
  },
  "stair-training": {
    poses: [
      { hip: [0, 67], trunk: 82, leg: leg(16, 29), farLeg: leg(-6, 17), farFoot: -10, arm: arm(30, 84) },
    ],
    props: [...stairs(-40, 4), line([-40, 0], [-40, 62], [46, 110], [46, 48])],
    arrows: [{ from: [26, 62], to: [44, 74] }],
  },
  "curb-and-ramp": {
    poses: [
      { hip: [-6, 59], trunk: 82, leg: leg(12, 19), farLeg: leg(-18, 6), farFoot: -15, arm: arm(20, 68) },
    ],
    props: [line([0, 0], [0, 14], [44, 14], [90, 0])],
    over: [line([16, 72], [25, 70], [30, 14])],
    arrows: [{ from: [40, 70], to: [66, 74] }],
  },
  "backward-walk": {
    poses: [{ ...stride(), leg: leg(16, 5), farLeg: leg(-18, 6), farFoot: -15 }],
    props: counter(44, 66),
    arrows: [{ from: [-30, 64], to: [-58, 64] }],
  },
  "treadmill-supported": {
    poses: [{ ...stride(16), hip: [0, 62], leg: leg(14, 9), farLeg: leg(-16, 11) }],
    props: [
      ...treadmill(-44, 46),
      line([-10, 140], [64, 140], [64, 0]),
      {
        role: "line",
        points: [
          [-12, 96],
          [0, 140],
          [12, 96],
        ],
      },
    ],
    over: [
      {
        role: "prop",
        points: [
          [-7, 70],
          [7, 70],
        ],
      },
      {
        role: "prop",
        points: [
          [-7, 88],
          [7, 88],
        ],
      },
    ],
  },
};
