import type { ExerciseFacts } from "#domain/sessions/plan-in-force.ts";
import { earlierVersions } from "./earlier-versions.ts";
import { ankleAndFootEntries } from "./entries/limbs/ankle-and-foot.ts";
import { elbowAndWristEntries } from "./entries/limbs/elbow-and-wrist.ts";
import { handEntries } from "./entries/limbs/hand.ts";
import { hipEntries } from "./entries/limbs/hip.ts";
import { kneeMotionEntries } from "./entries/limbs/knee-motion.ts";
import { kneeStrengthEntries } from "./entries/limbs/knee-strength.ts";
import { shoulderMotionEntries } from "./entries/limbs/shoulder-motion.ts";
import { shoulderStrengthEntries } from "./entries/limbs/shoulder-strength.ts";
import { backMotionEntries } from "./entries/trunk/back-motion.ts";
import { neckEntries } from "./entries/trunk/neck.ts";
import { thoracicEntries } from "./entries/trunk/thoracic.ts";
import { trunkStrengthEntries } from "./entries/trunk/trunk-strength.ts";
import { aerobicAndPelvicEntries } from "./entries/whole-body/aerobic-and-pelvic.ts";
import { balanceEntries } from "./entries/whole-body/balance.ts";
import { educationEntries } from "./entries/whole-body/education.ts";
import { gaitEntries } from "./entries/whole-body/gait.ts";
import { manualEntries } from "./entries/whole-body/manual.ts";
import { modalityEntries } from "./entries/whole-body/modalities.ts";
import { type Exercise, factsOf } from "./exercise.ts";
import { type ExerciseLibrary, makeLibrary } from "./make-library.ts";

/** Everything built in, now and before. */
export const library: ExerciseLibrary = makeLibrary(
  [
    ...kneeStrengthEntries,
    ...kneeMotionEntries,
    ...hipEntries,
    ...ankleAndFootEntries,
    ...trunkStrengthEntries,
    ...backMotionEntries,
    ...thoracicEntries,
    ...neckEntries,
    ...shoulderMotionEntries,
    ...shoulderStrengthEntries,
    ...elbowAndWristEntries,
    ...handEntries,
    ...balanceEntries,
    ...gaitEntries,
    ...aerobicAndPelvicEntries,
    ...manualEntries,
    ...modalityEntries,
    ...educationEntries,
  ],
  earlierVersions,
);

/** What can be chosen now. */
export const exercises: readonly Exercise[] = library.current;

/** The exercise as it is now, or as it was in a version: its name, words and tags then. */
export const findExercise = library.find;

export const findExerciseFacts = (exerciseId: string): ExerciseFacts | undefined => {
  const exercise = findExercise(exerciseId);
  return exercise ? factsOf(exercise) : undefined;
};

/** What a line that names a version is held against. */
export const exerciseFactsOf = library.factsAt;
