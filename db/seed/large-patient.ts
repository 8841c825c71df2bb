import { newId } from "#db/engine/ids.ts";
import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { addOrder, addPlanOfCare, addPrecaution, addVisit, type Course } from "./large-course.ts";
import { addHistory, levelAt, sessionDays } from "./large-history.ts";
import { makeOrder, problems } from "./large-order.ts";
import { addRecord, type Setting } from "./large-record.ts";
import { addWaiting } from "./large-waiting.ts";
import type { Batch } from "./large-writer.ts";

/** A patient under treatment, or discharged: the whole course with so many sessions. Answers the episode's id. */
export function addTreated(batch: Batch, setting: Setting, index: number, sessions: number): string {
  const { chance, team, today } = setting;
  const isDischarged = index % 9 === 8;
  const ofTherapist = index % 50;
  const lastOn = addDays(today, isDischarged ? -chance.between(30, 120) : -chance.between(1, 4));
  const days = sessionDays(sessions, lastOn, chance);
  const firstOn = days[0] ?? lastOn;
  const seenOn = addDays(firstOn, -5);
  const seenAt = setting.at(seenOn, 600, team.timeZone);
  const patientId = addRecord(batch, setting, index, seenAt - 7 * 86_400_000);
  const idAt = (at: number) => newId(at, () => chance.bytes(16));
  const id = () => idAt(seenAt);
  const [versionId, planOfCareId] = [id(), id()];
  const problem = chance.pick(problems);
  const limits: Limit[] = chance.next() < 0.4 ? [painLimit(id(), team.physiatrist, seenOn)] : [];
  let seq = -1_000_000;
  const course: Course = {
    patientId,
    episodeId: id(),
    versionId,
    planOfCareId,
    clinicId: team.clinicId,
    timeZone: team.timeZone,
    physiatrist: team.physiatrist,
    therapist: team.therapists[Math.floor((index % 200) / 50)] ?? team.physiatrist,
    problem,
    limits,
    chance,
    order: makeOrder({
      patientId,
      versionId,
      planOfCareId,
      problem,
      limits,
      lines: setting.rowsPerSession,
      levels: levelAt(sessions - 1) + 1,
      startsOn: seenOn,
      endsOn: addDays(today, chance.between(20, 60)),
      newId: id,
      chance,
    }),
    seenOn,
    seenAt,
    firstOn,
    today,
    treatmentDays: sessions,
    endedOn: isDischarged ? lastOn : null,
    newId: idAt,
    at: (day, minute) => setting.at(day, minute, team.timeZone),
    nextSeq: () => (seq += 1),
  };
  addVisit(batch, course);
  addOrder(batch, course);
  addPlanOfCare(batch, course);
  if (chance.next() < 0.3) addPrecaution(batch, course);
  const sessionIds = addHistory(batch, course, days);
  if (!isDischarged)
    addWaiting(batch, course, {
      prescriberId: team.physiatrist.id,
      today,
      sessionIds,
      weekDay: ofTherapist % 5,
      slot: Math.floor(ofTherapist / 5),
    });
  addDecision(batch, course, setting.at(addDays(lastOn, -1), 800, team.timeZone), sessionIds.at(-1));
  return course.episodeId;
}

const painLimit = (limitId: string, owner: Course["physiatrist"], fromOn: string): Limit => ({
  limitId,
  kind: "pain",
  most: quantity(5, "pain"),
  owner: { kind: "physiatrist", staffId: owner.id, name: owner.name },
  delegateStaffIds: [],
  fromOn,
  reason: "",
});

function addDecision(batch: Batch, course: Course, decidedAt: number, sessionId: string | undefined): void {
  const decisionId = course.newId(decidedAt);
  batch.add("decisions", {
    id: decisionId,
    patientId: course.patientId,
    episodeId: course.episodeId,
    kind: course.endedOn === null ? "continue" : "discharge",
    context: "queue",
    decidedBy: course.physiatrist.id,
    decidedAt,
    seq: course.nextSeq(),
  });
  batch.add("decisionEvents", {
    id: course.newId(decidedAt),
    decisionId,
    kind: "obeyed",
    actorId: course.therapist.id,
    sessionId: sessionId ?? null,
    at: decidedAt + 1,
    seq: course.nextSeq(),
  });
}
