import assert from "node:assert/strict";
import { prescribedOnBothEngines } from "#server/sessions/testing-session.ts";
import { op } from "#server/testing.ts";
import { finishSession } from "#server/testing-loop.ts";

prescribedOnBothEngines(
  "a late entry stands at its own day in the series and never counts as the newest score",
  async (s) => {
    await s.osei.patients.openChart({ operationId: op(), patientId: s.cast.hale });
    await s.kim.patients.openChart({ operationId: op(), patientId: s.cast.hale });
    const treat = async (painWorst: number, late: { heldOn: string; heldTime: string } | null) => {
      const { sessionId } = await s.kim.sessions.start({
        operationId: op(),
        episodeId: s.episodeId,
        bookingId: null,
        kind: "treatment",
        heldOn: null,
        ...late,
        gateReason: late ? "Written down later." : "",
      });
      await finishSession(s.kim, sessionId, { painWorst });
    };
    await treat(3, null);
    s.house.clock.advance(3 * 86_400_000);
    await treat(8, null);
    const read = async () => {
      const chart = await s.osei.reviews.chart({ episodeId: s.episodeId });
      const pain = chart.series.find(({ measureId }) => measureId === "pain-worst");
      const reasons = (await s.osei.reviews.queue()).rows.flatMap(({ words, alsoWords }) => [
        words.headline,
        ...alsoWords,
      ]);
      return {
        points: pain?.points.map(({ takenOn, thousandths }) => [takenOn, thousandths / 1000]),
        response: pain?.response.kind,
        isInQueue: reasons.some((headline) => headline.includes("worse by 5")),
      };
    };
    assert.deepEqual((await read()).isInQueue, true);
    await treat(2, { heldOn: "2026-11-24", heldTime: "10:00" });
    assert.deepEqual(await read(), {
      points: [
        ["2026-11-23", 3],
        ["2026-11-24", 2],
        ["2026-11-26", 8],
      ],
      response: "worse",
      isInQueue: true,
    });
  },
);
