import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type DoseField, doseFields, type Quantity } from "#domain/doses/dose.ts";
import { doseFieldFacts, type OwnSafer } from "#domain/doses/fields.ts";
import { compareQuantities, quantity } from "#domain/doses/quantity.ts";
import type { Bound } from "#domain/prescriptions/line.ts";
import { check, isAllowed, type Wanted } from "./check.ts";
import { doseArbitrary, planArbitrary, saferArbitrary } from "./plan.arbitrary.ts";
import type { PlanInForce } from "./plan-in-force.ts";

test("what is permitted once never becomes current", () => {
  fc.assert(
    fc.property(planArbitrary, fc.constantFrom("a", "b"), doseArbitrary, (anyPlan, lineKey, dose) => {
      const once = anyPlan.permissions.map((permission) => ({ ...permission, isOnce: true }));
      const wanted: Wanted = { purpose: "from-now-on", lineKey, dose };
      const withoutAny = check({ ...anyPlan, permissions: [] }, wanted);
      assert.deepEqual(check({ ...anyPlan, permissions: once }, wanted), withoutAny);
    }),
    { numRuns: 500 },
  );
});

/** Said again here and not taken from the rules under test: how far an answer reaches from the bound it was asked about. */
function keepsGranted(
  field: DoseField,
  own: OwnSafer | undefined,
  { upTo, value, crossed }: { upTo: Quantity; value: Quantity; crossed: Quantity },
): boolean {
  if (value.unit !== upTo.unit) return false;
  const direction = { ...safer, ...own }[field];
  if (direction === "less") return value.thousandths <= upTo.thousandths;
  if (direction === "more") return value.thousandths >= upTo.thousandths;
  if (value.thousandths === upTo.thousandths) return true;
  const [low, high] = [crossed, upTo].map((edge) => edge.thousandths).toSorted((a, b) => a - b);
  return crossed.unit === value.unit && value.thousandths > Number(low) && value.thousandths < Number(high);
}
const safer: Record<DoseField, "less" | "more" | "none"> = {
  sets: "less",
  reps: "less",
  hold: "less",
  duration: "less",
  distance: "less",
  load: "less",
  rest: "more",
  range: "none",
  assistance: "more",
  height: "none",
  incline: "less",
  speed: "none",
  rpeCap: "less",
  painCap: "less",
};

test("an allowed dose of a prescriber's line is inside its bounds, eases, is permitted, or its line acts outside them", () => {
  fc.assert(
    fc.property(planArbitrary, fc.constantFrom("a", "b"), doseArbitrary, (anyPlan, lineKey, dose) => {
      const result = check(anyPlan, { purpose: "perform", lineKey, dose });
      const target = anyPlan.lines.find((candidate) => candidate.lineKey === lineKey);
      if (!isAllowed(result) || target?.owner !== "prescriber" || target.consequence !== "ask-first") return;
      // An easier rung is always the therapist's, whatever the bounds of the line it stands for.
      if (target.rung?.reach === "easier") return;
      for (const field of doseFields) {
        const value: Quantity | undefined = dose[field];
        const most: Quantity | undefined = target.bounds[field]?.most;
        const current: Quantity | undefined = target.current[field];
        const isOfRung = target.rung?.fields.includes(field) ?? true;
        if (!value && target.prescribed[field] && current && isOfRung)
          assert.ok(
            !target.bounds[field]?.isLocked && !target.bounds[field]?.least && !most,
            `${field} left out`,
          );
        if (!value || !most || target.bounds[field]?.isLocked) continue;
        const isBeyond: boolean = compareQuantities(value, most) === "more";
        const isPermitted = anyPlan.permissions.some((permission) => {
          const upTo = permission.lineKey === lineKey ? permission.upTo[field] : undefined;
          return (
            upTo !== undefined && keepsGranted(field, target.exercise.safer, { upTo, value, crossed: most })
          );
        });
        const stays: boolean =
          current !== undefined && compareQuantities(value, current) !== "not-comparable";
        assert.ok(!isBeyond || isPermitted || stays, field);
      }
    }),
    { numRuns: 500 },
  );
});

const grantedArbitrary = fc.constantFrom(...doseFields).chain((field) =>
  fc.record({
    field: fc.constant(field),
    least: fc.integer({ min: 5, max: 8 }),
    most: fc.integer({ min: 10, max: 13 }),
    own: saferArbitrary,
    granted: fc.integer({ min: 0, max: 20 }),
    amount: fc.integer({ min: 0, max: 20 }),
  }),
);

test("a permission is used in the safer direction of its field in the exercise only, or between the crossed bound and what was granted", () => {
  let used = 0;
  fc.assert(
    fc.property(grantedArbitrary, ({ field, least, most, own, granted, amount }) => {
      const [unit] = doseFieldFacts[field].units;
      assert.ok(unit);
      const of = (value: number): Quantity => quantity(value, unit);
      const bound = { least: of(least), most: of(most), isLocked: false };
      const plan = planOf(field, of(9), bound, of(granted), own);
      const result = check(plan, { purpose: "perform", lineKey: "a", dose: { [field]: of(amount) } });
      const answered = result.findings.filter((finding) => finding.cause === "permission");
      const crossed = amount < least ? of(least) : of(most);
      const isKept = keepsGranted(field, own, { upTo: of(granted), value: of(amount), crossed });
      if (answered.length > 0) assert.ok(isKept, `${field} ${amount} under ${granted}`);
      if (amount >= least && amount <= most) assert.deepEqual(answered, [], "inside the bounds none is used");
      else if (isKept) assert.equal(result.consequence, "act", `${field} ${amount} under ${granted}`);
      used += answered.length;
    }),
    { numRuns: 2000 },
  );
  assert.ok(used > 100, `only ${used} of the generated doses used a permission`);
});

test("granted 45 s of rest permits 50 s and not 5 s; granted 95 degrees permits 92 and not 5 or 96", () => {
  const bounded = { least: quantity(60, "s"), isLocked: false };
  const rest = planOf("rest", quantity(90, "s"), bounded, quantity(45, "s"));
  const range = planOf(
    "range",
    quantity(60, "deg"),
    { least: quantity(30, "deg"), most: quantity(90, "deg"), isLocked: false },
    quantity(95, "deg"),
  );
  const allowed = (plan: PlanInForce, field: DoseField, value: Quantity) =>
    isAllowed(check(plan, { purpose: "perform", lineKey: "a", dose: { [field]: value } }));
  for (const [seconds, isIt] of [
    [45, true],
    [50, true],
    [44, false],
    [5, false],
  ] as const)
    assert.equal(allowed(rest, "rest", quantity(seconds, "s")), isIt, `${seconds} s`);
  for (const [degrees, isIt] of [
    [95, true],
    [92, true],
    [96, false],
    [5, false],
  ] as const)
    assert.equal(allowed(range, "range", quantity(degrees, "deg")), isIt, `${degrees} deg`);
});

/** One line of one field that asks outside its bound, with a permission for that field. */
const planOf = (
  field: DoseField,
  current: Quantity,
  bound: Bound,
  granted: Quantity,
  own: OwnSafer = {},
): PlanInForce => ({
  schema: 1,
  prescriptionVersionId: "version",
  state: "active",
  leftOpen: "therapist",
  limits: [],
  contraindications: [],
  permissions: [{ permissionId: "ok", lineKey: "a", isOnce: true, upTo: { [field]: granted } }],
  lines: [
    {
      lineKey: "a",
      lineId: "a-1",
      name: "Leg press",
      owner: "prescriber",
      consequence: "ask-first",
      side: "left",
      exercise: {
        exerciseId: "leg-press",
        exerciseVersion: 1,
        tags: [],
        motions: [],
        weightBearing: [],
        isLoaded: false,
        isSided: false,
        safer: own,
      },
      prescribed: { [field]: current },
      bounds: { [field]: bound },
      weeklySteps: {},
      current: { [field]: current },
      currentWeekAgo: { [field]: current },
    },
  ],
});
