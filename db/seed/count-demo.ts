import type { Store } from "#db/engine/store.ts";
import { addDays, daysBetween } from "#domain/calendar/days.ts";
import { assessOverall, type Overall } from "#domain/responses/response.ts";
import { dayInZone } from "#server/clock.ts";
import { listSeries } from "#server/measures/measures.queries.ts";
import { countOrders } from "./count-orders.ts";
import { countProtocols } from "./count-protocols.ts";

/** One thing the demo promises, how often it stands there, and how often it has to. */
export type DemoCount = { words: string; found: number; least: number; most?: number };

/** The tables it counts in, whole: the demo is small. */
async function readAll({ db, t }: Store) {
  return {
    clinics: await db.select().from(t.clinics),
    staff: await db.select().from(t.staff),
    users: await db.select().from(t.authUsers),
    patients: await db.select().from(t.patients),
    referrals: await db.select().from(t.referrals),
    episodes: await db.select().from(t.episodes),
    bookings: await db.select().from(t.bookings),
    prescriptions: await db.select().from(t.prescriptions),
    versions: await db.select().from(t.prescriptionVersions),
    prescriptionEvents: await db.select().from(t.prescriptionEvents),
    plans: await db.select().from(t.plansOfCare),
    planStates: await db.select().from(t.planOfCareStates),
    sessions: await db.select().from(t.sessions),
    performed: await db.select().from(t.performedDoses),
    requests: await db.select().from(t.changeRequests),
    permissions: await db.select().from(t.permissions),
    verbalOrders: await db.select().from(t.verbalOrders),
    verbalSignatures: await db.select().from(t.verbalOrderSignatures),
    decisions: await db.select().from(t.decisions),
    decisionEvents: await db.select().from(t.decisionEvents),
    precautions: await db.select().from(t.precautions),
    answers: await db.select().from(t.precautionAnswers),
    conditions: await db.select().from(t.conditions),
    medications: await db.select().from(t.medications),
    addenda: await db.select().from(t.addenda),
    covers: await db.select().from(t.covers),
    seats: await db.select().from(t.careTeamSeats),
    seatSections: await db.select().from(t.seatSections),
    breakGlasses: await db.select().from(t.breakGlasses),
    consultations: await db.select().from(t.consultations),
  };
}
type All = Awaited<ReturnType<typeof readAll>>;

/** What the measures of each episode say, by how many episodes say it. */
async function countResponses(store: Store, { episodes, prescriptions, versions }: All) {
  const overall: Record<Overall, number> = {
    improved: 0,
    mixed: 0,
    "no-change": 0,
    worse: 0,
    "cannot-say": 0,
  };
  const kinds = new Set<string>();
  for (const { id } of episodes) {
    const series = await listSeries(store, [id]);
    const current = prescriptions.find((row) => row.episodeId === id)?.currentVersionId;
    const primaryId = versions.find((row) => row.id === current)?.primaryMeasureId;
    const primary = series.find((one) => one.measureId === primaryId);
    const others = series.filter((one) => one !== primary).map((one) => one.response);
    for (const one of series) kinds.add(one.response.kind);
    overall[assessOverall(primary?.response, others)] += 1;
  }
  return { overall, kinds };
}

export async function countDemo(store: Store, anchorDay: string): Promise<DemoCount[]> {
  const all = await readAll(store);
  const { overall, kinds } = await countResponses(store, all);
  const count = <Row>(rows: readonly Row[], holds: (row: Row) => boolean) => rows.filter(holds).length;
  const exactly = (words: string, found: number, wanted: number): DemoCount => ({
    words,
    found,
    least: wanted,
    most: wanted,
  });
  const atLeast = (words: string, found: number, least = 1): DemoCount => ({ words, found, least });

  // Whoever has a password works here; one more is invited and one has left.
  const signsIn = new Set(all.users.map((user) => user.staffId));
  const working = all.staff.filter((person) => person.isActive && signsIn.has(person.id));
  const staffWho = (holds: (person: All["staff"][number]) => boolean) => count(working, holds);
  const firstReferral = Math.min(...all.referrals.map((referral) => referral.receivedAt));
  const openEpisodes = new Map<string, number>();
  for (const episode of all.episodes.filter(({ endedOn }) => endedOn === null))
    openEpisodes.set(episode.patientId, (openEpisodes.get(episode.patientId) ?? 0) + 1);
  const signedOrders = new Set(all.verbalSignatures.map(({ verbalOrderId }) => verbalOrderId));
  const zoneOf = (clinicId: string) => all.clinics.find(({ id }) => id === clinicId)?.timeZone ?? "UTC";
  const ot = new Set(all.staff.filter(({ discipline }) => discipline === "OT").map(({ id }) => id));
  const isSigned = ({ state }: All["sessions"][number]) => state === "signed";

  return [
    exactly("clinics", all.clinics.length, 2),
    exactly("time zones", new Set(all.clinics.map(({ timeZone }) => timeZone)).size, 2),
    exactly(
      "physiatrists",
      staffWho(({ role }) => role === "physiatrist"),
      6,
    ),
    exactly(
      "therapists",
      staffWho(({ role }) => role === "therapist"),
      14,
    ),
    exactly(
      "of them OT",
      staffWho(({ discipline }) => discipline === "OT"),
      1,
    ),
    exactly(
      "of them assistants",
      staffWho(({ level }) => level === "assistant"),
      2,
    ),
    exactly(
      "admins",
      staffWho(({ role }) => role === "admin"),
      2,
    ),
    exactly(
      "specialists",
      staffWho(({ role }) => role === "specialist"),
      2,
    ),
    atLeast(
      "left",
      count(all.staff, ({ isActive }) => !isActive),
    ),
    atLeast(
      "invited and not yet in",
      count(all.staff, ({ id, isActive }) => isActive && !signsIn.has(id)),
    ),
    exactly("patients", all.patients.length, 120),
    atLeast(
      "days from the first referral to the anchor day",
      daysBetween(dayInZone(firstReferral, "America/Los_Angeles"), anchorDay),
      178,
    ),
    atLeast("improving", overall.improved, 12),
    atLeast("not improving", overall["no-change"], 3),
    atLeast("worse", overall.worse, 2),
    atLeast("cannot say", overall["cannot-say"], 2),
    atLeast("kinds of response", kinds.size, 7),
    ...["evaluate-and-treat", "protocol", "specific"].map((kind) =>
      atLeast(
        `prescribed as ${kind}`,
        count(all.versions, (version) => version.kind === kind),
      ),
    ),
    atLeast(
      "surgeon's protocol",
      count(all.episodes, ({ title }) => /cuff repair|total knee/i.test(title)),
    ),
    ...(await countProtocols(store)),
    atLeast(
      "workers' compensation",
      count(
        all.patients,
        ({ payerKind, claimNumber }) => payerKind === "workers-compensation" && claimNumber !== "",
      ),
    ),
    atLeast(
      "minors with a guardian",
      count(
        all.patients,
        ({ bornOn, guardian }) => (bornOn ?? "") > addDays(anchorDay, -18 * 365) && guardian !== "",
      ),
    ),
    atLeast(
      "pelvic, sensitive",
      count(all.episodes, ({ sensitiveSection }) => sensitiveSection === "pelvic"),
    ),
    atLeast(
      "interpreters needed",
      count(all.patients, ({ needsInterpreter }) => needsInterpreter === "yes"),
      3,
    ),
    atLeast(
      "orders of an outside prescriber",
      count(all.versions, ({ outsidePrescriber }) => outsidePrescriber !== ""),
    ),
    atLeast(
      "patients with two episodes at once",
      [...openEpisodes.values()].filter((open) => open > 1).length,
    ),
    atLeast(
      "patients of the OT, treated",
      count(all.episodes, ({ therapistId, treatmentDays }) => ot.has(therapistId ?? "") && treatmentDays > 0),
      2,
    ),
    atLeast(
      "discharged",
      count(all.episodes, ({ endedOn }) => endedOn !== null),
      5,
    ),
    atLeast(
      "prescriptions with a second version",
      count(all.versions, ({ number }) => number === 2),
    ),
    atLeast(
      "held now",
      count(all.prescriptions, ({ state }) => state === "held"),
    ),
    atLeast(
      "held and resumed",
      count(all.prescriptionEvents, ({ kind }) => kind === "resumed"),
    ),
    atLeast(
      "run out, not renewed",
      count(all.prescriptions, ({ state, endsOn }) => state === "active" && (endsOn ?? "") < anchorDay),
    ),
    atLeast(
      "ending within a week",
      count(
        all.prescriptions,
        ({ state, endsOn }) =>
          state === "active" && (endsOn ?? "") >= anchorDay && (endsOn ?? "") <= addDays(anchorDay, 7),
      ),
    ),
    atLeast(
      "plans of care mended and signed again",
      count(all.plans, ({ number }) => number === 2),
    ),
    atLeast(
      "plans not certified in time",
      count(all.planStates, ({ certification, planOfCareId }) => {
        const plan = all.plans.find(({ id }) => id === planOfCareId);
        return certification === "waiting" && plan !== undefined && plan.certifyBy < anchorDay;
      }),
    ),
    atLeast(
      "verbal orders to sign",
      count(all.verbalOrders, ({ id }) => !signedOrders.has(id)),
    ),
    atLeast("verbal orders signed", all.verbalSignatures.length),
    atLeast(
      "sessions with a reason to go on",
      count(all.sessions, ({ gateReason }) => gateReason !== ""),
      2,
    ),
    atLeast(
      "late entries",
      count(all.sessions, ({ isLateEntry }) => isLateEntry),
    ),
    atLeast(
      "sessions of earlier days not signed",
      count(all.sessions, ({ state, heldOn }) => state === "open" && heldOn < anchorDay),
    ),
    atLeast(
      "rows done outside a limit",
      count(all.performed, ({ deviationReason }) => deviationReason !== ""),
    ),
    atLeast(
      "sessions today, signed",
      count(
        all.sessions,
        (session) =>
          isSigned(session) && dayInZone(session.startedAt, zoneOf(session.clinicId)) === anchorDay,
      ),
    ),
    atLeast(
      "bookings today",
      count(all.bookings, ({ localStart }) => localStart.startsWith(anchorDay)),
      40,
    ),
    atLeast(
      "cancellations with their cause",
      count(all.bookings, ({ state, missedCause }) => state === "cancelled" && missedCause !== null),
      2,
    ),
    atLeast(
      "answers a session has obeyed",
      count(all.requests, ({ obeyedAt }) => obeyedAt !== null),
      5,
    ),
    atLeast(
      "permissions used",
      count(all.permissions, ({ usedSessionId }) => usedSessionId !== null),
    ),
    atLeast(
      "permissions that stand",
      count(all.permissions, ({ endedAt }) => endedAt === null),
    ),
    atLeast(
      "whole sessions held for safety",
      count(all.requests, ({ kind, state }) => kind === "safety-session" && state === "waiting"),
    ),
    atLeast(
      "decisions taken back",
      count(all.decisionEvents, ({ kind }) => kind === "undone"),
    ),
    atLeast(
      "decided in a visit",
      count(all.decisions, ({ context }) => context === "visit"),
    ),
    atLeast(
      "precautions due for lifting",
      count(
        all.precautions,
        ({ state, dueForLiftingOn }) =>
          (state === "raised" || state === "confirmed") &&
          dueForLiftingOn !== null &&
          dueForLiftingOn <= anchorDay,
      ),
    ),
    atLeast(
      "rules for precautions that somebody's record sets off",
      new Set(all.precautions.flatMap(({ content }) => content.ruleId ?? [])).size,
      60,
    ),
    atLeast("answers to what rules ask", all.answers.length, 10),
    atLeast(
      "conditions not screened",
      count(all.conditions, ({ screening }) => screening === "not-screened"),
    ),
    atLeast(
      "medications not screened",
      count(all.medications, ({ kind }) => kind === "not-screened"),
    ),
    atLeast(
      "addenda to consultations",
      count(all.addenda, ({ subjectKind, kind }) => subjectKind === "consultation" && kind === "addendum"),
    ),
    atLeast(
      "sessions entered in error",
      count(all.addenda, ({ subjectKind, kind }) => subjectKind === "session" && kind === "entered-in-error"),
    ),
    atLeast(
      "covered today",
      count(all.covers, ({ fromOn, toOn }) => fromOn <= anchorDay && toOn >= anchorDay),
    ),
    atLeast(
      "seats of colleagues",
      count(all.seats, ({ staffId }) => staffId !== null),
    ),
    atLeast(
      "seats of outside contacts",
      count(all.seats, ({ outsideContact }) => outsideContact !== ""),
    ),
    atLeast(
      "seats that open a part of the chart",
      count(all.seats, ({ staffId, canReadNotes }) => staffId !== null && !canReadNotes),
    ),
    atLeast("sensitive sections opened to a seat", all.seatSections.length),
    atLeast(
      "of them closed again",
      count(all.seatSections, ({ closedAt }) => closedAt !== null),
    ),
    ...(await countOrders(store, anchorDay)),
    atLeast("charts opened by break-glass", all.breakGlasses.length),
    exactly(
      "facts after the anchor day",
      count(all.consultations, ({ seenOn }) => seenOn > anchorDay) +
        count(all.sessions, ({ heldOn }) => heldOn > anchorDay),
      0,
    ),
  ];
}
