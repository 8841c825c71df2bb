import assert from "node:assert/strict";
import { TRPCError } from "@trpc/server";
import { Refused } from "#server/refusal.ts";
import { callerFor, op } from "#server/testing.ts";
import { castOnBothEngines } from "#server/testing-cast.ts";
import { consult } from "#server/testing-loop.ts";

const refusedAt = (field: string, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof TRPCError && error.cause instanceof Refused, String(error));
  assert.equal(error.cause.refusal.field, field);
  assert.match(error.cause.refusal.words, words);
  return true;
};

castOnBothEngines(
  "a score out of range, of a day ahead, or twice on a day is refused at its field",
  async ({ house, cast }) => {
    const osei = await callerFor(house, cast.osei);
    const kim = await callerFor(house, cast.kim);
    const episodeId = await consult(osei, cast.hale);
    const record = (change: Partial<Parameters<typeof kim.measures.record>[0]> = {}) =>
      kim.measures.record({
        operationId: op(),
        episodeId,
        measureId: "odi",
        scoreThousandths: 40_000,
        side: "not-applicable",
        takenOn: "2026-11-23",
        ...change,
      });
    await assert.rejects(record({ scoreThousandths: 101_000 }), refusedAt("scoreThousandths", /0 to 100 %/));
    await assert.rejects(record({ takenOn: "2026-11-24" }), refusedAt("takenOn", /lies ahead/));
    await assert.rejects(record({ measureId: "no-such" }), refusedAt("measureId", /not in the catalog/));
    assert.ok(await record());
    await assert.rejects(record(), refusedAt("takenOn", /this day already/));
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    const series = await kim.measures.series({ episodeId });
    assert.deepEqual(
      series.find((one) => one.measureId === "odi")?.points.map((point) => point.thousandths),
      [40_000],
    );
  },
);
