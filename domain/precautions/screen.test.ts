import assert from "node:assert/strict";
import { test } from "node:test";
import { unansweredRules } from "./raised.ts";
import type { PrecautionRule } from "./rule.ts";
import { precautionRules } from "./rules.ts";
import { isOpen, screenRecord } from "./screen.ts";
import { isConditionScreened, isImplantScreened, isMedicationScreened } from "./screened.ts";
import {
  answer,
  chose,
  code,
  daysAgo,
  device,
  drug,
  found,
  measured,
  type Part,
  recordOf,
  surgery,
} from "./testing-record.ts";
import { examples } from "./testing-rule-examples.ts";

const parts = (some: Part | readonly Part[]): readonly Part[] => (typeof some === "function" ? [some] : some);
const raisedBy = (...some: readonly Part[]): string[] =>
  screenRecord(recordOf(...some)).raised.map(({ ruleId }) => ruleId);
const askedBy = (...some: readonly Part[]): string[] =>
  screenRecord(recordOf(...some))
    .questions.filter(isOpen)
    .map(({ question }) => question.questionId);
/** Whether this one rule speaks, by raising or by asking its own question. */
function speaks(rule: PrecautionRule, some: Part | readonly Part[]): boolean {
  const { raised, questions } = screenRecord(recordOf(...parts(some)), [rule]);
  return rule.kind === "question"
    ? questions.some(({ question }) => question === rule.asks)
    : raised.some(({ ruleId }) => ruleId === rule.ruleId);
}

for (const rule of precautionRules)
  void test(`${rule.ruleId}: set off by its example, and silent just outside`, () => {
    const example = examples[rule.ruleId];
    assert.ok(example, "every rule has an example");
    const [sets, outside] = example;
    assert.equal(speaks(rule, sets), true, "sets it off");
    assert.equal(speaks(rule, outside), false, "just outside");
  });

void test("no example is left of a rule that is gone", () => {
  const known = new Set(precautionRules.map(({ ruleId }) => ruleId));
  assert.deepEqual(
    Object.keys(examples).filter((ruleId) => !known.has(ruleId)),
    [],
  );
});

void test("a patient on insulin with osteoporosis, an anticoagulant and a pacemaker gets every precaution", () => {
  const record = [
    code("E11.9"),
    code("M81.0"),
    code("Z95.0"),
    drug("Insulin glargine 20 units"),
    drug("Warfarin 5 mg"),
  ];
  assert.deepEqual(raisedBy(...record).toSorted(), [
    "anticoagulant",
    "anticoagulant-friction",
    "coronary",
    "diabetes-feet",
    "heart-device-date",
    "insulin",
    "latest-glucose",
    "osteoporosis",
    "pacemaker",
    "rate-not-valid",
  ]);
  assert.deepEqual(askedBy(...record).toSorted(), ["heart-device-date", "latest-glucose"]);
});

void test("a diagnosis alone opens the question, which restricts by itself until the answer decides what holds", () => {
  const hip = surgery("total-hip", 20, "left");
  const held = (...some: Part[]) => raisedBy(hip, ...some).filter((ruleId) => ruleId !== "metal-implant");
  assert.deepEqual(askedBy(hip), ["hip-approach"]);
  assert.deepEqual(held(), ["hip-approach"]);
  assert.deepEqual(held(chose("hip-approach", "s0", "posterior")), ["hip-replacement-posterior"]);
  assert.deepEqual(held(chose("hip-approach", "s0", "no-precautions")), []);
  assert.deepEqual(askedBy(hip, chose("hip-approach", "s0", "no-precautions")), []);
});

void test("a rule that counts days asks for a missing date once, and takes it from the answer", () => {
  const repair = surgery("rotator-cuff-repair");
  assert.deepEqual(askedBy(repair), ["cuff-repair-date"]);
  assert.deepEqual(raisedBy(repair), ["cuff-repair-date"]);
  const on = (ago: number) => answer("cuff-repair-date", "s0", { kind: "date", on: daysAgo(ago) });
  assert.deepEqual(raisedBy(repair, on(20)), ["cuff-repair-passive"]);
  assert.deepEqual(raisedBy(repair, on(400)), []);
  // A later answer puts an earlier one right.
  assert.deepEqual(raisedBy(repair, on(20), on(60)), ["cuff-repair-active"]);
  assert.deepEqual(raisedBy(repair, answer("cuff-repair-date", "s0", { kind: "not-applicable" })), []);
});

void test("not known is an answer that never reads as normal: its own words hold until somebody says", () => {
  const { raised, questions } = screenRecord(
    recordOf(surgery("sternotomy"), answer("sternotomy-date", "s0", { kind: "not-known" })),
  );
  assert.deepEqual(
    raised.map(({ ruleId, effect, factId }) => [ruleId, effect, factId]),
    [["sternotomy-date", "precaution", "s0"]],
  );
  assert.deepEqual(questions.map(isOpen), [false]);
});

void test("what a code implies asks once, and not at all when the surgery stands on the record with its date", () => {
  assert.deepEqual(askedBy(code("Z96.651", null, "right")), ["knee-replacement-date"]);
  const both = [
    code("Z96.651", null, "right"),
    surgery("total-knee", 30, "right"),
    device("joint-replacement"),
  ];
  assert.deepEqual(askedBy(...both), []);
  assert.deepEqual(raisedBy(...both), ["metal-implant", "knee-replacement"]);
  // The knee is an implant too, though nobody wrote one down.
  assert.deepEqual(raisedBy(surgery("total-knee", 900, "right")), ["metal-implant"]);
  // The other knee is another fact.
  assert.deepEqual(askedBy(code("Z96.652", null, "left"), surgery("total-knee", 30, "right")), [
    "knee-replacement-date",
  ]);
});

void test("of a finding only the latest counts, and an absent one takes an earlier present one away", () => {
  assert.deepEqual(raisedBy(measured("glucose", 62), measured("glucose", 140)), []);
  assert.deepEqual(raisedBy(found("open-wound", 4), found("open-wound", 0, false)), []);
  assert.deepEqual(raisedBy(found("open-wound", 0, false), found("open-wound", 4)), []);
});

void test("a week later a pregnancy is a week further", () => {
  const weeks = (ago: number) =>
    raisedBy(code("Z33.1"), measured("pregnancy-weeks", 18, ago)).includes("pregnancy-supine");
  assert.deepEqual([weeks(13), weeks(14)], [false, true]);
});

void test("a precaution that ends with its window is due on the first day outside it", () => {
  const [raised] = screenRecord(recordOf(surgery("sternotomy", 80))).raised;
  assert.equal(raised?.dueForLiftingOn, daysAgo(-5));
  const [standing] = screenRecord(recordOf(code("M81.0"))).raised;
  assert.equal(standing?.dueForLiftingOn, undefined);
});

void test("a date that lies ahead sets nothing off yet", () => {
  assert.deepEqual(raisedBy(surgery("botulinum", -1)), []);
  assert.deepEqual(raisedBy(surgery("botulinum", 0)), ["botulinum"]);
});

void test("codes match with or without their dot, and every fact sets its rule off", () => {
  assert.deepEqual(raisedBy(code("M810")), ["osteoporosis"]);
  assert.deepEqual(raisedBy(code("M81.0"), code("M81.8")), ["osteoporosis", "osteoporosis"]);
});

void test("what was raised, set aside or lifted for a fact stays answered for it, and for no other fact", () => {
  const { raised } = screenRecord(recordOf(code("M81.0"), code("M81.0")));
  const left = (...known: { ruleId?: string; ruleVersion?: number; factId?: string }[]) =>
    unansweredRules(
      raised,
      known.map((content) => ({ content })),
    ).map(({ factId }) => factId);
  assert.deepEqual(left(), ["c0", "c1"]);
  assert.deepEqual(left({ ruleId: "osteoporosis", ruleVersion: 1, factId: "c0" }), ["c1"]);
  assert.deepEqual(left({ ruleId: "pacemaker", factId: "c0" }, {}), ["c0", "c1"]);
});

void test("a later version of a rule is raised anew where the earlier one was answered", () => {
  const newer = precautionRules.map((rule) =>
    rule.ruleId === "osteoporosis" ? { ...rule, version: 2 } : rule,
  );
  const { raised } = screenRecord(recordOf(code("M81.0")), newer);
  const left = (ruleVersion: number) =>
    unansweredRules(raised, [{ content: { ruleId: "osteoporosis", ruleVersion, factId: "c0" } }]).length;
  assert.deepEqual([left(1), left(2)], [1, 0]);
});

void test("what no rule knows is not screened: conditions, drugs and implants", () => {
  for (const known of ["M17.12", "E11.9", "S83.212D", "Z96.651"])
    assert.equal(isConditionScreened(known), true, known);
  for (const unknown of ["Q78.0", "D86.9", ""]) assert.equal(isConditionScreened(unknown), false, unknown);
  assert.equal(isMedicationScreened({ kind: "not-screened", words: "Colchicine 0.6 mg" }), false);
  assert.equal(isMedicationScreened({ kind: "not-screened", words: "ELIQUIS 5 mg" }), true);
  assert.equal(isMedicationScreened({ kind: "other", words: "Colchicine 0.6 mg" }), true);
  assert.equal(isImplantScreened("not-screened"), false);
});
