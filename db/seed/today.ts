import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { isTimedService } from "#domain/units/service-codes.ts";
import { instantOf } from "#server/schedule/zoned-time.ts";
import type { Course } from "./course.ts";
import { holdSession } from "./hold-session.ts";
import type { Standing } from "./run-course.ts";
import { actAs, nextOperation, type SeedCaller, type SeedHouse } from "./seed-house.ts";

const times = ["08:30", "09:15", "10:00", "10:45", "13:30", "14:30", "15:15", "16:00"] as const;

/** Books the anchor day, holds what lies before `until`, and leaves the questions of the day waiting. */
export async function playToday(
  house: SeedHouse,
  standing: readonly Standing[],
  anchorDay: string,
  until: number,
): Promise<void> {
  const perTherapist = new Map<string, Standing[]>();
  for (const one of standing)
    if (!isAway(one.course))
      perTherapist.set(one.who.therapistId, [...(perTherapist.get(one.who.therapistId) ?? []), one]);
  for (const list of perTherapist.values())
    for (const [index, one] of dayOf(list).entries()) {
      const time = times[index] ?? "16:45";
      house.setNow(instantOf(`${addDays(anchorDay, -3)}T16:20`, one.who.timeZone));
      const admin = await actAs(house, one.who.adminId);
      const kind =
        one.course.special === "to-certify" || one.course.special === "waits-for-acceptance"
          ? ("evaluation" as const)
          : ("visit" as const);
      const { bookingId } = await admin.schedule.book({
        operationId: nextOperation(),
        patientId: one.carried.patientId,
        episodeId: one.carried.episodeId,
        referralId: null,
        clinicId: one.who.clinicId,
        staffId: one.who.therapistId,
        kind,
        localStart: `${anchorDay}T${time}`,
        minutes: 45,
      });
      const startsAt = instantOf(`${anchorDay}T${time}`, one.who.timeZone);
      if (
        startsAt + 45 * 60_000 < until &&
        index < 2 &&
        kind === "visit" &&
        one.course.special !== "held" &&
        !needsOpenSession(one.course)
      ) {
        house.setNow(startsAt + 40 * 60_000);
        await holdSession(house, one.course, one.who, one.carried, one.course.sessions, bookingId);
      } else if (needsOpenSession(one.course)) {
        house.setNow(Math.min(startsAt + 20 * 60_000, until - house.chance.between(10, 180) * 60_000));
        await openQuestion(house, one, bookingId);
      }
    }
}

const isAway = ({ special }: Course): boolean =>
  special === "discharged" || special === "sent-back" || special === "revoked";

/** Eight of a therapist's patients; somebody new comes for an evaluation where anybody waits for one. */
function dayOf(list: readonly Standing[]): readonly Standing[] {
  const isNew = (one: Standing) => one.course.special === "waits-for-acceptance";
  const known = list.filter((one) => !isNew(one));
  const newcomer = list.find(isNew);
  return newcomer ? [...known.slice(0, times.length - 1), newcomer] : known.slice(0, times.length);
}

const needsOpenSession = (course: Course): boolean =>
  course.special !== undefined &&
  ["calf-pain", "asks-load", "asks-hop", "asks-incline"].includes(course.special);

async function openQuestion(
  house: SeedHouse,
  { carried, course, who }: Standing,
  bookingId: string,
): Promise<void> {
  const therapist = await actAs(house, who.therapistId);
  const { patientId, episodeId } = carried;
  await therapist.patients.openChart({ operationId: nextOperation(), patientId });
  const { sessionId } = await therapist.sessions.start({
    operationId: nextOperation(),
    episodeId,
    bookingId,
    kind: "treatment",
    heldOn: null,
    gateReason: "",
  });
  const sheet = await therapist.sessions.get({ sessionId });
  const [service] = sheet.time.suggested.filter(isTimedService);
  if (service)
    await therapist.units.startTimer({
      operationId: nextOperation(),
      sessionId,
      code: service,
      expectedVersion: 0,
    });
  const find = (name: RegExp) => sheet.rows.find((row) => name.test(row.name));
  if (course.special === "calf-pain") return stopForCalfPain(house, therapist, sessionId, sheet);
  const [row, wanted, reason] =
    course.special === "asks-load"
      ? [find(/Leg press/), { load: quantity(70, "lb") }, "Pain 1 of 10 or less in the last 3 sessions"]
      : course.special === "asks-incline"
        ? [find(/Treadmill/), { duration: quantity(15, "min") }, "Walks 12 min without leg symptoms"]
        : [
            find(/Step-up|Leg press/),
            { rest: quantity(30, "s") },
            "Ready for single-leg hops: rest between sets is not specified",
          ];
  if (!row) return;
  await therapist.requests.ask({
    operationId: nextOperation(),
    sessionId,
    lineKey: row.lineKey,
    wanted: { ...row.dose, ...wanted },
    kind: "more",
    reason,
  });
}

async function stopForCalfPain(
  house: SeedHouse,
  therapist: SeedCaller,
  sessionId: string,
  sheet: Awaited<ReturnType<SeedCaller["sessions"]["get"]>>,
): Promise<void> {
  const press = sheet.rows.find((row) => row.name === "Leg press");
  if (press)
    await therapist.sessions.setNotDone({
      operationId: nextOperation(),
      sessionId,
      row: press.row,
      expectedVersion: press.version,
      reason: "pain",
    });
  await therapist.sessions.setNote({
    operationId: nextOperation(),
    sessionId,
    expectedVersion: sheet.session.version,
    note: {
      sinceLastTime: {
        feels: "worse",
        after24Hours: "sore",
        falls: "none",
        newSymptoms: "yes",
        newSymptomsNote: "Calf pain since this morning",
        medication: "same",
      },
      painBefore: 3,
      painWorst: 7,
      assessment: "",
      plan: "",
      adverseEvent:
        "Calf pain 7 of 10 in leg press, session stopped. Right calf 0.8 in larger than left, warm. On apixaban. No shortness of breath.",
    },
  });
  house.setNow(house.clock.now() + 60_000);
  await therapist.requests.ask({
    operationId: nextOperation(),
    sessionId,
    lineKey: null,
    wanted: {},
    kind: "safety-session",
    reason: "Calf pain and swelling: hold until answered",
  });
}
