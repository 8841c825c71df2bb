import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import type { Bound } from "#domain/prescriptions/line.ts";
import { describeMaySet } from "./describe-line.ts";

const lb = (amount: number) => quantity(amount, "lb");
const rows: readonly [words: string, load: Bound | undefined][] = [
  ["therapist may set load 40 lb to 60 lb", { least: lb(40), most: lb(60), isLocked: false }],
  ["therapist may set load up to 60 lb", { least: lb(0), most: lb(60), isLocked: false }],
  ["therapist may set load up to 60 lb", { most: lb(60), isLocked: false }],
  ["therapist may set load down to 40 lb", { least: lb(40), isLocked: false }],
  ["therapist may set no load", { least: lb(0), most: lb(0), isLocked: false }],
  ["therapist may set load not bounded", { isLocked: false }],
  ["therapist may set load locked", { most: lb(60), isLocked: true }],
  ["dose not bounded", undefined],
];

test("what the therapist may set is said as its fields are named, and an edge that bounds nothing is not said", () => {
  for (const [words, load] of rows)
    assert.equal(describeMaySet(load ? { load } : {}).replaceAll("\u00a0", " "), words);
});
