import assert from "node:assert/strict";
import { test } from "node:test";
import { exercises } from "#domain/exercises/library.ts";
import { contraindicating } from "./contraindicated.ts";
import { drugNames, recognizeDrugs } from "./facts/drugs.ts";
import { flagFindingCodes, numberFindingCodes } from "./facts/findings.ts";
import { implantKinds, recognizeImplant } from "./facts/implants.ts";
import { procedureKinds, recognizeProcedure } from "./facts/procedures.ts";
import { sideIn } from "./facts/recognize.ts";
import { limitsOfRule, precautionOf } from "./limits-of-rule.ts";
import { exerciseTags, precautionSchema } from "./precaution.ts";
import type { Question, RestrictionRule, RuleTrigger, Window } from "./rule.ts";
import { currentRules, nameOfRules, precautionRules } from "./rules.ts";
import { screenRecord } from "./screen.ts";
import { ruleSources } from "./sources.ts";
import { emptyRecord, today } from "./testing-record.ts";

const restrictions = precautionRules.filter((rule): rule is RestrictionRule => rule.kind === "restriction");
const triggers: readonly RuleTrigger[] = precautionRules.flatMap(({ when, also, unless }) => [
  ...when,
  ...also.flat(),
  ...unless,
]);
const windows: readonly Window[] = triggers.flatMap((trigger) =>
  trigger.kind === "drug" || !trigger.window ? [] : [trigger.window],
);
const questions: readonly Question[] = [
  ...new Set([
    ...precautionRules.flatMap((rule) => (rule.kind === "question" ? [rule.asks] : [])),
    ...windows.flatMap(({ asks }) => (asks ? [asks] : [])),
  ]),
];

void test("the table holds more than a hundred rules, each with its own id, in words that fit a chip", () => {
  assert.ok(precautionRules.length >= 100, `${precautionRules.length}`);
  const ids = [
    ...precautionRules.map(({ ruleId }) => ruleId),
    ...questions.map(({ questionId }) => questionId),
  ];
  const isShared = (id: string) => questions.some(({ questionId }) => questionId === id);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index && !isShared(id)),
    [],
  );
  for (const words of [
    ...restrictions.map((rule) => rule.words),
    ...questions.flatMap((question) => [question.words, question.whenNotKnown]),
  ]) {
    assert.ok(words.length > 5 && words.length < 160, words);
    assert.doesNotMatch(words, /\bwear\b|\bcaused\b/i, words);
  }
  for (const { questionId, whenNotKnown } of questions)
    assert.ok((whenNotKnown.split(":")[0] ?? "").length <= 44, questionId);
  for (const { ruleId, chip } of restrictions)
    assert.ok(chip.length > 5 && chip.length <= 44, `${ruleId} ${chip}`);
});

void test("a question's id names one question, and no rule but that which asks it", () => {
  assert.equal(new Set(questions.map(({ questionId }) => questionId)).size, questions.length);
  for (const rule of restrictions)
    assert.ok(!questions.some(({ questionId }) => questionId === rule.ruleId), rule.ruleId);
});

void test("a contraindication excludes something, and what excludes, limits or measures is one of the three strengths", () => {
  for (const { ruleId, effect, excludedTags, limits, onlyAt } of restrictions) {
    if (effect === "contraindication") assert.ok(excludedTags.length > 0, ruleId);
    else
      assert.deepEqual([excludedTags, onlyAt], [[], []], `${ruleId} excludes, so it is a contraindication`);
    if (effect === "monitor") assert.deepEqual(limits, [], `${ruleId} limits, so it is more than monitored`);
  }
});

void test("a rule's version, source and confidence are stated, and (K) is never called published", () => {
  for (const { ruleId, version, source, confidence } of precautionRules) {
    assert.ok(version >= 1 && source.length > 0, ruleId);
    if (source.includes("(K)")) assert.equal(confidence, "to-confirm", ruleId);
    assert.ok(source.every((tag) => tag in ruleSources));
  }
  const used = new Set(precautionRules.flatMap(({ source }) => source));
  assert.deepEqual(
    Object.keys(ruleSources).filter((tag) => !used.has(tag as never)),
    [],
  );
});

void test("nothing stands in a closed list that no rule uses", () => {
  const usedFlags = new Set(triggers.flatMap((trigger) => (trigger.kind === "flag" ? trigger.flags : [])));
  assert.deepEqual(
    flagFindingCodes.filter((flag) => !usedFlags.has(flag)),
    [],
  );
  const usedNumbers = new Set(
    triggers.flatMap((trigger) => (trigger.kind === "number" ? [trigger.code] : [])),
  );
  assert.deepEqual(
    numberFindingCodes.filter((code) => !usedNumbers.has(code)),
    [],
  );
  const usedProcedures = new Set(
    triggers.flatMap((trigger) => (trigger.kind === "procedure" ? trigger.procedures : [])),
  );
  assert.deepEqual(
    procedureKinds.filter((kind) => !usedProcedures.has(kind)),
    [],
  );
  const usedDevices = new Set(
    triggers.flatMap((trigger) => (trigger.kind === "device" ? trigger.devices : [])),
  );
  assert.deepEqual(
    implantKinds.filter((kind) => !usedDevices.has(kind)),
    ["none-that-matters", "not-screened"],
  );
});

void test("every tag that a rule excludes may be carried by an exercise, but for the one that means all of them", () => {
  const excluded = new Set(restrictions.flatMap(({ excludedTags }) => excludedTags));
  assert.ok(excluded.has("all-therapy"));
  for (const { exerciseId, tags } of exercises) assert.ok(!tags.includes("all-therapy"), exerciseId);
  // Raised by clinicians alone, or minded and not refused: no rule excludes these.
  assert.deepEqual(exerciseTags.filter((tag) => !excluded.has(tag)).toSorted(), [
    "adhesive",
    "loaded-knee-flexion",
    "treadmill",
    "weight-bearing",
  ]);
});

void test("each rule that excludes refuses at least one exercise of the library, by each of its tags, and spares some", () => {
  for (const rule of restrictions.filter(({ excludedTags }) => excludedTags.length > 0)) {
    for (const tag of rule.excludedTags)
      assert.ok(
        exercises.some(
          (exercise) => contraindicating([{ ...rule, excludedTags: [tag] }], exercise).length > 0,
        ),
        `${rule.ruleId} ${tag}`,
      );
    const spared = exercises.filter((exercise) => contraindicating([rule], exercise).length === 0);
    const isTotal = rule.excludedTags.includes("all-therapy") && rule.onlyAt.length === 0;
    assert.equal(spared.length === 0, isTotal, rule.ruleId);
  }
});

void test("where a hold is allowed the rule leaves it, and where nothing may be resisted it is excluded too", () => {
  const excludes = (ruleId: string, tag: string) =>
    restrictions.find((rule) => rule.ruleId === ruleId)?.excludedTags.some((one) => one === tag);
  for (const ruleId of ["inflammatory-flare", "prp-light", "cuff-repair-active"])
    assert.deepEqual([excludes(ruleId, "resisted"), excludes(ruleId, "isometric")], [true, false], ruleId);
  for (const { ruleId } of restrictions.filter(({ excludedTags }) => excludedTags.includes("isometric")))
    assert.ok(excludes(ruleId, "resisted"), ruleId);
  assert.equal(restrictions.filter(({ excludedTags }) => excludedTags.includes("isometric")).length, 6);
});

void test("windows open before they close, and what one phase leaves the next one takes up on the day after", () => {
  for (const { fromDay, lastDay } of windows) assert.ok(fromDay >= 0 && lastDay >= fromDay);
  const span = (ruleId: string) => {
    const [trigger] = precautionRules.find((rule) => rule.ruleId === ruleId)?.when ?? [];
    return trigger?.kind === "procedure" ? trigger.window : undefined;
  };
  for (const [before, next] of [
    ["cuff-repair-rest", "cuff-repair-passive"],
    ["cuff-repair-passive", "cuff-repair-active"],
    ["prp-protect", "prp-light"],
    ["prp-light", "prp-load"],
    ["vertebroplasty-early", "vertebroplasty-late"],
  ] as const)
    assert.equal((span(before)?.lastDay ?? 0) + 1, span(next)?.fromDay, before);
});

void test("what a rule raises is a precaution and limits the schemas let in", () => {
  const owner = { kind: "physiatrist" as const, staffId: "osei", name: "Dr. Osei" };
  const record = {
    ...emptyRecord,
    implants: [{ implantId: "i0", kind: "pacemaker" as const, side: "left" as const, placedOn: today }],
  };
  const raised = screenRecord(record).raised.find(({ ruleId }) => ruleId === "heart-device-new");
  assert.ok(raised);
  const facts = { owner, delegateStaffIds: [], fromOn: today };
  const precaution = precautionOf(raised, { ...facts, precautionId: "p" });
  assert.deepEqual(precautionSchema.parse(precaution), precaution);
  assert.equal(precaution.dueForLiftingOn, "2027-01-05");
  let count = 0;
  const limits = limitsOfRule(raised, { ...facts, newId: () => `l${(count += 1)}` });
  assert.deepEqual(
    limits.map((limit) => [limit.kind, limit.most?.thousandths, "side" in limit ? limit.side : ""]),
    [
      ["range", 90_000, "left"],
      ["range", 90_000, "left"],
      ["lift", 10_000, ""],
    ],
  );
});

void test("a limb whose side nobody said is limited on both; a rate counts from what was measured", () => {
  const raisedOf = (record: typeof emptyRecord) => screenRecord(record).raised;
  const newId = () => "l";
  const facts = {
    owner: { kind: "physiatrist" as const, name: "x" },
    delegateStaffIds: [],
    fromOn: today,
    newId,
  };
  const [ulcer] = raisedOf({
    ...emptyRecord,
    conditions: [{ conditionId: "c", icd10: "L97.412", side: "not-applicable", onsetOn: null }],
  });
  assert.ok(ulcer);
  assert.deepEqual(
    limitsOfRule(ulcer, facts).map((limit) => "side" in limit && limit.side),
    ["left", "right"],
  );
  const [angina] = raisedOf({
    ...emptyRecord,
    numbers: [
      { findingId: "n", code: "ischemic-rate", thousandths: 118_000, side: "not-applicable", on: today },
    ],
  });
  assert.ok(angina);
  assert.deepEqual(
    limitsOfRule(angina, facts).map(({ most }) => most),
    [{ thousandths: 108_000, unit: "bpm" }],
  );
});

void test("drugs, implants and surgeries are recognized from free words, whole words only", () => {
  const kind = (words: string) => recognizeDrugs(words).map(({ name }) => name);
  for (const [words, name] of [
    ["Warfarin 5 MG Oral Tablet", "warfarin"],
    ["Eliquis 5 mg twice a day", "apixaban"],
    ["glipiZIDE XL", "glipizide"],
    ["Toprol-XL 50 mg", "metoprolol"],
    ["prednisone taper", "prednisone"],
    ["Cipro 500", "ciprofloxacin"],
    ["Lioresal 10 mg", "baclofen"],
  ] as const)
    assert.ok(kind(words).includes(name), words);
  assert.ok(kind("Lantus").includes("insulin glargine"));
  assert.deepEqual(kind("Insulinoma work-up"), []);
  assert.equal(new Set(drugNames).size, drugNames.length, "no name stands twice");
  for (const [words, implant] of [
    ["Medtronic ICD, left chest", "defibrillator"],
    ["Dual-chamber pacemaker", "pacemaker"],
    ["Baclofen pump", "intrathecal-pump"],
    ["AV fistula left forearm", "dialysis-access"],
    ["Coronary stent 2019", "none-that-matters"],
    ["Magnetic growing rods", "not-screened"],
  ] as const)
    assert.equal(recognizeImplant(words), implant, words);
  for (const [words, procedure] of [
    ["Right TKA", "total-knee"],
    ["CABG x3", "sternotomy"],
    ["Left rotator cuff repair", "rotator-cuff-repair"],
    ["L4-L5 microdiscectomy", "laminectomy-or-discectomy"],
    ["Transforaminal epidural L5", "spinal-injection"],
    ["Kyphoplasty T12", "vertebroplasty"],
    ["Appendectomy", "general-surgery"],
    ["Ilizarov frame", "other"],
  ] as const)
    assert.equal(recognizeProcedure(words), procedure, words);
  assert.deepEqual(["Right TKA", "AV fistula left forearm", "Bilateral THA", "Appendectomy"].map(sideIn), [
    "right",
    "left",
    "both",
    "not-applicable",
  ]);
});

void test("the name of the rules changes with any rule's id or version, and only then", () => {
  assert.equal(nameOfRules([...precautionRules]), currentRules);
  assert.notEqual(nameOfRules(precautionRules.slice(1)), currentRules);
  assert.notEqual(
    nameOfRules(precautionRules.map((rule, index) => (index === 3 ? { ...rule, version: 9 } : rule))),
    currentRules,
  );
});
