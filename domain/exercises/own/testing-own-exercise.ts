import { dose } from "#domain/exercises/make-exercise.ts";
import type { OwnExerciseContent } from "./own-exercise.ts";

/** An own exercise as a clinic would add it: a wall slide with a ball, on the legs, against body weight. */
export const someOwnExercise = (change: Partial<OwnExerciseContent> = {}): OwnExerciseContent => ({
  name: "Ball wall squat",
  alsoCalled: "swiss ball squat",
  region: "knee",
  kind: "exercise",
  purpose: "Knee strength in standing",
  position: "standing",
  instruction: { en: "Lean on the ball. Bend your knees a little. Stand up slowly.", es: "" },
  usualDose: dose(2, 10),
  doseFields: ["sets", "reps", "painCap"],
  safer: {},
  equipment: ["ball", "wall"],
  tags: ["weight-bearing"],
  motions: [{ joint: "knee", motion: "flexion" }],
  weightBearing: ["leg"],
  isLoaded: true,
  isSided: false,
  isHomeSuitable: true,
  easier: ["mini-squat"],
  harder: [],
  source: "",
  ...change,
});
