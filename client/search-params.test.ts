import assert from "node:assert/strict";
import { test } from "node:test";
import { dayParam, numberParam, oneOf, optionalParam, searchParams, textParam } from "./search-params.ts";

const read = searchParams({
  episodeId: textParam,
  phase: optionalParam(numberParam),
  on: optionalParam(dayParam),
  kind: optionalParam(oneOf(["treatment", "evaluation"])),
});

test("an address gives what it names, and nothing that was not asked for", () => {
  assert.deepEqual(read({ episodeId: 12, phase: "3", on: "2026-11-23", kind: "evaluation", more: "x" }), {
    episodeId: "12",
    phase: 3,
    on: "2026-11-23",
    kind: "evaluation",
  });
  assert.deepEqual(read({ episodeId: "a" }), { episodeId: "a" });
});

test("what cannot be is refused with a sentence", () => {
  for (const search of [
    { episodeId: "a".repeat(81) },
    { episodeId: "a", phase: "many" },
    { episodeId: "a", on: "23 Nov" },
    { episodeId: "a", kind: "visit" },
  ])
    assert.throws(() => read(search), /This address cannot be read/);
});
