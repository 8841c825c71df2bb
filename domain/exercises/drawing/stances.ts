import type { Limb, Pose } from "./pose.ts";

/** Where a limb's end is; its middle joint to the front for a leg, to the back for an arm. */
export const leg = (x: number, y: number, bend: 1 | -1 = 1): Limb => ({ to: [x, y], bend });
export const arm = (x: number, y: number, bend: 1 | -1 = -1): Limb => ({ to: [x, y], bend });

export const standing: Pose = { hip: [0, 61] };
/** Sitting at the front of a seat with both feet on the floor. */
export const sitting: Pose = { hip: [0, 33], leg: leg(28, 5), arm: [-80, -15] };
/** On the back, head to the left. */
export const supine: Pose = {
  hip: [0, 7.5],
  trunk: 180,
  neck: 172,
  arm: [-12, 6],
  leg: [-2, -2],
  foot: 75,
};
/** On the back with the feet flat and the knees up. */
export const hooklying: Pose = { ...supine, leg: leg(33, 5), foot: 0 };
/** On the belly, head to the right. */
export const prone: Pose = {
  hip: [0, 7.5],
  trunk: 0,
  neck: 14,
  arm: [188, 180],
  leg: [181, 180],
  foot: 184,
};
/** On hands and knees, head to the right. */
export const quadruped: Pose = {
  hip: [0, 33.5],
  trunk: 15,
  neck: 5,
  arm: { to: [35, 4], bend: -1 },
  leg: [-90, 180],
  foot: 180,
};
export const kneeling: Pose = { hip: [0, 33.5], leg: [-90, 180], foot: 180 };
/** On one knee, the near foot in front. */
export const halfKneeling: Pose = { hip: [0, 33], leg: leg(28, 5), farLeg: [-92, 180], farFoot: 180 };
/** Legs straight out, sitting on the floor. */
export const longSitting: Pose = { hip: [0, 8], trunk: 96, leg: [-3, -2], foot: 80, arm: [-110, -95] };
/** Head, chest and arms alone, from the side and from the front. */
export const bust: Pose = { hip: [0, 0], only: "upper" };
export const bustFront: Pose = { ...bust, view: "front" };
/** On the side, seen from the front, head to the left; the near limbs are the upper ones. */
export const sideLying: Pose = {
  view: "front",
  hip: [0, 12],
  trunk: 180,
  neck: 178,
  leg: [-4, -6],
  farLeg: [0, -2],
  foot: -60,
  farFoot: -60,
  farArm: [175, 175],
  arm: [-20, -60],
};
/** Half a walking step: the near foot lands on its heel, the far one pushes off. */
export const stride = (length = 18): Pose => ({
  hip: [0, 58],
  leg: leg(length, 5),
  foot: 12,
  farLeg: leg(-length, 7),
  farFoot: -20,
  arm: [-115, -95],
  farArm: [-65, -45],
});
