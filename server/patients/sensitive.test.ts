import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { isOpenTo } from "#domain/people/sensitive.ts";
import { type SensitiveSection, sensitiveSections } from "#domain/people/staff.ts";
import { callerFor, op, type TestHouse } from "#server/testing.ts";
import { castOnBothEngines } from "#server/testing-cast.ts";
import { consult } from "#server/testing-loop.ts";

async function nameFor(house: TestHouse, staffId: string, sections: readonly SensitiveSection[]) {
  const { staff } = house.store.t;
  await house.store.write(async ({ db }) => {
    await db.update(staff).set({ sensitiveSections: sections }).where(eq(staff.id, staffId));
  });
}

castOnBothEngines(
  "sensitive conditions open to those named for their section; others are told how many",
  async ({ house, cast }) => {
    const { store } = house;
    const common = {
      patientId: cast.hale,
      side: "not-applicable" as const,
      status: "active" as const,
      screening: "answered" as const,
      source: "imported" as const,
      recordedBy: cast.manager,
      recordedAt: 1,
    };
    await store.write(async ({ db, t }) => {
      await db.insert(t.conditions).values([
        { id: "plain", ...common, words: "Knee pain" },
        { id: "abuse", ...common, words: "Abuse", isSensitive: true, sensitiveSection: "abuse" },
        { id: "pelvic", ...common, words: "Pelvic pain", isSensitive: true, sensitiveSection: "pelvic" },
        { id: "unsaid", ...common, words: "Restricted at the source", isSensitive: true },
      ]);
    });
    const kim = async () => {
      const caller = await callerFor(house, cast.kim);
      await caller.patients.openChart({ operationId: op(), patientId: cast.hale });
      const record = await caller.patients.record({ patientId: cast.hale });
      return [
        record.conditions.map((condition) => condition.conditionId).toSorted(),
        record.hiddenConditions,
      ];
    };
    assert.deepEqual(await kim(), [["plain"], 3]);
    await nameFor(house, cast.kim, ["abuse"]);
    assert.deepEqual(await kim(), [["abuse", "plain"], 2]);
    await nameFor(house, cast.kim, sensitiveSections);
    assert.deepEqual(await kim(), [["abuse", "pelvic", "plain", "unsaid"], 0]);
  },
);

castOnBothEngines(
  "the title of a sensitive episode is kept from those not named, in the band, the queue and the chart",
  async ({ house, cast }) => {
    const osei = await callerFor(house, cast.osei);
    const episodeId = await consult(osei, cast.hale);
    const { episodes, patientSignals } = house.store.t;
    await house.store.write(async ({ db }) => {
      await db.update(episodes).set({ title: "Pelvic pain", isSensitive: true, sensitiveSection: "pelvic" });
      await db.insert(patientSignals).values({
        id: "signal",
        patientId: cast.hale,
        episodeId,
        prescriberId: cast.osei,
        kind: "review-due",
        tier: 7,
        facts: { on: "2026-11-20" },
        sourceId: "source",
        raisedAt: 1,
        raisedBy: cast.osei,
        dueOn: "2026-11-20",
        isOpen: true,
      });
    });
    const titles = async () => {
      const caller = await callerFor(house, cast.osei);
      const band = await caller.patients.band({ patientId: cast.hale });
      const queue = await caller.reviews.queue();
      const chart = await caller.reviews.chart({ episodeId });
      return [band.episodes[0]?.title, queue.rows[0]?.episodeTitle, chart.episode.title];
    };
    assert.deepEqual(await titles(), ["Sensitive problem", "Sensitive problem", "Sensitive problem"]);
    await nameFor(house, cast.osei, ["pelvic"]);
    assert.deepEqual(await titles(), ["Pelvic pain", "Pelvic pain", "Pelvic pain"]);
  },
);

castOnBothEngines(
  "a sensitive condition nobody screened is answered by those named for it alone",
  async ({ house, cast }) => {
    const { conditions } = house.store.t;
    await house.store.write(async ({ db }) => {
      await db.insert(conditions).values({
        id: "unsaid",
        patientId: cast.hale,
        words: "Restricted at the source",
        side: "not-applicable",
        status: "active",
        screening: "not-screened",
        source: "imported",
        isSensitive: true,
        sensitiveSection: "substance-use",
        recordedBy: cast.manager,
        recordedAt: 1,
      });
    });
    const answer = async () =>
      (await callerFor(house, cast.osei)).conditions.answerScreening({
        operationId: op(),
        patientId: cast.hale,
        conditionId: "unsaid",
        expectedVersion: 1,
        icd10: "",
        answer: "No bearing on therapy",
      });
    await assert.rejects(answer(), /named for its section/);
    await nameFor(house, cast.osei, ["substance-use"]);
    assert.equal((await answer()).screening, "answered");
  },
);

test("every section is asked for by its own name, and one that nobody said asks for all", () => {
  for (const section of sensitiveSections)
    for (const named of sensitiveSections)
      assert.equal(
        isOpenTo([named], { isSensitive: true, sensitiveSection: section }, sensitiveSections),
        named === section,
      );
  assert.equal(isOpenTo(["pelvic"], { isSensitive: true, sensitiveSection: null }, sensitiveSections), false);
  assert.equal(isOpenTo([], { isSensitive: false, sensitiveSection: null }, sensitiveSections), true);
});
