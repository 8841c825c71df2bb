import assert from "node:assert/strict";
import { test } from "node:test";
import { type Bounds, type PrecautionRule, type RuleTrigger, windowOf } from "./rule.ts";
import { precautionRules } from "./rules.ts";
import { screenRecord } from "./screen.ts";
import {
  chose,
  code,
  device,
  drug,
  found,
  measured,
  type Part,
  recordOf,
  surgery,
} from "./testing-record.ts";

/** An amount inside the bounds; where they are open to one side, a little beyond the one there is. */
function insideOf({ atLeast, above, atMost, below }: Bounds): number {
  const [low, high] = [atLeast ?? above, atMost ?? below];
  if (low !== undefined && high !== undefined) return (low + high) / 2;
  return low === undefined ? (high ?? 0) - 1 : low + 1;
}

const drugNamed: Partial<Record<string, string>> = {
  anticoagulant: "apixaban",
  "insulin-or-secretagogue": "insulin",
  "beta-blocker": "metoprolol",
  steroid: "prednisone",
  opioid: "oxycodone",
  sedative: "zolpidem",
  fluoroquinolone: "ciprofloxacin",
  antihypertensive: "lisinopril",
  immunosuppressant: "methotrexate",
  nsaid: "naproxen",
};

/** The first fact of a record, such that it meets the trigger so many days after it. */
function factOf(trigger: RuleTrigger, daysAfter: number | null, amount?: number): [part: Part, id: string] {
  switch (trigger.kind) {
    case "condition": {
      const [prefix = ""] = trigger.codes;
      const seventh = trigger.seventh?.[0];
      return [code(seventh ? prefix.padEnd(6, "0") + seventh : prefix, daysAfter), "c0"];
    }
    case "drug":
      return [drug(trigger.names?.[0] ?? drugNamed[trigger.kinds?.[0] ?? ""] ?? ""), "m0"];
    case "device":
      return [device(trigger.devices[0] ?? "pacemaker", daysAfter), "i0"];
    case "procedure":
      return [surgery(trigger.procedures[0] ?? "other", daysAfter), "s0"];
    case "number":
      return [measured(trigger.code, amount ?? insideOf(trigger), daysAfter ?? 0), "n0"];
    case "flag":
      return [found(trigger.flags[0] ?? "fever", daysAfter ?? 0), "f0"];
    default:
      return trigger satisfies never;
  }
}

/** Whether the rule speaks of the first fact of this record, with all that it needs beside it. */
function isSetOff(
  rule: PrecautionRule,
  trigger: RuleTrigger,
  daysAfter: number | null,
  amount?: number,
): boolean {
  const [part, id] = factOf(trigger, daysAfter, amount);
  const beside = rule.also.map(([first]) => {
    assert.ok(first);
    return factOf(first, windowOf(first)?.fromDay ?? 0)[0];
  });
  const answered =
    rule.kind === "restriction" && rule.answered
      ? [chose(rule.answered.questionId, id, rule.answered.values[0] ?? "")]
      : [];
  const { raised, questions } = screenRecord(recordOf(part, ...beside, ...answered), [rule]);
  return rule.kind === "question"
    ? questions.some(({ question, factId }) => question === rule.asks && factId === id)
    : raised.some(({ ruleId, factId }) => ruleId === rule.ruleId && factId === id);
}

for (const rule of precautionRules)
  void test(`${rule.ruleId}: each trigger sets it off, on the first and last day and at the last value, and not beyond`, () => {
    for (const trigger of rule.when) {
      const window = windowOf(trigger);
      if (trigger.kind === "number" && trigger.code === "age") continue;
      assert.equal(isSetOff(rule, trigger, window?.fromDay ?? 0), true, "on the first day");
      if (window) {
        assert.equal(isSetOff(rule, trigger, window.lastDay), true, "on the last day");
        assert.equal(isSetOff(rule, trigger, window.lastDay + 1), false, "the day after");
        assert.equal(isSetOff(rule, trigger, window.fromDay - 1), false, "the day before");
      }
      if (trigger.kind === "number")
        for (const [amount, isInside] of edgesOf(trigger))
          assert.equal(isSetOff(rule, trigger, window?.fromDay ?? 0, amount), isInside, `at ${amount}`);
    }
  });

/** At each bound and a thousandth beyond it: whether the number is still meant. */
const edgesOf = ({ atLeast, above, atMost, below }: Bounds): [amount: number, isInside: boolean][] => [
  ...(atLeast === undefined ? [] : pair(atLeast, -0.001, true)),
  ...(above === undefined ? [] : pair(above, 0.001, false)),
  ...(atMost === undefined ? [] : pair(atMost, 0.001, true)),
  ...(below === undefined ? [] : pair(below, -0.001, false)),
];
const pair = (bound: number, beyond: number, isInclusive: boolean): [number, boolean][] => [
  [bound, isInclusive],
  [bound + beyond, !isInclusive],
];

void test("a rule that counts days asks for the date it lacks, and until then restricts by the question alone", () => {
  for (const rule of precautionRules)
    for (const trigger of rule.when) {
      const asks = windowOf(trigger)?.asks;
      if (!asks) continue;
      const [part, id] = factOf(trigger, null);
      const { raised, questions } = screenRecord(recordOf(part), [rule]);
      assert.deepEqual(
        raised.map(({ ruleId, words }) => [ruleId, words]),
        [[asks.questionId, asks.whenNotKnown]],
        rule.ruleId,
      );
      assert.deepEqual(
        questions.map(({ question, factId }) => [question, factId]),
        [[asks, id]],
        rule.ruleId,
      );
    }
});
