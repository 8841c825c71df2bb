import { addDays } from "#domain/calendar/days.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import type { Problem } from "./large-order.ts";
import { highestLevel, type Order } from "./large-order.ts";
import type { Batch } from "./large-writer.ts";
import type { Chance } from "./random.ts";

/** One patient's care, as far as its history must know. */
export type Care = {
  patientId: string;
  episodeId: string;
  clinicId: string;
  timeZone: string;
  therapist: { id: string; name: string };
  order: Order;
  problem: Problem;
  chance: Chance;
  newId: (at: number) => string;
  /** The instant of a minute of a day at the clinic. */
  at: (day: string, minute: number) => number;
  /** Facts of bulk rows count up from far below zero, so that everything done later sorts after them. */
  nextSeq: () => number;
};

const assessments = [
  "Tolerated the session well; tactile cueing needed for hip control on the last set, no increase of symptoms.",
  "Quality of movement better than last time; verbal cueing for pace, rest of one minute between sets.",
  "Stiff at the start, loosened after the first exercise; skilled grading of load needed to stay under the cap.",
  "Steady progress; asked to keep the home program as it is. Compensates at end range, corrected by hand.",
];
const sessionMinutes = 45;
/** Sessions between two steps of the load. */
const sessionsPerLevel = 5;

export const levelAt = (index: number): number =>
  Math.min(highestLevel, Math.floor(index / sessionsPerLevel));

/** The days of so many sessions, two or three days apart, oldest first, the last one on `lastOn`. */
export function sessionDays(count: number, lastOn: string, chance: Chance): string[] {
  const days: string[] = [];
  for (let day = lastOn; days.length < count; day = addDays(day, -chance.between(2, 3))) days.push(day);
  return days.toReversed();
}

/** Sessions with their bookings, performed rows, adjustments and scores. Sessions come open: see `signSessions`. */
export function addHistory(batch: Batch, care: Care, days: readonly string[]): string[] {
  const { chance } = care;
  const plans = new Map(care.order.levels.map((level) => [level.planId, level]));
  for (const level of plans.values())
    batch.add("planSnapshots", {
      id: level.planId,
      patientId: care.patientId,
      content: level.plan,
      createdAt: care.at(days[0] ?? "2000-01-01", 480),
    });
  let pain = chance.between(5, 8);
  let score = chance.between(28, 46);
  const sessionIds: string[] = [];
  for (const [index, heldOn] of days.entries()) {
    const minute = 480 + sessionMinutes * chance.between(0, 9);
    const startedAt = care.at(heldOn, minute);
    const sessionId = care.newId(startedAt);
    sessionIds.push(sessionId);
    pain = Math.max(0, Math.min(10, pain - (chance.next() < 0.35 ? 1 : 0) + (chance.next() < 0.2 ? 1 : 0)));
    score = Math.max(0, Math.min(70, score + chance.between(-1, 2)));
    addSession(batch, care, { index, heldOn, minute, startedAt, sessionId, pain });
    addScore(batch, care, "pain-worst", pain * 1000, heldOn, sessionId);
    if (index % 6 === 0) addScore(batch, care, care.problem.measureId, score * 1000, heldOn, sessionId);
    if (index > 0 && levelAt(index) !== levelAt(index - 1))
      addStep(batch, care, levelAt(index), heldOn, sessionId);
  }
  return sessionIds;
}

function addSession(
  batch: Batch,
  care: Care,
  held: { index: number; heldOn: string; minute: number; startedAt: number; sessionId: string; pain: number },
): void {
  const { chance, order } = care;
  const { sessionId, startedAt, heldOn } = held;
  const bookingId = care.newId(startedAt - 604_800_000);
  batch.add("bookings", {
    id: bookingId,
    patientId: care.patientId,
    episodeId: care.episodeId,
    clinicId: care.clinicId,
    staffId: care.therapist.id,
    kind: "visit",
    state: "done",
    localStart: localStart(heldOn, held.minute),
    timeZone: care.timeZone,
    startsAt: startedAt,
    minutes: sessionMinutes,
  });
  const note: SessionNote = {
    sinceLastTime: { feels: chance.pick(["better", "same", "worse"]), falls: "none", homeProgramDays: 2 },
    painBefore: Math.max(0, held.pain - 1),
    painWorst: held.pain,
    assessment: chance.pick(assessments),
    plan: "Continue as prescribed.",
    totalMinutes: sessionMinutes,
    adverseEvent: "",
  };
  batch.add("sessions", {
    id: sessionId,
    patientId: care.patientId,
    episodeId: care.episodeId,
    bookingId,
    clinicId: care.clinicId,
    therapistId: care.therapist.id,
    kind: "treatment",
    state: "open",
    heldOn,
    startedAt,
    gateCodes: [],
    note,
  });
  const level = order.levels[levelAt(held.index)];
  if (!level) throw new Error("Every level of the history has a plan");
  for (const [position, line] of order.lines.entries()) {
    const isDone = chance.next() > 0.06;
    const result = level.checks[position];
    if (!result) throw new Error("Every line has a check");
    batch.add("performedDoses", {
      sessionId,
      row: position + 1,
      lineKey: line.lineKey,
      lineId: line.lineId,
      name: line.name,
      state: isDone ? "done" : "not-done",
      dose: level.doses[position] ?? {},
      origin: "copied",
      notDoneReason: isDone ? null : "out-of-time",
      planSnapshotId: level.planId,
      check: result,
      updatedAt: startedAt + position * 240_000,
      updatedBy: care.therapist.id,
    });
  }
}

function addScore(
  batch: Batch,
  care: Care,
  measureId: string,
  thousandths: number,
  takenOn: string,
  sourceId: string,
): void {
  const measure = findMeasure(measureId);
  if (!measure) throw new Error(`No measure ${measureId}`);
  const takenAt = care.at(takenOn, 1020);
  batch.add("scores", {
    id: care.newId(takenAt),
    patientId: care.patientId,
    episodeId: care.episodeId,
    measureId,
    measureVersion: measure.version,
    scoreThousandths: thousandths,
    unit: measure.unit,
    side: "not-applicable",
    takenOn,
    takenAt,
    takenBy: care.therapist.id,
    source: "session",
    sourceId,
  });
}

/** The load goes up by one step on every line that has one. */
function addStep(batch: Batch, care: Care, level: number, madeOn: string, sessionId: string): void {
  const [from, to] = [care.order.levels[level - 1], care.order.levels[level]];
  if (!from || !to) throw new Error("A step lies between two levels");
  const seq = care.nextSeq();
  for (const [position, line] of care.order.lines.entries()) {
    const [before, after] = [from.doses[position] ?? {}, to.doses[position] ?? {}];
    if (before.load?.thousandths === after.load?.thousandths) continue;
    const at = care.at(madeOn, 1030);
    batch.add("adjustments", {
      id: care.newId(at),
      episodeId: care.episodeId,
      lineKey: line.lineKey,
      sessionId,
      source: "session",
      sourceId: sessionId,
      before,
      after,
      planSnapshotId: from.planId,
      check: to.checks[position] ?? null,
      madeBy: care.therapist.id,
      madeOn,
      at,
      seq,
    });
  }
}

/** Wall-clock start, YYYY-MM-DDTHH:MM, of a minute of a day. */
export function localStart(day: string, minute: number): string {
  const two = (amount: number) => String(amount).padStart(2, "0");
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
