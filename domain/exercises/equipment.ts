import type { Unit } from "#domain/doses/dose.ts";

/** What an exercise is done with, and the smallest step of it that stands in most clinics (K). */
export const equipmentFacts = {
  band: { label: "resistance band", step: [1, "band"] },
  dumbbell: { label: "dumbbell", step: [1, "lb"] },
  "cuff-weight": { label: "cuff weight", step: [1, "lb"] },
  kettlebell: { label: "kettlebell", step: [5, "lb"] },
  barbell: { label: "barbell", step: [5, "lb"] },
  "cable-machine": { label: "cable machine", step: [5, "lb"] },
  "weight-machine": { label: "weight machine", step: [5, "lb"] },
  gripper: { label: "hand gripper", step: [5, "lb"] },
  step: { label: "step", step: [2, "in"] },
  chair: { label: "chair", step: [1, "in"] },
  bench: { label: "bench", step: [2, "in"] },
  bed: { label: "bed or mat table" },
  wall: { label: "wall" },
  table: { label: "table" },
  counter: { label: "counter or rail" },
  stick: { label: "stick" },
  pulley: { label: "door pulley" },
  roller: { label: "foam roller" },
  roll: { label: "rolled towel" },
  towel: { label: "towel" },
  strap: { label: "strap" },
  ball: { label: "ball" },
  "foam-pad": { label: "foam pad" },
  "sliding-board": { label: "smooth board" },
  putty: { label: "putty" },
  "flexible-bar": { label: "flexible bar" },
  hammer: { label: "hammer" },
  "small-objects": { label: "small objects" },
  "pressure-cuff": { label: "pressure cuff" },
  "head-laser": { label: "head laser" },
  target: { label: "letter or target on the wall" },
  cones: { label: "cones" },
  stairs: { label: "stairs with rail" },
  "parallel-bars": { label: "parallel bars" },
  walker: { label: "walker" },
  crutches: { label: "crutches" },
  cane: { label: "cane" },
  bike: { label: "stationary bike" },
  treadmill: { label: "treadmill", step: [1, "%"] },
  "body-weight-support": { label: "body-weight support" },
  stepper: { label: "seated stepper" },
  "arm-bike": { label: "arm bike" },
  pool: { label: "pool" },
} as const satisfies Record<string, { label: string; step?: readonly [amount: number, unit: Unit] }>;

export type Equipment = keyof typeof equipmentFacts;

/** The step of the first piece that is counted in a unit. */
export function equipmentStep(equipment: readonly Equipment[], unit: Unit): number | undefined {
  for (const piece of equipment) {
    const facts: { label: string; step?: readonly [number, Unit] } = equipmentFacts[piece];
    if (facts.step?.[1] === unit) return facts.step[0];
  }
  return undefined;
}
