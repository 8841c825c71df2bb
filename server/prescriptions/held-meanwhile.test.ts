import assert from "node:assert/strict";
import { callerFor, op } from "#server/testing.ts";
import { type Loop, legPressOnly, loopOnBothEngines, prescribe, refusedAs } from "#server/testing-loop.ts";

async function stage(loop: Loop) {
  const { house, cast, osei, episodeId } = loop;
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const banerjee = await callerFor(house, cast.banerjee);
  await banerjee.patients.openChart({ operationId: op(), patientId: cast.hale });
  /** What Dr. Osei has on the screen now, and the signature under it. */
  const begin = async () => {
    const { content, baseVersionId, expectedVersion } = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "current" },
    });
    const { hash } = await osei.prescriptions.preview({ episodeId, content, baseVersionId });
    return () =>
      osei.prescriptions.sign({
        operationId: op(),
        episodeId,
        content,
        baseVersionId,
        expectedVersion,
        shownHash: hash,
      });
  };
  const state = async () => (await osei.prescriptions.get({ episodeId }))?.state;
  return { ...loop, banerjee, begin, state };
}

for (const [kind, state] of [
  ["hold", "held"],
  ["revoke", "revoked"],
] as const)
  loopOnBothEngines(
    `a signature that never saw it does not end what a colleague did (${kind}); one that saw it does`,
    async (loop) => {
      const staged = await stage(loop);
      const sign = await staged.begin();
      await staged.banerjee.prescriptions[kind]({
        operationId: op(),
        episodeId: staged.episodeId,
        expectedVersion: 1,
        reason: "suspected DVT",
      });
      await assert.rejects(
        sign(),
        refusedAs(
          "changed-meanwhile",
          /Banerjee (held|revoked) this prescription: suspected DVT\..*Nothing was signed/,
        ),
      );
      assert.equal(await staged.state(), state);
      await (await staged.begin())();
      assert.equal(await staged.state(), "active");
    },
  );
