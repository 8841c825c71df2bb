import assert from "node:assert/strict";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { callerFor, op } from "#server/testing.ts";
import {
  finishSession,
  type Loop,
  legPressOnly,
  loopOnBothEngines,
  openSession,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";
import type { VerbalOrder } from "./verbal-orders.commands.ts";

const load = (pounds: number): Dose => ({
  sets: quantity(3, "set"),
  reps: quantity(10, "rep"),
  load: quantity(pounds, "lb"),
});
const lineKey = "leg-press-key";

async function stage(loop: Loop) {
  const { house, osei, kim, cast, episodeId } = loop;
  const limit = (limitId: string, most: number, owner: Limit["owner"], fromOn: string): Limit => ({
    kind: "effort",
    limitId,
    most: quantity(most, "rpe"),
    owner,
    delegateStaffIds: owner.staffId === undefined ? [cast.banerjee] : [],
    fromOn,
    reason: "",
  });
  await prescribe(osei, episodeId, { kind: "blank" }, (content) => ({
    ...legPressOnly(content),
    limits: [
      limit(
        "own-limit",
        5,
        { kind: "physiatrist", staffId: cast.osei, name: "Dr. A. Osei" },
        content.startsOn,
      ),
      limit("surgeons-limit", 6, { kind: "surgeon", name: "Dr. P. Lund" }, content.startsOn),
    ],
  }));
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  const record = (effect: VerbalOrder["effect"], more: Partial<VerbalOrder> = {}) =>
    kim.prescriptions.recordVerbalOrder({
      operationId: op(),
      episodeId,
      givenBy: cast.osei,
      givenAt: house.clock.now() - 60_000,
      words: "As we said.",
      wasReadBack: true,
      effect,
      ...more,
    });
  const current = async () => {
    const { currentDoses } = house.store.t;
    return (await house.store.db.select({ dose: currentDoses.dose }).from(currentDoses))[0]?.dose;
  };
  const orders = () => house.store.db.$count(house.store.t.verbalOrders);
  return { ...loop, record, current, orders };
}

loopOnBothEngines(
  "a verbal dose is in force at once, also beyond the line's bounds, with the plan it was checked against",
  async (loop) => {
    const { house, kim, cast, record, current, episodeId } = await stage(loop);
    const { verbalOrderId } = await record({ kind: "dose", lineKey, dose: load(70) });
    assert.deepEqual(await current(), load(70));
    const { adjustments } = house.store.t;
    const made = (await house.store.db.select().from(adjustments)).find(
      (row) => row.source === "verbal-order",
    );
    assert.equal(made?.sourceId, verbalOrderId);
    assert.ok(made?.planSnapshotId);
    assert.deepEqual([made?.check?.place, made?.check?.findings[0]?.cause], ["outside", "bound"]);
    const sessionId = await openSession(kim, cast.hale, episodeId);
    assert.deepEqual((await kim.sessions.get({ sessionId })).rows[0]?.dose, load(70));
    await finishSession(kim, sessionId);
  },
);

loopOnBothEngines(
  "a verbal order is recorded only read back, from a physiatrist, and not ahead of its time",
  async (loop) => {
    const { house, cast, record, orders } = await stage(loop);
    const words = { kind: "words-only" } as const;
    await assert.rejects(
      record(words, { wasReadBack: false }),
      refusedAs("invalid", /Read the order back/, "wasReadBack"),
    );
    await assert.rejects(
      record(words, { givenBy: cast.lee }),
      refusedAs("invalid", /from a physiatrist/, "givenBy"),
    );
    await assert.rejects(
      record(words, { givenBy: cast.farPhysiatrist }),
      refusedAs("invalid", /does not have this patient/, "givenBy"),
    );
    await assert.rejects(
      record(words, { givenAt: house.clock.now() + 60_000 }),
      refusedAs("invalid", /lies ahead/, "givenAt"),
    );
    await assert.rejects(
      record(words, { givenAt: house.clock.now() - 7 * 86_400_000 - 1 }),
      refusedAs("invalid", /more than a week ago/, "givenAt"),
    );
    assert.equal(await orders(), 0);
    await record(words, { givenAt: house.clock.now() - 7 * 86_400_000 });
  },
);

loopOnBothEngines(
  "a verbal order changes the field that was ordered and no other, and an empty one is not recorded",
  async (loop) => {
    const { kim, cast, record, current, orders, episodeId } = await stage(loop);
    const sessionId = await openSession(kim, cast.hale, episodeId);
    const target = { operationId: op(), sessionId, row: 1, expectedVersion: 1 };
    const eased = { ...load(50), reps: quantity(6, "rep") };
    const { version } = await kim.sessions.setDose({ ...target, dose: eased, origin: "typed" });
    await kim.sessions.setFromNowOn({
      ...target,
      operationId: op(),
      expectedVersion: version,
      isFromNowOn: true,
    });
    await finishSession(kim, sessionId);
    await record({ kind: "dose", lineKey, dose: { load: quantity(55, "lb") } });
    assert.deepEqual(await current(), { ...load(55), reps: quantity(6, "rep") });
    await assert.rejects(
      record({ kind: "dose", lineKey, dose: {} }),
      refusedAs("invalid", /Enter the dose that was ordered/, "effect"),
    );
    assert.equal(await orders(), 1);
  },
);

loopOnBothEngines("a verbal dose names a line in force; for another nothing is recorded", async (loop) => {
  const { record, orders, current } = await stage(loop);
  await assert.rejects(
    record({ kind: "dose", lineKey: "another-key", dose: load(45) }),
    refusedAs("invalid", /not in the prescription in force/, "effect"),
  );
  assert.equal(await orders(), 0);
  assert.deepEqual(await current(), load(50));
});

loopOnBothEngines(
  "a verbal dose crosses no contraindication, no hold, no safety question and no limit; less is always taken",
  async (loop) => {
    const { osei, kim, cast, record, current, orders, episodeId } = await stage(loop);
    await assert.rejects(
      record({ kind: "dose", lineKey, dose: { ...load(50), rpeCap: quantity(8, "rpe") } }),
      refusedAs("not-now", /limit owned by/, "effect"),
    );
    const sessionId = await openSession(kim, cast.hale, episodeId);
    const { requestId } = await kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey,
      wanted: {},
      kind: "safety-line",
      reason: "calf pain",
    });
    await assert.rejects(
      record({ kind: "dose", lineKey, dose: load(55) }),
      refusedAs("not-now", /safety question holds this/, "effect"),
    );
    await osei.requests.reply({
      operationId: op(),
      requestId,
      expectedVersion: 1,
      kind: "decline",
      dose: null,
      reason: "Scan clear",
    });
    await osei.prescriptions.hold({ operationId: op(), episodeId, expectedVersion: 1, reason: "calf pain" });
    await assert.rejects(
      record({ kind: "dose", lineKey, dose: load(55) }),
      refusedAs("not-now", /held/, "effect"),
    );
    await osei.prescriptions.resume({
      operationId: op(),
      episodeId,
      expectedVersion: 2,
      reason: "scan clear",
    });
    await osei.precautions.raise({
      operationId: op(),
      patientId: cast.hale,
      effect: "contraindication",
      words: "Fresh fracture: no resisted work",
      excludedTags: ["resisted"],
    });
    await assert.rejects(
      record({ kind: "dose", lineKey, dose: load(55) }),
      refusedAs("not-now", /Fresh fracture/, "effect"),
    );
    assert.equal(await orders(), 0);
    assert.deepEqual(await current(), load(50));
    await record({ kind: "dose", lineKey, dose: load(30) });
    assert.deepEqual(await current(), load(30));
  },
);

loopOnBothEngines("a verbal order lifts a limit its giver owns, and no other", async (loop) => {
  const { osei, cast, record, orders } = await stage(loop);
  const limits = async () =>
    (await osei.patients.band({ patientId: cast.hale })).limits.map((limit) => limit.limitId);
  await assert.rejects(
    record({ kind: "lift-limit", limitId: "surgeons-limit" }),
    refusedAs("not-now", /owned by Dr\. P\. Lund/, "effect"),
  );
  await assert.rejects(
    record({ kind: "lift-limit", limitId: "own-limit" }, { givenBy: cast.banerjee }),
    refusedAs("not-now", /Only its owner or a delegate/, "effect"),
  );
  assert.equal(await orders(), 0);
  await record({ kind: "lift-limit", limitId: "own-limit" });
  assert.deepEqual(await limits(), ["surgeons-limit"]);
  await assert.rejects(
    record({ kind: "lift-limit", limitId: "own-limit" }),
    refusedAs("not-now", /does not hold any more/, "effect"),
  );
});

loopOnBothEngines(
  "a verbal order waits in its giver's queue until the giver signs it, once, and nobody else does",
  async (loop) => {
    const { house, osei, cast, record } = await stage(loop);
    const { verbalOrderId } = await record({ kind: "dose", lineKey, dose: load(55) });
    const banerjee = await callerFor(house, cast.banerjee);
    const [row] = (await osei.reviews.queue()).rows;
    assert.deepEqual([row?.kind, row?.sourceId], ["verbal-order-unsigned", verbalOrderId]);
    const sign = { operationId: op(), verbalOrderId };
    await assert.rejects(
      banerjee.prescriptions.signVerbalOrder(sign),
      refusedAs("not-now", /who gave this order/),
    );
    await osei.prescriptions.signVerbalOrder(sign);
    assert.deepEqual((await osei.reviews.queue()).rows, []);
    await assert.rejects(
      osei.prescriptions.signVerbalOrder({ operationId: op(), verbalOrderId }),
      refusedAs("not-now", /signed already/),
    );
  },
);
