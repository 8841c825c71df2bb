import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { chartParts } from "#domain/access/chart-parts.ts";
import { listChangesAfter, readFollower, readHeads } from "#server/live/live.queries.ts";
import { someConsultNote } from "#server/orders/testing-orders.ts";
import { callerFor, op, readActor, type TestHouse } from "#server/testing.ts";
import { openLoop, refusedAs } from "#server/testing-loop.ts";

async function headOf({ store }: TestHouse, chainId: string): Promise<{ seq: number }> {
  const seq = (await readHeads(store, [chainId])).get(chainId);
  if (seq === undefined) throw new Error("no head");
  return { seq };
}

/** P. Novak of the other clinic sits on Mrs. Hale's team; Dr. Osei is named for the pelvic section, Dr. Banerjee is not. */
async function stage() {
  const loop = await openLoop();
  const { house, cast } = loop;
  await house.store.write(({ db, t }) =>
    db
      .update(t.staff)
      .set({ sensitiveSections: ["pelvic"] })
      .where(eq(t.staff.id, cast.osei)),
  );
  const osei = await callerFor(house, cast.osei);
  const patientId = cast.hale;
  const { seatId } = await osei.team.seat({
    operationId: op(),
    patientId,
    staffId: cast.psychologist,
    outsideContact: "",
    specialty: "psychologist",
    fromOn: "2026-11-10",
    toOn: null,
    sees: ["diagnoses"],
    sections: [{ section: "pelvic", reason: "Treats the fear of pain" }],
  });
  type Change = Partial<Parameters<typeof osei.team.changeSeat>[0]>;
  const change = (more: Change = {}, caller = osei) =>
    caller.team.changeSeat({
      operationId: op(),
      patientId,
      seatId,
      expectedVersion: 1,
      reason: "Asks for the results",
      sees: ["diagnoses", "results"],
      sections: [{ section: "pelvic", reason: "Treats the fear of pain" }],
      ...more,
    });
  return { ...loop, osei, patientId, seatId, change };
}

void test("a seat is changed once by one operation, from the version that was on screen, with before and after in the audit", async () => {
  const { house, osei, patientId, seatId, change } = await stage();
  const operationId = op();
  assert.deepEqual(await change({ operationId }), { version: 2 });
  assert.deepEqual(await change({ operationId }), { version: 2 });
  await assert.rejects(change(), refusedAs("changed-meanwhile"));
  await assert.rejects(change({ expectedVersion: 2 }), refusedAs("invalid", /Nothing is changed/));
  const { auditRows } = house.store.t;
  const rows = await house.store.db.select().from(auditRows).where(eq(auditRows.action, "changeSeat"));
  assert.deepEqual(
    rows.map(({ entityId, reason, before, after }) => ({ entityId, reason, before, after })),
    [
      {
        entityId: seatId,
        reason: "Asks for the results",
        before: '{"sees":["diagnoses"]}',
        after: '{"sees":["diagnoses","results"]}',
      },
    ],
  );
  const [seat] = await osei.team.list({ patientId });
  assert.deepEqual(seat?.sees, ["diagnoses", "results"]);
});

void test("which section a seat opens is told to those named for it, to others that one is; closing keeps the row", async () => {
  const { house, cast, patientId, seatId, change } = await stage();
  const seen = async (staffId: string) => {
    const [seat] = await (await callerFor(house, staffId)).team.list({ patientId });
    return { sections: seat?.sections.map(({ section }) => section), kept: seat?.keptSections };
  };
  assert.deepEqual(await seen(cast.osei), { sections: ["pelvic"], kept: 0 });
  assert.deepEqual(await seen(cast.psychologist), { sections: ["pelvic"], kept: 0 });
  for (const staffId of [cast.banerjee, cast.kim, cast.manager])
    assert.deepEqual(await seen(staffId), { sections: [], kept: 1 });
  await change({ sections: [] });
  assert.deepEqual(await seen(cast.osei), { sections: [], kept: 0 });
  const { seatSections } = house.store.t;
  const [row] = await house.store.db.select().from(seatSections).where(eq(seatSections.seatId, seatId));
  assert.equal(row?.closedBy, cast.osei);
  const { list } = await (await callerFor(house, cast.manager)).patients.audit({ patientId });
  const said = JSON.stringify(list);
  assert.match(said, /openSectionToSeat/);
  assert.doesNotMatch(said, /fear of pain|Asks for the results|pelvic/);
});

void test("a physiatrist not named for a section neither opens it nor closes it, and an admin opens none", async () => {
  const { house, cast, patientId, change } = await stage();
  const banerjee = await callerFor(house, cast.banerjee);
  const manager = await callerFor(house, cast.manager);
  await assert.rejects(change({}, banerjee), refusedAs("invalid", /not named for this section/));
  await assert.rejects(change({}, manager), refusedAs("invalid", /treating physiatrist opens/));
  assert.deepEqual(await change({ sections: [] }, banerjee), { version: 2 });
  assert.deepEqual(await change({ sections: [], sees: ["results"], expectedVersion: 2 }, manager), {
    version: 3,
  });
  const [seat] = await (await callerFor(house, cast.osei)).team.list({ patientId });
  assert.deepEqual(
    seat?.sections.map(({ section }) => section),
    ["pelvic"],
  );
});

void test("nobody changes what their own seat sees, and who reads a part of the chart seats nobody", async () => {
  const { house, cast, osei, patientId, change } = await stage();
  const seatOf = (sees: (typeof chartParts)[number][]) =>
    osei.team.seat({
      operationId: op(),
      patientId,
      staffId: cast.farPhysiatrist,
      outsideContact: "",
      specialty: "physiatrist",
      fromOn: "2026-11-01",
      toOn: null,
      sees,
      sections: [],
    });
  const { seatId: partial } = await seatOf(["diagnoses", "prescription", "sessions", "results", "notes"]);
  const far = await callerFor(house, cast.farPhysiatrist);
  await assert.rejects(change({ sections: [] }, far), refusedAs("not-found"));
  await osei.team.endSeat({ operationId: op(), patientId, seatId: partial, expectedVersion: 1 });
  const { seatId: whole } = await seatOf([...chartParts]);
  await assert.rejects(
    change({ seatId: whole, sections: [], sees: ["results"] }, far),
    refusedAs("not-now", /your own seat/),
  );
  assert.deepEqual(await change({ sections: [] }, far), { version: 2 });
});

void test("whoever wrote a consult note reads it, also from a seat that opens no notes", async () => {
  const { house, cast, patientId, episodeId } = await stage();
  const novak = await callerFor(house, cast.psychologist);
  await novak.patients.openChart({ operationId: op(), patientId });
  const { consultNoteId } = await novak.team.signNote({
    operationId: op(),
    episodeId,
    content: someConsultNote({ sensitiveNote: "Night terrors", sensitiveSection: "pelvic" }),
  });
  assert.equal((await novak.team.notes({ patientId })).length, 1);
  assert.equal((await novak.team.note({ consultNoteId })).content?.sensitiveNote, "Night terrors");
});

void test("a change of what a seat sees is told live to its holder", async () => {
  const { house, cast, change } = await stage();
  const actor = await readActor(house, cast.psychologist);
  const { chainIds } = await readFollower(house.store, actor, house.clock.now());
  assert.ok(chainIds.includes(cast.cedar));
  await change();
  const told = await listChangesAfter(house.store, { actor, now: house.clock.now() }, cast.cedar, 0);
  assert.ok(told.some(({ action, entity }) => action === "changeSeat" && entity === "seat"));
});

void test("an ended seat opens nothing from that moment, is ended once from the version on screen, and its holder is told live", async () => {
  const { house, cast, osei, patientId, seatId, change } = await stage();
  const novak = await callerFor(house, cast.psychologist);
  await novak.patients.openChart({ operationId: op(), patientId });
  const { seq } = await headOf(house, cast.cedar);
  await change();
  const end = (expectedVersion: number) =>
    osei.team.endSeat({ operationId: op(), patientId, seatId, expectedVersion });
  await assert.rejects(end(1), refusedAs("changed-meanwhile"));
  await novak.patients.band({ patientId });
  await end(2);
  await assert.rejects(end(3), refusedAs("not-found"));
  await assert.rejects(novak.patients.band({ patientId }), refusedAs("not-found"));
  await assert.rejects(novak.precautions.list({ patientId }), refusedAs("not-found"));
  await assert.rejects(novak.patients.openChart({ operationId: op(), patientId }), refusedAs("not-found"));
  assert.deepEqual((await readActor(house, cast.psychologist)).seatSections, []);
  await assert.rejects(change({ expectedVersion: 3 }), refusedAs("not-now", /has ended/));
  const [seat] = await osei.team.list({ patientId });
  assert.deepEqual([seat?.hasEnded, seat?.toOn], [true, "2026-11-23"]);

  const actor = await readActor(house, cast.psychologist);
  const { chainIds } = await readFollower(house.store, actor, house.clock.now());
  assert.ok(chainIds.includes(cast.cedar));
  const told = await listChangesAfter(house.store, { actor, now: house.clock.now() }, cast.cedar, seq);
  assert.deepEqual(
    told.map(({ action, entityId }) => [action, entityId]),
    [["endSeat", seatId]],
    "and of nothing else of that chart any more",
  );
});

void test("a seat neither prolongs itself nor seats its holder anew; whoever treats at the clinic seats themself", async () => {
  const { cast, house, osei, patientId } = await stage();
  const seat = (caller: typeof osei, staffId: string, toOn: string | null) =>
    caller.team.seat({
      operationId: op(),
      patientId,
      staffId,
      outsideContact: "",
      specialty: "physiatrist",
      fromOn: "2026-11-01",
      toOn,
      sees: [...chartParts],
      sections: [],
    });
  await seat(osei, cast.farPhysiatrist, "2026-11-23");
  const far = await callerFor(house, cast.farPhysiatrist);
  await assert.rejects(seat(far, cast.farPhysiatrist, null), refusedAs("not-now", /by a seat/, "staffId"));
  assert.equal((await osei.team.list({ patientId })).length, 2);
  await seat(osei, cast.osei, null);
  house.clock.advance(2 * 86_400_000);
  await assert.rejects(far.team.list({ patientId }), refusedAs("not-found"));
});

void test("an admin is named for no section, also where their own entry names one: neither which nor why is told", async () => {
  const { cast, house, patientId } = await stage();
  await house.store.write(({ db, t }) =>
    db
      .update(t.staff)
      .set({ sensitiveSections: ["pelvic"] })
      .where(eq(t.staff.id, cast.manager)),
  );
  const manager = await callerFor(house, cast.manager);
  const [seat] = await manager.team.list({ patientId });
  assert.deepEqual([seat?.sections, seat?.keptSections], [[], 1]);
  assert.deepEqual((await readActor(house, cast.manager)).sensitiveSections, []);
});

void test("two seats of one person open together what each opens: told as whole, they carry the acts of the whole", async () => {
  const { cast, house, osei, patientId, episodeId } = await stage();
  const seat = (sees: (typeof chartParts)[number][]) =>
    osei.team.seat({
      operationId: op(),
      patientId,
      staffId: cast.farPhysiatrist,
      outsideContact: "",
      specialty: "physiatrist",
      fromOn: "2026-11-01",
      toOn: null,
      sees,
      sections: [],
    });
  const compose = async () => {
    const far = await callerFor(house, cast.farPhysiatrist);
    await far.patients.openChart({ operationId: op(), patientId });
    const { sight } = await far.patients.band({ patientId });
    const may = await far.prescriptions
      .compose({ episodeId, discipline: "PT", from: { kind: "blank" } })
      .then(
        () => true,
        (error: unknown) => (refusedAs("not-found")(error) ? false : undefined),
      );
    return [sight?.keptWords === null, may];
  };
  await seat(["diagnoses", "prescription", "sessions"]);
  assert.deepEqual(await compose(), [false, false]);
  const { seatId } = await seat(["results", "medications", "notes"]);
  assert.deepEqual(await compose(), [true, true]);
  await osei.team.endSeat({ operationId: op(), patientId, seatId, expectedVersion: 1 });
  assert.deepEqual(await compose(), [false, false]);
});
