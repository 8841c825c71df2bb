import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { quantity } from "#domain/doses/quantity.ts";
import { contentArbitrary, someContent, someLine } from "#domain/prescriptions/prescription.arbitrary.ts";
import { type PrescriptionContent, prescriptionContentSchema } from "#domain/prescriptions/prescription.ts";
import { readDraft } from "./readable-draft.ts";

const ultrasound = (thousandths: number): PrescriptionContent["lines"][number] => ({
  ...someLine,
  lineId: "l2",
  lineKey: "k2",
  exerciseId: "ultrasound",
  name: "Ultrasound",
  dose: {},
  bounds: {},
  treatment: {
    kind: "modality",
    modalityId: "ultrasound",
    parameters: { intensity: { thousandths, unit: "W/cm²" } },
  },
});
const unsided = {
  kind: "range",
  limitId: "a",
  joint: "knee",
  motion: "flexion",
  isLoadedOnly: false,
  most: quantity(90, "deg"),
  owner: { kind: "physiatrist", staffId: "s1", name: "Dr. Osei" },
  delegateStaffIds: [],
  fromOn: "2026-11-02",
  reason: "",
} as unknown as PrescriptionContent["limits"][number];

test("one bad setting of a modality hides no other problem, and everything else can still be checked", () => {
  const draft: PrescriptionContent = {
    ...someContent,
    limits: [unsided],
    lines: [
      { ...ultrasound(90_000), lineKey: "k0", lineId: "l0" },
      { ...someLine, dose: { load: { thousandths: Number.NaN, unit: "lb" } } },
      { ...ultrasound(1000), lineKey: "k9", lineId: "l9" },
    ],
    frequency: { ...someContent.frequency, perWeekLeast: Number.NaN },
    goals: [{ goalId: "g1", words: "", unit: "", targetOn: "2026-12-01" }],
  };
  const read = readDraft(draft, someContent);
  const told = read.problems.map(({ field }) => field);
  for (const field of [
    "frequency.perWeekLeast",
    "goals.0.words",
    "limits.0.side",
    "lines.0.treatment.parameters.intensity",
  ])
    assert.ok(told.includes(field), `${field} of ${told.join(", ")}`);
  assert.ok(
    told.some((field) => field.startsWith("lines.1.dose.load")),
    told.join(", "),
  );
  assert.ok(!told.some((field) => field.startsWith("lines.2")), told.join(", "));
  assert.equal(read.isWhole, false);
  assert.ok(read.content && prescriptionContentSchema.safeParse(read.content).success);
  // The limit and the goal have nothing to stand in for them and are left out; the lines stay, each known by its key.
  const { limits, goals, lines } = read.content;
  assert.deepEqual(
    [limits.length, goals.length, lines.map(({ lineKey }) => lineKey)],
    [0, 0, ["k0", "k1", "k9"]],
  );
  assert.deepEqual(lines[1]?.dose, someLine.dose);
  assert.equal(read.fieldOf("lines.2.side"), "lines.2.side");
  assert.equal(read.fieldOf("lines.1.dose.load"), undefined);
  assert.equal(read.fieldOf("reviewOn"), "reviewOn");
});

test("a field of what is left is told at its own place in the draft", () => {
  const nameless = { ...someLine, lineId: "l0", lineKey: "k0", name: "", exerciseId: "" };
  const draft = { ...someContent, lines: [nameless, someLine] };
  const read = readDraft(draft, someContent);
  assert.deepEqual(
    read.content?.lines.map(({ lineKey }) => lineKey),
    ["k1"],
  );
  assert.equal(read.fieldOf("lines.0.side"), "lines.1.side");
});

test("a draft that can be read is read whole, as it was written", () => {
  fc.assert(
    fc.property(contentArbitrary, contentArbitrary, (draft, before) => {
      fc.pre(prescriptionContentSchema.safeParse(draft).success);
      const read = readDraft(draft, before);
      assert.equal(read.content, draft);
      assert.deepEqual([read.isWhole, read.problems], [true, []]);
    }),
    { numRuns: 200 },
  );
});

test("what a field alone would be refused for is told beside whatever else is refused", () => {
  type Bad = { field: string; put: (content: PrescriptionContent) => PrescriptionContent };
  const first = ({ lines: [line, ...rest] }: PrescriptionContent, change: object) =>
    line ? [{ ...line, ...change }, ...rest] : [];
  const bad: Bad[] = [
    { field: "note", put: (content) => ({ ...content, note: "x".repeat(601) }) },
    { field: "reviewOn", put: (content) => ({ ...content, reviewOn: "" }) },
    { field: "visitsMost", put: (content) => ({ ...content, visitsMost: Number.NaN }) },
    { field: "diagnoses", put: (content) => ({ ...content, diagnoses: [] }) },
    {
      field: "lines.0.note",
      put: (content) => ({ ...content, lines: first(content, { note: "x".repeat(301) }) }),
    },
    {
      field: "lines.0.home.timesPerDay",
      put: (content) => ({
        ...content,
        lines: first(content, { home: { timesPerDay: 0, daysPerWeek: 7 } }),
      }),
    },
    {
      field: "lines.0.notBefore",
      put: (content) => ({ ...content, lines: first(content, { notBefore: {} }) }),
    },
    { field: "stopAndCall.0", put: (content) => ({ ...content, stopAndCall: [""] }) },
  ];
  fc.assert(
    fc.property(fc.subarray(bad, { minLength: 1 }), (chosen) => {
      const draft = chosen.reduce((content, { put }) => put(content), someContent);
      const read = readDraft(draft, someContent);
      assert.deepEqual(
        new Set(read.problems.map(({ field }) => field)),
        new Set(chosen.map(({ field }) => field)),
      );
      assert.ok(read.content);
    }),
    { numRuns: 100 },
  );
});
