import assert from "node:assert/strict";
import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { keptWords, sensitiveWords } from "#domain/people/sensitive.ts";
import { callerFor, op } from "#server/testing.ts";
import { finishSession, type Loop, openSession } from "#server/testing-loop.ts";
import { prescribedOnBothEngines, refusedAs, setRow } from "../sessions/testing-session.ts";

/** R. Kim treats Mrs. Hale and is her usual therapist; J. Lee stands in. */
async function stage(loop: Loop) {
  const { house, cast, kim, episodeId } = loop;
  await house.store.write(({ db, t }) => db.update(t.episodes).set({ therapistId: cast.kim }));
  const lee = await callerFor(house, cast.lee);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  await setRow(kim, sessionId, 1, 55);
  await finishSession(kim, sessionId);
  house.clock.advance(86_400_000);
  await lee.patients.openChart({ operationId: op(), patientId: cast.hale });
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  const card = (therapist = lee) => therapist.handOffs.card({ episodeId });
  const tell = (words: string, expectedVersion: number, therapist = kim) =>
    therapist.handOffs.writeTell({ operationId: op(), episodeId, expectedVersion, words });
  const takeOver = (therapist = lee) => therapist.handOffs.takeOver({ operationId: op(), episodeId });
  return { ...loop, lee, card, tell, takeOver };
}

const plain = (lines: readonly { term: string; words: string }[]) =>
  lines.map(({ term, words }) => `${term}: ${words}`.replaceAll("\u00a0", " "));

prescribedOnBothEngines(
  "whoever treats in another's place reads the card from the record, and the usual therapist reads none",
  async (loop) => {
    const { kim, osei, cast, episodeId, card, tell } = await stage(loop);
    await tell("Warms up slowly; give her the blue chair.", 0);
    await osei.reviews.decide({
      operationId: op(),
      episodeId,
      kind: "maintain",
      context: "queue",
      reason: "",
      nextReviewOn: null,
      seen: { prescriptionVersion: 1, signalIds: [] },
    });
    const { isHandOff, usualName, lines, mayTell } = await card();
    assert.deepEqual([isHandOff, mayTell], [true, false]);
    assert.match(usualName ?? "", /Kim/);
    const said = plain(lines);
    assert.ok(said.includes("Last session: Leg press: load 50 lb to 55 lb"), said.join("\n"));
    assert.ok(
      said.includes("Lately: Decided: maintain (and 1 more)") ||
        said.some((one) => one === "Lately: Decided: maintain"),
      said.join("\n"),
    );
    assert.ok(said.some((one) => /^Pain: worst 3 of 10, /.test(one)));
    assert.ok(said.some((one) => one.startsWith("Tell: Warms up slowly; give her the blue chair. (R. Kim")));
    const own = await card(kim);
    assert.deepEqual([own.isHandOff, own.mayTell, own.lines], [false, true, []]);
    assert.ok(cast.hale);
  },
);

prescribedOnBothEngines(
  "taking over is recorded once a day and person, told to the usual therapist, and stands on both days",
  async (loop) => {
    const { house, kim, lee, cast, episodeId, card, takeOver } = await stage(loop);
    const manager = await callerFor(house, cast.manager);
    const today = addDays("2026-11-23", 1);
    await manager.schedule.book({
      operationId: op(),
      patientId: cast.hale,
      episodeId,
      referralId: null,
      clinicId: cast.cedar,
      staffId: cast.lee,
      kind: "visit",
      localStart: `${today}T15:00`,
      minutes: 45,
    });
    const ofLee = async () => (await lee.sessions.day({ day: null })).list[0]?.handOff;
    assert.equal((await ofLee())?.takenAt, null);
    await assert.rejects(takeOver(kim), refusedAs("not-now", /you treat them/));
    const [first, second] = await Promise.all([takeOver(), takeOver()]);
    assert.deepEqual(first, second);
    assert.equal(await house.store.db.$count(house.store.t.handOffReceipts), 1);
    assert.equal((await card()).takenAt, first.takenAt);
    assert.equal((await ofLee())?.takenAt, first.takenAt);
    const { takenOver } = await kim.sessions.day({ day: null });
    assert.deepEqual(
      takenOver.map(({ byName, takenAt, patientId }) => [/Lee/.test(byName), takenAt, patientId]),
      [[true, first.takenAt, cast.hale]],
    );
    assert.deepEqual((await lee.sessions.day({ day: null })).takenOver, []);

    // Who treated last has nothing to be told.
    const sessionId = await openSession(lee, cast.hale, episodeId);
    await finishSession(lee, sessionId);
    house.clock.advance(86_400_000);
    await lee.patients.openChart({ operationId: op(), patientId: cast.hale });
    assert.equal((await card()).isHandOff, false);
    await assert.rejects(takeOver(), refusedAs("not-now"));
  },
);

prescribedOnBothEngines(
  "the line for the next person is the usual therapist's, each version is kept, and an older one is not overwritten",
  async (loop) => {
    const { house, lee, card, tell } = await stage(loop);
    await assert.rejects(tell("Mine", 0, lee), refusedAs("not-now", /whose patient/));
    assert.deepEqual(await tell("First", 0), { version: 1 });
    await assert.rejects(tell("Second", 0), refusedAs("changed-meanwhile"));
    assert.deepEqual(await tell("", 1), { version: 2 });
    assert.equal((await card()).tell, null);
    const notes = await house.store.db.select().from(house.store.t.handOffNotes);
    assert.deepEqual(
      notes.map(({ words }) => words).toSorted((a, b) => a.localeCompare(b)),
      ["", "First"],
    );
    await assert.rejects(house.store.write(({ db, t }) => db.update(t.handOffNotes).set({ words: "Other" })));
    await assert.rejects(tell("x".repeat(201), 2));
  },
);

prescribedOnBothEngines("nothing of a sensitive episode rides along in a hand-off", async (loop) => {
  const { house, lee, episodeId, card, tell } = await stage(loop);
  await tell("Speak of it only with the door closed", 0);
  const sessionId = await openSession(lee, loop.cast.hale, episodeId);
  await lee.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: "leg-press-key",
    wanted: { sets: quantity(3, "set"), reps: quantity(10, "rep"), load: quantity(70, "lb") },
    kind: "more",
    reason: "Pain 1 of 10",
  });
  await house.store.write(({ db, t }) =>
    db.update(t.episodes).set({ isSensitive: true, sensitiveSection: "pelvic" }),
  );
  const { lines, tell: told } = await card();
  const said = plain(lines);
  assert.equal(said[0], `Problem: ${sensitiveWords}`);
  assert.equal(told?.words, keptWords);
  assert.ok(!JSON.stringify(said).includes("door closed"));
  assert.ok(said.some((one) => one.startsWith("Open question: Leg press")));
});
