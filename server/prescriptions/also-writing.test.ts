import assert from "node:assert/strict";
import { test } from "node:test";
import { callerFor, op } from "#server/testing.ts";
import { legPressOnly, openLoop, prescribe, refusedAs } from "#server/testing-loop.ts";

test("two physiatrists write drafts of their own, each sees who else writes and not what; the second to sign is held and loses nothing", async () => {
  const { house, cast, osei, episodeId } = await openLoop();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const banerjee = await callerFor(house, cast.banerjee);
  await banerjee.patients.openChart({ operationId: op(), patientId: cast.hale });
  const from = { kind: "current" } as const;
  const mine = await banerjee.prescriptions.compose({ episodeId, discipline: "PT", from });
  const draft = { ...mine.content, note: "Slow on the stairs" };
  const keep = (caller: typeof osei, content: unknown) =>
    caller.drafts.save({
      kind: "prescription",
      subjectId: episodeId,
      version: 0,
      baseVersionId: mine.baseVersionId,
      content: JSON.stringify(content),
    });
  assert.deepEqual(await osei.prescriptions.alsoWriting({ episodeId }), []);
  await keep(banerjee, draft);
  await keep(osei, { ...mine.content, note: "Faster" });
  assert.deepEqual(
    (await osei.prescriptions.alsoWriting({ episodeId })).map((one) => Object.keys(one).toSorted()),
    [["shownName", "staffId", "typedAt"]],
  );
  assert.deepEqual(
    (await osei.prescriptions.alsoWriting({ episodeId })).map((one) => one.staffId),
    [cast.banerjee],
  );
  assert.deepEqual(
    (await banerjee.prescriptions.alsoWriting({ episodeId })).map((one) => one.staffId),
    [cast.osei],
  );

  await prescribe(osei, episodeId, from, (content) => ({ ...content, visitsMost: 12 }));
  assert.deepEqual(await banerjee.prescriptions.alsoWriting({ episodeId }), []);
  const preview = await banerjee.prescriptions.preview({
    episodeId,
    content: draft,
    baseVersionId: mine.baseVersionId,
  });
  await assert.rejects(
    banerjee.prescriptions.sign({
      operationId: op(),
      episodeId,
      content: draft,
      baseVersionId: mine.baseVersionId,
      expectedVersion: mine.expectedVersion,
      shownHash: preview.hash,
    }),
    refusedAs("changed-meanwhile", /newer version was signed while you were writing/),
  );
  const kept = await banerjee.drafts.get({ kind: "prescription", subjectId: episodeId });
  assert.deepEqual(kept?.content, draft);

  house.clock.advance(13 * 3_600_000);
  const later = await callerFor(house, cast.osei);
  await later.patients.openChart({ operationId: op(), patientId: cast.hale });
  assert.deepEqual(await later.prescriptions.alsoWriting({ episodeId }), []);
});
