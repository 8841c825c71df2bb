import assert from "node:assert/strict";
import { test } from "node:test";
import { callerFor, fillCast, openTestHouse } from "#server/testing.ts";
import { consult, legPressOnly, prescribe } from "#server/testing-loop.ts";

test("a draft save that happened and was not answered answers the same when it is sent again", async () => {
  const house = await openTestHouse();
  const cast = await fillCast(house);
  const { drafts } = await callerFor(house, cast.osei);
  const which = { kind: "consultation", subjectId: "visit", baseVersionId: null } as const;
  const first = { ...which, version: 0, content: JSON.stringify({ history: "One" }) };
  const kept = await drafts.save(first);
  house.clock.advance(5000);
  assert.deepEqual(await drafts.save(first), kept);
  assert.equal((await drafts.save({ ...which, version: 1, content: '{"history":"One two"}' })).version, 2);
});

test("a draft another window changed is not overwritten", async () => {
  const house = await openTestHouse();
  const cast = await fillCast(house);
  const { drafts } = await callerFor(house, cast.osei);
  const which = { kind: "consultation", subjectId: "visit", baseVersionId: null } as const;
  await drafts.save({ ...which, version: 0, content: '{"history":"There"}' });
  await assert.rejects(
    drafts.save({ ...which, version: 0, content: '{"history":"Here"}' }),
    /another window/,
  );
  const kept = await drafts.get({ kind: "consultation", subjectId: "visit" });
  assert.deepEqual(kept?.content, { history: "There" });
});

test("a kept draft says which version it was begun on, also after a newer one is signed", async () => {
  const house = await openTestHouse();
  const cast = await fillCast(house);
  const osei = await callerFor(house, cast.osei);
  const episodeId = await consult(osei, cast.hale);
  const blank = { kind: "blank" } as const;
  const first = await prescribe(osei, episodeId, blank, legPressOnly);
  const banerjee = await callerFor(house, cast.banerjee);
  await banerjee.drafts.save({
    kind: "prescription",
    subjectId: episodeId,
    version: 0,
    baseVersionId: first.versionId,
    content: "{}",
  });
  await prescribe(osei, episodeId, blank, legPressOnly);
  const kept = await banerjee.drafts.get({ kind: "prescription", subjectId: episodeId });
  assert.deepEqual([kept?.baseVersionId, kept?.baseNumber], [first.versionId, 1]);
});
