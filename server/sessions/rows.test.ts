import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import { check } from "#domain/sessions/check.ts";
import { callerFor, op } from "#server/testing.ts";
import { finishSession, type Loop, loopOnBothEngines } from "#server/testing-loop.ts";
import {
  liftLimit,
  prescribedOnBothEngines,
  prescribePress,
  pressOf,
  refusedAs,
  rowNow,
  setRow,
  startToday,
} from "./testing-session.ts";

const holdForSafety = (stage: Loop, sessionId: string) =>
  stage.kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: null,
    wanted: {},
    kind: "safety-session",
    reason: "calf pain",
  });

prescribedOnBothEngines(
  "a safety question about the session holds the open session: no row is confirmed, set or added until it is answered",
  async (stage) => {
    const { kim } = stage;
    const sessionId = await startToday(stage);
    const { requestId } = await holdForSafety(stage, sessionId);
    const confirm = async () =>
      kim.sessions.confirmRow(rowNow(await kim.sessions.get({ sessionId }), sessionId, 1));
    const added = () =>
      kim.sessions.addRow({
        operationId: op(),
        sessionId,
        exerciseId: "quad-set",
        side: "left",
        dose: { reps: quantity(10, "rep") },
      });
    assert.equal((await confirm()).outcome, "refused");
    assert.equal((await setRow(kim, sessionId, 1, 45)).outcome, "refused");
    assert.equal((await added()).outcome, "refused");
    assert.equal((await kim.sessions.get({ sessionId })).plan?.heldByRequestId, requestId);
    await stage.osei.requests.reply({
      operationId: op(),
      requestId,
      expectedVersion: 1,
      kind: "decline",
      dose: null,
      reason: "Scan clear, go on",
    });
    assert.equal((await confirm()).outcome, "saved");
    assert.equal((await added()).outcome, "saved");
  },
);

prescribedOnBothEngines("stopping is recorded while a safety question holds the session", async (stage) => {
  const sessionId = await startToday(stage);
  await holdForSafety(stage, sessionId);
  const sheet = await stage.kim.sessions.get({ sessionId });
  await stage.kim.sessions.setNotDone({ ...rowNow(sheet, sessionId, 1), reason: "not-safe-today" });
  assert.equal((await stage.kim.sessions.get({ sessionId })).rows[0]?.state, "not-done");
});

prescribedOnBothEngines("a safety question that holds a line names the line", async (stage) => {
  const sessionId = await startToday(stage);
  await assert.rejects(
    stage.kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: null,
      wanted: {},
      kind: "safety-line",
      reason: "calf pain",
    }),
    refusedAs("invalid", /Name the line/, "lineKey"),
  );
});

prescribedOnBothEngines(
  "a note has no treatment rows: nothing is added to it, so no gate is passed by",
  async (stage) => {
    const { kim, episodeId } = stage;
    await kim.patients.openChart({ operationId: op(), patientId: stage.cast.hale });
    const { sessionId } = await kim.sessions.start({
      operationId: op(),
      episodeId,
      bookingId: null,
      kind: "seen-not-treated",
      heldOn: null,
      gateReason: "",
    });
    await assert.rejects(
      kim.sessions.addRow({
        operationId: op(),
        sessionId,
        exerciseId: "leg-press",
        side: "left",
        dose: pressOf(200),
      }),
      refusedAs("not-now", /This is a note/),
    );
    assert.deepEqual((await kim.sessions.get({ sessionId })).rows, []);
  },
);

loopOnBothEngines(
  "an exercise added today is unconfirmed, can be eased, changed and left out, and its check can be computed again",
  async (stage) => {
    await prescribePress(stage, (content) => ({
      ...content,
      limits: [liftLimit("lift-20", 20, content.startsOn, stage.cast.osei)],
    }));
    const { house, kim } = stage;
    const sessionId = await startToday(stage);
    const carry = (pounds: number) => ({ sets: quantity(2, "set"), load: quantity(pounds, "lb") });
    const added = await kim.sessions.addRow({
      operationId: op(),
      sessionId,
      exerciseId: "suitcase-carry",
      side: "left",
      dose: carry(15),
    });
    assert.deepEqual([added.outcome, added.row], ["saved", 2]);
    const [, own] = (await kim.sessions.get({ sessionId })).rows;
    assert.deepEqual(
      [own?.state, own?.origin],
      ["copied", "copied"],
      "nobody typed this dose or saw it done",
    );
    const set = async (pounds: number) =>
      kim.sessions.setDose({
        ...rowNow(await kim.sessions.get({ sessionId }), sessionId, 2),
        dose: carry(pounds),
        origin: "typed",
      });
    assert.equal((await set(10)).outcome, "saved", "less is allowed");
    assert.equal((await set(20)).outcome, "saved");
    assert.equal((await set(25)).outcome, "ask", "a limit of the patient holds for it too");
    await assert.rejects(
      kim.sessions.setFromNowOn({
        ...rowNow(await kim.sessions.get({ sessionId }), sessionId, 2),
        isFromNowOn: true,
      }),
      refusedAs("not-now", /added today/),
    );
    await finishSession(kim, sessionId);
    const { performedDoses, planSnapshots } = house.store.t;
    const plans = new Map(
      (await house.store.db.select().from(planSnapshots)).map((plan) => [plan.id, plan.content]),
    );
    const row = (await house.store.db.select().from(performedDoses)).find((one) => one.row === 2);
    assert.ok(row);
    const plan = plans.get(row.planSnapshotId);
    assert.ok(plan);
    const line = plan.lines.find((candidate) => candidate.lineKey === row.lineKey);
    assert.deepEqual([line?.exercise.exerciseId, line?.side], ["suitcase-carry", "left"]);
    const again = check(plan, { purpose: "perform", lineKey: row.lineKey, dose: row.dose });
    assert.deepEqual(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(row.check)));
  },
);

prescribedOnBothEngines(
  "an exercise added today stops when its patient is held for safety, like every other",
  async (stage) => {
    const { kim } = stage;
    const sessionId = await startToday(stage);
    await kim.sessions.addRow({
      operationId: op(),
      sessionId,
      exerciseId: "quad-set",
      side: "left",
      dose: { reps: quantity(10, "rep") },
    });
    const own = (await kim.sessions.get({ sessionId })).rows[1];
    assert.ok(own);
    await kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: own.lineKey,
      wanted: {},
      kind: "safety-line",
      reason: "cramp",
    });
    const sheet = await kim.sessions.get({ sessionId });
    assert.equal((await kim.sessions.confirmRow(rowNow(sheet, sessionId, 2))).outcome, "refused");
    assert.equal((await kim.sessions.confirmRow(rowNow(sheet, sessionId, 1))).outcome, "saved");
    await kim.sessions.setNotDone({ ...rowNow(sheet, sessionId, 2), reason: "pain" });
  },
);

prescribedOnBothEngines(
  "a colleague's change since the screen was read holds the signature and names the row",
  async (stage) => {
    const { house, cast, kim } = stage;
    const sessionId = await startToday(stage);
    const seen = await kim.sessions.get({ sessionId });
    await kim.sessions.confirmRow(rowNow(seen, sessionId, 1));
    const note = {
      sinceLastTime: {},
      painBefore: 3,
      painWorst: 3,
      assessment: "Cueing needed.",
      plan: "",
      adverseEvent: "",
    };
    await kim.sessions.setNote({ operationId: op(), sessionId, expectedVersion: 1, note });
    const shown = await kim.sessions.get({ sessionId });
    const rows = shown.rows.map(({ row, version }) => ({ row, version }));
    const lee = await callerFor(house, cast.lee);
    await lee.patients.openChart({ operationId: op(), patientId: cast.hale });
    await setRow(lee, sessionId, 1, 55);
    const sign = (versions: typeof rows) =>
      kim.sessions.sign({ operationId: op(), sessionId, expectedVersion: 2, rows: versions, services: [] });
    await assert.rejects(sign(rows), refusedAs("changed-meanwhile", /Leg press was changed/, "rows"));
    await assert.rejects(sign([]), refusedAs("changed-meanwhile", /Leg press/, "rows"));
    const now = await kim.sessions.get({ sessionId });
    await sign(now.rows.map(({ row, version }) => ({ row, version })));
    assert.equal((await kim.sessions.get({ sessionId })).session.state, "signed");
  },
);

loopOnBothEngines(
  "a dose that cannot be is performed by nobody: no repetitions, another field's unit, more than can be believed",
  async (stage) => {
    await prescribePress(stage, (content) => ({
      ...content,
      lines: content.lines.map((line) => ({ ...line, owner: "therapist" as const, bounds: {} })),
    }));
    const { kim } = stage;
    const sessionId = await startToday(stage);
    for (const wrong of [
      { reps: quantity(0, "rep") },
      { sets: quantity(10_000, "set") },
      { load: quantity(50, "s") },
      { painCap: quantity(55, "pain") },
    ]) {
      const target = rowNow(await kim.sessions.get({ sessionId }), sessionId, 1);
      const dose = { ...pressOf(50), ...wrong };
      await assert.rejects(
        kim.sessions.setDose({ ...target, dose, origin: "typed" }),
        /BAD_REQUEST|no dose|given in|more than/,
      );
      await assert.rejects(kim.sessions.recordDeviation({ ...target, dose, reason: "x" }));
    }
    const [row] = (await kim.sessions.get({ sessionId })).rows;
    assert.deepEqual([row?.state, row?.dose], ["copied", pressOf(50)]);
  },
);
