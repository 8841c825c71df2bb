import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eq } from "drizzle-orm";
import { newId } from "#db/engine/ids.ts";
import { generateLarge } from "#db/seed/large-clinic.ts";
import { openTestStore } from "#db/testing.ts";
import { explainPlan, type RanStatement, type Recording, startRecording } from "#db/testing-statements.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { findStandingSignIn } from "./auth/sign-in.queries.ts";
import { listChangesAfter, listFollowedChains, readHeads } from "./live/live.queries.ts";
import { readReportRecord } from "./reports/record.queries.ts";
import { type Caller, callerFor, op, openTestHouse, readActor, type TestHouse, testNow } from "./testing.ts";
import { finishSession, leaveVitals, lookAt, openSession } from "./testing-loop.ts";

/** Tables of a size the organization sets, not time: reading one whole is no growth. */
const settled = new Set(["clinics", "staff", "memberships", "organizations", "covers", "chain_heads"]);

/** A full walk of an index is allowed only in the order that is asked for, because the window then ends it. */
const orderedWalks: Record<string, string> = {
  "patients USING INDEX patients_name": "patients by name, a window of 50",
};

/** Columns that by themselves leave a set which grows with the clinic and with time. */
const wideColumns = new Set(
  "home_clinic_id clinic_id chain_id staff_id therapist_id prescriber_id assigned_to decided_by actor_id state kind term".split(
    " ",
  ),
);

/** Sets that are searched by wide columns, or sorted, each with the reason why that stays small. */
const smallSets: Record<string, string> = {
  "search_terms (kind=? AND term>? AND term<?)": "patients whose names begin as typed",
  "patients (id=?)": "patients whose names begin as typed, sorted by name for the first eight",
  "search_terms (kind=? AND term=?)": "patients who share a trigram; only when nothing begins as typed",
  "patients (family>?)": "patients by name from a name on, in that order, a window of 50",
  "diagnosis_generations (state=?)": "the one release of codes in force; a year brings a row or two",
  "referrals (state=?)": "referrals that wait; closed ones are not read",
  "patient_signals (prescriber_id=? AND is_open=?)": "open reasons of the physiatrist and those they cover",
  "patient_signals (episode_id=? AND is_open=? AND kind=?)": "open reasons of the episodes shown",
  "patient_signals (id=?)": "the open reasons of one episode, by their ids",
  "verbal_orders (patient_id=?)": "orders by word for the patients of one therapist's day",
  "decisions (decided_by=? AND decided_at>?)": "what one physiatrist decided in a day",
  "sessions (therapist_id=? AND state=? AND held_on=?)": "sessions of one therapist that are open today",
  "sessions (episode_id=? AND held_on>?)":
    "treatment since the last report of the patients of one day, about ten days each",
  "sessions (therapist_id=? AND state=?)": "sessions one therapist left open",
  "co_signatures (asked_of=? AND signed_at=?)": "co-signatures that wait for one therapist",
  "bookings (staff_id=? AND local_start>? AND local_start<?)": "one day of one person",
  "bookings (patient_id=? AND starts_at>? AND starts_at<?)": "bookings of one patient in one period",
  "bookings (clinic_id=? AND local_start>? AND local_start<?)": "one day of one clinic",
  "audit_rows (chain_id=? AND seq>?)": "in the order that is asked for, a window of 200",
  "audit_rows (patient_id=?)": "in the order that is asked for, a window of 50",
  "episodes (therapist_id=? AND ended_on=?)": "running episodes of one therapist",
  "change_requests (episode_id=?)": "questions asked in an episode, at most 2 in 100 sessions",
  "change_requests (episode_id=? AND state=?)": "questions that wait in an episode",
  "change_requests (prescriber_id=? AND state=?)":
    "assistants' questions that wait to be passed on to a prescriber",
  "decisions (episode_id=?)": "decisions about the patients of one therapist's day",
  "prescriptions (episode_id=?)": "one prescription to a discipline",
  "plan_of_care_states (certification=?)": "plans that came back and wait to be mended",
  "limits (patient_id=?)":
    "limits a patient ever had, sorted by when they were lifted for the timeline's window",
  "limits (patient_id=? AND lifted_at=?)": "limits that hold for a patient",
  "precautions (patient_id=? AND state=?)": "precautions that hold for a patient",
  "allergies (patient_id=? AND status=?)": "allergies of a patient",
  "service_intervals (session_id=?)": "stretches of the timers of a few sessions, at most 400 each",
  "service_intervals (staff_id=?)":
    "the one timer of a clinician that runs: the index is unique and holds no other",
  "performed_doses (session_id=?)": "rows of at most 13 sessions",
  "procedures (episode_id=?)": "procedures of the episodes shown in the queue",
  "consult_notes (patient_id=?)": "consult notes of the patients of one therapist's day",
  "care_team_seats (patient_id=?)": "seats on one patient's team",
  "care_team_seats (staff_id=?)": "seats of one person",
  "clinic_exercises (clinic_id=?)": "exercises of a clinic's own, at most 200 that are chosen",
  "scores (episode_id=?)": "scores of the episodes shown in the queue",
};

let recording: Recording;
let house: TestHouse;
let physiatrist: Caller;
let therapist: Caller;
let admin: Caller;
let ids: { clinicId: string; physiatristId: string; patientId: string; episodeId: string; sessionId: string };

/** What stands against a plan: a growing table read whole, or a wide or sorted set nobody named as small. */
function problemsOf(statement: RanStatement): string[] {
  if (!/^\s*(select|with|insert|update|delete)\b/i.test(statement.source)) return [];
  // An empty list compiles to a condition that is false before any row is read.
  if (/where \(?false\b/.test(statement.source)) return [];
  const steps = explainPlan(statement);
  const walks = steps.flatMap((step) => {
    const [, verb, table = "", how = ""] = /^(SCAN|SEARCH) (\S+)\s*(.*)$/.exec(step) ?? [];
    if (!verb || table === "CONSTANT" || settled.has(table)) return [];
    const constraints = /\((.*)\)/.exec(how)?.[1] ?? "";
    return [{ step, isScan: verb === "SCAN", table, how, constraints, set: `${table} (${constraints})` }];
  });
  const isWide = (constraints: string) =>
    constraints
      .split(" AND ")
      .every((part) => wideColumns.has(part.replace(/[<>=].*$/, "")) || /[<>]/.test(part));
  const problems = walks
    .filter((walk) =>
      walk.isScan
        ? orderedWalks[`${walk.table} ${walk.how}`] === undefined
        : isWide(walk.constraints) && smallSets[walk.set] === undefined,
    )
    .map((walk) => walk.step);
  const [first] = walks;
  const isSorted = steps.some((step) => /^USE TEMP B-TREE FOR (ORDER|GROUP) BY/.test(step));
  if (isSorted && first && smallSets[first.set] === undefined) problems.push(`sorts ${first.set}`);
  return problems.map((problem) => `${problem}\n    ${statement.source.slice(0, 2000)}`);
}

/** Every different problem once, however often its statement ran. */
const problemsIn = (ran: readonly RanStatement[]): string[] => [...new Set(ran.flatMap(problemsOf))];

const reads: Record<string, () => Promise<unknown>> = {
  "the search of patients": async () => {
    assert.ok((await physiatrist.patients.search({ text: "10" })).length > 0);
    await physiatrist.patients.search({ text: "mar gar" });
    await physiatrist.patients.search({ text: "Gonzlaes" });
  },
  "the list of patients": async () => {
    const { next } = await physiatrist.patients.list({});
    assert.ok(next);
    await physiatrist.patients.list({ cursor: next });
  },
  "the review queue": async () => {
    const queue = await physiatrist.reviews.queue();
    assert.ok(queue.covering.length === 1 && queue.rows.some((row) => row.request !== null));
  },
  "the library with a clinic's own exercises": async () => {
    await physiatrist.exercises.list({ text: "", whose: "all" });
    await physiatrist.exercises.list({ text: "", whose: "retired" });
    await physiatrist.exercises.search({ text: "squat" });
  },
  "the therapist's open sessions": () => therapist.sessions.open(),
  "the therapist's day": () => therapist.sessions.day({ day: null }),
  "the flowsheet before it is begun": () =>
    therapist.sessions.prepare({ episodeId: ids.episodeId, kind: "treatment" }),
  "the flowsheet": () => therapist.sessions.get({ sessionId: ids.sessionId }),
  "an older window of the flowsheet": async () => {
    const { session, past } = await therapist.sessions.get({ sessionId: ids.sessionId });
    const before = past[0] ?? { heldOn: session.heldOn, sessionId: session.sessionId };
    await therapist.sessions.earlier({
      episodeId: ids.episodeId,
      before: { heldOn: before.heldOn, sessionId: before.sessionId },
    });
  },
  "the chart": () => physiatrist.reviews.chart({ episodeId: ids.episodeId }),
  "the patient's band": () => physiatrist.patients.band({ patientId: ids.patientId }),
  "the patient's record": () => physiatrist.patients.record({ patientId: ids.patientId }),
  "what is new since the last look": () =>
    physiatrist.patients.sinceLooked({ patientId: ids.patientId, afterSeq: 0 }),
  "visits, requests, precautions, the team and the prescription of a patient": async () => {
    await physiatrist.consultations.list({ patientId: ids.patientId });
    await physiatrist.consultations.prepare({ patientId: ids.patientId, kind: "follow-up" });
    await physiatrist.requests.list({ episodeId: ids.episodeId });
    await physiatrist.precautions.list({ patientId: ids.patientId });
    await physiatrist.team.list({ patientId: ids.patientId });
    await physiatrist.prescriptions.get({ episodeId: ids.episodeId });
    const { content, baseVersionId } = await physiatrist.prescriptions.compose({
      episodeId: ids.episodeId,
      discipline: "PT",
      from: { kind: "current" },
    });
    await physiatrist.prescriptions.preview({ episodeId: ids.episodeId, content, baseVersionId });
    await physiatrist.prescriptions.alsoWriting({ episodeId: ids.episodeId });
  },
  "what the rules ask, and running them as a chart is opened": async () => {
    await physiatrist.precautions.questions({ patientId: ids.patientId });
    await physiatrist.precautions.answered({ patientId: ids.patientId });
    await therapist.precautions.toRead({ patientId: ids.patientId });
    const { patientId } = ids;
    await house.store.write(({ db, t }) =>
      db.delete(t.screenings).where(eq(t.screenings.patientId, patientId)),
    );
    await physiatrist.patients.openChart({ operationId: op(), patientId: ids.patientId });
  },
  "tests, procedures, medications and consult notes of a patient": async () => {
    const { patientId, episodeId } = ids;
    await physiatrist.orders.list({ patientId });
    await physiatrist.orders.facts({ episodeId });
    await physiatrist.procedures.list({ patientId });
    await physiatrist.procedures.facts({ episodeId });
    await physiatrist.procedures.studies({ patientId });
    await physiatrist.medications.list({ patientId });
    await physiatrist.team.notes({ patientId });
  },
  "the reports of an episode, and the next as the record drafts it": async () => {
    const { episodeId, patientId } = ids;
    await physiatrist.reports.get({ episodeId });
    await readReportRecord(
      house.store,
      { episodeId, patientId, timeZone: "America/Denver" },
      { fromOn: "2026-10-01", toOn: "2026-11-23" },
    );
  },
  "the list of referrals": () => admin.referrals.list({}),
  "the schedule of a day": () => admin.schedule.day({ clinicId: ids.clinicId, day: null }),
  "who saw and changed a patient": async () => {
    await admin.patients.audit({ patientId: ids.patientId, cursor: null });
    await admin.patients.audit({
      patientId: ids.patientId,
      cursor: { at: testNow + 1, seq: 9 },
    });
  },
  "resuming live news": async () => {
    const actor = await readActor(house, ids.physiatristId);
    const chains = await listFollowedChains(house.store, actor, testNow);
    await readHeads(house.store, chains);
    for (const chainId of chains) await listChangesAfter(house.store, { actor, now: testNow }, chainId, 3);
  },
  "knowing who asks, at every request": () => findStandingSignIn(house.store, "no-such-token", testNow),
};
// A suite of its own: hooks of a file's top level would run around the tests of every other file too.
void describe("the plans of hot lists", () => {
  before(async () => {
    recording = startRecording();
    const store = await openTestStore();
    const { teams } = await generateLarge({ store, patients: 60, seed: 5, now: testNow });
    house = await openTestHouse(store);
    const [team] = teams;
    const therapistId = team?.therapists[0]?.id;
    if (!team || !therapistId) throw new Error("There is a team");
    const adminId = newId(testNow);
    const colleagueId = newId(testNow);
    await store.write(async ({ db, t }) => {
      const person = {
        given: "A",
        credentials: "",
        sensitiveSections: [],
        isActive: true,
        createdAt: testNow,
      };
      await db.insert(t.staff).values([
        {
          ...person,
          id: adminId,
          role: "admin",
          rights: ["manager"],
          family: "Desk",
          email: "a@example.org",
        },
        {
          ...person,
          id: colleagueId,
          role: "physiatrist",
          rights: [],
          family: "Away",
          email: "b@example.org",
        },
      ]);
      for (const staffId of [adminId, colleagueId])
        await db.insert(t.memberships).values({ staffId, clinicId: team.clinicId, fromOn: "2026-01-01" });
      await db.insert(t.covers).values({
        id: newId(testNow),
        absentStaffId: colleagueId,
        coveringStaffId: team.physiatrist.id,
        fromOn: "2026-11-01",
        toOn: "2026-12-01",
        reason: "Leave",
      });
    });
    [physiatrist, therapist, admin] = [
      await callerFor(house, team.physiatrist.id),
      await callerFor(house, therapistId),
      await callerFor(house, adminId),
    ];
    const { list } = await therapist.sessions.day({ day: null });
    const booking = list.find((visit) => visit.waitingSince === null);
    if (!booking?.episodeId) throw new Error("Somebody is booked today");
    const { patientId, episodeId } = booking;
    await physiatrist.patients.openChart({ operationId: op(), patientId });
    const sessionId = await openSession(therapist, patientId, episodeId);
    const { plan } = await therapist.sessions.get({ sessionId });
    const line = plan?.lines.find((one) => one.consequence === "ask-first" && one.bounds.reps);
    await therapist.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: line?.lineKey ?? null,
      wanted: { ...line?.current, reps: quantity(30, "rep") },
      kind: "more",
      reason: "Easy",
    });
    ids = { clinicId: team.clinicId, physiatristId: team.physiatrist.id, patientId, episodeId, sessionId };
    recording.take();
  });
  after(async () => {
    recording.stop();
    await house.store.close();
  });

  for (const [what, read] of Object.entries(reads))
    void test(`${what}: no growing table is read whole, and nothing unbounded is sorted`, async () => {
      await read();
      const ran = recording.take();
      assert.ok(ran.length > 0);
      assert.deepEqual(problemsIn(ran), []);
    });

  void test("saving and signing a session: no growing table is read whole, and nothing unbounded is sorted", async () => {
    await therapist.units.setMinutes({
      operationId: op(),
      sessionId: ids.sessionId,
      services: [{ code: "97110", minutes: 30, expectedVersion: 0 }],
    });
    await leaveVitals(therapist, ids.sessionId);
    await finishSession(therapist, ids.sessionId);
    assert.deepEqual(problemsIn(recording.take()), []);
  });

  void test("deciding and answering: no growing table is read whole, and nothing unbounded is sorted", async () => {
    const [request] = await physiatrist.requests.list({ episodeId: ids.episodeId });
    assert.ok(request);
    await physiatrist.requests.reply({
      operationId: op(),
      requestId: request.requestId,
      expectedVersion: request.version,
      kind: "decline",
      dose: null,
      reason: "Not yet",
    });
    await physiatrist.reviews.decide({
      operationId: op(),
      episodeId: ids.episodeId,
      kind: "continue",
      context: "queue",
      reason: "",
      nextReviewOn: null,
      seen: await lookAt(house, ids.episodeId),
    });
    assert.deepEqual(problemsIn(recording.take()), []);
  });

  void test("the check itself sees a table read whole, a sort of one, and a search by clinic alone", async () => {
    const { db, t } = house.store;
    await db.select({ id: t.sessions.id }).from(t.sessions).where(eq(t.sessions.kind, "evaluation"));
    await db
      .select({ id: t.scores.id })
      .from(t.scores)
      .where(eq(t.scores.patientId, ""))
      .orderBy(t.scores.takenOn);
    await db.select({ id: t.patients.id }).from(t.patients).where(eq(t.patients.homeClinicId, ""));
    const found = problemsIn(recording.take()).map((problem) => problem.split("\n")[0]);
    assert.deepEqual(found, [
      "SCAN sessions",
      "sorts scores (patient_id=?)",
      "SEARCH patients USING COVERING INDEX patients_clinic (home_clinic_id=?)",
    ]);
  });
});
