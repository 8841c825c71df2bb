import assert from "node:assert/strict";
import { test } from "node:test";
import { finishSession, legPressOnly, openLoop, openSession, prescribe } from "#server/testing-loop.ts";

test("the patient's own sessions replayed against a draft stay within it, and ask where it names an exercise no library has", async () => {
  const { osei, kim, cast, episodeId } = await openLoop();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  await finishSession(kim, await openSession(kim, cast.hale, episodeId));
  const { content, baseVersionId } = await osei.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "current" },
  });
  const replay = async (exerciseId: string) => {
    const lines = content.lines.map((line) => ({ ...line, exerciseId }));
    const { whatIf } = await osei.prescriptions.preview({
      episodeId,
      content: { ...content, lines },
      baseVersionId,
    });
    return whatIf.map(({ name, wouldAsk, cells }) => ({
      name,
      wouldAsk,
      places: cells.map(({ done }) => done?.place),
    }));
  };
  assert.deepEqual(await replay("leg-press"), [{ name: "Leg press", wouldAsk: 0, places: ["within"] }]);
  assert.deepEqual(await replay("left-the-library"), [
    { name: "Leg press", wouldAsk: 1, places: ["not-specified"] },
  ]);
});
