import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { library } from "#domain/exercises/library.ts";
import { payerKinds } from "#domain/patients/patient.schema.ts";
import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import { describeUnits } from "./describe.ts";
import { findService, serviceCodes, usualServiceOf } from "./service-codes.ts";
import { unitRuleOf } from "./unit-rule.ts";
import { billableUnits, type TimedService, timedServicesSchema, unitsOfMinutes } from "./units.ts";

const manual = "Medicare Claims Processing Manual (Pub. 100-04), chapter 5, section 20.2.C";
const midpoint = "CPT: a unit of time is attained when its midpoint is passed, each code alone";

const services = (minutes: Record<string, number>): TimedService[] =>
  Object.entries(minutes).map(([code, count]) => ({ code, minutes: count }));

/** Published cases under both rules. `cms` lists every allocation the manual permits; `ama` is the sum by code alone. */
const cases: {
  source: string;
  timed: [string, number][];
  cms: { units: number; allocations: Record<string, number>[] };
  ama: Record<string, number>;
}[] = [
  {
    source: `${manual}, example 1`,
    timed: [
      ["97112", 24],
      ["97110", 23],
    ],
    cms: { units: 3, allocations: [{ "97112": 2, "97110": 1 }] },
    ama: { "97112": 2, "97110": 2 },
  },
  {
    source: `${manual}, example 2: either code takes the third unit`,
    timed: [
      ["97112", 20],
      ["97110", 20],
    ],
    cms: {
      units: 3,
      allocations: [
        { "97112": 2, "97110": 1 },
        { "97112": 1, "97110": 2 },
      ],
    },
    ama: { "97112": 1, "97110": 1 },
  },
  {
    source: `${manual}, example 3: seven minutes earn the unit`,
    timed: [
      ["97110", 33],
      ["97140", 7],
    ],
    cms: { units: 3, allocations: [{ "97110": 2, "97140": 1 }] },
    ama: { "97110": 2, "97140": 0 },
  },
  {
    source: `${manual}, example 4: the shortest service goes unbilled`,
    timed: [
      ["97110", 18],
      ["97140", 13],
      ["97116", 10],
      ["97035", 8],
    ],
    cms: { units: 3, allocations: [{ "97110": 1, "97140": 1, "97116": 1, "97035": 0 }] },
    ama: { "97110": 1, "97140": 1, "97116": 1, "97035": 1 },
  },
  {
    source: `${manual}, example 5: one unit, the clinician says of which`,
    timed: [
      ["97112", 7],
      ["97110", 7],
      ["97140", 7],
    ],
    cms: {
      units: 1,
      allocations: [
        { "97112": 1, "97110": 0, "97140": 0 },
        { "97112": 0, "97110": 1, "97140": 0 },
        { "97112": 0, "97110": 0, "97140": 1 },
      ],
    },
    ama: { "97112": 0, "97110": 0, "97140": 0 },
  },
  {
    source: `WebPT, The 8-Minute Rule, questions answered; ${midpoint}`,
    timed: [
      ["97140", 15],
      ["97035", 8],
    ],
    cms: { units: 2, allocations: [{ "97140": 1, "97035": 1 }] },
    ama: { "97140": 1, "97035": 1 },
  },
  {
    source: `${manual}, the chart of intervals: 16 minutes are one unit`,
    timed: [["97110", 16]],
    cms: { units: 1, allocations: [{ "97110": 1 }] },
    ama: { "97110": 1 },
  },
  {
    source: `${manual}: minutes of untimed services are no part of the total`,
    timed: [],
    cms: { units: 0, allocations: [{}] },
    ama: {},
  },
];

for (const { source, timed, cms, ama } of cases) {
  const given = timed.map(([code, minutes]) => ({ code, minutes }));
  const name = timed.map(([code, minutes]) => `${code} ${minutes} min`).join(" + ") || "no timed minutes";
  void test(`${name}: units by total time as published (${source})`, () => {
    const { units, allocations } = billableUnits("cms-total-time", given);
    assert.deepEqual({ units, allocations }, cms);
  });
  void test(`${name}: units by midpoint, each code alone (${midpoint})`, () => {
    assert.deepEqual(billableUnits("ama-midpoint", given).allocations, [ama]);
  });
}

void test(`the intervals of one to eight units are those of the chart, both ends inclusive (${manual})`, () => {
  const chart = [
    [1, 8, 22],
    [2, 23, 37],
    [3, 38, 52],
    [4, 53, 67],
    [5, 68, 82],
    [6, 83, 97],
    [7, 98, 112],
    [8, 113, 127],
  ] as const;
  assert.equal(unitsOfMinutes(0), 0);
  assert.equal(unitsOfMinutes(7), 0);
  for (const [units, least, most] of chart) {
    assert.equal(unitsOfMinutes(least), units);
    assert.equal(unitsOfMinutes(most), units);
  }
  assert.equal(unitsOfMinutes(128), 9);
});

const anyDay = fc
  .uniqueArray(fc.constantFrom("97110", "97112", "97116", "97140", "97530", "97035", "97535"), {
    maxLength: 7,
  })
  .chain((codes) =>
    fc.tuple(...codes.map((code) => fc.record({ code: fc.constant(code), minutes: fc.nat(120) }))),
  );

void test("by total time every allocation spends exactly the units of the total, and a code gets its whole fifteens and at most one more", () => {
  fc.assert(
    fc.property(anyDay, (timed) => {
      const { allocations, units, totalMinutes, working } = billableUnits("cms-total-time", timed);
      assert.equal(units, unitsOfMinutes(totalMinutes));
      assert.ok(allocations.length > 0);
      for (const allocation of allocations) {
        assert.equal(
          Object.values(allocation).reduce((sum, count) => sum + count, 0),
          units,
        );
        for (const { code, wholeUnits } of working) {
          const extra = (allocation[code] ?? -1) - wholeUnits;
          assert.ok(extra === 0 || extra === 1);
        }
      }
    }),
  );
});

void test("by total time no code with fewer minutes left is put before one with more", () => {
  fc.assert(
    fc.property(anyDay, (timed) => {
      const { allocations, working } = billableUnits("cms-total-time", timed);
      for (const allocation of allocations)
        for (const one of working)
          for (const other of working)
            if (one.leftMinutes > other.leftMinutes)
              assert.ok(
                (allocation[one.code] ?? 0) - one.wholeUnits >=
                  (allocation[other.code] ?? 0) - other.wholeUnits,
              );
    }),
  );
});

void test("neither the order of the services nor splitting one of them changes the units, by either rule", () => {
  fc.assert(
    fc.property(anyDay, (timed) => {
      for (const rule of ["cms-total-time", "ama-midpoint"] as const) {
        const { units } = billableUnits(rule, timed);
        const split = timed.flatMap(({ code, minutes }) => [
          { code, minutes: Math.floor(minutes / 2) },
          { code, minutes: Math.ceil(minutes / 2) },
        ]);
        assert.equal(billableUnits(rule, timed.toReversed()).units, units);
        assert.equal(billableUnits(rule, split).units, units);
      }
    }),
  );
});

void test("the working says the sum, what each code has left, and a tie as a choice", () => {
  assert.deepEqual(describeUnits(billableUnits("cms-total-time", services({ "97110": 33, "97140": 7 }))), [
    "33 + 7 = 40 min in all: 3 units.",
    "97110: 2 units of whole fifteens, 3 min left.",
    "97140: 0 units of whole fifteens, 7 min left, one more for them.",
  ]);
  assert.equal(
    describeUnits(billableUnits("cms-total-time", services({ "97112": 20, "97110": 20 }))).at(-1),
    "The same minutes are left: choose 97110 × 2 and 97112 × 1, or 97110 × 1 and 97112 × 2.",
  );
  assert.deepEqual(describeUnits(billableUnits("ama-midpoint", services({ "97140": 13, "97035": 7 }))), [
    "97035: 7 min alone, 0 units.",
    "97140: 13 min alone, 1 unit.",
    "1 unit in all; minutes of different codes are not added.",
  ]);
});

void test("minutes that are negative, broken or longer than a session, and codes that are none, are refused", () => {
  for (const service of [
    { code: "97110", minutes: -1 },
    { code: "97110", minutes: 7.5 },
    { code: "97110", minutes: 481 },
    { code: "therapy", minutes: 8 },
  ])
    assert.equal(timedServicesSchema.safeParse([service]).success, false);
  assert.equal(timedServicesSchema.safeParse([{ code: "G0283", minutes: 8 }]).success, true);
});

void test("a clinic says how its payers count, but never Medicare or a payer nobody knows", () => {
  const all = {
    commercial: "ama-midpoint",
    "workers-compensation": "ama-midpoint",
    "self-pay": "ama-midpoint",
  } as const;
  assert.deepEqual(
    payerKinds.map((payer) => [payer, unitRuleOf(payer, { ...defaultClinicPolicy, unitRules: all })]),
    [
      ["medicare", "cms-total-time"],
      ["commercial", "ama-midpoint"],
      ["workers-compensation", "ama-midpoint"],
      ["self-pay", "ama-midpoint"],
      ["not-known", "cms-total-time"],
    ],
  );
});

void test("every service has one code the units accept, and what the library suggests is one of them", () => {
  assert.equal(new Set(serviceCodes).size, serviceCodes.length);
  assert.ok(
    timedServicesSchema.safeParse(serviceCodes.slice(0, 12).map((code) => ({ code, minutes: 8 }))).success,
  );
  const suggested = new Map(
    library.current.map((exercise) => [exercise.exerciseId, usualServiceOf(exercise)]),
  );
  for (const [exerciseId, code] of suggested)
    assert.ok(code === undefined || findService(code) !== undefined, `${exerciseId} ${code}`);
  assert.deepEqual(
    ["leg-press", "single-leg-stance", "gait-cane", "manual-knee", "hot-pack", "teach-falls", "laser"].map(
      (id) => suggested.get(id),
    ),
    ["97110", "97112", "97116", "97140", "97010", "97535", undefined],
  );
});
