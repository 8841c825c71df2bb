import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "#domain/calendar/days.ts";
import type { EquipmentOrder } from "#domain/prescriptions/equipment/equipment-order.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { gaitDevices, manualGrades, type Treatment } from "#domain/prescriptions/lines/treatment.ts";
import { type PrescriptionContent, prescriptionContentSchema } from "#domain/prescriptions/prescription.ts";
import { protocols } from "#domain/protocols/catalog.ts";
import { describePhaseEquipment } from "#domain/protocols/phases/describe-phase-equipment.ts";
import { equipmentAfter } from "#domain/protocols/phases/equipment-of-phase.ts";
import { draftFor, factsOn, today } from "#domain/protocols/phases/testing-phase.ts";
import { protocolContentSchema } from "#domain/protocols/protocol.ts";
import { stripToProtocol } from "./strip.ts";

const knee = protocols.find(({ protocolId }) => protocolId === "knee-osteoarthritis");
const phase = knee?.phases[0];
assert.ok(knee && phase);
const base = draftFor(knee, phase, factsOn(phase));
const plain = base.lines.find(({ side }) => side === "left") as Line;

const lineOf = (part: Partial<Line>): Line => ({ ...plain, lineId: "x", lineKey: "x", ...part });
const bridge = {
  exerciseId: "hip-bridge",
  name: "Hip bridge",
  exerciseVersion: 1,
  side: "not-applicable",
} as const;
const ultrasound = (parameters: Extract<Treatment, { kind: "modality" }>["parameters"]): Partial<Line> => ({
  ...{ exerciseId: "ultrasound", name: "Ultrasound", side: "left", dose: {}, bounds: {}, weeklySteps: {} },
  treatment: { kind: "modality", modalityId: "ultrasound", parameters },
});

/** Saved as a protocol and begun again for a patient of either side. */
function again(content: PrescriptionContent, side: "left" | "right" = "left") {
  const stripped = stripToProtocol(content, knee, { isSensitive: false });
  const parsed = protocolContentSchema.safeParse(stripped.content);
  assert.ok(parsed.success, JSON.stringify(parsed.error?.issues));
  // As it is kept: through JSON.
  const kept = JSON.parse(JSON.stringify(parsed.data)) as typeof parsed.data;
  const saved = { ...kept, protocolId: "own", version: 1 };
  const [first] = saved.phases;
  assert.ok(first);
  return { leftOut: stripped.leftOut, draft: draftFor(saved, first, factsOn(first, { side })) };
}
const withoutIds = ({ lineId: _id, lineKey: _key, exerciseVersion: _version, ...line }: Line) => line;

const lines: readonly [says: string, line: Partial<Line>][] = [
  ["a rung", { ...bridge, upTo: { exerciseId: "single-leg-bridge", name: "Single-leg bridge" } }],
  ["settings", ultrasound({ intensity: { thousandths: 1200, unit: "W/cm²" }, duty: "continuous" })],
  ["how often at home", { isHomeProgram: true, home: { timesPerDay: 2, daysPerWeek: 5 } }],
  ["the day it opens", { notBefore: { on: addDays(today, 14) } }],
  ["both sides", { side: "bilateral" }],
  ["sides in turn", { side: "alternating" }],
  ["a criterion of the protocol", { notBefore: { criterion: phase.name } }],
];
for (const [says, part] of lines)
  test(`a line keeps ${says} over a protocol and the prescription begun from it`, () => {
    const line = lineOf(part);
    const { draft } = again({ ...base, lines: [line] });
    assert.deepEqual(draft.lines.map(withoutIds), [withoutIds(line)]);
    assert.ok(prescriptionContentSchema.safeParse(draft).success);
  });

test("equipment and a taper come back, on the side that is treated then", () => {
  const brace: EquipmentOrder = {
    ...{ equipmentId: "e1", kind: "knee-brace", side: "left", wear: "walking", hoursPerDay: 8, words: "" },
    hinge: { fromDegrees: 0, toDegrees: 30 },
    untilOn: addDays(today, 42),
  };
  const cane: EquipmentOrder = { equipmentId: "e2", kind: "cane", side: "right", words: "" };
  const frequency = { perWeekLeast: 1, perWeekMost: 3, perDay: 1, weeks: 6 };
  const taper = [
    { perWeek: 3, weeks: 2 },
    { perWeek: 1, weeks: 4 },
  ];
  const { draft } = again({ ...base, frequency, taper, equipment: [brace, cane] }, "right");
  const pieces = draft.equipment?.map(({ equipmentId: _id, ...order }) => order);
  const { equipmentId: _id, ...sameBrace } = brace;
  assert.deepEqual(pieces, [
    { ...sameBrace, side: "right" },
    { kind: "cane", side: "left", words: "" },
  ]);
  assert.deepEqual([draft.frequency, draft.taper], [frequency, taper]);
});

test("what was typed beside them stays behind, and each kind of it is told", () => {
  const { draft, leftOut } = again({
    ...base,
    lines: [
      lineOf({ notBefore: { criterion: "20 heel raises for Ann" } }),
      lineOf(ultrasound({ site: "Ann's scar", duty: "continuous" })),
      lineOf({ treatment: { kind: "education", topic: "What Ann may lift" } }),
      lineOf({ side: "right" }),
    ],
    equipment: [
      { equipmentId: "e1", kind: "other", words: "Ann's stool" },
      { equipmentId: "e2", kind: "walker", words: "the one of Ann" },
    ],
  });
  assert.doesNotMatch(JSON.stringify({ draft: { ...draft, diagnoses: [] }, leftOut }), /Ann/);
  for (const told of [
    "1 criterion of a line in own words",
    "1 setting of a treatment in own words",
    "1 topic taught in own words",
    "1 line of the other side",
    "1 piece of equipment in own words or for the other side",
    "1 note on equipment",
  ])
    assert.ok(leftOut.includes(told), told);
  assert.equal(draft.lines[1]?.treatment?.kind, "modality");
  assert.equal(draft.equipment?.length, 1);
});

test("a phase that opens brings its equipment, ends what the one before it ordered and leaves the rest", () => {
  const order = (kind: EquipmentOrder["kind"], words = ""): EquipmentOrder => ({
    ...{ equipmentId: `own ${kind}`, kind, words },
  });
  const drafted = [
    { ...order("cane"), equipmentId: "new" },
    { ...order("sling"), equipmentId: "sling" },
  ];
  const base = [order("walker"), order("cane", "in the right hand"), order("tens-unit")];
  assert.deepEqual(
    equipmentAfter(base, [{ kind: "walker" }], drafted).map(({ equipmentId, words }) => [equipmentId, words]),
    [
      ["own tens-unit", ""],
      ["own cane", "in the right hand"],
      ["sling", ""],
    ],
  );
  assert.equal(
    describePhaseEquipment({ kind: "cane", side: "other", wear: "walking", untilAfterDays: 42 }),
    "Cane, when walking, other side, through day 42",
  );
});

test("whatever of a closed list a line's treatment says comes back", () => {
  const treatment = fc.oneof(
    fc.constantFrom(...manualGrades).map((gradeMost): Treatment => ({ kind: "manual", gradeMost })),
    fc.constantFrom(...gaitDevices).map((device): Treatment => ({ kind: "gait", device, surface: "stairs" })),
    fc.integer({ min: 100, max: 2000 }).map(
      (thousandths): Treatment => ({
        ...{ kind: "modality", modalityId: "ultrasound" },
        parameters: { intensity: { thousandths, unit: "W/cm²" } },
      }),
    ),
  );
  fc.assert(
    fc.property(treatment, fc.integer({ min: 1, max: 300 }), (said, days) => {
      const line = lineOf({ treatment: said, notBefore: { on: addDays(today, days) } });
      assert.deepEqual(again({ ...base, lines: [line] }).draft.lines.map(withoutIds), [withoutIds(line)]);
    }),
  );
});
