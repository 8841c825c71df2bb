import assert from "node:assert/strict";
import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import { callerFor, op } from "#server/testing.ts";
import { type CastStage, castOnBothEngines } from "#server/testing-cast.ts";
import { legPressOnly, openSession, refusedAs } from "#server/testing-loop.ts";

async function stage({ house, cast }: CastStage) {
  const [osei, kim, desk] = [
    await callerFor(house, cast.osei),
    await callerFor(house, cast.kim),
    await callerFor(house, cast.desk),
  ];
  const accept = (acceptsOutsideOrders: boolean) =>
    house.store.write(async ({ db, t }) => {
      await db.update(t.clinics).set({ policy: { ...defaultClinicPolicy, acceptsOutsideOrders } });
    });
  await accept(true);
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  const refer = async () => {
    const { referralId } = await desk.referrals.receive({
      operationId: op(),
      clinicId: cast.cedar,
      source: "surgeon",
      referrerName: "Dr. P. Lund",
      reason: "Left knee, three months",
      urgency: "routine",
      who: { kind: "known", patientId: cast.hale },
    });
    return referralId;
  };
  const assign = (referralId: string) =>
    desk.referrals.assign({ operationId: op(), referralId, physiatristId: cast.osei, expectedVersion: 1 });
  const gate = () => kim.prescriptions.referralToTranscribe({ patientId: cast.hale });
  const draft = async (referralId: string) => {
    const composed = await kim.prescriptions.compose({
      episodeId: referralId,
      discipline: "PT",
      from: { kind: "blank" },
    });
    const content = {
      ...legPressOnly(composed.content),
      diagnoses: [{ code: "M17.12", title: "Left knee arthritis", side: "left" as const }],
      outsideOrder: {
        prescriber: "Dr. P. Lund",
        practice: "Mesa Orthopedics",
        orderedOn: composed.content.startsOn,
      },
    };
    const { hash } = await kim.prescriptions.preview({ episodeId: referralId, content, baseVersionId: null });
    return {
      operationId: op(),
      episodeId: referralId,
      content,
      baseVersionId: null,
      expectedVersion: composed.expectedVersion,
      shownHash: hash,
    };
  };
  const episodes = () => house.store.db.select().from(house.store.t.episodes);
  return { house, cast, osei, kim, accept, refer, assign, gate, draft, episodes };
}

castOnBothEngines(
  "an outside order opens the episode of an assigned referral with its first version, and treatment starts without a consultation",
  async (standing) => {
    const { cast, kim, osei, refer, assign, gate, draft, episodes } = await stage(standing);
    assert.match((await gate()).refusal ?? "", /No referral of this patient is open/);
    const referralId = await refer();
    assert.match((await gate()).refusal ?? "", /not assigned to a physiatrist yet/);
    await assert.rejects(draft(referralId), refusedAs("not-found"));
    await assign(referralId);
    assert.deepEqual(await gate(), { referralId, refusal: null });

    const order = await draft(referralId);
    await assert.rejects(
      kim.prescriptions.transcribe({ ...order, operationId: op(), shownHash: "0".repeat(64) }),
      refusedAs("changed-meanwhile"),
    );
    assert.deepEqual(await episodes(), []);
    await kim.prescriptions.transcribe(order);
    const [episode, ...others] = await episodes();
    assert.deepEqual(others, []);
    assert.deepEqual(
      [episode?.id, episode?.referralId, episode?.title, episode?.side, episode?.prescriberId],
      [referralId, referralId, "Left knee arthritis", "left", cast.osei],
    );
    await assert.rejects(
      kim.prescriptions.transcribe({ ...order, operationId: op() }),
      refusedAs("changed-meanwhile"),
    );

    const sessionId = await openSession(kim, cast.hale, referralId);
    await kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: null,
      wanted: {},
      kind: "safety-session",
      reason: "Calf warm and swollen",
    });
    assert.deepEqual(
      (await osei.reviews.queue()).rows.map((row) => [row.episodeId, row.prescriberId]),
      [[referralId, cast.osei]],
    );
  },
);

castOnBothEngines(
  "no treatment starts under an outside order once the policy does not accept them any more",
  async (standing) => {
    const { cast, kim, refer, assign, gate, draft, accept } = await stage(standing);
    const referralId = await refer();
    await assign(referralId);
    await kim.prescriptions.transcribe(await draft(referralId));
    await accept(false);
    await assert.rejects(
      openSession(kim, cast.hale, referralId),
      refusedAs("not-now", /outside order, and the clinic's policy does not accept those any more/),
    );
    const next = await refer();
    await assign(next);
    assert.match((await gate()).refusal ?? "", /policy does not accept outside orders/);
    await assert.rejects(draft(next), refusedAs("not-now", /policy does not accept/));
  },
);
