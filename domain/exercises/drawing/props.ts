import type { Shape } from "./figure.ts";
import { along, type Point } from "./geometry.ts";

const line = (...points: Point[]): Shape => ({ role: "prop", points });
const thin = (...points: Point[]): Shape => ({ role: "thin", points });

/** Furniture and equipment that stands in its place; lengths in body units, heights over the floor. */
export const chair = (x: number, seat = 25): Shape[] => [
  line([x, seat + 36], [x, 0]),
  line([x, seat], [x + 27, seat], [x + 27, 0]),
];
export const bed = (left: number, right: number, height = 26): Shape[] => [
  line([left, height], [right, height]),
  line([left + 5, height], [left + 5, 0]),
  line([right - 5, height], [right - 5, 0]),
];
export const table = bed;
export const wall = (x: number, height = 122): Shape[] => [line([x, 0], [x, height])];
export const step = (left: number, right: number, height = 14): Shape[] => [
  line([left, 0], [left, height], [right, height], [right, 0]),
];
/** A counter or rail to hold, its edge towards the left. */
export const counter = (x: number, height = 66): Shape[] => [
  line([x, height], [x + 18, height], [x + 18, 0]),
];
export const roll = (x: number, y: number, radius = 7): Shape[] => [
  { role: "head", points: [[x, y]], radius },
];
/** What a band, rope or cable is tied to: a post with a mark. */
export const anchor = (x: number, y: number, height = 110): Shape[] => [
  line([x, 0], [x, height]),
  { role: "solid", points: [[x, y]], radius: 3 },
];
export const mat = (left: number, right: number, front = -13): Shape[] => [
  {
    role: "floor",
    isClosed: true,
    points: [
      [left, front],
      [right, front],
      [right + 16, 9],
      [left + 16, 9],
    ],
  },
];
export const ceilingHook = (x: number, y: number): Shape[] => [
  line([x - 16, y], [x + 16, y]),
  { role: "head", points: [[x, y - 6]], radius: 5 },
];
export const target = (x: number, y: number): Shape[] => [
  {
    role: "prop",
    isClosed: true,
    points: [
      [x - 2, y - 8],
      [x + 2, y - 8],
      [x + 2, y + 8],
      [x - 2, y + 8],
    ],
  },
];
export const cones = (...xs: number[]): Shape[] =>
  xs.map(
    (x): Shape => ({
      role: "prop",
      isClosed: true,
      points: [
        [x - 5, 0],
        [x + 5, 0],
        [x, 14],
      ],
    }),
  );
export const bars = (left: number, right: number, height: number): Shape[] => [
  line([left, height], [right, height]),
  line([left + 6, height], [left + 6, 0]),
  line([right - 6, height], [right - 6, 0]),
];
export const stairs = (left: number, count: number, rise = 12, run = 22): Shape[] => [
  line(
    [left, 0],
    ...Array.from({ length: count }, (_, index): Point[] => [
      [left + index * run, (index + 1) * rise],
      [left + (index + 1) * run, (index + 1) * rise],
    ]).flat(),
    [left + count * run, 0],
  ),
];
/** A moving belt with its rail; `rise` lifts its far end. */
export const treadmill = (left: number, right: number, rise = 0): Shape[] => [
  line([left, 4], [right, 4 + rise]),
  line([left, 0], [right, 0 + rise]),
  line([right - 4, 4 + rise], [right + 6, 74 + rise], [right - 12, 78 + rise]),
];
/** A wheel with its frame, seat and handles. */
export const bike = (): Shape[] => [
  { role: "head", points: [[54, 18]], radius: 17 },
  line([0, 52], [26, 24], [54, 18]),
  line([-9, 52], [9, 52]),
  line([6, 45], [46, 66], [38, 74]),
  line([46, 66], [54, 18]),
  line([4, 46], [-6, 0]),
];
export const water = (left: number, right: number, level: number): Shape[] => [
  {
    role: "thin",
    points: Array.from(
      { length: 41 },
      (_, index): Point => [
        left + ((right - left) * index) / 40,
        level + 2.5 * Math.sin((index * Math.PI) / 4),
      ],
    ),
  },
];
/** A cushion or pad of a machine at a place, turned by a direction. */
export const pad = (at: Point, degrees: number, long = 20): Shape => ({
  role: "prop",
  points: [along(at, degrees, long / 2), along(at, degrees + 180, long / 2)],
});
export { line, thin };
