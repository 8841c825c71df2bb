import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  causesOf,
  describeMissed,
  missedCauseFacts,
  missedCauses,
  missedLately,
  missedSchema,
  missedStates,
  problemOfMissed,
} from "./missed.ts";

test("a missed booking is told by how, by whom and why", () => {
  for (const [how, cause, words, told] of [
    ["no-show", "forgot", "", "No-show: forgot"],
    ["no-show", "not-known", "called twice", "No-show: cause not known, called twice"],
    ["cancelled", "patient-ill", "", "Cancelled: patient ill"],
    ["cancelled", "therapist-absent", "", "Cancelled by the clinic: clinician absent"],
    ["cancelled", "patient-other", " jury duty ", "Cancelled: jury duty"],
    ["cancelled", "clinic-other", "Pool closed", "Cancelled by the clinic: Pool closed"],
  ] as const) {
    assert.equal(problemOfMissed({ how, cause, words }), undefined, told);
    assert.equal(describeMissed({ how, cause, words }), told);
  }
});

test("another cause needs its words, and what the clinic called off is no no-show", () => {
  assert.equal(problemOfMissed({ how: "cancelled", cause: "patient-other", words: " " })?.field, "words");
  assert.equal(problemOfMissed({ how: "cancelled", cause: "clinic-other", words: "" })?.field, "words");
  for (const cause of missedCauses)
    assert.equal(
      problemOfMissed({ how: "no-show", cause, words: "said" })?.field,
      missedCauseFacts[cause].by === "clinic" ? "cause" : undefined,
      cause,
    );
  assert.deepEqual(causesOf("cancelled"), missedCauses);
  assert.equal(
    missedSchema.safeParse({ how: "cancelled", cause: "forgot", words: "x".repeat(201) }).success,
    false,
  );
});

const done = { state: "done", cause: null } as const;
const missed = { state: "no-show", cause: "forgot" } as const;
const ill = { state: "cancelled", cause: "patient-ill" } as const;
const closed = { state: "cancelled", cause: "clinic-closed" } as const;

test("two of the last three are told, what the clinic called off aside", () => {
  for (const [bookings, told] of [
    [[], null],
    [[missed], null],
    [[missed, missed], { missed: 2, booked: 2 }],
    [[missed, done, done], null],
    [[missed, done, ill], { missed: 2, booked: 3 }],
    [[done, missed, ill, missed], { missed: 2, booked: 3 }],
    [[done, done, missed, missed], null],
    [[closed, closed, closed, missed, closed, ill], { missed: 2, booked: 2 }],
    [[closed, closed, missed, done, done, missed], null],
  ] as const)
    assert.deepEqual(missedLately(bookings), told, JSON.stringify(bookings));
});

test("whatever the clinic calls off changes nothing of what is told", () => {
  const any = fc.constantFrom(done, missed, ill, closed);
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (bookings) => {
      assert.deepEqual(missedLately(bookings), missedLately(bookings.filter((one) => one !== closed)));
    }),
  );
  assert.equal(missedStates.length, 2);
});
