import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { findExerciseFacts } from "#domain/exercises/library.ts";
import { diffPrescriptions } from "#domain/prescriptions/diff.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { validatePrescription } from "#domain/prescriptions/validate.ts";
import { findProtocol } from "#domain/protocols/catalog.ts";
import { assessCriterion } from "#domain/protocols/criterion.ts";
import type { Protocol, ProtocolPhase } from "#domain/protocols/protocol.ts";
import { draftOfPhase } from "./draft-of-phase.ts";
import { findPhase, nextPhaseOf } from "./next-phase.ts";
import { type OpeningFacts, openPhase } from "./open-phase.ts";
import { opensEarlyOf, type ProtocolOrigin } from "./protocol-origin.ts";
import { draftFor, factsOn, makeIds, today } from "./testing-phase.ts";

const repair = findProtocol("rotator-cuff-repair") as Protocol;
const phaseOf = (protocol: Protocol, phaseId: string) =>
  protocol.phases.find((phase) => phase.phaseId === phaseId) as ProtocolPhase;
const active = phaseOf(repair, "weeks-6-to-12");
const strengthening = phaseOf(repair, "from-week-12");

/** The prescription of weeks 6 to 12, signed six weeks ago; the phase from week 12 opens today. */
const signedOn = addDays(today, -42);
const operatedOn = addDays(today, -84);
const base = draftFor(
  repair,
  active,
  factsOn(active, { today: signedOn, countedFromOn: operatedOn, newId: makeIds() }),
);
const opening = (change: Partial<OpeningFacts> = {}): OpeningFacts => ({
  ...factsOn(strengthening, { countedFromOn: operatedOn, newId: () => `new-${(count += 1)}` }),
  limits: base.limits,
  ownLimitIds: base.limits.map((limit) => limit.limitId),
  mayLift: () => true,
  current: () => undefined,
  ...change,
});
let count = 0;
const open = (change: Partial<OpeningFacts> = {}, from: PrescriptionContent = base) =>
  openPhase(from, repair, strengthening, opening(change));
const lineOf = (content: PrescriptionContent, exerciseId: string): Line =>
  content.lines.find((line) => line.exerciseId === exerciseId) as Line;
const originOf = ({ protocol }: PrescriptionContent): ProtocolOrigin => {
  assert.ok(protocol);
  return protocol;
};
const withOrigin = (content: PrescriptionContent, change: Partial<ProtocolOrigin>): PrescriptionContent => ({
  ...content,
  protocol: { ...originOf(content), ...change },
});
const answered = (content: PrescriptionContent): PrescriptionContent =>
  withOrigin(content, {
    criteria: (originOf(content).criteria ?? []).map((one) => ({ ...one, answer: "met" })),
  });
const problems = (content: PrescriptionContent) =>
  validatePrescription(content, {
    today,
    exerciseOf: findExerciseFacts,
    standingLimitIds: base.limits.map((limit) => limit.limitId),
  });

test("a criterion is met at its edge and not beyond it, and what nobody measured is not known", () => {
  const [elevation, shrug] = strengthening.criteria;
  assert.ok(elevation && shrug);
  const at = (degrees: number) =>
    assessCriterion(elevation, () => ({ thousandths: degrees * 1000, takenOn: today })).state;
  assert.deepEqual([at(120), at(119), at(121)], ["met", "not-met", "met"]);
  assert.equal(assessCriterion(elevation, () => undefined).state, "not-known");
  assert.equal(assessCriterion(shrug, () => ({ thousandths: 0, takenOn: today })).state, "not-known");
});

test("a draft answers a criterion by the latest value with its day, and leaves the others not known", () => {
  const { protocol } = draftOfPhase(
    repair,
    strengthening,
    factsOn(strengthening, { latest: () => ({ thousandths: 131_000, takenOn: "2026-11-12" }) }),
  );
  assert.deepEqual(
    protocol.criteria?.map(({ answer, evidence }) => [answer, evidence]),
    [
      ["met", "131° on Nov\u00a012, 2026"],
      ["not-known", ""],
    ],
  );
});

test("a phase is not signed while a criterion is open or its day has not come, unless somebody says why", () => {
  const opened = open();
  assert.deepEqual(
    problems(opened).map(({ field }) => field),
    ["protocol.reason"],
  );
  assert.match(problems(opened)[0]?.words ?? "", /2 of 2 criteria are not met or not known/);
  assert.deepEqual(problems(answered(opened)), []);
  const early = withOrigin(answered(opened), { countedFromOn: addDays(operatedOn, 1) });
  assert.match(
    problems(early)[0]?.words ?? "",
    /its day, \w+.\d+, 202\d, comes after the prescription starts\. Change the days, or say why it opens now\.$/,
  );
  assert.deepEqual(problems(withOrigin(early, { reason: "Surgeon agreed." })), []);
  assert.deepEqual(
    [opened, early].map(({ protocol, startsOn }) => protocol && opensEarlyOf(protocol, startsOn)),
    [undefined, addDays(opened.startsOn, 1)],
  );
});

test("a phase whose day comes after the end says so, and a protocol that begins after the end is refused, whatever the reason", () => {
  const opened = answered(open());
  const { endsOn } = opened;
  const counted = (countedFromOn: string, reason?: string) =>
    problems(withOrigin(opened, { countsFrom: "start", countedFromOn, ...(reason ? { reason } : {}) }));
  const late = addDays(endsOn, 1 - (originOf(opened).opensAfterDays ?? 0));
  assert.match(counted(late)[0]?.words ?? "", /comes after the prescription ends/);
  assert.match(counted(addDays(late, -1))[0]?.words ?? "", /comes after the prescription starts/);
  assert.deepEqual(counted(endsOn, "Surgeon agreed."), []);
  assert.deepEqual(
    counted(addDays(endsOn, 1), "Surgeon agreed.").map(({ field }) => field),
    ["protocol.countedFromOn"],
  );
});

test("the day of the operation is asked at its field, and one that lies ahead is refused there", () => {
  const { countedFromOn: _day, ...untold } = originOf(base);
  const at = (content: PrescriptionContent) =>
    validatePrescription(content, { today: signedOn, exerciseOf: findExerciseFacts }).map(
      ({ field, words }) => `${field}: ${words}`,
    );
  assert.deepEqual(at({ ...base, protocol: untold }), [
    "protocol.countedFromOn: Enter the day of the operation: the phases open by it.",
  ]);
  assert.match(
    at(withOrigin(base, { countedFromOn: addDays(signedOn, 1) }))[0] ?? "",
    /^protocol.countedFromOn: This day lies ahead/,
  );
});

test("the next phase is known by the day of the operation, and unknown where nobody told it", () => {
  const origin = originOf(base);
  assert.equal(findPhase(repair, origin), 2);
  assert.deepEqual(nextPhaseOf(repair, origin), { index: 3, phase: strengthening, opensOn: today });
  const { countedFromOn: _day, ...untold } = origin;
  assert.equal(nextPhaseOf(repair, untold)?.opensOn, undefined);
  const last = repair.phases.at(-1) as ProtocolPhase;
  assert.equal(nextPhaseOf(repair, { ...origin, phaseId: last.phaseId }), undefined);
  assert.equal(nextPhaseOf(repair, { ...origin, phaseId: "gone" }), undefined);
  // A version signed before phases were known by id is found by its name.
  const named = { protocolId: repair.protocolId, version: 1, name: repair.name, phase: active.name };
  assert.equal(findPhase(repair, named), 2);
});

test("lines of both phases keep their key, those of the earlier one end, and what the prescriber added stays", () => {
  const added: Line = {
    ...lineOf(base, "isometric-rotation"),
    lineId: "added",
    lineKey: "added-key",
    exerciseId: "grip-putty",
    name: "Grip putty",
  };
  const opened = open({}, { ...base, lines: [...base.lines, added] });
  assert.equal(lineOf(opened, "wand-flexion").lineKey, lineOf(base, "wand-flexion").lineKey);
  assert.notEqual(lineOf(opened, "wand-flexion").lineId, lineOf(base, "wand-flexion").lineId);
  assert.equal(lineOf(opened, "table-slide"), undefined);
  assert.equal(lineOf(opened, "grip-putty").lineKey, "added-key");
  assert.notEqual(lineOf(opened, "grip-putty").lineId, "added");
  assert.equal(new Set(opened.lines.map((line) => line.lineKey)).size, opened.lines.length);
});

test("a line goes on from what is current where the new span holds it, and from the phase's dose where not", () => {
  const ofPhase = strengthening.lines.find((line) => line.exerciseId === "wand-flexion")?.dose.range;
  assert.ok(ofPhase);
  const current = (degrees: number) =>
    lineOf(open({ current: () => ({ range: quantity(degrees, "deg") }) }), "wand-flexion");
  assert.deepEqual(current(135).dose.range, quantity(135, "deg"));
  assert.deepEqual(current(170).dose.range, quantity(170, "deg"));
  assert.deepEqual(current(119).dose.range, ofPhase);
  assert.deepEqual(current(171).dose.range, ofPhase);
  const inOtherUnit = lineOf(open({ current: () => ({ range: quantity(135, "%") }) }), "wand-flexion");
  assert.deepEqual(inOtherUnit.dose.range, ofPhase);
});

test("a limit of the earlier phase ends where whoever opens may lift it, and stands where not", () => {
  const lifts = (content: PrescriptionContent) =>
    content.limits.flatMap((limit) => (limit.kind === "lift" ? [limit.most.thousandths / 1000] : []));
  assert.deepEqual(lifts(open()), [15]);
  assert.deepEqual(lifts(open({ mayLift: () => false })), [5, 15]);
  assert.equal(diffPrescriptions(base, open())[0]?.risk, "limit-removed");
});

test("a limit somebody changed, or of another episode, is not taken for the protocol's", () => {
  const [lift] = base.limits.filter((limit) => limit.kind === "lift");
  assert.ok(lift);
  const own = { ...lift, limitId: "own", most: quantity(3, "lb") };
  const kept = open({
    limits: [...base.limits, own],
    ownLimitIds: [...base.limits, own].map((one) => one.limitId),
  });
  assert.ok(kept.limits.some((limit) => limit.limitId === "own"));
  const elsewhere = open({ ownLimitIds: [] });
  assert.ok(base.limits.every((limit) => elsewhere.limits.some((one) => one.limitId === limit.limitId)));
});

test("a limit both phases have is carried as it stands and never raised twice", () => {
  const acl = findProtocol("acl-reconstruction") as Protocol;
  const [first, second] = [phaseOf(acl, "weeks-0-to-2"), phaseOf(acl, "weeks-2-to-6")];
  const before = draftFor(
    acl,
    first,
    factsOn(first, { today: addDays(today, -14), countedFromOn: addDays(today, -14) }),
  );
  const opened = openPhase(before, acl, second, {
    ...factsOn(second, { newId: makeIds() }),
    limits: before.limits,
    ownLimitIds: before.limits.map((limit) => limit.limitId),
    mayLift: () => true,
    current: () => undefined,
  });
  assert.deepEqual(
    opened.limits.map((limit) => limit.limitId),
    before.limits.map((limit) => limit.limitId),
  );
});

test("the new version begins today, and a goal whose day is past is looked at again by its end", () => {
  const [goal] = base.goals;
  assert.ok(goal);
  const opened = open({}, { ...base, goals: [{ ...goal, targetOn: addDays(today, -1) }] });
  assert.equal(opened.startsOn, today);
  assert.equal(opened.goals[0]?.targetOn, opened.endsOn);
  assert.equal(opened.goals.length, repair.goals.length);
  assert.equal(opened.note, base.note);
});
