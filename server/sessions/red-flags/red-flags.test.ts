import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import type { RedFlagCheck } from "#domain/precautions/red-flags/red-flag-check.ts";
import {
  openPrescribed,
  prescribedOnBothEngines,
  rowNow,
  startToday,
} from "#server/sessions/testing-session.ts";
import { op } from "#server/testing.ts";
import { finishSession, type Loop } from "#server/testing-loop.ts";

const flag = "night-pain-or-weight-loss";
const asked = (answer: "no" | "yes" | "not-asked"): RedFlagCheck => ({
  kind: "asked",
  answers: [{ flag, answer }],
});

async function stage(loop: Loop) {
  const { kim, osei, house, cast } = loop;
  const sessionId = await startToday(loop);
  const say = async (redFlags: RedFlagCheck) => {
    const { session } = await kim.sessions.get({ sessionId });
    return kim.sessions.setNote({
      operationId: op(),
      sessionId,
      expectedVersion: session.version,
      note: { ...session.note, redFlags },
    });
  };
  const signals = async () => {
    const { patientSignals: t } = house.store.t;
    const rows = await house.store.db.select().from(t).where(eq(t.kind, "red-flag"));
    return rows.map(({ isOpen, facts, sourceId }) => ({ isOpen, words: facts["flag"], sourceId }));
  };
  const holds = async () =>
    (await osei.precautions.list({ patientId: cast.hale }))
      .map(({ words }) => words)
      .filter((words) => words.startsWith("Night pain"));
  const findings = async () =>
    (await osei.patients.record({ patientId: cast.hale })).findings
      .filter(({ words }) => words.includes("Red flag "))
      .map(({ value }) => value);
  return { ...loop, sessionId, say, signals, holds, findings };
}

prescribedOnBothEngines(
  "a red flag answered yes is told and held before anything is signed, once, and taken back it is a finding too while what it raised holds until lifted",
  async (loop) => {
    const { say, signals, holds, findings, sessionId, osei, cast } = await stage(loop);
    await say(asked("no"));
    assert.deepEqual([await signals(), await holds()], [[], []]);
    await say(asked("yes"));
    const [told] = await signals();
    assert.deepEqual([told?.isOpen, told?.sourceId], [true, `${sessionId}-red-flag-${flag}`]);
    assert.match(String(told?.words), /night/i);
    assert.equal((await holds()).length, 1);
    assert.deepEqual(await findings(), ["Present"]);
    // Written again as it stood, nothing is told anew.
    await say(asked("yes"));
    assert.deepEqual([(await signals()).length, (await findings()).length], [1, 1]);
    await say(asked("no"));
    assert.deepEqual((await findings()).toSorted(), ["Absent", "Present"]);
    assert.equal((await holds()).length, 1);
    const [standing] = (await osei.precautions.list({ patientId: cast.hale })).filter(({ words }) =>
      words.startsWith("Night pain"),
    );
    await osei.precautions.lift({
      operationId: op(),
      patientId: cast.hale,
      precautionIds: [standing?.precautionId ?? ""],
      reason: "Imaging is clear",
    });
    assert.deepEqual(await holds(), []);
  },
);

test("not asked is not a no, and a confirmation of an earlier day tells nothing", async () => {
  const { say, signals, findings, kim, sessionId, ...loop } = await stage(await openPrescribed());
  await say(asked("not-asked"));
  assert.deepEqual([await signals(), await findings()], [[], []]);
  await say({ kind: "no-change", askedOn: "2026-11-20", answers: [{ flag, answer: "yes" }] });
  assert.deepEqual([await signals(), await findings()], [[], []]);
  await say(asked("no"));
  await finishSession(kim, sessionId, { redFlags: asked("no") });
  // The next session is shown what was answered last, and the day.
  const next = await startToday({ kim, ...loop });
  assert.deepEqual((await kim.sessions.get({ sessionId: next })).redFlags.last, {
    askedOn: "2026-11-23",
    answers: [{ flag, answer: "no" }],
  });
});

test("a session entered in error takes its red flag back in the record and out of the queue", async () => {
  const { signals, findings, kim, sessionId } = await stage(await openPrescribed());
  await finishSession(kim, sessionId, { redFlags: asked("yes") });
  assert.deepEqual([(await signals())[0]?.isOpen, await findings()], [true, ["Present"]]);
  await kim.sessions.addend({
    operationId: op(),
    sessionId,
    words: "Another patient's session.",
    kind: "entered-in-error",
  });
  assert.equal((await signals())[0]?.isOpen, false);
  assert.deepEqual((await findings()).toSorted(), ["Absent", "Present"]);
  const sheet = await kim.sessions.get({ sessionId });
  await assert.rejects(kim.sessions.confirmRow(rowNow(sheet, sessionId, 1)));
});
