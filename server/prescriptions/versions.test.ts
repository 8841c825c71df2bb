import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { quantity } from "#domain/doses/quantity.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import { callerFor, op } from "#server/testing.ts";
import { castOnBothEngines } from "#server/testing-cast.ts";
import { consult, legPressOnly, prescribe } from "#server/testing-loop.ts";

castOnBothEngines(
  "every version is read as it was signed, among the others, beside what it changed from the one before",
  async ({ house, cast }) => {
    const osei = await callerFor(house, cast.osei);
    const episodeId = await consult(osei, cast.hale);
    const first = await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    const second = await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
      ...content,
      lines: content.lines.map((line) => ({ ...line, dose: { ...line.dose, load: quantity(55, "lb") } })),
    }));
    const earlier = await osei.prescriptions.version({ versionId: first.versionId });
    assert.equal(earlier.isCurrent, false);
    assert.equal(earlier.before, null);
    assert.equal(earlier.content.lines[0]?.dose.load?.thousandths, 50_000);
    const now = await osei.prescriptions.version({ versionId: second.versionId });
    assert.equal(now.isCurrent, true);
    assert.deepEqual(
      now.versions.map((version) => version.number),
      [2, 1],
    );
    assert.equal(now.before?.number, 1);
    assert.deepEqual(
      now.before?.changes.map((change) => [change.subject, change.field, change.risk]),
      [["Leg press", "load", "dose-up"]],
    );
  },
);

castOnBothEngines(
  "a version that is held, revoked or completed says so, by whom, when and why; a sensitive reason is kept back",
  async ({ house, cast }) => {
    const osei = await callerFor(house, cast.osei);
    const episodeId = await consult(osei, cast.hale);
    const { versionId } = await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    const read = () => osei.prescriptions.version({ versionId });
    assert.deepEqual([(await read()).state, (await read()).standsBecause], ["active", null]);
    const act = async (kind: "hold" | "resume" | "revoke", reason: string) => {
      const expectedVersion = (await osei.prescriptions.get({ episodeId }))?.version ?? 0;
      await osei.prescriptions[kind]({ operationId: op(), episodeId, expectedVersion, reason });
    };
    await act("hold", "MRI first");
    const held = await read();
    assert.equal(held.state, "held");
    assert.equal(held.isCurrent, true);
    const { actorName, reason, at = 0 } = held.standsBecause ?? {};
    assert.deepEqual([actorName, reason], [held.signerName, "MRI first"]);
    assert.ok(at >= held.signedAt);
    await act("resume", "MRI clear");
    assert.deepEqual([(await read()).state, (await read()).standsBecause], ["active", null]);
    await act("revoke", "Fracture found");
    const revoked = await read();
    assert.deepEqual([revoked.state, revoked.standsBecause?.reason], ["revoked", "Fracture found"]);

    await house.store.write(({ db, t }) =>
      db
        .update(t.episodes)
        .set({ isSensitive: true, sensitiveSection: "abuse" })
        .where(eq(t.episodes.id, episodeId)),
    );
    assert.equal((await read()).standsBecause?.reason, keptWords);
    assert.equal((await osei.prescriptions.get({ episodeId }))?.lastEvent?.reason, keptWords);
  },
);
