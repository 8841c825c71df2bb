import assert from "node:assert/strict";
import { TRPCError } from "@trpc/server";
import { eq } from "drizzle-orm";
import { type RefusalKind, Refused } from "#server/refusal.ts";
import { callerFor, op, somePatient } from "#server/testing.ts";
import { type CastStage, castOnBothEngines } from "#server/testing-cast.ts";
import { consult, someConsultation } from "#server/testing-loop.ts";

const refusedAs = (kind: RefusalKind, words?: RegExp) => (error: unknown) => {
  assert.ok(error instanceof TRPCError && error.cause instanceof Refused, String(error));
  assert.equal(error.cause.refusal.kind, kind, error.cause.refusal.words);
  if (words) assert.match(error.cause.refusal.words, words);
  return true;
};

async function stage({ house, cast }: CastStage) {
  const desk = await callerFor(house, cast.desk);
  const osei = await callerFor(house, cast.osei);
  type Receive = Parameters<typeof desk.referrals.receive>[0];
  const receive = (change: Partial<Receive> = {}) =>
    desk.referrals.receive({
      operationId: op(),
      clinicId: cast.cedar,
      source: "surgeon",
      referrerName: "Dr. P. Lund",
      reason: "Left knee, three months",
      urgency: "routine",
      who: { kind: "known", patientId: cast.hale },
      ...change,
    });
  const assign = (referralId: string, physiatristId: string, expectedVersion = 1) =>
    desk.referrals.assign({ operationId: op(), referralId, physiatristId, expectedVersion });
  const close = (referralId: string, expectedVersion = 1) =>
    desk.referrals.close({ operationId: op(), referralId, expectedVersion, reason: "went elsewhere" });
  return { house, cast, desk, osei, receive, assign, close };
}

castOnBothEngines(
  "a referral of somebody new registers them in the same act, or neither",
  async (standing) => {
    const { desk, receive, house } = await stage(standing);
    const made = await receive({
      who: { kind: "new", patient: somePatient({ family: "Okafor", given: "Ada" }) },
    });
    assert.equal((await desk.patients.search({ text: "okafor" }))[0]?.patientId, made.patientId);
    const { patients } = house.store.t;
    const before = await house.store.db.$count(patients);
    await assert.rejects(
      receive({ who: { kind: "new", patient: somePatient({ bornOn: "2027-01-01" }) } }),
      refusedAs("invalid", /birth date in the past/),
    );
    assert.equal(await house.store.db.$count(patients), before);
  },
);

castOnBothEngines(
  "open referrals stand most urgent first, then the longest waiting; closed ones do not stand",
  async (standing) => {
    const { house, desk, receive, close } = await stage(standing);
    const order: string[] = [];
    for (const urgency of ["routine", "urgent", "soon", "routine", "urgent"] as const) {
      order.push((await receive({ urgency })).referralId);
      house.clock.advance(60_000);
    }
    await close(order[3] ?? "");
    assert.deepEqual(
      (await desk.referrals.list({})).list.map((row) => row.referralId),
      [order[1], order[4], order[2], order[0]],
    );
  },
);

castOnBothEngines(
  "a physiatrist sees their own and what nobody has, however many of others wait longer, in windows that leave none out",
  async (standing) => {
    const { house, cast, osei, receive, assign } = await stage(standing);
    for (let number = 0; number < 110; number += 1)
      await assign((await receive({ urgency: "urgent" })).referralId, cast.banerjee);
    house.clock.advance(60_000);
    const mine = await receive();
    await assign(mine.referralId, cast.osei);
    const free = await receive();
    const banerjee = await callerFor(house, cast.banerjee);
    const first = await banerjee.referrals.list({});
    assert.deepEqual([first.list.length, first.total, first.unassigned], [100, 111, 1]);
    const rest = await banerjee.referrals.list({ cursor: first.next });
    assert.deepEqual([rest.list.length, rest.next], [11, null]);
    assert.equal(
      new Set([...first.list, ...rest.list].map((row) => row.referralId)).size,
      111,
      "each stands once, also those received at one moment",
    );
    assert.deepEqual(
      new Set((await osei.referrals.list({})).list.map((row) => row.referralId)),
      new Set([mine.referralId, free.referralId]),
    );
  },
);

castOnBothEngines(
  "a referral is assigned to a physiatrist of its clinic who is here, and a stale assignment is refused",
  async (standing) => {
    const { house, cast, receive, assign } = await stage(standing);
    const { referralId } = await receive();
    for (const wrong of [cast.kim, cast.manager, "absent-1"])
      await assert.rejects(
        assign(referralId, wrong),
        refusedAs("invalid", /physiatrist of this clinic/),
        wrong,
      );
    const { staff } = house.store.t;
    const setActive = (isActive: boolean) =>
      house.store.write(async (tx) => {
        await tx.db.update(staff).set({ isActive }).where(eq(staff.id, cast.banerjee));
      });
    await setActive(false);
    await assert.rejects(assign(referralId, cast.banerjee), refusedAs("invalid"));
    await setActive(true);
    assert.deepEqual(await assign(referralId, cast.banerjee), { version: 2 });
    await assert.rejects(assign(referralId, cast.osei), refusedAs("changed-meanwhile"));
    assert.deepEqual(await assign(referralId, cast.osei, 2), { version: 3 });
  },
);

castOnBothEngines(
  "a referral that was consulted or closed is not assigned, not closed again and not unmade",
  async (standing) => {
    const { cast, osei, receive, assign, close } = await stage(standing);
    const { referralId } = await receive();
    await consult(osei, cast.hale);
    await osei.consultations.sign({
      operationId: op(),
      patientId: cast.hale,
      referralId,
      content: someConsultation(),
      episode: { kind: "new", title: "Knee", side: "left", onsetOn: null, isSensitive: false },
    });
    await assert.rejects(close(referralId), refusedAs("not-now", /closed/));
    await assert.rejects(assign(referralId, cast.osei), refusedAs("not-now", /closed/));
    const { referralId: gone } = await receive();
    assert.deepEqual(await close(gone), { version: 2 });
    await assert.rejects(close(gone, 2), refusedAs("not-now", /closed/));
  },
);

castOnBothEngines("a consultation answers its own patient's referral only", async (standing) => {
  const { cast, desk, osei, receive } = await stage(standing);
  const sign = (referralId: string) =>
    osei.consultations.sign({
      operationId: op(),
      patientId: cast.hale,
      referralId,
      content: someConsultation(),
      episode: { kind: "new", title: "Knee", side: "left", onsetOn: null, isSensitive: false },
    });
  await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
  const other = await receive({ who: { kind: "new", patient: somePatient({ family: "Okafor" }) } });
  await assert.rejects(sign(other.referralId), refusedAs("invalid", /another patient/));
  const { referralId } = await receive();
  await sign(referralId);
  assert.deepEqual(
    (await desk.referrals.list({})).list.map((row) => row.referralId),
    [other.referralId],
  );
});

castOnBothEngines(
  "empty, too long and unknown input is refused with a sentence before anything is written",
  async (standing) => {
    const { house, receive } = await stage(standing);
    await assert.rejects(receive({ reason: "   " }), /Say why the patient is referred/);
    await assert.rejects(receive({ reason: "x".repeat(601) }), /at most 600/);
    await assert.rejects(receive({ urgency: "now" as never }));
    await assert.rejects(receive({ referrerName: "line\nbreak" }), /line break/);
    await assert.rejects(receive({ clinicId: "absent-1" }), refusedAs("not-found"));
    assert.equal(await house.store.db.$count(house.store.t.referrals), 0);
    const kept = await receive({ reason: "<script>alert(1)</script> 🙂 עברית", referrerName: "O’Brien" });
    const { referrals } = house.store.t;
    const [row] = await house.store.db.select().from(referrals).where(eq(referrals.id, kept.referralId));
    assert.equal(
      row?.reason,
      "<script>alert(1)</script> 🙂 עברית",
      "kept as typed; the screen never runs it",
    );
  },
);
