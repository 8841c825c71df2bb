import assert from "node:assert/strict";
import { op } from "#server/testing.ts";
import { consult, type Loop, loopOnBothEngines, prescribe, refusedAs } from "#server/testing-loop.ts";

const kneeReplacement = { kind: "protocol", protocolId: "total-knee-replacement", phase: 0 } as const;
const cuffRepair = { kind: "protocol", protocolId: "rotator-cuff-repair", phase: 0 } as const;
const compose = async (
  osei: Loop["osei"],
  episodeId: string,
  from: typeof kneeReplacement | typeof cuffRepair,
) => (await osei.prescriptions.compose({ episodeId, discipline: "PT", from })).content.limits;

loopOnBothEngines(
  "a protocol's limit of the surgeon stays the surgeon's: signing refuses at the name until it is told, and only who is named lifts it in their place",
  async ({ osei, cast, episodeId }) => {
    const composed = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: kneeReplacement });
    const [weight, effort] = composed.content.limits;
    assert.deepEqual(weight?.owner, { kind: "surgeon", name: "" });
    assert.deepEqual(weight?.delegateStaffIds, [cast.osei]);
    assert.deepEqual([effort?.owner.kind, effort?.owner.staffId], ["physiatrist", cast.osei]);
    const sign = () =>
      osei.prescriptions.sign({
        operationId: op(),
        episodeId,
        content: composed.content,
        baseVersionId: null,
        expectedVersion: 0,
        shownHash: "0".repeat(64),
      });
    await assert.rejects(sign(), (error: unknown) => {
      const { message } = error as Error;
      assert.match(message, /Name the owner/);
      assert.match(message, /"limits",\s*0,\s*"owner",\s*"name"/);
      return true;
    });
    await prescribe(osei, episodeId, kneeReplacement, (content) => ({
      ...content,
      limits: content.limits.map((limit) =>
        limit.owner.kind === "surgeon"
          ? {
              ...limit,
              owner: { kind: "surgeon", name: "Dr. K. Ishikawa" },
              delegateStaffIds: [cast.banerjee],
            }
          : limit,
      ),
    }));
    await assert.rejects(
      prescribe(osei, episodeId, { kind: "current" }, (content) => ({ ...content, limits: [] })),
      refusedAs("not-now", /owned by Dr\. K\. Ishikawa is left out/, "content.limits"),
    );
  },
);

loopOnBothEngines(
  "the one surgeon on the patient's team is named as the owner of a protocol's limits",
  async ({ osei, cast, episodeId }) => {
    const seat = (outsideContact: string) =>
      osei.team.seat({
        operationId: op(),
        patientId: cast.hale,
        staffId: null,
        outsideContact,
        specialty: "Orthopedic Surgeon",
        fromOn: "2026-11-01",
        toOn: null,
        sees: [],
        sections: [],
      });
    await seat("Dr. P. Lund");
    assert.equal((await compose(osei, episodeId, kneeReplacement))[0]?.owner.name, "Dr. P. Lund");
    await seat("Dr. K. Ishikawa");
    assert.equal((await compose(osei, episodeId, kneeReplacement))[0]?.owner.name, "");
  },
);

loopOnBothEngines(
  "the side of a protocol's limit is the diagnosis' side, both raise both, and an untold side is asked, never left",
  async ({ osei, cast }) => {
    const sidesFor = async (side: "left" | "right" | "both" | "not-applicable") => {
      const episodeId = await consult(osei, cast.hale, {
        diagnoses: [{ code: "M17.12", title: "Knee osteoarthritis", side }],
      });
      const sided = [
        ...(await compose(osei, episodeId, kneeReplacement)),
        ...(await compose(osei, episodeId, cuffRepair)),
      ].filter((limit) => limit.kind === "weight-bearing" || limit.kind === "range");
      return sided.map((limit) => ("side" in limit ? limit.side : "asked"));
    };
    assert.deepEqual(await sidesFor("left"), ["left", "left", "left"]);
    assert.deepEqual(await sidesFor("right"), ["right", "right", "right"]);
    assert.deepEqual(await sidesFor("both"), ["left", "right", "both", "both"]);
    assert.deepEqual(await sidesFor("not-applicable"), ["asked", "asked", "asked"]);
  },
);

loopOnBothEngines(
  "a limit owned outside names a clinician at work here who may lift it, at its field, and whoever is named lifts it",
  async ({ osei, cast, episodeId }) => {
    const sign = (...delegateStaffIds: string[]) =>
      prescribe(osei, episodeId, kneeReplacement, (content) => ({
        ...content,
        limits: content.limits.map((limit) =>
          limit.owner.kind === "surgeon" ? { ...limit, delegateStaffIds } : limit,
        ),
      }));
    const at = "content.limits.0.delegateStaffIds";
    await assert.rejects(sign(), refusedAs("invalid", /Nobody here could lift it. Name who may/, at));
    for (const nobody of ["id-nobody", cast.assistant, cast.desk])
      await assert.rejects(
        sign(nobody),
        refusedAs("invalid", /no physiatrist or therapist at work in the patient.s clinic/, at),
      );
    await sign(cast.osei);
    const { limits } = await osei.patients.band({ patientId: cast.hale });
    const lifted = await prescribe(osei, episodeId, { kind: "current" }, (content) => ({
      ...content,
      limits: content.limits.filter((limit) => limit.owner.kind !== "surgeon"),
    }));
    assert.equal(lifted.number, 2);
    assert.equal((await osei.patients.band({ patientId: cast.hale })).limits.length, limits.length - 1);
  },
);
