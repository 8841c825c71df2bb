import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { op } from "#server/testing.ts";
import { call, cookieOf, givePassword, send, signIn, testPassword } from "#server/testing-http.ts";
import { patientIds, quiet, stage } from "./testing-live.ts";
import { follow } from "./testing-stream.ts";

test("leaving a clinic ends its news on the open stream at once; joining one begins it", async () => {
  const { opened, cast, port, register, house } = await stage();
  const stream = await follow(port, await cookieOf(opened, cast.kim));
  await quiet();
  const { memberships } = house.store.t;
  const move = (clinicId: string) =>
    house.store.write(async (tx) => {
      await tx.db.update(memberships).set({ clinicId }).where(eq(memberships.staffId, cast.kim));
    });
  await register(cast.cedar, 1);
  await stream.count(1);
  await move(cast.mesa);
  await register(cast.cedar, 2);
  await quiet();
  assert.equal(stream.items().length, 1);
  const [there] = await register(cast.mesa, 1);
  assert.deepEqual(patientIds(await stream.count(2)).slice(1), [there]);
  stream.cut();
});

test("a deactivated person's sign-ins and every stream of theirs end within a second, and none opens again", async () => {
  const { opened, cast, port, register, app } = await stage();
  const tablet = await cookieOf(opened, cast.kim);
  const desk = (await signIn(app, "kim@example.org")).cookie ?? "";
  const other = await follow(port, await cookieOf(opened, cast.lee));
  const streams = [await follow(port, tablet), await follow(port, desk), await follow(port, desk)];
  const manager = await cookieOf(opened, cast.manager);
  const answer = await call(app, manager, "people.deactivate", {
    operationId: op(),
    staffId: cast.kim,
    expectedVersion: 1,
    reason: "left",
  });
  assert.equal(answer.statusCode, 200);
  for (const stream of streams) assert.ok((await stream.ended()) < 1_000);
  for (const cookie of [tablet, desk]) {
    assert.equal((await call(app, cookie, "account.me")).statusCode, 401);
    const again = await follow(port, cookie);
    await again.ended();
    assert.match(again.text(), /You are signed out/);
  }
  await register(cast.cedar);
  assert.ok((await other.count(1)).length > 0);
  assert.equal(other.hasEnded(), false);
  assert.ok(!streams.some((stream) => stream.text().includes("registerPatient")));
  other.cut();
});

test("ending one sign-in, signing out, a new password and an accepted reset end the streams they should and no other", async () => {
  const { opened, cast, port, app } = await stage();
  const cookie = async () => (await signIn(app, "kim@example.org")).cookie ?? "";
  await givePassword(opened.house, cast.kim);
  const [one, two] = [await cookie(), await cookie()];
  const [streamOne, streamTwo] = [await follow(port, one), await follow(port, two)];
  const list = (await call(app, two, "account.listSignIns")).json<{
    result: { data: { sessionId: string; isThisOne: boolean }[] };
  }>().result.data;
  await call(app, two, "account.endSignIn", {
    operationId: op(),
    sessionId: list.find((row) => !row.isThisOne)?.sessionId,
  });
  assert.ok((await streamOne.ended()) < 1_000);
  assert.equal(streamTwo.hasEnded(), false);
  await send(app, "/api/auth/sign-out", {}, { cookie: two });
  assert.ok((await streamTwo.ended()) < 1_000);

  const three = await cookie();
  const streamThree = await follow(port, three);
  const changed = await call(app, three, "account.changePassword", {
    operationId: op(),
    current: testPassword,
    password: "harbor lantern sixty geese",
  });
  assert.equal(changed.statusCode, 200);
  assert.ok((await streamThree.ended()) < 1_000);

  const four = (await signIn(app, "kim@example.org", "harbor lantern sixty geese")).cookie ?? "";
  const streamFour = await follow(port, four);
  const link = await call(app, await cookieOf(opened, cast.manager), "people.resetLink", {
    operationId: op(),
    staffId: cast.kim,
  });
  const { path } = link.json<{ result: { data: { path: string } } }>().result.data;
  await quiet();
  assert.equal(streamFour.hasEnded(), false, "a link that nobody used ends nothing");
  const accepted = await call(app, undefined, "account.acceptInvitation", {
    token: path.replace("/invitation/", ""),
    password: "walnut ladder seven rivers",
  });
  assert.equal(accepted.statusCode, 200);
  assert.ok((await streamFour.ended()) < 1_000);
});

test("after twelve hours a stream is told nothing more and ends", async () => {
  const { opened, cast, port, register, house } = await stage();
  const stream = await follow(port, await cookieOf(opened, cast.kim));
  await quiet();
  house.clock.advance(12 * 3_600_000);
  await register(cast.cedar);
  await stream.ended();
  assert.deepEqual(stream.items(), []);
});

test("an open stream does not keep the screen from locking, and a locked screen opens no stream", async () => {
  const { opened, cast, port, register, house, app } = await stage();
  const cookie = await cookieOf(opened, cast.kim);
  const stream = await follow(port, cookie);
  for (let minutes = 0; minutes < 15; minutes += 1) {
    house.clock.advance(60_000);
    await register(cast.cedar);
  }
  await stream.count(15);
  const answer = await call(app, cookie, "policy.clinics");
  assert.match(answer.body, /This screen is locked/);
  const again = await follow(port, cookie);
  await again.ended();
  assert.match(again.text(), /This screen is locked/);
  assert.deepEqual(again.items(), []);
  stream.cut();
});

test("five streams a person; a sixth is refused with a sentence and one that ends makes room", async () => {
  const { opened, cast, port } = await stage();
  const cookie = await cookieOf(opened, cast.occupational);
  const streams = await Promise.all(Array.from({ length: 5 }, () => follow(port, cookie)));
  const sixth = await follow(port, cookie);
  await sixth.ended();
  assert.match(sixth.text(), /open in too many browsers/);
  streams[0]?.cut();
  await quiet();
  const next = await follow(port, cookie);
  await quiet();
  assert.equal(next.hasEnded(), false);
  for (const stream of [...streams, next]) stream.cut();
  await quiet();
});
