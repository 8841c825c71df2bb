import assert from "node:assert/strict";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import {
  liftLimit,
  prescribedOnBothEngines,
  prescribePress,
  startToday,
} from "#server/sessions/testing-session.ts";
import { op } from "#server/testing.ts";
import { lookAt, refusedAs } from "#server/testing-loop.ts";

prescribedOnBothEngines(
  "hold, resume, revoke and the lifting of a limit stand in the timeline with their reason; the session and its gate say who and why",
  async (stage) => {
    const { house, osei, kim, cast, episodeId } = stage;
    const sessionId = await startToday(stage);
    const act = async (kind: "hold" | "resume" | "revoke", reason: string) => {
      house.clock.advance(60_000);
      const expectedVersion = (await osei.prescriptions.get({ episodeId }))?.version ?? 0;
      await osei.prescriptions[kind]({ operationId: op(), episodeId, expectedVersion, reason });
    };
    const entries = async () =>
      (await osei.reviews.chart({ episodeId })).timeline
        .filter(({ kind }) => ["standing", "limit", "decision"].includes(kind))
        .map(({ headline, detail }) => [headline, detail]);

    await act("hold", "MRI first");
    assert.equal((await kim.sessions.get({ sessionId })).resumed, null);
    await act("resume", "MRI clear");
    const { resumed } = await kim.sessions.get({ sessionId });
    assert.equal(resumed?.reason, "MRI clear");
    assert.match(resumed?.actorName ?? "", /Osei/);

    house.clock.advance(60_000);
    const lift = liftLimit("lift-70", 70, "2026-11-23", cast.osei);
    await prescribePress(stage, (content) => ({
      ...content,
      limits: [lift],
    }));
    house.clock.advance(60_000);
    await osei.limits.lift({
      operationId: op(),
      patientId: cast.hale,
      limitId: "lift-70",
      reason: "Grip is strong again",
    });
    await act("revoke", "Fracture found");
    assert.deepEqual(await entries(), [
      ["Prescription revoked", "Fracture found"],
      [`Limit lifted: ${describeLimit(lift)}`, "Grip is strong again"],
      ["Prescription resumed", "MRI clear"],
      ["Prescription held", "MRI first"],
    ]);
    const gate = await kim.sessions.gate({ episodeId });
    assert.equal(gate.kind, "refused");
    assert.match(
      gate.reasons[0]?.words ?? "",
      /^Revoked by .*Osei.*, Nov\s23, 2026: Fracture found\. Nothing is treated under it\./,
    );
    const chart = await kim.reviews.chart({ episodeId });
    assert.equal(chart.prescription?.standsBecause?.reason, "Fracture found");
  },
);

prescribedOnBothEngines("a hold that was decided stands in the timeline once", async (stage) => {
  const { house, osei, episodeId } = stage;
  await osei.reviews.decide({
    operationId: op(),
    episodeId,
    kind: "hold",
    context: "chart",
    reason: "Calf pain",
    nextReviewOn: null,
    seen: await lookAt(house, episodeId),
  });
  const { timeline } = await osei.reviews.chart({ episodeId });
  assert.deepEqual(
    timeline.filter(({ detail }) => detail.includes("Calf pain")).map(({ headline }) => headline),
    ["Decided: hold"],
  );
  await assert.rejects(startToday(stage), refusedAs("not-now", /: Calf pain\./));
});
