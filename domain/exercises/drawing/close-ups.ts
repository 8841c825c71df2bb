import { along, type Point } from "./geometry.ts";
import type { Part, Skeleton } from "./pose.ts";

export type HandPose = {
  elbow?: Point;
  forearm?: number;
  /** How far the hand is bent from the forearm: up or back is positive for a palm that faces down. */
  wrist?: number;
  /** How far knuckle, middle and end joint of the fingers are bent towards the palm. */
  fingers?: readonly [number, number, number];
  /** Directions of the thumb's two parts, from the hand's. */
  thumb?: readonly [number, number];
  /** 1 where bending the fingers turns them to the left of the hand's direction. */
  palm?: 1 | -1;
  long?: number;
};

/** A hand from the side, its fingers as one. */
export function hand({
  elbow = [0, 40],
  forearm = 0,
  wrist = 0,
  fingers = [0, 0, 0],
  thumb = [40, 40],
  palm = -1,
  long = 44,
}: HandPose): Skeleton {
  const wristAt = along(elbow, forearm, long);
  const way = forearm - palm * wrist;
  const knuckle = along(wristAt, way, 22);
  const points: Point[] = [knuckle];
  let bend = way;
  for (const [index, length] of [13, 10, 8].entries()) {
    bend += palm * (fingers[index] ?? 0);
    points.push(along(points.at(-1) ?? knuckle, bend, length));
  }
  const thumbRoot = along(wristAt, way, 7);
  const thumbMiddle = along(thumbRoot, way + palm * thumb[0], 12);
  const thumbTip = along(thumbMiddle, way + palm * thumb[1], 10);
  const parts: Part[] = [
    { id: "forearm", points: [elbow, wristAt], width: 16 },
    { id: "fingers", points, width: 9 },
    { id: "palm", points: [wristAt, knuckle], width: 17 },
    { id: "thumb", points: [thumbRoot, thumbMiddle, thumbTip], width: 8 },
  ];
  return {
    parts,
    heads: [],
    points: {
      elbow,
      wrist: wristAt,
      knuckle,
      tip: points.at(-1) ?? knuckle,
      thumb: thumbTip,
      palm: along(wristAt, way, 16),
    },
  };
}

/** A palm seen flat, its fingers apart by a spread. */
export function palm(spread: number, thumb: readonly [number, number]): Skeleton {
  const wrist: Point = [0, 30];
  const fingers = [-1.5, -0.5, 0.5, 1.5].map((place, index): Part => {
    const root: Point = [place * 8.5, 54];
    return {
      id: `finger${index}`,
      points: [root, along(root, 90 - place * spread, [24, 30, 31, 26][index] ?? 28)],
      width: 8,
    };
  });
  const root: Point = [10, 36];
  const middle = along(root, thumb[0], 15);
  return {
    parts: [
      { id: "forearm", points: [[0, 0], wrist], width: 20 },
      ...fingers,
      {
        id: "palm",
        points: [
          [-9, 44],
          [9, 44],
        ],
        width: 27,
      },
      { id: "thumb", points: [root, middle, along(middle, thumb[1], 13)], width: 8 },
    ],
    heads: [],
    points: Object.fromEntries(fingers.map(({ id, points }) => [id, points.at(-1) ?? wrist])),
  };
}

export type FootPose = { ankle?: Point; shank?: number; foot?: number; toes?: number; arch?: number };

/** A lower leg and foot from the side, toes to the right; `foot` is where the sole points from the heel. */
export function foot({ ankle = [0, 20], shank = 90, foot: way = 0, toes, arch = 0 }: FootPose): Skeleton {
  const heel = along(ankle, way - 125, 14);
  const ball = along(heel, way, 34 - arch / 2);
  const instep = along(along(heel, way, 17 - arch / 4), way + 90, 5 + arch);
  const tip = along(ball, toes ?? way, 13);
  return {
    parts: [
      { id: "foot", points: [heel, instep, ball], width: 13, isCurved: true },
      { id: "toes", points: [ball, tip], width: 10 },
      { id: "shank", points: [along(ankle, shank, 56), ankle, along(ankle, way - 40, 6)], width: 17 },
    ],
    heads: [],
    points: { ankle, heel, ball, toe: tip, knee: along(ankle, shank, 56) },
  };
}
