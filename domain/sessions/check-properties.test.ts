import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Dose, doseFields, type Quantity, type Side } from "#domain/doses/dose.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { check, isAllowed, isOnlyEasing, type Wanted } from "./check.ts";
import { doseArbitrary, exerciseArbitrary, planArbitrary } from "./plan.arbitrary.ts";
import type { ExerciseFacts, PlanInForce } from "./plan-in-force.ts";

const wantedArbitrary: fc.Arbitrary<Wanted> = fc.oneof(
  fc.record({
    purpose: fc.constantFrom("perform" as const, "from-now-on" as const),
    lineKey: fc.constantFrom("a", "b", "gone"),
    dose: doseArbitrary,
  }),
  fc.record({
    purpose: fc.constantFrom("perform" as const, "from-now-on" as const),
    added: exerciseArbitrary,
    side: fc.constantFrom("left" as const, "bilateral" as const),
    dose: doseArbitrary,
  }),
);

test("checking is total, deterministic and replayable from the stored plan", () => {
  fc.assert(
    fc.property(planArbitrary, wantedArbitrary, (anyPlan, wanted) => {
      const first = check(anyPlan, wanted);
      const replayed = check(
        JSON.parse(JSON.stringify(anyPlan)) as PlanInForce,
        JSON.parse(JSON.stringify(wanted)) as Wanted,
      );
      assert.deepEqual(JSON.parse(JSON.stringify(first)), JSON.parse(JSON.stringify(replayed)));
      assert.deepEqual(check(anyPlan, wanted), first);
    }),
    { numRuns: 500 },
  );
});

const easedArbitrary = fc
  .tuple(planArbitrary, fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 100 }))
  .map(([anyPlan, lineKey, percent]) => {
    const current = anyPlan.lines.find((candidate) => candidate.lineKey === lineKey)?.current ?? {};
    const dose = Object.fromEntries(
      Object.entries(current).map(([field, value]) =>
        ["sets", "reps", "hold", "duration", "load"].includes(field)
          ? [field, { ...value, thousandths: Math.floor((value.thousandths * percent) / 100) }]
          : [field, value],
      ),
    ) as Dose;
    return { anyPlan, lineKey, dose, current };
  });

test("less load, repetitions, sets or time from now on is never refused and never asked, whatever the limits", () => {
  fc.assert(
    fc.property(easedArbitrary, ({ anyPlan, lineKey, dose, current }) => {
      fc.pre(isOnlyEasing(current, dose));
      const result = check(anyPlan, { purpose: "from-now-on", lineKey, dose });
      assert.equal(result.consequence, "act", JSON.stringify(result.findings[0]));
    }),
    { numRuns: 500 },
  );
});

test("less of what stands is never refused by its line: doing it asks only where a limit of the patient stands", () => {
  fc.assert(
    fc.property(easedArbitrary, ({ anyPlan, lineKey, dose, current }) => {
      fc.pre(isOnlyEasing(current, dose));
      const { heldByRequestId: _session, ...rest } = anyPlan;
      const lines = rest.lines.map(
        ({ heldByRequestId: _line, notYetOpen: _closed, rung: _rung, ...line }) => line,
      );
      const open: PlanInForce = { ...rest, state: "active", contraindications: [], lines };
      const result = check(open, { purpose: "perform", lineKey, dose });
      const limitIds = new Set(open.limits.map((limit) => limit.limitId));
      for (const finding of result.findings)
        assert.ok(finding.consequence === "act" || limitIds.has(finding.sourceId ?? ""), finding.cause);
      assert.notEqual(result.consequence, "refused");
    }),
    { numRuns: 500 },
  );
});

test("a dose in another unit than what is prescribed and current is never within, whatever the bounds of its line", () => {
  let seen = 0;
  fc.assert(
    fc.property(planArbitrary, fc.constantFrom("a", "b"), doseArbitrary, (anyPlan, lineKey, dose) => {
      const line = anyPlan.lines.find((candidate) => candidate.lineKey === lineKey);
      const differs = line
        ? doseFields.filter((field) => {
            const [wanted, prescribed] = [dose[field], line.prescribed[field]];
            return wanted && prescribed && wanted.unit !== prescribed.unit;
          })
        : [];
      if (line?.owner !== "prescriber" || differs.length === 0) return;
      seen += 1;
      const { place } = check(anyPlan, { purpose: "perform", lineKey, dose });
      assert.ok(place === "outside" || place === "not-specified", place);
    }),
    { numRuns: 1000 },
  );
  assert.ok(seen > 100, `only ${seen} of the generated doses were in another unit`);
});

test("a line that is not yet open is performed only where an answer permits its dose; nothing else opens it", () => {
  let asked = 0;
  fc.assert(
    fc.property(planArbitrary, fc.constantFrom("a", "b"), doseArbitrary, (anyPlan, lineKey, dose) => {
      const line = anyPlan.lines.find((candidate) => candidate.lineKey === lineKey);
      if (!line?.notYetOpen) return;
      asked += 1;
      const result = check(anyPlan, { purpose: "perform", lineKey, dose });
      const isAnswered = anyPlan.permissions.some((permission) => permission.lineKey === lineKey);
      if (!isAnswered) assert.equal(isAllowed(result), false);
      const opened = { ...anyPlan, lines: anyPlan.lines.map(({ notYetOpen: _closed, ...rest }) => rest) };
      const whenOpen = check(opened, { purpose: "perform", lineKey, dose });
      assert.deepEqual(
        result.findings.filter(
          (finding) => finding.cause !== "not-yet-open" && finding.cause !== "permission",
        ),
        whenOpen.findings.filter((finding) => finding.cause !== "permission"),
      );
    }),
    { numRuns: 500 },
  );
  assert.ok(asked > 50, `only ${asked} of the generated lines were closed`);
});

test("an easier rung never asks by its line; a harder one than may be moved to is done only as the line says, or by an answer about that rung", () => {
  let seen = 0;
  fc.assert(
    fc.property(planArbitrary, fc.constantFrom("a", "b"), doseArbitrary, (anyPlan, lineKey, dose) => {
      const line = anyPlan.lines.find((candidate) => candidate.lineKey === lineKey);
      if (!line?.rung) return;
      seen += 1;
      const { findings } = check(anyPlan, { purpose: "perform", lineKey, dose });
      const ofRung = findings.filter((finding) => finding.cause === "rung");
      const limitIds = new Set(anyPlan.limits.map((limit) => limit.limitId));
      if (line.rung.reach === "easier")
        for (const finding of findings)
          assert.ok(
            finding.consequence === "act" ||
              finding.consequence === "refused" ||
              finding.cause === "not-yet-open" ||
              limitIds.has(finding.sourceId ?? ""),
            finding.cause,
          );
      if (line.rung.reach === "up-to" || line.owner === "therapist") assert.deepEqual(ofRung, []);
      const isAnswered = anyPlan.permissions.some(
        (permission) =>
          permission.lineKey === lineKey && permission.answersRungId === line.exercise.exerciseId,
      );
      if (line.rung.reach === "beyond" && line.owner === "prescriber" && !isAnswered)
        assert.deepEqual(
          ofRung.map((finding) => finding.consequence),
          [line.consequence],
        );
    }),
    { numRuns: 800 },
  );
  assert.ok(seen > 100, `only ${seen} of the generated lines stood on another rung`);
});

type Target = { exercise: ExerciseFacts; side: Side };

/** Which sides of the body an exercise works; one whose side is not stated may work both. */
const workedSides: Record<Side, readonly string[]> = {
  left: ["left"],
  right: ["right"],
  bilateral: ["left", "right"],
  alternating: ["left", "right"],
  "not-applicable": ["left", "right"],
};
const limbJoints = {
  leg: ["hip", "knee", "ankle", "foot"],
  arm: ["shoulder", "elbow", "forearm", "wrist", "hand"],
};
/** A load that a limit of lifting is held against: lifted, or held and pulled by an arm, but for the pull of a band. */
function isOnTheArms(exercise: ExerciseFacts, isBand: boolean): boolean {
  if (exercise.tags.includes("lifting")) return true;
  const isPulled = exercise.motions.some(({ joint }) =>
    ["shoulder", "elbow", "forearm", "wrist"].includes(joint),
  );
  const isWorking = exercise.isLoaded || exercise.tags.includes("resisted");
  return !isBand && isPulled && isWorking && !exercise.weightBearing.includes("arm");
}
const isTakenToItsEnd = (
  { joint, motion }: Extract<Limit, { kind: "range" }>,
  { tags }: ExerciseFacts,
): boolean =>
  tags.includes("stretching") ||
  tags.includes("forced-passive-motion") ||
  (joint === "shoulder" && tags.includes("overhead")) ||
  (joint === "neck" && tags.includes("cervical-end-range")) ||
  (joint.endsWith("spine") && motion === "rotation" && tags.includes("end-range-trunk-rotation")) ||
  (joint === "hip" &&
    ((motion === "flexion" && tags.includes("hip-flexion-past-90")) ||
      (motion === "adduction" && tags.includes("hip-adduction-past-midline")) ||
      (motion === "internal-rotation" && tags.includes("hip-internal-rotation"))));
const exceeds = (value: Quantity | undefined, most: Quantity): boolean =>
  value !== undefined && (value.unit !== most.unit || value.thousandths > most.thousandths);

/** What each kind of limit forbids, said again here and not taken from the rules under test. */
function crosses(
  limit: Limit,
  { exercise, side }: Target,
  dose: Dose,
  answered: ReadonlySet<string>,
): boolean {
  const works = (one: string) => !exercise.isSided || workedSides[side].includes(one);
  switch (limit.kind) {
    case "lift":
      return isOnTheArms(exercise, dose.load?.unit === "band") && exceeds(dose.load, limit.most);
    case "effort":
      return exceeds(dose.rpeCap, limit.most);
    case "pain":
      return exceeds(dose.painCap, limit.most);
    case "range": {
      const isMoved = exercise.motions.some((m) => m.joint === limit.joint && m.motion === limit.motion);
      const isSide = ["both", "midline"].includes(limit.side) || works(limit.side);
      if (!isMoved || !isSide || !(exercise.isLoaded || !limit.isLoadedOnly)) return false;
      if (!dose.range) return isTakenToItsEnd(limit, exercise) && !answered.has(limit.limitId);
      return exceeds(dose.range, limit.most);
    }
    case "weight-bearing": {
      if (limit.status === "full" || limit.status === "as-tolerated") return false;
      if (!works(limit.side)) return false;
      const isStanding = exercise.weightBearing.includes(limit.limb);
      const isWorked = exercise.motions.some((m) => limbJoints[limit.limb].includes(m.joint));
      // A leg whose foot is free bears no weight, whatever it works against.
      if (!isStanding && (limit.limb === "leg" || !(exercise.isLoaded && isWorked))) return false;
      if (limit.status === "none" && isStanding) return true;
      const { most } = limit;
      if (limit.status === "partial" && most?.unit === "%bw" && dose.load?.unit === "%bw")
        return dose.load.thousandths > most.thousandths;
      return !answered.has(limit.limitId);
    }
    case "heart-rate":
      // No dose states a heart rate: it is shown and measured, never computed.
      return false;
    default:
      return limit satisfies never;
  }
}

/** Only an exercise that is known to work elsewhere, or on the other side, is out of reach. */
function mayBeThere(
  { onlyAt = [], side: ownSide }: PlanInForce["contraindications"][number],
  { exercise, side }: Target,
): boolean {
  if (onlyAt.length === 0) return true;
  const isElsewhere =
    exercise.motions.length > 0 && exercise.motions.every(({ joint }) => !onlyAt.includes(joint));
  const isOpposite =
    exercise.isSided &&
    ((ownSide === "left" && side === "right") || (ownSide === "right" && side === "left"));
  return !isElsewhere && !isOpposite;
}

test("nothing that is performed crosses a limit or a contraindication", () => {
  let seen = 0;
  fc.assert(
    fc.property(planArbitrary, wantedArbitrary, (anyPlan, any) => {
      const wanted: Wanted = { ...any, purpose: "perform" };
      const result = check(anyPlan, wanted);
      const target: Target | undefined =
        "added" in wanted
          ? { exercise: wanted.added, side: wanted.side }
          : anyPlan.lines.find((candidate) => candidate.lineKey === wanted.lineKey);
      if (!target || !isAllowed(result)) return;
      seen += 1;
      const answered = new Set(
        anyPlan.permissions
          .filter((permission) => "lineKey" in wanted && permission.lineKey === wanted.lineKey)
          .flatMap((permission) => permission.answersLimitIds ?? []),
      );
      assert.deepEqual(
        anyPlan.limits.filter((limit) => crosses(limit, target, wanted.dose, answered)),
        [],
      );
      const contraindicated = anyPlan.contraindications.some(
        (one) =>
          one.effect === "contraindication" &&
          one.excludedTags.some((tag) => target.exercise.tags.includes(tag)) &&
          mayBeThere(one, target),
      );
      assert.equal(contraindicated, false);
      assert.equal(anyPlan.heldByRequestId, undefined);
    }),
    { numRuns: 3000 },
  );
  assert.ok(seen > 100, `only ${seen} of the generated doses were allowed`);
});
