import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { quantity } from "#domain/doses/quantity.ts";
import { cutShortCauses, cutShortSchema, describeCutShort, isCutShortUnsaid } from "./cut-short.ts";
import { performedStates } from "./session.ts";
import { countSummary, describeSummary, type SummaryRow, summarizeSession } from "./summarize.ts";

const press = { sets: quantity(3, "set"), reps: quantity(10, "rep"), load: quantity(55, "lb") };
const row = (change: Partial<SummaryRow> = {}): SummaryRow => ({
  name: "Leg press",
  state: "done",
  dose: press,
  startedFrom: press,
  notDoneReason: null,
  isFromNowOn: false,
  deviationReason: "",
  ...change,
});

test("a session is told as planned, changed from what to what, and not done with why", () => {
  const summary = summarizeSession(
    [
      row(),
      row({
        state: "changed",
        dose: { ...press, load: quantity(60, "lb"), reps: quantity(8, "rep") },
        isFromNowOn: true,
      }),
      row({ name: "Bridge", state: "not-done", notDoneReason: "out-of-time" }),
    ],
    { cutShort: { cause: "arrived-late", lateMinutes: 15 } },
  );
  assert.equal(countSummary(summary), "1 as planned, 1 changed, 1 not done");
  assert.equal(
    describeSummary(summary).replaceAll("\u00a0", " "),
    "1 as planned, 1 changed, 1 not done. Changed: Leg press 10 reps to 8 reps, load 55 lb to 60 lb, from now on. Not done: Bridge ran out of time. Cut short: patient arrived late, 15 min.",
  );
  assert.equal(summary.isSkillSaid, false);
});

test("what was added, given up, done beyond a limit or done otherwise is said as such", () => {
  for (const [change, words] of [
    [{ startedFrom: null, dose: { reps: quantity(12, "rep") } }, "12 reps, added"],
    [{ startedFrom: press, dose: { sets: press.sets, reps: press.reps } }, "load 55 lb to not specified"],
    [{ dose: press }, "3 × 10, 55 lb, another exercise"],
    [
      { dose: { ...press, load: quantity(80, "lb") }, deviationReason: "Pin too low" },
      "load 55 lb to 80 lb, outside a limit",
    ],
  ] as const)
    assert.equal(
      summarizeSession([row({ state: "changed", ...change })], {}).changed[0]?.words.replaceAll(
        "\u00a0",
        " ",
      ),
      words,
    );
});

test("every row is told once, whatever its state, and only words that say something count as why", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...performedStates), { maxLength: 30 }), (states) => {
      const { asPlanned, changed, notDone, unanswered } = summarizeSession(
        states.map((state) => row({ state })),
        {},
      );
      assert.equal(asPlanned + changed.length + notDone.length + unanswered, states.length);
    }),
  );
  for (const [whySkilled, isSaid] of [
    [undefined, false],
    ["  ", false],
    ["Hands-on cueing of the knee", true],
  ] as const)
    assert.equal(summarizeSession([], whySkilled === undefined ? {} : { whySkilled }).isSkillSaid, isSaid);
});

test("cut short is one cause of the list, another one in words, and minutes only where they were late", () => {
  for (const cause of cutShortCauses) {
    assert.ok(cutShortSchema.safeParse({ cause }).success);
    assert.equal(isCutShortUnsaid({ cause }), cause === "other");
  }
  assert.equal(isCutShortUnsaid(undefined), false);
  assert.equal(isCutShortUnsaid({ cause: "other", words: " " }), true);
  assert.equal(describeCutShort({ cause: "other", words: "Fire alarm" }), "Fire alarm");
  assert.equal(describeCutShort({ cause: "pain", words: "calf" }), "pain, calf");
  assert.equal(describeCutShort({ cause: "interrupted", lateMinutes: 10 }), "interrupted");
  for (const lateMinutes of [0, 121, 1.5])
    assert.equal(cutShortSchema.safeParse({ cause: "arrived-late", lateMinutes }).success, false);
});
