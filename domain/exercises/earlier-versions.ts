import type { Exercise } from "./exercise.ts";

/**
 * Exercises as they were said before their version was raised, whole and never edited: a session of years ago still
 * says what was meant. Whoever changes the name, words, tags, movements or fields of an exercise that was released puts
 * the old one here and raises its version by one.
 */
export const earlierVersions: readonly Exercise[] = [];
