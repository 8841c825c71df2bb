import { along, between, direction, middleJoint, type Point, shifted } from "./geometry.ts";

/** Lengths of the drawn body; they never change, whatever it does. */
export const body = {
  trunk: 36,
  neck: 17,
  head: 10,
  upperArm: 19,
  forearm: 20,
  thigh: 28,
  shank: 28,
  foot: 12,
  /** An ankle stands so high over the floor. */
  ankle: 5,
} as const;

/** Directions of the upper and the lower part, or the place its end is at with the side its middle joint bends to. */
export type Limb = readonly [upper: number, lower: number] | { readonly to: Point; readonly bend: 1 | -1 };

/**
 * A body from the side, looking right, or from the front; every direction is where a part points from the joint nearer
 * the hip: 0 right, 90 up. The near limbs of a side view are those of the right of a front view.
 */
export type Pose = {
  view?: "side" | "front";
  /** Where the middle of the hips is; without it the body rests with its lowest point on `on`. */
  hip?: Point;
  on?: number;
  /** One direction, or that of its lower and of its upper half. */
  trunk?: number | readonly [lower: number, upper: number];
  neck?: number;
  /** Where the nose points; a front view has none unless it looks aside. */
  nose?: number;
  arm?: Limb;
  farArm?: Limb;
  leg?: Limb;
  farLeg?: Limb;
  foot?: number;
  farFoot?: number;
  /** What a close-up leaves out. */
  only?: "upper" | "lower";
};

export type PartId = "trunk" | "head" | "nose" | "arm" | "farArm" | "leg" | "farLeg" | (string & {});
export type Part = { id: PartId; points: readonly Point[]; width: number; isCurved?: boolean };
export type Skeleton = {
  /** Back to front. */
  parts: readonly Part[];
  heads: readonly { center: Point; radius: number }[];
  /** Joints and ends by name. */
  points: Readonly<Record<string, Point>>;
};

const width = { trunk: 15, frontTrunk: 24, leg: 11, arm: 8, nose: 0 };

type Side = { root: Point; limb: Limb; lengths: readonly [number, number] };
function jointsOf({ root, limb, lengths }: Side): [Point, Point, Point] {
  if ("to" in limb) return [root, middleJoint(root, limb.to, lengths, limb.bend), limb.to];
  const middle = along(root, limb[0], lengths[0]);
  return [root, middle, along(middle, limb[1], lengths[1])];
}

const legLengths = [body.thigh, body.shank] as const;
const armLengths = [body.upperArm, body.forearm] as const;

function boneOf(pose: Pose, hip: Point): Skeleton {
  const isFront = pose.view === "front";
  const [low, high] = typeof pose.trunk === "object" ? pose.trunk : [pose.trunk ?? 90, pose.trunk ?? 90];
  const middle = along(hip, low, body.trunk / 2);
  const shoulder = along(middle, high, body.trunk / 2);
  const neck = pose.neck ?? high;
  const head = along(shoulder, neck, body.neck);
  // A front view shows both sides: hips and shoulders stand off the middle line, the near side to its right.
  const across = isFront ? direction(hip, shoulder) - 90 : 0;
  const [hipOff, shoulderOff] = isFront ? [6.5, 11.5] : [0, 0];
  const shoulderAt = isFront ? along(shoulder, high + 180, 5) : shoulder;
  const leg = jointsOf({
    root: along(hip, across, hipOff),
    limb: pose.leg ?? [-90, -90],
    lengths: legLengths,
  });
  const farLeg = jointsOf({
    root: along(hip, across + 180, hipOff),
    limb: pose.farLeg ?? (isFront ? [-90, -90] : (pose.leg ?? [-90, -90])),
    lengths: legLengths,
  });
  const arm = jointsOf({
    root: along(shoulderAt, across, shoulderOff),
    limb: pose.arm ?? (isFront ? [-80, -85] : [-96, -78]),
    lengths: armLengths,
  });
  const farArm = jointsOf({
    root: along(shoulderAt, across + 180, shoulderOff),
    limb: pose.farArm ?? (isFront ? [-100, -95] : (pose.arm ?? [-96, -78])),
    lengths: armLengths,
  });
  const footLength = isFront ? 6 : body.foot;
  const toe = along(leg[2], pose.foot ?? 0, footLength);
  const farToe = along(farLeg[2], pose.farFoot ?? (isFront ? 180 : (pose.foot ?? 0)), footLength);
  const nose = pose.nose ?? neck - 90;
  const legs: Part[] = [
    { id: "farLeg", points: [...farLeg, farToe], width: width.leg - 1 },
    { id: "leg", points: [...leg, toe], width: width.leg },
  ];
  const trunk: Part = {
    id: "trunk",
    points: pose.only === "upper" ? [middle, shoulderAt] : [hip, middle, shoulderAt],
    width: isFront ? width.frontTrunk : width.trunk,
    isCurved: pose.only !== "upper" && low !== high,
  };
  const noseAt: Part = {
    id: "nose",
    points: [along(head, nose, body.head), along(head, nose, body.head + 3.5)],
    width: width.nose,
  };
  const [back = trunk, front = trunk] = legs;
  const all: Part[] = [
    { id: "farArm", points: farArm, width: width.arm - 1 },
    ...(pose.only === "upper" ? [] : [back]),
    trunk,
    ...(pose.only === "upper" ? [] : [front]),
    ...(isFront && pose.nose === undefined ? [] : [noseAt]),
    { id: "arm", points: arm, width: width.arm },
  ];
  const parts = pose.only === "lower" ? all.filter(({ id }) => !/arm|nose/i.test(id)) : all;
  return {
    parts,
    heads: pose.only === "lower" ? [] : [{ center: head, radius: body.head }],
    points: {
      hip,
      shoulder,
      head,
      middle,
      knee: leg[1],
      ankle: leg[2],
      toe,
      farKnee: farLeg[1],
      farAnkle: farLeg[2],
      farToe,
      elbow: arm[1],
      hand: arm[2],
      farElbow: farArm[1],
      farHand: farArm[2],
      nearShoulder: arm[0],
      farShoulder: farArm[0],
      nearHip: leg[0],
      farHip: farLeg[0],
      waist: between(hip, middle),
    },
  };
}

/** The lowest that is drawn, strokes and head included. */
const lowestOf = ({ parts, heads }: Skeleton): number =>
  Math.min(
    ...parts.flatMap((part) => part.points.map(([, y]) => y - part.width / 2)),
    ...heads.map(({ center, radius }) => center[1] - radius),
  );

export function moved(skeleton: Skeleton, dx: number, dy = 0): Skeleton {
  return {
    parts: skeleton.parts.map((part) => ({ ...part, points: part.points.map((at) => shifted(at, dx, dy)) })),
    heads: skeleton.heads.map((head) => ({ ...head, center: shifted(head.center, dx, dy) })),
    points: Object.fromEntries(
      Object.entries(skeleton.points).map(([name, at]) => [name, shifted(at, dx, dy)]),
    ),
  };
}

/** The body in a pose, at its place: nothing of it floats unless the pose says where its hips are. */
export function skeletonOf(pose: Pose): Skeleton {
  if (pose.hip) return boneOf(pose, pose.hip);
  const loose = boneOf(pose, [0, 0]);
  return moved(loose, 0, (pose.on ?? 0) - lowestOf(loose));
}

/** A place as it is, or a point of the body by its name. */
export function pointOf(spot: Point | string, { points }: Skeleton): Point {
  if (typeof spot !== "string") return spot;
  const point = points[spot];
  if (!point) throw new RangeError(`The body has no ${spot}.`);
  return point;
}
