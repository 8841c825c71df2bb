import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import type { DecisionKind } from "#domain/reviews/review.ts";
import { callerFor, op } from "#server/testing.ts";
import {
  consult,
  finishSession,
  type Loop,
  legPressOnly,
  lookAt,
  loopOnBothEngines,
  openSession,
  prescribe,
  refusedAs,
  someConsultation,
} from "#server/testing-loop.ts";

/** A patient with red pain in the queue, looked at by Dr. Osei. */
async function stage(loop: Loop) {
  const { house, osei, kim, cast, episodeId } = loop;
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const treat = async (note: Record<string, unknown>) =>
    finishSession(kim, await openSession(kim, cast.hale, episodeId), note);
  await treat({ painWorst: 8 });
  const rows = async () => (await osei.reviews.queue()).rows;
  const look = async () => (await rows())[0]?.seen ?? (await lookAt(house, episodeId));
  const decide = (
    kind: DecisionKind,
    seen: Awaited<ReturnType<typeof look>>,
    more: { reason?: string; nextReviewOn?: string } = {},
  ) =>
    osei.reviews.decide({
      operationId: op(),
      episodeId,
      kind,
      context: "queue",
      reason: more.reason ?? (kind === "continue" || kind === "maintain" ? "" : "as discussed"),
      nextReviewOn: more.nextReviewOn ?? null,
      seen,
    });
  const kinds = async () => (await rows()).map((row) => row.kind);
  return { ...loop, treat, rows, look, decide, kinds };
}

loopOnBothEngines(
  "a decision answers what was seen: a reason that came in after the look refuses it in words and stays open",
  async (loop) => {
    const { treat, look, decide, kinds, rows } = await stage(loop);
    const seen = await look();
    await treat({ adverseEvent: "Fainted after the third set" });
    await assert.rejects(
      decide("continue", seen),
      refusedAs(
        "changed-meanwhile",
        /Something came in while you were looking: Adverse event in the session/,
      ),
    );
    assert.equal((await kinds()).length, 1);
    assert.equal((await rows())[0]?.alsoWords.length, 1);
    await decide("continue", await look());
    assert.deepEqual(await kinds(), []);
  },
);

loopOnBothEngines(
  "a decision on a prescription that was held or renewed after the look is refused",
  async (loop) => {
    const { house, cast, look, decide, episodeId } = await stage(loop);
    const seen = await look();
    const banerjee = await callerFor(house, cast.banerjee);
    await banerjee.prescriptions.hold({
      operationId: op(),
      episodeId,
      expectedVersion: 1,
      reason: "calf pain",
    });
    await assert.rejects(decide("continue", seen), refusedAs("changed-meanwhile", /prescription changed/));
  },
);

loopOnBothEngines(
  "a hold acts at once although something came in, and what was not seen stays in the queue",
  async (loop) => {
    const { kim, cast, episodeId, treat, look, decide, kinds } = await stage(loop);
    const seen = await look();
    await treat({ adverseEvent: "Fainted after the third set" });
    const { undoUntil } = await decide("hold", seen);
    assert.equal(undoUntil, null);
    assert.deepEqual(await kinds(), ["adverse-event"]);
    await assert.rejects(
      openSession(kim, cast.hale, episodeId),
      refusedAs("not-now", /^Held by .+, Nov\s\d+, 2026: .+Nothing is treated until/),
    );
  },
);

for (const kind of ["continue", "maintain", "modify", "change-protocol", "test", "procedure"] as const)
  loopOnBothEngines(
    `${kind} can be taken back for ten seconds: its reasons stand again, it is not listed as done, the chart says so`,
    async (loop) => {
      const { house, osei, cast, episodeId, look, decide, kinds } = await stage(loop);
      const made = await decide(kind, await look(), { nextReviewOn: "2026-12-07" });
      assert.equal(made.undoUntil, house.clock.now() + 10_000);
      assert.deepEqual(await kinds(), []);
      const done = async () =>
        (await osei.reviews.queue()).doneToday.map((one) => [one.kind, one.nextReviewOn]);
      assert.deepEqual(await done(), [[kind, "2026-12-07"]]);
      await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
      const said = async () => {
        const { timeline } = await osei.reviews.chart({ episodeId });
        const entry = timeline.find((one) => one.kind === "decision");
        return `${entry?.headline}. ${entry?.detail}`;
      };
      assert.match(await said(), /^Decided: .*next\sreview\sDec\s7/);
      house.clock.advance(10_000);
      const undo = { operationId: op(), decisionId: made.decisionId };
      await osei.reviews.undo(undo);
      assert.deepEqual(await kinds(), ["red-pain"]);
      assert.deepEqual(await done(), []);
      assert.match(await said(), /^Decided and taken back: /);
      house.clock.set(Date.parse("2026-12-08T18:00:00Z"));
      assert.deepEqual(await kinds(), ["red-pain"], "the day to look again went with it");
      const again = await decide(kind, await look());
      house.clock.advance(10_001);
      await assert.rejects(
        osei.reviews.undo({ operationId: op(), decisionId: again.decisionId }),
        refusedAs("not-now", /no longer be undone/),
      );
    },
  );

loopOnBothEngines("hold and discharge are never taken back by undo", async (loop) => {
  const { osei, look, decide } = await stage(loop);
  for (const kind of ["hold", "discharge"] as const) {
    const made = await decide(kind, await look());
    assert.equal(made.undoUntil, null);
    await assert.rejects(
      osei.reviews.undo({ operationId: op(), decisionId: made.decisionId }),
      refusedAs("not-now", /no longer be undone/),
    );
  }
});

loopOnBothEngines("the next review comes when it was said to, and not before", async (loop) => {
  const { house, look, decide, kinds } = await stage(loop);
  await assert.rejects(
    decide("continue", await look(), { nextReviewOn: "2026-11-20" }),
    refusedAs("invalid", /lies in the past/, "nextReviewOn"),
  );
  await decide("continue", await look(), { nextReviewOn: "2026-11-30" });
  house.clock.set(Date.parse("2026-11-29T20:00:00Z"));
  assert.deepEqual(await kinds(), []);
  house.clock.set(Date.parse("2026-11-30T20:00:00Z"));
  assert.deepEqual(await kinds(), ["review-due"]);
});

loopOnBothEngines(
  "discharge is refused while a question of the episode waits, and goes through once it is answered",
  async (loop) => {
    const { house, osei, kim, cast, episodeId, look, decide, rows, kinds } = await stage(loop);
    house.clock.advance(60_000);
    const sessionId = await openSession(kim, cast.hale, episodeId);
    const { requestId } = await kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: null,
      wanted: {},
      kind: "safety-session",
      reason: "Chest pain on the stairs",
    });
    await assert.rejects(
      decide("discharge", await look()),
      refusedAs("not-now", /^Answer the safety question of R\. Kim.* first\. Discharge would leave it/),
    );
    const [row] = await rows();
    assert.deepEqual([row?.kind, row?.request?.requestId], ["red-pain", requestId]);
    await osei.requests.reply({
      operationId: op(),
      requestId,
      expectedVersion: 1,
      kind: "decline",
      dose: null,
      reason: "Stop for today",
    });
    await decide("discharge", await look());
    assert.deepEqual(await kinds(), []);
  },
);

loopOnBothEngines("a visit that discharges while a change request waits signs nothing", async (loop) => {
  const { house, osei, kim, cast, episodeId } = await stage(loop);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const asked = { operationId: op(), sessionId, lineKey: "leg-press-key", reason: "Ready for more" };
  const { requestId } = await kim.requests.ask({
    ...asked,
    wanted: { load: quantity(70, "lb") },
    kind: "more",
  });
  const sign = async () =>
    osei.consultations.sign({
      operationId: op(),
      patientId: cast.hale,
      referralId: null,
      content: someConsultation({ kind: "follow-up", scores: [] }),
      episode: { kind: "existing", episodeId, seen: await lookAt(house, episodeId) },
      decision: { kind: "discharge", reason: "Goals met", nextReviewOn: null },
    });
  await assert.rejects(
    sign(),
    refusedAs("not-now", /^Answer the change request of R\. Kim.* first/, "decision"),
  );
  assert.equal((await osei.consultations.list({ patientId: cast.hale })).length, 1);
  await osei.requests.reply({
    operationId: op(),
    requestId,
    expectedVersion: 1,
    kind: "decline",
    dose: null,
    reason: "Goals are met",
  });
  await sign();
});

loopOnBothEngines(
  "a decision counts as made in the chart only where the chart was opened in this sitting, and never as a visit",
  async (loop) => {
    const { house, cast, episodeId, kinds } = await stage(loop);
    const { decisions } = house.store.t;
    const banerjee = await callerFor(house, cast.banerjee);
    const decide = async (context: "queue" | "chart") =>
      banerjee.reviews.decide({
        operationId: op(),
        episodeId,
        kind: "continue",
        context,
        reason: "",
        nextReviewOn: null,
        seen: await lookAt(house, episodeId),
      });
    await assert.rejects(decide("chart"), refusedAs("chart-not-opened", /Open the chart first/));
    await assert.rejects(decide("visit" as never), /Invalid/);
    assert.deepEqual(await kinds(), ["red-pain"]);
    await banerjee.patients.openChart({ operationId: op(), patientId: cast.hale });
    await decide("chart");
    const made = await house.store.db.select({ context: decisions.context }).from(decisions);
    assert.deepEqual(made, [{ context: "chart" }]);
  },
);

loopOnBothEngines(
  "a procedure taken back restores the permissions it ended in every episode of the patient, and no other",
  async (loop) => {
    const { house, osei, kim, cast, episodeId, decide } = await stage(loop);
    const grant = async (inEpisodeId: string) => {
      const { requestId } = await kim.requests.ask({
        operationId: op(),
        sessionId: await openSession(kim, cast.hale, inEpisodeId),
        lineKey: "leg-press-key",
        wanted: { load: quantity(70, "lb") },
        kind: "more",
        reason: "Ready for more",
      });
      const reply = { operationId: op(), requestId, expectedVersion: 1, reason: "" };
      await osei.requests.reply({ ...reply, kind: "approve-and-amend", dose: null });
    };
    const second = await consult(osei, cast.hale, { scores: [] });
    await prescribe(osei, second, { kind: "blank" }, legPressOnly);
    await grant(episodeId);
    await grant(second);
    const { permissions } = house.store.t;
    const standing = async () =>
      (await house.store.db.select().from(permissions)).filter((row) => row.endedAt === null).length;
    assert.equal(await standing(), 2);
    const { decisionId } = await decide("procedure", await lookAt(house, episodeId));
    assert.equal(await standing(), 0);
    await osei.reviews.undo({ operationId: op(), decisionId });
    assert.equal(await standing(), 2);
  },
);
