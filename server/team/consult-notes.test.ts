import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { chartParts } from "#domain/access/chart-parts.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import { someConsultNote } from "#server/orders/testing-orders.ts";
import { callerFor, op, testNow } from "#server/testing.ts";
import { openLoop, refusedAs } from "#server/testing-loop.ts";

const day = 86_400_000;

/** P. Novak, psychologist of the other clinic, named for psychotherapy, on Mrs. Hale's team from the 10th to the 30th. */
async function stage() {
  const loop = await openLoop();
  const { house, cast, osei, episodeId } = loop;
  const patientId = cast.hale;
  await house.store.write(({ db, t }) =>
    db
      .update(t.staff)
      .set({ sensitiveSections: ["psychotherapy"] })
      .where(eq(t.staff.id, cast.psychologist)),
  );
  const { seatId } = await osei.team.seat({
    operationId: op(),
    patientId,
    staffId: cast.psychologist,
    outsideContact: "",
    specialty: "psychologist",
    fromOn: "2026-11-10",
    toOn: "2026-11-30",
    sees: [...chartParts],
    sections: [],
  });
  const novak = await callerFor(house, cast.psychologist);
  await novak.patients.openChart({ operationId: op(), patientId });
  const sign = (change: Parameters<typeof someConsultNote>[0] = {}, caller = novak) =>
    caller.team.signNote({ operationId: op(), episodeId, content: someConsultNote(change) });
  return { ...loop, patientId, seatId, novak, sign };
}

void test("a specialist's signed note is told to the physiatrist, stands in the timeline of both clinicians, and is added to", async () => {
  const { osei, kim, novak, sign, episodeId, patientId } = await stage();
  await kim.patients.openChart({ operationId: op(), patientId });
  const { consultNoteId } = await sign();
  const row = (await osei.reviews.queue()).rows.find((one) => one.episodeId === episodeId);
  assert.match(row?.words.headline ?? "", /^Consult note of .*Novak/);
  assert.equal(row?.words.detail, someConsultNote().summary);
  for (const caller of [osei, kim]) {
    const { timeline } = await caller.reviews.chart({ episodeId });
    const entry = timeline.find(({ headline }) => headline === "Consult note, psychologist");
    assert.equal(entry?.detail, someConsultNote().summary);
    const since = await caller.patients.sinceLooked({ patientId, afterSeq: 0 });
    assert.ok(since.list.some(({ words }) => words === `Consult note signed: ${someConsultNote().summary}`));
    assert.equal((await caller.team.note({ consultNoteId })).content?.advice, someConsultNote().advice);
  }
  await novak.team.addendNote({ operationId: op(), consultNoteId, words: "Seen again.", kind: "addendum" });
  assert.deepEqual(
    (await osei.team.note({ consultNoteId })).addenda.map(({ words }) => words),
    ["Seen again."],
  );
});

void test("the sensitive part of a note opens to its author and to those named for its section, and says so to others", async () => {
  const { house, cast, osei, kim, novak, sign, patientId, episodeId } = await stage();
  const { consultNoteId } = await sign({
    sensitiveNote: "Grief after a loss.",
    sensitiveSection: "psychotherapy",
  });
  const read = async (caller = osei) => {
    const note = await caller.team.note({ consultNoteId });
    return [note.content?.sensitiveNote, note.isSensitiveHidden];
  };
  assert.deepEqual(await read(), ["", true]);
  const told = async () => [
    await osei.patients.sinceLooked({ patientId, afterSeq: 0 }),
    (await osei.reviews.chart({ episodeId })).timeline,
  ];
  assert.ok(!JSON.stringify(await told()).includes("Grief"));
  assert.deepEqual(await read(novak), ["Grief after a loss.", false]);
  await house.store.write(({ db, t }) =>
    db
      .update(t.staff)
      .set({ sensitiveSections: ["psychotherapy"] })
      .where(eq(t.staff.id, cast.osei)),
  );
  assert.deepEqual(await read(await callerFor(house, cast.osei)), ["Grief after a loss.", false]);
  await assert.rejects(
    sign({ sensitiveNote: "Hurt as a child.", sensitiveSection: "abuse" }),
    refusedAs("invalid", /not named/, "content.sensitiveSection"),
  );
  // In an episode kept from a reader the line is kept too, and that there is a note is not.
  await house.store.write(({ db, t }) =>
    db
      .update(t.episodes)
      .set({ isSensitive: true, sensitiveSection: "pelvic" })
      .where(eq(t.episodes.id, episodeId)),
  );
  await kim.patients.openChart({ operationId: op(), patientId });
  const { list } = await kim.patients.sinceLooked({ patientId, afterSeq: 0 });
  assert.ok(list.some(({ words }) => words === `Consult note signed: ${keptWords}`));
});

void test("a seat opens the chart and a note from its first day to its last, both inclusive, and not beside them", async () => {
  const { house, cast, patientId, episodeId } = await stage();
  const on = async (days: number) => {
    house.clock.set(testNow + days * day);
    const novak = await callerFor(house, cast.psychologist);
    try {
      await novak.patients.openChart({ operationId: op(), patientId });
      await novak.reviews.chart({ episodeId });
      await novak.team.signNote({
        operationId: op(),
        episodeId,
        content: someConsultNote({ seenOn: "2026-11-01" }),
      });
      return true;
    } catch (error) {
      return refusedAs("not-found")(error) ? false : undefined;
    }
  };
  assert.deepEqual([await on(-14), await on(-13), await on(7), await on(8)], [false, true, true, false]);
});

void test("a note is signed from the seat as it stands, and by nobody without one", async () => {
  const { osei, sign, novak, patientId, seatId, kim } = await stage();
  await assert.rejects(sign({ specialty: "surgeon" }), refusedAs("changed-meanwhile", /psychologist/));
  await kim.patients.openChart({ operationId: op(), patientId });
  await assert.rejects(sign({}, kim), refusedAs("not-found"));
  await assert.rejects(sign({}, osei), refusedAs("not-found"));
  await sign();
  await osei.team.endSeat({ operationId: op(), patientId, seatId, expectedVersion: 1 });
  await assert.rejects(novak.team.notes({ patientId }), refusedAs("not-found"));
  await assert.rejects(sign(), refusedAs("not-found"));
});
