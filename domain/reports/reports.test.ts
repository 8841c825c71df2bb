import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { describeDay } from "#domain/calendar/describe.ts";
import { composeReport, type ReportBasis } from "./compose.ts";
import { assessReportDue, describeReportDue } from "./due.ts";
import {
  type RecertificationState,
  type ReportContent,
  type ReportEventKind,
  type ReportRecord,
  recertificationOf,
  reportContentSchema,
} from "./report.ts";
import { recertifiedAtMost, validateReport } from "./validate.ts";

const record: ReportRecord = {
  treatmentDays: 9,
  treatmentDaysInAll: 19,
  attendance: { booked: 11, noShow: 1, cancelled: 2, cancelledByClinic: 1 },
  painFirst: { on: "2026-10-26", of10: 5 },
  painLast: { on: "2026-11-23", of10: 3 },
  measures: [],
  lines: [],
  home: { sessionsAsked: 0, daysDone: 0 },
  adverseEvents: [],
  requests: { asked: 0, answered: 0 },
};
const basis: ReportBasis = {
  discipline: "PT",
  fromOn: "2026-10-26",
  toOn: "2026-11-23",
  prescriptionVersionId: "v2",
  planOfCareId: "p1",
  diagnoses: [{ code: "M17.12", title: "Knee arthritis", side: "left" }],
  goals: [
    {
      goalId: "stairs",
      words: "Climb stairs",
      measureId: "lefs",
      baselineThousandths: 34_000,
      targetThousandths: 50_000,
      unit: "of 80",
      targetOn: "2027-01-18",
    },
    { goalId: "garden", words: "Garden for an hour", unit: "", targetOn: "2027-01-18" },
  ],
  latest: [{ measureId: "lefs", side: "not-applicable", thousandths: 51_000, takenOn: "2026-11-20" }],
  record,
  homeProgramNumber: 2,
};
const today = "2026-11-23";
const whole = (change: Partial<ReportContent> = {}): ReportContent => {
  const draft = composeReport(basis, change.kind ?? "progress");
  return {
    ...draft,
    goals: draft.goals.map((goal) => ({ ...goal, state: goal.state ?? "progressing" })),
    assessment: "Skill is needed.",
    plan: "Go on.",
    ...change,
  };
};
const fieldsOf = (content: ReportContent) => validateReport(content, today).map(({ field }) => field);

test("the report is due by the tenth treatment day, inclusive, and announced two before", () => {
  const kinds = [0, 7, 8, 9, 10, 11].map((treated) => assessReportDue(treated).kind);
  assert.deepEqual(kinds, ["not-yet", "not-yet", "soon", "soon", "due", "overdue"]);
  assert.equal(describeReportDue(assessReportDue(9)), "Progress report due in 1 visit");
  assert.equal(describeReportDue(assessReportDue(12)), "Progress report overdue: visit 12 of 10");
});

test("more treatment days never make a report less due", () => {
  const grave = ["not-yet", "soon", "due", "overdue"];
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((days) =>
        grave.indexOf(assessReportDue(days).kind),
      );
      assert.ok((less ?? 0) <= (more ?? 0));
    }),
  );
});

test("a draft marks a goal as met only where its score reached the target, and leaves the others open", () => {
  const { goals } = composeReport(basis, "progress");
  assert.deepEqual(
    goals.map(({ state, now }) => [state, now]),
    [
      ["met", `51\u00a0of 80 on ${describeDay("2026-11-20")}`],
      [undefined, undefined],
    ],
  );
});

test("what nobody asked is said as not asked, and no number is made of it", () => {
  const { painFirst: _first, painLast: _last, ...unasked } = record;
  const { progress } = composeReport({ ...basis, record: unasked }, "progress");
  assert.match(progress, /Pain was not asked in the period\./);
  assert.match(progress, /The home program was not asked about\./);
  assert.match(progress, /No outcome measure was scored/);
  assert.match(composeReport(basis, "progress").progress, /missed 2 visits of 11 booked/);
});

test("each thing that stands against signing is refused at its field", () => {
  const frequency = { perWeekLeast: 1, perWeekMost: 2, perDay: 1, weeks: 8 };
  const asks = (toOn: string, change = {}) =>
    whole({ recertification: { toOn, frequency: { ...frequency, ...change } } });
  const table: [ReportContent, string[]][] = [
    [whole(), []],
    [composeReport(basis, "progress"), ["goals.1.state", "assessment", "plan"]],
    [whole({ goals: [{ goalId: "g", words: "Walk", state: "stopped", note: "" }] }), ["goals.0.note"]],
    [whole({ progress: "" }), ["progress"]],
    [whole({ toOn: "2026-11-24" }), ["toOn"]],
    [whole({ fromOn: "2026-11-24" }), ["fromOn"]],
    [whole({ kind: "discharge", discharge: { homeProgramNumber: null } }), ["discharge.reason"]],
    [whole({ discharge: { homeProgramNumber: null, reason: "goals-met" } }), ["discharge"]],
    [asks("2026-11-24"), []],
    [asks("2026-11-23"), ["recertification.toOn"]],
    // Ninety days, the first of them the day of the report.
    [asks("2027-02-20"), []],
    [asks("2027-02-21"), ["recertification.toOn"]],
    [asks("2027-01-10", { perWeekLeast: 3 }), ["recertification.frequency.perWeekMost"]],
    [
      {
        ...asks("2027-01-10"),
        kind: "discharge",
        discharge: { homeProgramNumber: null, reason: "goals-met" },
      },
      ["recertification"],
    ],
  ];
  for (const [content, fields] of table) assert.deepEqual(fieldsOf(content), fields);
  assert.equal(recertifiedAtMost(today), "2027-02-20");
});

test("what is drafted fits what is signed, however much the record holds", () => {
  const many = Array.from({ length: 20 }, (_, index) => ({
    on: "2026-11-01",
    words: `${index} ${"fell and rested ".repeat(60)}`.slice(0, 1000).trim(),
  }));
  const draft = composeReport({ ...basis, record: { ...record, adverseEvents: many } }, "discharge");
  assert.ok(reportContentSchema.safeParse(draft).success);
});

test("the recertification is the fold of the events", () => {
  const table: [boolean, ReportEventKind[], RecertificationState][] = [
    [false, ["signed"], "not-asked"],
    [true, ["signed"], "waiting"],
    [true, ["signed", "returned"], "returned"],
    [true, ["signed", "returned", "certified"], "certified"],
    [true, ["signed", "certified"], "certified"],
  ];
  for (const [asks, events, state] of table) assert.equal(recertificationOf(asks, events), state);
});
