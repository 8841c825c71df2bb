import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Quantity, type Unit, units } from "#domain/doses/dose.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { limitSchema } from "./limit.ts";
import { describeWrongAmount, type LimitKind, limitKinds, limitSpans } from "./limit-amount.ts";

const shapes: Record<LimitKind, object> = {
  range: { joint: "knee", motion: "flexion", side: "left", isLoadedOnly: false },
  "weight-bearing": { limb: "leg", side: "left", status: "partial" },
  lift: {},
  effort: {},
  pain: {},
  "heart-rate": {},
};
const parse = (kind: LimitKind, most: Quantity) =>
  limitSchema.safeParse({
    kind,
    limitId: "l1",
    owner: { kind: "surgeon", name: "Dr. L" },
    delegateStaffIds: [],
    fromOn: "2026-10-01",
    reason: "",
    ...shapes[kind],
    most,
  });

test("a limit of each kind is given in its own units, and between its own edges", () => {
  const table: [LimitKind, amount: number, Unit, isTaken: boolean][] = [
    ["pain", 10, "pain", true],
    ["pain", 50, "lb", false],
    ["pain", 10.5, "pain", false],
    ["effort", 10, "rpe", true],
    ["effort", 90, "rpe", false],
    ["heart-rate", 30, "bpm", true],
    ["heart-rate", 29, "bpm", false],
    ["heart-rate", 221, "bpm", false],
    ["heart-rate", 100, "deg", false],
    ["weight-bearing", 100, "%bw", true],
    ["weight-bearing", 500, "%bw", false],
    ["weight-bearing", 0, "%bw", false],
    ["weight-bearing", 20, "lb", false],
    ["range", 0, "deg", true],
    ["range", 181, "deg", false],
    ["lift", 400, "lb", true],
    ["lift", 401, "lb", false],
    ["lift", 180, "kg", true],
    ["lift", 5, "band", false],
  ];
  for (const [kind, amount, unit, isTaken] of table) {
    const most = quantity(amount, unit);
    assert.equal(parse(kind, most).success, isTaken, `${kind} ${amount} ${unit}`);
    assert.equal(describeWrongAmount(kind, most) === undefined, isTaken, `${kind} ${amount} ${unit}`);
  }
  assert.equal(
    describeWrongAmount("heart-rate", quantity(100, "deg")),
    "A limit of the heart rate is not given in degrees. Give it in bpm.",
  );
  assert.equal(
    describeWrongAmount("effort", quantity(90, "rpe")),
    "90 is no limit of effort: it lies between 0 and 10. Enter it again.",
  );
});

test("no limit is signed in a unit of another kind", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...limitKinds),
      fc.constantFrom(...units),
      fc.integer({ min: 0, max: 10_000_000 }),
      (kind, unit, thousandths) => {
        const isOwn = limitSpans[kind].spans.some((span) => span.unit === unit);
        if (!isOwn) assert.equal(parse(kind, { thousandths, unit }).success, false);
      },
    ),
  );
});
