import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TRPCError } from "@trpc/server";
import { eq } from "drizzle-orm";
import { describeOnBothEngines } from "#db/testing.ts";
import { chartParts } from "#domain/access/chart-parts.ts";
import { listClinicsOf } from "#server/auth/sign-in.queries.ts";
import { type RefusalKind, Refused } from "#server/refusal.ts";
import { appRouter } from "#server/router.ts";
import { type Caller, callerFor, op, readActor, somePatient, testNow } from "#server/testing.ts";
import { consult, legPressOnly, lookAt, prescribe } from "#server/testing-loop.ts";
import { createCallerFactory } from "#server/trpc.ts";
import { staffIdOf } from "./testing-people.ts";
import { buildStage } from "./testing-stage.ts";
import type { Stage } from "./testing-target.ts";

let stage: Stage;

const refusedAs = (kind: RefusalKind, words?: RegExp) => (error: unknown) => {
  assert.ok(error instanceof TRPCError && error.cause instanceof Refused, String(error));
  assert.equal(error.cause.refusal.kind, kind, error.cause.refusal.words);
  if (words) assert.match(error.cause.refusal.words, words);
  return true;
};
/** Whether somebody reaches the patient of the stage at an instant; rights are read anew, as on every request. */
async function reachesAt(staffId: string, instant: number): Promise<boolean> {
  const caller: Caller = await callerFor({ ...stage.house, clock: { now: () => instant } }, staffId);
  try {
    await caller.team.list({ patientId: stage.target.patientId });
    return true;
  } catch (error) {
    refusedAs("not-found")(error);
    return false;
  }
}

describeOnBothEngines("reach", (engine) => {
  before(async () => {
    stage = await buildStage(engine);
  });
  after(() => stage.house.store.close());

  void test("no clinical data leaves before the chart was opened in this sitting; afterwards it does", async () => {
    const { house, cast, target } = stage;
    const lee = await callerFor(house, cast.lee);
    const { patientId, episodeId, versionId, sessionId, consultationId } = target;
    const reads: Record<string, () => Promise<unknown>> = {
      band: () => lee.patients.band({ patientId }),
      record: () => lee.patients.record({ patientId }),
      sinceLooked: () => lee.patients.sinceLooked({ patientId, afterSeq: 0 }),
      precautions: () => lee.precautions.list({ patientId }),
      consultations: () => lee.consultations.list({ patientId }),
      consultation: () => lee.consultations.get({ consultationId }),
      prescription: () => lee.prescriptions.get({ episodeId }),
      version: () => lee.prescriptions.version({ versionId }),
      planOfCare: () => lee.plansOfCare.get({ episodeId }),
      prepare: () => lee.plansOfCare.prepare({ episodeId }),
      session: () => lee.sessions.get({ sessionId }),
      requests: () => lee.requests.list({ episodeId }),
      series: () => lee.measures.series({ episodeId }),
      chart: () => lee.reviews.chart({ episodeId }),
    };
    for (const [name, read] of Object.entries(reads))
      await assert.rejects(read(), refusedAs("chart-not-opened"), name);
    await lee.patients.openChart({ operationId: op(), patientId });
    for (const [name, read] of Object.entries(reads)) assert.ok(await read(), name);
  });

  void test("a chart opened in an earlier sitting is opened again, and each opening is one audit row", async () => {
    const { house, cast, target } = stage;
    const { patientId } = target;
    const { auditRows } = house.store.t;
    const openings = async () =>
      (await house.store.db.select().from(auditRows).where(eq(auditRows.actorId, cast.banerjee))).filter(
        (row) => row.action === "openChart",
      ).length;
    const banerjee = await callerFor(house, cast.banerjee);
    await banerjee.patients.openChart({ operationId: op(), patientId });
    await banerjee.patients.openChart({ operationId: op(), patientId });
    assert.equal(await openings(), 1);
    house.clock.advance(60_000);
    const signedInAgain = createCallerFactory(appRouter)({
      ...house,
      requestId: "test",
      actor: await readActor(house, cast.banerjee),
      signIn: {
        sessionId: "sitting-2",
        signedInAt: house.clock.now(),
        expiresAt: testNow + 86_400_000,
        isLocked: false,
        confirmedUntilAt: 0,
      },
    });
    await assert.rejects(signedInAgain.patients.record({ patientId }), refusedAs("chart-not-opened"));
    await signedInAgain.patients.openChart({ operationId: op(), patientId });
    assert.equal(await openings(), 2);
    house.clock.set(testNow);
  });

  void test("break-glass opens for one hour and not a millisecond longer", async () => {
    const staffId = staffIdOf("physiatrist", "glass");
    assert.equal(await reachesAt(staffId, testNow + 3_600_000 - 1), true);
    assert.equal(await reachesAt(staffId, testNow + 3_600_000), false);
  });

  void test("break-glass needs a reason, is one audit row in the patient's clinic, and twice in an hour is the same hour", async () => {
    const { house, cast, target } = stage;
    const far = await callerFor(house, cast.farPhysiatrist);
    const ask = (reason: string) =>
      far.patients.breakGlass({ operationId: op(), mrn: target.mrn, clinicId: cast.cedar, reason });
    await assert.rejects(ask("why not"), /at least 10 characters/);
    const first = await ask("found unwell in the hall");
    house.clock.advance(600_000);
    assert.deepEqual(await ask("found unwell in the hall"), first);
    house.clock.set(testNow);
    const { auditRows } = house.store.t;
    const rows = await house.store.db
      .select()
      .from(auditRows)
      .where(eq(auditRows.actorId, cast.farPhysiatrist));
    assert.deepEqual(
      rows
        .filter((row) => row.action === "breakGlass")
        .map((row) => [row.chainId, row.patientId, row.reason]),
      [[cast.cedar, target.patientId, "found unwell in the hall"]],
    );
  });

  void test("cover and seats open by date, both days inclusive, in the reader's zone", async () => {
    const cover = staffIdOf("therapist", "cover");
    const seat = staffIdOf("specialist", "seat");
    for (const staffId of [cover, seat]) {
      // Mesa Norte is in America/Denver: Nov 1, 2026 begins there at 06:00 UTC, Dec 31 ends at Jan 1, 07:00 UTC.
      assert.equal(await reachesAt(staffId, Date.parse("2026-11-01T05:59:59Z")), false, staffId);
      assert.equal(await reachesAt(staffId, Date.parse("2026-11-01T06:00:00Z")), true, staffId);
      assert.equal(await reachesAt(staffId, Date.parse("2027-01-01T06:59:59Z")), true, staffId);
      assert.equal(await reachesAt(staffId, Date.parse("2027-01-01T07:00:00Z")), false, staffId);
    }
  });

  void test("a membership opens by date, both days inclusive, in the clinic's own zone", async () => {
    const { house, cast } = stage;
    const staffId = staffIdOf("therapist", "own");
    const { memberships } = house.store.t;
    const setDays = (fromOn: string, toOn: string | null) =>
      house.store.write(async (tx) => {
        await tx.db.update(memberships).set({ fromOn, toOn }).where(eq(memberships.staffId, staffId));
      });
    await setDays("2026-11-10", "2026-11-20");
    const isMemberAt = async (instant: string) =>
      (await listClinicsOf(house.store, staffId, Date.parse(instant))).some(
        (clinic) => clinic.clinicId === cast.cedar,
      );
    // Cedar River is in America/Los_Angeles, eight hours behind UTC in November.
    assert.equal(await isMemberAt("2026-11-10T07:59:59Z"), false);
    assert.equal(await isMemberAt("2026-11-10T08:00:00Z"), true);
    assert.equal(await isMemberAt("2026-11-21T07:59:59Z"), true);
    assert.equal(await isMemberAt("2026-11-21T08:00:00Z"), false);
    await setDays("2026-01-01", null);
  });

  void test("a draft is never compared with another patient's prescription", async () => {
    const { house, cast, target } = stage;
    const ortega = await callerFor(house, cast.farPhysiatrist);
    const episodeId = await consult(ortega, cast.farPatient);
    const composed = await ortega.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "blank" },
    });
    await assert.rejects(
      ortega.prescriptions.preview({
        episodeId,
        content: legPressOnly(composed.content),
        baseVersionId: target.versionId,
      }),
      refusedAs("not-found"),
    );
  });

  void test("a booking takes the episode and the referral of its own patient only, and only at a clinic one works at", async () => {
    const { house, cast, target } = stage;
    const manager = await callerFor(house, cast.manager);
    const desk = await callerFor(house, cast.desk);
    const { patientId: otherPatientId } = await desk.patients.register({
      operationId: op(),
      clinicId: cast.cedar,
      patient: somePatient({ family: "Okafor", given: "Ada" }),
    });
    const booking = {
      patientId: otherPatientId,
      episodeId: null,
      referralId: null,
      clinicId: cast.cedar,
      staffId: cast.kim,
      kind: "visit" as const,
      localStart: "2026-12-03T09:00",
      minutes: 30,
    };
    for (const change of [
      { episodeId: target.episodeId },
      { referralId: target.referralId },
      { episodeId: "absent-1" },
      { referralId: "absent-1" },
    ])
      await assert.rejects(
        manager.schedule.book({ operationId: op(), ...booking, ...change }),
        refusedAs("not-found"),
      );
    const atMesa = { ...booking, clinicId: cast.mesa, staffId: staffIdOf("therapist", "other") };
    await assert.rejects(desk.schedule.book({ operationId: op(), ...atMesa }), refusedAs("not-found"));
    assert.ok(await manager.schedule.book({ operationId: op(), ...atMesa }));
  });

  void test("what is seated on the team must exist: an unknown colleague is refused as a sentence, not as a failure", async () => {
    const { house, cast, target } = stage;
    const osei = await callerFor(house, cast.osei);
    await assert.rejects(
      osei.team.seat({
        operationId: op(),
        patientId: target.patientId,
        staffId: "absent-1",
        outsideContact: "",
        specialty: "psychologist",
        fromOn: "2026-11-23",
        toOn: null,
        sees: [...chartParts],
        sections: [],
      }),
      refusedAs("not-found"),
    );
  });

  void test("an assistant never evaluates or re-evaluates; a note and a treatment they may open", async () => {
    const { house, cast, target } = stage;
    const assistant = await callerFor(house, cast.assistant);
    const open = (kind: "evaluation" | "re-evaluation" | "treatment" | "seen-not-treated") =>
      assistant.sessions.start({
        operationId: op(),
        episodeId: target.episodeId,
        bookingId: null,
        kind,
        heldOn: null,
        gateReason: "",
      });
    await assert.rejects(open("evaluation"), refusedAs("not-now", /does not evaluate/));
    await assert.rejects(open("re-evaluation"), refusedAs("not-now", /does not evaluate/));
    // A colleague treats already, which is not what an assistant may not do.
    await assert.rejects(open("treatment"), refusedAs("not-now", /^R\. Kim, PT has a session of today open/));
    assert.ok(await open("seen-not-treated"));
  });

  void test("sensitive words of a consultation open to those named for the section alone", async () => {
    const { house, cast, target } = stage;
    const { staff } = house.store.t;
    const nameForPelvic = (staffId: string) =>
      house.store.write(async (tx) => {
        await tx.db
          .update(staff)
          .set({ sensitiveSections: ["pelvic"] })
          .where(eq(staff.id, staffId));
      });
    await nameForPelvic(cast.osei);
    const osei = await callerFor(house, cast.osei);
    const { consultationId } = await osei.consultations.sign({
      operationId: op(),
      patientId: target.patientId,
      referralId: null,
      content: {
        ...(await osei.consultations.get({ consultationId: target.consultationId })).content,
        kind: "follow-up",
        scores: [],
        sensitiveNote: "Pelvic floor history.",
        sensitiveSection: "pelvic",
      },
      episode: {
        kind: "existing",
        episodeId: target.episodeId,
        seen: await lookAt(house, target.episodeId),
      },
    });
    const noteFor = async (staffId: string) => {
      const { content, isSensitiveHidden } = await (await callerFor(house, staffId)).consultations.get({
        consultationId,
      });
      return { note: content.sensitiveNote, isSensitiveHidden };
    };
    const therapistId = staffIdOf("therapist", "own");
    assert.deepEqual(await noteFor(therapistId), { note: "", isSensitiveHidden: true });
    await nameForPelvic(therapistId);
    assert.deepEqual(await noteFor(therapistId), { note: "Pelvic floor history.", isSensitiveHidden: false });
  });

  void test("a record merged into another answers as that one, under the same access", async () => {
    const { house, cast, target } = stage;
    const desk = await callerFor(house, cast.desk);
    const { patientId: merged } = await desk.patients.register({
      operationId: op(),
      clinicId: cast.cedar,
      patient: somePatient({ given: "Dot" }),
    });
    const { patients } = house.store.t;
    await house.store.write(async (tx) => {
      await tx.db.update(patients).set({ mergedIntoId: target.patientId }).where(eq(patients.id, merged));
    });
    const kim = await callerFor(house, cast.kim);
    assert.equal(
      (await kim.patients.openChart({ operationId: op(), patientId: merged })).patientId,
      target.patientId,
    );
    const far = await callerFor(house, cast.farTherapist);
    await assert.rejects(
      far.patients.openChart({ operationId: op(), patientId: merged }),
      refusedAs("not-found"),
    );
  });

  void test("an admin's band carries no allergy, limit or precaution", async () => {
    const { house, cast, target } = stage;
    const seen = await (await callerFor(house, cast.kim)).patients.band({ patientId: target.patientId });
    assert.ok(seen.precautions.length > 0);
    const band = await (await callerFor(house, cast.desk)).patients.band({ patientId: target.patientId });
    assert.deepEqual([band.allergies, band.limits, band.precautions], [[], [], []]);
    assert.equal(band.family, "Hale");
  });

  void test("a physiatrist names cover for themselves and ends their own, never a colleague's", async () => {
    const { house, cast, target } = stage;
    const osei = await callerFor(house, cast.osei);
    const cover = (absentStaffId: string) =>
      osei.people.cover({
        operationId: op(),
        cover: {
          absentStaffId,
          coveringStaffId: absentStaffId === cast.osei ? cast.banerjee : cast.osei,
          fromOn: "2027-05-03",
          toOn: "2027-05-07",
          reason: "leave",
        },
      });
    await assert.rejects(cover(cast.banerjee), refusedAs("not-found"));
    await assert.rejects(
      osei.people.endCover({ operationId: op(), coverId: target.coverId }),
      refusedAs("not-found"),
    );
    const { coverId } = await cover(cast.osei);
    assert.ok(await osei.people.endCover({ operationId: op(), coverId }));
  });

  void test("nobody ends another person's sign-in", async () => {
    const { house } = stage;
    const caller = await callerFor(house, staffIdOf("manager", "own"));
    await assert.rejects(
      caller.account.endSignIn({ operationId: op(), sessionId: `sitting-${staffIdOf("therapist", "own")}` }),
      refusedAs("not-found"),
    );
  });

  void test("a prescription without a base compares with nothing, and prescribing stays possible", async () => {
    const { house, cast, target } = stage;
    const osei = await callerFor(house, cast.osei);
    const signed = await prescribe(osei, target.bareEpisodeId, { kind: "blank" }, (content) => ({
      ...legPressOnly(content),
      lines: legPressOnly(content).lines.map((line) => ({ ...line, lineKey: "bare-line-key" })),
    }));
    assert.ok(signed.versionId);
  });
});
