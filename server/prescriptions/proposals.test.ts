import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { op } from "#server/testing.ts";
import {
  consult,
  finishSession,
  legPressOnly,
  load,
  openLoop,
  openSession,
  prescribe,
} from "#server/testing-loop.ts";

test("two sessions that asked for more propose bounds that would not ask, up to the limit another episode holds; accepting them is signed like any bound", async () => {
  const { osei, kim, cast, episodeId } = await openLoop();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  for (const pounds of [80, 70]) {
    const sessionId = await openSession(kim, cast.hale, episodeId);
    const { requestId } = await kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: "leg-press-key",
      wanted: load(pounds),
      kind: "more",
      reason: "Easy",
    });
    await kim.requests.withdraw({ operationId: op(), requestId, expectedVersion: 1 });
    await finishSession(kim, sessionId);
  }
  const preview = async () => {
    const { content, baseVersionId } = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "current" },
    });
    return osei.prescriptions.preview({ episodeId, content, baseVersionId });
  };
  const before = await preview();
  assert.deepEqual(
    before.proposals.map(({ lineKey, bounds, wouldAsk, wouldAskThen }) => [
      lineKey,
      bounds.load?.most,
      wouldAsk,
      wouldAskThen,
    ]),
    [["leg-press-key", quantity(80, "lb"), 2, 0]],
  );
  assert.deepEqual(
    before.whatIf[0]?.cells.map((cell) => [cell.done?.consequence, cell.wanted?.consequence]),
    [
      ["act", "ask-first"],
      ["act", "ask-first"],
    ],
  );
  assert.deepEqual(before.whatIfBase, before.whatIf);

  const neck = await consult(osei, cast.hale, { episodeTitle: "Neck pain", scores: [] });
  const lift = (startsOn: string): Limit => ({
    kind: "lift",
    limitId: "no-lifting",
    most: quantity(75, "lb"),
    owner: { kind: "physiatrist", staffId: cast.osei, name: "Dr. A. Osei" },
    delegateStaffIds: [],
    fromOn: startsOn,
    reason: "",
  });
  await prescribe(osei, neck, { kind: "evaluate-and-treat" }, (content) => ({
    ...content,
    limits: [lift(content.startsOn)],
  }));
  await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
    ...content,
    lines: content.lines.map((line) => ({ ...line, exerciseId: "suitcase-carry", name: "Suitcase carry" })),
  }));
  const [limited] = (await preview()).proposals;
  assert.deepEqual([limited?.bounds.load?.most, limited?.wouldAskThen], [quantity(70, "lb"), 1]);
  await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
    ...content,
    lines: content.lines.map((line) => ({ ...line, bounds: limited?.bounds ?? {} })),
  }));
  assert.deepEqual((await preview()).proposals, []);
});
