import { quantity } from "#domain/doses/quantity.ts";
import { exerciseFactsOf } from "#domain/exercises/library.ts";
import { composeHomeProgram } from "#domain/home-programs/compose.ts";
import type { HomeChoices, HomeProgramContent } from "#domain/home-programs/home-program.ts";
import { homeDays } from "#domain/home-programs/words/plain-days.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { type Caller, op } from "#server/testing.ts";
import { type Loop, prescribe } from "#server/testing-loop.ts";

export const two = { sets: quantity(2, "set"), reps: quantity(10, "rep") };
/** A prescriber's line that is marked for home: two sets of ten, five to twelve at most. */
export const ordered = (exerciseId: string, name: string, change: Partial<Line> = {}): Line => ({
  lineId: `${exerciseId}-${op()}`,
  lineKey: `${exerciseId}-key`,
  exerciseId,
  exerciseVersion: exerciseFactsOf(exerciseId, 1).exerciseVersion,
  name,
  side: "left",
  owner: "prescriber",
  consequence: "ask-first",
  dose: two,
  bounds: { reps: { least: quantity(5, "rep"), most: quantity(12, "rep"), isLocked: false } },
  weeklySteps: {},
  isHomeProgram: true,
  note: "",
  ...change,
});
const kneeLines = () => [
  ordered("heel-slide", "Heel slide", { home: { timesPerDay: 2, daysPerWeek: 3 } }),
  ordered("straight-leg-raise", "Straight leg raise", { consequence: "act-and-tell", isHomeProgram: false }),
];

/** Prescribed by Dr. Osei and accepted by R. Kim. */
export async function stageHome(
  loop: Loop,
  lines = kneeLines(),
  change: (content: PrescriptionContent) => PrescriptionContent = (content) => content,
): Promise<void> {
  const { osei, kim, episodeId, cast } = loop;
  await prescribe(osei, episodeId, { kind: "blank" }, (content) => change({ ...content, lines }));
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  await kim.prescriptions.accept({ operationId: op(), episodeId, expectedVersion: 1, reason: "" });
}

type Change = {
  language?: HomeChoices["language"];
  lineKeys?: string[];
  reps?: number;
  startsOn?: string;
  /** As at the clinic instead of two sets of ten. */
  isAsAtClinic?: boolean;
  unsuitableReason?: string;
};
/** What the form makes of the plan as it stands. */
export async function write(therapist: Caller, episodeId: string, change: Change = {}) {
  const prepared = await therapist.homePrograms.prepare({ episodeId });
  const { basis, today, standing } = prepared;
  const keys =
    change.lineKeys ?? basis.candidates.filter(({ isMarked }) => isMarked).map(({ lineKey }) => lineKey);
  const doseOf = (lineKey: string) => {
    if (change.isAsAtClinic)
      return basis.candidates.find((candidate) => candidate.lineKey === lineKey)?.current ?? {};
    return change.reps === undefined ? two : { ...two, reps: quantity(change.reps, "rep") };
  };
  const content = composeHomeProgram(basis, {
    language: change.language ?? "en",
    isLargePrint: false,
    startsOn: change.startsOn ?? today,
    exercises: keys.map((lineKey) => ({
      lineKey,
      dose: doseOf(lineKey),
      timesPerDay: 1,
      days: [...homeDays],
      ...(change.unsuitableReason === undefined ? {} : { unsuitableReason: change.unsuitableReason }),
    })),
  });
  return { content, baseProgramId: standing?.programId ?? null, basis };
}
/** Gives it as it was written, or with something else in it. */
export const give = async (
  therapist: Caller,
  episodeId: string,
  change: Change & { edit?: (content: HomeProgramContent) => HomeProgramContent } = {},
) => {
  const { content, baseProgramId } = await write(therapist, episodeId, change);
  return therapist.homePrograms.give({
    operationId: op(),
    episodeId,
    baseProgramId,
    content: change.edit ? change.edit(content) : content,
  });
};
