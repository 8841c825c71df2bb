import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { placeAfter } from "./grid-keys.ts";

const extent = { rows: 12, firstColumn: -4, lastColumn: 4 };
const at = { row: 6, column: 2 };

test("arrows, pages, row ends and corners lead where the grid pattern says", () => {
  for (const [key, isCtrl, row, column] of [
    ["ArrowUp", false, 5, 2],
    ["ArrowDown", false, 7, 2],
    ["ArrowLeft", false, 6, 1],
    ["ArrowRight", false, 6, 3],
    ["Home", false, 6, -4],
    ["End", false, 6, 4],
    ["Home", true, 0, -4],
    ["End", true, 11, 4],
    ["PageUp", false, 1, 2],
    ["PageDown", false, 11, 2],
  ] as const)
    assert.deepEqual(placeAfter(key, isCtrl, at, extent), { row, column }, `${isCtrl ? "Ctrl+" : ""}${key}`);
  for (const [key, isCtrl] of [
    ["ArrowDown", true],
    ["PageDown", true],
    ["a", false],
    [" ", false],
    ["Tab", false],
  ] as const)
    assert.equal(placeAfter(key, isCtrl, at, extent), undefined, key);
});

test("no key leads out of the grid", () => {
  const keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"];
  fc.assert(
    fc.property(
      fc.record({
        rows: fc.integer({ min: 1, max: 80 }),
        firstColumn: fc.integer({ min: -14, max: 0 }),
        lastColumn: fc.integer({ min: 0, max: 4 }),
      }),
      fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 30 }),
      (size, pressed) => {
        let place = { row: 0, column: 0 };
        for (const [key, isCtrl] of pressed) {
          place = placeAfter(key, isCtrl, place, size) ?? place;
          assert.ok(place.row >= 0 && place.row < size.rows);
          assert.ok(place.column >= size.firstColumn && place.column <= size.lastColumn);
        }
      },
    ),
  );
});
