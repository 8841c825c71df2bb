/** Right and up are positive; one unit is one pixel of the drawing before it is fitted. */
export type Point = readonly [x: number, y: number];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The point a length away in a direction: 0 is right, 90 is up. */
export const along = ([x, y]: Point, degrees: number, length: number): Point => [
  x + length * Math.cos(radians(degrees)),
  y + length * Math.sin(radians(degrees)),
];
export const distance = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
export const direction = (from: Point, to: Point): number =>
  (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
export const between = (a: Point, b: Point, share = 0.5): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
export const shifted = ([x, y]: Point, dx: number, dy = 0): Point => [x + dx, y + dy];

/**
 * The middle joint of a limb of two lengths that reaches from a root to an end; `bend` says on which side of the way it
 * lies, 1 to the left of it. An end out of reach is a mistake of the pose and throws.
 */
export function middleJoint(
  root: Point,
  end: Point,
  lengths: readonly [number, number],
  bend: 1 | -1,
): Point {
  const [upper, lower] = lengths;
  const reach = distance(root, end);
  if (reach > upper + lower + 0.5 || reach < Math.abs(upper - lower) - 0.5)
    throw new RangeError(`${reach.toFixed(1)} cannot be reached by ${upper} and ${lower}.`);
  const cosine = (upper ** 2 + reach ** 2 - lower ** 2) / (2 * upper * reach);
  const turn = (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
  return along(root, direction(root, end) + bend * turn, upper);
}
