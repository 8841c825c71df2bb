import { arrowShapes, wayOf } from "./arrows.ts";
import type { Figure, Held, Shape } from "./figure.ts";
import { along, direction, distance, type Point, shifted } from "./geometry.ts";
import { moved, type Part, type Pose, pointOf, type Skeleton, skeletonOf } from "./pose.ts";

const isSkeleton = (pose: Pose | Skeleton): pose is Skeleton => "parts" in pose;
const bodyShapes = ({ parts, heads }: Skeleton): Shape[] => [
  ...parts.filter(({ id }) => id !== "arm" && id !== "nose").map((part): Shape => shapeOf(part)),
  ...parts.filter(({ id }) => id === "nose").map(({ points }): Shape => ({ role: "line", points })),
  ...heads.map(({ center, radius }): Shape => ({ role: "head", points: [center], radius })),
  ...parts.filter(({ id }) => id === "arm").map((part): Shape => shapeOf(part)),
];
const shapeOf = ({ points, width, isCurved = false }: Part): Shape => ({
  role: "limb",
  points,
  width,
  isCurved,
});

const hasMoved = (a: readonly Point[], b: readonly Point[]): boolean =>
  a.some((point, index) => {
    const other = b[index];
    return other !== undefined && distance(point, other) > 1.5;
  });

/** Of the start only what moves, dashed. */
const ghostShapes = (start: Skeleton, end: Skeleton): Shape[] => [
  ...start.parts.flatMap(({ id, points, isCurved = false }): Shape[] => {
    const other = end.parts.find((part) => part.id === id);
    return id !== "nose" && other && hasMoved(points, other.points)
      ? [{ role: "ghost", points, isCurved }]
      : [];
  }),
  ...start.heads.flatMap(({ center, radius }, index): Shape[] => {
    const other = end.heads[index];
    return other && hasMoved([center], [other.center]) ? [{ role: "ghost", points: [center], radius }] : [];
  }),
];

function heldShapes(held: readonly Held[], skeleton: Skeleton): Shape[] {
  return held.flatMap((thing): Shape[] => {
    if ("through" in thing) {
      const points = thing.through.map((spot) => pointOf(spot, skeleton));
      if (thing.what !== "stick") return [{ role: thing.what === "band" ? "thin" : "line", points }];
      const [first = [0, 0], last = first] = [points[0], points.at(-1)];
      const way = direction(first, last);
      return [{ role: "prop", points: [along(first, way, -10), along(last, way, 10)] }];
    }
    const center = pointOf(thing.at, skeleton);
    switch (thing.what) {
      case "ball":
        return [{ role: "head", points: [center], radius: 8 }];
      case "grip":
        return [{ role: "head", points: [center], radius: 3.5 }];
      case "box":
        return [{ role: "prop", isClosed: true, points: squareAt(center, 10) }];
      case "cuff":
        return [{ role: "solid", isClosed: true, points: squareAt(center, 4.5) }];
      case "weight":
        return [{ role: "solid", points: [center], radius: 7 }];
      case "dumbbell":
        return [
          { role: "prop", points: [shifted(center, -6), shifted(center, 6)] },
          ...[-7, 7].map(
            (dx): Shape => ({ role: "solid", isClosed: true, points: squareAt(shifted(center, dx), 3.5) }),
          ),
        ];
      default:
        return thing satisfies never;
    }
  });
}
const squareAt = ([x, y]: Point, half: number): Point[] => [
  [x - half, y - half],
  [x + half, y - half],
  [x + half, y + half],
  [x - half, y + half],
];

/** All shapes of a figure in body units, back to front. */
export function shapesOf(figure: Figure): Shape[] {
  const { beside, props = [], over = [], held = [], moves = [], arrows = [], isToAndFro = false } = figure;
  const skeletons = figure.poses.map((pose, index) =>
    moved(isSkeleton(pose) ? pose : skeletonOf(pose), (beside ?? 0) * index),
  );
  const [start] = skeletons;
  const end = skeletons.at(-1);
  if (!start || !end) throw new RangeError("A figure has a pose.");
  const shown = beside === undefined ? [end] : skeletons;
  return [
    ...props,
    ...(beside === undefined && start !== end ? ghostShapes(start, end) : []),
    ...shown.flatMap((skeleton) => {
      const things = heldShapes(held, skeleton);
      return [
        ...things.filter(({ role }) => role === "thin"),
        ...bodyShapes(skeleton),
        ...things.filter(({ role }) => role !== "thin"),
      ];
    }),
    ...over,
    ...moves.flatMap((name) => arrowShapes(wayOf(name, start, end), isToAndFro)),
    ...arrows.flatMap((arrow) => arrowShapes(arrow, isToAndFro)),
  ];
}
