import assert from "node:assert/strict";
import { emptyNote, type SessionNote } from "#domain/sessions/session.ts";
import { describeSummary, summarizeSession } from "#domain/sessions/summarize.ts";
import { op } from "#server/testing.ts";
import { finishSession, openSession } from "#server/testing-loop.ts";
import { prescribedOnBothEngines, refusedAs, setRow, startToday } from "./testing-session.ts";

const told = (sheet: {
  rows: Parameters<typeof summarizeSession>[0];
  session: { note: SessionNote };
}): string => describeSummary(summarizeSession(sheet.rows, sheet.session.note)).replaceAll("\u00a0", " ");

prescribedOnBothEngines(
  "what a session changed is told from what it started from, and says the same when the dose has gone on since",
  async (loop) => {
    const { house, kim, osei, cast, episodeId } = loop;
    const sessionId = await startToday(loop);
    const saved = await setRow(kim, sessionId, 1, 55);
    assert.equal(saved.outcome, "saved");
    const [row] = (await kim.sessions.get({ sessionId })).rows;
    await kim.sessions.setFromNowOn({
      operationId: op(),
      sessionId,
      row: 1,
      expectedVersion: row?.version ?? 0,
      isFromNowOn: true,
    });
    const before = told(await kim.sessions.get({ sessionId }));
    assert.equal(before, "0 as planned, 1 changed. Changed: Leg press load 50 lb to 55 lb, from now on.");
    await finishSession(kim, sessionId);
    assert.equal(told(await kim.sessions.get({ sessionId })), before);

    house.clock.advance(86_400_000);
    const next = await openSession(kim, cast.hale, episodeId);
    await setRow(kim, next, 1, 60);
    assert.match(told(await kim.sessions.get({ sessionId: next })), /load 55 lb to 60 lb\.$/);
    assert.equal(told(await kim.sessions.get({ sessionId })), before);
    await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
    const { timeline } = await osei.reviews.chart({ episodeId });
    const entry = timeline.find(({ kind, id }) => kind === "session" && id === sessionId);
    assert.ok(entry?.detail.replaceAll("\u00a0", " ").endsWith(before), entry?.detail ?? "no entry");
  },
);

prescribedOnBothEngines(
  "a session cut short for another cause is signed once the cause is in words, and both stand in what is signed",
  async (loop) => {
    const { kim } = loop;
    const sessionId = await startToday(loop);
    const write = async (part: Partial<SessionNote>) => {
      const { session } = await kim.sessions.get({ sessionId });
      const note = { ...emptyNote, painBefore: 2, painWorst: 3, assessment: "Went well.", ...part };
      return kim.sessions.setNote({ operationId: op(), sessionId, expectedVersion: session.version, note });
    };
    const { rows } = await kim.sessions.get({ sessionId });
    for (const { row, version } of rows)
      await kim.sessions.setNotDone({
        operationId: op(),
        sessionId,
        row,
        expectedVersion: version,
        reason: "out-of-time",
      });
    const sign = async () => {
      const sheet = await kim.sessions.get({ sessionId });
      return kim.sessions.sign({
        operationId: op(),
        sessionId,
        expectedVersion: sheet.session.version,
        rows: sheet.rows.map(({ row, version }) => ({ row, version })),
        services: [],
      });
    };
    await write({ cutShort: { cause: "other" } });
    await assert.rejects(sign(), refusedAs("invalid", /cut short/, "note.cutShort"));
    await write({ cutShort: { cause: "other", words: "Fire alarm" }, whySkilled: "Gait judged by eye." });
    await sign();
    const signed = await kim.sessions.get({ sessionId });
    assert.equal(
      told(signed),
      "0 as planned, 1 not done. Not done: Leg press ran out of time. Cut short: Fire alarm.",
    );
    assert.equal(summarizeSession(signed.rows, signed.session.note).isSkillSaid, true);
  },
);
