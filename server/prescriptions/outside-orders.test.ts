import assert from "node:assert/strict";
import { addDays } from "#domain/calendar/days.ts";
import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import type { OutsideOrder, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { op } from "#server/testing.ts";
import {
  type Loop,
  legPressOnly,
  loopOnBothEngines,
  openSession,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

async function stage(loop: Loop) {
  const { house, osei, kim, cast, episodeId } = loop;
  await house.store.write(async ({ db, t }) => {
    await db.update(t.clinics).set({ policy: { ...defaultClinicPolicy, acceptsOutsideOrders: true } });
  });
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  let number = 0;
  /** What the outside prescriber wrote, on the version that stands, as the therapist reads it. */
  const draft = async (change: Partial<OutsideOrder> = {}) => {
    const standing = await kim.prescriptions.get({ episodeId });
    const composed = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "blank" },
    });
    number += 1;
    const content: PrescriptionContent = {
      ...legPressOnly(composed.content),
      outsideOrder: {
        prescriber: "Dr. P. Lund",
        practice: "Mesa Orthopedics",
        orderedOn: addDays(composed.content.startsOn, -3),
        ...change,
      },
      note: `Order ${number}`,
    };
    return { content, baseVersionId: standing?.versionId ?? null };
  };
  const transcribe = async (change: Partial<OutsideOrder> = {}) => {
    const drafted = await draft(change);
    const { hash } = await kim.prescriptions.preview({ episodeId, ...drafted });
    const expectedVersion = (await kim.prescriptions.get({ episodeId }))?.version ?? 0;
    return kim.prescriptions.transcribe({
      operationId: op(),
      episodeId,
      ...drafted,
      expectedVersion,
      shownHash: hash,
    });
  };
  const standing = async () => {
    const found = await osei.prescriptions.get({ episodeId });
    return found ? [found.state, found.number] : null;
  };
  return { ...loop, draft, transcribe, standing };
}

loopOnBothEngines(
  "an outside order starts an episode and follows an outside order in force",
  async (loop) => {
    const { transcribe, standing, kim, cast, episodeId } = await stage(loop);
    await transcribe();
    await transcribe();
    assert.deepEqual(await standing(), ["active", 2]);
    assert.ok(await openSession(kim, cast.hale, episodeId));
  },
);

loopOnBothEngines(
  "an outside order never replaces what a physiatrist signed, in force, held or revoked",
  async (loop) => {
    const { transcribe, standing, osei, kim, cast, episodeId } = await stage(loop);
    await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    const act = (expectedVersion: number) => ({
      operationId: op(),
      episodeId,
      expectedVersion,
      reason: "calf pain",
    });
    await assert.rejects(transcribe(), refusedAs("not-now", /A physiatrist of this clinic prescribes/));
    await osei.prescriptions.hold(act(1));
    await assert.rejects(transcribe(), refusedAs("not-now", /A physiatrist of this clinic prescribes/));
    assert.deepEqual(await standing(), ["held", 1]);
    await assert.rejects(
      openSession(kim, cast.hale, episodeId),
      refusedAs("not-now", /^Held by .+, Nov\s\d+, 2026: .+Nothing is treated until/),
    );
    await osei.prescriptions.revoke(act(2));
    await assert.rejects(transcribe(), refusedAs("not-now", /A physiatrist of this clinic prescribes/));
    assert.deepEqual(await standing(), ["revoked", 1]);
  },
);

loopOnBothEngines(
  "a held or revoked outside order is not put in force again by transcribing another",
  async (loop) => {
    const { transcribe, standing, osei, episodeId } = await stage(loop);
    await transcribe();
    const act = (expectedVersion: number) => ({
      operationId: op(),
      episodeId,
      expectedVersion,
      reason: "calf pain",
    });
    await osei.prescriptions.hold(act(1));
    await assert.rejects(transcribe(), refusedAs("not-now", /order that stands is held/));
    await osei.prescriptions.revoke(act(2));
    await assert.rejects(transcribe(), refusedAs("not-now", /order that stands is revoked/));
    assert.deepEqual(await standing(), ["revoked", 1]);
  },
);

loopOnBothEngines(
  "a therapist composes only an outside order, for their own discipline, that is asked whose it is",
  async (loop) => {
    const { kim, episodeId, transcribe } = await stage(loop);
    const from = { kind: "protocol", protocolId: "total-knee-replacement", phase: 0 } as const;
    const first = await kim.prescriptions.compose({ episodeId, discipline: "OT", from });
    assert.equal(first.content.discipline, "PT");
    assert.deepEqual(first.content.outsideOrder, { prescriber: "", practice: "", orderedOn: "" });
    assert.ok(first.content.limits.every((limit) => limit.owner.staffId === undefined));
    await transcribe();
    const next = await kim.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "current" } });
    assert.deepEqual(next.content.outsideOrder, {
      prescriber: "Dr. P. Lund",
      practice: "Mesa Orthopedics",
      orderedOn: "",
    });
  },
);

loopOnBothEngines(
  "a version says for ever whose order it is and who verified it, and a physiatrist takes it up under their own name",
  async (loop) => {
    const { transcribe, osei, kim, episodeId } = await stage(loop);
    const { versionId } = await transcribe();
    const read = await kim.prescriptions.version({ versionId });
    assert.equal(read.outsideOrder?.prescriber, "Dr. P. Lund");
    assert.equal(read.outsideOrder?.practice, "Mesa Orthopedics");
    assert.equal(read.outsideOrder?.orderedOn, read.content.outsideOrder?.orderedOn);
    assert.match(read.signerName, /Kim/);
    await prescribe(osei, episodeId, { kind: "current" });
    const taken = await kim.prescriptions.get({ episodeId });
    assert.equal(taken?.outsideOrder, null);
    assert.equal((await kim.prescriptions.version({ versionId })).outsideOrder?.prescriber, "Dr. P. Lund");
  },
);

loopOnBothEngines(
  "a day ahead, a start before the order, no name and a long name are refused at their field; any script is kept as text",
  async (loop) => {
    const { transcribe, draft, kim, episodeId } = await stage(loop);
    const { content } = await draft();
    const on = "outsideOrder.orderedOn";
    for (const [order, startsOn] of [
      [{ orderedOn: addDays(content.startsOn, 1) }, content.startsOn],
      [{ orderedOn: content.startsOn }, addDays(content.startsOn, -1)],
    ] as const) {
      const drafted = await draft(order);
      const { problems } = await kim.prescriptions.preview({
        episodeId,
        content: { ...drafted.content, startsOn },
        baseVersionId: null,
      });
      assert.deepEqual(
        problems.map((problem) => problem.field),
        [on],
      );
    }
    await assert.rejects(
      transcribe({ orderedOn: addDays(content.startsOn, 1) }),
      refusedAs("invalid", /lies ahead/, `content.${on}`),
    );
    await assert.rejects(transcribe({ prescriber: " " }), /Name who ordered it/);
    await assert.rejects(transcribe({ prescriber: "x".repeat(121) }), /at most 120 characters/);
    const prescriber = "<script>alert(1)</script> \u0645\u0631\u064A\u0645 \u{1F9BD}";
    await transcribe({ prescriber });
    assert.equal((await kim.prescriptions.get({ episodeId }))?.outsideOrder?.prescriber, prescriber);
  },
);

loopOnBothEngines(
  "where policy does not accept outside orders, the gate says so and nothing is composed or recorded",
  async (loop) => {
    const { house, kim, transcribe, standing, episodeId } = await stage(loop);
    assert.deepEqual(await kim.prescriptions.transcriptionGate({ episodeId }), { refusal: null });
    await house.store.write(async ({ db, t }) => {
      await db.update(t.clinics).set({ policy: defaultClinicPolicy });
    });
    const words = /policy does not accept outside orders/;
    assert.match((await kim.prescriptions.transcriptionGate({ episodeId })).refusal ?? "", words);
    await assert.rejects(
      kim.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "blank" } }),
      refusedAs("not-now", words),
    );
    await assert.rejects(transcribe(), refusedAs("not-now", words));
    assert.equal(await standing(), null);
  },
);

loopOnBothEngines(
  "a physiatrist signs no outside order as theirs, an OT's order is not a PT's to verify, and nobody here gets one sent back",
  async (loop) => {
    const { draft, transcribe, osei, kim, episodeId } = await stage(loop);
    const drafted = await draft();
    const { hash } = await osei.prescriptions.preview({ episodeId, ...drafted });
    await assert.rejects(
      osei.prescriptions.sign({
        operationId: op(),
        episodeId,
        ...drafted,
        expectedVersion: 0,
        shownHash: hash,
      }),
      refusedAs("invalid", /verified by a therapist/, "content.outsideOrder"),
    );
    const content = { ...drafted.content, discipline: "OT" as const };
    const other = await kim.prescriptions.preview({ episodeId, content, baseVersionId: null });
    await assert.rejects(
      kim.prescriptions.transcribe({
        operationId: op(),
        episodeId,
        content,
        baseVersionId: null,
        expectedVersion: 0,
        shownHash: other.hash,
      }),
      refusedAs("invalid", /therapist of OT/, "content.discipline"),
    );
    await transcribe();
    await assert.rejects(
      kim.prescriptions.sendBack({
        operationId: op(),
        episodeId,
        expectedVersion: 1,
        reason: "Wrong side",
      }),
      refusedAs("not-now", /outside order by Dr\. P\. Lund/),
    );
  },
);
