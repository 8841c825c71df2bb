import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { callerFor, op } from "#server/testing.ts";
import { finishSession, loopOnBothEngines, openLoop, openSession, refusedAs } from "#server/testing-loop.ts";
import { give, stageHome, two, write } from "./testing-home.ts";

loopOnBothEngines(
  "what a patient was given is kept as it was printed, superseded by the next, and verified",
  async (loop) => {
    const { kim, osei, episodeId, house } = loop;
    await stageHome(loop);
    const first = await give(kim, episodeId);
    const second = await give(kim, episodeId, { language: "es", reps: 8 });
    assert.deepEqual([first.number, second.number], [1, 2]);
    await osei.patients.openChart({ operationId: op(), patientId: loop.cast.hale });
    const read = await osei.homePrograms.get({ episodeId });
    assert.equal(read.program?.programId, second.programId);
    assert.equal(read.program?.content.exercises[0]?.printed.name, "Deslizar el talón");
    assert.equal(read.isStanding, true);
    assert.deepEqual(read.changes, []);
    assert.deepEqual(
      read.programs.map(({ number, language, exerciseCount }) => [number, language, exerciseCount]),
      [
        [2, "es", 1],
        [1, "en", 1],
      ],
    );
    const earlier = await osei.homePrograms.get({ episodeId, programId: first.programId });
    assert.equal(earlier.isStanding, false);
    assert.equal(earlier.program?.content.exercises[0]?.printed.name, "Heel slide");
    assert.deepEqual((await verifyDocuments(house.store)).problems, []);
    const { homePrograms } = house.store.t;
    await assert.rejects(
      house.store.write(({ db }) =>
        db.update(homePrograms).set({ number: 9 }).where(eq(homePrograms.id, first.programId)),
      ),
    );
  },
);

test("lines marked for home come with the dose at the clinic and the rhythm that was ordered", async () => {
  const loop = await openLoop();
  await stageHome(loop);
  const { basis } = await write(loop.kim, loop.episodeId);
  assert.deepEqual(
    basis.candidates.map(({ name, isMarked, home, current }) => [name, isMarked, home ?? null, current]),
    [
      ["Heel slide", true, { timesPerDay: 2, daysPerWeek: 3 }, two],
      ["Straight leg raise", false, null, two],
    ],
  );
});

test("a home dose outside what may be set is refused in its sentence, and nothing is given", async () => {
  const loop = await openLoop();
  await stageHome(loop);
  await assert.rejects(
    give(loop.kim, loop.episodeId, { reps: 20 }),
    refusedAs("invalid", /20.reps is outside the 12.reps/, "content.exercises.0.dose"),
  );
  assert.equal((await loop.kim.homePrograms.get({ episodeId: loop.episodeId })).program, null);
});

test("what acts and tells at home is told to the physiatrist", async () => {
  const loop = await openLoop();
  await stageHome(loop);
  await give(loop.kim, loop.episodeId, { lineKeys: ["straight-leg-raise-key"], reps: 20 });
  const { patientSignals } = loop.house.store.t;
  const told = (await loop.house.store.db.select().from(patientSignals)).filter(
    ({ kind }) => kind === "told",
  );
  assert.equal(told.length, 1);
  assert.match(String(told[0]?.facts["change"]), /at home$/);
});

test("other words than the plan makes are refused, and so is a program written beside another", async () => {
  const loop = await openLoop();
  const { kim, episodeId } = loop;
  await stageHome(loop);
  await assert.rejects(
    give(kim, episodeId, { edit: (content) => ({ ...content, clinicPhone: "1" }) }),
    refusedAs("changed-meanwhile", /plan changed/),
  );
  const late = await write(kim, episodeId);
  await give(kim, episodeId);
  await assert.rejects(
    kim.homePrograms.give({
      operationId: op(),
      episodeId,
      baseProgramId: late.baseProgramId,
      content: late.content,
    }),
    refusedAs("changed-meanwhile", /another home program/),
  );
  await assert.rejects(
    give(kim, episodeId, { edit: (content) => ({ ...content, startsOn: addDays(content.startsOn, -1) }) }),
    refusedAs("invalid", /today or later/, "content.startsOn"),
  );
});

test("the same sent twice gives one program, and an assistant prints it again without changing it", async () => {
  const loop = await openLoop();
  const { kim, episodeId, cast, house } = loop;
  await stageHome(loop);
  const { content, baseProgramId } = await write(kim, episodeId);
  const input = { operationId: op(), episodeId, baseProgramId, content };
  const once = await kim.homePrograms.give(input);
  assert.deepEqual(await kim.homePrograms.give(input), once);
  const assistant = await callerFor(house, cast.assistant);
  await assistant.patients.openChart({ operationId: op(), patientId: cast.hale });
  await assert.rejects(assistant.homePrograms.prepare({ episodeId }), refusedAs("not-found"));
  await assistant.homePrograms.printAgain({ operationId: op(), episodeId, programId: once.programId });
  const { handOuts, programs } = await assistant.homePrograms.get({ episodeId });
  assert.deepEqual(
    handOuts.map(({ kind }) => kind),
    ["given", "printed-again"],
  );
  assert.equal(programs.length, 1);
  await give(kim, episodeId);
  await assert.rejects(
    assistant.homePrograms.printAgain({ operationId: op(), episodeId, programId: once.programId }),
    refusedAs("changed-meanwhile", /newer home program/),
  );
});

test("a dose that changes, and a contraindication that is raised, are told of the paper the patient has", async () => {
  const loop = await openLoop();
  const { kim, osei, episodeId, cast, house } = loop;
  await stageHome(loop);
  await give(kim, episodeId);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const saved = await kim.sessions.setDose({
    operationId: op(),
    sessionId,
    row: 1,
    expectedVersion: 1,
    dose: { ...two, reps: quantity(12, "rep") },
    origin: "typed",
  });
  assert.ok(saved.outcome === "saved");
  await kim.sessions.setFromNowOn({
    operationId: op(),
    sessionId,
    row: 1,
    expectedVersion: saved.version,
    isFromNowOn: true,
  });
  await finishSession(kim, sessionId);
  const changed = await kim.homePrograms.get({ episodeId });
  assert.match(changed.changes[0]?.words ?? "", /Heel slide is at 2.×.12 now, was 2.×.10/);
  await osei.precautions.raise({
    operationId: op(),
    patientId: cast.hale,
    effect: "contraindication",
    words: "Clot possible: no exercise",
    excludedTags: ["all-therapy"],
  });
  const excluded = await kim.homePrograms.get({ episodeId });
  assert.equal(excluded.changes[0]?.kind, "excluded");
  assert.match(excluded.changes[0]?.words ?? "", /Clot possible/);
  const manager = await callerFor(house, cast.manager);
  await manager.schedule.book({
    operationId: op(),
    patientId: cast.hale,
    episodeId,
    referralId: null,
    clinicId: cast.cedar,
    staffId: cast.kim,
    kind: "visit",
    localStart: "2026-11-24T09:00",
    minutes: 45,
  });
  assert.equal((await kim.sessions.day({ day: "2026-11-24" })).list[0]?.excludedAtHome, 1);
});

test("a session asks of the program the patient has, keeps the answers, and shows them next time", async () => {
  const loop = await openLoop();
  const { kim, osei, episodeId, cast } = loop;
  await stageHome(loop);
  const { programId } = await give(kim, episodeId);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const { home } = await kim.sessions.get({ sessionId });
  assert.deepEqual(home?.exercises, [{ lineKey: "heel-slide-key", name: "Heel slide" }]);
  assert.equal(home?.before, null);
  const answer = (name: string) => ({
    sinceLastTime: {
      homeProgramDays: 3,
      homeProgram: {
        programId,
        exercises: [{ lineKey: "heel-slide-key", name, answer: "some" as const, reason: "pain" as const }],
      },
    },
  });
  await assert.rejects(
    finishSession(kim, sessionId, answer("Leg press")),
    refusedAs("invalid", /does not stand on the home program/),
  );
  await finishSession(kim, sessionId, answer("Heel slide"));
  const next = await openSession(kim, cast.hale, episodeId);
  assert.deepEqual((await kim.sessions.get({ sessionId: next })).home?.before?.exercises, [
    "Heel slide: some, pain",
  ]);
  await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
  const chart = await osei.reviews.chart({ episodeId });
  assert.equal(chart.home?.program?.number, 1);
  assert.equal(chart.home?.reports[0]?.days, 3);
});

test("no program is written before a prescription is signed", async () => {
  const loop = await openLoop();
  const { kim, episodeId, cast } = loop;
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  await assert.rejects(
    kim.homePrograms.prepare({ episodeId }),
    refusedAs("not-now", /No prescription is signed/),
  );
});
