import { someOwnExercise } from "#domain/exercises/own/testing-own-exercise.ts";
import { callerFor, op, type TestHouse } from "#server/testing.ts";
import { nothing, type Probe, row } from "./testing-probe.ts";
import type { Target } from "./testing-target.ts";

/** Two exercises of a clinic's own, one of them retired. */
export async function fillExercises(
  house: TestHouse,
  physiatristId: string,
  clinicId: string,
): Promise<Pick<Target, "ownExerciseId" | "retiredExerciseId">> {
  const { exercises } = await callerFor(house, physiatristId);
  const add = (name: string) =>
    exercises.add({ operationId: op(), clinicId, content: someOwnExercise({ name }) });
  const [own, retired] = [await add("Ball wall squat"), await add("Wall squat, old way")];
  await exercises.retire(named(retired.exerciseId, 1));
  return { ownExerciseId: own.exerciseId, retiredExerciseId: retired.exerciseId };
}

const named = (exerciseId: string, expectedVersion: number) => ({
  operationId: op(),
  exerciseId,
  expectedVersion,
  reason: "replaced",
});

export const exerciseProbes: Record<string, Probe> = {
  "exercises.search": nothing((c) => c.exercises.search({ text: "press" })),
  "exercises.get": nothing((c) => c.exercises.get({ exerciseId: "leg-press", exerciseVersion: 1 })),
  "exercises.harder": nothing((c) => c.exercises.harder({ exerciseId: "leg-press" })),
  "exercises.facts": nothing((c) => c.exercises.facts({ exerciseIds: ["leg-press"] })),
  "exercises.list": {
    ...nothing((c) => c.exercises.list({ text: "", whose: "own" })),
    sees: (answer, target) => JSON.stringify(answer).includes(target.ownExerciseId),
  },
  "exercises.add": row((c, { target }) =>
    c.exercises.add({
      operationId: op(),
      clinicId: target.clinicId,
      content: someOwnExercise({ name: "Another squat" }),
    }),
  ),
  "exercises.change": row((c, { target }) =>
    c.exercises.change({
      operationId: op(),
      exerciseId: target.ownExerciseId,
      expectedVersion: 1,
      content: someOwnExercise(),
    }),
  ),
  "exercises.retire": row((c, { target }) => c.exercises.retire(named(target.ownExerciseId, 1))),
  "exercises.restore": row((c, { target }) => c.exercises.restore(named(target.retiredExerciseId, 2))),
};
