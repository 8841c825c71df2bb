import assert from "node:assert/strict";
import { describeDose } from "#domain/doses/describe.ts";
import type { ReportContent } from "#domain/reports/report.ts";
import { answered } from "#server/access/testing-report-probes.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { type Caller, callerFor, op } from "#server/testing.ts";
import {
  asked,
  finishSession,
  type Loop,
  legPressOnly,
  load,
  lookAt,
  loopOnBothEngines,
  openSession,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

const day = 86_400_000;
const goal = {
  goalId: "stairs",
  words: "Climb stairs",
  measureId: "lefs",
  baselineThousandths: 34_000,
  targetThousandths: 50_000,
  unit: "of 80",
  targetOn: "2027-01-18",
};

/** Prescribed, accepted, evaluated, planned and certified. */
async function treated(loop: Loop): Promise<void> {
  const { osei, kim, episodeId, cast } = loop;
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  await kim.prescriptions.accept({ operationId: op(), episodeId, expectedVersion: 1, reason: "" });
  const { draft } = await kim.plansOfCare.prepare({ episodeId });
  const { planOfCareId } = await kim.plansOfCare.sign({
    operationId: op(),
    episodeId,
    basePlanId: null,
    content: { ...draft, evaluation: asked(draft.evaluation), goals: [goal] },
  });
  await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
  await osei.plansOfCare.certify({ operationId: op(), planOfCareId });
}

async function treat(loop: Loop, note: Record<string, unknown> = {}): Promise<string> {
  const sessionId = await openSession(loop.kim, loop.cast.hale, loop.episodeId);
  await finishSession(loop.kim, sessionId, note);
  return sessionId;
}

const draftOf = async (kim: Caller, episodeId: string, kind: ReportContent["kind"] = "progress") =>
  answered((await kim.reports.prepare({ episodeId, kind })).draft);
const signs = (kim: Caller, episodeId: string, content: ReportContent) =>
  kim.reports.sign({ operationId: op(), episodeId, content });

loopOnBothEngines(
  "a progress report holds what the record says of its period, and the next begins the day after",
  async (loop) => {
    const { house, kim, osei, episodeId, cast } = loop;
    await treated(loop);
    await treat(loop, { painWorst: 6, sinceLastTime: { homeProgramDays: 3 } });
    house.clock.advance(2 * day);
    const second = await openSession(kim, cast.hale, episodeId);
    const { rows } = await kim.sessions.get({ sessionId: second });
    await kim.sessions.setDose({
      operationId: op(),
      sessionId: second,
      row: 1,
      dose: load(60),
      origin: "typed",
      expectedVersion: rows[0]?.version ?? 0,
    });
    const changed = await kim.sessions.get({ sessionId: second });
    await kim.sessions.setFromNowOn({
      operationId: op(),
      sessionId: second,
      row: 1,
      isFromNowOn: true,
      expectedVersion: changed.rows[0]?.version ?? 0,
    });
    await finishSession(kim, second, {
      painWorst: 2,
      adverseEvent: "Dizzy for a minute after the last set.",
    });
    const content = await draftOf(kim, episodeId);
    assert.deepEqual([content.fromOn, content.toOn], ["2026-11-23", "2026-11-25"]);
    const { record } = content;
    assert.equal(record.treatmentDays, 2);
    assert.deepEqual(
      [record.painFirst?.of10, record.painLast?.of10, record.home, record.adverseEvents.length],
      [6, 2, { sessionsAsked: 1, daysDone: 3 }, 1],
    );
    assert.deepEqual(
      record.lines.map(({ name, before, after }) => [name, before, after]),
      [["Leg press", describeDose(load(50)), describeDose(load(60))]],
    );
    assert.match(content.progress, /Worst pain 6 of 10 on Nov\s23,\s2026, 2 of 10 on Nov\s25,\s2026\./);
    const { hash } = await signs(kim, episodeId, content);
    const read = await osei.reports.get({ episodeId });
    assert.deepEqual(read.report?.content, content);
    assert.equal(read.report?.hash, hash);
    const queue = await osei.reviews.queue();
    assert.match(
      JSON.stringify(queue.rows.find((row) => row.episodeId === episodeId)),
      /Progress report of R\. Kim, PT/,
    );
    house.clock.advance(day);
    assert.equal((await draftOf(kim, episodeId)).fromOn, "2026-11-26");
    assert.deepEqual((await verifyDocuments(house.store)).problems, []);
  },
);

loopOnBothEngines(
  "what was drafted before another session was signed is refused until the record is taken up; made-up counts are too",
  async (loop) => {
    const { house, kim, episodeId } = loop;
    await treated(loop);
    await treat(loop);
    const content = await draftOf(kim, episodeId);
    house.clock.advance(day);
    const later = { ...content, toOn: "2026-11-24" };
    await treat(loop);
    await assert.rejects(signs(kim, episodeId, later), refusedAs("changed-meanwhile"));
    await assert.rejects(
      signs(kim, episodeId, { ...content, record: { ...content.record, treatmentDays: 9 } }),
      refusedAs("changed-meanwhile"),
    );
    // The period up to the day before is as it was.
    await signs(kim, episodeId, content);
    assert.equal((await kim.reports.get({ episodeId })).reports.length, 1);
  },
);

loopOnBothEngines(
  "one document reports progress and certifies on: from its signature the plan is certified to its day, and the gate is open",
  async (loop) => {
    const { house, episodeId, cast } = loop;
    await treated(loop);
    await treat(loop);
    house.clock.advance(88 * day);
    const signedIn = async (staffId: string) => {
      const caller = await callerFor(house, staffId);
      await caller.patients.openChart({ operationId: op(), patientId: cast.hale });
      return caller;
    };
    let [kim, osei] = [await signedIn(cast.kim), await signedIn(cast.osei)];
    const frequency = { perWeekLeast: 1, perWeekMost: 2, perDay: 1, weeks: 8 };
    const content = await draftOf(kim, episodeId);
    const asking = { ...content, recertification: { toOn: "2027-04-20", frequency } };
    const tooLong = { ...asking, recertification: { toOn: "2027-06-20", frequency } };
    await assert.rejects(signs(kim, episodeId, tooLong), refusedAs("invalid"));
    const { reportId } = await signs(kim, episodeId, asking);
    const waiting = (await osei.reviews.queue()).rows.find((row) => row.episodeId === episodeId);
    assert.match(JSON.stringify(waiting), /Recertification to sign/);
    house.clock.advance(4 * day);
    [kim, osei] = [await signedIn(cast.kim), await signedIn(cast.osei)];
    const gate = () => kim.sessions.gate({ episodeId });
    assert.match(JSON.stringify(await gate()), /certification ran out/);
    await osei.reports.returnReport({ operationId: op(), reportId, reason: "Say how the stairs went." });
    assert.equal((await kim.reports.get({ episodeId })).report?.recertification, "returned");
    const { certifiedTo } = await osei.reports.certify({ operationId: op(), reportId });
    assert.equal(certifiedTo, "2027-04-20");
    assert.doesNotMatch(JSON.stringify(await gate()), /certification ran out/);
    await assert.rejects(osei.reports.certify({ operationId: op(), reportId }), refusedAs("not-now"));
    assert.deepEqual((await verifyDocuments(house.store)).problems, []);
  },
);

loopOnBothEngines(
  "after discharge a summary says why treatment ended and how each goal stands; a progress report is refused",
  async (loop) => {
    const { house, kim, osei, episodeId, cast } = loop;
    await treated(loop);
    await treat(loop);
    await osei.reviews.decide({
      operationId: op(),
      episodeId,
      kind: "discharge",
      context: "chart",
      reason: "Goals met.",
      nextReviewOn: null,
      seen: await lookAt(house, episodeId),
    });
    house.clock.advance(day);
    const later = await callerFor(house, cast.kim);
    await later.patients.openChart({ operationId: op(), patientId: cast.hale });
    await assert.rejects(later.reports.prepare({ episodeId, kind: "progress" }), refusedAs("not-now"));
    const content = await draftOf(kim, episodeId, "discharge");
    assert.equal(content.toOn, "2026-11-23", "the period ends with the episode");
    await assert.rejects(signs(kim, episodeId, content), refusedAs("invalid"), "no reason was chosen");
    const discharge = { homeProgramNumber: null, reason: "goals-met" as const };
    const { reportId } = await signs(kim, episodeId, { ...content, discharge });
    await kim.reports.addend({
      operationId: op(),
      reportId,
      words: "Wrong patient's summary.",
      kind: "entered-in-error",
    });
    const read = await osei.reports.get({ episodeId });
    assert.equal(read.report?.isInError, true);
    assert.equal(read.report?.addenda.length, 1);
  },
);

loopOnBothEngines(
  "a report is due by the tenth treatment day after the evaluation or the last report",
  async (loop) => {
    const { house, kim, episodeId } = loop;
    await treated(loop);
    const dueAfter = async () => (await kim.reports.get({ episodeId })).due;
    for (let visit = 1; visit <= 10; visit += 1) {
      await treat(loop);
      const due = await dueAfter();
      assert.deepEqual(due?.kind, visit < 8 ? "not-yet" : visit < 10 ? "soon" : "due", `visit ${visit}`);
      house.clock.advance(day);
    }
    await treat(loop);
    assert.deepEqual(await dueAfter(), { kind: "overdue", treated: 11, left: 0 });
    await signs(kim, episodeId, await draftOf(kim, episodeId));
    assert.equal(await dueAfter(), null, "nothing was treated since");
  },
);
