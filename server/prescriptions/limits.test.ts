import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { listLimitsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { callerFor, op } from "#server/testing.ts";
import {
  consult,
  type Loop,
  legPressOnly,
  loopOnBothEngines,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

type RangeLimit = Extract<Limit, { kind: "range" }>;
const knee = (change: Partial<RangeLimit> = {}): RangeLimit => ({
  kind: "range",
  limitId: "knee-60",
  joint: "knee",
  motion: "flexion",
  side: "left",
  isLoadedOnly: false,
  most: quantity(60, "deg"),
  owner: { kind: "surgeon", name: "Dr. P. Lund" },
  delegateStaffIds: ["id-banerjee"],
  fromOn: "2026-11-23",
  reason: "",
  ...change,
});
const withLimits =
  (...limits: Limit[]) =>
  (content: PrescriptionContent): PrescriptionContent => {
    const pressed = legPressOnly(content);
    const within60 = pressed.lines.map((line) => ({
      ...line,
      dose: { ...line.dose, range: quantity(60, "deg") },
    }));
    return { ...pressed, lines: within60, limits };
  };

async function stage(loop: Loop) {
  const { osei, cast, episodeId } = loop;
  const held = async () =>
    (await osei.patients.band({ patientId: cast.hale })).limits.map((limit) => limit.words);
  const sign = (...limits: Limit[]) => prescribe(osei, episodeId, { kind: "blank" }, withLimits(...limits));
  return { ...loop, held, sign };
}
const at60 = ["Left knee flexion at most 60°"];

loopOnBothEngines(
  "a limit that stands is carried as it is: signed with another value or another owner it is refused at its place",
  async (loop) => {
    const { held, sign, cast } = await stage(loop);
    await sign(knee());
    for (const changed of [
      knee({ most: quantity(120, "deg") }),
      knee({ owner: { kind: "physiatrist", staffId: cast.osei, name: "Dr. A. Osei" } }),
      knee({ delegateStaffIds: [cast.osei] }),
      knee({ side: "right" }),
    ])
      await assert.rejects(
        sign(changed),
        refusedAs("invalid", /at most 60° stands, owned by Dr\. P\. Lund/, "content.limits.0"),
      );
    assert.deepEqual(await held(), at60);
    await sign(knee());
    assert.deepEqual(await held(), at60);
  },
);

loopOnBothEngines(
  "a limit left out is lifted by its owner alone, and what was lifted does not come back under its id",
  async (loop) => {
    const { held, sign, cast } = await stage(loop);
    const own = knee({ owner: { kind: "physiatrist", staffId: cast.osei, name: "Dr. A. Osei" } });
    await sign(own);
    await sign();
    assert.deepEqual(await held(), []);
    await assert.rejects(sign(own), refusedAs("invalid", /lifted meanwhile/, "content.limits.0"));
    await sign(knee({ limitId: "knee-again" }));
    assert.deepEqual(await held(), at60);
    await assert.rejects(
      sign(),
      refusedAs("not-now", /owned by Dr\. P\. Lund is left out/, "content.limits"),
    );
  },
);

loopOnBothEngines(
  "the id of another patient's limit is refused, and one limit stands once in a version",
  async (loop) => {
    const { house, sign, cast } = await stage(loop);
    await sign(knee());
    const ortega = await callerFor(house, cast.farPhysiatrist);
    const episodeId = await consult(ortega, cast.farPatient);
    await assert.rejects(
      prescribe(ortega, episodeId, { kind: "blank" }, (content) => ({
        ...withLimits(knee())(content),
        lines: withLimits()(content).lines.map((line) => ({ ...line, lineKey: "far-key" })),
      })),
      refusedAs("invalid", undefined, "content.limits.0"),
    );
    await assert.rejects(sign(knee(), knee()), refusedAs("invalid", /stands twice/, "content.limits.1"));
  },
);

loopOnBothEngines(
  "an order of another discipline never ends the prescription that stands; it is refused before and at signing",
  async (loop) => {
    const { osei, sign, episodeId } = await stage(loop);
    await sign();
    const composed = await osei.prescriptions.compose({
      episodeId,
      discipline: "OT",
      from: { kind: "blank" },
    });
    const content = legPressOnly({ ...composed.content, discipline: "OT" });
    const { baseVersionId } = composed;
    const preview = await osei.prescriptions.preview({ episodeId, content, baseVersionId });
    assert.deepEqual(
      preview.problems.map((problem) => problem.field),
      ["discipline"],
    );
    await assert.rejects(
      osei.prescriptions.sign({
        operationId: op(),
        episodeId,
        content,
        baseVersionId,
        expectedVersion: composed.expectedVersion,
        shownHash: preview.hash,
      }),
      refusedAs("invalid", /prescribed for PT.*episode of its own/, "content.discipline"),
    );
    const standing = await osei.prescriptions.get({ episodeId });
    assert.deepEqual([standing?.number, standing?.content.discipline], [1, "PT"]);
  },
);

loopOnBothEngines(
  "between versions only the owner or a delegate lifts a limit, once and with a reason, and the plan in force is free of it",
  async (loop) => {
    const { osei, kim, sign, held, house, cast, episodeId } = await stage(loop);
    await sign(knee({ delegateStaffIds: [cast.kim] }));
    const patientId = cast.hale;
    await kim.patients.openChart({ operationId: op(), patientId });
    const mayLift = async (caller: typeof osei) =>
      (await caller.patients.band({ patientId })).limits.map((limit) => limit.mayLift);
    assert.deepEqual([await mayLift(osei), await mayLift(kim)], [[false], [true]]);
    const lift = (caller: typeof osei, reason = "the graft holds") =>
      caller.limits.lift({ operationId: op(), patientId, limitId: "knee-60", reason });
    await assert.rejects(lift(osei), refusedAs("not-now", /owned by Dr\. P\. Lund\. Only its owner/));
    await assert.rejects(lift(kim, " "), /Say why it no longer holds/);
    assert.deepEqual(await held(), at60);
    await lift(kim);
    assert.deepEqual(await held(), []);
    assert.deepEqual(await listLimitsInForce(house.store, patientId), []);
    await assert.rejects(lift(kim), refusedAs("changed-meanwhile", /lifted already/));
    const { content } = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "current" },
    });
    assert.deepEqual(content.limits, [], "the next version does not carry it");
  },
);

loopOnBothEngines("a limit that stands with a precaution is lifted with it, never alone", async (loop) => {
  const { osei, cast } = loop;
  const patientId = cast.hale;
  await osei.conditions.recordSurgery({
    operationId: op(),
    patientId,
    entry: { words: "CABG x3", on: "2026-11-02" },
  });
  const { limits, precautions } = await osei.patients.band({ patientId });
  const [limit, raised] = [limits[0], precautions[0]];
  assert.ok(limit && raised);
  assert.equal(limit.mayLift, false);
  await assert.rejects(
    osei.limits.lift({ operationId: op(), patientId, limitId: limit.limitId, reason: "healed" }),
    refusedAs("not-now", /falls with it\. Lift the precaution/),
  );
  assert.equal(raised.mayLift, true, "whoever stands in for the surgeon");
  const { precautionId } = raised;
  await osei.precautions.lift({
    operationId: op(),
    patientId,
    precautionIds: [precautionId],
    reason: "healed",
  });
  const after = await osei.patients.band({ patientId });
  assert.deepEqual([after.limits, after.precautions], [[], []]);
});

loopOnBothEngines(
  "who owns a new limit or may lift it is a physiatrist or therapist at work in the patient's clinic: no assistant, nobody of another clinic",
  async (loop) => {
    const { sign, held, cast } = await stage(loop);
    for (const staffId of [cast.assistant, cast.farTherapist, cast.farPhysiatrist, cast.desk, cast.manager]) {
      await assert.rejects(
        sign(knee({ delegateStaffIds: [cast.banerjee, staffId] })),
        refusedAs("invalid", /no physiatrist or therapist at work/, "content.limits.0.delegateStaffIds"),
        staffId,
      );
      await assert.rejects(
        sign(knee({ owner: { kind: "therapist", staffId, name: "Somebody" } })),
        refusedAs("invalid", /no physiatrist or therapist at work/, "content.limits.0.owner"),
        staffId,
      );
    }
    assert.deepEqual(await held(), []);
    await sign(knee({ delegateStaffIds: [cast.banerjee, cast.kim] }));
    assert.deepEqual(await held(), at60);
  },
);
