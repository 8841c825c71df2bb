import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { verifyChain } from "#db/engine/chain.ts";
import { onBothEngines } from "#db/testing.ts";
import { physiatristProbes } from "#server/access/testing-physiatrist-probes.ts";
import { buildStage } from "#server/access/testing-stage.ts";
import { therapistProbes } from "#server/access/testing-therapist-probes.ts";
import { scryptHasher } from "#server/house.ts";
import { callerFor, fillCast, op, somePatient, testNow } from "#server/testing.ts";
import {
  call,
  cookieOf,
  givePassword,
  openTestApp,
  ownPage,
  send,
  signIn,
  type TestApp,
  testPassword,
} from "#server/testing-http.ts";

const minute = 60_000;
const hour = 60 * minute;

async function open(
  options: Parameters<typeof openTestApp>[0] = {},
): Promise<TestApp & { cast: Awaited<ReturnType<typeof fillCast>> }> {
  const opened = await openTestApp(options);
  return { ...opened, cast: await fillCast(opened.house) };
}
const statusOf = async (test: TestApp, cookie: string | undefined, procedure = "policy.clinics") =>
  (await call(test.app, cookie, procedure)).statusCode;
const refusalOf = async (test: TestApp, cookie: string | undefined, procedure = "policy.clinics") =>
  (await call(test.app, cookie, procedure)).json<{ error: { data: { refusal: { kind: string } } } }>().error
    .data.refusal.kind;

onBothEngines(
  "the right password signs in, and everything after is read from the database",
  async (store) => {
    const opened = await openTestApp({ store, hasher: scryptHasher });
    const cast = await fillCast(opened.house);
    const { answer, cookie } = await signIn(opened.app, await givePassword(opened.house, cast.kim));
    assert.deepEqual([answer.statusCode, answer.json()], [200, { signedIn: true }]);
    const me = (await call(opened.app, cookie, "account.me")).json<{
      result: { data: Record<string, unknown> };
    }>().result.data;
    assert.deepEqual(
      [me["staffId"], me["role"], me["isLocked"], me["expiresAt"], me["now"]],
      [cast.kim, "therapist", false, testNow + 12 * hour, testNow],
    );
    const { staff } = store.t;
    await store.write(async (tx) => {
      await tx.db.update(staff).set({ level: "assistant" }).where(eq(staff.id, cast.kim));
    });
    const changed = (await call(opened.app, cookie, "account.me")).json<{
      result: { data: { level: string } };
    }>();
    assert.equal(changed.result.data.level, "assistant");
    await opened.app.close();
  },
);

test("email is not case-sensitive, the password is, and one typed with composed or separate accents is the same", async () => {
  const opened = await open();
  await givePassword(opened.house, opened.cast.kim);
  assert.equal((await signIn(opened.app, "  KIM@Example.ORG ")).answer.statusCode, 200);
  assert.equal(
    (await signIn(opened.app, "kim@example.org", testPassword.toUpperCase())).answer.statusCode,
    401,
  );
  await opened.app.close();
});

test("wrong password, unknown account, nobody's password and a deactivated person get the same answer", async () => {
  const opened = await open({ hasher: scryptHasher });
  const { house, cast, app } = opened;
  await givePassword(house, cast.kim);
  await givePassword(house, cast.lee);
  const { staff, authSessions } = house.store.t;
  await house.store.write(async (tx) => {
    await tx.db.update(staff).set({ isActive: false }).where(eq(staff.id, cast.lee));
  });
  const answers = [];
  for (const [email, password] of [
    ["kim@example.org", "a wrong password of length"],
    ["nobody@example.org", testPassword],
    ["osei@example.org", testPassword],
    ["lee@example.org", testPassword],
  ] as const) {
    const { answer, cookie } = await signIn(app, email, password);
    assert.equal(cookie, undefined, email);
    answers.push([answer.statusCode, answer.json(), Object.keys(answer.headers)]);
  }
  assert.equal(answers[0]?.[0], 401);
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  assert.equal((await house.store.db.select().from(authSessions)).length, 0);
  await app.close();
});

test("wrong passwords slow an account down, known or not alike, by the injected clock, and never for good", async () => {
  for (const email of ["kim@example.org", "nobody@example.org"]) {
    const opened = await open();
    const { house, app, cast } = opened;
    await givePassword(house, cast.kim);
    const tryOnce = () => signIn(app, email, "a wrong password of length");
    for (let count = 0; count < 5; count += 1) assert.equal((await tryOnce()).answer.statusCode, 401);
    for (const seconds of [1, 2, 4, 8, 16]) {
      const { answer } = await tryOnce();
      assert.deepEqual(
        [answer.statusCode, answer.json()],
        [
          429,
          {
            message: `Too many tries. Wait ${seconds === 1 ? "1 second" : `${seconds} seconds`} and try again.`,
          },
        ],
      );
      house.clock.advance(seconds * 1000 - 1);
      assert.equal((await signIn(app, email)).answer.statusCode, 429, "also the right one waits");
      house.clock.advance(1);
      assert.equal((await tryOnce()).answer.statusCode, 401);
    }
    const { signInAttempts } = house.store.t;
    await house.store.write(async (tx) => {
      await tx.db.update(signInAttempts).set({ failures: 40 });
    });
    house.clock.advance(hour);
    assert.equal((await tryOnce()).answer.statusCode, 401);
    const [row] = await house.store.db.select().from(signInAttempts);
    assert.equal((row?.blockedUntilAt ?? 0) - house.clock.now(), 15 * minute, "never longer than 15 minutes");
    house.clock.advance(15 * minute);
    const last = await signIn(app, email);
    assert.equal(last.answer.statusCode, email.startsWith("kim") ? 200 : 401);
    await app.close();
  }
});

test("signing in starts the count anew, and neither the count nor the audit says who was tried", async () => {
  const opened = await open();
  const { house, app, cast } = opened;
  await givePassword(house, cast.kim);
  for (let round = 0; round < 3; round += 1) {
    for (let count = 0; count < 4; count += 1)
      await signIn(app, "kim@example.org", "a wrong password of length");
    assert.equal((await signIn(app, "kim@example.org")).answer.statusCode, 200);
  }
  await signIn(app, "nobody@example.org", "a wrong password of length");
  const { auditRows, signInAttempts } = house.store.t;
  const rows = await house.store.db.select().from(auditRows).where(eq(auditRows.chainId, "organization"));
  assert.equal(rows.filter((row) => row.action === "failSignIn").length, 13);
  assert.equal(rows.filter((row) => row.action === "signIn").length, 3);
  const kept = JSON.stringify([
    rows.filter((row) => row.action === "failSignIn"),
    await house.store.db.select().from(signInAttempts),
  ]);
  assert.ok(!kept.includes("example.org") && !kept.includes("wrong password"));
  assert.deepEqual(await verifyChain(house.store, new Map([["k1", house.auditKey]]), "organization"), []);
  await app.close();
});

test("fifteen minutes without real input lock the screen; polling does not keep it open, the activity beat does", async () => {
  const opened = await open();
  const { house, cast } = opened;
  const cookie = await cookieOf(opened, cast.kim);
  for (let polled = 0; polled < 14; polled += 1) {
    house.clock.advance(minute);
    assert.equal(await statusOf(opened, cookie), 200);
    assert.equal(await statusOf(opened, cookie, "account.me"), 200);
  }
  house.clock.advance(minute - 1);
  assert.equal(await statusOf(opened, cookie), 200);
  house.clock.advance(1);
  assert.equal(await refusalOf(opened, cookie), "locked");
  assert.equal(await statusOf(opened, cookie, "account.beat"), 200);
  assert.equal(await refusalOf(opened, cookie), "locked", "a beat opens nothing that is locked");

  const again = await cookieOf(opened, cast.lee);
  for (let beats = 0; beats < 6; beats += 1) {
    house.clock.advance(14 * minute);
    assert.equal(await statusOf(opened, again, "account.beat"), 200);
  }
  house.clock.advance(15 * minute - 1);
  assert.equal(await statusOf(opened, again), 200);
  house.clock.advance(1);
  assert.equal(await refusalOf(opened, again), "locked");
  await opened.app.close();
});

test("a write does not keep the screen open either", async () => {
  const opened = await open();
  const { house, cast } = opened;
  const cookie = await cookieOf(opened, cast.desk);
  house.clock.advance(10 * minute);
  const written = await call(opened.app, cookie, "patients.register", {
    operationId: op(),
    clinicId: cast.cedar,
    patient: somePatient(),
  });
  assert.equal(written.statusCode, 200);
  house.clock.advance(5 * minute);
  assert.equal(await refusalOf(opened, cookie), "locked");
  await opened.app.close();
});

test("a locked screen opens with the person's password alone, and guessing it is slowed", async () => {
  const opened = await open();
  const { house, cast, app } = opened;
  const cookie = await cookieOf(opened, cast.kim);
  const confirm = (password: string) => call(app, cookie, "account.confirm", { operationId: op(), password });
  assert.equal(await statusOf(opened, cookie, "account.lock"), 200);
  assert.equal(await refusalOf(opened, cookie), "locked");
  for (let count = 0; count < 5; count += 1)
    assert.equal((await confirm("a wrong password of length")).statusCode, 400);
  assert.equal((await confirm(testPassword)).statusCode, 429);
  house.clock.advance(1_000);
  assert.equal((await confirm(testPassword)).statusCode, 200);
  assert.equal(await statusOf(opened, cookie), 200);
  await app.close();
});

test("twelve hours after it began a sign-in ends, whatever was typed in between", async () => {
  const opened = await open();
  const { house, cast } = opened;
  const cookie = await cookieOf(opened, cast.kim);
  for (let beats = 0; beats < 71; beats += 1) {
    house.clock.advance(10 * minute);
    assert.equal(await statusOf(opened, cookie, "account.beat"), 200);
  }
  house.clock.advance(10 * minute - 1);
  assert.equal(await statusOf(opened, cookie), 200);
  house.clock.advance(1);
  assert.equal(await refusalOf(opened, cookie), "signed-out");
  assert.equal(await refusalOf(opened, cookie, "account.me"), "signed-out");
  await opened.app.close();
});

test("a person sees their own standing sign-ins, newest first, and ends one without ending the other", async () => {
  const opened = await open();
  const { house, cast, app } = opened;
  const listed = async (cookie: string) =>
    (await call(app, cookie, "account.listSignIns")).json<{
      result: { data: { sessionId: string; signedInAt: number; userAgent: string | null }[] };
    }>().result.data;
  const over = await cookieOf(opened, cast.kim);
  house.clock.advance(12 * hour);
  assert.equal(await refusalOf(opened, over), "signed-out");
  const email = "kim@example.org";
  const tablet = await send(
    app,
    "/api/auth/sign-in/email",
    { email, password: testPassword },
    {
      headers: { "user-agent": "Tablet" },
    },
  );
  house.clock.advance(1000);
  const desk = (await signIn(app, email)).cookie ?? "";
  await cookieOf(opened, cast.lee);
  const list = await listed(desk);
  assert.deepEqual(
    list.map((row) => row.signedInAt),
    [house.clock.now(), house.clock.now() - 1000],
  );
  assert.equal(list[1]?.userAgent, "Tablet");
  const tabletCookie = String(tablet.headers["set-cookie"]).split(";")[0] ?? "";
  assert.equal(await statusOf(opened, tabletCookie), 200);
  const ended = await call(app, desk, "account.endSignIn", {
    operationId: op(),
    sessionId: list[1]?.sessionId,
  });
  assert.equal(ended.statusCode, 200);
  assert.equal(await refusalOf(opened, tabletCookie), "signed-out");
  assert.equal(await statusOf(opened, desk), 200);
  await app.close();
});

test("signing out ends the sign-in at once and clears what the browser keeps", async () => {
  const opened = await open();
  const cookie = await cookieOf(opened, opened.cast.kim);
  const answer = await send(opened.app, "/api/auth/sign-out", {}, { cookie });
  assert.equal(answer.headers["clear-site-data"], '"cache", "storage"');
  assert.match(String(answer.headers["set-cookie"]), /^__Host-plinth-session=; Path=\/; Max-Age=0/);
  assert.equal(await refusalOf(opened, cookie), "signed-out");
  await opened.app.close();
});

test("the secret that opens what a device keeps is one per sign-in, given to no locked screen, and gone when the sign-in ends", async () => {
  const opened = await open();
  const { house, cast, app } = opened;
  const secretOf = async (cookie: string) =>
    (await call(app, cookie, "account.deviceSecret")).json<{
      result: { data: { staffId: string; secret: string } };
    }>().result.data;
  const cookie = await cookieOf(opened, cast.kim);
  const first = await secretOf(cookie);
  assert.equal(first.staffId, cast.kim);
  assert.equal(Buffer.from(first.secret, "base64url").length, 32);
  assert.deepEqual(await secretOf(cookie), first);
  const again = (await signIn(app, "kim@example.org")).cookie ?? "";
  assert.notEqual((await secretOf(again)).secret, first.secret);
  await call(app, cookie, "account.lock");
  assert.equal(await refusalOf(opened, cookie, "account.deviceSecret"), "locked");
  await call(app, cookie, "account.confirm", { operationId: op(), password: testPassword });
  assert.deepEqual(await secretOf(cookie), first);
  await send(app, "/api/auth/sign-out", {}, { cookie });
  assert.equal(await refusalOf(opened, cookie, "account.deviceSecret"), "signed-out");
  const { authSessions } = house.store.t;
  const kept = (await house.store.db.select({ secret: authSessions.deviceSecret }).from(authSessions)).map(
    ({ secret }) => secret,
  );
  assert.ok(!kept.includes(first.secret));
  await app.close();
});

test("while a slow write is open signing in waits its turn, everything else goes on, and a roll-back takes no sign-in with it", async () => {
  const opened = await open();
  const { house, cast, app } = opened;
  const email = await givePassword(house, cast.kim);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { referrals } = house.store.t;
  const slow = house.store.write(async (tx) => {
    await tx.db.select().from(referrals).limit(1);
    await released;
    throw new Error("taken back");
  });
  const rolledBack = assert.rejects(slow, /taken back/);
  let isSignedIn = false;
  const signing = signIn(app, email).then((done) => {
    isSignedIn = true;
    return done;
  });
  const longest = { milliseconds: 0 };
  for (let count = 0; count < 20; count += 1) {
    const before = performance.now();
    const health = await app.inject({ method: "GET", url: "/healthz", headers: { host: ownPage.host } });
    assert.equal(health.statusCode, 200);
    await new Promise((resolve) => setTimeout(resolve, 20));
    longest.milliseconds = Math.max(longest.milliseconds, performance.now() - before);
  }
  assert.equal(isSignedIn, false);
  assert.ok(longest.milliseconds < 1_000, `the process stood still for ${longest.milliseconds} ms`);
  release();
  await rolledBack;
  const { answer, cookie } = await signing;
  assert.equal(answer.statusCode, 200);
  assert.equal(await statusOf(opened, cookie), 200);
  await app.close();
});

test("confirming it is you covers ten minutes of signing, and the eleventh asks again", async () => {
  const opened = await open();
  const { house, cast, app } = opened;
  const cookie = await cookieOf(opened, cast.osei);
  const sign = async () =>
    (await call(app, cookie, "plansOfCare.certify", { operationId: op(), planOfCareId: "absent-1" })).json<{
      error: { data: { refusal: { kind: string } } };
    }>().error.data.refusal.kind;
  assert.equal(await sign(), "needs-confirmation", "signing in alone confirms nothing");
  const confirmed = await call(app, cookie, "account.confirm", { operationId: op(), password: testPassword });
  assert.equal(
    confirmed.json<{ result: { data: { confirmedUntilAt: number } } }>().result.data.confirmedUntilAt,
    house.clock.now() + 10 * minute,
  );
  assert.equal(await sign(), "not-found");
  house.clock.advance(10 * minute - 1);
  assert.equal(await sign(), "not-found");
  house.clock.advance(1);
  assert.equal(await sign(), "needs-confirmation");
  await app.close();
});

test("every act that signs asks for the confirmation", async () => {
  const stage = await buildStage();
  const probes = { ...physiatristProbes, ...therapistProbes };
  const signing = [
    "consultations.sign",
    "consultations.addend",
    "prescriptions.sign",
    "prescriptions.transcribe",
    "prescriptions.signVerbalOrder",
    "plansOfCare.sign",
    "plansOfCare.certify",
    "sessions.sign",
    "sessions.addend",
    "requests.reply",
  ];
  for (const procedure of signing) {
    const staffId = probes[procedure] === therapistProbes[procedure] ? stage.cast.kim : stage.cast.osei;
    const caller = await callerFor(stage.house, staffId, { confirmedUntilAt: stage.house.clock.now() });
    await assert.rejects(
      probes[procedure]?.ask(caller, { stage, target: stage.target, staffId }) ?? Promise.resolve(),
      /Confirm it is you to sign/,
      procedure,
    );
  }
});
