import assert from "node:assert/strict";
import { registrationSubject } from "#domain/patients/patient.schema.ts";
import { verbalOrderSubject } from "#domain/prescriptions/verbal-order.ts";
import { intakeSubject } from "#domain/referrals/referral.ts";
import { prescribedOnBothEngines, startToday } from "#server/sessions/testing-session.ts";
import { type Caller, callerFor, op, somePatient } from "#server/testing.ts";
import { castOnBothEngines } from "#server/testing-cast.ts";
import { consult, finishSession, legPressOnly, prescribe } from "#server/testing-loop.ts";

castOnBothEngines(
  "a draft save that happened and was not answered answers the same when it is sent again",
  async ({ house, cast }) => {
    const { drafts } = await callerFor(house, cast.osei);
    const which = { kind: "consultation", subjectId: "visit", baseVersionId: null } as const;
    const first = { ...which, version: 0, content: JSON.stringify({ history: "One" }) };
    const kept = await drafts.save(first);
    house.clock.advance(5000);
    assert.deepEqual(await drafts.save(first), kept);
    assert.equal((await drafts.save({ ...which, version: 1, content: '{"history":"One two"}' })).version, 2);
  },
);

castOnBothEngines("a draft another window changed is not overwritten", async ({ house, cast }) => {
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

castOnBothEngines(
  "a kept draft says which version it was begun on, also after a newer one is signed",
  async ({ house, cast }) => {
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
  },
);

prescribedOnBothEngines(
  "an intake, a registration, an order by word and an addendum are kept as typed and end in the act that records them",
  async (stage) => {
    const { house, cast, kim, osei, episodeId } = stage;
    const desk = await callerFor(house, cast.desk);
    const keep = (caller: Caller, kind: "referral" | "prescription" | "addendum", subjectId: string) =>
      caller.drafts.save({
        kind,
        subjectId,
        version: 0,
        baseVersionId: null,
        content: '{"words":"Half a se"}',
      });
    const kept = async () => (await house.store.db.select().from(house.store.t.drafts)).length;
    const sessionId = await startToday(stage);
    await finishSession(kim, sessionId);
    const [visit] = await osei.consultations.list({ patientId: cast.hale });
    const consultationId = visit?.consultationId ?? "";
    await keep(desk, "referral", intakeSubject);
    await keep(desk, "referral", registrationSubject);
    await keep(kim, "prescription", verbalOrderSubject(episodeId));
    await keep(kim, "addendum", sessionId);
    await keep(osei, "addendum", consultationId);
    assert.deepEqual((await desk.drafts.get({ kind: "referral", subjectId: intakeSubject }))?.content, {
      words: "Half a se",
    });
    await desk.referrals.receive({
      operationId: op(),
      clinicId: cast.cedar,
      source: "surgeon",
      referrerName: "Dr. P. Lund",
      reason: "Left knee, three months",
      urgency: "routine",
      who: { kind: "known", patientId: cast.hale },
    });
    assert.equal(await kept(), 4);
    await desk.patients.register({
      operationId: op(),
      clinicId: cast.cedar,
      patient: somePatient({ family: "Okafor" }),
    });
    assert.equal(await kept(), 3);
    await kim.prescriptions.recordVerbalOrder({
      operationId: op(),
      episodeId,
      givenBy: cast.osei,
      givenAt: house.clock.now() - 60_000,
      words: "Ice after the session.",
      wasReadBack: true,
      effect: { kind: "words-only" },
    });
    assert.equal(await kept(), 2);
    await kim.sessions.addend({ operationId: op(), sessionId, words: "Pain after was 2.", kind: "addendum" });
    await osei.consultations.addend({
      operationId: op(),
      consultationId,
      kind: "addendum",
      words: "Also the right knee.",
    });
    assert.equal(await kept(), 0);
  },
);
