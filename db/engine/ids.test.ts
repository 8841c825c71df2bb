import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "./ids.ts";

test("ids of one instant sort in the order they were made, and those of a later one after them", () => {
  const now = Date.parse("2026-11-23T22:10:00Z");
  const made = [...Array.from({ length: 2_000 }, () => newId(now)), newId(now + 1), newId(now + 2)];
  assert.deepEqual(made.toSorted(), made);
  assert.equal(new Set(made).size, made.length);
});

test("the same random bytes make the same id", () => {
  const random = () => new Uint8Array(16).fill(7);
  assert.equal(newId(1, random), newId(1, random));
});
