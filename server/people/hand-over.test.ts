import assert from "node:assert/strict";
import { and, asc, eq } from "drizzle-orm";
import type { StaffDetails } from "#domain/people/staff.schema.ts";
import { prescribedOnBothEngines, startToday } from "#server/sessions/testing-session.ts";
import { callerFor, op } from "#server/testing.ts";
import { type Loop, refusedAs } from "#server/testing-loop.ts";

/** Mrs. Hale of Cedar River, prescribed by Dr. Osei and treated by R. Kim, whose safety question waits. */
async function stage(loop: Loop) {
  const { house, cast, kim, episodeId } = loop;
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  await kim.prescriptions.accept({ operationId: op(), episodeId, expectedVersion: 1, reason: "" });
  await kim.requests.ask({
    operationId: op(),
    sessionId: await startToday(loop),
    lineKey: null,
    wanted: {},
    kind: "safety-session",
    reason: "Chest pain on the stairs",
  });
  const manager = await callerFor(house, cast.manager);
  const change = async (staffId: string, part: Partial<StaffDetails>) => {
    const person = (await manager.people.list({})).find((one) => one.staffId === staffId);
    assert.ok(person);
    const { version, clinics, shownName: _n, hasSignIn: _h, isActive: _a, staffId: _s, ...rest } = person;
    return manager.people.change({
      operationId: op(),
      staffId,
      expectedVersion: version,
      staff: {
        ...rest,
        clinicIds: clinics.map((clinic) => clinic.clinicId),
        ...part,
      } as StaffDetails,
    });
  };
  const deactivate = async (staffId: string, toStaffId?: string) => {
    const person = (await manager.people.list({})).find((one) => one.staffId === staffId);
    return manager.people.deactivate({
      operationId: op(),
      staffId,
      expectedVersion: person?.version ?? 0,
      ...(toStaffId === undefined ? {} : { toStaffId }),
      reason: "left",
    });
  };
  const queueOf = async (staffId: string) =>
    (await (await callerFor(house, staffId)).reviews.queue()).rows.map((row) => row.kind);
  return { ...loop, manager, change, deactivate, queueOf };
}

prescribedOnBothEngines(
  "nobody leaves a clinic, changes role or is deactivated while patients or questions there would have no reader",
  async (loop) => {
    const { cast, change, deactivate, queueOf } = await stage(loop);
    const first = refusedAs("not-now", /^Hand over first: 1 open episode.* at Cedar River Clinic/);
    await assert.rejects(change(cast.osei, { clinicIds: [cast.mesa] }), first);
    await assert.rejects(change(cast.osei, { role: "admin", rights: ["front-desk"] }), first);
    await assert.rejects(deactivate(cast.osei), first);
    await assert.rejects(deactivate(cast.kim), first);
    assert.deepEqual(await queueOf(cast.osei), ["safety-request"]);
    assert.ok(await change(cast.osei, { phone: "425 555 0100" }), "what strands nobody goes through");
    assert.ok(await change(cast.osei, { clinicIds: [cast.cedar, cast.mesa] }));
    assert.ok(await change(cast.osei, { clinicIds: [cast.cedar] }), "nobody is treated at the other clinic");
  },
);

prescribedOnBothEngines(
  "a reason that waits for somebody is handed over too, also where the episode is another's",
  async (loop) => {
    const { house, cast, episodeId, deactivate } = await stage(loop);
    await house.store.write(async ({ db, t }) => {
      await db.update(t.episodes).set({ prescriberId: cast.banerjee }).where(eq(t.episodes.id, episodeId));
    });
    await assert.rejects(
      deactivate(cast.osei),
      refusedAs("not-now", /^Hand over first: \d items that wait at Cedar River/, "toStaffId"),
    );
  },
);

prescribedOnBothEngines(
  "deactivating hands patients and questions over in the same act, and each patient's trail says so",
  async (loop) => {
    const { house, cast, episodeId, deactivate, queueOf } = await stage(loop);
    await assert.rejects(
      deactivate(cast.osei, cast.farPhysiatrist),
      refusedAs("invalid", /does not work at Cedar River Clinic/, "toStaffId"),
    );
    assert.deepEqual(await deactivate(cast.osei, cast.banerjee), { moved: 1 });
    assert.deepEqual(await queueOf(cast.banerjee), ["safety-request"]);
    assert.deepEqual(await deactivate(cast.kim, cast.lee), { moved: 1 });
    const { auditRows, episodes } = house.store.t;
    const [episode] = await house.store.db.select().from(episodes).where(eq(episodes.id, episodeId));
    assert.deepEqual([episode?.prescriberId, episode?.therapistId], [cast.banerjee, cast.lee]);
    const trail = await house.store.db
      .select({ chainId: auditRows.chainId, before: auditRows.before, after: auditRows.after })
      .from(auditRows)
      .where(and(eq(auditRows.action, "handOverPatient"), eq(auditRows.patientId, cast.hale)))
      .orderBy(asc(auditRows.seq));
    assert.deepEqual(
      trail.map((row) => [row.chainId, JSON.parse(row.before ?? ""), JSON.parse(row.after ?? "")]),
      [
        [cast.cedar, { staffId: cast.osei }, { staffId: cast.banerjee }],
        [cast.cedar, { staffId: cast.kim }, { staffId: cast.lee }],
      ],
    );
  },
);

prescribedOnBothEngines(
  "the patients of one clinic go to a colleague there, and whoever handed them over may leave it",
  async (loop) => {
    const { cast, manager, change } = await stage(loop);
    await change(cast.osei, { clinicIds: [cast.cedar, cast.mesa] });
    const reassign = (clinicId: string) =>
      manager.people.reassign({
        operationId: op(),
        fromStaffId: cast.osei,
        toStaffId: cast.banerjee,
        clinicId,
        reason: "works at Mesa only",
      });
    assert.deepEqual(await reassign(cast.mesa), { moved: 0 });
    assert.deepEqual(await reassign(cast.cedar), { moved: 1 });
    assert.ok(await change(cast.osei, { clinicIds: [cast.mesa] }));
  },
);
