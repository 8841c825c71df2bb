import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import { op } from "#server/testing.ts";
import { legPressOnly, openLoop, openSession, prescribe, refusedAs } from "#server/testing-loop.ts";

async function stage() {
  const loop = await openLoop();
  const { house, osei, kim, cast, episodeId } = loop;
  await house.store.write(async ({ db, t }) => {
    await db.update(t.clinics).set({ policy: { ...defaultClinicPolicy, acceptsOutsideOrders: true } });
  });
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  let number = 0;
  /** What the outside prescriber wrote, on the version that stands. */
  const transcribe = async () => {
    const composed = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "blank" },
    });
    number += 1;
    const content = { ...legPressOnly(composed.content), note: `Order ${number}` };
    const { baseVersionId } = composed;
    const { hash } = await osei.prescriptions.preview({ episodeId, content, baseVersionId });
    return kim.prescriptions.transcribe({
      operationId: op(),
      episodeId,
      content,
      baseVersionId,
      shownHash: hash,
      outsidePrescriber: "Dr. P. Lund",
    });
  };
  const standing = async () => {
    const found = await osei.prescriptions.get({ episodeId });
    return found ? [found.state, found.number] : null;
  };
  return { ...loop, transcribe, standing };
}

test("an outside order starts an episode and follows an outside order in force", async () => {
  const { transcribe, standing, kim, cast, episodeId } = await stage();
  await transcribe();
  await transcribe();
  assert.deepEqual(await standing(), ["active", 2]);
  assert.ok(await openSession(kim, cast.hale, episodeId));
});

test("an outside order never replaces what a physiatrist signed, in force, held or revoked", async () => {
  const { transcribe, standing, osei, kim, cast, episodeId } = await stage();
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
    refusedAs("not-now", /holds this prescription/),
  );
  await osei.prescriptions.revoke(act(2));
  await assert.rejects(transcribe(), refusedAs("not-now", /A physiatrist of this clinic prescribes/));
  assert.deepEqual(await standing(), ["revoked", 1]);
});

test("a held or revoked outside order is not put in force again by transcribing another", async () => {
  const { transcribe, standing, osei, episodeId } = await stage();
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
});
