import assert from "node:assert/strict";
import { op } from "#server/testing.ts";
import {
  asked,
  legPressOnly,
  lookAt,
  loopOnBothEngines,
  openSession,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

loopOnBothEngines(
  "an episode that ended takes no decision, version, plan or treatment; a note and the true past are still written",
  async ({ house, osei, kim, cast, episodeId }) => {
    await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    const { draft, basePlanId } = await kim.plansOfCare.prepare({ episodeId });
    const again = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "current" },
    });
    const decide = async (kind: "continue" | "discharge") =>
      osei.reviews.decide({
        operationId: op(),
        episodeId,
        kind,
        context: "queue",
        reason: "Goals met",
        nextReviewOn: null,
        seen: await lookAt(house, episodeId),
      });
    house.clock.advance(3_600_000);
    await decide("discharge");

    const ended = refusedAs("not-now", /ended on Nov\s23, 2026.*begins a new one/);
    await assert.rejects(decide("continue"), ended);
    await assert.rejects(decide("discharge"), ended);
    await assert.rejects(prescribe(osei, episodeId, { kind: "current" }), ended);
    const standing = await osei.prescriptions.get({ episodeId });
    await assert.rejects(
      osei.prescriptions.sign({
        operationId: op(),
        episodeId,
        content: again.content,
        baseVersionId: again.baseVersionId,
        expectedVersion: standing?.version ?? 0,
        shownHash: "0".repeat(64),
      }),
      ended,
    );
    await assert.rejects(
      kim.plansOfCare.sign({
        operationId: op(),
        episodeId,
        basePlanId,
        content: {
          ...draft,
          evaluation: asked(draft.evaluation),
          goals: [{ goalId: "g1", words: "Climb stairs", unit: "", targetOn: "2027-01-18" }],
        },
      }),
      ended,
    );
    await assert.rejects(openSession(kim, cast.hale, episodeId), ended);
    assert.deepEqual(await house.store.db.select().from(house.store.t.sessions), []);

    const entry = { operationId: op(), episodeId, bookingId: null, heldOn: null, gateReason: "" };
    assert.ok(await kim.sessions.start({ ...entry, kind: "seen-not-treated" }));
    assert.ok(
      await kim.sessions.start({
        ...entry,
        operationId: op(),
        kind: "treatment",
        heldOn: "2026-11-23",
        heldTime: "14:30",
      }),
    );
  },
);
