import assert from "node:assert/strict";
import { test } from "node:test";
import { onBothEngines } from "#db/testing.ts";
import type { StaffDetails } from "#domain/people/staff.schema.ts";
import { fillCast, op } from "#server/testing.ts";
import { call, cookieOf, openTestApp, signIn } from "#server/testing-http.ts";

const hour = 3_600_000;
const password = "harbor lantern sixty geese";

const someone = (clinicId: string, change: Partial<StaffDetails> = {}): StaffDetails => ({
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
  clinicIds: [clinicId],
  ...change,
});

async function stage() {
  const opened = await openTestApp();
  const cast = await fillCast(opened.house);
  const manager = await cookieOf(opened, cast.manager);
  const data = async <Data>(procedure: string, input: unknown, cookie: string | undefined = manager) => {
    const answer = await call(opened.app, cookie, procedure, input);
    const body = answer.json<{ result?: { data: Data }; error?: { message: string } }>();
    return { status: answer.statusCode, data: body.result?.data, message: body.error?.message };
  };
  const invite = async (change: Partial<StaffDetails> = {}, operationId = op()) => {
    const made = await data<{ staffId: string; expiresAt: number; path: string }>("people.invite", {
      operationId,
      staff: someone(cast.cedar, change),
    });
    return { ...made, token: made.data?.path.replace("/invitation/", "") ?? "" };
  };
  const nobody = "";
  const accept = (token: string, chosen = password) =>
    data("account.acceptInvitation", { token, password: chosen }, nobody);
  const look = async (token: string) =>
    (await data<{ state: string }>("account.invitation", { token }, nobody)).data;
  return { ...opened, cast, manager, data, invite, accept, look };
}

test("an invitation is one link, used once: the invited choose their own password and sign in with it", async () => {
  const { app, invite, accept, look, house } = await stage();
  const { token, data } = await invite();
  assert.match(token, /^[A-Za-z0-9_-]{43}$/);
  assert.equal(data?.expiresAt, house.clock.now() + 72 * hour);
  assert.deepEqual(await look(token), {
    state: "open",
    given: "Iris",
    family: "Vance",
    email: "iris.vance@example.org",
  });
  assert.equal((await signIn(app, "iris.vance@example.org", password)).answer.statusCode, 401);
  assert.equal((await accept(token)).status, 200);
  assert.equal((await signIn(app, "iris.vance@example.org", password)).answer.statusCode, 200);
  assert.deepEqual(await look(token), { state: "closed" });
  const again = await accept(token, "walnut ladder seven rivers");
  assert.deepEqual(
    [again.status, again.message],
    [412, "This link was used or has run out. Ask your admin for a new one."],
  );
  assert.equal((await signIn(app, "iris.vance@example.org", password)).answer.statusCode, 200);
  await app.close();
});

test("a link ends after 72 hours, and one that never was looks the same", async () => {
  const { app, invite, accept, look, house } = await stage();
  const { token } = await invite();
  house.clock.advance(72 * hour - 1);
  assert.equal((await look(token))?.state, "open");
  house.clock.advance(1);
  assert.deepEqual(await look(token), { state: "closed" });
  const over = await accept(token);
  const never = await accept("x".repeat(43));
  assert.deepEqual(over, never);
  assert.equal(over.status, 412);
  await app.close();
});

test("a new link ends the one before; a deactivated person's link lets nobody in", async () => {
  const { app, invite, accept, look, data } = await stage();
  const { token, data: made } = await invite();
  const reset = await data<{ path: string }>("people.resetLink", {
    operationId: op(),
    staffId: made?.staffId,
  });
  const newer = reset.data?.path.replace("/invitation/", "") ?? "";
  assert.deepEqual(await look(token), { state: "closed" });
  assert.equal((await look(newer))?.state, "open");
  await data("people.deactivate", {
    operationId: op(),
    staffId: made?.staffId,
    expectedVersion: 1,
    reason: "never came",
  });
  assert.deepEqual(await look(newer), { state: "closed" });
  assert.equal((await accept(newer)).status, 412);
  assert.equal((await data("people.resetLink", { operationId: op(), staffId: made?.staffId })).status, 404);
  await app.close();
});

test("the link stands nowhere in the database, neither in the audit nor among the operations", async () => {
  const { app, invite, house } = await stage();
  const { token } = await invite();
  const { invitations, auditRows, operations } = house.store.t;
  const kept = JSON.stringify([
    await house.store.db.select().from(invitations),
    await house.store.db.select().from(auditRows),
    await house.store.db.select().from(operations),
  ]);
  assert.ok(!kept.includes(token));
  await app.close();
});

test("a password too short for it is refused at its field, and the link stays usable", async () => {
  const { app, invite, accept } = await stage();
  const { token } = await invite();
  const refused = await accept(token, "only fourteen.");
  assert.deepEqual(
    [refused.status, refused.message],
    [400, "Use at least 15 characters. A few words together are fine."],
  );
  assert.match((await accept(token, "iris.vance iris.vance")).message ?? "", /guessed first/);
  assert.equal((await accept(token)).status, 200);
  await app.close();
});

test("somebody whose email changes signs in with the new one and no longer with the old one", async () => {
  const { app, invite, accept, data, cast } = await stage();
  const { token, data: made } = await invite();
  await accept(token);
  const changed = await data("people.change", {
    operationId: op(),
    staffId: made?.staffId,
    expectedVersion: 1,
    staff: someone(cast.cedar, { family: "Vance-Ito", email: "iris.ito@example.org" }),
  });
  assert.equal(changed.status, 200);
  assert.equal((await signIn(app, "iris.ito@example.org", password)).answer.statusCode, 200);
  assert.equal((await signIn(app, "iris.vance@example.org", password)).answer.statusCode, 401);
  await app.close();
});

onBothEngines(
  "an empty database has nobody: the first set-up makes organization, clinics and one admin, and only once",
  async (store) => {
    const { app } = await openTestApp({ store });
    const setUp = (email: string) =>
      call(app, undefined, "setup.create", {
        organizationName: "Cascade Mesa Rehabilitation",
        clinics: [
          { name: "Cedar River", city: "Renton", state: "WA", timeZone: "America/Los_Angeles", phone: "" },
          { name: "Mesa Norte", city: "Taos", state: "NM", timeZone: "America/Denver", phone: "" },
        ],
        admin: { given: "Noemi", family: "Castellanos", email, password },
      });
    const needs = async () =>
      (await call(app, undefined, "setup.state")).json<{ result: { data: { needsSetUp: boolean } } }>().result
        .data.needsSetUp;
    const { staff, authUsers } = store.t;
    assert.equal((await store.db.select().from(staff)).length, 0, "no default account");
    assert.equal(await needs(), true);
    const answers = await Promise.all([setUp("noemi@example.org"), setUp("other@example.org")]);
    assert.deepEqual(
      answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b),
      [200, 412],
    );
    assert.equal(await needs(), false);
    assert.equal((await store.db.select().from(staff)).length, 1);
    assert.equal((await store.db.select().from(authUsers)).length, 1);
    const email = answers[0]?.statusCode === 200 ? "noemi@example.org" : "other@example.org";
    const { cookie } = await signIn(app, email, password);
    const me = (await call(app, cookie, "account.me")).json<{
      result: { data: { rights: string[]; clinics: { name: string }[] } };
    }>().result.data;
    assert.deepEqual(me.rights, ["front-desk", "billing", "manager"]);
    assert.deepEqual(
      me.clinics.map((clinic) => clinic.name),
      ["Cedar River", "Mesa Norte"],
    );
    await app.close();
  },
);
