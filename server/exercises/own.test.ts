import assert from "node:assert/strict";
import { chartParts } from "#domain/access/chart-parts.ts";
import type { Side } from "#domain/doses/dose.ts";
import type { OwnExerciseContent } from "#domain/exercises/own/own-exercise.ts";
import { someOwnExercise } from "#domain/exercises/own/testing-own-exercise.ts";
import type { ExerciseTag } from "#domain/precautions/precaution.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { type Caller, callerFor, op } from "#server/testing.ts";
import {
  answerRecord,
  finishSession,
  type Loop,
  legPressOnly,
  loopOnBothEngines,
  openSession,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

const add = (caller: Caller, change: Partial<OwnExerciseContent> = {}, clinicId = "id-cedar") =>
  caller.exercises.add({ operationId: op(), clinicId, content: someOwnExercise(change) });
const retire = (caller: Caller, exerciseId: string, expectedVersion: number) =>
  caller.exercises.retire({ operationId: op(), exerciseId, expectedVersion, reason: "Not used" });

/** The prescription with the own exercise in the place of its leg press. */
const withOwn =
  (exerciseId: string, exerciseVersion = 1) =>
  (content: PrescriptionContent): PrescriptionContent => ({
    ...legPressOnly(content),
    lines: legPressOnly(content).lines.map(({ treatment: _treatment, ...line }) => ({
      ...line,
      lineKey: "own-key",
      exerciseId,
      exerciseVersion,
      name: "Ball wall squat",
      dose: someOwnExercise().usualDose,
      bounds: {},
      weeklySteps: {},
    })),
  });
const prescribeOwn = ({ osei, episodeId }: Loop, exerciseId: string, version = 1) =>
  prescribe(osei, episodeId, { kind: "blank" }, withOwn(exerciseId, version));

const contraindicate = ({ kim, cast }: Loop, tag: ExerciseTag) =>
  kim.precautions.raise({
    operationId: op(),
    patientId: cast.hale,
    effect: "contraindication",
    words: "Not for this patient",
    excludedTags: [tag],
  });
const openChart = ({ kim, cast }: Loop) =>
  kim.patients.openChart({ operationId: op(), patientId: cast.hale });
const idsOf = (rows: readonly { exerciseId: string }[]) => rows.map(({ exerciseId }) => exerciseId);

loopOnBothEngines(
  "a clinic's own exercise is found, changed as a new version, retired and restored; each version stays as it was said",
  async ({ osei, kim }) => {
    const { exerciseId, number } = await add(kim);
    assert.equal(number, 1);
    assert.equal((await osei.exercises.search({ text: "ball wall squat" }))[0]?.exerciseId, exerciseId);
    assert.deepEqual(idsOf((await osei.exercises.list({ text: "", whose: "own" })).exercises), [exerciseId]);
    const change = (expectedVersion: number, name: string) =>
      osei.exercises.change({
        operationId: op(),
        exerciseId,
        expectedVersion,
        content: someOwnExercise({ name, motions: [{ joint: "hip", motion: "flexion" }] }),
      });
    assert.deepEqual(await change(1, "Ball squat"), { exerciseId, number: 2 });
    await assert.rejects(change(1, "Ball squat again"), refusedAs("changed-meanwhile", /This exercise/));
    const get = (exerciseVersion: number) => kim.exercises.get({ exerciseId, exerciseVersion });
    assert.deepEqual([(await get(1)).name, (await get(2)).name], ["Ball wall squat", "Ball squat"]);
    assert.deepEqual(
      (await get(1)).own?.versions.map((version) => version.number),
      [2, 1],
    );
    assert.ok((await get(2)).easier.some((rung) => rung.exerciseId === "mini-squat"));
    await assert.rejects(get(3), refusedAs("not-found"));

    await retire(kim, exerciseId, 2);
    assert.deepEqual(await osei.exercises.search({ text: "ball squat" }), []);
    assert.deepEqual((await osei.exercises.list({ text: "", whose: "own" })).exercises, []);
    assert.deepEqual(idsOf((await osei.exercises.list({ text: "", whose: "retired" })).exercises), [
      exerciseId,
    ]);
    await assert.rejects(change(3, "Ball squat"), refusedAs("not-now", /retired/));
    assert.equal((await get(1)).name, "Ball wall squat");
    const restored = { operationId: op(), exerciseId, expectedVersion: 3, reason: "Wanted again" };
    assert.deepEqual(await kim.exercises.restore(restored), { exerciseId, retiredAt: null });
    assert.deepEqual(await kim.exercises.restore(restored), { exerciseId, retiredAt: null }, "sent twice");
    assert.equal((await osei.exercises.search({ text: "ball squat" }))[0]?.version, 2);
  },
);

loopOnBothEngines(
  "another clinic neither finds, reads, changes nor prescribes it, and no assistant keeps one",
  async (loop) => {
    const { house, cast, episodeId } = loop;
    const { exerciseId } = await add(loop.osei);
    const ortega = await callerFor(house, cast.farPhysiatrist);
    assert.deepEqual(await ortega.exercises.search({ text: "ball wall squat" }), []);
    assert.deepEqual((await ortega.exercises.list({ text: "", whose: "own" })).total, 0);
    assert.deepEqual(await ortega.exercises.facts({ exerciseIds: [exerciseId] }), []);
    await assert.rejects(ortega.exercises.get({ exerciseId, exerciseVersion: 1 }), refusedAs("not-found"));
    await assert.rejects(retire(ortega, exerciseId, 1), refusedAs("not-found"));
    await assert.rejects(add(await callerFor(house, cast.assistant)), refusedAs("not-found"));
    await assert.rejects(add(loop.osei, {}, "id-mesa"), refusedAs("not-found"));
    const { exerciseId: foreign } = await add(ortega, {}, "id-mesa");
    await assert.rejects(
      prescribe(loop.osei, episodeId, { kind: "blank" }, withOwn(foreign)),
      refusedAs("invalid", /not in the exercise library/, "content.lines.0.exerciseId"),
    );
    assert.equal((await ortega.exercises.search({ text: "ball wall squat" }))[0]?.exerciseId, foreign);
    // Who treats a patient of the clinic reads what its lines name, and chooses from their own still.
    await loop.osei.team.seat({
      operationId: op(),
      patientId: cast.hale,
      staffId: cast.farPhysiatrist,
      outsideContact: "",
      specialty: "second opinion",
      fromOn: "2026-11-10",
      toOn: "2026-11-30",
      sees: [...chartParts],
      sections: [],
    });
    assert.equal((await ortega.exercises.get({ exerciseId, exerciseVersion: 1 })).name, "Ball wall squat");
    assert.equal((await ortega.exercises.list({ text: "", whose: "own" })).total, 1);
  },
);

loopOnBothEngines(
  "a tag of an own exercise is contraindicated when it is signed, also one found since the version a line names",
  async (loop) => {
    const { osei, kim, cast } = loop;
    const { exerciseId } = await add(osei, { tags: [], weightBearing: [], position: "seated" });
    await openChart(loop);
    await contraindicate(loop, "overhead");
    await answerRecord(osei, cast.hale);
    await prescribeOwn(loop, exerciseId);
    await osei.exercises.change({
      operationId: op(),
      exerciseId,
      expectedVersion: 1,
      content: someOwnExercise({ tags: ["overhead"], weightBearing: [], position: "seated" }),
    });
    const sessionId = await openSession(kim, cast.hale, loop.episodeId);
    const [row] = (await kim.sessions.get({ sessionId })).rows;
    assert.equal(row?.check.consequence, "refused");
    assert.equal(row?.check.findings[0]?.cause, "contraindication");
    await assert.rejects(
      prescribe(osei, loop.episodeId, { kind: "current" }),
      refusedAs("invalid", /contraindicated/, "content.lines.0.exerciseId"),
    );
  },
);

loopOnBothEngines(
  "an own exercise a therapist adds to a session is held against contraindications and limits by its tags and movements",
  async (loop) => {
    const { osei, kim, cast, episodeId } = loop;
    const standing = await add(osei);
    const seated = await add(osei, {
      name: "Ball squeeze",
      tags: [],
      weightBearing: [],
      isLoaded: false,
      position: "seated",
    });
    await openChart(loop);
    await contraindicate(loop, "weight-bearing");
    await answerRecord(osei, cast.hale);
    await prescribeOwn(loop, seated.exerciseId);
    const sessionId = await openSession(kim, cast.hale, episodeId);
    const addRow = (exerciseId: string, side: Side = "bilateral") =>
      kim.sessions.addRow({
        operationId: op(),
        sessionId,
        exerciseId,
        side,
        dose: someOwnExercise().usualDose,
      });
    const refused = await addRow(standing.exerciseId);
    assert.deepEqual([refused.outcome, refused.check.findings[0]?.cause], ["refused", "contraindication"]);
    assert.equal((await addRow(seated.exerciseId)).outcome, "saved");
    await assert.rejects(
      addRow(seated.exerciseId, "right"),
      refusedAs("invalid", /not done on one side alone/, "side"),
    );
    await retire(osei, standing.exerciseId, 1);
    await assert.rejects(addRow(standing.exerciseId), refusedAs("not-now", /retired/, "exerciseId"));
    await assert.rejects(addRow("left-the-library"), refusedAs("invalid", /not in the library/));
  },
);

loopOnBothEngines(
  "a retired exercise stays in the lines and sessions that have it, under its version, and is not prescribed anew",
  async (loop) => {
    const { osei, kim, cast, episodeId } = loop;
    const { exerciseId } = await add(osei);
    await prescribeOwn(loop, exerciseId);
    const sessionId = await openSession(kim, cast.hale, episodeId);
    await osei.exercises.change({
      operationId: op(),
      exerciseId,
      expectedVersion: 1,
      content: someOwnExercise({ name: "Ball squat, deep" }),
    });
    await retire(osei, exerciseId, 2);
    await finishSession(kim, sessionId);
    const sheet = await kim.sessions.get({ sessionId });
    assert.equal(sheet.rows[0]?.name, "Ball wall squat");
    assert.deepEqual(sheet.rows[0]?.steps.reps, { thousandths: 1000, unit: "rep" });
    assert.ok(sheet.rows[0]?.rungs.some((rung) => rung.exerciseId === "mini-squat"));
    const line = sheet.plan?.lines[0];
    assert.deepEqual([line?.exercise.exerciseVersion, line?.exercise.isUnknown], [1, undefined]);
    assert.equal((await kim.exercises.get({ exerciseId, exerciseVersion: 1 })).name, "Ball wall squat");
    await prescribe(osei, episodeId, { kind: "current" });
    await assert.rejects(
      prescribe(osei, episodeId, { kind: "current" }, (content) => ({
        ...content,
        lines: content.lines.map((one) => ({ ...one, lineKey: "another-key" })),
      })),
      refusedAs("invalid", /retired/, "content.lines.0.exerciseId"),
    );
  },
);

loopOnBothEngines(
  "what cannot be kept is refused at its field: a taken name, a rung nobody has, a ladder that goes in a circle",
  async ({ osei }) => {
    const { exerciseId } = await add(osei);
    const refused = (change: Partial<OwnExerciseContent>, field: string) =>
      assert.rejects(add(osei, { name: "Other squat", ...change }), refusedAs("invalid", undefined, field));
    await refused({ name: "ball wall squat" }, "content.name");
    await refused({ name: "Leg press" }, "content.name");
    await refused({ harder: ["left-the-library"] }, "content.harder");
    await refused({ easier: ["mini-squat"], harder: ["sit-to-stand"] }, "content.harder");
    const above = await add(osei, { name: "Deep ball squat", easier: [exerciseId] });
    const rungs = (await osei.exercises.get({ exerciseId: above.exerciseId, exerciseVersion: 1 })).easier;
    assert.deepEqual(
      rungs.slice(0, 2).map((rung) => rung.name),
      ["Ball wall squat", "Mini squat"],
    );
    await assert.rejects(
      osei.exercises.change({
        operationId: op(),
        exerciseId,
        expectedVersion: 1,
        content: someOwnExercise({ easier: [above.exerciseId] }),
      }),
      refusedAs("invalid", /circle/, "content.harder"),
    );
  },
);

loopOnBothEngines(
  "a clinic's own protocol carries its own exercise by name and version, and no other clinic's",
  async (loop) => {
    const { osei, episodeId } = loop;
    const { exerciseId } = await add(osei);
    await prescribe(osei, episodeId, { kind: "blank" }, (content) => withOwn(exerciseId)(content));
    const { content, exerciseNames } = await osei.protocols.prepare({
      episodeId,
      from: "signed",
      onto: null,
    });
    assert.equal(exerciseNames[exerciseId], "Ball wall squat");
    const save = (id: string) =>
      osei.protocols.save({
        operationId: op(),
        episodeId,
        clinicId: "id-cedar",
        content: {
          ...content,
          name: "Ball group",
          phases: content.phases.map((phase) => ({
            ...phase,
            name: "Start",
            lines: phase.lines.map((line) => ({ ...line, exerciseId: id })),
          })),
        },
        of: null,
        as: { kind: "new" },
      });
    const { exerciseId: foreign } = await add(
      await callerFor(loop.house, loop.cast.farPhysiatrist),
      {},
      "id-mesa",
    );
    await assert.rejects(save(foreign), refusedAs("invalid", /library does not have/));
    const { protocolId } = await save(exerciseId);
    const [own] = (await osei.protocols.own()).protocols;
    assert.deepEqual(own?.phases[0]?.lines, ["Ball wall squat"]);
    const composed = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "protocol", protocolId, phase: 0 },
    });
    const [line] = composed.content.lines;
    assert.deepEqual(
      [line?.exerciseId, line?.exerciseVersion, line?.name],
      [exerciseId, 1, "Ball wall squat"],
    );
  },
);
