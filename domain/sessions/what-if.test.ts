import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Dose } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { exerciseFactsOf, library } from "#domain/exercises/library.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { Bound, Line } from "#domain/prescriptions/line.ts";
import { withTreatment } from "#domain/prescriptions/lines/treatment.ts";
import { contentArbitrary, someContent, someLine } from "#domain/prescriptions/prescription.arbitrary.ts";
import { check } from "./check.ts";
import { checkLimits } from "./check-limits.ts";
import type { LineInForce, PlanInForce } from "./plan-in-force.ts";
import { proposeBounds } from "./propose-bounds.ts";
import { limitsOf, type PastSession, type WhatIfFacts, whatIf } from "./what-if.ts";

const dose: fc.Arbitrary<Dose> = fc.record(
  {
    load: fc.integer({ min: 1, max: 20 }).map((steps) => quantity(steps * 5, "lb")),
    reps: fc.integer({ min: 1, max: 15 }).map((count) => quantity(count, "rep")),
  },
  { requiredKeys: [] },
);
const sessions: fc.Arbitrary<PastSession[]> = fc.array(
  fc.record({
    heldOn: fc.constantFrom("2026-11-05", "2026-11-20", "2026-12-10"),
    rows: fc.uniqueArray(
      fc.record(
        { lineKey: fc.constantFrom("k1", "k2", "k3", "gone"), done: dose, wanted: dose },
        { requiredKeys: ["lineKey"] },
      ),
      { selector: (row) => row.lineKey, maxLength: 3 },
    ),
  }),
  { maxLength: 6 },
);
const lift = (pounds: number): Limit => ({
  kind: "lift",
  limitId: "elsewhere",
  most: quantity(pounds, "lb"),
  owner: { kind: "surgeon", name: "Dr. L" },
  delegateStaffIds: [],
  fromOn: "2026-10-01",
  reason: "",
});
const facts: fc.Arbitrary<WhatIfFacts> = fc.record({
  exerciseOf: fc.constant(exerciseFactsOf),
  library: fc.constant(library),
  limitsElsewhere: fc.subarray([lift(40)]),
  contraindications: fc.subarray([
    {
      precautionId: "p1",
      effect: "contraindication" as const,
      words: "No weight",
      excludedTags: ["weight-bearing" as const],
      ownerName: "Dr. L",
    },
  ]),
});

/** A line as it would stand in force on a day, written out by hand. */
const byHand = (line: Line, heldOn: string): LineInForce => ({
  lineKey: line.lineKey,
  lineId: line.lineId,
  name: line.name,
  owner: line.owner,
  consequence: line.consequence,
  side: line.side,
  exercise: withTreatment(exerciseFactsOf(line.exerciseId, line.exerciseVersion), line.treatment),
  prescribed: line.dose,
  bounds: line.bounds,
  weeklySteps: {},
  current: {},
  currentWeekAgo: {},
  ...(line.notBefore?.on !== undefined && line.notBefore.on > heldOn
    ? { notYetOpen: { on: line.notBefore.on } }
    : {}),
});

test("what-if says of every row what a check by hand says, under every limit and contraindication in force, and of nothing else", () => {
  fc.assert(
    fc.property(contentArbitrary, sessions, facts, (content, past, against) => {
      const rows = whatIf(content, past, against);
      const own = new Set(content.limits.map((limit) => limit.limitId));
      for (const line of content.lines) {
        const expected = past.flatMap((session) => {
          const row = session.rows.find((candidate) => candidate.lineKey === line.lineKey);
          if (!row?.done && !row?.wanted) return [];
          const plan: PlanInForce = {
            schema: 1,
            prescriptionVersionId: "draft",
            state: "active",
            leftOpen: content.leftOpen,
            limits: [
              ...content.limits,
              ...against.limitsElsewhere.filter((limit) => !own.has(limit.limitId)),
            ],
            contraindications: against.contraindications,
            permissions: [],
            lines: [byHand(line, session.heldOn)],
          };
          const says = (value: Dose) => {
            const { place, consequence } = check(plan, {
              purpose: "perform",
              lineKey: line.lineKey,
              dose: value,
            });
            return { dose: value, place, consequence };
          };
          return [
            {
              heldOn: session.heldOn,
              ...(row.done ? { done: says(row.done) } : {}),
              ...(row.wanted ? { wanted: says(row.wanted) } : {}),
            },
          ];
        });
        const found = rows.find((row) => row.lineKey === line.lineKey);
        assert.deepEqual(found?.cells ?? [], expected);
        assert.equal(
          found?.wouldAsk ?? 0,
          expected.filter(
            (cell) => cell.done?.consequence === "ask-first" || cell.wanted?.consequence === "ask-first",
          ).length,
        );
        assert.equal(
          found?.wouldRefuse ?? 0,
          expected.filter(
            (cell) => cell.done?.consequence === "refused" || cell.wanted?.consequence === "refused",
          ).length,
        );
      }
      assert.ok(rows.every((row) => content.lines.some((line) => line.lineKey === row.lineKey)));
    }),
    { numRuns: 400 },
  );
});

/** Drafts whose lines ask first outside their bounds, and enough sessions to ask in. */
const asking = contentArbitrary.map((content) => ({
  ...content,
  lines: content.lines.map(
    ({ notBefore: _open, ...line }): Line => ({ ...line, owner: "prescriber", consequence: "ask-first" }),
  ),
}));

test("a proposal asks less, is never narrower than the bounds before, never beyond a limit, and leaves a locked field locked", () => {
  let proposed = 0;
  fc.assert(
    fc.property(
      asking,
      fc.array(sessions, { minLength: 2, maxLength: 3 }),
      facts,
      (content, weeks, against) => {
        const past = weeks.flat();
        for (const proposal of proposeBounds(content, past, against)) {
          proposed += 1;
          const line = content.lines.find((candidate) => candidate.lineKey === proposal.lineKey);
          assert.ok(line);
          assert.ok(proposal.wouldAsk >= 2 && proposal.wouldAskThen < proposal.wouldAsk);
          assert.notEqual(proposal.words, "");
          const exercise = withTreatment(
            exerciseFactsOf(line.exerciseId, line.exerciseVersion),
            line.treatment,
          );
          for (const field of ["load", "reps"] as const) {
            const before: Bound | undefined = line.bounds[field];
            const after: Bound | undefined = proposal.bounds[field];
            if (before?.isLocked) assert.deepEqual(after, before);
            if (before?.most && after?.most) assert.ok(after.most.thousandths >= before.most.thousandths);
            if (before?.least && after?.least) assert.ok(after.least.thousandths <= before.least.thousandths);
            for (const edge of [after?.least, after?.most]) {
              if (!edge || edge === before?.least || edge === before?.most) continue;
              const crossed = checkLimits(limitsOf(content, against), exercise, line.side, { [field]: edge });
              assert.ok(
                crossed.every((finding) => finding.place !== "outside"),
                `${field} beyond a limit`,
              );
            }
          }
          const lines = content.lines.map((one) =>
            one === line ? { ...one, bounds: proposal.bounds } : one,
          );
          const then = whatIf({ ...content, lines }, past, against).find(
            (row) => row.lineKey === line.lineKey,
          );
          assert.equal(then?.wouldAsk, proposal.wouldAskThen);
        }
      },
    ),
    { numRuns: 1500 },
  );
  assert.ok(proposed > 30, `only ${proposed} proposals were generated`);
});

const press = (change: Partial<Line> = {}) => ({
  ...someContent,
  lines: [{ ...someLine, exerciseId: "suitcase-carry", name: "Suitcase carry", ...change }],
});
const pressed = (...pounds: number[]): PastSession[] =>
  pounds.map((amount, index) => ({
    heldOn: `2026-11-${String(10 + index)}`,
    rows: [{ lineKey: "k1", done: { load: quantity(amount, "lb") } }],
  }));
const plain: WhatIfFacts = {
  exerciseOf: exerciseFactsOf,
  limitsElsewhere: [],
  contraindications: [],
  library,
};
const wordsOf = (...given: Parameters<typeof proposeBounds>) =>
  proposeBounds(...given).map(({ words, wouldAsk, wouldAskThen }) => [
    words.replaceAll("\u00a0", " "),
    wouldAsk,
    wouldAskThen,
  ]);

test("asked in 2 of the last 6 wider bounds are proposed, asked once none are, unless the line asks above the target", () => {
  assert.deepEqual(wordsOf(press(), pressed(50, 70, 65), plain), [["load up to 70 lb", 2, 0]]);
  assert.deepEqual(wordsOf(press(), pressed(50, 70, 60), plain), []);
  const soFar = (requests: number, sessions: number) => [{ lineKey: "k1", requests, sessions }];
  assert.deepEqual(wordsOf(press(), pressed(50, 70), plain, soFar(2, 99)), [["load up to 70 lb", 1, 0]]);
  assert.deepEqual(wordsOf(press(), pressed(50, 70), plain, soFar(2, 100)), []);
});

test("a proposal stops at the limit of the patient, one of another episode too", () => {
  const limited: WhatIfFacts = { ...plain, limitsElsewhere: [lift(70)] };
  assert.deepEqual(wordsOf(press(), pressed(80, 70, 65), limited), [["load up to 70 lb", 3, 1]]);
  assert.deepEqual(wordsOf(press(), pressed(80, 90), limited), []);
});

test("a wanted dose that waited for an answer counts like one that was done", () => {
  const wanted = (amount: number, day: string): PastSession => ({
    heldOn: day,
    rows: [{ lineKey: "k1", done: { load: quantity(60, "lb") }, wanted: { load: quantity(amount, "lb") } }],
  });
  assert.deepEqual(wordsOf(press(), [wanted(70, "2026-11-10"), wanted(75, "2026-11-12")], plain), [
    ["load up to 75 lb", 2, 0],
  ]);
});

test("a dose done on another rung is held against that rung, and one on no rung of the draft asks", () => {
  const squats = {
    ...someContent,
    lines: [
      {
        ...someLine,
        exerciseId: "mini-squat",
        name: "Mini squat",
        side: "bilateral" as const,
        dose: {},
        bounds: {},
        upTo: { exerciseId: "leg-press", name: "Leg press" },
      },
    ],
  };
  const carrying = (doneRungId: string): PastSession[] => [
    { heldOn: "2026-11-10", rows: [{ lineKey: "k1", done: { load: quantity(45, "lb") }, doneRungId }] },
  ];
  const of = (rungId: string, facts = plain) =>
    whatIf(squats, carrying(rungId), facts).map(({ wouldAsk, wouldRefuse, cells }) => [
      cells[0]?.done?.rungName,
      cells[0]?.done?.consequence,
      wouldAsk,
      wouldRefuse,
    ])[0];
  assert.deepEqual(of("leg-press"), ["Leg press", "act", 0, 0]);
  assert.deepEqual(of("mini-squat"), [undefined, "act", 0, 0]);
  assert.deepEqual(of("goblet-squat"), ["Goblet squat", "ask-first", 1, 0]);
  assert.deepEqual(of("biceps-curl"), ["Biceps curl", "ask-first", 1, 0]);
  const noLifting = [
    {
      precautionId: "p1",
      effect: "contraindication" as const,
      words: "No lifting",
      excludedTags: ["lifting" as const],
      ownerName: "Dr. L",
    },
  ];
  const refused = of("goblet-squat", { ...plain, contraindications: noLifting });
  assert.deepEqual(refused, ["Goblet squat", "refused", 0, 1]);
  assert.deepEqual(of("leg-press", { ...plain, contraindications: noLifting })?.slice(2), [0, 0]);
  const twice = ["goblet-squat", "goblet-squat"].flatMap(carrying);
  assert.deepEqual(proposeBounds(squats, twice, plain), [], "bounds of the line say nothing of the rung");
});
