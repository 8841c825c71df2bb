import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { callerFor, op } from "#server/testing.ts";
import { finishSession, type Loop } from "#server/testing-loop.ts";
import {
  openChanged,
  prescribedOnBothEngines,
  pressOf,
  refusedAs,
  rowNow,
  setRow,
  startToday,
} from "../testing-session.ts";

const sheetOf = ({ kim }: Loop, sessionId: string) => kim.sessions.get({ sessionId });
const addOwn = ({ kim }: Loop, sessionId: string, exerciseId = "quad-set") =>
  kim.sessions.addRow({
    operationId: op(),
    sessionId,
    exerciseId,
    side: "left",
    dose: { reps: quantity(10, "rep") },
  });
const copiedOf = async (stage: Loop, sessionId: string) =>
  (await sheetOf(stage, sessionId)).rows
    .filter((row) => row.state === "copied")
    .map(({ row, version }) => ({ row, version }));
const statesOf = async (stage: Loop, sessionId: string) =>
  (await sheetOf(stage, sessionId)).rows.map((row) => [row.name, row.state, row.notDoneReason]);

prescribedOnBothEngines(
  "the rest is not done in one act: what was answered stays, a row with an open question stays and is named, and the act is one",
  async (stage) => {
    const sessionId = await startToday(stage);
    await addOwn(stage, sessionId);
    await addOwn(stage, sessionId, "heel-slide");
    const { kim } = stage;
    await kim.sessions.confirmRow(rowNow(await sheetOf(stage, sessionId), sessionId, 2));
    const asked = (await sheetOf(stage, sessionId)).rows[0];
    assert.ok(asked);
    await kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: asked.lineKey,
      wanted: pressOf(80),
      kind: "more",
      reason: "pain-free",
    });
    const input = {
      operationId: op(),
      sessionId,
      reason: "out-of-time" as const,
      rows: await copiedOf(stage, sessionId),
    };
    const answer = await kim.sessions.setRestNotDone(input);
    assert.deepEqual(answer.stays, [asked.name]);
    assert.deepEqual(
      answer.done.map(({ row }) => row),
      [3],
    );
    assert.deepEqual(
      (await statesOf(stage, sessionId)).map(([, state, reason]) => [state, reason]),
      [
        ["copied", null],
        ["done", null],
        ["not-done", "out-of-time"],
      ],
    );
    assert.deepEqual(await kim.sessions.setRestNotDone(input), answer);
    assert.equal((await sheetOf(stage, sessionId)).rows[2]?.version, answer.done[0]?.version);
  },
);

prescribedOnBothEngines(
  "the rest is not done all or not at all: a row a colleague touched meanwhile, or one that is not there, changes none",
  async (stage) => {
    const sessionId = await startToday(stage);
    await addOwn(stage, sessionId);
    const shown = await copiedOf(stage, sessionId);
    await setRow(stage.kim, sessionId, 1, 45);
    const before = await statesOf(stage, sessionId);
    const rest = (rows: typeof shown) =>
      stage.kim.sessions.setRestNotDone({ operationId: op(), sessionId, reason: "out-of-time", rows });
    await assert.rejects(rest(shown.toReversed()), refusedAs("changed-meanwhile", /No row was changed/));
    await assert.rejects(
      rest([...(await copiedOf(stage, sessionId)), { row: 40, version: 1 }]),
      refusedAs("invalid"),
    );
    assert.deepEqual(await statesOf(stage, sessionId), before);
  },
);

prescribedOnBothEngines(
  "the last act on a row is taken back to what stood: copied again, its dose, and from now on",
  async (stage) => {
    const { kim } = stage;
    const sessionId = await startToday(stage);
    const [copied] = (await sheetOf(stage, sessionId)).rows;
    assert.ok(copied);
    const before = (row: typeof copied) => ({
      state: row.state,
      dose: row.dose,
      origin: row.origin,
      notDoneReason: row.notDoneReason,
      isFromNowOn: row.isFromNowOn,
    });
    const restore = async (row: typeof copied) =>
      kim.sessions.restoreRow({
        ...rowNow(await sheetOf(stage, sessionId), sessionId, 1),
        before: before(row),
      });
    await setRow(kim, sessionId, 1, 45);
    assert.equal((await restore(copied)).outcome, "saved");
    const again = (await sheetOf(stage, sessionId)).rows[0];
    assert.deepEqual(again && before(again), before(copied));

    await setRow(kim, sessionId, 1, 45);
    await kim.sessions.setFromNowOn({
      ...rowNow(await sheetOf(stage, sessionId), sessionId, 1),
      isFromNowOn: true,
    });
    const lasting = (await sheetOf(stage, sessionId)).rows[0];
    await kim.sessions.setNotDone({
      ...rowNow(await sheetOf(stage, sessionId), sessionId, 1),
      reason: "pain",
    });
    assert.ok(lasting);
    await restore(lasting);
    const restored = (await sheetOf(stage, sessionId)).rows[0];
    assert.deepEqual(restored && before(restored), before(lasting));

    // What is not allowed does not come back, and what was never copied does not come back as copied.
    assert.equal((await restore({ ...lasting, dose: pressOf(90) })).outcome, "ask");
    await restore({ ...copied, dose: pressOf(47) });
    const entered = (await sheetOf(stage, sessionId)).rows[0];
    assert.deepEqual([entered?.state, entered?.origin], ["copied", "typed"]);
  },
);

prescribedOnBothEngines("a deviation has been told and is not taken back", async (stage) => {
  const { kim } = stage;
  const sessionId = await startToday(stage);
  const [copied] = (await sheetOf(stage, sessionId)).rows;
  await kim.sessions.recordDeviation({
    ...rowNow(await sheetOf(stage, sessionId), sessionId, 1),
    dose: pressOf(90),
    reason: "wrong pin",
  });
  await assert.rejects(
    kim.sessions.restoreRow({
      ...rowNow(await sheetOf(stage, sessionId), sessionId, 1),
      before: {
        state: "copied",
        dose: copied?.dose ?? {},
        origin: "copied",
        notDoneReason: null,
        isFromNowOn: false,
      },
    }),
    refusedAs("not-now", /told already/),
  );
});

prescribedOnBothEngines(
  "a range no joint has and minutes above the visit are answered, and the row stays as it was",
  async (stage) => {
    const { kim } = stage;
    const sessionId = await startToday(stage);
    await kim.sessions.addRow({
      operationId: op(),
      sessionId,
      exerciseId: "heel-slide",
      side: "left",
      dose: { range: quantity(90, "deg"), duration: quantity(5, "min") },
    });
    const { session } = await sheetOf(stage, sessionId);
    await kim.sessions.setNote({
      operationId: op(),
      sessionId,
      expectedVersion: session.version,
      note: { ...session.note, totalMinutes: 45 },
    });
    const set = async (dose: Parameters<typeof kim.sessions.setDose>[0]["dose"]) =>
      kim.sessions.setDose({
        ...rowNow(await sheetOf(stage, sessionId), sessionId, 2),
        dose,
        origin: "typed",
      });
    await assert.rejects(
      set({ range: quantity(175, "deg"), duration: quantity(5, "min") }),
      refusedAs("invalid", /beyond what the knee can move/, "dose.range"),
    );
    await assert.rejects(
      set({ range: quantity(90, "deg"), duration: quantity(46, "min") }),
      refusedAs("invalid", /longer than the visit of 45/, "dose.duration"),
    );
    assert.equal((await sheetOf(stage, sessionId)).rows[1]?.version, 1);
  },
);

prescribedOnBothEngines(
  "older sessions come in windows of twelve by keyset, each once, and today's window is bounded",
  async (stage) => {
    for (let session = 0; session < 14; session += 1) await finishSession(stage.kim, await startToday(stage));
    const sessionId = await startToday(stage);
    const sheet = await sheetOf(stage, sessionId);
    assert.deepEqual([sheet.past.length, sheet.hasEarlier], [12, true]);
    const [oldest] = sheet.past;
    assert.ok(oldest);
    const earlier = await stage.kim.sessions.earlier({
      episodeId: stage.episodeId,
      before: { heldOn: oldest.heldOn, sessionId: oldest.sessionId },
    });
    assert.deepEqual([earlier.past.length, earlier.hasEarlier], [2, false]);
    const ids = [...earlier.past, ...sheet.past].map((one) => one.sessionId);
    assert.deepEqual(ids, [...new Set(ids)].toSorted());
    assert.deepEqual(
      earlier.cells.map((cell) => `${cell.sessionId} ${cell.lineKey}`).toSorted(),
      earlier.past.map((one) => `${one.sessionId} ${sheet.rows[0]?.lineKey}`),
    );
  },
);

/** A line of the therapist's own beside the prescriber's. */
const stageOwn = () =>
  openChanged((content) => ({
    ...content,
    lines: content.lines.flatMap((line) => [
      line,
      {
        ...line,
        lineId: `own-${op()}`,
        lineKey: "own-key",
        name: "Heel slide",
        exerciseId: "heel-slide",
        side: "left" as const,
        owner: "therapist" as const,
        dose: { reps: quantity(10, "rep") },
        bounds: {},
        weeklySteps: {},
      },
    ]),
  }));

test("a therapist drops a line of his own: not done today, in no later session, back when that session was an error", async () => {
  const stage = await stageOwn();
  const { kim } = stage;
  const sessionId = await startToday(stage);
  const drop = async (caller: typeof kim, row: number) =>
    caller.sessions.dropLine(rowNow(await sheetOf(stage, sessionId), sessionId, row));
  await assert.rejects(drop(kim, 1), refusedAs("not-now", /prescriber's line/));
  const assistant = await callerFor(stage.house, stage.cast.assistant);
  await assistant.patients.openChart({ operationId: op(), patientId: stage.cast.hale });
  await assert.rejects(drop(assistant, 2), refusedAs("not-now", /supervising therapist/));
  await drop(kim, 2);
  assert.deepEqual((await statesOf(stage, sessionId))[1], ["Heel slide", "not-done", "other"]);
  await finishSession(kim, sessionId);
  const next = await startToday(stage);
  assert.deepEqual(
    (await sheetOf(stage, next)).rows.map((row) => row.lineKey),
    ["leg-press-key"],
  );
  assert.deepEqual((await verifyDocuments(stage.house.store)).problems, []);
  await kim.sessions.addend({ operationId: op(), sessionId, words: "Wrong chart", kind: "entered-in-error" });
  assert.deepEqual(
    (await sheetOf(stage, next)).plan?.lines.map((line) => line.lineKey),
    ["leg-press-key", "own-key"],
  );
});

test("another exercise stands in for a line of the therapist's own and names it; the prescriber's line is not replaced", async () => {
  const stage = await stageOwn();
  const { kim } = stage;
  const sessionId = await startToday(stage);
  const substitute = async (row: number) =>
    kim.sessions.substituteRow({
      ...rowNow(await sheetOf(stage, sessionId), sessionId, row),
      exerciseId: "quad-set",
      side: "left",
      dose: { reps: quantity(10, "rep") },
    });
  await assert.rejects(substitute(1), refusedAs("not-now", /prescriber's line/));
  const answer = await substitute(2);
  assert.deepEqual([answer.outcome, answer.row], ["saved", 3]);
  const sheet = await sheetOf(stage, sessionId);
  assert.deepEqual(
    sheet.rows.slice(1).map((row) => [row.name, row.state, row.notDoneReason]),
    [
      ["Heel slide", "not-done", "replaced"],
      ["Quad set", "copied", null],
    ],
  );
  assert.deepEqual(sheet.plan?.lines.at(-1)?.inPlaceOf, { lineKey: "own-key", name: "Heel slide" });
});
