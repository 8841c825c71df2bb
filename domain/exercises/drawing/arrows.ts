import type { Arrow, Shape } from "./figure.ts";
import { along, between, direction, distance, type Point } from "./geometry.ts";
import { pointOf, type Skeleton } from "./pose.ts";

/** Joints before a point, nearest first: what does not move is what it turns around. */
const before: Readonly<Record<string, readonly string[]>> = {
  hand: ["elbow", "nearShoulder", "hip"],
  farHand: ["farElbow", "farShoulder", "hip"],
  elbow: ["nearShoulder", "hip"],
  farElbow: ["farShoulder", "hip"],
  toe: ["ankle", "knee", "nearHip"],
  farToe: ["farAnkle", "farKnee", "farHip"],
  ankle: ["knee", "nearHip"],
  farAnkle: ["farKnee", "farHip"],
  knee: ["nearHip", "ankle"],
  farKnee: ["farHip", "farAnkle"],
  head: ["shoulder", "middle", "hip"],
  shoulder: ["middle", "hip"],
};

/** The arrow beside the way of a point: around the joint it turns on, or along the way where it turns on none. */
export function wayOf(name: string, start: Skeleton, end: Skeleton): Arrow {
  const [from, to] = [pointOf(name, start), pointOf(name, end)];
  const gap = name === "head" ? 17 : 13;
  const pivot = (before[name] ?? [])
    .filter((joint) => joint in start.points && joint in end.points)
    .map((joint): [Point, Point] => [pointOf(joint, start), pointOf(joint, end)])
    .find(([a, b]) => distance(a, b) < 1.5)?.[0];
  if (pivot && Math.abs(distance(pivot, from) - distance(pivot, to)) < 2) {
    const first = direction(pivot, from);
    const turn = ((direction(pivot, to) - first + 540) % 360) - 180;
    const trim = Math.sign(turn) * Math.min(6, Math.abs(turn) / 4);
    return {
      around: pivot,
      radius: distance(pivot, to) + gap,
      start: first + trim,
      end: first + turn - trim / 2,
    };
  }
  const away = pivot ? direction(pivot, between(from, to)) : direction(from, to) + 90;
  return { from: along(from, away, gap), to: along(to, away, gap), bulge: 4 };
}

const curveOf = (arrow: Arrow): Point[] => {
  if ("around" in arrow) {
    const { around, radius, start, end } = arrow;
    return Array.from({ length: 13 }, (_, step) =>
      along(around, start + ((end - start) * step) / 12, radius),
    );
  }
  const { from, to, bulge = 0 } = arrow;
  const control = along(between(from, to), direction(from, to) + 90, bulge * 2);
  return Array.from({ length: 13 }, (_, step) => {
    const share = step / 12;
    return between(between(from, control, share), between(control, to, share), share);
  });
};

export function arrowShapes(arrow: Arrow, isToAndFro: boolean): Shape[] {
  const isBothWays = isToAndFro || arrow.isBothWays === true;
  const curve = curveOf(arrow);
  const [first = [0, 0], second = first] = curve;
  const [tip = first, prior = second] = [curve.at(-1), curve.at(-3)];
  const headAt = (point: Point, way: number): Shape => ({
    role: "arrow",
    points: [along(point, way + 150, 8), point, along(point, way - 150, 8)],
  });
  return [
    { role: "arrow", points: curve },
    headAt(tip, direction(prior, tip)),
    ...(isBothWays ? [headAt(first, direction(curve[2] ?? second, first))] : []),
  ];
}
