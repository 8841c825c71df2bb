import { type Side, sides } from "#domain/doses/dose.ts";
import type { Exercise } from "./exercise.ts";

type Sided = Pick<Exercise, "isSided">;

/** The sides a line of an exercise may name: one that uses both is not done on one of them. */
export const sidesOf = ({ isSided }: Sided): readonly Side[] =>
  isSided ? sides : ["bilateral", "not-applicable"];

/** The side a new line begins with. */
export const beginSide = (exercise: Sided, treated: Side): Side =>
  sidesOf(exercise).includes(treated) ? treated : "not-applicable";

/** What limits and contraindications are held against: an exercise that uses both sides reaches both, whatever its line says. */
export const reachedSide = ({ isSided }: Sided, side: Side): Side => (isSided ? side : "bilateral");

/** What stands against the side of a line; undefined where the exercise has it. */
export const describeWrongSide = (name: string, exercise: Sided, side: Side): string | undefined =>
  sidesOf(exercise).includes(side)
    ? undefined
    : `${name} is not done on one side alone. Choose bilateral or not applicable, or an exercise of one side.`;
