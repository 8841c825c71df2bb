import assert from "node:assert/strict";
import { test } from "node:test";
import { readAtOnce } from "./read-at-once.ts";

const told = (count: number) => {
  const { shown, following, isOne } = readAtOnce(Array.from({ length: count }, (_, index) => index));
  return { shown: shown.length, first: shown[0], following, isOne };
};

void test("one press reads what is shown, at most 40 from the front of the list, and says how many follow", () => {
  assert.deepEqual(told(1), { shown: 1, first: 0, following: 0, isOne: true });
  assert.deepEqual(told(40), { shown: 40, first: 0, following: 0, isOne: false });
  assert.deepEqual(told(43), { shown: 40, first: 0, following: 3, isOne: false });
});
