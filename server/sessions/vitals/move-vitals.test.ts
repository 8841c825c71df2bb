import assert from "node:assert/strict";
import { test } from "node:test";
import { op } from "#server/testing.ts";
import { finishSession } from "#server/testing-loop.ts";
import { openTimed } from "#server/units/testing-two.ts";

type Timed = Awaited<ReturnType<typeof openTimed>>;

/** Mrs. Hale's session is open with a resting pressure that holds; it ought to be a second patient's. */
async function stageMeasured(timed: Timed) {
  const { kim, osei, cast, sessionId } = timed;
  const second = await timed.openSecond();
  const { session: right } = await kim.sessions.get({ sessionId: second });
  await kim.sessions.discard({ operationId: op(), sessionId: second, expectedVersion: 1 });
  const measure = (amount: number, diastolic: number, expectedVersion: number) =>
    kim.sessions.recordVital({
      operationId: op(),
      sessionId,
      vital: "blood-pressure",
      moment: "before",
      value: { kind: "measured", thousandths: amount * 1000, diastolicThousandths: diastolic * 1000 },
      expectedVersion,
    });
  await osei.patients.openChart({ operationId: op(), patientId: right.patientId });
  const heldOf = async (patientId: string) =>
    (await osei.precautions.list({ patientId })).map(({ words }) => words);
  const isHeld = async (patientId: string) =>
    (await heldOf(patientId)).some((words) => words.startsWith("Resting pressure above 200"));
  const recordOf = async (patientId: string) =>
    (await osei.patients.record({ patientId })).observations.map(
      ({ words, decimalText, isInError }) => `${words} ${decimalText}${isInError ? ", in error" : ""}`,
    );
  const move = async () => {
    const { session } = await kim.sessions.get({ sessionId });
    return kim.sessions.move({
      operationId: op(),
      sessionId,
      expectedVersion: session.version,
      episodeId: right.episodeId,
      words: "Opened from the wrong row.",
    });
  };
  return { ...timed, hale: cast.hale, right, measure, isHeld, recordOf, move };
}

for (const state of ["signed", "open"] as const)
  test(`vital signs of a session in the wrong chart (${state}) are in error there and hold nothing, and stand and hold in the right one`, async () => {
    const { kim, sessionId, hale, right, measure, isHeld, recordOf, move } = await stageMeasured(
      await openTimed(),
    );
    await measure(150, 84, 0);
    if (state === "signed") await finishSession(kim, sessionId, { totalMinutes: 45 });
    else await measure(208, 96, 1);
    assert.equal(await isHeld(hale), state === "open");
    assert.deepEqual(await isHeld(right.patientId), false);
    const { sessionId: movedId } = await move();
    assert.equal(await isHeld(hale), false);
    assert.ok((await recordOf(hale)).every((one) => one.endsWith(", in error")));
    assert.ok((await recordOf(hale)).length >= 2);
    assert.deepEqual(
      (await recordOf(right.patientId)).toSorted(),
      [
        "Diastolic blood pressure 84",
        "Systolic blood pressure 150",
        ...(state === "open" ? ["Diastolic blood pressure 96", "Systolic blood pressure 208"] : []),
      ].toSorted(),
    );
    assert.equal(await isHeld(right.patientId), state === "open");
    const here = await kim.sessions.get({ sessionId: movedId });
    assert.equal(here.vitals.measured.length, state === "open" ? 2 : 1);
  });
