import type { Point } from "./geometry.ts";
import type { Pose, Skeleton } from "./pose.ts";

/** How a stroke of a drawing is meant; its look is the screen's. */
export const markRoles = [
  "limb",
  "head",
  "line",
  "ghost",
  "prop",
  "thin",
  "solid",
  "floor",
  "arrow",
] as const;
export type MarkRole = (typeof markRoles)[number];

/** A mark before it is fitted into the box. */
export type Shape = {
  role: MarkRole;
  points: readonly Point[];
  width?: number;
  isCurved?: boolean;
  isClosed?: boolean;
  radius?: number;
};

/** Where something stands: a place, or a point of the body by name. */
export type Spot = Point | string;
export type Held =
  | { what: "dumbbell" | "cuff" | "weight" | "ball" | "box" | "grip"; at: Spot }
  | { what: "band" | "stick" | "rope"; through: readonly Spot[] };

export type Arrow =
  | { from: Point; to: Point; bulge?: number; isBothWays?: boolean }
  | { around: Point; radius: number; start: number; end: number; isBothWays?: boolean };

export type Figure = {
  poses: readonly (Pose | Skeleton)[];
  /** Poses stand next to each other so far apart; without it the start lies dashed under the end. */
  beside?: number;
  props?: readonly Shape[];
  /** What lies in front of the body. */
  over?: readonly Shape[];
  held?: readonly Held[];
  /** Points whose way from start to end an arrow shows. */
  moves?: readonly string[];
  arrows?: readonly Arrow[];
  /** Both ways, for what swings. */
  isToAndFro?: boolean;
  hasNoFloor?: boolean;
  /** For close-ups: the most it is enlarged. */
  zoom?: number;
};
