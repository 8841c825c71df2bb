import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { type Caller, callerFor, fillCast, op, openTestHouse } from "#server/testing.ts";
import { consult, lookAt, prescribe, refusedAs } from "#server/testing-loop.ts";

const day = 86_400_000;
const today = "2026-11-23";
const operatedOn = addDays(today, -60);
const active = { kind: "protocol", protocolId: "rotator-cuff-repair", phase: 2 } as const;
const next = { kind: "phase", phaseId: "from-week-12" } as const;

/** Mrs. Hale, 60 days after a repair of the left cuff; the next phase opens 24 days from now. */
async function openRepair(change: Partial<ConsultationContent> = {}) {
  const house = await openTestHouse();
  const cast = await fillCast(house);
  const osei = await callerFor(house, cast.osei);
  const episodeId = await consult(osei, cast.hale, {
    diagnoses: [{ code: "M75.122", title: "Complete rotator cuff tear, left shoulder", side: "left" }],
    surgeries: [
      { words: "Rotator cuff repair, left", on: operatedOn },
      { words: "Appendectomy", on: "1998-03-02" },
    ],
    scores: [{ measureId: "shoulder-elevation", scoreThousandths: 95_000, side: "left" }],
    ...change,
  });
  return { house, cast, osei, episodeId };
}
/** What holds strengthening back is lifted, as the surgeon's delegate may. */
async function liftStrengthening(osei: Caller, patientId: string) {
  const held = (await osei.precautions.list({ patientId })).filter(({ words }) =>
    /^Cuff.* 6 to 12/.test(words),
  );
  const precautionIds = held.map(({ precautionId }) => precautionId);
  await osei.precautions.lift({ operationId: op(), patientId, precautionIds, reason: "Surgeon agrees" });
}
const queueOf = async (osei: Caller, episodeId: string) =>
  (await osei.reviews.queue()).rows.find((row) => row.episodeId === episodeId);
const lifts = (content: PrescriptionContent) =>
  content.limits.flatMap((limit) => (limit.kind === "lift" ? [limit.most.thousandths / 1000] : []));

test("the day of the one operation of the last year is taken from the record, and two of them are asked about", async () => {
  const { osei, episodeId } = await openRepair();
  const { content } = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: active });
  assert.equal(content.protocol?.countedFromOn, operatedOn);
  const lift = content.limits.find((limit) => limit.kind === "lift");
  assert.equal(lift?.dueForLiftingOn, addDays(operatedOn, 84));
  const two = await openRepair({
    surgeries: [
      { words: "Rotator cuff repair, left", on: operatedOn },
      { words: "Carpal tunnel release", on: addDays(today, -30) },
    ],
  });
  const asked = await two.osei.prescriptions.compose({
    episodeId: two.episodeId,
    discipline: "PT",
    from: active,
  });
  assert.equal(asked.content.protocol?.countedFromOn, undefined);
  const { problems } = await two.osei.prescriptions.preview({
    episodeId: two.episodeId,
    content: {
      ...asked.content,
      limits: asked.content.limits.map((limit) => ({
        ...limit,
        owner: { ...limit.owner, name: "Dr. P. Lund" },
      })),
    },
    baseVersionId: null,
  });
  assert.deepEqual(
    problems.map(({ field }) => field),
    ["protocol.countedFromOn"],
  );
});

test("a criterion is answered by the latest score with its day; one nobody measured or looked at is never met", async () => {
  const { osei, episodeId } = await openRepair();
  await prescribe(osei, episodeId, active);
  const phaseNow = async () =>
    (await osei.prescriptions.begin({ episodeId })).standing?.phases.find((phase) => phase.isNext);
  assert.deepEqual(
    (await phaseNow())?.criteria.map(({ answer, evidence }) => [answer, evidence]),
    [
      ["not-met", "95° on Nov\u00a020, 2026"],
      ["not-known", ""],
    ],
  );
  await osei.measures.record({
    operationId: op(),
    episodeId,
    measureId: "shoulder-elevation",
    scoreThousandths: 120_000,
    side: "left",
    takenOn: today,
  });
  assert.deepEqual((await phaseNow())?.criteria[0], {
    criterionId: "shoulder-elevation",
    words: "Shoulder elevation, active, at least 120°",
    answer: "met",
    evidence: "120° on Nov\u00a023, 2026",
  });
  const right = await openRepair({
    scores: [{ measureId: "shoulder-elevation", scoreThousandths: 170_000, side: "right" }],
  });
  await prescribe(right.osei, right.episodeId, active);
  const { standing } = await right.osei.prescriptions.begin({ episodeId: right.episodeId });
  assert.equal(standing?.phases[3]?.criteria[0]?.answer, "not-known", "the other shoulder answers nothing");
});

test("an angle of the last examination answers a criterion, with the day it was examined", async () => {
  const house = await openTestHouse();
  const cast = await fillCast(house);
  const osei = await callerFor(house, cast.osei);
  const angle = (endDegrees: number) => ({
    motion: [
      {
        joint: "shoulder" as const,
        motion: "external-rotation" as const,
        side: "left" as const,
        mode: "passive" as const,
        startDegrees: 0,
        endDegrees,
      },
    ],
  });
  const episodeId = await consult(osei, cast.hale, {
    diagnoses: [{ code: "M75.02", title: "Adhesive capsulitis of left shoulder", side: "left" }],
    ...angle(25),
  });
  await prescribe(osei, episodeId, { kind: "protocol", protocolId: "adhesive-capsulitis", phase: 1 });
  const { standing } = await osei.prescriptions.begin({ episodeId });
  assert.deepEqual(
    standing?.phases[2]?.criteria.map(({ answer, evidence }) => [answer, evidence]),
    [
      ["not-known", ""],
      ["not-met", "25° on Nov\u00a020, 2026"],
    ],
  );
});

test("the queue tells the next phase on its day and not before, whatever was decided in between", async () => {
  const { house, osei, episodeId } = await openRepair();
  await prescribe(osei, episodeId, active);
  assert.equal(await queueOf(osei, episodeId), undefined);
  await osei.reviews.decide({
    operationId: op(),
    episodeId,
    kind: "continue",
    context: "chart",
    reason: "",
    nextReviewOn: addDays(today, 90),
    seen: await lookAt(house, episodeId),
  });
  house.clock.advance(23 * day);
  assert.equal(await queueOf(osei, episodeId), undefined);
  house.clock.advance(day);
  const row = await queueOf(osei, episodeId);
  assert.equal(row?.kind, "phase-due");
  assert.equal(row?.words.headline, "Next phase may open: From week 12, strengthening");
});

test("opening the next phase is a new version of the one that stands: keys kept, its limits ended, the next reason waiting", async () => {
  const { house, cast, osei, episodeId } = await openRepair();
  await prescribe(osei, episodeId, active);
  house.clock.advance(24 * day);
  const composed = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: next });
  assert.equal(composed.baseNumber, 1);
  const look = () =>
    osei.prescriptions.preview({
      episodeId,
      content: composed.content,
      baseVersionId: composed.baseVersionId,
    });
  const refusedLines = (await look()).problems.filter(({ field }) => field.startsWith("lines."));
  assert.equal(refusedLines.length, 3, "week 12 lifts nothing by itself: what is resisted waits");
  await liftStrengthening(osei, cast.hale);
  assert.deepEqual([lifts(composed.base as PrescriptionContent), lifts(composed.content)], [[5], [15]]);
  const keyOf = (content: PrescriptionContent | null) =>
    content?.lines.find((line) => line.exerciseId === "wand-flexion")?.lineKey;
  assert.equal(keyOf(composed.content), keyOf(composed.base));
  const preview = await look();
  assert.deepEqual(
    preview.problems.map(({ field }) => field),
    ["protocol.reason"],
  );
  assert.ok(preview.changes.some((change) => change.risk === "limit-removed"));
  await assert.rejects(
    osei.prescriptions.sign({
      operationId: op(),
      episodeId,
      content: composed.content,
      baseVersionId: composed.baseVersionId,
      expectedVersion: composed.expectedVersion,
      shownHash: preview.hash,
    }),
    refusedAs("invalid", /2 of 2 criteria/, "content.protocol.reason"),
  );
  await prescribe(osei, episodeId, next);
  assert.equal(await queueOf(osei, episodeId), undefined);
  const standing = await osei.prescriptions.get({ episodeId });
  assert.deepEqual([standing?.number, standing?.phase?.number, standing?.phase?.count], [2, 4, 5]);
  assert.equal(standing?.phase?.next?.opensOn, addDays(operatedOn, 140));
  assert.deepEqual(
    standing?.content.protocol?.criteria?.map(({ answer }) => answer),
    ["met", "met"],
  );
  house.clock.advance(56 * day);
  assert.deepEqual((await queueOf(osei, episodeId))?.alsoWords, [
    "Next phase may open: From week 20, function",
  ]);
});

test("a phase that no protocol has, and a next phase where none stands, are refused", async () => {
  const { osei, episodeId } = await openRepair();
  const compose = (phaseId: string) =>
    osei.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "phase", phaseId } });
  await assert.rejects(compose("from-week-12"), refusedAs("not-found", /No protocol stands/));
  await prescribe(osei, episodeId, active);
  await assert.rejects(compose("week-99"), refusedAs("not-found", /does not exist/));
});

test("the side chosen where the diagnosis names none is the side of lines and limits, and of the next phase", async () => {
  const { osei, episodeId } = await openRepair({
    diagnoses: [
      { code: "M75.121", title: "Complete rotator cuff tear, right shoulder", side: "not-applicable" },
    ],
    scores: [],
  });
  const chosen = { ...active, side: "right" as const };
  const { content } = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: chosen });
  assert.ok(content.limits.every((limit) => !("side" in limit) || limit.side === "right"));
  assert.equal(content.lines.find((line) => line.exerciseId === "isometric-rotation")?.side, "right");
  await prescribe(osei, episodeId, chosen);
  const opened = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: next });
  assert.ok(
    opened.content.lines
      .filter((line) => line.exerciseId === "band-rotation")
      .every(({ side }) => side === "right"),
  );
});

test("the same phase begun again keeps the day and what was answered for it; another phase asks its own", async () => {
  const { osei, episodeId } = await openRepair({ surgeries: [] });
  await prescribe(
    osei,
    episodeId,
    active,
    (content) =>
      ({
        ...content,
        protocol: content.protocol && { ...content.protocol, countedFromOn: operatedOn },
      }) as PrescriptionContent,
  );
  const again = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: active });
  assert.equal(again.content.protocol?.countedFromOn, operatedOn);
  assert.deepEqual(
    again.content.protocol?.criteria?.map(({ answer }) => answer),
    ["met", "met"],
  );
  assert.deepEqual(
    again.content.limits.map((limit) => limit.limitId),
    again.standingLimitIds,
    "what stands is not raised again",
  );
  const other = await osei.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { ...active, phase: 3 },
  });
  assert.equal(other.content.protocol?.countedFromOn, operatedOn);
  assert.deepEqual(
    other.content.protocol?.criteria?.map(({ answer }) => answer),
    ["not-met", "not-known"],
  );
});

test("of a sensitive episode the queue tells that a phase may open, and not which", async () => {
  const { house, cast, osei, episodeId } = await openRepair();
  await house.store.write(async ({ db, t }) => {
    await db
      .update(t.episodes)
      .set({ isSensitive: true, sensitiveSection: "pelvic" })
      .where(eq(t.episodes.id, episodeId));
    await db
      .update(t.staff)
      .set({ sensitiveSections: ["pelvic"] })
      .where(eq(t.staff.id, cast.osei));
  });
  const named = await callerFor(house, cast.osei);
  await prescribe(named, episodeId, active);
  house.clock.advance(24 * day);
  const row = await queueOf(osei, episodeId);
  assert.equal(row?.kind, "phase-due");
  assert.doesNotMatch(JSON.stringify(row?.words), /strengthening|week 12/);
});
