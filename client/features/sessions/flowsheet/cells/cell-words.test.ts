import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import { speakAllowed, speakCell } from "./cell-words.ts";

test("a cell says what, when, how much, how certain and what is allowed, in words for the ear", () => {
  const cell = {
    name: "Leg press",
    field: "load",
    value: quantity(25, "lb"),
    state: "copied",
    bound: { isLocked: false, least: quantity(15, "lb"), most: quantity(30, "lb") },
    isAsked: false,
  } as const;
  assert.equal(speakCell(cell), "Leg press, load, today, 25 pounds, copied, not confirmed, allowed 15 to 30");
  assert.equal(
    speakCell({ ...cell, state: "changed", was: quantity(20, "lb") }),
    "Leg press, load, today, 25 pounds, changed, was 20, allowed 15 to 30",
  );
  assert.equal(
    speakCell({ ...cell, value: undefined, bound: undefined }),
    "Leg press, load, today, not specified, copied, not confirmed",
  );
  assert.match(speakCell({ ...cell, isAsked: true }), /25 pounds, wanted, not recorded/);
});

test("bounds of one side, a lock and rungs are said as they are", () => {
  assert.equal(speakAllowed({ isLocked: true }), "locked");
  assert.equal(speakAllowed({ isLocked: false, most: quantity(90, "deg") }), "allowed up to 90");
  assert.equal(speakAllowed({ isLocked: false, least: quantity(2, "set") }), "allowed from 2");
  assert.equal(
    speakAllowed({ isLocked: false, least: quantity(2, "band"), most: quantity(4, "band") }),
    "allowed yellow band to green band",
  );
  assert.equal(speakAllowed(undefined), "");
});
