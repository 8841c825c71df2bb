import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { quantity } from "#domain/doses/quantity.ts";
import { exercises } from "#domain/exercises/library.ts";
import { composeHomeProgram } from "#domain/home-programs/compose.ts";
import { homeDays } from "#domain/home-programs/words/plain-days.ts";
import { linesOf, paginate } from "./paginate.ts";

const usual = exercises.filter(({ isHomeSuitable, kind }) => isHomeSuitable && kind === "exercise");
const contentOf = (count: number, isLargePrint = false, skip = 0) => {
  const candidates = usual.slice(skip, skip + count).map((exercise) => ({
    lineKey: exercise.exerciseId,
    lineId: exercise.exerciseId,
    exerciseId: exercise.exerciseId,
    exerciseVersion: 1,
    name: exercise.name,
    side: "left" as const,
    owner: "therapist" as const,
    current: { sets: quantity(2, "set"), reps: quantity(10, "rep") },
    isMarked: true,
    exercise: { ...exercise, isBuiltIn: true },
  }));
  return composeHomeProgram(
    {
      prescriptionVersionId: "version-1",
      prescriptionNumber: 1,
      orderedBy: "Dr. A. Osei",
      planOfCare: null,
      clinicName: "Cedar River Clinic",
      clinicPhone: "425 555 0142",
      diagnoses: [],
      stop: { painMost: 5 },
      stopAndCall: ["A fall"],
      candidates,
    },
    {
      language: "en",
      isLargePrint,
      startsOn: "2026-11-23",
      exercises: candidates.map(({ lineKey, current }) => ({
        lineKey,
        dose: current,
        timesPerDay: 1,
        days: [...homeDays],
      })),
    },
  );
};

test("four exercises stand roomy on one page, six with smaller drawings, and more go on", () => {
  assert.deepEqual(paginate(contentOf(4)), { layout: "roomy", pages: [[0, 1, 2, 3]] });
  assert.deepEqual(paginate(contentOf(6)), { layout: "compact", pages: [[0, 1, 2, 3, 4, 5]] });
  const many = paginate(contentOf(10));
  assert.equal(many.layout, "compact");
  assert.equal(many.pages.length, 2);
});

test("where the texts are longer the drawings give way before the page does", () => {
  const content = contentOf(4);
  const instruction = "Go on. ".repeat(20).trim();
  const { layout, pages } = paginate({
    ...content,
    exercises: content.exercises.map((exercise) => ({
      ...exercise,
      printed: { ...exercise.printed, instruction },
    })),
  });
  assert.equal(layout, "medium");
  assert.equal(pages.length, 1);
});

test("in large print every exercise has its room, and the page says how many follow", () => {
  const { layout, pages } = paginate(contentOf(4, true));
  assert.equal(layout, "large");
  assert.equal(pages.length, 2);
});

test("whatever is chosen stands on the paper once, in order, and when to stop stands under an exercise", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 100 }),
      (count, isLarge, skip) => {
        const { pages } = paginate(contentOf(count, isLarge, skip));
        assert.deepEqual(
          pages.flat(),
          Array.from({ length: count }, (_, place) => place),
        );
        assert.ok(pages.every((places) => places.length > 0));
      },
    ),
    { numRuns: 60 },
  );
});

test("lines are broken between words", () => {
  assert.equal(linesOf("one two three", 7), 2);
  assert.equal(linesOf("one two three", 13), 1);
  assert.equal(linesOf("", 10), 1);
});
