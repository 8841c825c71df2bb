import assert from "node:assert/strict";
import { test } from "node:test";
import type { Line } from "#domain/prescriptions/line.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { op } from "#server/testing.ts";
import { finishSession, type Loop, prescribe } from "#server/testing-loop.ts";
import { openChanged, pressOf, refusedAs, rowNow, startToday } from "./testing-session.ts";

/** One line of mini squats that asks first outside, and the hardest rung the therapist may move to. */
const stageLadder = (change: Partial<Line> = { upTo: { exerciseId: "leg-press", name: "Leg press" } }) =>
  openChanged((content) => ({
    ...content,
    lines: content.lines.map((line) => ({
      ...line,
      exerciseId: "mini-squat",
      name: "Mini squat",
      dose: { sets: pressOf(0).sets, reps: pressOf(0).reps },
      bounds: {},
      ...change,
    })),
  }));
const move = async ({ kim }: Loop, sessionId: string, exerciseId: string) => {
  const sheet = await kim.sessions.get({ sessionId });
  const dose = sheet.rows[0]?.rungs.find((rung) => rung.exerciseId === exerciseId)?.dose ?? pressOf(20);
  return kim.sessions.moveRung({ ...rowNow(sheet, sessionId, 1), exerciseId, dose });
};
const namesOf = async ({ kim }: Loop, sessionId: string) => {
  const { rows, plan } = await kim.sessions.get({ sessionId });
  return [rows[0]?.name, plan?.lines[0]?.name, plan?.lines[0]?.exercise.exerciseId];
};

test("a rung up to the named one is the therapist's to move to, for today, and from now on where the row says so", async () => {
  const stage = await stageLadder();
  const first = await startToday(stage);
  assert.equal((await move(stage, first, "leg-press")).outcome, "saved");
  assert.deepEqual(await namesOf(stage, first), ["Leg press", "Leg press", "leg-press"]);
  await finishSession(stage.kim, first);
  const second = await startToday(stage);
  assert.deepEqual(await namesOf(stage, second), ["Mini squat", "Mini squat", "mini-squat"]);
  await move(stage, second, "leg-press");
  const sheet = await stage.kim.sessions.get({ sessionId: second });
  const kept = await stage.kim.sessions.setFromNowOn({ ...rowNow(sheet, second, 1), isFromNowOn: true });
  assert.equal(kept.outcome, "saved");
  await finishSession(stage.kim, second);
  const third = await startToday(stage);
  assert.deepEqual(await namesOf(stage, third), ["Leg press", "Leg press", "leg-press"]);
  assert.equal((await move(stage, third, "mini-squat")).outcome, "saved");
  assert.deepEqual(await namesOf(stage, third), ["Mini squat", "Mini squat", "mini-squat"]);
  assert.deepEqual((await verifyDocuments(stage.house.store)).problems, []);
});

test("a rung beyond asks as the line says, and the answer about it permits that rung", async () => {
  const stage = await stageLadder();
  const sessionId = await startToday(stage);
  const asked = await move(stage, sessionId, "goblet-squat");
  assert.deepEqual([asked.outcome, asked.check.findings[0]?.cause], ["ask", "rung"]);
  const sheet = await stage.kim.sessions.get({ sessionId });
  const dose = sheet.rows[0]?.rungs.find((rung) => rung.exerciseId === "goblet-squat")?.dose ?? {};
  const { requestId } = await stage.kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: "leg-press-key",
    wanted: dose,
    kind: "more",
    reason: "Leg press is easy",
    rungExerciseId: "goblet-squat",
  });
  await stage.osei.requests.reply({
    operationId: op(),
    requestId,
    expectedVersion: 1,
    kind: "approve-once",
    dose: null,
    reason: "",
  });
  assert.equal((await move(stage, sessionId, "goblet-squat")).outcome, "saved");

  const acting = await stageLadder({
    upTo: { exerciseId: "leg-press", name: "Leg press" },
    consequence: "act-and-tell",
  });
  const today = await startToday(acting);
  assert.equal((await move(acting, today, "goblet-squat")).check.consequence, "act-and-tell");
});

test("an easier rung is always allowed, also where its line is locked and asks first; what is no rung is refused", async () => {
  const stage = await openChanged((content) => ({
    ...content,
    lines: content.lines.map((line) => ({ ...line, bounds: { load: { isLocked: true } } })),
  }));
  const sessionId = await startToday(stage);
  assert.equal((await move(stage, sessionId, "mini-squat")).outcome, "saved");
  await assert.rejects(move(stage, sessionId, "bird-dog"), refusedAs("invalid", /no rung/, "exerciseId"));
});

test("a limit of the patient holds on every rung: a leg that may bear no weight walks on no treadmill", async () => {
  const stage = await stageLadder({ exerciseId: "heel-slide", name: "Heel slide" });
  await prescribe(stage.osei, stage.episodeId, { kind: "current" }, (content) => ({
    ...content,
    limits: [
      {
        kind: "weight-bearing",
        limitId: "no-weight",
        limb: "leg",
        side: "left",
        status: "none",
        owner: { kind: "physiatrist", staffId: stage.cast.osei, name: "Dr. A. Osei" },
        delegateStaffIds: [],
        fromOn: content.startsOn,
        reason: "",
      },
    ],
  }));
  const { outcome, check } = await move(stage, await startToday(stage), "treadmill-walk");
  assert.equal(outcome, "ask");
  assert.deepEqual(
    check.findings.flatMap(({ cause, sourceId, place }) => (cause === "limit" ? [[sourceId, place]] : [])),
    [["no-weight", "outside"]],
  );
});

test("a move on the ladder is taken back with the row as it stood, also to what sessions begin with, and what is no rung is refused", async () => {
  const stage = await stageLadder();
  const sessionId = await startToday(stage);
  const sheet = () => stage.kim.sessions.get({ sessionId });
  const [before] = (await sheet()).rows;
  assert.ok(before);
  const restore = async (exerciseId: string, state: "copied" | "changed" = "copied") =>
    stage.kim.sessions.restoreRow({
      ...rowNow(await sheet(), sessionId, 1),
      before: {
        state,
        dose: before.dose,
        origin: before.origin,
        notDoneReason: null,
        isFromNowOn: false,
        exerciseId,
      },
    });
  await move(stage, sessionId, "leg-press");
  assert.equal((await restore("mini-squat")).outcome, "saved");
  assert.deepEqual(await namesOf(stage, sessionId), ["Mini squat", "Mini squat", "mini-squat"]);
  const [row] = (await sheet()).rows;
  assert.deepEqual([row?.state, row?.dose, row?.check.consequence], ["copied", before.dose, "act"]);
  // Back to a rung of today is a change of today.
  await move(stage, sessionId, "mini-squat");
  assert.equal((await restore("leg-press", "changed")).outcome, "saved");
  assert.deepEqual(await namesOf(stage, sessionId), ["Leg press", "Leg press", "leg-press"]);
  await assert.rejects(restore("bird-dog"), refusedAs("not-now", /does not stand on the ladder/));
  assert.equal((await restore("mini-squat")).outcome, "saved");
  await finishSession(stage.kim, sessionId);
  assert.deepEqual((await verifyDocuments(stage.house.store)).problems, []);
});
