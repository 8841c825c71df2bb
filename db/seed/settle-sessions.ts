import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { confirmRows, openSession, signWith, writeAndSign } from "./hold-session.ts";
import type { Standing } from "./run-course.ts";
import { actAs, at, nextOperation, type SeedHouse, workdayBefore } from "./seed-house.ts";

/** More was done than the line allows: recorded with its reason and told at once. */
export async function deviate(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, course, who } = standing;
  at(house, workdayBefore(anchorDay, 2), "14:30", who.timeZone);
  const therapist = await actAs(house, who.therapistId);
  const sheet = await openSession(therapist, carried);
  const press = sheet.rows.find((row) => row.name === "Leg press");
  if (!press) throw new Error("Leg press is not on the sheet");
  await therapist.sessions.recordDeviation({
    operationId: nextOperation(),
    sessionId: sheet.sessionId,
    row: press.row,
    expectedVersion: press.version,
    dose: { ...press.dose, load: quantity(80, "lb") },
    reason: "The pin stood one plate too low, noticed after the first set",
  });
  await confirmRows(therapist, sheet.sessionId);
  await writeAndSign(house, course, therapist, sheet, course.sessions);
}

/** A session begun by mistake and not started after all, and one nobody has signed yet. */
export async function leaveUnsigned(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  at(house, workdayBefore(anchorDay, 1), "16:20", standing.who.timeZone);
  const therapist = await actAs(house, standing.who.therapistId);
  const begun = await openSession(therapist, standing.carried);
  await therapist.sessions.discard({
    operationId: nextOperation(),
    sessionId: begun.sessionId,
    expectedVersion: begun.version,
  });
  const { sessionId } = await openSession(therapist, standing.carried);
  await confirmRows(therapist, sessionId);
}

/** A note of somebody seen and not treated, and a session written down a day late. */
export async function writeNotes(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, course, who } = standing;
  at(house, workdayBefore(anchorDay, 3), "11:20", who.timeZone);
  const therapist = await actAs(house, who.therapistId);
  const note = await openSession(therapist, carried, { kind: "seen-not-treated" });
  await signWith(therapist, note, {
    sinceLastTime: {
      feels: "worse",
      falls: "not-asked",
      newSymptoms: "yes",
      newSymptomsNote: "Fever since last night",
      medication: "not-asked",
    },
    painBefore: "not-asked",
    assessment: "Came in with a fever, sent home. Asked to call before the next visit.",
    plan: "Call tomorrow.",
    adverseEvent: "",
  });
  at(house, workdayBefore(anchorDay, 1), "08:10", who.timeZone);
  const later = await actAs(house, who.therapistId);
  const sheet = await openSession(later, carried, {
    heldOn: workdayBefore(anchorDay, 2),
    heldTime: "15:00",
  });
  await confirmRows(later, sheet.sessionId);
  await writeAndSign(house, course, later, sheet, course.sessions);
}

/** Signed sessions with what was added to one and said of another, and the next look at the whole patient. */
export async function correct(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, course, who } = standing;
  const signed: string[] = [];
  for (const [index, kind] of (["treatment", "re-evaluation", "evaluation"] as const).entries()) {
    at(house, workdayBefore(anchorDay, 3 - index), "13:15", who.timeZone);
    const therapist = await actAs(house, who.therapistId);
    const sheet = await openSession(therapist, carried, { kind });
    const press = sheet.rows.find((row) => row.name === "Leg press");
    if (press && index === 1)
      await therapist.sessions.setDose({
        operationId: nextOperation(),
        sessionId: sheet.sessionId,
        row: press.row,
        expectedVersion: press.version,
        dose: { ...press.dose, load: quantity(80, "lb") },
        origin: "used-limit",
      });
    if (press && index === 2)
      await therapist.sessions.setDose({
        operationId: nextOperation(),
        sessionId: sheet.sessionId,
        row: press.row,
        expectedVersion: press.version,
        dose: { ...press.dose, load: quantity(35, "lb") },
        origin: "typed",
      });
    await confirmRows(therapist, sheet.sessionId);
    await writeAndSign(house, course, therapist, sheet, course.sessions);
    signed.push(sheet.sessionId);
  }
  const therapist = await actAs(house, who.therapistId);
  for (const [side, degrees] of [
    ["right", 112],
    ["left", 131],
  ] as const)
    await therapist.measures.record({
      operationId: nextOperation(),
      episodeId: carried.episodeId,
      measureId: "knee-flexion",
      scoreThousandths: degrees * 1000,
      side,
      takenOn: workdayBefore(anchorDay, 1),
    });
  const [first, , last] = signed;
  if (!first || !last) throw new Error("Three sessions were signed");
  await therapist.sessions.addend({
    operationId: nextOperation(),
    sessionId: first,
    words: "The right side was treated throughout; the note says left once.",
    kind: "addendum",
  });
  await therapist.sessions.addend({
    operationId: nextOperation(),
    sessionId: last,
    words: "Written in this chart by mistake.",
    kind: "entered-in-error",
  });
}

const misses = [
  { how: "no-show", cause: "not-known", kind: "visit", time: "09:00" },
  { how: "no-show", cause: "forgot", kind: "visit", time: "09:30" },
  { how: "cancelled", cause: "patient-ill", kind: "visit", time: "10:00" },
  { how: "cancelled", cause: "transport", kind: "visit", time: "10:30" },
  { how: "cancelled", cause: "weather", kind: "visit", time: "11:15" },
  { how: "cancelled", cause: "other-appointment", kind: "visit", time: "12:30" },
  { how: "cancelled", cause: "work-or-family", kind: "visit", time: "13:00" },
  { how: "cancelled", cause: "patient-other", words: "Jury duty", kind: "visit", time: "13:30" },
  { how: "cancelled", cause: "clinic-closed", kind: "visit", time: "14:00" },
  { how: "cancelled", cause: "rebooked", kind: "visit", time: "14:30" },
  { how: "cancelled", cause: "authorization", kind: "visit", time: "15:00" },
  { how: "cancelled", cause: "clinic-other", words: "No treatment room", kind: "visit", time: "15:30" },
  { how: "cancelled", cause: "therapist-absent", kind: "visit", time: "11:00" },
] as const;
const ahead = [
  { kind: "visit", time: "12:15" },
  { kind: "group", time: "17:00" },
  { kind: "telehealth", time: "11:30" },
] as const;

/** Bookings that were missed or cancelled, each with its cause, and those that lie ahead. */
export async function missVisits(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, who } = standing;
  at(house, workdayBefore(anchorDay, 5), "09:40", who.timeZone);
  const book = async (booking: {
    kind: (typeof ahead)[number]["kind"] | "follow-up";
    localStart: string;
    staffId: string;
  }) =>
    (await actAs(house, who.adminId)).schedule.book({
      operationId: nextOperation(),
      patientId: carried.patientId,
      episodeId: carried.episodeId,
      referralId: null,
      clinicId: who.clinicId,
      minutes: 30,
      ...booking,
    });
  for (const [index, { how, cause, kind, time, ...said }] of misses.entries()) {
    const day = workdayBefore(anchorDay, misses.length - index);
    at(house, workdayBefore(anchorDay, misses.length + 1), "09:40", who.timeZone);
    const { bookingId } = await book({ kind, localStart: `${day}T${time}`, staffId: who.therapistId });
    at(house, day, time, who.timeZone);
    await (await actAs(house, how === "no-show" ? who.therapistId : who.adminId)).schedule.miss({
      operationId: nextOperation(),
      bookingId,
      expectedVersion: 1,
      missed: { how, cause, words: "", ...said },
    });
  }
  for (const [index, { kind, time }] of ahead.entries())
    await book({
      kind,
      localStart: `${addDays(anchorDay, 3 + index)}T${time}`,
      staffId: who.therapistId,
    });
  await book({
    kind: "follow-up",
    localStart: `${addDays(anchorDay, 8)}T09:30`,
    staffId: who.physiatristId,
  });
}

/** The leg press gives way to its next rung from now on, the line that waited for its criterion is opened, and one of the therapist's own is dropped. */
export async function climb(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const { carried, course, who } = standing;
  at(house, workdayBefore(anchorDay, 2), "15:15", who.timeZone);
  const therapist = await actAs(house, who.therapistId);
  const opened = await openSession(therapist, carried);
  const { sessionId } = opened;
  const sheet = async () => therapist.sessions.get({ sessionId });
  const begun = await sheet();
  const press = begun.rows.find((row) => row.name === "Leg press");
  const waits = begun.plan?.lines.find((line) => line.notYetOpen);
  if (!press || !waits) throw new Error("A leg press and a line that waits stand on the sheet");
  await therapist.sessions.moveRung({
    operationId: nextOperation(),
    sessionId,
    row: press.row,
    expectedVersion: press.version,
    exerciseId: "goblet-squat",
    dose: { ...press.dose, load: quantity(10, "lb") },
  });
  const moved = (await sheet()).rows.find((row) => row.row === press.row);
  if (!moved) throw new Error("The row that was moved is gone");
  await therapist.sessions.setFromNowOn({
    operationId: nextOperation(),
    sessionId,
    row: moved.row,
    expectedVersion: moved.version,
    isFromNowOn: true,
  });
  await therapist.sessions.openLine({ operationId: nextOperation(), sessionId, lineKey: waits.lineKey });
  const ownKeys = (begun.plan?.lines ?? [])
    .filter((line) => line.owner === "therapist")
    .map((line) => line.lineKey);
  const own = begun.rows.find((row) => ownKeys.includes(row.lineKey));
  if (own)
    await therapist.sessions.dropLine({
      operationId: nextOperation(),
      sessionId,
      row: own.row,
      expectedVersion: own.version,
    });
  await confirmRows(therapist, sessionId);
  const { session, time } = await sheet();
  await writeAndSign(
    house,
    course,
    therapist,
    { ...opened, version: session.version, time },
    course.sessions,
  );
}
