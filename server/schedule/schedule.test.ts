import assert from "node:assert/strict";
import { TRPCError } from "@trpc/server";
import { eq } from "drizzle-orm";
import type { Missed } from "#domain/schedule/missed.ts";
import { type RefusalKind, Refused } from "#server/refusal.ts";
import { callerFor, op, somePatient } from "#server/testing.ts";
import { type CastStage, castOnBothEngines } from "#server/testing-cast.ts";
import { instantOf } from "./zoned-time.ts";

const refusedAs = (kind: RefusalKind, words?: RegExp) => (error: unknown) => {
  assert.ok(error instanceof TRPCError && error.cause instanceof Refused, String(error));
  assert.equal(error.cause.refusal.kind, kind, error.cause.refusal.words);
  if (words) assert.match(error.cause.refusal.words, words);
  return true;
};

async function stage({ house, cast }: CastStage) {
  const manager = await callerFor(house, cast.manager);
  const book = (change: Partial<Parameters<typeof manager.schedule.book>[0]> = {}) =>
    manager.schedule.book({
      operationId: op(),
      patientId: cast.hale,
      episodeId: null,
      referralId: null,
      clinicId: cast.cedar,
      staffId: cast.kim,
      kind: "visit",
      localStart: "2026-11-30T09:00",
      minutes: 45,
      ...change,
    });
  const setState = (bookingId: string, expectedVersion: number, state: "booked" | "arrived" | "done") =>
    manager.schedule.setState({ operationId: op(), bookingId, state, expectedVersion });
  const miss = (
    bookingId: string,
    expectedVersion: number,
    missed: Missed = { how: "cancelled", cause: "patient-ill", words: "" },
    caller = manager,
  ) => caller.schedule.miss({ operationId: op(), bookingId, expectedVersion, missed });
  const undo = (bookingId: string, expectedVersion: number, caller = manager) =>
    caller.schedule.undoMissed({ operationId: op(), bookingId, expectedVersion });
  return { house, cast, manager, book, setState, miss, undo };
}

castOnBothEngines(
  "one person's time is booked once: overlaps are refused, neighbors are not, and of two at once one wins",
  async (standing) => {
    const { house, cast, book } = await stage(standing);
    await book();
    for (const [localStart, minutes] of [
      ["2026-11-30T09:00", 45],
      ["2026-11-30T08:30", 35],
      ["2026-11-30T09:40", 30],
      ["2026-11-30T08:00", 240],
      ["2026-11-30T09:20", 5],
    ] as const)
      await assert.rejects(
        book({ localStart, minutes }),
        refusedAs("not-now", /This time is taken/),
        localStart,
      );
    await book({ localStart: "2026-11-30T08:15", minutes: 45 });
    await book({ localStart: "2026-11-30T09:45", minutes: 45 });
    await book({ staffId: cast.lee });
    const both = await Promise.allSettled([
      book({ localStart: "2026-11-30T13:00" }),
      book({ localStart: "2026-11-30T13:30" }),
    ]);
    assert.deepEqual(
      both.map((answer) => answer.status).toSorted((a, b) => a.localeCompare(b)),
      ["fulfilled", "rejected"],
    );
    assert.equal(await house.store.db.$count(house.store.t.bookings), 5);
  },
);

castOnBothEngines(
  "a cancelled booking frees its time, is taken back within the day, and never over whoever took it",
  async (standing) => {
    const { house, book, setState, miss, undo } = await stage(standing);
    const { bookingId } = await book();
    await assert.rejects(
      miss(bookingId, 1, { how: "cancelled", cause: "patient-other", words: " " }),
      refusedAs("invalid", /Say why/),
    );
    await assert.rejects(
      miss(bookingId, 1, { how: "no-show", cause: "forgot", words: "" }),
      refusedAs("not-now", /lies ahead/),
    );
    assert.deepEqual(await miss(bookingId, 1), { version: 2 });
    await assert.rejects(miss(bookingId, 2), refusedAs("not-now", /missed already/));
    await assert.rejects(setState(bookingId, 2, "booked"), refusedAs("not-now", /Take that back/));
    const slotsOf = async () => {
      const { bookingSlots } = house.store.t;
      return Map.groupBy(await house.store.db.select().from(bookingSlots), (slot) => slot.bookingId);
    };
    assert.equal((await slotsOf()).size, 0);
    assert.deepEqual(await undo(bookingId, 2), { version: 3 });
    assert.equal((await slotsOf()).get(bookingId)?.length, 9);

    assert.deepEqual(await miss(bookingId, 3), { version: 4 });
    const { bookingId: next } = await book({ localStart: "2026-11-30T09:30" });
    await assert.rejects(undo(bookingId, 4), refusedAs("not-now", /taken meanwhile/));
    assert.deepEqual([...(await slotsOf()).keys()], [next], "nothing of a refused undo stays");
  },
);

castOnBothEngines(
  "who does not come is recorded with the cause once the time has come, and only on that day taken back",
  async (standing) => {
    const { house, manager, cast, book, setState, miss, undo } = await stage(standing);
    const { bookingId } = await book({ localStart: "2026-11-23T08:00" });
    assert.ok(house.clock.now() > Date.parse("2026-11-23T08:00:00-08:00"), "the visit lies behind");
    const forgot = { how: "no-show", cause: "forgot", words: "called at 8:10" } as const;
    await assert.rejects(
      miss(bookingId, 1, { how: "no-show", cause: "clinic-closed", words: "" }),
      refusedAs("invalid", /cancelled/),
    );
    assert.deepEqual(await miss(bookingId, 1, forgot), { version: 2 });
    const { list } = await manager.schedule.day({ clinicId: cast.cedar, day: "2026-11-23" });
    const [row] = list;
    assert.deepEqual(
      [row?.state, row?.missedCause, row?.missedWords],
      ["no-show", "forgot", "called at 8:10"],
    );
    await assert.rejects(undo(bookingId, 1), refusedAs("changed-meanwhile"));
    assert.deepEqual(await undo(bookingId, 2), { version: 3 });
    assert.deepEqual(await setState(bookingId, 3, "arrived"), { version: 4 });
    assert.deepEqual(await miss(bookingId, 4, forgot), { version: 5 });
    house.clock.advance(86_400_000);
    await assert.rejects(undo(bookingId, 5), refusedAs("not-now", /earlier day/));
    assert.deepEqual(await setState((await book()).bookingId, 1, "done"), { version: 2 });
  },
);

castOnBothEngines(
  "a therapist says of their own bookings that nobody came, and another's does not exist for them",
  async (standing) => {
    const { house, cast, book, miss, undo } = await stage(standing);
    const kim = await callerFor(house, cast.kim);
    const own = await book({ localStart: "2026-11-23T08:00" });
    const theirs = await book({ localStart: "2026-11-23T08:00", staffId: cast.lee });
    const ill = { how: "no-show", cause: "patient-ill", words: "" } as const;
    assert.deepEqual(await miss(own.bookingId, 1, ill, kim), { version: 2 });
    await assert.rejects(miss(theirs.bookingId, 1, ill, kim), refusedAs("not-found"));
    assert.deepEqual(await miss(theirs.bookingId, 1, ill), { version: 2 });
    await assert.rejects(undo(theirs.bookingId, 2, kim), refusedAs("not-found"));
    assert.deepEqual(await undo(own.bookingId, 2, kim), { version: 3 });
  },
);

castOnBothEngines(
  "consultations are with a physiatrist and visits with a therapist who work there; an assistant is booked for no evaluation",
  async (standing) => {
    const { cast, book } = await stage(standing);
    await assert.rejects(book({ staffId: cast.osei }), refusedAs("invalid", /visits with a therapist/));
    await assert.rejects(
      book({ kind: "consultation" }),
      refusedAs("invalid", /consultations with a physiatrist/),
    );
    await assert.rejects(book({ clinicId: cast.mesa }), refusedAs("invalid", /does not work at this clinic/));
    await assert.rejects(
      book({ kind: "evaluation", staffId: cast.assistant }),
      refusedAs("invalid", /An assistant does not evaluate/),
    );
    assert.ok(await book({ kind: "consultation", staffId: cast.osei }));
    assert.ok(await book({ kind: "visit", staffId: cast.assistant }));
  },
);

castOnBothEngines(
  "a time that does not exist, lies off the five-minute step or is too long is refused at its field",
  async (standing) => {
    const { book } = await stage(standing);
    for (const localStart of [
      "2026-02-30T09:00",
      "2026-13-01T09:00",
      "2026-11-31T09:00",
      "2026-11-30T24:00",
      "2026-11-30T09:03",
      "2026-11-30 09:00",
      "2026-11-30T09:00:00",
      "tomorrow",
    ])
      await assert.rejects(book({ localStart }), /Choose a (time|day)/, localStart);
    for (const minutes of [0, 3, 7, 245, -5, 7.5])
      await assert.rejects(book({ minutes }), TRPCError, String(minutes));
  },
);

castOnBothEngines(
  "a booking keeps its local time and zone, and the instant follows from both, also when clocks change",
  async (standing) => {
    const { house, cast, book } = await stage(standing);
    const { bookingId } = await book({ localStart: "2027-03-14T08:00" });
    const { bookings } = house.store.t;
    const [row] = await house.store.db.select().from(bookings).where(eq(bookings.id, bookingId));
    assert.deepEqual(
      [row?.localStart, row?.timeZone, row?.startsAt],
      ["2027-03-14T08:00", "America/Los_Angeles", Date.parse("2027-03-14T15:00:00Z")],
    );
    assert.ok(cast.cedar);
    for (const [local, zone, instant] of [
      ["2026-11-30T09:00", "America/Los_Angeles", "2026-11-30T17:00:00Z"],
      ["2026-11-30T09:00", "America/Denver", "2026-11-30T16:00:00Z"],
      ["2026-07-01T09:00", "America/Denver", "2026-07-01T15:00:00Z"],
      ["2026-07-01T09:00", "America/Phoenix", "2026-07-01T16:00:00Z"],
      // 2:30 a.m. is skipped on Mar 14, 2027; it becomes 3:30 a.m.
      ["2027-03-14T02:30", "America/Denver", "2027-03-14T09:30:00Z"],
      // 1:30 a.m. happens twice on Nov 1, 2026; the first of the two counts.
      ["2026-11-01T01:30", "America/Denver", "2026-11-01T07:30:00Z"],
      ["2026-11-01T01:30", "America/Los_Angeles", "2026-11-01T08:30:00Z"],
      ["2026-12-31T23:55", "America/Denver", "2027-01-01T06:55:00Z"],
    ] as const)
      assert.equal(
        new Date(instantOf(local, zone)).toISOString(),
        new Date(instant).toISOString(),
        `${local} ${zone}`,
      );
  },
);

castOnBothEngines(
  "the day of a clinic is its own local day, in order of time, without another clinic's patients",
  async (standing) => {
    const { house, cast, manager, book } = await stage(standing);
    await book({ localStart: "2026-11-30T23:30", minutes: 30 });
    await book({ localStart: "2026-11-30T08:00" });
    await book({ localStart: "2026-12-01T08:00" });
    // A patient of Mesa Norte, seen at Cedar River: the desk there knows neither name nor number.
    await book({ patientId: cast.farPatient, localStart: "2026-11-30T12:00" });
    const day = await manager.schedule.day({ clinicId: cast.cedar, day: "2026-11-30" });
    assert.deepEqual(
      day.list.map((row) => [row.localStart, row.family]),
      [
        ["2026-11-30T08:00", "Hale"],
        ["2026-11-30T12:00", "Begay"],
        ["2026-11-30T23:30", "Hale"],
      ],
    );
    const desk = await callerFor(house, cast.desk);
    const seen = await desk.schedule.day({ clinicId: cast.cedar, day: "2026-11-30" });
    assert.deepEqual(
      seen.list.map((row) => row.family),
      ["Hale", "Hale"],
    );
    await assert.rejects(desk.schedule.day({ clinicId: cast.mesa, day: null }), refusedAs("not-found"));
    house.clock.set(Date.parse("2026-12-01T07:30:00Z"));
    assert.equal((await desk.schedule.day({ clinicId: cast.cedar, day: null })).day, "2026-11-30");
  },
);

castOnBothEngines("a day shows at most three hundred bookings", async (standing) => {
  const { house, cast, manager } = await stage(standing);
  const { bookings } = house.store.t;
  await house.store.write(async (tx) => {
    for (let number = 0; number < 310; number += 1)
      await tx.db.insert(bookings).values({
        id: `many-${number}`,
        patientId: cast.hale,
        clinicId: cast.cedar,
        staffId: cast.kim,
        kind: "visit",
        state: "booked",
        localStart: "2026-11-30T09:00",
        timeZone: "America/Los_Angeles",
        startsAt: number,
        minutes: 5,
      });
  });
  assert.equal((await manager.schedule.day({ clinicId: cast.cedar, day: "2026-11-30" })).list.length, 300);
});

castOnBothEngines(
  "booking a referral moves it to booked once; a closed one is not opened again by a booking",
  async (standing) => {
    const { house, cast, manager, book } = await stage(standing);
    const receive = async () =>
      (
        await manager.referrals.receive({
          operationId: op(),
          clinicId: cast.cedar,
          source: "surgeon",
          referrerName: "Dr. Lund",
          reason: "Knee",
          urgency: "soon",
          who: { kind: "known", patientId: cast.hale },
        })
      ).referralId;
    const first = await receive();
    const consultation = { kind: "consultation" as const, staffId: cast.osei };
    await book({ ...consultation, referralId: first });
    const { referrals } = house.store.t;
    const stateOf = async (referralId: string) => {
      const [row] = await house.store.db.select().from(referrals).where(eq(referrals.id, referralId));
      return [row?.state, row?.version];
    };
    assert.deepEqual(await stateOf(first), ["booked", 2]);
    const second = await receive();
    await manager.referrals.close({
      operationId: op(),
      referralId: second,
      expectedVersion: 1,
      reason: "went elsewhere",
    });
    await assert.rejects(
      book({ ...consultation, referralId: second, localStart: "2026-11-30T11:00" }),
      refusedAs("not-now", /closed/),
    );
    assert.deepEqual(await stateOf(second), ["not-booked", 2]);
    const { patientId } = await manager.patients.register({
      operationId: op(),
      clinicId: cast.cedar,
      patient: somePatient({ family: "Okafor" }),
    });
    await assert.rejects(
      book({ ...consultation, patientId, referralId: first, localStart: "2026-11-30T14:00" }),
      refusedAs("not-found"),
    );
  },
);
