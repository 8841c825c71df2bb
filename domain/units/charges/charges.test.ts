import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { assistantUnits } from "./assistant-share.ts";
import { type ChargeFacts, chargeLines, type GivenService, holdsOf } from "./charge-lines.ts";

const by =
  (staffId: string, isAssistant: boolean) =>
  (code: string, minutes: number): GivenService => ({
    code,
    minutes,
    staffId,
    isAssistant,
  });
const kim = by("kim", false);
const reyes = by("reyes", true);

const facts = (services: readonly GivenService[], more: Partial<ChargeFacts> = {}): ChargeFacts => ({
  services,
  rule: "cms-total-time",
  payer: "medicare",
  discipline: "PT",
  visitKind: "individual",
  unitChoice: undefined,
  signedBy: { staffId: "kim", isAssistant: false },
  supervisorOf: (staffId) => (staffId === "reyes" ? "kim" : null),
  ...more,
});
const shown = (lines: ReturnType<typeof chargeLines>) =>
  lines.map((line) => `${line.code} × ${line.units} ${line.modifiers.join(" ")} ${line.renderingId}`);

void test("the published example of a shared code: one unit is the assistant's, one the therapist's, two are the manual technique's", () => {
  assert.deepEqual(shown(chargeLines(facts([reyes("97110", 23), kim("97110", 13), kim("97140", 30)]))), [
    "97110 × 1 GP kim",
    "97110 × 1 GP CQ reyes",
    "97140 × 2 GP kim",
  ]);
});

const shares: [number, { therapist: number; assistant: number }, number, string][] = [
  [
    1,
    { therapist: 8, assistant: 7 },
    0,
    "eight minutes of the therapist alone make the unit the therapist's",
  ],
  [1, { therapist: 7, assistant: 8 }, 1, "seven do not"],
  [1, { therapist: 7, assistant: 1 }, 0, "one minute of the assistant is too little"],
  [1, { therapist: 7, assistant: 2 }, 1, "two are more than a tenth"],
  [2, { therapist: 12, assistant: 14 }, 1, "two last units, 9 to 14 minutes each: one of each"],
  [
    2,
    { therapist: 8, assistant: 14 },
    1,
    "eight of the therapist and fourteen of the assistant: one of each",
  ],
  [2, { therapist: 14, assistant: 8 }, 1, "the other way round, one of each too"],
  [2, { therapist: 9, assistant: 14 }, 1, "23 minutes together"],
  [2, { therapist: 14, assistant: 14 }, 1, "28 minutes together"],
  [2, { therapist: 0, assistant: 30 }, 2, "all of it by the assistant"],
  [2, { therapist: 30, assistant: 0 }, 0, "none of it"],
  [3, { therapist: 15, assistant: 30 }, 2, "whole fifteens are whoever's gave them"],
  [
    2,
    { therapist: 20, assistant: 10 },
    1,
    "the last unit, five minutes of the therapist and ten of the assistant",
  ],
];
for (const [units, share, expected, words] of shares)
  void test(`${units} units of ${share.therapist} and ${share.assistant} minutes: ${expected} by the assistant (${words})`, () => {
    assert.equal(assistantUnits(units, share), expected);
  });

void test("an assistant's share is never below nothing nor above the units, and one minute beside a therapist's is not named", () => {
  fc.assert(
    fc.property(fc.nat(120), fc.nat(120), (therapist, assistant) => {
      const units = Math.floor((therapist + assistant + 7) / 15);
      const of = assistantUnits(units, { therapist, assistant });
      assert.ok(of >= 0 && of <= units);
      if (assistant <= 1) assert.equal(of === 0 || therapist === 0, true);
    }),
  );
});

void test("other payers are not told the assistant's share; the line still names who gave it and who supervises", () => {
  const [line] = chargeLines(facts([reyes("97110", 23)], { payer: "commercial" }));
  assert.deepEqual(line, {
    code: "97110",
    units: 2,
    minutes: 23,
    modifiers: ["GP"],
    renderingId: "reyes",
    supervisingId: "kim",
  });
});

void test("an untimed service is one unit whatever it takes, and no part of the timed total", () => {
  assert.deepEqual(shown(chargeLines(facts([kim("97010", 0), kim("97110", 7)]))), ["97010 × 1 GP kim"]);
  assert.deepEqual(shown(chargeLines(facts([reyes("97012", 0)]))), ["97012 × 1 GP CQ reyes"]);
});

void test("a group visit charges its group once, and what was one-on-one beside it apart", () => {
  assert.deepEqual(shown(chargeLines(facts([kim("97110", 15)], { visitKind: "group" }))), [
    "97110 × 1 GP 59 kim",
    "97150 × 1 GP kim",
  ]);
});

void test("a group nobody timed is charged once, of whoever signs; an assistant's names the supervisor", () => {
  assert.deepEqual(shown(chargeLines(facts([], { visitKind: "group" }))), ["97150 × 1 GP kim"]);
  const [line] = chargeLines(
    facts([], { visitKind: "group", signedBy: { staffId: "reyes", isAssistant: true } }),
  );
  assert.deepEqual([line?.modifiers, line?.renderingId, line?.supervisingId], [["GP", "CQ"], "reyes", "kim"]);
});

void test("a shared code is two lines for Medicare, each with its own minutes, and one for everybody else", () => {
  const shared = [reyes("97110", 23), kim("97110", 15)];
  assert.deepEqual(
    chargeLines(facts(shared)).map(({ units, minutes, renderingId }) => [units, minutes, renderingId]),
    [
      [1, 15, "kim"],
      [2, 23, "reyes"],
    ],
  );
  assert.deepEqual(
    chargeLines(facts(shared, { payer: "commercial" })).map(({ units, minutes }) => [units, minutes]),
    [[3, 38]],
  );
});

void test("Medicare is charged unattended stimulation under its own code", () => {
  assert.deepEqual(shown(chargeLines(facts([kim("97014", 0)]))), ["G0283 × 1 GP kim"]);
  assert.deepEqual(shown(chargeLines(facts([kim("97014", 0)], { payer: "commercial" }))), [
    "97014 × 1 GP kim",
  ]);
});

void test("a visit by video and an occupational therapist's plan say so on each line", () => {
  assert.deepEqual(
    shown(chargeLines(facts([kim("97530", 15)], { visitKind: "telehealth", discipline: "OT" }))),
    ["97530 × 1 GO 95 kim"],
  );
});

void test("a unit the minutes leave open goes to the chosen code, and to nobody before it is chosen", () => {
  const tie = [kim("97112", 20), kim("97110", 20)];
  assert.throws(() => chargeLines(facts(tie)), RangeError);
  assert.throws(() => chargeLines(facts(tie, { unitChoice: { "97112": 3, "97110": 0 } })), RangeError);
  assert.deepEqual(shown(chargeLines(facts(tie, { unitChoice: { "97112": 1, "97110": 2 } }))), [
    "97112 × 1 GP kim",
    "97110 × 2 GP kim",
  ]);
});

void test("the lines charge exactly the units the payer's rule gives, whoever gave them", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          code: fc.constantFrom("97110", "97112", "97140"),
          minutes: fc.nat(60),
          isAssistant: fc.boolean(),
        }),
        { maxLength: 6 },
      ),
      (given) => {
        const services = given.map((one) => ({ ...one, staffId: one.isAssistant ? "reyes" : "kim" }));
        const base = facts(services, { rule: "ama-midpoint" });
        const lines = chargeLines(base);
        for (const code of ["97110", "97112", "97140"]) {
          const minutes = services
            .filter((one) => one.code === code)
            .reduce((sum, one) => sum + one.minutes, 0);
          const units = minutes < 8 ? 0 : Math.floor((minutes + 7) / 15);
          assert.equal(
            lines.filter((line) => line.code === code).reduce((sum, line) => sum + line.units, 0),
            units,
          );
        }
      },
    ),
  );
});

void test("a charge waits for every paper that is missing, and for nothing else", () => {
  const base = {
    gateCodes: [],
    payer: "medicare" as const,
    hasDiagnosisCode: true,
    totalMinutes: 45,
    hasTimed: true,
    isOverlapping: false,
    hasSameDay: false,
    lines: chargeLines(facts([kim("97110", 15)])),
    isAssistant: (staffId: string) => staffId === "reyes",
  };
  assert.deepEqual(holdsOf(base), []);
  assert.deepEqual(
    holdsOf({
      ...base,
      gateCodes: ["expired", "held"],
      payer: "not-known",
      hasDiagnosisCode: false,
      totalMinutes: undefined,
      isOverlapping: true,
      hasSameDay: true,
      lines: chargeLines(facts([reyes("97110", 15)], { supervisorOf: () => null })),
    }),
    [
      "expired",
      "against-the-gate",
      "payer-not-known",
      "no-diagnosis-code",
      "visit-minutes-missing",
      "minutes-overlap",
      "no-supervisor",
      "same-day-session",
    ],
  );
});
