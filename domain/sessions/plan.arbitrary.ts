import fc from "fast-check";
import { type Dose, type DoseField, doseFields, sides, type Unit } from "#domain/doses/dose.ts";
import { doseFieldFacts, type OwnSafer } from "#domain/doses/fields.ts";
import { rungReaches } from "#domain/exercises/ladder.ts";
import { exerciseTags } from "#domain/precautions/precaution.ts";
import {
  joints,
  type Limit,
  motions,
  type Owner,
  weightBearingStatuses,
} from "#domain/prescriptions/limit.ts";
import { type Bound, lineConsequences, lineOwners } from "#domain/prescriptions/line.ts";
import { prescriptionStates } from "#domain/prescriptions/prescription.ts";
import type { ExerciseFacts, LineInForce, PlanInForce } from "./plan-in-force.ts";

const amount = (field: DoseField) => {
  const units = doseFieldFacts[field].units as readonly [Unit, ...Unit[]];
  return fc.record({
    thousandths: fc.integer({ min: 0, max: 40 }).map((steps) => steps * 500),
    unit: fc.constantFrom(...units),
  });
};
const perField = <T>(value: (field: DoseField) => fc.Arbitrary<T>) =>
  fc.record(
    Object.fromEntries(doseFields.map((field) => [field, value(field)])) as Record<
      DoseField,
      fc.Arbitrary<T>
    >,
    { requiredKeys: [] },
  );

export const doseArbitrary: fc.Arbitrary<Dose> = perField(amount);

const boundArbitrary = (field: DoseField): fc.Arbitrary<Bound> =>
  fc.record(
    { least: amount(field), most: amount(field), isLocked: fc.boolean() },
    { requiredKeys: ["isLocked"] },
  );

const direction = fc.constantFrom("less" as const, "more" as const, "none" as const);
export const saferArbitrary: fc.Arbitrary<OwnSafer> = fc.record(
  { height: direction, range: direction, speed: direction, rest: direction },
  { requiredKeys: [] },
);

export const exerciseArbitrary: fc.Arbitrary<ExerciseFacts> = fc.record(
  {
    exerciseId: fc.constantFrom("leg-press", "bird-dog"),
    exerciseVersion: fc.constant(1),
    tags: fc.subarray([...exerciseTags], { maxLength: 4 }),
    motions: fc.array(fc.record({ joint: fc.constantFrom(...joints), motion: fc.constantFrom(...motions) }), {
      maxLength: 3,
    }),
    weightBearing: fc.subarray(["leg", "arm"] as const),
    isLoaded: fc.boolean(),
    isSided: fc.boolean(),
    safer: saferArbitrary,
  },
  {
    requiredKeys: [
      "exerciseId",
      "exerciseVersion",
      "tags",
      "motions",
      "weightBearing",
      "isLoaded",
      "isSided",
    ],
  },
);

export const lineArbitrary = (lineKey: string): fc.Arbitrary<LineInForce> =>
  fc.record(
    {
      lineKey: fc.constant(lineKey),
      lineId: fc.constant(`${lineKey}-1`),
      name: fc.constant("Leg press"),
      owner: fc.constantFrom(...lineOwners),
      consequence: fc.constantFrom(...lineConsequences),
      side: fc.constantFrom(...sides),
      exercise: exerciseArbitrary,
      prescribed: doseArbitrary,
      bounds: perField(boundArbitrary),
      weeklySteps: doseArbitrary,
      current: doseArbitrary,
      currentWeekAgo: doseArbitrary,
      heldByRequestId: fc.constant("held"),
      rung: fc.record({
        reach: fc.constantFrom(...rungReaches),
        ofExerciseId: fc.constant("mini-squat"),
        ofName: fc.constant("Mini squat"),
        fields: fc.subarray([...doseFields]),
      }),
      notYetOpen: fc.constantFrom({ on: "2026-12-07" }, { criterion: "20 heel raises" }),
    },
    {
      requiredKeys: [
        "lineKey",
        "lineId",
        "name",
        "owner",
        "consequence",
        "side",
        "exercise",
        "prescribed",
        "bounds",
        "weeklySteps",
        "current",
        "currentWeekAgo",
      ],
    },
  );

const common = {
  limitId: fc.constantFrom("limit-1", "limit-2", "limit-3", "limit-4"),
  owner: fc.constant<Owner>({ kind: "surgeon", name: "Dr. P. Lindqvist" }),
  delegateStaffIds: fc.constant<string[]>([]),
  fromOn: fc.constant<string>("2026-10-01"),
  reason: fc.constant<string>(""),
};
const commonKeys = ["limitId", "owner", "delegateStaffIds", "fromOn", "reason"] as const;
const limitArbitrary: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ ...common, kind: fc.constant("lift" as const), most: amount("load") }),
  fc.record({ ...common, kind: fc.constant("effort" as const), most: amount("rpeCap") }),
  fc.record({ ...common, kind: fc.constant("pain" as const), most: amount("painCap") }),
  fc.record({
    ...common,
    kind: fc.constant("range" as const),
    joint: fc.constantFrom(...joints),
    motion: fc.constantFrom(...motions),
    side: fc.constantFrom("left" as const, "right" as const, "both" as const),
    isLoadedOnly: fc.boolean(),
    most: amount("range"),
  }),
  fc.record(
    {
      ...common,
      kind: fc.constant("weight-bearing" as const),
      limb: fc.constantFrom("leg" as const, "arm" as const),
      side: fc.constantFrom("left" as const, "right" as const),
      status: fc.constantFrom(...weightBearingStatuses),
      most: amount("load"),
    },
    { requiredKeys: [...commonKeys, "kind", "limb", "side", "status"] },
  ),
  fc.record({
    ...common,
    kind: fc.constant("heart-rate" as const),
    most: fc.constant({ thousandths: 120_000, unit: "bpm" as const }),
  }),
);

const planRecord = {
  schema: fc.constant(1 as const),
  prescriptionVersionId: fc.constant("version"),
  state: fc.oneof(
    { weight: 4, arbitrary: fc.constant("active" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...prescriptionStates) },
  ),
  leftOpen: fc.constantFrom("therapist" as const, "ask-first" as const),
  limits: fc.uniqueArray(limitArbitrary, { selector: (limit) => limit.limitId, maxLength: 4 }),
  contraindications: fc.array(
    fc.record({
      precautionId: fc.uuid(),
      effect: fc.constantFrom("contraindication" as const, "precaution" as const),
      words: fc.constant("no"),
      excludedTags: fc.subarray([...exerciseTags], { maxLength: 3 }),
      onlyAt: fc.subarray([...joints], { maxLength: 2 }),
      side: fc.constantFrom("left" as const, "right" as const, "not-applicable" as const),
      ownerName: fc.constant("Dr. Osei"),
    }),
    { maxLength: 2 },
  ),
  permissions: fc.array(
    fc.record(
      {
        permissionId: fc.uuid(),
        lineKey: fc.constantFrom("a", "b"),
        upTo: doseArbitrary,
        isOnce: fc.boolean(),
        answersLimitIds: fc.subarray(["limit-1", "limit-2"]),
        answersRungId: fc.constantFrom("leg-press", "bird-dog"),
      },
      { requiredKeys: ["permissionId", "lineKey", "upTo", "isOnce"] },
    ),
    { maxLength: 2 },
  ),
  lines: fc.tuple(lineArbitrary("a"), lineArbitrary("b")),
};

/** One plan in five is held by a safety question over the session. */
export const planArbitrary: fc.Arbitrary<PlanInForce> = fc.oneof(
  { weight: 4, arbitrary: fc.record(planRecord) },
  { weight: 1, arbitrary: fc.record({ ...planRecord, heldByRequestId: fc.constant("held") }) },
);
