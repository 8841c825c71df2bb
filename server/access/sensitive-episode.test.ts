import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { describeOnBothEngines } from "#db/testing.ts";
import { keptWords, sensitiveWords } from "#domain/people/sensitive.ts";
import { callerFor, op } from "#server/testing.ts";
import { refusedAs } from "#server/testing-loop.ts";
import {
  type PlantedStage,
  plantEpisode,
  planted,
  plantedLimitId,
  readEverything,
} from "./testing-planted.ts";

let begun: PlantedStage;

describeOnBothEngines("sensitive episode", (engine) => {
  before(async () => {
    begun = await plantEpisode(engine, { isSensitive: true });
  });
  after(() => begun.stage.house.store.close());

  void test("no read procedure tells anybody not named for its section what a sensitive episode is about", async () => {
    for (const staffId of [
      begun.cast.banerjee,
      begun.cast.lee,
      begun.cast.assistant,
      begun.cast.occupational,
      begun.cast.manager,
    ]) {
      const told: string[] = [];
      for (const [name, answer] of await readEverything(begun, staffId))
        for (const [what, word] of Object.entries(planted))
          if (answer.includes(word)) told.push(`${name}: ${what}`);
      assert.deepEqual(told, [], staffId);
    }
  });

  void test("those named for its section read all of a sensitive episode", async () => {
    const told = [
      ...(await readEverything(begun, begun.cast.osei)).values(),
      ...(await readEverything(begun, begun.cast.kim)).values(),
    ];
    for (const [what, word] of Object.entries(planted))
      assert.ok(
        told.some((answer) => answer.includes(word)),
        what,
      );
  });

  void test("what is kept back says so, and limits, lines and when to stop stay readable", async () => {
    const lee = await callerFor(begun.stage.house, begun.cast.lee);
    await lee.patients.openChart({ operationId: op(), patientId: begun.target.patientId });
    const record = await lee.patients.record({ patientId: begun.target.patientId });
    assert.equal(record.hiddenConditions, 1);
    const visit = await lee.consultations.get({ consultationId: begun.target.consultationId });
    assert.deepEqual([visit.isEpisodeKept, visit.isSensitiveHidden], [true, true]);
    assert.deepEqual([visit.content.history, visit.content.episodeTitle], [keptWords, sensitiveWords]);
    const version = await lee.prescriptions.version({ versionId: begun.target.versionId });
    assert.equal(version.isKept, true);
    assert.deepEqual(
      [version.content.note, version.content.diagnoses[0]?.title],
      [keptWords, sensitiveWords],
    );
    assert.equal(version.content.lines[0]?.name, "Leg press");
    assert.ok(version.content.stopAndCall.length > 0);
    const plan = await lee.plansOfCare.get({ episodeId: begun.target.episodeId });
    assert.deepEqual([plan?.isKept, plan?.content.evaluation.findings], [true, keptWords]);
  });

  void test("nobody treats, prescribes or plans in a sensitive episode without being named, and a note can still be written", async () => {
    const { episodeId, patientId, planOfCareId } = begun.target;
    const lee = await callerFor(begun.stage.house, begun.cast.lee);
    const banerjee = await callerFor(begun.stage.house, begun.cast.banerjee);
    for (const caller of [lee, banerjee]) await caller.patients.openChart({ operationId: op(), patientId });
    const start = (kind: "treatment" | "seen-not-treated") =>
      lee.sessions.start({
        operationId: op(),
        episodeId,
        bookingId: null,
        kind,
        heldOn: null,
        gateReason: "",
      });
    await assert.rejects(start("treatment"), refusedAs("not-now", /named for its section/));
    await assert.rejects(
      banerjee.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "current" } }),
      refusedAs("not-now", /named for its section/),
    );
    await assert.rejects(
      lee.plansOfCare.prepare({ episodeId }),
      refusedAs("not-now", /named for its section/),
    );
    await assert.rejects(
      banerjee.plansOfCare.certify({ operationId: op(), planOfCareId }),
      refusedAs("not-now", /named for its section/),
    );
    const { sessionId } = await start("seen-not-treated");
    const note = { sinceLastTime: {}, assessment: "Unwell; sent home.", plan: "", adverseEvent: "" };
    await lee.sessions.setNote({ operationId: op(), sessionId, expectedVersion: 1, note });
    assert.equal((await lee.sessions.get({ sessionId })).session.note.assessment, "Unwell; sent home.");
  });

  void test("that a limit of a sensitive episode was lifted is told to whoever treats, why to those named for it", async () => {
    const { house } = begun.stage;
    const { patientId } = begun.target;
    house.clock.advance(60_000);
    const reason = "The pelvic floor holds";
    await (await callerFor(house, begun.cast.osei)).limits.lift({
      operationId: op(),
      patientId,
      limitId: plantedLimitId,
      reason,
    });
    const told = async (staffId: string) => {
      const { ended } = await (await callerFor(house, staffId)).precautions.toRead({ patientId });
      return ended.map(({ kind, id, reason }) => [kind, id, reason]);
    };
    assert.deepEqual(await told(begun.cast.lee), [["limit", plantedLimitId, keptWords]]);
    assert.deepEqual(await told(begun.cast.kim), [["limit", plantedLimitId, reason]]);
  });
});
