import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "#domain/calendar/days.ts";
import { findReEvaluationDue } from "./re-evaluation-due.ts";
import { assessTherapistVisit, isTold, type TreatedDay, therapistVisitRules } from "./therapist-visit.ts";

const start = "2026-10-01";
const run = (who: string): TreatedDay[] =>
  who.split("").map((one, index) => ({ heldOn: addDays(start, index), isByTherapist: one === "t" }));

void test("an assistant's days are counted since a therapist last treated, and told when three are left", () => {
  for (const [who, assistantDays, left, told] of [
    ["", 0, 10, false],
    ["t", 0, 10, false],
    ["taaaaaa", 6, 4, false],
    ["taaaaaaa", 7, 3, true],
    ["taaaaaaaaaa", 10, 0, true],
    ["taaaaaaaaaaa", 11, -1, true],
    ["taaaaaaat", 0, 10, false],
    ["taaaaaaata", 1, 9, false],
    ["aaaaaaa", 7, 3, true],
  ] as const) {
    const visit = assessTherapistVisit(run(who), null);
    assert.deepEqual([visit.assistantDays, visit.left, isTold(visit)], [assistantDays, left, told], who);
  }
});

void test("an evaluation is a therapist's visit, and a day on which both treated is the therapist's", () => {
  assert.equal(assessTherapistVisit(run("aaaa"), addDays(start, 3)).assistantDays, 0);
  const both = [
    { heldOn: start, isByTherapist: false },
    { heldOn: start, isByTherapist: true },
  ];
  assert.equal(assessTherapistVisit(both, null).assistantDays, 0);
  assert.equal(assessTherapistVisit([...both, ...run("aa")].toReversed(), null).assistantDays, 1);
});

void test("one more day by an assistant never leaves more, and a therapist's day starts the count anew", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "t"), { maxLength: 30 }), (who) => {
      const before = assessTherapistVisit(run(who.join("")), null);
      const after = assessTherapistVisit(run([...who, "a"].join("")), null);
      assert.equal(after.left, before.left - 1);
      assert.equal(assessTherapistVisit(run([...who, "t"].join("")), null).assistantDays, 0);
    }),
  );
});

void test("every rule of a therapist's visit names whom it is for and where it stands", () => {
  for (const { treatmentDays, source, appliesTo } of therapistVisitRules)
    assert.ok(treatmentDays > 0 && source.length > 3 && appliesTo.length > 3);
});

void test("a re-evaluation is due at the first end, told from fourteen days before it and after it", () => {
  const today = "2026-11-23";
  for (const [certifiedTo, prescriptionEndsOn, expected] of [
    [null, null, undefined],
    ["2026-12-08", null, undefined],
    ["2026-12-07", null, ["2026-12-07", "certification"]],
    ["2026-12-07", "2026-12-01", ["2026-12-01", "prescription"]],
    ["2026-11-20", "2027-01-01", ["2026-11-20", "certification"]],
    [null, "2026-12-07", ["2026-12-07", "prescription"]],
  ] as const) {
    const due = findReEvaluationDue({ certifiedTo, prescriptionEndsOn }, today);
    assert.deepEqual(due && [due.dueOn, due.because], expected);
  }
});
