import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "#domain/calendar/days.ts";
import { defaultUrgency, dueOnOf, needleWait } from "./due.ts";
import { describeOrder, type OrderContent, orderContentSchema, orderKinds, pairedSites } from "./order.ts";
import { foldOrder, isOverdue, mayFollow, orderEventKinds, orderStates } from "./order-state.ts";
import { type ResultContent, resultSchema, validateResult } from "./result.ts";
import { type OrderFacts, pregnancyAges, validateOrder, warnOfOrder } from "./validate-order.ts";

const today = "2026-11-23";
const order = (change: Partial<OrderContent> = {}): OrderContent => {
  const content: OrderContent = {
    schema: 1,
    kind: "x-ray",
    site: "knee",
    side: "left",
    tests: [],
    question: "Arthritis?",
    urgency: "routine",
    orderedOn: today,
    dueOn: today,
    nerveInjury: { state: "not-asked" },
    implant: { state: "not-asked", words: "" },
    contrast: "not-asked",
    renal: { state: "not-asked", words: "" },
    pregnancy: { state: "not-asked", words: "" },
    ...change,
  };
  return { ...content, dueOn: change.dueOn ?? dueOnOf(content) };
};
const facts = (change: Partial<OrderFacts> = {}): OrderFacts => ({
  today,
  gender: "male",
  bornOn: "1951-03-14",
  implants: [],
  isAnticoagulated: false,
  stimulators: [],
  lastDexaOn: null,
  episodeSide: "left",
  ...change,
});
const fields = (content: OrderContent, more: Partial<OrderFacts> = {}) =>
  validateOrder(content, facts(more)).map(({ field }) => field);
const warned = (content: OrderContent, more: Partial<OrderFacts> = {}) =>
  warnOfOrder(content, facts(more)).map(({ field }) => field);

void test("every kind has a default urgency, and the day a result is due follows from it", () => {
  for (const kind of orderKinds) assert.ok(defaultUrgency[kind], kind);
  assert.equal(defaultUrgency["venous-duplex"], "same-day");
  for (const [urgency, dueOn] of [
    ["routine", "2026-12-21"],
    ["urgent", "2026-11-30"],
    ["same-day", today],
    ["emergent", today],
  ] as const)
    assert.equal(dueOnOf(order({ urgency })), dueOn, urgency);
});

void test("a needle study sooner than three weeks after a nerve injury warns, on the day itself it does not", () => {
  const injured = (days: number) =>
    order({ kind: "emg", site: "arm", nerveInjury: { state: "dated", on: addDays(today, -days) } });
  assert.deepEqual(warned(injured(needleWait.days - 1)), ["nerveInjury.on"]);
  assert.deepEqual(warned(injured(needleWait.days)), []);
  assert.deepEqual(fields(injured(needleWait.days - 1)), []);
});

void test("a routine needle study is not due before it can tell anything; an urgent one keeps its day", () => {
  const injury = { state: "dated", on: addDays(today, 10) } as const;
  const of = (urgency: "routine" | "urgent") =>
    dueOnOf(order({ kind: "emg", site: "arm", urgency, nerveInjury: injury }));
  assert.equal(of("routine"), addDays(today, 31));
  assert.equal(of("urgent"), addDays(today, 7));
});

void test("a magnet asks for implants, and one that is not known to be safe asks who clears it", () => {
  const mri = (state: OrderContent["implant"]["state"], words = "") =>
    order({ kind: "mri", contrast: "no", implant: { state, words } });
  assert.deepEqual(fields(mri("not-asked")), ["implant.state"]);
  assert.deepEqual(fields(mri("none")), []);
  assert.deepEqual(fields(mri("none"), { implants: ["Presence of cardiac pacemaker"] }), ["implant.state"]);
  assert.deepEqual(fields(mri("not-known-safe")), ["implant.words"]);
  assert.deepEqual(fields(mri("not-known-safe", "Aneurysm clip, radiology clears")), []);
  assert.deepEqual(fields(mri("known-safe")), ["implant.words"]);
  assert.deepEqual(fields(order({ kind: "x-ray" }), { implants: ["Pacemaker"] }), []);
});

void test("contrast asks for the kidneys, and pregnancy is asked at both ends of its ages", () => {
  const ct = (change: Partial<OrderContent>) => order({ kind: "ct", ...change });
  assert.deepEqual(fields(ct({})), ["contrast"]);
  assert.deepEqual(fields(ct({ contrast: "no" })), []);
  assert.deepEqual(fields(ct({ contrast: "yes" })), ["renal.state"]);
  assert.deepEqual(fields(ct({ contrast: "yes", renal: { state: "reduced", words: "" } })), ["renal.words"]);
  assert.deepEqual(fields(ct({ contrast: "yes", renal: { state: "normal", words: "" } })), []);
  const asked = (years: number, gender: OrderFacts["gender"] = "female") =>
    fields(order(), { gender, bornOn: `${2026 - years}-11-23` });
  assert.deepEqual(asked(pregnancyAges.least - 1), []);
  assert.deepEqual(asked(pregnancyAges.least), ["pregnancy.state"]);
  assert.deepEqual(asked(pregnancyAges.most), ["pregnancy.state"]);
  assert.deepEqual(asked(pregnancyAges.most + 1), []);
  assert.deepEqual(asked(30, "male"), []);
  assert.deepEqual(fields(order(), { gender: "not-known", bornOn: null }), ["pregnancy.state"]);
  assert.deepEqual(
    fields(order({ kind: "mri", contrast: "no", implant: { state: "none", words: "" } }), {
      gender: "female",
      bornOn: "1996-01-01",
    }),
    [],
  );
});

void test("side, place, tests and days that cannot be are refused at their field", () => {
  for (const site of pairedSites) assert.deepEqual(fields(order({ site, side: "midline" })), ["side"], site);
  assert.deepEqual(fields(order({ site: "not-applicable", side: "not-applicable" })), ["site"]);
  assert.deepEqual(fields(order({ kind: "laboratory", site: "not-applicable" })), ["tests"]);
  assert.deepEqual(fields(order({ tests: ["CRP"] })), ["tests"]);
  assert.deepEqual(fields(order({ orderedOn: "2026-11-22" })), ["orderedOn"]);
  assert.deepEqual(fields(order({ kind: "emg", site: "arm" })), ["nerveInjury.state"]);
  assert.deepEqual(
    fields(order({ kind: "emg", site: "arm", nerveInjury: { state: "dated", on: "2026-11-24" } })),
    ["nerveInjury.on"],
  );
  assert.equal(orderContentSchema.safeParse(order({ question: " " })).success, false);
});

void test("the day a result is due may be set, not in the past, not far ahead, and not past what cannot wait", () => {
  for (const [change, refused, told] of [
    [{ dueOn: addDays(today, 3) }, [], []],
    [{ dueOn: today }, [], []],
    [{ dueOn: addDays(today, 60) }, [], ["dueOn"]],
    [{ dueOn: addDays(today, 365) }, [], ["dueOn"]],
    [{ dueOn: addDays(today, 366) }, ["dueOn"], ["dueOn"]],
    [{ dueOn: addDays(today, -1) }, ["dueOn"], []],
    [{ urgency: "urgent", dueOn: addDays(today, 10) }, [], ["dueOn"]],
    [{ urgency: "same-day", dueOn: addDays(today, 1) }, ["dueOn"], ["dueOn"]],
    [{ urgency: "emergent", dueOn: addDays(today, 1) }, ["dueOn"], ["dueOn"]],
  ] as const) {
    assert.deepEqual(fields(order(change)), refused, JSON.stringify(change));
    assert.deepEqual(warned(order(change)), told, JSON.stringify(change));
  }
});

void test("the other side than the episode's, a needle with an anticoagulant and bone density too soon are said", () => {
  assert.deepEqual(warned(order({ side: "right" })), ["side"]);
  assert.deepEqual(warned(order({ side: "right" }), { episodeSide: "midline" }), []);
  const emg = order({ kind: "emg", site: "arm", nerveInjury: { state: "none" } });
  assert.deepEqual(warned(emg, { isAnticoagulated: true, stimulators: ["Pacemaker"] }), ["kind", "kind"]);
  const dexa = order({ kind: "dexa", site: "whole-body", side: "not-applicable" });
  assert.deepEqual(warned(dexa, { lastDexaOn: addDays(today, -729) }), ["kind"]);
  assert.deepEqual(warned(dexa, { lastDexaOn: addDays(today, -730) }), []);
});

void test("the state is the last event however the events are read, and nothing follows a cancellation", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...orderEventKinds), { minLength: 1, maxLength: 8 }), (kinds) => {
      const events = kinds.map((kind, seq) => ({ kind, seq, on: kind === "scheduled" ? today : null }));
      assert.deepEqual(foldOrder(events.toReversed()), foldOrder(events));
      assert.equal(foldOrder(events).state, kinds.at(-1));
      assert.equal(foldOrder(events).scheduledOn, kinds.includes("scheduled") ? today : null);
    }),
  );
  for (const kind of orderEventKinds) {
    assert.equal(mayFollow("cancelled", kind), false);
    assert.equal(
      orderStates.every((state) => !mayFollow(state, "ordered")),
      true,
    );
  }
  assert.equal(mayFollow("ordered", "acknowledged"), false);
  assert.equal(mayFollow("acknowledged", "resulted"), true);
});

void test("an order is overdue the day after its day, while its result is awaited", () => {
  assert.equal(isOverdue({ state: "scheduled", dueOn: today }, today), false);
  assert.equal(isOverdue({ state: "scheduled", dueOn: addDays(today, -1) }, today), true);
  assert.equal(isOverdue({ state: "resulted", dueOn: addDays(today, -1) }, today), false);
});

const result = (change: Partial<ResultContent> = {}): ResultContent => ({
  status: "final",
  receivedOn: today,
  reportedBy: "Valley Imaging",
  summary: "Medial arthritis",
  report: "Joint space narrowed.",
  values: [],
  viewerUrl: "",
  ...change,
});

void test("a viewer's address is https alone, and a value keeps the digits it was written with", () => {
  const isRead = (change: Partial<ResultContent>) => resultSchema.safeParse(result(change)).success;
  assert.equal(isRead({ viewerUrl: "https://pacs.example.org/study/1?a=2" }), true);
  for (const viewerUrl of ["http://pacs.example.org", "javascript:alert(1)", "https://", "https://a b.org"])
    assert.equal(isRead({ viewerUrl }), false, viewerUrl);
  const value = (decimalText: string) => ({
    values: [{ name: "CRP", decimalText, unit: "mg/L", range: "0 to 5", flag: "high" as const }],
  });
  for (const text of ["48", "0.50", "<0.5", "-1.2"]) assert.equal(isRead(value(text)), true, text);
  for (const text of ["", "high", "1,5", "1.2.3"]) assert.equal(isRead(value(text)), false, text);
});

void test("a correction follows a final result and nothing else does; days and an empty report are refused", () => {
  const of = (content: ResultContent, earlier: ResultContent["status"][]) =>
    validateResult(content, { today, orderedOn: "2026-11-20", earlier }).map(({ field }) => field);
  assert.deepEqual(of(result(), []), []);
  assert.deepEqual(of(result(), ["preliminary"]), []);
  assert.deepEqual(of(result(), ["final"]), ["status"]);
  assert.deepEqual(of(result({ status: "corrected" }), ["preliminary"]), ["status"]);
  assert.deepEqual(of(result({ status: "corrected" }), ["preliminary", "final"]), []);
  assert.deepEqual(of(result({ receivedOn: "2026-11-24" }), []), ["receivedOn"]);
  assert.deepEqual(of(result({ receivedOn: "2026-11-19" }), []), ["receivedOn"]);
  assert.deepEqual(of(result({ report: "" }), []), ["report"]);
});

void test("an order is said in words a clinician would use", () => {
  assert.equal(describeOrder(order({ kind: "mri" })), "MRI, left knee");
  assert.equal(describeOrder(order({ kind: "laboratory", tests: ["ESR", "CRP"] })), "Laboratory: ESR, CRP");
  assert.equal(
    describeOrder(order({ kind: "dexa", site: "not-applicable", side: "not-applicable" })),
    "DEXA",
  );
});
