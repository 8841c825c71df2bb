import assert from "node:assert/strict";
import { test } from "node:test";
import { muscleGrades } from "./finding.ts";
import { hasLostGrade, isBelowThree } from "./strength.ts";

test("below 3 of 5 begins at 3-", () => {
  assert.deepEqual(muscleGrades.filter(isBelowThree), ["0", "1", "2-", "2", "2+", "3-"]);
});

test("a whole grade is lost from 4 to 3, and not from 4 to 3+", () => {
  assert.equal(hasLostGrade("4", "3"), true);
  assert.equal(hasLostGrade("4", "3+"), false);
  assert.equal(hasLostGrade("4+", "3+"), true);
  assert.equal(hasLostGrade("3", "4"), false);
});
