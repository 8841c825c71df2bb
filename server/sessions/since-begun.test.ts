import assert from "node:assert/strict";
import { test } from "node:test";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { op } from "#server/testing.ts";
import { prescribe } from "#server/testing-loop.ts";
import {
  liftLimit,
  openPrescribed,
  prescribedOnBothEngines,
  pressOf,
  rowNow,
  startToday,
} from "./testing-session.ts";

const lift70 = liftLimit("lift-70", 70, "2026-11-23", "id-osei");
const withStepUp = (content: PrescriptionContent): PrescriptionContent => ({
  ...content,
  limits: [lift70],
  lines: content.lines.flatMap((line) => [
    { ...line, dose: pressOf(45) },
    { ...line, lineId: `step-${op()}`, lineKey: "step-up", name: "Step-up" },
  ]),
});

prescribedOnBothEngines(
  "a version signed while a session stands open says in it what it adds, changes and drops, and a line it adds comes in as a copied row",
  async (stage) => {
    const { house, kim, osei, episodeId } = stage;
    const sessionId = await startToday(stage);
    const sheet = () => kim.sessions.get({ sessionId });
    assert.equal((await sheet()).sinceBegun, null);
    house.clock.advance(60_000);
    await prescribe(osei, episodeId, { kind: "current" }, withStepUp);
    const { sinceBegun } = await sheet();
    assert.equal(sinceBegun?.number, 2);
    assert.deepEqual(sinceBegun?.added, [{ lineKey: "step-up", name: "Step-up" }]);
    assert.deepEqual(
      sinceBegun?.changed.map(({ lineKey }) => lineKey),
      ["leg-press-key"],
    );
    assert.deepEqual(sinceBegun?.dropped, []);
    assert.deepEqual(sinceBegun?.beside, [`Limit: new ${describeLimit(lift70)}`]);
    await kim.sessions.openLine({ operationId: op(), sessionId, lineKey: "step-up" });
    assert.deepEqual(
      (await sheet()).rows.map(({ lineKey, state }) => [lineKey, state]),
      [
        ["leg-press-key", "copied"],
        ["step-up", "copied"],
      ],
    );

    house.clock.advance(60_000);
    await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
      ...content,
      lines: content.lines.filter(({ lineKey }) => lineKey !== "leg-press-key"),
    }));
    const after = await sheet();
    assert.deepEqual(
      after.sinceBegun?.dropped.map(({ lineKey }) => lineKey),
      ["leg-press-key"],
    );
    const refused = await kim.sessions.confirmRow(rowNow(after, sessionId, 1));
    assert.deepEqual([refused.outcome, refused.check.findings[0]?.cause], ["refused", "not-in-force"]);

    // A session begun under it has nothing to be told of it.
    await kim.sessions.setNotDone({ ...rowNow(after, sessionId, 1), reason: "other" });
    assert.equal((await kim.sessions.prepare({ episodeId, kind: "treatment" })).sheet.sinceBegun, null);
  },
);

test("who holds therapy, since when and why, stands in the open session and before one is begun, and leaves with the hold", async () => {
  const { house, kim, osei, cast, episodeId, ...loop } = await openPrescribed();
  const sessionId = await startToday({ house, kim, osei, cast, episodeId, ...loop });
  assert.equal((await kim.sessions.get({ sessionId })).hold, null);
  await osei.prescriptions.hold({
    operationId: op(),
    episodeId,
    expectedVersion: 1,
    reason: "Await cardiology",
  });
  const { hold } = await kim.sessions.get({ sessionId });
  assert.deepEqual([hold?.kind, hold?.reason, hold?.at], ["held", "Await cardiology", house.clock.now()]);
  assert.match(hold?.actorName ?? "", /Osei/);
  assert.equal(
    (await kim.sessions.prepare({ episodeId, kind: "treatment" })).sheet.hold?.reason,
    "Await cardiology",
  );
  await osei.prescriptions.resume({
    operationId: op(),
    episodeId,
    expectedVersion: 2,
    reason: "Cleared by cardiology",
  });
  assert.equal((await kim.sessions.get({ sessionId })).hold, null);
});
