import type { Store } from "#db/engine/store.ts";
import { chartParts } from "#domain/access/chart-parts.ts";
import { partValues } from "#server/access/seats.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { type Caller, type Cast, callerFor, op, type TestHouse } from "#server/testing.ts";
import { lookAt } from "#server/testing-loop.ts";
import { type Person, people, type Standing, standings } from "./expectations.ts";
import type { Target } from "./testing-target.ts";

export const staffIdOf = (person: Person, standing: Standing): string => `${person}-${standing}`;
/** As many characters as a real password; the test house does not hash. */
export const stagePassword = "maple bridge quiet ferry";

const facts: Record<Person, Record<string, unknown>> = {
  physiatrist: { role: "physiatrist", credentials: "MD" },
  therapist: { role: "therapist", discipline: "PT", level: "therapist", credentials: "PT" },
  assistant: { role: "therapist", discipline: "PT", level: "assistant", credentials: "PTA" },
  occupational: { role: "therapist", discipline: "OT", level: "therapist", credentials: "OTR/L" },
  specialist: { role: "specialist", specialty: "psychologist", credentials: "PhD" },
  "front-desk": { role: "admin", rights: ["front-desk"] },
  billing: { role: "admin", rights: ["billing"] },
  manager: { role: "admin", rights: ["manager"] },
};

/** One person of each kind in each standing to the patients of Cedar River: everybody but "own" works at Mesa Norte. */
export async function fillPeople(house: TestHouse, cast: Cast, patientIds: readonly string[]): Promise<void> {
  const now = house.clock.now();
  await house.store.write(async ({ db, t }) => {
    for (const person of people)
      for (const standing of standings) {
        const id = staffIdOf(person, standing);
        await db.insert(t.staff).values({
          id,
          role: "admin",
          rights: [],
          family: person,
          given: standing,
          credentials: "",
          email: `${id}@example.org`,
          sensitiveSections: [],
          isActive: true,
          createdAt: now,
          ...facts[person],
          ...(person === "assistant" ? { supervisorId: cast.kim } : {}),
        });
        await db.insert(t.memberships).values({
          staffId: id,
          clinicId: standing === "own" ? cast.cedar : cast.mesa,
          fromOn: "2026-01-01",
        });
        await fillSignIn(house, db, t, id);
        await db
          .insert(t.chartOpens)
          .values({ id: `open-${id}`, staffId: id, patientId: cast.hale, openedAt: now, seq: 0 });
        const days = { fromOn: "2026-11-01", toOn: "2026-12-31" };
        if (standing === "seat")
          await db.insert(t.careTeamSeats).values(
            patientIds.map((patientId, index) => ({
              id: `seat-${index}-${id}`,
              patientId,
              staffId: id,
              specialty: person,
              seatedBy: cast.osei,
              ...partValues(chartParts),
              ...days,
            })),
          );
        if (standing === "cover")
          await db.insert(t.covers).values({
            id: `cover-${id}`,
            absentStaffId: person === "physiatrist" ? cast.osei : cast.kim,
            coveringStaffId: id,
            reason: "leave",
            ...days,
          });
        if (standing === "glass")
          await db.insert(t.breakGlasses).values(
            patientIds.map((patientId, index) => ({
              id: `glass-${index}-${id}`,
              patientId,
              staffId: id,
              reason: "no colleague can be reached",
              openedAt: now,
              untilAt: now + 3_600_000,
            })),
          );
      }
  });
}

async function fillSignIn(house: TestHouse, db: Store["db"], t: Store["t"], staffId: string): Promise<void> {
  const now = house.clock.now();
  const stamps = { createdAt: now - 3_600_000, updatedAt: now };
  const userId = `user-${staffId}`;
  await db.insert(t.authUsers).values({
    id: userId,
    name: staffId,
    email: `${staffId}@example.org`,
    emailVerified: true,
    staffId,
    ...stamps,
  });
  await db.insert(t.authAccounts).values({
    id: `account-${staffId}`,
    accountId: userId,
    providerId: "credential",
    userId,
    password: `plain:${stagePassword}`,
    ...stamps,
  });
  await db.insert(t.authSessions).values({
    id: `sitting-${staffId}`,
    token: `token-${staffId}`,
    userId,
    expiresAt: now + 3_600_000,
    lastInputAt: now,
    ...stamps,
  });
}

/** The rows that are one person's own: a booking and a queue reason with them, a question, a decision, an order, a cover, an open note. */
export async function fillOwn(house: TestHouse, cast: Cast, kim: Caller, episodeId: string) {
  const own = new Map<string, Partial<Target>>();
  const now = house.clock.now();
  const today = dayInZone(now, "America/Los_Angeles");
  for (const person of people)
    for (const standing of standings) {
      const id = staffIdOf(person, standing);
      const isTherapist = person === "therapist" || person === "assistant" || person === "occupational";
      own.set(id, {
        signInId: `sitting-${id}`,
        ownRequestId: `request-${id}`,
        ...(isTherapist ? { ownBookingId: `booking-${id}`, ownMissedId: `missed-${id}` } : {}),
      });
      if (person !== "physiatrist") continue;
      const may = standing === "own" || standing === "seat" || standing === "cover";
      const order = { givenBy: id, givenAt: now, words: "Go on as before." };
      const { verbalOrderId } = may
        ? await kim.prescriptions.recordVerbalOrder({
            operationId: op(),
            episodeId,
            ...order,
            wasReadBack: true,
            effect: { kind: "words-only" },
          })
        : // Given while the patient was still within reach.
          await house.store.write(async ({ db, t }) => {
            const verbalOrderId = `order-${id}`;
            await db.insert(t.verbalOrders).values({
              id: verbalOrderId,
              patientId: cast.hale,
              episodeId,
              ...order,
              takenBy: cast.kim,
              wasReadBack: true,
              effect: { kind: "words-only" },
              recordedAt: now,
            });
            return { verbalOrderId };
          });
      const decision = may
        ? await (await callerFor(house, id)).reviews.decide({
            operationId: op(),
            episodeId,
            kind: "continue",
            context: "chart",
            reason: "",
            nextReviewOn: null,
            seen: await lookAt(house, episodeId),
          })
        : undefined;
      own.set(id, {
        signInId: `sitting-${id}`,
        verbalOrderId,
        coverId: `own-cover-${id}`,
        ...(decision ? { decisionId: decision.decisionId } : {}),
      });
    }
  await house.store.write(async ({ db, t }) => {
    for (const standing of standings) {
      const physiatristId = staffIdOf("physiatrist", standing);
      await db.insert(t.covers).values({
        id: `own-cover-${physiatristId}`,
        absentStaffId: physiatristId,
        coveringStaffId: cast.banerjee,
        fromOn: "2027-02-01",
        toOn: "2027-02-14",
        reason: "leave",
      });
      await db.insert(t.patientSignals).values({
        id: `signal-${physiatristId}`,
        patientId: cast.hale,
        episodeId,
        prescriberId: physiatristId,
        kind: "red-pain",
        tier: 0,
        facts: { pain: 8 },
        sourceId: `signal-${physiatristId}`,
        raisedAt: now,
        raisedBy: cast.kim,
        dueOn: today,
        isOpen: true,
      });
      for (const person of ["therapist", "assistant", "occupational"] as const) {
        await db.insert(t.changeRequests).values({
          id: `request-${staffIdOf(person, standing)}`,
          patientId: cast.hale,
          episodeId,
          lineKey: `line-of-${staffIdOf(person, standing)}`,
          kind: "more",
          wanted: {},
          current: {},
          evidence: { lastThree: [], painNow: null },
          reason: "Too easy",
          askedBy: staffIdOf(person, standing),
          askedAt: now,
          prescriberId: cast.osei,
          state: "waiting",
        });
        await db.insert(t.sessions).values({
          id: `note-${staffIdOf(person, standing)}`,
          patientId: cast.hale,
          episodeId,
          clinicId: cast.cedar,
          therapistId: staffIdOf(person, standing),
          kind: "seen-not-treated",
          state: "open",
          heldOn: today,
          startedAt: now,
          gateCodes: [],
          note: { sinceLastTime: {}, assessment: "", plan: "", adverseEvent: "" },
        });
        const booking = {
          patientId: cast.hale,
          episodeId,
          clinicId: cast.cedar,
          staffId: staffIdOf(person, standing),
          kind: "visit" as const,
          localStart: `${today}T15:00`,
          timeZone: "America/Los_Angeles",
          startsAt: now,
          minutes: 45,
        };
        await db.insert(t.bookings).values([
          { ...booking, id: `booking-${staffIdOf(person, standing)}`, state: "booked" },
          // Recorded as missed today: the one who treats may take it back.
          {
            ...booking,
            id: `missed-${staffIdOf(person, standing)}`,
            state: "no-show",
            missedCause: "forgot",
            missedAt: now,
          },
        ]);
      }
    }
  });
  return own;
}
