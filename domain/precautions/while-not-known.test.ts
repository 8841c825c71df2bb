import assert from "node:assert/strict";
import { test } from "node:test";
import { limitsOfRule } from "./limits-of-rule.ts";
import { unansweredRules } from "./raised.ts";
import { type Question, type RestrictionRule, windowOf } from "./rule.ts";
import { precautionRules } from "./rules.ts";
import { isOpen, screenRecord } from "./screen.ts";
import {
  answer,
  chose,
  code,
  daysAgo,
  drug,
  found,
  measured,
  type Part,
  recordOf,
  surgery,
  today,
} from "./testing-record.ts";

const bending = ["loaded-trunk-flexion", "end-range-trunk-rotation", "lifting"];
const weightless = { kind: "weight-bearing", limb: "leg", status: "none" };
/** A record that asks, about which fact, and what holds until somebody says. */
const held: readonly [Part | Part[], string, string, tags: string[], onlyAt?: string[], limit?: unknown][] = [
  [code("S82.201D", 30, "left"), "fracture-leg-weight", "c0", [], [], weightless],
  [
    code("S52.501A", 3, "right"),
    "fracture-arm-weight",
    "c0",
    ["lifting"],
    ["shoulder", "elbow", "forearm", "wrist", "hand"],
    { kind: "weight-bearing", limb: "arm", status: "none" },
  ],
  [surgery("rotator-cuff-repair", null, "left"), "cuff-repair-date", "s0", ["all-therapy"], ["shoulder"]],
  [surgery("spinal-fusion"), "spinal-fusion-date", "s0", [...bending, "traction", "manipulation"]],
  [surgery("laminectomy-or-discectomy"), "decompression-date", "s0", bending],
  [
    surgery("total-hip", 5, "left"),
    "hip-approach",
    "s0",
    ["hip-flexion-past-90", "hip-adduction-past-midline", "hip-internal-rotation"],
    [],
    { kind: "range", joint: "hip", motion: "flexion", isLoadedOnly: false, mostDegrees: 90 },
  ],
  [
    surgery("acl-reconstruction", 10, "left"),
    "acl-graft",
    "s0",
    ["open-chain-knee-extension", "resisted-knee-flexion"],
  ],
  [surgery("sternotomy"), "sternotomy-date", "s0", [], [], { kind: "lift", mostPounds: 10 }],
  [code("G40.909"), "last-seizure-date", "c0", ["aquatic"]],
  [found("calf-pain-or-swelling"), "wells-score", "f0", ["all-therapy"]],
  [code("E11.42"), "neuropathy-foot", "c0", [], [], weightless],
];
const parts = (some: Part | Part[]): Part[] => (typeof some === "function" ? [some] : some);

void test("what is asked restricts while nobody answered and once nobody knows, and no longer once somebody says", () => {
  for (const [some, questionId, factId, tags, onlyAt = [], limit] of held) {
    const given = (...more: Part[]) =>
      screenRecord(recordOf(...parts(some), ...more)).raised.filter((one) => one.ruleId === questionId);
    for (const raised of [given(), given(answer(questionId, factId, { kind: "not-known" }))]) {
      assert.equal(raised.length, 1, questionId);
      const [one] = raised;
      assert.deepEqual(
        [one?.excludedTags, one?.onlyAt, one?.limits[0], one?.effect],
        [tags, onlyAt, limit, tags.length > 0 ? "contraindication" : "precaution"],
        questionId,
      );
    }
    assert.deepEqual(given(answer(questionId, factId, { kind: "not-applicable" })), [], questionId);
  }
});

void test("the limit is on the fracture's own leg", () => {
  const [raised] = screenRecord(recordOf(code("S82.201D", 30, "left"))).raised;
  assert.ok(raised);
  const facts = { owner: { kind: "surgeon" as const, name: "x" }, delegateStaffIds: [], fromOn: today };
  assert.deepEqual(
    limitsOfRule(raised, { ...facts, newId: () => "l" }).map((limit) => [
      limit.kind,
      "side" in limit && limit.side,
      "status" in limit && limit.status,
    ]),
    [["weight-bearing", "left", "none"]],
  );
});

void test("a date that is missing excludes what every window that counts from it excludes", () => {
  const covers = ({ whileNotKnown }: Question, { excludedTags, limits }: RestrictionRule): boolean =>
    (whileNotKnown.excludedTags.includes("all-therapy") ||
      excludedTags.every((tag) => whileNotKnown.excludedTags.includes(tag))) &&
    limits.every(({ kind }) => whileNotKnown.limits.some((limit) => limit.kind === kind));
  let count = 0;
  for (const rule of precautionRules)
    for (const trigger of rule.when) {
      const asks = windowOf(trigger)?.asks;
      // What depends on an approach besides is held by the question that asks for it.
      if (!asks || rule.kind === "question" || asks.questionId === "hip-replacement-date") continue;
      count += 1;
      assert.ok(covers(asks, rule), `${rule.ruleId} ${asks.questionId}`);
    }
  assert.ok(count > 20);
});

void test("an approach that was answered rules the date out where it decides nothing", () => {
  const injured = code("S83.511D", null, "left");
  const asked = (...more: Part[]) =>
    screenRecord(recordOf(injured, ...more))
      .questions.filter(isOpen)
      .map(({ question }) => question.questionId);
  assert.deepEqual(asked(), ["acl-date"]);
  assert.deepEqual(asked(chose("acl-graft", "c0", "not-reconstructed")), []);
  assert.deepEqual(asked(chose("acl-graft", "c0", "hamstring")), ["acl-date"]);
  // The operation says it better, and of the other knee nothing.
  assert.deepEqual(asked(surgery("acl-reconstruction", 300, "left")), []);
  assert.deepEqual(asked(surgery("acl-reconstruction", 300, "right")), ["acl-date"]);
});

void test("a graft that nobody asked about restricts for as long as it bears on load, and is asked while it bears on sport", () => {
  const at = (ago: number) => {
    const { raised, questions } = screenRecord(recordOf(surgery("acl-reconstruction", ago)));
    return [
      raised.some(({ ruleId }) => ruleId === "acl-graft"),
      questions.some(({ question }) => question.questionId === "acl-graft"),
    ];
  };
  assert.deepEqual(
    [at(56), at(57), at(273), at(274)],
    [
      [true, true],
      [false, true],
      [false, true],
      [false, false],
    ],
  );
});

void test("what was set aside comes back when its answer is given again, its date is another or its medicine is", () => {
  const known = (...some: Part[]) =>
    screenRecord(recordOf(...some)).raised.map(({ ruleId, version, factId, setOffBy }) => ({
      content: { ruleId, ruleVersion: version, factId, setOffBy },
    }));
  const again = (before: Part[], now: Part[]) =>
    unansweredRules(screenRecord(recordOf(...now)).raised, known(...before)).map(({ ruleId }) => ruleId);
  const broken = code("S82.201D", 30, "left");
  const said = (...values: string[]) => values.map((value) => chose("fracture-leg-weight", "c0", value));
  assert.deepEqual(again([broken, ...said("none")], [broken, ...said("none")]), []);
  assert.deepEqual(again([broken, ...said("none")], [broken, ...said("none", "partial", "none")]), [
    "fracture-leg-none",
  ]);
  assert.deepEqual(again([broken], [broken, answer("fracture-leg-weight", "c0", { kind: "not-known" })]), [
    "fracture-leg-weight",
  ]);
  assert.deepEqual(again([surgery("sternotomy", 20)], [surgery("sternotomy", 20)]), []);
  assert.deepEqual(again([surgery("sternotomy", 20)], [surgery("sternotomy", 21)]), ["sternotomy"]);
  assert.deepEqual(again([drug("Prednisone 5 mg")], [drug("prednisone 5 mg.")]), []);
  assert.deepEqual(again([drug("Prednisone 5 mg")], [drug("Prednisone 60 mg")]), ["steroid"]);
});

void test("a date once answered stands to be put right, also when it lies outside every window", () => {
  const repair = surgery("rotator-cuff-repair");
  const on = (ago: number) => answer("cuff-repair-date", "s0", { kind: "date", on: daysAgo(ago) });
  const screened = (...some: Part[]) => screenRecord(recordOf(repair, ...some));
  const wrong = screened(on(375));
  assert.deepEqual(
    wrong.questions.map((asked) => [asked.question.questionId, isOpen(asked), asked.answer?.value]),
    [["cuff-repair-date", false, { kind: "date", on: daysAgo(375) }]],
  );
  assert.deepEqual(wrong.raised, []);
  assert.deepEqual(
    screened(on(375), on(10)).raised.map(({ ruleId }) => ruleId),
    ["cuff-repair-rest"],
  );
  const none = screened(answer("cuff-repair-date", "s0", { kind: "not-applicable" }));
  assert.deepEqual(none.questions.map(isOpen), [false]);
});

void test("a number that was answered runs out with the days its rule lets a measured one be; what does not apply never does", () => {
  const low = [code("D69.6", 400)];
  const onInsulin = [code("E11.9", 400), drug("Insulin glargine")];
  const openAfter = (some: Part[], questionId: string, value: "number" | "not-known" | "not-applicable") =>
    [7, 8, 30, 31].filter((days) => {
      const code = questionId === "platelet-count" ? ("platelets" as const) : ("glucose" as const);
      const given = answer(
        questionId,
        "c0",
        value === "number" ? { kind: "number", code, thousandths: 120_000 } : { kind: value },
      );
      const record = recordOf(...some, given);
      const answers = record.answers.map((one) => ({ ...one, on: daysAgo(days) }));
      const { raised, questions } = screenRecord({ ...record, answers });
      const isAsked = questions.some(isOpen);
      assert.equal(
        raised.some(({ ruleId }) => ruleId === questionId),
        isAsked || value === "not-known",
      );
      return isAsked;
    });
  assert.deepEqual(openAfter(low, "platelet-count", "number"), [31]);
  assert.deepEqual(openAfter(low, "platelet-count", "not-known"), [31]);
  assert.deepEqual(openAfter(low, "platelet-count", "not-applicable"), []);
  assert.deepEqual(openAfter(onInsulin, "latest-glucose", "number"), [8, 30, 31]);
});

void test("a new metastasis or pregnancy asks anew; a number found since it came answers, an older one does not", () => {
  const open = (...some: Part[]) =>
    screenRecord(recordOf(...some))
      .questions.filter(isOpen)
      .map(({ question, factId }) => `${question.questionId} ${factId}`);
  const scores = (ago: number) => [measured("mirels-score", 5, ago), measured("sins-score", 3, ago)];
  assert.deepEqual(open(code("C79.51", 5), ...scores(5)), []);
  assert.deepEqual(open(code("C79.51", 5), ...scores(6)), ["mirels-score c0", "sins-score c0"]);
  const answered = (factId: string, points: number) => [
    answer("mirels-score", factId, { kind: "number", code: "mirels-score", thousandths: points * 1000 }),
    answer("sins-score", factId, { kind: "number", code: "sins-score", thousandths: 0 }),
  ];
  const two = [code("C79.51", 400), code("M84.552A", 5), ...answered("c0", 9)];
  assert.deepEqual(
    open(...two).filter((one) => !one.startsWith("fracture")),
    ["mirels-score c1", "sins-score c1"],
  );
  // A lower score of the second bone leaves the first one as it was.
  const { raised } = screenRecord(recordOf(...two, ...answered("c1", 5)));
  assert.ok(raised.some(({ ruleId }) => ruleId === "bone-about-to-break"));
  assert.deepEqual(open(code("Z34.90", 30), measured("pregnancy-weeks", 12, 30)), []);
  assert.deepEqual(open(code("Z34.90", 30), measured("pregnancy-weeks", 12, 31)), ["pregnancy-weeks c0"]);
  const late = (ago: number) =>
    screenRecord(recordOf(code("Z34.90"), measured("pregnancy-weeks", 1, ago))).raised.some(
      ({ ruleId }) => ruleId === "pregnancy-supine",
    );
  assert.deepEqual([late(42 * 7), late(42 * 7 + 1)], [true, false]);
});

void test("one that is written down without its onset counts from the day it was written down", () => {
  const record = recordOf(code("C79.51"), measured("mirels-score", 5, 9), measured("sins-score", 3, 10));
  const [condition] = record.conditions;
  assert.ok(condition);
  const { questions } = screenRecord({
    ...record,
    conditions: [{ ...condition, recordedOn: daysAgo(9) }],
  });
  assert.deepEqual(
    questions.filter(isOpen).map(({ question }) => question.questionId),
    ["sins-score"],
  );
});
