import assert from "node:assert/strict";
import { test } from "node:test";
import { recognizeProcedure, recognizeProcedures } from "./facts/procedures.ts";
import { screenRecord } from "./screen.ts";
import { code, device, type Part, recordOf, surgery } from "./testing-record.ts";

const raisedBy = (...some: Part[]): string[] =>
  screenRecord(recordOf(...some)).raised.map(({ ruleId }) => ruleId);

void test("a device known only by its surgery is a device, however long ago", () => {
  for (const [kind, ruleId] of [
    ["cardiac-device-implant", "pacemaker"],
    ["stimulator-implant", "neurostimulator"],
    ["total-knee", "metal-implant"],
    ["total-hip", "metal-implant"],
    ["fracture-fixation", "metal-implant"],
  ] as const)
    assert.ok(raisedBy(surgery(kind, 2500)).includes(ruleId), kind);
  assert.deepEqual(raisedBy(surgery("meniscus-repair", 2500)), []);
});

void test("where the device stands on the record, or was taken out again, the surgery says it no second time", () => {
  const facts = (...some: Part[]) =>
    screenRecord(recordOf(...some))
      .raised.filter(({ ruleId }) => ruleId === "pacemaker" || ruleId === "metal-implant")
      .map(({ factId }) => factId);
  const heart = surgery("cardiac-device-implant", 900);
  assert.deepEqual(facts(heart, device("defibrillator", 900)), ["i0"]);
  assert.deepEqual(facts(heart, code("Z95.0")), ["c0"]);
  assert.deepEqual(facts(surgery("total-knee", 900, "left"), device("joint-replacement", 900, "right")), [
    "i0",
    "s0",
  ]);
  const record = recordOf(heart);
  const { raised } = screenRecord({
    ...record,
    removedImplants: [{ kind: "pacemaker", side: "not-applicable" }],
  });
  assert.deepEqual(raised, []);
});

void test("of one operation every kind is recognized, and the first names it", () => {
  for (const [words, ...kinds] of [
    ["Left ACL reconstruction with medial meniscus repair", "acl-reconstruction", "meniscus-repair"],
    ["L4-L5 laminectomy and fusion", "spinal-fusion", "laminectomy-or-discectomy"],
    ["CABG and pacemaker", "sternotomy", "cardiac-device-implant"],
    ["Transforaminal epidural steroid injection", "spinal-injection"],
    ["Cortisone injection left knee", "joint-steroid-injection"],
    ["Ilizarov frame", "other"],
  ] as const) {
    assert.deepEqual(recognizeProcedures(words), kinds, words);
    assert.equal(recognizeProcedure(words), kinds[0], words);
  }
});

void test("a fracture asks for its weight in every encounter but that of a sequela", () => {
  const asks = (icd10: string): string[] =>
    screenRecord(recordOf(code(icd10, 3, "left")))
      .questions.map(({ question }) => question.questionId)
      .filter((questionId) => questionId.startsWith("fracture"));
  for (const seventh of "ABCDEFGHJKMNPQR") {
    assert.deepEqual(asks(`S82.201${seventh}`), ["fracture-leg-weight"], seventh);
    assert.deepEqual(asks(`S42.201${seventh}`), ["fracture-arm-weight"], seventh);
  }
  assert.deepEqual([asks("S82.201S"), asks("S42.201S")], [[], []]);
});

void test("a fracture of weak, tired or diseased bone asks for its weight where it is of a limb", () => {
  const asks = (icd10: string) =>
    screenRecord(recordOf(code(icd10, 3, "left")))
      .questions.map(({ question }) => question.questionId)
      .find((questionId) => questionId.startsWith("fracture"));
  for (const family of ["M80.0", "M80.8", "M84.3", "M84.4", "M84.5", "M84.6"]) {
    for (const site of ["5", "6", "7"])
      assert.equal(asks(`${family}${site}1A`), "fracture-leg-weight", family + site);
    for (const site of ["1", "2", "3", "4"])
      assert.equal(asks(`${family}${site}1D`), "fracture-arm-weight", family + site);
    assert.equal(asks(`${family}8XA`), undefined, family);
    assert.equal(asks(`${family}51S`), undefined, family);
  }
});
