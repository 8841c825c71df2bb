import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { ProtocolContent } from "#domain/protocols/protocol.ts";
import { type Caller, callerFor, op } from "#server/testing.ts";
import { openLoop, prescribe, refusedAs } from "#server/testing-loop.ts";

const knee = { kind: "protocol", protocolId: "knee-osteoarthritis", phase: 0 } as const;
const planted = "Zyxwvut";

/** Every text a person may type into a prescription, filled with a word nobody else has. */
const withPlanted = (content: PrescriptionContent): PrescriptionContent => ({
  ...content,
  note: `${planted} likes mornings`,
  lines: content.lines.map((line) => ({ ...line, note: `${planted} had a fall` })),
  stopAndCall: [...content.stopAndCall, `Call ${planted}'s daughter`],
  goals: [
    ...content.goals.map((goal) => ({ ...goal, words: `${planted} walks`, unit: planted })),
    { goalId: "own-goal", words: `${planted} dances`, unit: "", targetOn: content.endsOn },
  ],
  diagnoses: content.diagnoses.map((diagnosis) => ({ ...diagnosis, title: `${planted}'s knee` })),
  limits: [
    ...content.limits,
    {
      limitId: "own-limit",
      kind: "lift",
      most: { thousandths: 40_000, unit: "lb" },
      owner: { kind: "surgeon", name: `Dr. ${planted}` },
      delegateStaffIds: ["id-osei"],
      fromOn: content.startsOn,
      reason: `since ${planted} fell`,
    },
  ],
});

type Saving = { osei: Caller; episodeId: string };
const prepare = (
  { osei, episodeId }: Saving,
  onto: string | null = null,
  from: "signed" | "draft" = "signed",
) => osei.protocols.prepare({ episodeId, from, onto });
const save = (
  { osei, episodeId }: Saving,
  content: ProtocolContent,
  more: Partial<Parameters<Caller["protocols"]["save"]>[0]> = {},
) =>
  osei.protocols.save({
    operationId: op(),
    episodeId,
    clinicId: "id-cedar",
    content,
    of: "knee-osteoarthritis",
    as: { kind: "new" },
    ...more,
  });

async function openSigned() {
  const opened = await openLoop();
  await prescribe(opened.osei, opened.episodeId, knee, withPlanted);
  return opened;
}

test("a signed prescription saved as a protocol keeps nothing typed and nothing of the patient, in no table", async () => {
  const opened = await openSigned();
  const { content, leftOut } = await prepare(opened);
  assert.doesNotMatch(JSON.stringify({ content, leftOut }), new RegExp(planted));
  const { protocolId } = await save(opened, { ...content, name: "Knee, our way" });
  const { clinicProtocolVersions: versions, clinicProtocols, auditRows } = opened.house.store.t;
  const { db } = opened.house.store;
  const kept = [
    await db.select().from(versions).where(eq(versions.protocolId, protocolId)),
    await db.select().from(clinicProtocols),
    await db.select().from(auditRows).where(eq(auditRows.entityId, protocolId)),
  ];
  const { patients } = opened.house.store.t;
  const [hale] = await db.select().from(patients).where(eq(patients.id, opened.cast.hale));
  assert.ok(hale);
  const { id, family, given, mrn, bornOn } = hale;
  for (const told of [planted, id, family, given, mrn, String(bornOn), opened.episodeId])
    assert.ok(!JSON.stringify(kept).includes(told), told);
  assert.ok(leftOut.includes("6 notes of lines"), leftOut.join("; "));
});

test("what tells who the patient is, typed again, is refused at its field and nothing is saved", async () => {
  const opened = await openSigned();
  const { content } = await prepare(opened);
  const refused = (change: Partial<ProtocolContent>, field: string, words: RegExp) =>
    assert.rejects(save(opened, { ...content, name: "Knee", ...change }), refusedAs("invalid", words, field));
  await refused({ name: "Mrs. Hale's knee" }, "content.name", /name of the patient/);
  await refused({ stopAndCall: ["Ask Dorothy"] }, "content.stopAndCall.0", /name of the patient/);
  await refused({ precautions: ["as on Nov 20, 2026"] }, "content.precautions.0", /date/);
  await refused({ source: "chart 44318" }, "content.source", /number of the patient/);
  assert.deepEqual((await opened.osei.protocols.own()).protocols, []);
});

test("a clinic's own protocol is begun from like any other, and what is signed keeps its id, version and name", async () => {
  const opened = await openSigned();
  const { content } = await prepare(opened);
  const { protocolId } = await save(opened, { ...content, name: "Knee, our way" });
  const own = { kind: "protocol", protocolId, phase: 0 } as const;
  await prescribe(opened.osei, opened.episodeId, own);
  const originNow = async () => {
    const standing = await opened.osei.prescriptions.get({ episodeId: opened.episodeId });
    const { protocolId: id, version, name } = standing?.content.protocol ?? {};
    return { id, version, name };
  };
  assert.deepEqual(await originNow(), { id: protocolId, version: 1, name: "Knee, our way" });
  const [standing] = (await opened.osei.protocols.own()).protocols;
  assert.ok(standing);
  const as = { kind: "version", protocolId, expectedVersion: standing.expectedVersion } as const;
  const renamed = { ...content, name: "Knee, our newer way" };
  assert.deepEqual(await save(opened, renamed, { as }), { protocolId, number: 2 });
  await assert.rejects(
    save(opened, renamed, { as }),
    refusedAs("changed-meanwhile", /This protocol changed/),
  );
  assert.deepEqual(await originNow(), { id: protocolId, version: 1, name: "Knee, our way" });
  assert.equal((await opened.osei.protocols.own()).protocols[0]?.name, "Knee, our newer way");
  const { clinicProtocolVersions: versions } = opened.house.store.t;
  const kept = await opened.house.store.db.select().from(versions).where(eq(versions.protocolId, protocolId));
  assert.deepEqual(
    new Map(kept.map((row) => [row.number, row.content.name])),
    new Map([
      [1, "Knee, our way"],
      [2, "Knee, our newer way"],
    ]),
  );
});

test("a phase is put behind the others of the clinic's protocol, or takes its own place again", async () => {
  const opened = await openSigned();
  const { content } = await prepare(opened);
  const { protocolId } = await save(opened, { ...content, name: "Knee, our way" });
  const again = await prepare(opened, protocolId);
  assert.equal(again.content.phases.length, 1, "the same phase takes its place");
  const whole = await prepare(opened, "knee-osteoarthritis");
  assert.deepEqual(
    whole.content.phases.map(({ phaseId }) => phaseId),
    ["strength-and-control", "load-and-return"],
  );
  const behind = await prepare(opened, "low-back-pain");
  assert.deepEqual(
    behind.content.phases.map(({ phaseId, opensAfterDays }) => [phaseId, opensAfterDays]),
    [
      ["move-and-load", 0],
      ["return", 28],
      ["phase-3", 56],
    ],
  );
});

test("a retired protocol is offered and chosen no more, while its next phase still opens where it was prescribed", async () => {
  const opened = await openSigned();
  const { content } = await prepare(opened, "knee-osteoarthritis");
  const { protocolId } = await save(opened, { ...content, name: "Knee, our way" });
  const own = { kind: "protocol", protocolId, phase: 0 } as const;
  await prescribe(opened.osei, opened.episodeId, own);
  const [standing] = (await opened.osei.protocols.own()).protocols;
  assert.ok(standing);
  const manager = await callerFor(opened.house, opened.cast.manager);
  await manager.protocols.retire({
    operationId: op(),
    protocolId,
    expectedVersion: standing.expectedVersion,
    reason: "Replaced",
  });
  assert.notEqual((await opened.osei.protocols.own()).protocols[0]?.retiredAt, null);
  await assert.rejects(prescribe(opened.osei, opened.episodeId, own), refusedAs("not-now", /is retired/));
  const next = { kind: "phase", phaseId: "load-and-return" } as const;
  const composed = await opened.osei.prescriptions.compose({
    episodeId: opened.episodeId,
    discipline: "PT",
    from: next,
  });
  assert.equal(composed.content.protocol?.phaseId, "load-and-return");
});

test("a protocol is its clinic's: elsewhere it is neither listed nor begun from, and nobody saves into another's", async () => {
  const opened = await openSigned();
  const { content } = await prepare(opened);
  const { protocolId } = await save(opened, { ...content, name: "Knee, our way" });
  const far = await callerFor(opened.house, opened.cast.farPhysiatrist);
  assert.deepEqual((await far.protocols.own()).protocols, []);
  await assert.rejects(
    far.protocols.retire({ operationId: op(), protocolId, expectedVersion: 1, reason: "mine" }),
    refusedAs("not-found"),
  );
  await assert.rejects(
    save(opened, { ...content, name: "Knee" }, { clinicId: "id-mesa" }),
    refusedAs("not-found"),
  );
});

test("settings, equipment and a line's day come back in a prescription begun from the clinic's own protocol", async () => {
  const opened = await openLoop();
  await prescribe(opened.osei, opened.episodeId, knee, (content) => {
    const [first, ...rest] = content.lines;
    assert.ok(first);
    return {
      ...content,
      lines: [
        { ...first, notBefore: { on: addDays(content.startsOn, 10) }, isHomeProgram: true },
        ...rest,
        {
          ...{ ...first, lineId: "us", lineKey: "us", exerciseId: "ultrasound", exerciseVersion: 1 },
          ...{ name: "Ultrasound", side: "left" as const, dose: {}, bounds: {}, weeklySteps: {} },
          treatment: {
            ...{ kind: "modality" as const, modalityId: "ultrasound" as const },
            parameters: { duty: "fifth", intensity: { thousandths: 900, unit: "W/cm²" as const } },
          },
        },
      ],
      equipment: [
        { equipmentId: "walker", kind: "walker" as const, wear: "walking" as const, words: "hers" },
      ],
    };
  });
  const { content, leftOut } = await prepare(opened);
  assert.ok(leftOut.includes("1 note on equipment"));
  const { protocolId } = await save(opened, { ...content, name: "Knee with ultrasound" });
  const { content: begun } = await opened.osei.prescriptions.compose({
    ...{ episodeId: opened.episodeId, discipline: "PT" as const },
    from: { kind: "protocol", protocolId, phase: 0 },
  });
  const ultrasound = begun.lines.find(({ exerciseId }) => exerciseId === "ultrasound");
  assert.deepEqual(ultrasound?.treatment, {
    ...{ kind: "modality", modalityId: "ultrasound" },
    parameters: { duty: "fifth", intensity: { thousandths: 900, unit: "W/cm²" } },
  });
  assert.equal(begun.lines[0]?.notBefore?.on, addDays(begun.startsOn, 10));
  assert.deepEqual(
    begun.equipment?.map(({ kind, wear }) => [kind, wear]),
    [["walker", "walking"]],
  );
});

test("a draft is saved as a protocol while it is typed, and one that is not complete says so", async () => {
  const opened = await openLoop();
  const { osei, episodeId } = opened;
  await assert.rejects(prepare(opened, null, "draft"), refusedAs("not-now", /no draft/));
  const { content } = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: knee });
  const keep = (typed: unknown, version: number) =>
    osei.drafts.save({
      kind: "prescription",
      subjectId: episodeId,
      version,
      baseVersionId: null,
      content: JSON.stringify(typed),
    });
  await keep({ ...content, endsOn: "" }, 0);
  await assert.rejects(prepare(opened, null, "draft"), refusedAs("not-now", /not complete/));
  const unnamed = await osei.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "protocol", protocolId: "total-knee-replacement", phase: 0 },
  });
  await keep(unnamed.content, 1);
  assert.equal(
    (await prepare(opened, null, "draft")).content.phases[0]?.limits.length,
    2,
    "no surgeon is named yet",
  );
  await keep(withPlanted(content), 2);
  const prepared = await prepare(opened, null, "draft");
  assert.doesNotMatch(JSON.stringify(prepared), new RegExp(planted));
  await save(opened, { ...prepared.content, name: "Knee, our way" });
});

test("a document attached to the protocol is named in what is signed from it, as it was that day", async () => {
  const { osei, episodeId } = await openLoop();
  const file = (words: string) => Buffer.from(`%PDF-1.4\n${words}\n%%EOF`).toString("base64");
  const add = (name: string) =>
    osei.files.add({
      operationId: op(),
      ownerKind: "protocol",
      ownerId: "knee-osteoarthritis",
      clinicId: "id-cedar",
      name,
      content: file(name),
    });
  const first = await add("Knee program.pdf");
  await prescribe(osei, episodeId, knee);
  await add("Knee program, newer.pdf");
  const standing = await osei.prescriptions.get({ episodeId });
  assert.deepEqual(standing?.content.protocol?.document, {
    fileId: first.fileId,
    name: "Knee program.pdf",
    hash: first.hash,
  });
});
