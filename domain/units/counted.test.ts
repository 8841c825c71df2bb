import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, countedOf, fromTo } from "./counted.ts";

test("one of a thing is said in the singular, and any other number in the plural, with the verb that goes with it", () => {
  assert.deepEqual(
    [0, 1, 2, 1200].map((count) => counted(count, "visit")),
    ["0 visits", "1 visit", "2 visits", "1,200 visits"],
  );
  assert.equal(counted(1, "entry", "entries"), "1 entry");
  assert.equal(counted(3, "entry", "entries"), "3 entries");
  assert.equal(counted(1, "request waits", "requests wait"), "1 request waits");
});

test("a share is said of its whole, and a span that is one number is said once", () => {
  assert.equal(countedOf(1, 12, "visit"), "1 of 12 visits");
  assert.equal(countedOf(1, 1, "visit"), "1 of 1 visit");
  assert.equal(fromTo(2, 3), "2 to 3");
  assert.equal(fromTo(2, 2), "2");
});
