import { dose, holds } from "#domain/exercises/make-exercise.ts";
import type { OwnExerciseContent } from "#domain/exercises/own/own-exercise.ts";
import type { Goal } from "#domain/prescriptions/prescription.ts";
import { holdSession } from "./hold-session.ts";
import { signVersion } from "./order-therapy.ts";
import type { Standing } from "./run-course.ts";
import { actAs, at, nextOperation, type SeedHouse, workdayBefore } from "./seed-house.ts";

/** On a slope in the yard: what the library has of it is done on a step. */
const hillWalk: OwnExerciseContent = {
  name: "Backward walk up the ramp",
  alsoCalled: "retro walk, uphill",
  region: "knee",
  kind: "exercise",
  purpose: "Quadriceps strength for hills, with little load behind the kneecap",
  position: "walking",
  instruction: {
    en: "Hold the rail. Walk backward up the ramp with short steps. Walk down facing forward.",
    es: "Agárrese de la baranda. Suba la rampa hacia atrás con pasos cortos. Baje mirando hacia delante.",
  },
  usualDose: dose(2, 10),
  doseFields: ["sets", "reps", "rest", "incline", "rpeCap", "painCap"],
  safer: {},
  equipment: ["counter"],
  tags: ["weight-bearing", "fall-risk"],
  motions: [
    { joint: "knee", motion: "extension" },
    { joint: "ankle", motion: "dorsiflexion" },
  ],
  weightBearing: ["leg"],
  isLoaded: true,
  isSided: false,
  isHomeSuitable: false,
  easier: ["mini-squat"],
  harder: [],
  source: "Cedar River morning group",
};

const wallSit: OwnExerciseContent = {
  ...hillWalk,
  name: "Wall sit with the ball",
  alsoCalled: "ball sit",
  purpose: "Quadriceps endurance without moving the knee",
  position: "standing",
  instruction: { en: "Lean on the ball. Sit down a little. Hold, then stand up.", es: "" },
  usualDose: holds(3, 20),
  doseFields: ["sets", "hold", "painCap"],
  equipment: ["ball", "wall"],
  tags: ["weight-bearing"],
  easier: [],
  source: "",
};

/** Two exercises of the clinic's own: one said better in a second version and prescribed, the other no longer used. */
export async function keepOwnExercises(
  house: SeedHouse,
  standing: Standing,
  anchorDay: string,
): Promise<void> {
  const { who, carried, course } = standing;
  at(house, workdayBefore(anchorDay, 5), "17:05", who.timeZone);
  const therapist = await actAs(house, who.therapistId);
  const { clinicId } = who;
  const ramp = await therapist.exercises.add({
    operationId: nextOperation(),
    clinicId,
    content: { ...hillWalk, name: "Backward ramp walk", instruction: { ...hillWalk.instruction, es: "" } },
  });
  const ball = await therapist.exercises.add({ operationId: nextOperation(), clinicId, content: wallSit });
  await therapist.exercises.change({
    operationId: nextOperation(),
    exerciseId: ramp.exerciseId,
    expectedVersion: 1,
    content: hillWalk,
  });
  await therapist.exercises.retire({
    operationId: nextOperation(),
    exerciseId: ball.exerciseId,
    expectedVersion: 1,
    reason: "The library has wall slides; nobody used this one.",
  });
  await prescribeOwn(house, standing, anchorDay, ramp.exerciseId);
  await holdSession(house, course, who, carried, course.sessions);
}

/** A line of it in the next version of the prescription, which the therapist accepts. */
async function prescribeOwn(
  house: SeedHouse,
  { carried, who }: Standing,
  anchorDay: string,
  exerciseId: string,
): Promise<void> {
  const { patientId, episodeId } = carried;
  at(house, workdayBefore(anchorDay, 4), "11:50", who.timeZone);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId });
  const composed = await physiatrist.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "current" },
  });
  const { lines } = composed.content;
  const [first] = lines;
  if (!first) throw new Error("No line stands before the clinic's own exercise");
  const line = {
    lineId: `${first.lineId}-own`,
    lineKey: `${first.lineKey}-own`,
    exerciseId,
    exerciseVersion: 2,
    name: hillWalk.name,
    side: "not-applicable" as const,
    owner: "prescriber" as const,
    consequence: "act-and-tell" as const,
    dose: hillWalk.usualDose,
    bounds: {},
    weeklySteps: {},
    isHomeProgram: false,
    note: "",
  };
  await signVersion(house, who, {
    episodeId,
    content: {
      ...composed.content,
      lines: [...lines, line],
      goals: stillAhead(composed.content.goals, anchorDay),
    },
    composed,
  });
  at(house, workdayBefore(anchorDay, 3), "08:20", who.timeZone);
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const prescription = await therapist.prescriptions.get({ episodeId });
  await therapist.prescriptions.accept({
    operationId: nextOperation(),
    episodeId,
    expectedVersion: prescription?.version ?? 0,
    reason: "",
  });
}

/** A goal whose day has passed was met, and is not asked for again. */
const stillAhead = (goals: readonly Goal[], anchorDay: string): Goal[] =>
  goals.filter((goal) => goal.targetOn >= anchorDay);
