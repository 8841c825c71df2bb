import assert from "node:assert/strict";
import { op } from "#server/testing.ts";
import { loopOnBothEngines } from "#server/testing-loop.ts";

loopOnBothEngines(
  "since you last looked keeps the newest and counts what it leaves out; a precaution set aside is news",
  async ({ house, osei, kim, cast }) => {
    for (const caller of [osei, kim])
      await caller.patients.openChart({ operationId: op(), patientId: cast.hale });
    let last = "";
    for (let index = 0; index < 33; index += 1) {
      house.clock.advance(60_000);
      const { precautionId } = await kim.precautions.raise({
        operationId: op(),
        patientId: cast.hale,
        effect: "monitor",
        words: `Finding ${index}`,
        excludedTags: [],
      });
      last = precautionId;
    }
    const since = async () => osei.patients.sinceLooked({ patientId: cast.hale, afterSeq: 0 });
    const first = await since();
    assert.deepEqual([first.list.length, first.more], [30, 3]);
    assert.equal(first.list[0]?.at, house.clock.now());
    await osei.precautions.setAside({
      operationId: op(),
      patientId: cast.hale,
      precautionIds: [last],
      reason: "does not apply",
    });
    const { list, more } = await kim.patients.sinceLooked({ patientId: cast.hale, afterSeq: 0 });
    assert.equal(list[0]?.words, "Precaution set aside");
    assert.ok(more === 0 && list.length < 30, "what one did oneself is no news");
  },
);
