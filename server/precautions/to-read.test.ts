import assert from "node:assert/strict";
import { callerFor, op } from "#server/testing.ts";
import {
  answerRecord,
  type Loop,
  legPressOnly,
  loopOnBothEngines,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

async function stage(loop: Loop) {
  const { house, cast, osei, kim } = loop;
  const patientId = cast.hale;
  const lee = await callerFor(house, cast.lee);
  const toRead = async (who: typeof kim) => {
    const { raised, ended } = await who.precautions.toRead({ patientId });
    return { raised: raised.map(({ words }) => words), ended: ended.map(({ words }) => words) };
  };
  const raise = async (words: string, effect: "contraindication" | "precaution" | "monitor") =>
    (await osei.precautions.raise({ operationId: op(), patientId, effect, words, excludedTags: [] }))
      .precautionId;
  const acknowledge =
    (seen: "holds" | "ended") =>
    (who: typeof kim, ...precautionIds: string[]) =>
      who.precautions.acknowledge({ operationId: op(), patientId, precautionIds, seen });
  const [read, readEnd] = [acknowledge("holds"), acknowledge("ended")];
  const lift = (precautionId: string) =>
    osei.precautions.lift({
      operationId: op(),
      patientId,
      precautionIds: [precautionId],
      reason: "No longer so",
    });
  await kim.patients.openChart({ operationId: op(), patientId });
  await kim.precautions
    .list({ patientId })
    .then((all) => (all.length > 0 ? read(kim, ...all.map(({ precautionId }) => precautionId)) : undefined));
  return { ...loop, patientId, lee, toRead, raise, read, readEnd, lift };
}

loopOnBothEngines(
  "what is raised stands to be read by each therapist, the gravest first, until that therapist has read it",
  async (loop) => {
    const { house, kim, osei, toRead, raise, read, cast } = await stage(loop);
    const watch = await raise("Watch the scar", "monitor");
    house.clock.advance(1000);
    const never = await raise("No heat", "contraindication");
    assert.deepEqual((await toRead(kim)).raised, ["No heat", "Watch the scar"]);
    await read(kim, never);
    assert.deepEqual((await toRead(kim)).raised, ["Watch the scar"]);
    const other = await callerFor(house, cast.osei);
    assert.deepEqual(
      (await toRead(other)).raised,
      ["No heat", "Watch the scar"],
      "each reads for themselves",
    );
    await read(kim, watch);
    assert.deepEqual(await toRead(kim), { raised: [], ended: [] });
    assert.ok(osei);
  },
);

loopOnBothEngines(
  "what a therapist had read and a colleague ended is told until it is read too; what was never read ends in silence",
  async (loop) => {
    const { house, kim, toRead, raise, read, readEnd, lift, patientId } = await stage(loop);
    const known = await raise("No heat", "contraindication");
    const unknown = await raise("No cold", "precaution");
    await read(kim, known);
    house.clock.advance(1000);
    await lift(known);
    await lift(unknown);
    const { ended } = await kim.precautions.toRead({ patientId });
    assert.deepEqual(
      ended.map(({ kind, id, words, reason }) => [kind, id, words, reason]),
      [["precaution", known, "No heat", "No longer so"]],
    );
    assert.match(ended[0]?.byName ?? "", /Osei/);
    await readEnd(kim, known);
    assert.deepEqual(await toRead(kim), { raised: [], ended: [] });
  },
);

loopOnBothEngines(
  "what was read as holding and was lifted meanwhile is refused, and stays to be read as ended where it was known before",
  async (loop) => {
    const { kim, toRead, raise, read, readEnd, lift } = await stage(loop);
    const [known, other] = [
      await raise("No heat", "contraindication"),
      await raise("No cold", "contraindication"),
    ];
    await assert.rejects(readEnd(kim, known), refusedAs("changed-meanwhile", /is raised/));
    await read(kim, known);
    await lift(known);
    await assert.rejects(
      read(kim, known, other),
      refusedAs("changed-meanwhile", /No heat: it was lifted already.*Nothing was changed/),
    );
    assert.deepEqual(await toRead(kim), { raised: ["No cold"], ended: ["No heat"] });
    await readEnd(kim, known);
    await read(kim, other);
    assert.deepEqual(await toRead(kim), { raised: [], ended: [] });
  },
);

loopOnBothEngines(
  "a limit that was lifted is told to whoever had opened the chart before, once, and one that holds is not read as lifted",
  async (loop) => {
    const { house, kim, osei, cast, episodeId, patientId, toRead } = await stage(loop);
    await prescribe(osei, episodeId, { kind: "blank" }, (content) => ({
      ...legPressOnly(content),
      limits: [
        {
          limitId: "lift-ten",
          kind: "pain",
          most: { thousandths: 4000, unit: "pain" },
          owner: { kind: "physiatrist", staffId: cast.osei, name: "Dr. Osei" },
          delegateStaffIds: [],
          fromOn: content.startsOn,
          reason: "",
        },
      ],
    }));
    await answerRecord(osei, patientId);
    const acknowledge = () =>
      kim.limits.acknowledge({ operationId: op(), patientId, limitIds: ["lift-ten"] });
    await assert.rejects(acknowledge(), refusedAs("not-now", /holds\. Nothing was recorded/));
    house.clock.advance(60_000);
    await osei.limits.lift({ operationId: op(), patientId, limitId: "lift-ten", reason: "Calm now" });
    assert.equal((await toRead(kim)).ended.length, 1);
    const { ended } = await osei.precautions.toRead({ patientId });
    assert.deepEqual(ended, [], "who lifted it need not be told");
    await acknowledge();
    assert.deepEqual((await toRead(kim)).ended, []);
  },
);
