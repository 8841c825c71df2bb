import fc from "fast-check";
import { sides } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { gaitDevices, manualGrades, type Treatment } from "#domain/prescriptions/lines/treatment.ts";
import type { Limit } from "./limit.ts";
import { type Line, lineConsequences, lineOwners } from "./line.ts";
import { type Goal, leftOpenDeciders, type PrescriptionContent, prescriptionKinds } from "./prescription.ts";

export const someLine: Line = {
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

export const someContent: PrescriptionContent = {
  schema: 1,
  kind: "specific",
  leftOpen: "therapist",
  discipline: "PT",
  diagnoses: [{ code: "S83.212D", title: "Left knee meniscus tear", side: "left" }],
  limits: [],
  lines: [someLine],
  frequency: { perWeekLeast: 2, perWeekMost: 3, perDay: 1, weeks: 6 },
  goals: [],
  stopAndCall: [],
  startsOn: "2026-11-02",
  endsOn: "2026-12-14",
  reviewOn: "2026-11-30",
  note: "",
};

const pounds = fc.integer({ min: 1, max: 9 }).map((steps) => quantity(steps * 5, "lb"));
const reps = fc.integer({ min: 1, max: 12 }).map((count) => quantity(count, "rep"));
const degrees = fc.integer({ min: 1, max: 12 }).map((steps) => quantity(steps * 10, "deg"));
const day = fc.constantFrom("2026-11-02", "2026-11-30", "2026-12-14", "2027-01-04");
const words = fc.constantFrom("", "Slowly", "Watch the knee");

const treatment: fc.Arbitrary<Treatment> = fc.oneof(
  fc.record({
    kind: fc.constant("modality" as const),
    modalityId: fc.constantFrom("ultrasound" as const, "nmes" as const),
    parameters: fc.dictionary(
      fc.constantFrom("intensity", "duty", "placement", "off"),
      fc.oneof(
        fc.constantFrom("continuous", "half", "Left patella"),
        fc.record({
          thousandths: fc.integer({ min: 1, max: 9 }).map((steps) => steps * 100),
          unit: fc.constantFrom("W/cm²" as const, "s" as const),
        }),
      ),
      { maxKeys: 3, noNullPrototype: true },
    ),
  }),
  fc.record(
    { kind: fc.constant("manual" as const), gradeMost: fc.constantFrom(...manualGrades) },
    { requiredKeys: ["kind"] },
  ),
  fc.record(
    { kind: fc.constant("gait" as const), device: fc.constantFrom(...gaitDevices) },
    { requiredKeys: ["kind"] },
  ),
  fc.record({ kind: fc.constant("education" as const), topic: fc.constantFrom("Posture", "Pacing") }),
);

const bound = fc.record(
  { least: pounds, most: pounds, isLocked: fc.boolean() },
  { requiredKeys: ["isLocked"] },
);

export const lineContentArbitrary: fc.Arbitrary<Line> = fc
  .record(
    {
      lineId: fc.constantFrom("l1", "l2", "l3"),
      lineKey: fc.constantFrom("k1", "k2", "k3", "k4"),
      exerciseId: fc.constantFrom("leg-press", "step-up"),
      exerciseVersion: fc.constantFrom(1, 2),
      side: fc.constantFrom(...sides),
      owner: fc.constantFrom(...lineOwners),
      consequence: fc.constantFrom(...lineConsequences),
      dose: fc.record({ load: pounds, reps }, { requiredKeys: [] }),
      bounds: fc.record({ load: bound }, { requiredKeys: [] }),
      weeklySteps: fc.record({ load: pounds }, { requiredKeys: [] }),
      isHomeProgram: fc.boolean(),
      note: words,
      treatment,
      upTo: fc.constantFrom(
        { exerciseId: "goblet-squat", name: "Goblet squat" },
        { exerciseId: "step-down", name: "Step-down" },
      ),
      notBefore: fc.oneof(
        fc.record({ on: day }),
        fc.record({ criterion: fc.constantFrom("no limp", "20 heel raises") }),
        fc.record({ on: day, criterion: fc.constant("no limp") }),
      ),
      home: fc.record({
        timesPerDay: fc.integer({ min: 1, max: 3 }),
        daysPerWeek: fc.integer({ min: 1, max: 7 }),
      }),
    },
    {
      requiredKeys: [
        "lineId",
        "lineKey",
        "exerciseId",
        "exerciseVersion",
        "side",
        "owner",
        "consequence",
        "dose",
        "bounds",
        "weeklySteps",
        "isHomeProgram",
        "note",
      ],
    },
  )
  .map((line) => ({ ...line, name: line.exerciseId === "leg-press" ? "Leg press" : "Step-up" }));

const limitContentArbitrary: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({
    kind: fc.constant("lift" as const),
    limitId: fc.constantFrom("a", "b"),
    most: pounds,
    owner: fc.constantFrom(
      { kind: "surgeon" as const, name: "Dr. L" },
      { kind: "physiatrist" as const, name: "Dr. Osei", staffId: "s1" },
    ),
    delegateStaffIds: fc.constantFrom<string[]>([], ["s2"]),
    fromOn: day,
    reason: words,
  }),
  fc.record(
    {
      kind: fc.constant("range" as const),
      limitId: fc.constantFrom("a", "c"),
      joint: fc.constant("knee" as const),
      motion: fc.constantFrom("flexion" as const, "extension" as const),
      side: fc.constantFrom("left" as const, "right" as const),
      isLoadedOnly: fc.boolean(),
      most: degrees,
      owner: fc.constant({ kind: "surgeon" as const, name: "Dr. L" }),
      delegateStaffIds: fc.constant<string[]>([]),
      fromOn: day,
      dueForLiftingOn: day,
      reason: words,
    },
    {
      requiredKeys: [
        "kind",
        "limitId",
        "joint",
        "motion",
        "side",
        "isLoadedOnly",
        "most",
        "owner",
        "delegateStaffIds",
        "fromOn",
        "reason",
      ],
    },
  ),
);

const goalContentArbitrary: fc.Arbitrary<Goal> = fc.record(
  {
    goalId: fc.constantFrom("g1", "g2"),
    words: fc.constantFrom("Climb stairs", "Walk a mile"),
    unit: fc.constant(""),
    targetOn: day,
    targetThousandths: fc.integer({ min: 0, max: 80 }).map((points) => points * 1000),
  },
  { requiredKeys: ["goalId", "words", "unit", "targetOn"] },
);

const header = {
  schema: fc.constant(1 as const),
  kind: fc.constantFrom(...prescriptionKinds),
  leftOpen: fc.constantFrom(...leftOpenDeciders),
  discipline: fc.constant("PT" as const),
  diagnoses: fc.constantFrom(someContent.diagnoses, [
    { ...someContent.diagnoses[0], code: "M17.12" },
  ]) as fc.Arbitrary<PrescriptionContent["diagnoses"]>,
  limits: fc.uniqueArray(limitContentArbitrary, { selector: (limit) => limit.limitId, maxLength: 3 }),
  lines: fc.uniqueArray(lineContentArbitrary, { selector: (line) => line.lineKey, maxLength: 4 }),
  equipment: fc.uniqueArray(
    fc.record(
      {
        equipmentId: fc.constantFrom("e1", "e2"),
        kind: fc.constantFrom("knee-brace" as const, "cane" as const),
        side: fc.constantFrom("left" as const, "right" as const),
        hinge: fc.record({ fromDegrees: fc.constant(0), toDegrees: fc.constantFrom(0, 30, 90) }),
        untilOn: day,
        words,
      },
      { requiredKeys: ["equipmentId", "kind", "words"] },
    ),
    { selector: (order) => order.equipmentId, minLength: 1, maxLength: 2 },
  ),
  frequency: fc.record({
    perWeekLeast: fc.constantFrom(1, 2),
    perWeekMost: fc.constantFrom(2, 3),
    perDay: fc.constantFrom(1, 2),
    weeks: fc.constantFrom(4, 6),
  }),
  taper: fc.constantFrom(
    [
      { perWeek: 3, weeks: 2 },
      { perWeek: 1, weeks: 4 },
    ],
    [
      { perWeek: 3, weeks: 4 },
      { perWeek: 1, weeks: 2 },
    ],
  ),
  visitsMost: fc.constantFrom(8, 12),
  goals: fc.uniqueArray(goalContentArbitrary, { selector: (goal) => goal.goalId, maxLength: 2 }),
  primaryMeasureId: fc.constantFrom("lefs", "tug"),
  stopAndCall: fc.subarray(["Calf pain", "Fever"]),
  startsOn: day,
  endsOn: day,
  reviewOn: day,
  note: words,
};

/** Whole contents over few keys, so that two of them share lines, limits and goals and differ inside them; as read from JSON. */
export const contentArbitrary: fc.Arbitrary<PrescriptionContent> = fc
  .record(header, {
    requiredKeys: [
      "schema",
      "kind",
      "leftOpen",
      "discipline",
      "diagnoses",
      "limits",
      "lines",
      "frequency",
      "goals",
      "stopAndCall",
      "startsOn",
      "endsOn",
      "reviewOn",
      "note",
    ],
  })
  .map((content) => JSON.parse(JSON.stringify(content)) as PrescriptionContent);
