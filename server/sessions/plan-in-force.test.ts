import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import { op } from "#server/testing.ts";
import { finishSession, loopOnBothEngines, prescribe } from "#server/testing-loop.ts";
import {
  listLimitsInForce,
  listPrecautionsInForce,
  mostLimitsInForce,
  mostPrecautionsInForce,
} from "./plan-in-force.queries.ts";
import {
  liftLimit,
  prescribedOnBothEngines,
  prescribePress,
  refusedAs,
  rowNow,
  setRow,
  startToday,
} from "./testing-session.ts";

prescribedOnBothEngines(
  "every limit in force is read, also the newest, and one more than can be read is refused",
  async ({ house, cast, osei, episodeId }) => {
    const { store } = house;
    await store.write(async ({ db, t }) => {
      for (let index = 1; index < mostLimitsInForce; index += 1) {
        const content = liftLimit(`lift-${index}`, 500 - index, "2026-11-23", cast.osei);
        await db.insert(t.limits).values({
          id: content.limitId,
          patientId: cast.hale,
          kind: content.kind,
          content,
          sourceKind: "procedure",
          sourceId: "procedure",
          raisedAt: house.clock.now() - 1_000_000 + index,
        });
      }
    });
    const sign = (limitId: string) =>
      prescribe(osei, episodeId, { kind: "current" }, (content) => ({
        ...content,
        limits: [
          ...content.limits.filter((limit) => limit.limitId === "newest"),
          liftLimit(limitId, 200, content.startsOn, cast.osei),
        ],
      }));
    await sign("newest");
    const inForce = await listLimitsInForce(store, cast.hale);
    assert.equal(inForce.length, mostLimitsInForce);
    assert.equal(inForce.at(-1)?.limitId, "newest");
    await assert.rejects(sign("one-more"), refusedAs("too-many", /none is overlooked/, "content.limits"));
    assert.equal((await listLimitsInForce(store, cast.hale)).length, mostLimitsInForce);
  },
);

prescribedOnBothEngines(
  "every precaution in force is read, also the newest, and one more than can be read is refused",
  async ({ house, cast, kim }) => {
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    const raise = (words: string) =>
      kim.precautions.raise({
        operationId: op(),
        patientId: cast.hale,
        effect: "contraindication",
        words,
        excludedTags: [],
      });
    const already = (await listPrecautionsInForce(house.store, cast.hale)).length;
    for (let index = already + 1; index <= mostPrecautionsInForce; index += 1) await raise(`Number ${index}`);
    const inForce = await listPrecautionsInForce(house.store, cast.hale);
    assert.equal(inForce.length, mostPrecautionsInForce);
    assert.ok(inForce.some((precaution) => precaution.words === `Number ${mostPrecautionsInForce}`));
    await assert.rejects(raise("One more"), refusedAs("too-many", /none is overlooked/));
  },
);

loopOnBothEngines(
  "the largest weekly step holds in a line's first seven days: smaller steps do not add up past it",
  async (stage) => {
    await prescribePress(stage, (content) => ({
      ...content,
      lines: content.lines.map((line) => ({ ...line, bounds: {}, weeklySteps: { load: quantity(5, "lb") } })),
    }));
    const { house, kim } = stage;
    const outcomes: [number, string][] = [];
    for (const pounds of [53, 55, 56, 60]) {
      const sessionId = await startToday(stage);
      const set = await setRow(kim, sessionId, 1, pounds);
      outcomes.push([pounds, set.outcome]);
      if (set.outcome === "saved")
        await kim.sessions.setFromNowOn({
          ...rowNow(await kim.sessions.get({ sessionId }), sessionId, 1),
          isFromNowOn: true,
        });
      await finishSession(kim, sessionId);
      house.clock.advance(86_400_000);
    }
    assert.deepEqual(outcomes, [
      [53, "saved"],
      [55, "saved"],
      [56, "ask"],
      [60, "ask"],
    ]);
  },
);
