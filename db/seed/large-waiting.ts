import { addDays } from "#domain/calendar/days.ts";
import type { SignalKind } from "#domain/reviews/review.ts";
import { type SignalFacts, tierOf } from "#domain/reviews/signals.ts";
import { slotMinutes } from "#domain/schedule/booking.ts";
import { type Care, levelAt, localStart } from "./large-history.ts";
import type { Batch } from "./large-writer.ts";

const extraSignals: readonly { kind: SignalKind; facts: SignalFacts }[] = [
  { kind: "told", facts: { by: "The therapist", line: "Leg press", change: "60 lb, was 55 lb" } },
  { kind: "worse", facts: { measure: "LEFS", change: "9", since: "2026-09-01" } },
  { kind: "under-dosed", facts: { line: "Bridge", done: "1 set", least: "2 sets" } },
  { kind: "plateau", facts: { measure: "LEFS", dose: "dose delivered 92 %" } },
  { kind: "red-pain", facts: { pain: "7", cap: "5" } },
];

/** What stands ahead of a patient in treatment: bookings, reasons in the review queue, questions asked. */
export function addWaiting(
  batch: Batch,
  care: Care,
  given: {
    prescriberId: string;
    today: string;
    sessionIds: readonly string[];
    /** Position of the patient in the therapist's week: day 0 to 4 from today, and the slot of that day. */
    weekDay: number;
    slot: number;
  },
): void {
  const { chance } = care;
  for (const week of [0, 1, 2])
    addBooking(batch, care, addDays(given.today, week * 7 + given.weekDay), 480 + given.slot * 45);
  const raise = (kind: SignalKind, facts: SignalFacts, sourceId: string, dueOn: string, isOpen: boolean) => {
    const raisedAt = care.at(dueOn, 720);
    batch.add("patientSignals", {
      id: care.newId(raisedAt),
      patientId: care.patientId,
      episodeId: care.episodeId,
      prescriberId: given.prescriberId,
      kind,
      tier: tierOf(kind),
      facts,
      sourceId,
      raisedAt,
      raisedBy: care.therapist.id,
      dueOn,
      isOpen,
      endedAt: isOpen ? null : raisedAt + 86_400_000,
      endedBy: isOpen ? null : given.prescriberId,
    });
  };
  const reviewOn = addDays(given.today, chance.between(-20, 10));
  raise("review-due", { on: reviewOn }, care.episodeId, reviewOn, true);
  const last = given.sessionIds.at(-1);
  if (last && chance.next() < 0.3) {
    const extra = chance.pick(extraSignals);
    raise(extra.kind, extra.facts, `${last}-extra`, addDays(given.today, -chance.between(1, 6)), true);
  }
  for (const [index, sessionId] of given.sessionIds.slice(0, 3).entries())
    raise(
      "told",
      { by: care.therapist.name, line: "Step-up", change: "6 in, was 4 in" },
      `${sessionId}-told`,
      addDays(given.today, -40 - index),
      false,
    );
  for (const sessionId of given.sessionIds.filter((_, index) => index % 12 === 6))
    addRequest(batch, care, given.prescriberId, sessionId, given.today, true);
  if (last && chance.next() < 0.08) {
    const requestId = addRequest(batch, care, given.prescriberId, last, given.today, false);
    raise(
      "change-request",
      { line: "Leg press", wanted: "90 lb", reason: "Easy for three sessions" },
      requestId,
      addDays(given.today, -1),
      true,
    );
  }
}

/** A visit that lies ahead, with the five-minute slots that hold its place. */
function addBooking(batch: Batch, care: Care, day: string, minute: number): void {
  const startsAt = care.at(day, minute);
  const bookingId = care.newId(startsAt);
  const minutes = 45;
  batch.add("bookings", {
    id: bookingId,
    patientId: care.patientId,
    episodeId: care.episodeId,
    clinicId: care.clinicId,
    staffId: care.therapist.id,
    kind: "visit",
    state: "booked",
    localStart: localStart(day, minute),
    timeZone: care.timeZone,
    startsAt,
    minutes,
  });
  for (let offset = 0; offset < minutes; offset += slotMinutes)
    batch.add("bookingSlots", {
      resourceId: care.therapist.id,
      seat: 0,
      slotAt: startsAt + offset * 60_000,
      bookingId,
    });
}

function addRequest(
  batch: Batch,
  care: Care,
  prescriberId: string,
  sessionId: string,
  today: string,
  isAnswered: boolean,
): string {
  const askedAt = care.at(addDays(today, isAnswered ? -30 : -1), 600);
  const requestId = care.newId(askedAt);
  const level = care.order.levels[levelAt(0)];
  const [line] = care.order.lines;
  const dose = level?.doses[0] ?? {};
  batch.add("changeRequests", {
    id: requestId,
    patientId: care.patientId,
    episodeId: care.episodeId,
    sessionId,
    lineKey: line?.lineKey ?? null,
    kind: "more",
    wanted: dose,
    current: dose,
    evidence: {
      lastThree: [1, 2, 3].map((back) => ({ heldOn: addDays(today, -back * 3), dose, painWorst: 2 })),
      painNow: 2,
    },
    reason: "Easy for three sessions, no pain after",
    check: level?.checks[0] ?? null,
    planSnapshotId: level?.planId ?? null,
    askedBy: care.therapist.id,
    askedAt,
    prescriberId,
    state: isAnswered ? "approved" : "waiting",
    answeredAt: isAnswered ? askedAt + 3_600_000 : null,
    obeyedAt: isAnswered ? askedAt + 172_800_000 : null,
  });
  const kinds = isAnswered ? (["asked", "approve-once", "obeyed"] as const) : (["asked"] as const);
  for (const [index, kind] of kinds.entries())
    batch.add("requestEvents", {
      id: care.newId(askedAt + index),
      requestId,
      kind,
      actorId: kind === "approve-once" ? prescriberId : care.therapist.id,
      dose: kind === "approve-once" ? dose : null,
      at: askedAt + index * 3_600_000,
      seq: care.nextSeq(),
    });
  return requestId;
}
