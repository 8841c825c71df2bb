import { addDays } from "#domain/calendar/days.ts";
import { findExercise } from "#domain/exercises/library.ts";
import { beginSide } from "#domain/exercises/sided.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { beginTreatment } from "#domain/prescriptions/lines/treatment.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { Course } from "./course.ts";
import type { Assignment, Carried } from "./run-course.ts";
import { actAs, actorOf, at, nextOperation, type SeedHouse } from "./seed-house.ts";

/** Writes and signs the first version. */
export async function prescribe(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  episodeId: string,
): Promise<void> {
  const physiatrist = await actAs(house, who.physiatristId);
  const composed = await physiatrist.prescriptions.compose({
    episodeId,
    discipline: course.discipline ?? "PT",
    from: course.from,
  });
  // A course of many weeks lasts past today; a discharged one ended with it.
  const weeks = course.orderedWeeks ?? (course.special === "discharged" ? 10 : course.weeksAgo + 5);
  const startsOn = composed.content.startsOn;
  const lasting = {
    ...composed.content,
    ...answerPhase(composed.content),
    frequency: { ...composed.content.frequency, weeks: Math.min(weeks, 52) },
    endsOn: addDays(startsOn, weeks * 7),
    reviewOn: addDays(startsOn, Math.min(weeks * 7, (course.weeksAgo + 2) * 7)),
    primaryMeasureId: course.measureId,
    limits: composed.content.limits.map((limit) =>
      limit.owner.kind === "surgeon" && limit.owner.name === ""
        ? { ...limit, owner: { ...limit.owner, name: "Dr. V. Montano" } }
        : limit,
    ),
  };
  const ordered = (course.ordered ?? []).map(
    ({ exerciseId, ...more }): Line => ({
      ...usualLine(house, course, exerciseId),
      owner: "prescriber",
      ...more,
    }),
  );
  const withLines = { ...lasting, lines: [...lasting.lines, ...ordered] };
  const { shownName } = await actorOf(house, who.physiatristId);
  const owner = { kind: "physiatrist", staffId: who.physiatristId, name: shownName } as const;
  const content = course.change ? course.change(withLines, owner) : withLines;
  await signVersion(house, who, { episodeId, content, composed });
}

/** The phase is opened a few days after it may be, with every criterion seen to. */
function answerPhase({ protocol, startsOn }: PrescriptionContent): Partial<PrescriptionContent> {
  if (!protocol) return {};
  return {
    protocol: {
      ...protocol,
      countedFromOn:
        protocol.countsFrom === "start" && protocol.countedFromOn
          ? protocol.countedFromOn
          : addDays(startsOn, -2 - (protocol.opensAfterDays ?? 0)),
      criteria: (protocol.criteria ?? []).map((criterion) => ({ ...criterion, answer: "met" })),
    },
  };
}

type Signing = {
  episodeId: string;
  content: PrescriptionContent;
  composed: { baseVersionId: string | null; expectedVersion: number };
};

/** Signs exactly what the preview showed. */
export async function signVersion(
  house: SeedHouse,
  who: Assignment,
  { episodeId, content, composed: { baseVersionId, expectedVersion } }: Signing,
): Promise<void> {
  const physiatrist = await actAs(house, who.physiatristId);
  const { hash } = await physiatrist.prescriptions.preview({ episodeId, content, baseVersionId });
  await physiatrist.prescriptions.sign({
    operationId: nextOperation(),
    episodeId,
    content,
    baseVersionId,
    expectedVersion,
    shownHash: hash,
  });
}

/** A therapist writes down and verifies an order that came from outside. */
export async function transcribe(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  carried: Carried,
  consultDay: string,
): Promise<void> {
  at(house, addDays(consultDay, 1), "11:30", who.timeZone);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId: carried.patientId });
  const composed = await physiatrist.prescriptions.compose({
    episodeId: carried.episodeId,
    discipline: "PT",
    from: course.from,
  });
  const content = {
    ...composed.content,
    outsideOrder: { prescriber: "Dr. V. Montano", practice: "Puget Orthopedics", orderedOn: consultDay },
  };
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId: carried.patientId });
  const preview = await therapist.prescriptions.preview({
    episodeId: carried.episodeId,
    content,
    baseVersionId: null,
  });
  await therapist.prescriptions.transcribe({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    content,
    baseVersionId: null,
    expectedVersion: 0,
    shownHash: preview.hash,
  });
}

/** A therapist's line of an exercise at its usual dose, on the side the problem is on. */
export function usualLine(house: SeedHouse, course: Course, exerciseId: string): Line {
  const exercise = findExercise(exerciseId);
  if (!exercise) throw new Error(`No exercise ${exerciseId}`);
  const key = house.newId(house.clock.now());
  const treatment = beginTreatment(exercise);
  return {
    lineId: key,
    lineKey: key,
    exerciseId,
    exerciseVersion: exercise.version,
    name: exercise.name,
    side: beginSide(
      exercise,
      course.side === "left" || course.side === "right" ? course.side : "not-applicable",
    ),
    owner: "therapist",
    consequence: "act",
    dose: exercise.usualDose,
    bounds: {},
    weeklySteps: {},
    isHomeProgram: exercise.isHomeSuitable,
    note: "",
    ...(treatment ? { treatment } : {}),
  };
}
