import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { callerFor, op } from "#server/testing.ts";
import { loopOnBothEngines } from "#server/testing-loop.ts";

loopOnBothEngines(
  "since you last looked keeps the newest and counts what it leaves out; a precaution set aside is news",
  async ({ house, osei, kim, cast }) => {
    for (const caller of [osei, kim])
      await caller.patients.openChart({ operationId: op(), patientId: cast.hale });
    let last = "";
    for (let index = 0; index < 33; index += 1) {
      house.clock.advance(60_000);
      const { precautionId } = await kim.precautions.raise({
        operationId: op(),
        patientId: cast.hale,
        effect: "monitor",
        words: `Finding ${index}`,
        excludedTags: [],
      });
      last = precautionId;
    }
    const since = async () => osei.patients.sinceLooked({ patientId: cast.hale, afterSeq: 0 });
    const first = await since();
    assert.deepEqual([first.list.length, first.more], [30, 3]);
    assert.equal(first.list[0]?.at, house.clock.now());
    await osei.precautions.setAside({
      operationId: op(),
      patientId: cast.hale,
      precautionIds: [last],
      reason: "does not apply",
    });
    const { list, more } = await kim.patients.sinceLooked({ patientId: cast.hale, afterSeq: 0 });
    assert.equal(list[0]?.words, "Precaution set aside");
    assert.ok(more === 0 && list.length < 30, "what one did oneself is no news");
  },
);

loopOnBothEngines(
  "who was added to the care team, what a seat sees and that it ended is news to everybody, and not that a section was opened",
  async ({ house, cast, kim }) => {
    const patientId = cast.hale;
    await house.store.write(({ db, t }) =>
      db
        .update(t.staff)
        .set({ sensitiveSections: ["pelvic"] })
        .where(eq(t.staff.id, cast.osei)),
    );
    const osei = await callerFor(house, cast.osei);
    await kim.patients.openChart({ operationId: op(), patientId });
    const { seatId } = await osei.team.seat({
      operationId: op(),
      patientId,
      staffId: cast.psychologist,
      outsideContact: "",
      specialty: "psychologist",
      fromOn: "2026-11-01",
      toOn: null,
      sees: ["diagnoses"],
      sections: [],
    });
    const change = { operationId: op(), patientId, seatId, reason: "Asks", sees: ["results" as const] };
    await osei.team.changeSeat({ ...change, expectedVersion: 1, sections: [] });
    await osei.team.changeSeat({
      ...change,
      operationId: op(),
      expectedVersion: 2,
      sections: [{ section: "pelvic", reason: "Treats the fear of pain" }],
    });
    await osei.team.endSeat({ operationId: op(), patientId, seatId, expectedVersion: 3 });
    const { list } = await kim.patients.sinceLooked({ patientId, afterSeq: 0 });
    assert.deepEqual(
      list.slice(0, 4).map(({ words }) => words),
      [
        "Care-team seat ended",
        "What a care-team seat sees changed",
        "What a care-team seat sees changed",
        "Added to the care team",
      ],
    );
  },
);
