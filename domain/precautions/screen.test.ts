import assert from "node:assert/strict";
import { test } from "node:test";
import { precautionRules } from "./rules.ts";
import { isConditionScreened, isMedicationScreened, screenRecord, unansweredRules } from "./screen.ts";

const raisedBy = (
  codes: string[],
  kinds: ("insulin-or-secretagogue" | "anticoagulant" | "beta-blocker" | "other" | "not-screened")[] = [],
) =>
  screenRecord({
    conditions: codes.map((icd10, index) => ({ conditionId: `c${index}`, icd10, words: "" })),
    medications: kinds.map((kind, index) => ({ medicationId: `m${index}`, kind, words: "" })),
  }).map(({ rule }) => rule.ruleId);

test("every rule is set off by each of its own triggers, and by nothing beside them", () => {
  for (const rule of precautionRules) {
    if (rule.trigger.kind === "condition")
      for (const prefix of rule.trigger.codePrefixes)
        assert.ok(raisedBy([prefix]).includes(rule.ruleId), `${rule.ruleId} ${prefix}`);
    assert.ok(rule.source !== "" && rule.words !== "", rule.ruleId);
    if (rule.effect === "contraindication")
      assert.ok(rule.excludedTags.length > 0, `${rule.ruleId} excludes something`);
  }
  assert.deepEqual(raisedBy(["M17.12", "S83.212D"], ["other"]), []);
});

test("a patient on insulin with osteoporosis, an anticoagulant and a pacemaker gets every precaution", () => {
  const raised = raisedBy(["E11.9", "M81.0", "Z95.0"], ["insulin-or-secretagogue", "anticoagulant"]);
  for (const ruleId of [
    "diabetes-feet",
    "insulin",
    "osteoporosis",
    "anticoagulant",
    "anticoagulant-friction",
    "pacemaker",
  ])
    assert.ok(raised.includes(ruleId), ruleId);
});

test("codes match with or without their dot, and every fact sets its rule off", () => {
  assert.deepEqual(raisedBy(["M810"]), ["osteoporosis"]);
  assert.deepEqual(raisedBy(["M81.0", "M81.8"]), ["osteoporosis", "osteoporosis"]);
});

test("what was raised, set aside or lifted for a fact stays answered for it, and for no other fact", () => {
  const raised = screenRecord({
    conditions: ["c0", "c1"].map((conditionId) => ({ conditionId, icd10: "M81.0", words: "Osteoporosis" })),
    medications: [],
  });
  const left = (...known: { ruleId?: string; factId?: string }[]) =>
    unansweredRules(raised, known).map(({ factId }) => factId);
  assert.deepEqual(left(), ["c0", "c1"]);
  assert.deepEqual(left({ ruleId: "osteoporosis", factId: "c0" }), ["c1"]);
  assert.deepEqual(left({ ruleId: "pacemaker", factId: "c0" }, {}), ["c0", "c1"]);
});

test("what no rule knows is not screened", () => {
  assert.equal(isConditionScreened("M17.12"), true);
  assert.equal(isConditionScreened("E11.9"), true);
  assert.equal(isConditionScreened("Q78.0"), false);
  assert.equal(isConditionScreened(""), false);
  assert.equal(isMedicationScreened("not-screened"), false);
});
