import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar/days.ts";
import { precautionSchema } from "#domain/precautions/precaution.ts";
import { limitSchema } from "#domain/prescriptions/limit.ts";
import { confoundedSpans, confoundedUntil, confoundingOf } from "./confounded.ts";
import { procedureEffects } from "./effect-table.ts";
import { describeEffect, dueOfEffect, effectsOf, limitOfEffect, precautionOfEffect } from "./effects.ts";
import {
  type ProcedureContent,
  type ProcedureDrug,
  procedureContentSchema,
  procedureKinds,
} from "./procedure.ts";
import { describeSteroidTotal, lastToxin, steroidTotal, toxinAgainOn } from "./totals.ts";
import {
  mostSteroidMilligrams,
  type ProcedureFacts,
  usualEffects,
  validateProcedure,
  warnOfProcedure,
} from "./validate-procedure.ts";

const today = "2026-11-23";
const drug = (change: Partial<ProcedureDrug> = {}): ProcedureDrug => ({
  kind: "steroid",
  name: "triamcinolone",
  amountThousandths: 40_000,
  unit: "mg",
  lot: "T4471",
  expiresOn: "2027-06-30",
  muscle: "",
  side: "not-applicable",
  ...change,
});
const procedure = (change: Partial<ProcedureContent> = {}): ProcedureContent => {
  const content: ProcedureContent = {
    schema: 1,
    kind: "joint-injection",
    performedOn: today,
    site: "knee",
    side: "left",
    level: "",
    guidance: "ultrasound",
    drugs: [drug()],
    consent: { takenBy: "Dr. Osei", on: today, at: "13:40" },
    timeOut: { ledBy: "S. Whitford", at: "13:50" },
    painBefore: 6,
    painAfter: 2,
    complications: { state: "none", words: "" },
    note: "",
    effects: [],
    confoundedUntilOn: today,
    ...change,
  };
  return {
    ...content,
    effects: change.effects ?? usualEffects(content),
    confoundedUntilOn: change.confoundedUntilOn ?? confoundedUntil(content),
  };
};
const fields = (content: ProcedureContent) => validateProcedure(content, { today }).map(({ field }) => field);
const started = {
  id: "started-1",
  procedureId: "procedure-1",
  hasDiabetes: false,
  owner: { kind: "physiatrist" as const, staffId: "osei", name: "Dr. Osei" },
  delegateStaffIds: [],
  fromOn: today,
  dueForLiftingOn: addDays(today, 2),
  reason: "Joint injection",
};

void test("every effect has words and a source, and becomes exactly one precaution or limit of its physiatrist", () => {
  assert.equal(new Set(procedureEffects.map(({ effectId }) => effectId)).size, procedureEffects.length);
  for (const effect of procedureEffects) {
    assert.ok(describeEffect(effect) !== "" && effect.source !== "", effect.effectId);
    const limit = limitOfEffect(effect, started);
    const precaution = precautionOfEffect(effect, started);
    assert.equal(Number(limit !== undefined) + Number(precaution !== undefined), 1, effect.effectId);
    if (limit) assert.equal(limitSchema.safeParse(limit).success, true, effect.effectId);
    if (precaution) {
      assert.equal(precautionSchema.safeParse(precaution).success, true, effect.effectId);
      assert.equal(
        precaution.effect === "contraindication",
        precaution.excludedTags.length > 0,
        effect.effectId,
      );
    }
  }
});

void test("every kind starts what its row says, due on its day", () => {
  const due = (kind: ProcedureContent["kind"], drugs: ProcedureDrug[] = []) =>
    Object.fromEntries(
      effectsOf({ kind, drugs }).map((effect) => [effect.effectId, dueOfEffect(effect, "2026-11-01")]),
    );
  assert.deepEqual(due("joint-injection", [drug()]), {
    "rest-48-h": "2026-11-03",
    "tendon-load": "2026-11-15",
    glucose: "2026-11-08",
  });
  assert.deepEqual(Object.keys(due("joint-injection", [drug({ kind: "hyaluronate" })])), ["rest-48-h"]);
  assert.deepEqual(due("epidural", [drug()]), {
    "rest-24-h": "2026-11-02",
    "no-soak": "2026-11-03",
    "spine-watch": "2026-11-08",
    glucose: "2026-11-08",
  });
  assert.equal(due("vertebral-augmentation")["cement-flexion"], "2026-12-13");
  assert.equal(due("stimulator-implant")["leads-no-shortwave"], null);
  assert.equal(due("stimulator-implant")["leads-lift"], "2026-12-27");
  assert.equal(due("botulinum")["toxin-watch"], "2027-01-24");
  for (const kind of procedureKinds) assert.ok(effectsOf({ kind, drugs: [] }).length > 0, kind);
});

void test("a score is confounded from the day of the procedure to the last day of its window, and on no day beside them", () => {
  const knee = {
    kind: "joint-injection" as const,
    performedOn: "2026-11-01",
    confoundedUntilOn: "2026-11-29",
  };
  assert.equal(confoundedUntil({ ...procedure(), performedOn: "2026-11-01" }), "2026-11-29");
  assert.equal(confoundingOf("2026-10-31", [knee]), undefined);
  assert.equal(confoundingOf("2026-11-01", [knee]), "the day of joint injection");
  assert.equal(confoundingOf("2026-11-02", [knee]), "1 day after joint injection");
  assert.equal(confoundingOf("2026-11-29", [knee]), "28 days after joint injection");
  assert.equal(confoundingOf("2026-11-30", [knee]), undefined);
  for (const kind of procedureKinds) assert.ok(confoundedSpans[kind].source.includes("(K)"), kind);
});

void test("an injection of anesthetic alone confounds one day, with a steroid four weeks", () => {
  const until = (...kinds: ProcedureDrug["kind"][]) =>
    confoundedUntil(procedure({ drugs: kinds.map((kind) => drug({ kind })) }));
  assert.equal(until("anesthetic"), addDays(today, 1));
  assert.equal(until("anesthetic", "steroid"), addDays(today, 28));
  assert.equal(until(), addDays(today, 28));
});

void test("a procedure is signed with consent, time-out and complications said, and not before", () => {
  assert.deepEqual(fields(procedure()), []);
  const isRead = (change: Partial<ProcedureContent>) =>
    procedureContentSchema.safeParse(procedure(change)).success;
  assert.equal(isRead({}), true);
  assert.equal(isRead({ consent: { takenBy: "", on: today, at: "13:40" } }), false);
  assert.equal(isRead({ timeOut: { ledBy: "", at: "13:50" } }), false);
  assert.equal(isRead({ timeOut: { ledBy: "S. Whitford", at: "25:00" } }), false);
  assert.equal(isRead({ painBefore: null, painAfter: null }), true);
  assert.equal(isRead({ painBefore: 11 }), false);
  assert.deepEqual(fields(procedure({ timeOut: { ledBy: "S. Whitford", at: "13:30" } })), ["timeOut.at"]);
  assert.deepEqual(fields(procedure({ consent: { takenBy: "Dr. Osei", on: "2026-11-24", at: "09:00" } })), [
    "consent.on",
  ]);
  assert.deepEqual(fields(procedure({ complications: { state: "not-said", words: "" } })), [
    "complications.state",
  ]);
  assert.deepEqual(fields(procedure({ complications: { state: "present", words: "" } })), [
    "complications.words",
  ]);
  assert.deepEqual(fields(procedure({ performedOn: "2026-11-24" })), ["performedOn"]);
});

void test("place, level, drug, lot, expiry and dose that cannot be are refused at their field", () => {
  assert.deepEqual(fields(procedure({ side: "midline" })), ["side"]);
  assert.deepEqual(fields(procedure({ site: "not-applicable" })), ["site"]);
  assert.deepEqual(fields(procedure({ kind: "epidural", site: "lumbar-spine", side: "midline" })), ["level"]);
  const of = (change: Partial<ProcedureDrug>) => fields(procedure({ drugs: [drug(change)] }));
  assert.deepEqual(of({ lot: "" }), ["drugs.0.lot"]);
  assert.deepEqual(of({ expiresOn: today }), []);
  assert.deepEqual(of({ expiresOn: "2026-11-22" }), ["drugs.0.expiresOn"]);
  assert.deepEqual(of({ name: "kenalog" }), ["drugs.0.name"]);
  assert.deepEqual(of({ unit: "mL" }), ["drugs.0.unit"]);
  assert.deepEqual(of({ amountThousandths: mostSteroidMilligrams * 1000 }), []);
  assert.deepEqual(of({ amountThousandths: mostSteroidMilligrams * 1000 + 1 }), [
    "drugs.0.amountThousandths",
  ]);
  const toxin = { kind: "toxin", name: "onabotulinumtoxinA", unit: "units", muscle: "biceps" } as const;
  const botulinum = (change: Partial<ProcedureDrug>) =>
    fields(procedure({ kind: "botulinum", drugs: [drug({ ...toxin, ...change })] }));
  assert.deepEqual(botulinum({}), []);
  assert.deepEqual(botulinum({ muscle: "" }), ["drugs.0.muscle"]);
  assert.deepEqual(botulinum({ name: "botox" }), ["drugs.0.name"]);
  assert.deepEqual(fields(procedure({ kind: "botulinum" })), ["drugs"]);
  assert.deepEqual(fields(procedure({ drugs: [] })), ["drugs"]);
});

void test("what it starts stands in what is signed, and what is left out says why", () => {
  const content = procedure();
  const [first, ...rest] = content.effects;
  assert.ok(first);
  assert.deepEqual(fields({ ...content, effects: rest }), ["effects"]);
  const leftOut = { ...first, isLeftOut: true };
  assert.deepEqual(fields({ ...content, effects: [leftOut, ...rest] }), ["effects.0.reason"]);
  assert.deepEqual(
    fields({ ...content, effects: [{ ...leftOut, reason: "No load on this joint" }, ...rest] }),
    [],
  );
  assert.deepEqual(fields({ ...content, effects: [{ ...first, dueForLiftingOn: "2026-11-22" }, ...rest] }), [
    "effects.0.dueForLiftingOn",
  ]);
  assert.deepEqual(fields({ ...content, confoundedUntilOn: today }), ["confoundedUntilOn"]);
});

const given = (performedOn: string, ...drugs: ProcedureDrug[]) => ({ performedOn, drugs });

void test("steroid is summed drug by drug over twelve months, at both edges", () => {
  const all = [
    given(addDays(today, -364), drug()),
    given(addDays(today, -365), drug({ amountThousandths: 99_000 })),
    given(
      addDays(today, -10),
      drug({ name: "dexamethasone", amountThousandths: 10_000 }),
      drug({ kind: "anesthetic" }),
    ),
    given(today, drug()),
    given(addDays(today, 1), drug()),
  ];
  const total = steroidTotal(all, today);
  assert.equal(total.injections, 3);
  assert.deepEqual(total.perDrug, [
    { name: "triamcinolone", milligramsThousandths: 80_000 },
    { name: "dexamethasone", milligramsThousandths: 10_000 },
  ]);
  assert.match(
    describeSteroidTotal(total),
    /^3 steroid injections here in 12 months: triamcinolone 80.mg, dex/,
  );
  assert.equal(describeSteroidTotal(steroidTotal([], today)), "No steroid given here in 12 months");
});

const toxin = (muscle: string, units: number, name = "onabotulinumtoxinA"): ProcedureDrug =>
  drug({ kind: "toxin", name, unit: "units", muscle, side: "right", amountThousandths: units * 1000 });

void test("toxin is told per muscle and product, of all that was given on the last day", () => {
  const last = lastToxin([
    given("2026-09-01", toxin("triceps", 20), toxin("biceps", 5)),
    given("2026-08-01", toxin("biceps", 100)),
    given("2026-09-01", drug()),
    given(
      "2026-09-01",
      toxin("biceps", 45),
      toxin("biceps", 25),
      toxin("brachialis", 40),
      toxin("brachialis", 500, "abobotulinumtoxinA"),
    ),
  ]);
  assert.equal(last?.lastOn, "2026-09-01");
  assert.deepEqual(last.products, [
    { name: "onabotulinumtoxinA", unitsThousandths: 135_000 },
    { name: "abobotulinumtoxinA", unitsThousandths: 500_000 },
  ]);
  assert.deepEqual(
    last.muscles.map(({ name, product, unitsThousandths }) => [name, product, unitsThousandths / 1000]),
    [
      ["right triceps", "onabotulinumtoxinA", 20],
      ["right biceps", "onabotulinumtoxinA", 75],
      ["right brachialis", "onabotulinumtoxinA", 40],
      ["right brachialis", "abobotulinumtoxinA", 500],
    ],
  );
  assert.equal(lastToxin([given(today, drug())]), undefined);
});

const facts = (change: Partial<ProcedureFacts> = {}): ProcedureFacts => ({
  earlier: [],
  policy: { steroidInjectionsMost: 3, toxinWeeksLeast: 12 },
  isAnticoagulated: false,
  hasDiabetes: false,
  allergies: [],
  ...change,
});

void test("the clinic's count of steroid injections warns above it, and its weeks between toxins before them", () => {
  const words = (content: ProcedureContent, more: Partial<ProcedureFacts>) =>
    warnOfProcedure(content, facts(more)).map((warning) => warning.words);
  const earlier = [1, 2, 3].map((month) => given(addDays(today, -30 * month), drug()));
  assert.deepEqual(words(procedure(), { earlier: earlier.slice(1) }), []);
  assert.match(
    words(procedure(), { earlier })[0] ?? "",
    /With this one 4 steroid injections here in 12 months/,
  );
  assert.deepEqual(words(procedure({ drugs: [drug({ kind: "anesthetic" })] }), { earlier }), []);
  const botulinum = procedure({ kind: "botulinum", drugs: [toxin("biceps", 50)] });
  const after = (days: number) =>
    words(botulinum, { earlier: [given(addDays(today, -days), toxin("biceps", 50))] });
  assert.match(after(83)[0] ?? "", /before 12 weeks/);
  assert.deepEqual(after(84), []);
  assert.equal(toxinAgainOn("2026-09-01", 12), "2026-11-24");
});

void test("an anticoagulant at the spine, diabetes with a steroid and allergies are said before signing", () => {
  const at = (content: ProcedureContent, more: Partial<ProcedureFacts>) =>
    warnOfProcedure(content, facts(more)).length;
  const epidural = procedure({ kind: "epidural", site: "lumbar-spine", side: "midline", level: "L4-L5" });
  assert.equal(at(epidural, { isAnticoagulated: true }), 1);
  assert.equal(at(procedure(), { isAnticoagulated: true }), 0);
  assert.equal(at(procedure(), { hasDiabetes: true }), 1);
  assert.equal(at(procedure({ drugs: [drug({ kind: "anesthetic" })] }), { hasDiabetes: true }), 0);
  assert.equal(at(procedure(), { allergies: ["Lidocaine"] }), 1);
});
