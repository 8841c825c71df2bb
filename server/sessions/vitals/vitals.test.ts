import assert from "node:assert/strict";
import { test } from "node:test";
import { diagnosis, knee, stage } from "#server/precautions/testing-screening.ts";
import { prescribePress, refusedAs, rowNow } from "#server/sessions/testing-session.ts";
import { op } from "#server/testing.ts";
import { openSession } from "#server/testing-loop.ts";

/** A patient with heart failure and insulin, one leg press prescribed, and a session begun. */
async function openWithHeart() {
  const loop = await stage({
    diagnoses: [knee],
    conditions: [
      diagnosis("I50.22", "Chronic systolic heart failure"),
      diagnosis("E11.9", "Type 2 diabetes"),
    ],
    medications: [{ words: "Insulin glargine 20 units", kind: "not-screened" }],
  });
  for (const { questionId } of await loop.osei.precautions.questions({ patientId: loop.patientId }))
    await loop.answer(questionId, { kind: "number", thousandths: 140_000 });
  const raised = await loop.inForce();
  for (const { precautionId, effect, state } of raised)
    if (state === "raised" && effect)
      await loop.osei.precautions.confirm({
        operationId: op(),
        patientId: loop.patientId,
        precautionIds: [precautionId],
      });
  await prescribePress(loop);
  const sessionId = await openSession(loop.kim, loop.patientId, loop.episodeId);
  const sheet = () => loop.kim.sessions.get({ sessionId });
  const measure = async (
    vital: Parameters<typeof loop.kim.sessions.recordVital>[0]["vital"],
    amount: number,
    more: { diastolic?: number; moment?: "before" | "during" | "after" } = {},
  ) =>
    loop.kim.sessions.recordVital({
      operationId: op(),
      sessionId,
      vital,
      moment: more.moment ?? "before",
      value: {
        kind: "measured",
        thousandths: amount * 1000,
        ...(more.diastolic === undefined ? {} : { diastolicThousandths: more.diastolic * 1000 }),
      },
      expectedVersion: (await sheet()).vitals.measured.length,
    });
  const confirm = async () => loop.kim.sessions.confirmRow(rowNow(await sheet(), sessionId, 1));
  const signals = async () =>
    loop.house.store.db
      .select({
        kind: loop.house.store.t.patientSignals.kind,
        facts: loop.house.store.t.patientSignals.facts,
        isOpen: loop.house.store.t.patientSignals.isOpen,
      })
      .from(loop.house.store.t.patientSignals)
      .limit(100);
  return { ...loop, sessionId, sheet, measure, confirm, signals };
}

void test("a session asks for what the precautions in force require, with their words, and signing refuses at the one that is missing", async () => {
  const { kim, sessionId, sheet, measure, confirm } = await openWithHeart();
  const { vitals, session } = await sheet();
  assert.deepEqual(
    vitals.asked.map(({ vital, moment }) => `${moment} ${vital}`),
    ["before blood-pressure", "before heart-rate", "before glucose", "before weight"],
  );
  assert.match(vitals.asked[0]?.because[0]?.words ?? "", /^Heart disease/);
  assert.match(vitals.asked[0]?.because[0]?.raisedBy ?? "", /rehabilitation/);
  await confirm();
  await kim.sessions.setNote({
    operationId: op(),
    sessionId,
    expectedVersion: session.version,
    note: { sinceLastTime: {}, painBefore: 1, painWorst: 2, assessment: "Good.", plan: "", adverseEvent: "" },
  });
  const sign = async () => {
    const now = await sheet();
    return kim.sessions.sign({
      operationId: op(),
      sessionId,
      expectedVersion: now.session.version,
      rows: now.rows.map(({ row, version }) => ({ row, version })),
      services: [],
    });
  };
  await measure("blood-pressure", 132, { diastolic: 78 });
  await measure("heart-rate", 72);
  await measure("glucose", 140);
  await assert.rejects(
    sign(),
    refusedAs("invalid", /^Weight before exercise is asked for/, "vitals.before.weight"),
  );
  await kim.sessions.recordVital({
    operationId: op(),
    sessionId,
    vital: "weight",
    moment: "before",
    value: { kind: "not-measured", reason: "no-device", words: "" },
    expectedVersion: 3,
  });
  await sign();
  await assert.rejects(measure("weight", 172), refusedAs("not-now", /signed/));
});

void test("a hold value keeps rows from being confirmed and is told at once; measured again it holds no more, and stopping was always allowed", async () => {
  const { kim, sessionId, sheet, measure, confirm, signals, words } = await openWithHeart();
  await measure("blood-pressure", 200, { diastolic: 110 });
  assert.equal((await confirm()).outcome, "saved");
  await measure("blood-pressure", 208, { diastolic: 96 });
  assert.ok((await words()).some((one) => one.startsWith("Resting pressure above 200")));
  assert.ok((await signals()).some(({ kind, isOpen }) => kind === "contraindication-raised" && isOpen));
  await kim.sessions.unconfirmRow(rowNow(await sheet(), sessionId, 1));
  assert.equal((await confirm()).outcome, "refused");
  await kim.sessions.setNotDone({ ...rowNow(await sheet(), sessionId, 1), reason: "not-safe-today" });
  await kim.sessions.unconfirmRow(rowNow(await sheet(), sessionId, 1));
  await measure("blood-pressure", 164, { diastolic: 88 });
  assert.ok(!(await words()).some((one) => one.startsWith("Resting pressure above 200")));
  assert.equal((await confirm()).outcome, "saved");
});

void test("the physiatrist's answer lets a held session go on, and a decline does not", async () => {
  const { kim, osei, sessionId, measure, confirm } = await openWithHeart();
  await measure("heart-rate", 128);
  const ask = () =>
    kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: null,
      wanted: {},
      kind: "safety-session",
      reason: "Heart rate 128 at rest",
    });
  const first = await ask();
  const reply = (requestId: string, kind: "approve-once" | "decline") =>
    osei.requests.reply({
      operationId: op(),
      requestId,
      expectedVersion: 1,
      kind,
      dose: null,
      reason: "Known, rate is usual for her",
    });
  await reply(first.requestId, "decline");
  assert.equal((await confirm()).outcome, "refused");
  const second = await ask();
  await reply(second.requestId, "approve-once");
  assert.equal((await confirm()).outcome, "saved");
});

void test("a value in exercise is never read as one at rest, and one that falls from rest stops", async () => {
  const { measure, words, confirm } = await openWithHeart();
  await measure("blood-pressure", 150, { diastolic: 80 });
  await measure("blood-pressure", 215, { diastolic: 84, moment: "during" });
  assert.ok(!(await words()).some((one) => /Resting pressure/.test(one)));
  assert.equal((await confirm()).outcome, "saved");
  await measure("blood-pressure", 140, { diastolic: 80, moment: "during" });
  assert.ok((await words()).some((one) => one.startsWith("Systolic falls by 10")));
});

void test("what cannot be right is refused at its field, a colleague's value is not overwritten unseen, and a value is never taken back by saying it was not measured", async () => {
  const { kim, sessionId, measure, words } = await openWithHeart();
  await assert.rejects(
    measure("blood-pressure", 90, { diastolic: 95 }),
    refusedAs("invalid", /^Diastolic is below systolic/, "value.diastolicThousandths"),
  );
  await assert.rejects(measure("glucose", 12), refusedAs("invalid", /20 to 900/, "value.thousandths"));
  await measure("glucose", 62);
  assert.ok((await words()).some((one) => one.startsWith("Glucose below 70")));
  await assert.rejects(
    kim.sessions.recordVital({
      operationId: op(),
      sessionId,
      vital: "glucose",
      moment: "before",
      value: { kind: "measured", thousandths: 110_000 },
      expectedVersion: 0,
    }),
    refusedAs("changed-meanwhile"),
  );
  await assert.rejects(
    kim.sessions.recordVital({
      operationId: op(),
      sessionId,
      vital: "glucose",
      moment: "before",
      value: { kind: "not-measured", reason: "declined", words: "" },
      expectedVersion: 1,
    }),
    refusedAs("not-now", /was measured/),
  );
});

void test("weight gained within a week in heart failure holds, and a slip of the scale that was measured again is not counted from", async () => {
  const { house, cast, patientId, measure, words } = await openWithHeart();
  const gained = async () => (await words()).some((one) => one.startsWith("Heart failure, 5 lb"));
  await measure("weight", 72);
  await measure("weight", 172);
  assert.equal(await gained(), false);
  await house.store.write(({ db, t }) =>
    db.insert(t.observations).values({
      id: "weight-of-before",
      patientId,
      code: "29463-7",
      words: "Body weight",
      valueThousandths: 166_000,
      decimalText: "166",
      unit: "lb",
      observedAt: house.clock.now() - 3 * 86_400_000,
      source: "recorded",
      recordedBy: cast.kim,
    }),
  );
  await measure("weight", 171.5);
  assert.equal(await gained(), true);
});
