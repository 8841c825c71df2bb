import assert from "node:assert/strict";
import { test } from "node:test";
import { openLoop, refusedAs } from "#server/testing-loop.ts";

test("a clinician finds an exercise by words, region, kind and tag, at most twelve at once", async () => {
  const { kim } = await openLoop();
  const found = await kim.exercises.search({ text: "slr" });
  assert.equal(found[0]?.exerciseId, "straight-leg-raise");
  assert.equal((await kim.exercises.search({ text: "" })).length, 12);
  const cold = await kim.exercises.search({ text: "", kind: "modality", tag: "cold" });
  assert.ok(cold.length >= 3 && cold.every(({ kind }) => kind === "modality"));
  const necks = await kim.exercises.search({ text: "stretch", region: "neck" });
  assert.ok(necks.length >= 2 && necks.every(({ region }) => region === "neck"));
});

test("an exercise is shown as it was in the version that is asked for, with its drawing, and no other version is made up", async () => {
  const { kim } = await openLoop();
  const bridge = await kim.exercises.get({ exerciseId: "hip-bridge", exerciseVersion: 1 });
  assert.equal(bridge.name, "Hip bridge");
  assert.equal(bridge.position, "Lying on the back");
  assert.ok(bridge.instruction.es.startsWith("Acuéstese"));
  assert.ok(bridge.drawing && bridge.drawing.marks.length > 5);
  const tens = await kim.exercises.get({ exerciseId: "tens", exerciseVersion: 1 });
  assert.equal(tens.drawing, null);
  await assert.rejects(
    kim.exercises.get({ exerciseId: "hip-bridge", exerciseVersion: 2 }),
    refusedAs("not-found"),
  );
  await assert.rejects(
    kim.exercises.get({ exerciseId: "left-the-library", exerciseVersion: 1 }),
    refusedAs("not-found"),
  );
});
