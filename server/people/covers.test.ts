import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { callerFor, op } from "#server/testing.ts";
import { type Loop, legPressOnly, lookAt, loopOnBothEngines, prescribe } from "#server/testing-loop.ts";

async function stage(loop: Loop) {
  const { house, cast, osei, episodeId } = loop;
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const manager = await callerFor(house, cast.manager);
  const cover = (absentStaffId: string, coveringStaffId: string, fromOn: string, toOn: string) =>
    manager.people.cover({
      operationId: op(),
      cover: { absentStaffId, coveringStaffId, fromOn, toOn, reason: "leave" },
    });
  const banerjee = await callerFor(house, cast.banerjee);
  const act = async () =>
    banerjee.reviews.decide({
      operationId: op(),
      episodeId,
      kind: "continue",
      context: "queue",
      reason: "",
      nextReviewOn: null,
      seen: await lookAt(house, episodeId),
    });
  const forWhom = async (action: string, actorId: string) => {
    const { auditRows } = house.store.t;
    const rows = await house.store.db.select().from(auditRows).where(eq(auditRows.action, action));
    return rows.filter((row) => row.actorId === actorId).map((row) => row.onBehalfOfId);
  };
  return { ...loop, manager, banerjee, cover, act, forWhom };
}

loopOnBothEngines(
  "what somebody does under cover says for whom, in the record and to whoever asks who saw the chart",
  async (loop) => {
    const { cast, cover, act, forWhom, manager } = await stage(loop);
    await cover(cast.osei, cast.banerjee, "2026-11-23", "2026-11-27");
    await act();
    assert.deepEqual(await forWhom("decide", cast.banerjee), [cast.osei]);
    const { list } = await manager.patients.audit({ patientId: cast.hale });
    const entry = list.find((row) => row.action === "decide");
    assert.match(entry?.actorName ?? "", /Banerjee/);
    assert.match(entry?.onBehalfOfName ?? "", /Osei/);
  },
);

loopOnBothEngines("without cover that day, and for one's own patient, nobody is named", async (loop) => {
  const { cast, cover, act, forWhom, osei, episodeId } = await stage(loop);
  await act();
  await cover(cast.osei, cast.banerjee, "2026-11-24", "2026-11-27");
  await act();
  assert.deepEqual(await forWhom("decide", cast.banerjee), [null, null]);
  await cover(cast.banerjee, cast.osei, "2026-11-23", "2026-11-23");
  await osei.prescriptions.hold({ operationId: op(), episodeId, expectedVersion: 1, reason: "calf pain" });
  assert.deepEqual(await forWhom("holdPrescription", cast.osei), [null]);
});

loopOnBothEngines("a therapist's cover is named as a physiatrist's is", async (loop) => {
  const { house, cast, kim, cover, forWhom, episodeId } = await stage(loop);
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  await kim.prescriptions.accept({ operationId: op(), episodeId, expectedVersion: 1, reason: "" });
  await cover(cast.kim, cast.lee, "2026-11-23", "2026-11-27");
  const lee = await callerFor(house, cast.lee);
  await lee.precautions.raise({
    operationId: op(),
    patientId: cast.hale,
    effect: "monitor",
    words: "Short of breath on stairs",
    excludedTags: [],
  });
  assert.deepEqual(await forWhom("raisePrecaution", cast.lee), [cast.kim]);
});
