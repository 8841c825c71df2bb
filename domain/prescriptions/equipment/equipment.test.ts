import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import { findExerciseFacts } from "#domain/exercises/library.ts";
import { diffPrescriptions } from "#domain/prescriptions/diff.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { someContent } from "#domain/prescriptions/prescription.arbitrary.ts";
import { prescriptionContentSchema } from "#domain/prescriptions/prescription.ts";
import { validatePrescription } from "#domain/prescriptions/validate.ts";
import { describeEquipment } from "./describe-equipment.ts";
import { type EquipmentOrder, equipmentKinds } from "./equipment-order.ts";

const brace: EquipmentOrder = {
  equipmentId: "e1",
  kind: "knee-brace",
  side: "left",
  hinge: { fromDegrees: 0, toDegrees: 30 },
  wear: "walking",
  hoursPerDay: 8,
  untilOn: "2026-12-07",
  words: "",
};
const flexion = (most: number, change: Partial<Extract<Limit, { kind: "range" }>> = {}): Limit => ({
  kind: "range",
  limitId: "bend",
  joint: "knee",
  motion: "flexion",
  side: "left",
  isLoadedOnly: false,
  most: quantity(most, "deg"),
  owner: { kind: "physiatrist", staffId: "s1", name: "Dr. Osei" },
  delegateStaffIds: [],
  fromOn: "2026-11-02",
  reason: "",
  ...change,
});
const fields = (order: Partial<EquipmentOrder>, limits: Limit[] = []) =>
  validatePrescription(
    { ...someContent, limits, equipment: [{ ...brace, ...order }] },
    { today: "2026-11-05", exerciseOf: findExerciseFacts },
  )
    // What a limit says of the lines is another matter.
    .flatMap(({ field }) => (field.startsWith("equipment.") ? [field] : []));
const without = (name: "side" | "hinge", change: Partial<EquipmentOrder> = {}) => {
  const { [name]: _gone, ...rest } = { ...brace, ...change };
  return rest as EquipmentOrder;
};
const fieldsOf = (order: EquipmentOrder) =>
  validatePrescription(
    { ...someContent, equipment: [order] },
    { today: "2026-11-05", exerciseOf: findExerciseFacts },
  ).map(({ field }) => field);

test("a piece of equipment is told with its side, its hinge, when it is worn and until when", () => {
  assert.equal(
    describeEquipment(brace).replaceAll("\u00a0", " "),
    "Left hinged knee brace, open from 0° to 30°, when walking, 8 hours a day at most, until Dec 7, 2026",
  );
  const locked = { ...brace, hinge: { fromDegrees: 0, toDegrees: 0 } };
  assert.match(describeEquipment(locked), /locked at 0°/);
  for (const kind of equipmentKinds) assert.notEqual(describeEquipment({ ...brace, kind }), "");
});

test("contradictions of a piece are refused at its field: side, degrees, day, words, and the limit its hinge would let pass", () => {
  assert.deepEqual(fields({}), []);
  assert.deepEqual(fieldsOf(without("side")), ["equipment.0.side"]);
  assert.deepEqual(fieldsOf(without("hinge", { kind: "walker" })), ["equipment.0.side"]);
  assert.deepEqual(fields({ kind: "walking-boot" }), ["equipment.0.hinge"]);
  assert.deepEqual(fields({ hinge: { fromDegrees: 40, toDegrees: 30 } }), ["equipment.0.hinge"]);
  assert.deepEqual(
    [fields({ untilOn: "2026-11-05" }), fields({ untilOn: "2026-11-04" })],
    [[], ["equipment.0.untilOn"]],
  );
  assert.deepEqual(fields({ side: "right" }), ["equipment.0.side"]);
  assert.deepEqual(fields({ side: "right", words: "Both knees were done" }), []);
  assert.deepEqual(fieldsOf(without("hinge", { kind: "cane", side: "right" })), []);
  assert.deepEqual(fieldsOf({ equipmentId: "e2", kind: "other", words: "" }), ["equipment.0.words"]);
  assert.deepEqual([fields({}, [flexion(30)]), fields({}, [flexion(29)])], [[], ["equipment.0.hinge"]]);
  assert.deepEqual(fields({}, [flexion(20, { side: "right" })]), []);
  assert.deepEqual(fields({}, [flexion(20, { isLoadedOnly: true })]), []);
});

test("none is absent and never an empty list; taking a brace away, or opening it, is told before everything else", () => {
  const content = { ...someContent, equipment: [brace] };
  assert.ok(prescriptionContentSchema.safeParse(content).success);
  assert.equal(prescriptionContentSchema.safeParse({ ...someContent, equipment: [] }).success, false);
  const risk = (after: EquipmentOrder[]) =>
    diffPrescriptions(content, after.length > 0 ? { ...content, equipment: after } : someContent)[0]?.risk;
  assert.equal(risk([]), "limit-removed");
  assert.equal(risk([{ ...brace, hinge: { fromDegrees: 0, toDegrees: 90 } }]), "limit-removed");
  assert.equal(risk([{ ...brace, words: "Over a sock" }]), "other");
  assert.equal(diffPrescriptions(someContent, content)[0]?.risk, "limit-added");
});
