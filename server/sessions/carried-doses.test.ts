import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { finishSession, type Loop, loopOnBothEngines, prescribe } from "#server/testing-loop.ts";
import { prescribePress, rowNow, setRow, startToday } from "./testing-session.ts";

const bounded = (most: number, consequence: Line["consequence"]) => (content: PrescriptionContent) => ({
  ...content,
  lines: content.lines.map((line) => ({
    ...line,
    consequence,
    bounds: { load: { least: quantity(40, "lb"), most: quantity(most, "lb"), isLocked: false } },
  })),
});

/** A current dose of 60 lb, set inside the first version; the second allows at most 55. */
async function narrow(stage: Loop, consequence: Line["consequence"]) {
  const { house, osei, kim, episodeId } = stage;
  await prescribePress(stage);
  const first = await startToday(stage);
  await setRow(kim, first, 1, 60);
  const sheet = await kim.sessions.get({ sessionId: first });
  await kim.sessions.setFromNowOn({ ...rowNow(sheet, first, 1), isFromNowOn: true });
  await finishSession(kim, first);
  house.clock.advance(86_400_000);
  const { content, baseVersionId } = await osei.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "current" },
  });
  const preview = await osei.prescriptions.preview({
    episodeId,
    content: bounded(55, consequence)(content),
    baseVersionId,
  });
  await prescribe(osei, episodeId, { kind: "current" }, bounded(55, consequence));
  const sessionId = await startToday(stage);
  const [row] = (await kim.sessions.get({ sessionId })).rows;
  assert.equal(row?.dose.load?.thousandths, 60_000);
  const confirm = async () =>
    kim.sessions.confirmRow(rowNow(await kim.sessions.get({ sessionId }), sessionId, 1));
  return { sessionId, preview, confirm };
}

loopOnBothEngines(
  "a current dose outside a new version's bounds is told when it is confirmed (act and tell) and marks its row",
  async (stage) => {
    const { kim, osei } = stage;
    const { sessionId, preview, confirm } = await narrow(stage, "act-and-tell");
    assert.match(
      preview.notices.find(({ field }) => field === "lines.0.bounds.load")?.words ?? "",
      /^The current dose is 60\slb: it lies outside and is told whenever it is done\.$/,
    );
    const { outcome, check } = await confirm();
    assert.deepEqual([outcome, check.place, check.consequence], ["saved", "outside", "act-and-tell"]);
    const [row] = (await kim.sessions.get({ sessionId })).rows;
    assert.deepEqual([row?.state, row?.check.consequence], ["done", "act-and-tell"]);
    await finishSession(kim, sessionId);
    const queue = JSON.stringify(await osei.reviews.queue());
    assert.match(queue, /as before, outside what is set now/);
  },
);

loopOnBothEngines(
  "a current dose outside a new version's bounds asks when it is confirmed, and a smaller one does not wait",
  async (stage) => {
    const { sessionId, confirm } = await narrow(stage, "ask-first");
    const asked = await confirm();
    assert.deepEqual([asked.outcome, asked.check.consequence], ["ask", "ask-first"]);
    const eased = await setRow(stage.kim, sessionId, 1, 55);
    assert.equal(eased.outcome, "saved");
  },
);
