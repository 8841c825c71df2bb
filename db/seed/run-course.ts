import { addDays, daysBetween } from "#domain/calendar/days.ts";
import { type PatientDetails, patientSchema } from "#domain/patients/patient.schema.ts";
import type { Course } from "./course.ts";
import { giveHome } from "./give-home.ts";
import { holderOf, holdSession, lookIn, score } from "./hold-session.ts";
import { prescribe, transcribe } from "./order-therapy.ts";
import { planCare } from "./plan-care.ts";
import { type Reporting, reportProgress } from "./report-progress.ts";
import { actAs, at, decide, nextOperation, type SeedHouse, workday } from "./seed-house.ts";
import { summarizeDischarge } from "./settle-reports.ts";
import { consult, takeIn } from "./take-in.ts";

export type Assignment = {
  clinicId: string;
  timeZone: string;
  adminId: string;
  physiatristId: string;
  therapistId: string;
  assistantId?: string;
};
export type Carried = { patientId: string; episodeId: string; sessionDays: string[] };
/** A course carried to the anchor day: whose it is and who looks after them. */
export type Standing = { carried: Carried; course: Course; who: Assignment };

/** Referral to the last signed session before the anchor day, as people would have done it. */
export async function runCourse(
  house: SeedHouse,
  given: Partial<PatientDetails> & { family: string; given: string; mrn?: string },
  person: PatientDetails,
  course: Course,
  who: Assignment,
  anchorDay: string,
): Promise<Carried> {
  const { timeZone } = who;
  const consultDay = workday(addDays(anchorDay, -course.weeksAgo * 7 - 4));
  const referralDay = workday(addDays(consultDay, -(course.waitDays ?? 8)));
  at(house, referralDay, "09:10", timeZone);
  const { mrn: _mrn, ...details } = given;
  const patient = patientSchema.parse({
    ...person,
    ...Object.fromEntries(Object.entries(details).filter(([key]) => key in person)),
    ...course.person,
  });
  const { referralId, patientId } = await takeIn(house, patient, course, who);

  at(house, consultDay, "10:20", timeZone);
  const episodeId = await consult(house, course, who, { patientId, referralId, consultDay });
  const carried: Carried = { patientId, episodeId, sessionDays: [] };
  if (course.special === "outside-order") await transcribe(house, course, who, carried, consultDay);
  else await prescribe(house, course, who, episodeId);
  if (course.special !== "waits-for-acceptance")
    await treat(house, course, who, carried, consultDay, anchorDay);
  return carried;
}

async function treat(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  carried: Carried,
  consultDay: string,
  anchorDay: string,
): Promise<void> {
  const evaluationDay = workday(addDays(consultDay, 3));
  at(house, evaluationDay, "08:40", who.timeZone);
  const ordered = await takeOn(house, course, who, carried);
  if (!ordered) return;
  const planOfCareId = await planCare(house, course, who, carried, ordered);
  let certifiedTo: string | undefined;
  if (!leavesUncertified(course)) {
    at(house, workday(addDays(evaluationDay, 2)), "16:10", who.timeZone);
    const physiatrist = await actAs(house, who.physiatristId);
    ({ certifiedTo } = await physiatrist.plansOfCare.certify({
      operationId: nextOperation(),
      planOfCareId,
    }));
  }
  const lastDay =
    course.special === "discharged" ? addDays(consultDay, 70) : addDays(anchorDay, -(course.quietDays ?? 2));
  await holdSessions(house, course, who, carried, { evaluationDay, lastDay, anchorDay, certifiedTo });
  if (course.special !== "discharged") return;
  house.setNow(house.clock.now() + 86_400_000);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId: carried.patientId });
  await decide(house, who, {
    episodeId: carried.episodeId,
    kind: "discharge",
    context: "chart",
    reason: "Goals met, home program to keep.",
    nextReviewOn: addDays(anchorDay, 60),
  });
  await summarizeDischarge(house, { carried, course, who }, addDays(consultDay, 71));
}

const leavesUncertified = ({ special }: Course): boolean =>
  special === "to-certify" ||
  special === "plan-returned" ||
  special === "plan-revised" ||
  special === "certification-late";

/** The therapist reads the prescription and accepts it, or sends it back; answers which exercises it orders. */
async function takeOn(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  { patientId, episodeId }: Carried,
): Promise<readonly string[] | undefined> {
  const therapist = await actAs(house, who.therapistId);
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const standing = await therapist.prescriptions.get({ episodeId });
  if (!standing) throw new Error(`Nothing was prescribed for ${course.title}`);
  const act = { operationId: nextOperation(), episodeId, expectedVersion: standing.version };
  if (course.special === "sent-back") {
    await therapist.prescriptions.sendBack({
      ...act,
      reason: house.chance.pick([
        "The script says left, the patient points to the right. Please confirm the side.",
        "Stairs are the patient's problem and no line trains them. May I plan step-ups?",
        "Patient had a fall on Friday, wrist swollen. Please see before treatment starts.",
        "Two visits a week are ordered, the payer allows one. Please confirm.",
      ]),
    });
    return undefined;
  }
  await therapist.prescriptions.accept({ ...act, reason: "" });
  const precautions = await therapist.precautions.list({ patientId });
  if (precautions.length > 0 && course.special !== "to-certify")
    await therapist.precautions.acknowledge({
      operationId: nextOperation(),
      patientId,
      precautionIds: precautions.map((precaution) => precaution.precautionId),
      seen: "holds",
    });
  return standing.content.lines.map((line) => line.exerciseId);
}

/** Sessions evenly from the evaluation to the last day, each looked at the same evening. */
async function holdSessions(
  house: SeedHouse,
  course: Course,
  who: Assignment,
  carried: Carried,
  {
    evaluationDay,
    lastDay,
    anchorDay,
    certifiedTo,
  }: { evaluationDay: string; lastDay: string; anchorDay: string; certifiedTo: string | undefined },
): Promise<void> {
  let reporting: Reporting = { certifiedTo, treated: 0 };
  const span = Math.max(1, daysBetween(evaluationDay, lastDay));
  for (let index = 0; index < course.sessions; index += 1) {
    const wished = workday(
      addDays(evaluationDay, Math.min(span, 1 + Math.round(((index + 1) * (span - 1)) / course.sessions))),
    );
    const day = dayWithRoom(house, holderOf(who, course, index), wished);
    if (day >= anchorDay || carried.sessionDays.includes(day)) continue;
    const hour = house.chance.between(8, 15);
    const quarter = house.chance.pick(["00", "15", "30", "45"]);
    at(house, day, freeTime(house, holderOf(who, course, index), day, { hour, quarter }), who.timeZone);
    await holdSession(house, course, who, carried, index);
    carried.sessionDays.push(day);
    for (const giving of course.home ?? [])
      if (giving.after === index) await giveHome(house, who, carried, giving);
    // Who is close to the end of the demo is left with the report that is due.
    if (index < course.sessions - 2)
      reporting = await reportProgress(house, who, carried, reporting, {
        day,
        progresses: course.progresses ?? true,
      });
    if (index < course.sessions - 2) await lookIn(house, who, carried, anchorDay);
    if ((index + 1) % 4 === 0 || index === course.sessions - 1)
      await score(house, course, who, carried, day, (index + 1) / course.sessions);
  }
}

/** A day holds nine patients of a clinician; who finds it full comes on the next. */
function dayWithRoom(house: SeedHouse, staffId: string, wished: string): string {
  const isFull = (day: string) => (house.hoursTaken.get(`${staffId} ${day}`)?.hours.size ?? 0) >= 9;
  let day = wished;
  while (isFull(day)) day = workday(addDays(day, 1));
  return day;
}

/** A clinician treats one patient at a time: the wished hour or the next free one, on the same quarter all day. */
function freeTime(
  house: SeedHouse,
  staffId: string,
  day: string,
  wished: { hour: number; quarter: string },
): string {
  const key = `${staffId} ${day}`;
  const taken = house.hoursTaken.get(key) ?? { quarter: wished.quarter, hours: new Set<number>() };
  house.hoursTaken.set(key, taken);
  const hours = [...Array(11).keys()].map((step) => 7 + ((wished.hour - 7 + step) % 11));
  const hour = hours.find((one) => !taken.hours.has(one)) ?? wished.hour;
  taken.hours.add(hour);
  return `${String(hour).padStart(2, "0")}:${taken.quarter}`;
}
