import assert from "node:assert/strict";
import { TRPCError } from "@trpc/server";
import { and, eq } from "drizzle-orm";
import type { StaffDetails } from "#domain/people/staff.schema.ts";
import { type RefusalKind, Refused } from "#server/refusal.ts";
import { callerFor, op } from "#server/testing.ts";
import { type CastStage, castOnBothEngines } from "#server/testing-cast.ts";
import { consult, legPressOnly, openSession, prescribe } from "#server/testing-loop.ts";

const refusedAs = (kind: RefusalKind, field?: string) => (error: unknown) => {
  assert.ok(error instanceof TRPCError && error.cause instanceof Refused, String(error));
  assert.equal(error.cause.refusal.kind, kind, error.cause.refusal.words);
  if (field) assert.equal(error.cause.refusal.field, field);
  return true;
};

async function stage({ house, cast }: CastStage) {
  const manager = await callerFor(house, cast.manager);
  const details = (change: Partial<StaffDetails> = {}): StaffDetails => ({
    role: "therapist",
    discipline: "PT",
    level: "therapist",
    specialty: null,
    supervisorId: null,
    rights: [],
    family: "Vance",
    given: "Iris",
    credentials: "PT",
    npi: null,
    email: "iris.vance@example.org",
    phone: "",
    sensitiveSections: [],
    clinicIds: [cast.cedar],
    ...change,
  });
  const invite = (change: Partial<StaffDetails> = {}) =>
    manager.people.invite({ operationId: op(), staff: details(change) });
  return { house, cast, manager, details, invite };
}

castOnBothEngines(
  "role, discipline, level, rights and specialty must agree, and each refusal names its field",
  async (standing) => {
    const { cast, invite } = await stage(standing);
    for (const [change, field] of [
      [{ discipline: null }, "discipline"],
      [{ level: null }, "level"],
      [{ level: "assistant" }, "supervisorId"],
      [{ role: "physiatrist" }, "role"],
      [{ role: "admin", discipline: null, level: null }, "rights"],
      [{ role: "specialist", discipline: null, level: null }, "specialty"],
      [{ email: "kim@example.org" }, "email"],
    ] as const)
      await assert.rejects(invite(change), refusedAs("invalid", field), JSON.stringify(change));
    await assert.rejects(invite({ clinicIds: ["absent-1"] }), refusedAs("not-found"));
    await assert.rejects(invite({ clinicIds: [] }), /Choose at least one clinic/);
    await assert.rejects(invite({ npi: "123" }), /An NPI has 10 digits/);
    assert.ok(await invite({ level: "assistant", supervisorId: cast.kim, email: "a@example.org" }));
  },
);

castOnBothEngines(
  "an assistant is supervised by a therapist who is here, never by an assistant, another role or nobody",
  async (standing) => {
    const { cast, manager, invite } = await stage(standing);
    const { staffId } = await invite({ email: "left@example.org" });
    await manager.people.deactivate({ operationId: op(), staffId, expectedVersion: 1, reason: "left" });
    for (const supervisorId of [cast.assistant, cast.osei, staffId, "absent-1"])
      await assert.rejects(
        invite({ level: "assistant", supervisorId, email: "b@example.org" }),
        refusedAs("invalid", "supervisorId"),
        supervisorId,
      );
  },
);

castOnBothEngines(
  "staff are listed by name with their clinics, of one clinic or of all, whoever asks",
  async (standing) => {
    const { house, cast } = await stage(standing);
    const kim = await callerFor(house, cast.kim);
    const all = await kim.people.list({});
    assert.deepEqual(
      all.map((person) => person.family),
      [
        "Abrams",
        "Archuleta",
        "Banerjee",
        "Castellanos",
        "Kim",
        "Lee",
        "Novak",
        "Ortega",
        "Osei",
        "Sato",
        "Whitford",
      ],
    );
    assert.deepEqual(
      (await kim.people.list({ clinicId: cast.mesa })).map((person) => person.family),
      ["Archuleta", "Castellanos", "Novak", "Ortega"],
    );
    assert.deepEqual(await kim.people.list({ clinicId: "absent-1" }), []);
    const manager = all.find((person) => person.family === "Castellanos");
    assert.deepEqual(
      manager?.clinics.map((clinic) => clinic.name).toSorted((a, b) => a.localeCompare(b)),
      ["Cedar River Clinic", "Mesa Norte Clinic"],
    );
  },
);

castOnBothEngines(
  "two managers changing one person at once lose nothing: the second is told",
  async (standing) => {
    const { cast, manager, details } = await stage(standing);
    const change = (expectedVersion: number, phone: string) =>
      manager.people.change({
        operationId: op(),
        staffId: cast.kim,
        expectedVersion,
        staff: details({ family: "Kim", given: "Rachel", email: "kim@example.org", phone }),
      });
    const answers = await Promise.allSettled([change(1, "1"), change(1, "2")]);
    assert.deepEqual(
      answers.map((answer) => answer.status).toSorted((a, b) => a.localeCompare(b)),
      ["fulfilled", "rejected"],
    );
    const list = await manager.people.list({});
    assert.equal(list.find((person) => person.staffId === cast.kim)?.version, 2);
  },
);

castOnBothEngines(
  "nobody deactivates themselves, nobody twice, and nobody who is not here",
  async (standing) => {
    const { cast, manager } = await stage(standing);
    const deactivate = (staffId: string, expectedVersion = 1) =>
      manager.people.deactivate({ operationId: op(), staffId, expectedVersion, reason: "left" });
    await assert.rejects(deactivate(cast.manager), refusedAs("invalid"));
    await assert.rejects(deactivate("absent-1"), refusedAs("not-found"));
    assert.deepEqual(await deactivate(cast.lee), { moved: 0 });
    await assert.rejects(deactivate(cast.lee, 2), refusedAs("not-found"));
  },
);

castOnBothEngines(
  "the last manager keeps the right to manage, so that the organization is never without one",
  async (standing) => {
    const { cast, manager, details } = await stage(standing);
    const asDesk = details({
      role: "admin",
      discipline: null,
      level: null,
      rights: ["front-desk"],
      family: "Castellanos",
      given: "Noemi",
      email: "manager@example.org",
      clinicIds: [cast.cedar, cast.mesa],
    });
    const giveUp = () =>
      manager.people.change({ operationId: op(), staffId: cast.manager, expectedVersion: 1, staff: asDesk });
    await assert.rejects(giveUp(), refusedAs("invalid", "rights"));
    await manager.people.change({
      operationId: op(),
      staffId: cast.desk,
      expectedVersion: 1,
      staff: { ...asDesk, rights: ["manager"], family: "Whitford", given: "Sam", email: "desk@example.org" },
    });
    assert.ok(await giveUp());
  },
);

castOnBothEngines(
  "reassigning a leaver's patients moves open episodes, open reasons and waiting questions, to the same role only",
  async (standing) => {
    const { house, cast, manager, invite } = await stage(standing);
    const osei = await callerFor(house, cast.osei);
    const kim = await callerFor(house, cast.kim);
    const episodeId = await consult(osei, cast.hale);
    await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    await kim.prescriptions.accept({ operationId: op(), episodeId, expectedVersion: 1, reason: "" });
    const sessionId = await openSession(kim, cast.hale, episodeId);
    await kim.requests.ask({
      operationId: op(),
      sessionId,
      lineKey: null,
      wanted: {},
      kind: "safety-session",
      reason: "calf pain",
    });
    const reassign = (fromStaffId: string, toStaffId: string) =>
      manager.people.reassign({ operationId: op(), fromStaffId, toStaffId, reason: "leave" });
    for (const wrong of [cast.kim, cast.manager, cast.psychologist])
      await assert.rejects(reassign(cast.osei, wrong), refusedAs("invalid", "toStaffId"), wrong);
    await assert.rejects(reassign(cast.osei, "absent-1"), refusedAs("not-found"));
    const { staffId: elsewhere } = await invite({
      role: "physiatrist",
      discipline: null,
      level: null,
      credentials: "MD",
      clinicIds: [cast.mesa],
    });
    await assert.rejects(reassign(cast.osei, elsewhere), /does not work at Cedar River Clinic/);
    const banerjee = await callerFor(house, cast.banerjee);
    assert.equal((await banerjee.reviews.queue()).rows.length, 0);
    assert.deepEqual(await reassign(cast.osei, cast.banerjee), { moved: 1 });
    assert.equal((await osei.reviews.queue()).rows.length, 0);
    assert.equal((await banerjee.reviews.queue()).rows[0]?.tierName, "safety");
    assert.deepEqual(await reassign(cast.kim, cast.lee), { moved: 1 });
    const { episodes, changeRequests } = house.store.t;
    const [episode] = await house.store.db.select().from(episodes).where(eq(episodes.id, episodeId));
    assert.deepEqual([episode?.prescriberId, episode?.therapistId], [cast.banerjee, cast.lee]);
    const waiting = await house.store.db
      .select()
      .from(changeRequests)
      .where(and(eq(changeRequests.episodeId, episodeId), eq(changeRequests.prescriberId, cast.banerjee)));
    assert.equal(waiting.length, 1);
  },
);

castOnBothEngines(
  "cover is by a colleague of the same role, in order of days, and ends once",
  async (standing) => {
    const { cast, manager } = await stage(standing);
    const cover = (change: Record<string, string> = {}) =>
      manager.people.cover({
        operationId: op(),
        cover: {
          absentStaffId: cast.osei,
          coveringStaffId: cast.banerjee,
          fromOn: "2026-12-01",
          toOn: "2026-12-05",
          reason: "leave",
          ...change,
        },
      });
    await assert.rejects(cover({ toOn: "2026-11-30" }), refusedAs("invalid", "toOn"));
    await assert.rejects(cover({ coveringStaffId: cast.osei }), refusedAs("invalid", "coveringStaffId"));
    await assert.rejects(cover({ coveringStaffId: cast.kim }), refusedAs("invalid", "coveringStaffId"));
    await assert.rejects(cover({ coveringStaffId: "absent-1" }), refusedAs("not-found"));
    await assert.rejects(cover({ toOn: "2026-02-30" }), /Enter a date that exists/);
    const { coverId } = await cover();
    assert.deepEqual(
      (await manager.people.covers()).map((row) => [row.absentName, row.coveringName, row.fromOn, row.toOn]),
      [["Dr. A. Osei", "Dr. R. Banerjee", "2026-12-01", "2026-12-05"]],
    );
    await manager.people.endCover({ operationId: op(), coverId });
    assert.deepEqual(await manager.people.covers(), []);
    await assert.rejects(manager.people.endCover({ operationId: op(), coverId }), refusedAs("not-found"));
  },
);
