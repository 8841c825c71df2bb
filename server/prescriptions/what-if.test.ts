import assert from "node:assert/strict";
import { test } from "node:test";
import type { Line } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { op } from "#server/testing.ts";
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

test("a dose done on another rung is replayed on that rung, and asks where the line of the draft has no such rung", async () => {
  const { osei, kim, cast, episodeId } = await openLoop();
  const squats = (content: PrescriptionContent): PrescriptionContent => ({
    ...content,
    lines: legPressOnly(content).lines.map((line) => ({
      ...line,
      exerciseId: "mini-squat",
      name: "Mini squat",
      bounds: {},
      upTo: { exerciseId: "leg-press", name: "Leg press" },
    })),
  });
  await prescribe(osei, episodeId, { kind: "blank" }, squats);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const sheet = await kim.sessions.get({ sessionId });
  const [row] = sheet.rows;
  assert.ok(row);
  await kim.sessions.moveRung({
    operationId: op(),
    sessionId,
    row: row.row,
    expectedVersion: row.version,
    exerciseId: "leg-press",
    dose: row.dose,
  });
  await finishSession(kim, sessionId);
  const { content, baseVersionId } = await osei.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "current" },
  });
  const replay = async (change: Partial<Line>) => {
    const lines = content.lines.map(({ upTo: _upTo, ...line }) => ({ ...line, ...change }));
    const { whatIf } = await osei.prescriptions.preview({
      episodeId,
      content: { ...content, lines },
      baseVersionId,
    });
    const [found] = whatIf;
    return [found?.cells[0]?.done?.rungName, found?.wouldAsk, found?.wouldRefuse];
  };
  const upTo = (exerciseId: string, name: string) => ({ upTo: { exerciseId, name } });
  assert.deepEqual(await replay(upTo("leg-press", "Leg press")), ["Leg press", 0, 0]);
  assert.deepEqual(await replay({ exerciseId: "biceps-curl", name: "Biceps curl" }), ["Leg press", 1, 0]);
  assert.deepEqual(await replay({ exerciseId: "leg-press", name: "Leg press" }), [undefined, 0, 0]);
});
