import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { quantity } from "#domain/doses/quantity.ts";
import { findExerciseFacts } from "#domain/exercises/library.ts";
import { certifiedTo, certifyBy } from "#domain/plans-of-care/certification.ts";
import { requestEventKinds } from "#domain/requests/request.ts";
import { applyRequestEvent, stateWhenAsked } from "#domain/requests/state.ts";
import { assessTreatmentGate, type GateFacts } from "#domain/sessions/gate.ts";
import { describeLimit } from "./describe.ts";
import { diffPrescriptions } from "./diff.ts";
import type { Limit } from "./limit.ts";
import { limitsInForce, mayLift, strictestLimits } from "./limits-in-force.ts";
import type { Line } from "./line.ts";
import type { PrescriptionContent } from "./prescription.ts";
import { prescriptionEventKinds } from "./prescription.ts";
import { applyPrescriptionEvent, type PrescriptionStanding, prescriptionStanding } from "./state.ts";
import { validatePrescription } from "./validate.ts";

const lift = (limitId: string, pounds: number): Limit => ({
  kind: "lift",
  limitId,
  most: quantity(pounds, "lb"),
  owner: { kind: "surgeon", staffId: "s1", name: "Dr. L" },
  delegateStaffIds: ["s2"],
  fromOn: "2026-10-01",
  dueForLiftingOn: "2026-12-07",
  reason: "",
});
const line: Line = {
  lineId: "l1",
  lineKey: "k1",
  exerciseId: "single-leg-press",
  exerciseVersion: 1,
  name: "Leg press, single leg",
  side: "left",
  owner: "prescriber",
  consequence: "ask-first",
  dose: { load: quantity(50, "lb") },
  bounds: { load: { least: quantity(40, "lb"), most: quantity(60, "lb"), isLocked: false } },
  weeklySteps: {},
  isHomeProgram: false,
  note: "",
};
const content: PrescriptionContent = {
  schema: 1,
  kind: "specific",
  leftOpen: "therapist",
  discipline: "PT",
  diagnoses: [{ code: "S83.212D", title: "Left knee meniscus tear", side: "left" }],
  limits: [],
  lines: [line],
  frequency: { perWeekLeast: 2, perWeekMost: 3, perDay: 1, weeks: 6 },
  goals: [],
  stopAndCall: [],
  startsOn: "2026-11-02",
  endsOn: "2026-12-14",
  reviewOn: "2026-11-30",
  note: "",
};
const problems = (change: Partial<PrescriptionContent>) =>
  validatePrescription({ ...content, ...change }, { today: "2026-11-05", exerciseOf: findExerciseFacts }).map(
    (problem) => problem.field,
  );

test("contradictions are refused at their field", () => {
  assert.deepEqual(problems({}), []);
  assert.deepEqual(problems({ endsOn: "2026-11-01", reviewOn: "2026-11-05" }), [
    "endsOn",
    "endsOn",
    "reviewOn",
  ]);
  assert.deepEqual(problems({ reviewOn: "2026-12-20" }), ["reviewOn"]);
  assert.deepEqual(problems({ frequency: { ...content.frequency, perWeekLeast: 4 } }), [
    "frequency.perWeekMost",
  ]);
  assert.deepEqual(problems({ lines: [{ ...line, dose: { load: quantity(70, "lb") } }] }), [
    "lines.0.dose.load",
  ]);
  assert.deepEqual(
    problems({
      lines: [
        {
          ...line,
          bounds: { load: { least: quantity(60, "lb"), most: quantity(40, "lb"), isLocked: false } },
        },
      ],
    }),
    ["lines.0.bounds.load", "lines.0.dose.load", "lines.0.dose.load"],
  );
  assert.deepEqual(problems({ lines: [{ ...line, side: "right" }] }), ["lines.0.side"]);
  assert.deepEqual(
    problems({ lines: [{ ...line, exerciseId: "suitcase-carry" }], limits: [lift("a", 20)] }),
    ["lines.0.dose.load"],
  );
  assert.deepEqual(problems({ lines: [], kind: "specific" }), ["lines"]);
  assert.deepEqual(problems({ lines: [], kind: "evaluate-and-treat" }), []);
  assert.deepEqual(
    problems({
      goals: [
        {
          goalId: "g",
          words: "LEFS",
          unit: "of 80",
          targetOn: "2026-12-01",
          baselineThousandths: 5,
          targetThousandths: 5,
        },
      ],
    }),
    ["goals.0.targetThousandths"],
  );
});

test("a difference is told in clinical words, riskiest first", () => {
  const after: PrescriptionContent = {
    ...content,
    reviewOn: "2026-12-01",
    lines: [
      {
        ...line,
        lineId: "l2",
        dose: { load: quantity(60, "lb") },
        bounds: { load: { least: quantity(40, "lb"), most: quantity(80, "lb"), isLocked: false } },
      },
      { ...line, lineId: "l3", lineKey: "k2", exerciseId: "step-up", name: "Step-up" },
    ],
  };
  assert.deepEqual(
    diffPrescriptions(content, after).map((change) => [
      change.risk,
      change.subject,
      change.before,
      change.after,
    ]),
    [
      ["dose-up", "Leg press, single leg", "50\u00a0lb", "60\u00a0lb"],
      ["line-added", "Step-up", undefined, "50\u00a0lb"],
      ["bounds-widened", "Leg press, single leg", "60\u00a0lb", "80\u00a0lb"],
      ["other", "Prescription", "Nov\u00a030, 2026", "Dec\u00a01, 2026"],
    ],
  );
  assert.deepEqual(diffPrescriptions(content, content), []);
  assert.equal(diffPrescriptions({ ...content, limits: [lift("a", 20)] }, content)[0]?.risk, "limit-removed");
});

test("each change is said once: what came or went whole by itself, the rest by its part, a new order as neither", () => {
  const said = (before: Partial<PrescriptionContent>, after: Partial<PrescriptionContent>) =>
    diffPrescriptions({ ...content, ...before }, { ...content, ...after }).map((change) =>
      [change.isMove ? "moved" : "", change.subject, change.field, change.before ?? "-", change.after ?? "-"]
        .filter((words) => words !== "")
        .join(" | ")
        .replaceAll("\u00a0", " "),
    );
  const goal = {
    ...{ goalId: "g", words: "Climb stairs", measureId: "lefs", unit: "of 80", targetOn: "2026-12-01" },
    ...{ baselineThousandths: 34_000, targetThousandths: 50_000 },
  };
  const bridge = { ...line, lineKey: "k2", lineId: "l2", name: "Bridge" };
  const table: [Partial<PrescriptionContent>, Partial<PrescriptionContent>, string[]][] = [
    [{}, { limits: [lift("a", 10)] }, ["Limit | - | Lift 10 lb at most"]],
    [{ limits: [lift("a", 10)] }, {}, ["Limit | Lift 10 lb at most | -"]],
    [
      { limits: [lift("a", 10)] },
      { limits: [{ ...lift("a", 15), dueForLiftingOn: "2026-12-09" }] },
      [
        "Limit | Lift 10 lb at most | Lift 15 lb at most",
        "Limit, Lift 15 lb at most | due for lifting | Dec 7, 2026 | Dec 9, 2026",
      ],
    ],
    [
      { limits: [lift("a", 10)] },
      { limits: [{ ...lift("a", 10), delegateStaffIds: [], reason: "healed" }] },
      [
        "Limit, Lift 10 lb at most | lifted by | its owner and 1 more | its owner alone",
        "Limit, Lift 10 lb at most | reason | none | healed",
      ],
    ],
    [{}, { goals: [goal] }, ["Goal | - | Climb stairs: LEFS 34 to 50 of 80 by Dec 1, 2026"]],
    [
      { goals: [goal] },
      { goals: [{ ...goal, targetThousandths: 55_000 }] },
      ["Goal, Climb stairs | target | LEFS 34 to 50 of 80 | LEFS 34 to 55 of 80"],
    ],
    [
      { goals: [goal] },
      { goals: [{ ...goal, targetOn: "2026-12-09" }] },
      ["Goal, Climb stairs | by | Dec 1, 2026 | Dec 9, 2026"],
    ],
    [
      { lines: [line, bridge] },
      { lines: [bridge, line] },
      ["moved | Order of lines | - | Leg press, single leg now line 2"],
    ],
    [{ lines: [line, bridge] }, {}, ["Bridge | 50 lb | -"]],
    [
      { stopAndCall: ["Fever", "Calf pain"] },
      { stopAndCall: ["Calf pain", "Numb foot"] },
      ["Stop and call | Fever | -", "Stop and call | - | Numb foot"],
    ],
    [
      {},
      { frequency: { ...content.frequency, perWeekMost: 2 }, note: "Slowly" },
      [
        "Prescription | frequency | 2 to 3 per week for 6 weeks | 2 per week for 6 weeks",
        "Prescription | note | - | Slowly",
      ],
    ],
  ];
  for (const [before, after, words] of table) assert.deepEqual(said(before, after), words);
});

test("a limit holds until it is lifted, also past its day; the strictest is shown; only owner or delegate lifts", () => {
  const limits = [lift("a", 20), lift("b", 30)];
  const raised = [
    { limitId: "a", kind: "raised" as const, seq: 1 },
    { limitId: "b", kind: "raised" as const, seq: 2 },
  ];
  assert.deepEqual(limitsInForce(limits, raised).length, 2);
  assert.deepEqual(
    strictestLimits(limits).map((limit) => limit.limitId),
    ["a"],
  );
  assert.deepEqual(
    limitsInForce(limits, [...raised, { limitId: "a", kind: "lifted", seq: 3 }]).map(
      (limit) => limit.limitId,
    ),
    ["b"],
  );
  assert.deepEqual(
    [mayLift(lift("a", 20), "s1"), mayLift(lift("a", 20), "s2"), mayLift(lift("a", 20), "s3")],
    [true, true, false],
  );
  assert.equal(describeLimit(lift("a", 20)), "Lift 20\u00a0lb at most");
});

test("state is the fold of its events, step by step or at once", () => {
  const event = fc.record({
    kind: fc.constantFrom(...prescriptionEventKinds),
    versionId: fc.constantFrom("v1", "v2"),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 15 }), (list) => {
      const events = list.map((entry, seq) => ({ ...entry, seq }));
      let standing: PrescriptionStanding | undefined;
      for (const next of events) standing = applyPrescriptionEvent(standing, next);
      assert.deepEqual(prescriptionStanding(events.toReversed()), standing);
    }),
  );
});

test("a revoked prescription is never resumed; a held one is; a new version answers a hold", () => {
  const fold = (...kinds: (typeof prescriptionEventKinds)[number][]) =>
    prescriptionStanding(kinds.map((kind, seq) => ({ kind, versionId: "v1", seq })))?.state;
  assert.equal(fold("held"), undefined);
  assert.equal(fold("signed", "held"), "held");
  assert.equal(fold("signed", "held", "resumed"), "active");
  assert.equal(fold("signed", "revoked", "resumed"), "revoked");
  assert.equal(fold("signed", "held", "signed"), "active");
});

test("an assistant's question waits for the supervisor first, one for safety does not; an answered request takes no second answer", () => {
  assert.equal(stateWhenAsked("more", true), "with-supervisor");
  assert.equal(stateWhenAsked("more", false), "waiting");
  assert.equal(stateWhenAsked("safety-line", true), "waiting");
  assert.equal(stateWhenAsked("safety-session", true), "waiting");
  assert.equal(applyRequestEvent("with-supervisor", "passed-on"), "waiting");
  for (const kind of requestEventKinds)
    if (kind !== "asked") assert.equal(applyRequestEvent("approved", kind), "approved", kind);
  assert.equal(applyRequestEvent("waiting", "approve-once"), "approved");
});

const gate: GateFacts = {
  policy: { needsConsultationFirst: true, acceptsOutsideOrders: false },
  hasSignedConsultation: true,
  isOutsideOrder: false,
  prescriptionState: "active",
  startsOn: "2026-11-01",
  endsOn: "2026-12-01",
  certification: "waiting",
  certifyBy: "2026-11-30",
  visitsLeft: undefined,
  isSafetyHeld: false,
  today: "2026-11-23",
};
test("treatment needs a signed consultation and an active prescription; missing papers warn and hold the charge", () => {
  const table: [Partial<GateFacts>, string, string | undefined][] = [
    [{}, "open", undefined],
    [{ prescriptionState: undefined }, "refused", "no-prescription"],
    [{ prescriptionState: "held" }, "refused", "held"],
    [{ prescriptionState: "revoked" }, "refused", "revoked"],
    [{ startsOn: "2026-11-24" }, "refused", "not-started"],
    [{ hasSignedConsultation: false }, "refused", "no-consultation"],
    [
      {
        hasSignedConsultation: false,
        policy: { needsConsultationFirst: false, acceptsOutsideOrders: false },
      },
      "open",
      undefined,
    ],
    [{ isOutsideOrder: true }, "refused", "outside-order-not-accepted"],
    [{ hasSignedConsultation: false, isOutsideOrder: true }, "refused", "outside-order-not-accepted"],
    [
      {
        hasSignedConsultation: false,
        isOutsideOrder: true,
        policy: { needsConsultationFirst: true, acceptsOutsideOrders: true },
      },
      "open",
      undefined,
    ],
    [{ isSafetyHeld: true }, "refused", "safety-hold"],
    [{ endsOn: "2026-11-22" }, "warn", "expired"],
    [{ endsOn: "2026-11-23" }, "open", undefined],
    [{ certifyBy: "2026-11-22" }, "warn", "certification-missing"],
    [{ certifyBy: "2026-11-23" }, "open", undefined],
    [{ visitsLeft: 0 }, "warn", "authorization-missing"],
  ];
  for (const [change, kind, code] of table) {
    const result = assessTreatmentGate({ ...gate, ...change });
    assert.deepEqual([result.kind, result.reasons[0]?.code], [kind, code], JSON.stringify(change));
    assert.equal(result.needsReason, kind === "warn");
    for (const reason of result.reasons) assert.doesNotMatch(reason.words, /\blaw\b|legal/i);
  }
});

test("certification clocks run from the first treatment day", () => {
  assert.equal(certifyBy("2026-11-23"), "2026-12-23");
  assert.equal(certifiedTo("2026-10-20", "2027-06-01"), "2027-01-17");
  assert.equal(certifiedTo("2026-10-20", "2026-12-14"), "2026-12-14");
});
