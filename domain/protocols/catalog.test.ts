import assert from "node:assert/strict";
import { test } from "node:test";
import { findExercise, findExerciseFacts } from "#domain/exercises/library.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { type Diagnosis, prescriptionContentSchema } from "#domain/prescriptions/prescription.ts";
import { validatePrescription } from "#domain/prescriptions/validate.ts";
import { check } from "#domain/sessions/check.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { findProtocol, protocols } from "./catalog.ts";
import { draftFor, factsOn, today } from "./phases/testing-phase.ts";
import { type Protocol, protocolContentSchema } from "./protocol.ts";
import type { ProtocolLimit } from "./protocol-limit.ts";

/** Problems the product names; each has a protocol. */
const named = [
  "low-back-pain",
  "neck-pain",
  "cervical-radiculopathy",
  "lumbar-stenosis",
  "rotator-cuff",
  "rotator-cuff-repair",
  "adhesive-capsulitis",
  "lateral-elbow",
  "carpal-tunnel",
  "distal-radius-fracture",
  "knee-osteoarthritis",
  "total-knee-replacement",
  "acl-reconstruction",
  "total-hip-replacement",
  "ankle-sprain",
  "achilles-tendinopathy",
  "pelvic-pain",
  "falls-and-balance",
];

const sides: readonly Diagnosis["side"][] = ["left", "right", "both", "midline"];
const everyPhase = protocols.flatMap((protocol) => protocol.phases.map((phase) => ({ protocol, phase })));

test("every problem the product names has a protocol, each known by its id", () => {
  for (const protocolId of named) assert.ok(findProtocol(protocolId), protocolId);
  assert.equal(new Set(protocols.map(({ protocolId }) => protocolId)).size, protocols.length);
});

test("each protocol has the shape a clinic's own has, with a source for itself and for each phase", () => {
  for (const { protocolId, version, ...content } of protocols) {
    const parsed = protocolContentSchema.safeParse(content);
    assert.ok(parsed.success, `${protocolId}: ${JSON.stringify(parsed.error?.issues)}`);
    assert.match(protocolId, /^[a-z0-9-]+$/);
    assert.ok(version >= 1 && content.codePrefixes.length > 0 && content.stopAndCall.length > 0, protocolId);
  }
});

test("what a surgeon owns asks first, counts from an operation or an injury, and has several phases", () => {
  for (const protocol of protocols.filter(({ owner }) => owner === "surgeon")) {
    assert.equal(protocol.leftOpen, "ask-first", protocol.protocolId);
    assert.notEqual(protocol.countsFrom, "start", protocol.protocolId);
    assert.ok(protocol.phases.length >= 3, protocol.protocolId);
  }
});

test("phases open in the order of their days, the first at once, and each later one by a criterion too", () => {
  for (const { protocolId, phases } of protocols) {
    const days = phases.map((phase) => phase.opensAfterDays);
    assert.deepEqual(
      days,
      [...new Set(days)].toSorted((a, b) => a - b),
      protocolId,
    );
    assert.equal(days[0], 0, protocolId);
    assert.equal(new Set(phases.map(({ phaseId }) => phaseId)).size, phases.length, protocolId);
    for (const phase of phases) {
      const ids = phase.criteria.map(({ criterionId }) => criterionId);
      assert.equal(new Set(ids).size, ids.length, `${protocolId} ${phase.phaseId}`);
      if (phase.opensAfterDays > 0) assert.ok(ids.length > 0, `${protocolId} ${phase.phaseId}`);
    }
  }
});

test("every exercise, measure and criterion of a protocol exists, and a number lies inside its measure", () => {
  for (const { protocol, phase } of everyPhase) {
    for (const { exerciseId } of phase.lines) assert.ok(findExercise(exerciseId), exerciseId);
    const asked = [
      protocol.primaryMeasureId,
      ...protocol.goals.map(({ measureId }) => measureId),
      ...phase.criteria.flatMap(({ measured }) => (measured?.by === "measure" ? [measured.measureId] : [])),
    ];
    for (const measureId of asked) assert.ok(measureId && findMeasure(measureId), protocol.protocolId);
    for (const { measured } of phase.criteria) {
      if (measured?.by !== "measure") continue;
      const measure = findMeasure(measured.measureId);
      assert.ok(measure);
      for (const edge of [measured.least, measured.most])
        if (edge !== undefined)
          assert.ok(edge >= measure.leastThousandths && edge <= measure.mostThousandths, phase.phaseId);
      assert.equal(measured.least !== undefined, measure.betterIs === "higher", phase.phaseId);
    }
  }
});

for (const side of sides)
  test(`a draft of every phase for a fitting diagnosis, ${side}, may be signed as it stands`, () => {
    for (const { protocol, phase } of everyPhase) {
      const at = `${protocol.protocolId} ${phase.phaseId}`;
      if (protocol.isSided && side === "midline") continue;
      const content = draftFor(protocol, phase, factsOn(phase, { side }));
      const parsed = prescriptionContentSchema.safeParse(content);
      assert.ok(parsed.success, `${at}: ${JSON.stringify(parsed.error?.issues)}`);
      assert.deepEqual(validatePrescription(content, { today, exerciseOf: findExerciseFacts }), [], at);
    }
  });

test("a sided protocol for a diagnosis without a side assumes none: its sided lines and limits wait for it", () => {
  const knee = findProtocol("total-knee-replacement");
  assert.ok(knee);
  const [phase] = knee.phases;
  assert.ok(phase);
  const content = draftFor(knee, phase, factsOn(phase, { side: "not-applicable" }));
  assert.ok(content.lines.every(({ side }) => side === "not-applicable"));
  assert.equal(prescriptionContentSchema.safeParse(content).success, false);
});

for (const side of ["left", "right"] as const)
  test(`each line of every phase, done ${side} as prescribed, is inside its own bounds and the limits of the phase`, () => {
    for (const { protocol, phase } of everyPhase) {
      const content = draftFor(protocol, phase, factsOn(phase, { side }));
      const plan: PlanInForce = {
        schema: 1,
        prescriptionVersionId: "version",
        state: "active",
        leftOpen: content.leftOpen,
        limits: content.limits,
        contraindications: [],
        permissions: [],
        lines: content.lines.map((line) => {
          const exercise = findExerciseFacts(line.exerciseId);
          assert.ok(exercise);
          return { ...line, exercise, prescribed: line.dose, current: line.dose, currentWeekAgo: line.dose };
        }),
      };
      for (const { lineKey, name, dose } of content.lines) {
        const result = check(plan, { purpose: "perform", lineKey, dose });
        const at = `${protocol.protocolId} ${phase.phaseId} ${name}: ${JSON.stringify(result.findings)}`;
        assert.equal(result.consequence, "act", at);
        // A limit that a line without a range or a weight cannot show to be kept is told, and nothing else is.
        for (const finding of result.findings)
          assert.ok(
            finding.place === "at-the-limit" ||
              (finding.place === "not-specified" && finding.cause === "limit"),
            at,
          );
      }
    }
  });

/** Later phases that bound what an earlier one left open, or bound it tighter, each with its reason. None so far. */
const tighterOnPurpose: readonly string[] = [];

const status = ["none", "touch-down", "partial", "as-tolerated", "full"];
const amount = (limit: ProtocolLimit): number =>
  limit.kind === "weight-bearing" ? status.indexOf(limit.status) : limit.most.thousandths;
const place = (limit: ProtocolLimit): string =>
  limit.kind === "range"
    ? `${limit.joint} ${limit.motion} ${limit.isLoadedOnly}`
    : limit.kind === "weight-bearing"
      ? limit.limb
      : limit.kind;

function tighterPhases({ protocolId, phases }: Protocol): string[] {
  return phases.slice(1).flatMap((phase, index) =>
    phase.limits.flatMap((limit) => {
      const before = phases[index]?.limits.find((earlier) => place(earlier) === place(limit));
      const isTighter = !before || amount(limit) < amount(before);
      return isTighter ? [`${protocolId} ${phase.phaseId} ${place(limit)}`] : [];
    }),
  );
}

test("no later phase limits more than the one before it, but where it is meant to", () => {
  assert.deepEqual(protocols.flatMap(tighterPhases), tighterOnPurpose);
});

test("a limit falls due when a phase opens that no longer has it, or on the way there", () => {
  for (const { protocolId, phases } of protocols)
    for (const [index, phase] of phases.entries())
      for (const limit of phase.limits) {
        const next = phases[index + 1];
        const isCarried = next?.limits.some(
          (later) => place(later) === place(limit) && amount(later) === amount(limit),
        );
        if (next && !isCarried)
          assert.ok(
            limit.dueAfterDays <= next.opensAfterDays,
            `${protocolId} ${phase.phaseId} ${place(limit)}`,
          );
      }
});
