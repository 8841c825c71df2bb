import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { precautionRules } from "#domain/precautions/rules.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import { callerFor, op, readActor, runAs } from "#server/testing.ts";
import { answerRecord, legPressOnly, openSession, prescribe, refusedAs } from "#server/testing-loop.ts";
import { screenPatient } from "./screen-patient.commands.ts";
import { diagnosis, knee, manifold, stage } from "./testing-screening.ts";

void test("on insulin with osteoporosis, an anticoagulant and a pacemaker every precaution and excluded modality holds, also for what the therapist adds", async () => {
  const { osei, kim, patientId, episodeId, inForce } = await stage(manifold);
  const raised = await inForce();
  for (const words of [
    /^Insulin: glucose before exercise/,
    /^Diabetes: check feet/,
    /^Osteoporosis: no loaded trunk flexion/,
    /^Anticoagulated: no deep friction/,
    /^Anticoagulated: watch for bruising/,
    /^Pacemaker or defibrillator/,
  ])
    assert.ok(
      raised.some((one) => words.test(one.words)),
      String(words),
    );
  assert.deepEqual(raised.find((one) => one.words.startsWith("Insulin"))?.requiredVitals, ["glucose"]);
  const excluded = new Set(raised.flatMap((one) => one.excludedTags));
  for (const tag of [
    "electrical-stimulation",
    "shortwave-diathermy",
    "iontophoresis",
    "deep-friction",
    "manipulation",
    "loaded-trunk-flexion",
    "end-range-trunk-rotation",
  ] as const)
    assert.ok(excluded.has(tag), tag);
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const sessionId = await openSession(kim, patientId, episodeId);
  const add = async (exerciseId: string) =>
    (
      await kim.sessions.addRow({
        operationId: op(),
        sessionId,
        exerciseId,
        side: "not-applicable",
        dose: { sets: quantity(1, "set") },
      })
    ).outcome;
  for (const exerciseId of ["electrical-stimulation", "curl-up", "trunk-rotation"])
    assert.equal(await add(exerciseId), "refused", exerciseId);
  assert.equal(await add("quad-set"), "saved");
});

void test("a rule that is added later is raised at the next look, and nothing that held is lost", async () => {
  const { house, cast, kim, patientId, words } = await stage();
  const isLate = (ruleId: string) => ruleId === "pacemaker" || ruleId === "insulin";
  // The house as it was before the two rules were written.
  await runAs(house, cast.osei, async (run) => {
    const patient = await requirePatient(
      run.tx,
      { actor: await readActor(house, cast.osei), action: "consultations.sign", now: run.now },
      patientId,
    );
    const common = {
      patientId,
      status: "active" as const,
      source: "recorded" as const,
      recordedBy: cast.osei,
      recordedAt: run.now,
    };
    for (const [id, icd10] of [
      ["condition-pacemaker", "Z95.0"],
      ["condition-bone", "M81.0"],
    ] as const)
      await run.tx.db.insert(run.tx.t.conditions).values({
        ...common,
        id,
        icd10,
        words: icd10,
        side: "not-applicable",
        screening: "screened",
      });
    await run.tx.db
      .insert(run.tx.t.medications)
      .values({ ...common, id: "drug-insulin", words: "Lantus", kind: "insulin-or-secretagogue" });
    await screenPatient(run, patient, { rules: precautionRules.filter(({ ruleId }) => !isLate(ruleId)) });
  });
  const before = await words();
  assert.ok(before.some((one) => one.startsWith("Osteoporosis")));
  assert.ok(!before.some((one) => one.startsWith("Pacemaker")));
  // The same person, still the same sitting: the chart is opened again.
  await kim.patients.openChart({ operationId: op(), patientId });
  const after = await words();
  for (const one of before) assert.ok(after.includes(one), one);
  assert.ok(after.some((one) => one.startsWith("Pacemaker")));
  assert.ok(after.some((one) => one.startsWith("Insulin")));
});

void test("a later version of a rule holds in the place of the earlier one, and is confirmed anew", async () => {
  const { house, cast, inForce, patientId } = await stage({
    ...manifold,
    conditions: [diagnosis("M81.0", "Bone")],
  });
  const bone = async () => (await inForce()).filter((one) => /^Osteoporosis/.test(one.words));
  const [first] = await bone();
  assert.equal(first?.state, "confirmed");
  await runAs(house, cast.osei, async (run) => {
    const actor = await readActor(house, cast.osei);
    const patient = await requirePatient(
      run.tx,
      { actor, action: "consultations.sign", now: run.now },
      patientId,
    );
    await screenPatient(run, patient, {
      rules: precautionRules.map((rule) =>
        rule.ruleId === "osteoporosis" && rule.kind === "restriction"
          ? { ...rule, version: 2, words: "Osteoporosis: said anew" }
          : rule,
      ),
    });
  });
  const now = await bone();
  assert.deepEqual(
    now.map(({ words, state }) => [words, state]),
    [["Osteoporosis: said anew", "raised"]],
  );
  assert.notEqual(now[0]?.precautionId, first?.precautionId);
});

const byWords = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]) < String(b[0]) ? -1 : 1;

void test("what belongs to a region or side that is not treated holds, folds away counted, and does not stand in the way of this signature", async () => {
  const { osei, patientId, episodeId, today, on } = await stage();
  const record = (words: string, daysAgo: number) =>
    osei.conditions.recordSurgery({
      operationId: op(),
      patientId,
      entry: { words, on: addDays(today, -daysAgo) },
    });
  await record("Right total knee replacement", 30);
  const composed = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "blank" } });
  const leftOnly: typeof legPressOnly = (given) => {
    const both = legPressOnly(given);
    return {
      ...both,
      lines: both.lines.map((line) => ({ ...line, exerciseId: "knee-extension", side: "left" as const })),
    };
  };
  const content = leftOnly(composed.content);
  const ask = async () => {
    const { unconfirmed } = await osei.prescriptions.preview({ episodeId, content, baseVersionId: null });
    return unconfirmed.map(({ words, isOutside }) => [words.slice(0, 13), isOutside]);
  };
  // Metal in the body is everywhere: no shortwave anywhere.
  const [metal, knees] = [["Metal or join", false] as const, ["Knee replaced", true] as const];
  assert.deepEqual((await ask()).toSorted(byWords), [knees, metal]);
  const bandOutside = async () =>
    (await osei.patients.band({ patientId })).precautions
      .map(({ words, isOutside }) => [words.slice(0, 13), isOutside])
      .toSorted(byWords);
  assert.deepEqual(await bandOutside(), [["Knee replaced", false], metal], "nothing is prescribed yet");
  const { unconfirmed } = await osei.prescriptions.preview({ episodeId, content, baseVersionId: null });
  const inside = unconfirmed.filter(({ isOutside }) => !isOutside);
  await osei.precautions.confirm(on(inside.flatMap(({ precautionIds }) => precautionIds)));
  await prescribe(osei, episodeId, { kind: "blank" }, leftOnly);
  assert.deepEqual(await bandOutside(), [knees, metal]);
});

void test("a contraindication of another region never folds away: it is confirmed before anything is signed", async () => {
  const { osei, patientId, episodeId } = await stage({ diagnoses: [knee] });
  await osei.conditions.recordCondition({
    operationId: op(),
    patientId,
    entry: { code: "M05.79", title: "Rheumatoid arthritis", side: "not-applicable" },
  });
  const composed = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "blank" } });
  const { unconfirmed } = await osei.prescriptions.preview({
    episodeId,
    content: legPressOnly(composed.content),
    baseVersionId: null,
  });
  assert.deepEqual(
    unconfirmed.map(({ words, isOutside }) => [words.slice(0, 20), isOutside]),
    [["Rheumatoid arthritis", false]],
  );
});

void test("confirmed once, the next version asks nothing", async () => {
  const { osei, episodeId } = await stage(manifold);
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const composed = await osei.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "current" },
  });
  const preview = await osei.prescriptions.preview({
    episodeId,
    content: composed.content,
    baseVersionId: composed.baseVersionId,
  });
  assert.deepEqual(
    [preview.unconfirmed, preview.questions, preview.notScreened, preview.notRaised],
    [[], [], [], []],
  );
  assert.equal((await prescribe(osei, episodeId, { kind: "current" })).number, 2);
});

void test("an implant no rule knows is answered before signing, by its kind or in words", async () => {
  const { osei, patientId, episodeId } = await stage();
  const { factId } = await osei.conditions.recordImplant({
    operationId: op(),
    patientId,
    entry: { words: "Magnetic growing rods" },
  });
  const sign = () => prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  await assert.rejects(sign(), refusedAs("not-now", /Magnetic growing rods is not screened/, "notScreened"));
  const classify = (kind: "none-that-matters" | "metal-hardware", answer: string) =>
    osei.conditions.classifyImplant({
      operationId: op(),
      patientId,
      implantId: factId,
      expectedVersion: 1,
      kind,
      answer,
    });
  await assert.rejects(
    classify("none-that-matters", ""),
    refusedAs("invalid", /Say what it means/, "answer"),
  );
  await classify("metal-hardware", "");
  await answerRecord(osei, patientId);
  assert.equal((await sign()).number, 1);
});

void test("the queue shows every precaution of a patient, the gravest first", async () => {
  const { house, cast, osei, patientId, episodeId, inForce } = await stage(manifold);
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  // Her review is due.
  house.clock.advance(70 * 86_400_000);
  const later = await callerFor(house, cast.osei);
  const row = (await later.reviews.queue()).rows.find((one) => one.patientId === patientId);
  const effects = row?.precautions.map(({ effect }) => effect) ?? [];
  const gravity = ["contraindication", "precaution", "monitor"];
  assert.deepEqual(
    effects,
    effects.toSorted((left, right) => gravity.indexOf(left) - gravity.indexOf(right)),
  );
  assert.equal(effects.length, (await inForce()).length);
});
