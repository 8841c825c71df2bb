import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import { callerFor } from "#server/testing.ts";
import { castOnBothEngines } from "#server/testing-cast.ts";
import { consult, legPressOnly, prescribe } from "#server/testing-loop.ts";

castOnBothEngines(
  "every version is read as it was signed, among the others, beside what it changed from the one before",
  async ({ house, cast }) => {
    const osei = await callerFor(house, cast.osei);
    const episodeId = await consult(osei, cast.hale);
    const first = await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    const second = await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
      ...content,
      lines: content.lines.map((line) => ({ ...line, dose: { ...line.dose, load: quantity(55, "lb") } })),
    }));
    const earlier = await osei.prescriptions.version({ versionId: first.versionId });
    assert.equal(earlier.isCurrent, false);
    assert.equal(earlier.before, null);
    assert.equal(earlier.content.lines[0]?.dose.load?.thousandths, 50_000);
    const now = await osei.prescriptions.version({ versionId: second.versionId });
    assert.equal(now.isCurrent, true);
    assert.deepEqual(
      now.versions.map((version) => version.number),
      [2, 1],
    );
    assert.equal(now.before?.number, 1);
    assert.deepEqual(
      now.before?.changes.map((change) => [change.subject, change.field, change.risk]),
      [["Leg press", "load", "dose-up"]],
    );
  },
);
