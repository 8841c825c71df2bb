import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import type { Owner } from "#domain/prescriptions/limit.ts";
import { callerFor, op } from "#server/testing.ts";
import {
  finishSession,
  type Loop,
  openLoop,
  openSession,
  prescribe,
  refusedAs,
  someConsultation,
} from "#server/testing-loop.ts";
import { give, ordered, stageHome, two, write } from "./testing-home.ts";

const raise = ({ osei, cast }: Loop, words: string, excludedTags: ExerciseTag[]) =>
  osei.precautions.raise({
    operationId: op(),
    patientId: cast.hale,
    effect: "contraindication",
    words,
    excludedTags,
  });
/** How many exercises at home R. Kim's list of a day says are excluded. */
async function excludedOnDay({ house, cast, kim, episodeId }: Loop, day: string) {
  const manager = await callerFor(house, cast.manager);
  await manager.schedule.book({
    operationId: op(),
    patientId: cast.hale,
    episodeId,
    referralId: null,
    clinicId: cast.cedar,
    staffId: cast.kim,
    kind: "visit",
    localStart: `${day}T09:00`,
    minutes: 45,
  });
  return (await kim.sessions.day({ day })).list[0]?.excludedAtHome;
}

test("limits of effort and heart rate reach the paper of a walk whose dose says neither", async () => {
  const loop = await openLoop();
  const owner: Owner = { kind: "physiatrist", staffId: loop.cast.osei, name: "Dr. Osei" };
  const common = { owner, delegateStaffIds: [], reason: "" };
  const walk = ordered("treadmill-walk", "Treadmill walk", {
    side: "not-applicable",
    dose: { duration: quantity(20, "min") },
    bounds: {},
  });
  await stageHome(loop, [walk], (content) => ({
    ...content,
    limits: [
      { ...common, limitId: "effort", kind: "effort", most: quantity(5, "rpe"), fromOn: content.startsOn },
      {
        ...common,
        limitId: "heart",
        kind: "heart-rate",
        most: quantity(110, "bpm"),
        fromOn: content.startsOn,
      },
    ],
  }));
  await give(loop.kim, loop.episodeId, { isAsAtClinic: true });
  const { program, changes } = await loop.kim.homePrograms.get({ episodeId: loop.episodeId });
  assert.deepEqual(program?.content.stop.printed[0], {
    lead: "Stop and rest",
    words: "if your effort goes above 5 out of 10, or if your heart beats more than 110 times a minute.",
  });
  assert.deepEqual(changes, []);
});

test("a load makes a home exercise resisted, on its screen and in the day's list", async () => {
  const loop = await openLoop();
  const bridge = ordered("hip-bridge", "Hip bridge", {
    side: "bilateral",
    dose: { ...two, load: quantity(10, "lb") },
    bounds: {},
  });
  await stageHome(loop, [bridge]);
  await give(loop.kim, loop.episodeId, { isAsAtClinic: true });
  await raise(loop, "No resisted exercise", ["resisted"]);
  const { changes } = await loop.kim.homePrograms.get({ episodeId: loop.episodeId });
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ["excluded"],
  );
  assert.equal(await excludedOnDay(loop, "2026-11-24"), 1);
});

test("a program that begins later hides neither the one in use nor what must not be done on it", async () => {
  const loop = await openLoop();
  const { kim, osei, episodeId, cast } = loop;
  const bridge = ordered("hip-bridge", "Hip bridge", { side: "bilateral" });
  await stageHome(loop, [ordered("band-row", "Band row", { side: "bilateral" }), bridge]);
  const first = await give(kim, episodeId);
  const later = await give(kim, episodeId, { lineKeys: ["band-row-key"], startsOn: "2026-12-07" });
  await raise(loop, "Not lying flat", ["supine"]);
  const newest = await kim.homePrograms.get({ episodeId });
  assert.equal(newest.program?.programId, later.programId);
  assert.deepEqual(newest.changes, []);
  assert.deepEqual(
    newest.alsoInUse.map(({ number, changes }) => [number, changes.map(({ kind }) => kind)]),
    [[1, ["excluded"]]],
  );
  const inUse = await kim.homePrograms.get({ episodeId, programId: first.programId });
  assert.deepEqual([inUse.isStanding, inUse.isInUse, inUse.changes[0]?.kind], [false, true, "excluded"]);
  assert.equal(await excludedOnDay(loop, "2026-11-24"), 1);
  await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
  assert.equal((await osei.reviews.chart({ episodeId })).home?.changes[0]?.kind, "excluded");
  await kim.homePrograms.printAgain({ operationId: op(), episodeId, programId: later.programId });
  await assert.rejects(
    kim.homePrograms.printAgain({ operationId: op(), episodeId, programId: first.programId }),
    refusedAs("not-now", /Not lying flat.*not printed again/),
  );
});

test("a start too far ahead is refused at its field", async () => {
  const loop = await openLoop();
  await stageHome(loop);
  await assert.rejects(
    give(loop.kim, loop.episodeId, { startsOn: "2099-01-01" }),
    refusedAs("invalid", /at most 90 days ahead/, "content.startsOn"),
  );
});

test("a paper that says to do what is excluded now is not printed again", async () => {
  const loop = await openLoop();
  await stageHome(loop);
  const { programId } = await give(loop.kim, loop.episodeId);
  await raise(loop, "Clot possible", ["all-therapy"]);
  const print = { operationId: op(), episodeId: loop.episodeId, programId };
  await assert.rejects(loop.kim.homePrograms.printAgain(print), refusedAs("not-now", /Clot possible/));
  assert.deepEqual(
    (await loop.kim.homePrograms.get({ episodeId: loop.episodeId })).handOuts.map(({ kind }) => kind),
    ["given"],
  );
});

test("nothing is given for a day on which treatment is refused", async () => {
  const loop = await openLoop();
  await stageHome(loop, [ordered("heel-slide", "Heel slide")], (content) => ({
    ...content,
    startsOn: "2026-12-10",
    endsOn: "2027-01-20",
  }));
  await assert.rejects(
    give(loop.kim, loop.episodeId),
    refusedAs("not-now", /starts later/, "content.startsOn"),
  );
  const given = await give(loop.kim, loop.episodeId, { startsOn: "2026-12-10" });
  assert.equal(given.number, 1);
});

test("what a clinician does is not given, and what is not meant for home only with its reason, which is kept", async () => {
  const loop = await openLoop();
  const { kim, episodeId } = loop;
  await stageHome(loop, [
    ordered("dry-needling", "Dry needling", { dose: {}, bounds: {} }),
    ordered("leg-press", "Leg press", { side: "bilateral" }),
  ]);
  await assert.rejects(
    give(kim, episodeId, { lineKeys: ["dry-needling-key"], isAsAtClinic: true, unsuitableReason: "Asked" }),
    refusedAs("invalid", /done by a clinician/, "content.exercises.0.lineKey"),
  );
  const press = { lineKeys: ["leg-press-key"] };
  await assert.rejects(
    give(kim, episodeId, press),
    refusedAs("invalid", /Say why/, "content.exercises.0.unsuitableReason"),
  );
  await give(kim, episodeId, { ...press, unsuitableReason: "Has a press at home" });
  const { program } = await kim.homePrograms.get({ episodeId });
  assert.equal(program?.content.exercises[0]?.unsuitableReason, "Has a press at home");
  assert.doesNotMatch(JSON.stringify(program?.content.exercises[0]?.printed), /Has a press/);
});

test("in a sensitive episode whoever is not named for its section gives no program, as they start no session", async () => {
  const loop = await openLoop();
  const { house, cast, kim } = loop;
  const { store } = house;
  await store.write(({ db, t }) =>
    db
      .update(t.staff)
      .set({ sensitiveSections: ["pelvic"] })
      .where(eq(t.staff.id, cast.osei)),
  );
  const osei = await callerFor(house, cast.osei);
  await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
  const { episodeId } = await osei.consultations.sign({
    operationId: op(),
    patientId: cast.hale,
    referralId: null,
    content: someConsultation({ sensitiveNote: "Told in confidence", sensitiveSection: "pelvic" }),
    episode: { kind: "new", title: "Pelvic pain", side: "midline", onsetOn: null, isSensitive: true },
  });
  await prescribe(osei, episodeId, { kind: "blank" }, (content) => ({
    ...content,
    lines: [ordered("heel-slide", "Heel slide")],
  }));
  await assert.rejects(openSession(kim, cast.hale, episodeId), refusedAs("not-now", /is sensitive/));
  await assert.rejects(kim.homePrograms.prepare({ episodeId }), refusedAs("not-now", /is sensitive/));
  assert.equal((await kim.homePrograms.get({ episodeId })).canBeWritten, false);
  await store.write(({ db, t }) =>
    db
      .update(t.staff)
      .set({ sensitiveSections: ["pelvic"] })
      .where(eq(t.staff.id, cast.kim)),
  );
  const named = await callerFor(house, cast.kim);
  const { content } = await write(named, episodeId);
  const input = { episodeId, baseProgramId: null, content };
  await assert.rejects(
    kim.homePrograms.give({ operationId: op(), ...input }),
    refusedAs("not-now", /is sensitive/),
  );
  assert.equal((await named.homePrograms.get({ episodeId })).canBeWritten, true);
  assert.equal((await named.homePrograms.give({ operationId: op(), ...input })).number, 1);
});

test("out of how many days stays as it was asked, whatever is written down later, and is counted rightly", async () => {
  const loop = await openLoop();
  const { house, cast, episodeId } = loop;
  await stageHome(loop);
  const { programId } = await give(loop.kim, episodeId);
  house.clock.advance(5 * 86_400_000);
  const kim = await callerFor(house, cast.kim);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const { session, home } = await kim.sessions.get({ sessionId });
  assert.ok(home);
  const asked = { since: home.startsOn, days: 5 };
  const answer = (of: typeof asked) => ({
    sinceLastTime: { homeProgramDays: 3, homeProgram: { programId, asked: of, exercises: [] } },
  });
  for (const wrong of [
    { ...asked, days: 9 },
    { since: addDays(asked.since, -1), days: 6 },
  ])
    await assert.rejects(finishSession(kim, sessionId, answer(wrong)), refusedAs("invalid", /Ask again/));
  await finishSession(kim, sessionId, answer(asked));
  house.clock.advance(60_000);
  const late = await kim.sessions.start({
    operationId: op(),
    episodeId,
    bookingId: null,
    kind: "treatment",
    heldOn: addDays(session.heldOn, -1),
    heldTime: "09:00",
    gateReason: "",
  });
  await finishSession(kim, late.sessionId);
  const after = await kim.sessions.get({ sessionId });
  assert.equal(after.home?.lastHeldOn, addDays(session.heldOn, -1));
  assert.deepEqual(after.session.note.sinceLastTime.homeProgram?.asked, asked);
  const { reports } = await kim.homePrograms.get({ episodeId });
  assert.deepEqual(reports.find((report) => report.sessionId === sessionId)?.asked, asked);
});

test("a home program that was given is news to the next reader", async () => {
  const loop = await openLoop();
  const { kim, osei, episodeId, cast } = loop;
  await stageHome(loop);
  await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
  await give(kim, episodeId);
  const { list } = await osei.patients.sinceLooked({ patientId: cast.hale, afterSeq: 0 });
  assert.ok(list.some(({ words, byName }) => words === "Home program given" && byName.includes("Kim")));
});
