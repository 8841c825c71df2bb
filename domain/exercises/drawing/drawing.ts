import type { Figure, MarkRole, Shape } from "./figure.ts";
import { type Point, shifted } from "./geometry.ts";
import { shapesOf } from "./shapes.ts";

/** One path: `d` as in SVG; a limb also says how wide it is. */
export type Mark = { role: MarkRole; d: string; width?: number };
/** A drawing in a box of fixed size, its marks back to front. */
export type Drawing = { width: number; height: number; marks: readonly Mark[] };

const box = { width: 230, height: 140, margin: 8 } as const;
/** A body that lies is drawn larger than one that stands, up to this. */
const largest = 1.4;

const reach = (shape: Shape): number => shape.radius ?? (shape.width ?? 3) / 2;
const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Fitted into the box, standing on the floor line where there is one. */
export function drawingOf(figure: Figure): Drawing {
  const shapes = shapesOf(figure);
  const zoom = figure.zoom ?? largest;
  const edge = (axis: 0 | 1, sign: 1 | -1): number =>
    sign *
    Math.max(...shapes.flatMap((shape) => shape.points.map((point) => sign * point[axis] + reach(shape))));
  const [left, right, top] = [edge(0, -1), edge(0, 1), edge(1, 1)];
  const bottom = figure.hasNoFloor ? edge(1, -1) : Math.min(0, edge(1, -1));
  const room = { width: box.width - 2 * box.margin, height: box.height - 2 * box.margin };
  const scale = Math.min(zoom, room.width / (right - left), room.height / (top - bottom));
  const down = figure.hasNoFloor
    ? (box.height + (top + bottom) * scale) / 2
    : box.height - box.margin + bottom * scale;
  const place = ([x, y]: Point): Point => [
    box.width / 2 + (x - (left + right) / 2) * scale,
    down - y * scale,
  ];
  const marks = shapes.map((shape): Mark => {
    const d = pathOf(shape, shape.points.map(place), scale);
    return {
      role: shape.role,
      d,
      ...(shape.width === undefined ? {} : { width: Math.round(shape.width * scale * 10) / 10 }),
    };
  });
  const floor: Mark[] = figure.hasNoFloor
    ? []
    : [{ role: "floor", d: `M${box.margin} ${round(down)}H${box.width - box.margin}` }];
  return { width: box.width, height: box.height, marks: [...floor, ...marks] };
}

function pathOf({ isCurved, isClosed, radius }: Shape, points: readonly Point[], scale: number): string {
  const [first = [0, 0]] = points;
  const words = (point: Point): string => `${round(point[0])} ${round(point[1])}`;
  if (radius !== undefined) {
    const r = round(radius * scale);
    return `M${words(shifted(first, -radius * scale))}a${r} ${r} 0 1 0 ${round(2 * radius * scale)} 0a${r} ${r} 0 1 0 ${round(-2 * radius * scale)} 0z`;
  }
  const [, middle, last] = points;
  if (isCurved && middle && last) {
    // Through the middle, not only towards it, so that a bent trunk keeps its length.
    const control: Point = [
      2 * middle[0] - (first[0] + last[0]) / 2,
      2 * middle[1] - (first[1] + last[1]) / 2,
    ];
    return `M${words(first)}Q${words(control)} ${words(last)}`;
  }
  return `M${points.map(words).join("L")}${isClosed ? "z" : ""}`;
}
