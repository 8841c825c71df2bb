import assert from "node:assert/strict";
import { test } from "node:test";
import { onBothEngines } from "#db/testing.ts";
import { runCommand } from "#server/command.ts";
import {
  callerFor,
  fillCast,
  op,
  openTestHouse,
  readActor,
  runAs,
  somePatient,
  testNow,
} from "#server/testing.ts";
import { call, cookieOf } from "#server/testing-http.ts";
import { type LiveItem, listChangesAfter } from "./live.queries.ts";
import { patientIds, quiet, stage } from "./testing-live.ts";
import { follow } from "./testing-stream.ts";

onBothEngines("a change is told to a colleague's open stream well within two seconds", async (store) => {
  const { opened, cast, port, register, app } = await stage(store);
  const stream = await follow(port, await cookieOf(opened, cast.kim));
  assert.equal(stream.status, 200);
  assert.match(String(stream.headers["content-type"]), /^text\/event-stream/);
  assert.equal(stream.headers["cache-control"], "no-cache, no-transform");
  assert.equal(stream.headers["x-content-type-options"], "nosniff");
  assert.match(String(stream.headers["content-security-policy"]), /^default-src 'none'/);
  await quiet();
  const before = performance.now();
  const [patientId] = await register(cast.cedar);
  const [item] = await stream.count(1);
  assert.ok(performance.now() - before < 1_000);
  assert.deepEqual(item, {
    chainId: cast.cedar,
    seq: item?.seq,
    action: "registerPatient",
    entity: "patient",
    entityId: patientId,
    patientId,
  });
  await app.close();
});

test("a stream cut and resumed from its last event misses nothing and repeats nothing, however often it is cut", async () => {
  const { opened, cast, port, register } = await stage();
  const cookie = await cookieOf(opened, cast.kim);
  const seen: LiveItem[] = [];
  const made: string[] = [];
  let lastEventId: string | undefined;
  for (let cuts = 0; cuts < 6; cuts += 1) {
    const stream = await follow(port, cookie, lastEventId);
    if (cuts > 0) await stream.count(3);
    else await quiet();
    // Cut in the middle of a burst: some of it is sent, some is not.
    const burst = register(cast.cedar, 7);
    await stream.count(cuts > 0 ? 5 : 2);
    stream.cut();
    made.push(...(await burst));
    seen.push(...stream.items());
    lastEventId = stream.lastEventId();
    made.push(...(await register(cast.cedar, 3)));
  }
  const last = await follow(port, cookie, lastEventId);
  await last.count(made.length - seen.length);
  await quiet();
  seen.push(...last.items());
  last.cut();
  assert.deepEqual(patientIds(seen), made);
  const sequences = seen.map((item) => item.seq);
  assert.deepEqual(
    sequences,
    [...new Set(sequences)].toSorted((a, b) => a - b),
  );
});

test("the cursor a first read answers loses nothing that happens before the stream opens", async () => {
  const { opened, cast, port, register, app } = await stage();
  const cookie = await cookieOf(opened, cast.kim);
  const me = await call(app, cookie, "account.me");
  const { liveCursor } = me.json<{ result: { data: { liveCursor: string } } }>().result.data;
  const made = await register(cast.cedar, 4);
  const stream = await follow(port, cookie, liveCursor);
  assert.deepEqual(patientIds(await stream.count(4)), made);
  stream.cut();
});

test("more changes than one batch holds are all told, in order", async () => {
  const { opened, cast, port, house } = await stage();
  const cookie = await cookieOf(opened, cast.kim);
  const first = await follow(port, cookie);
  await quiet();
  const write = (number: number) =>
    runAs(house, cast.manager, (run) =>
      run.audit({ chainId: cast.cedar, action: "changePolicy", entity: "clinic", entityId: `n-${number}` }),
    );
  await write(0);
  await first.count(1);
  const lastEventId = first.lastEventId();
  first.cut();
  for (let number = 1; number <= 450; number += 1) await write(number);
  const stream = await follow(port, cookie, lastEventId);
  const items = await stream.count(450, 5_000);
  assert.deepEqual(
    items.map((item) => item.entityId),
    Array.from({ length: 450 }, (_, index) => `n-${index + 1}`),
  );
  stream.cut();
});

test("nothing about a patient but an id travels: no name, number, reason or note, whatever was written", async () => {
  const { opened, cast, port, house } = await stage();
  const stream = await follow(port, await cookieOf(opened, cast.kim));
  await quiet();
  const manager = await callerFor(house, cast.manager);
  const { patientId } = await manager.patients.register({
    operationId: op(),
    clinicId: cast.cedar,
    patient: somePatient({ family: "Quillfeather", given: "Zebedee", phone: "425 555 0199" }),
  });
  await manager.referrals.receive({
    operationId: op(),
    clinicId: cast.cedar,
    source: "self",
    referrerName: "Dr. Lund",
    reason: "Fell on the ice",
    urgency: "urgent",
    who: { kind: "known", patientId },
  });
  const osei = await callerFor(house, cast.osei);
  await osei.patients.openChart({ operationId: op(), patientId });
  await osei.precautions.raise({
    operationId: op(),
    patientId,
    effect: "contraindication",
    words: "Fragile bones",
    excludedTags: [],
  });
  const items = await stream.count(3);
  await quiet();
  assert.deepEqual(
    items.map((item) => item.action),
    ["registerPatient", "receiveReferral", "raisePrecaution"],
    "opening a chart is a look, not a change",
  );
  for (const item of stream.items())
    assert.deepEqual(
      Object.keys(item).toSorted((a, b) => a.localeCompare(b)),
      ["action", "chainId", "entity", "entityId", "patientId", "seq"],
    );
  for (const leak of [
    "Quillfeather",
    "Zebedee",
    "555",
    "Lund",
    "ice",
    "Fragile",
    "urgent",
    "contraindication",
  ])
    assert.ok(!stream.text().includes(leak), leak);
  stream.cut();
});

test("another clinic's changes are not seen, also not with a cursor that names it", async () => {
  const { opened, cast, port, register } = await stage();
  const cookie = await cookieOf(opened, cast.farTherapist);
  const stream = await follow(
    port,
    cookie,
    JSON.stringify({ [cast.cedar]: 0, [cast.mesa]: 0, organization: 0 }),
  );
  await register(cast.cedar, 3);
  const [mine] = await register(cast.mesa, 1);
  const items = await stream.count(2);
  await quiet();
  assert.deepEqual(
    [...new Set(stream.items().map((item) => item.chainId))].filter((chainId) => chainId !== "organization"),
    [cast.mesa],
  );
  assert.ok(items.some((item) => item.patientId === mine || item.patientId === cast.farPatient));
  stream.cut();
});

test("a seat or a cover tells the changes of those patients and of no other of that clinic", async () => {
  const { opened, cast, port, register, house } = await stage();
  const osei = await callerFor(house, cast.osei);
  const { careTeamSeats } = house.store.t;
  const seat = (staffId: string) =>
    house.store.write(async (tx) => {
      await tx.db.insert(careTeamSeats).values({
        id: `seat-${staffId.toLowerCase()}`,
        patientId: cast.hale,
        staffId,
        specialty: "therapist",
        fromOn: "2026-11-01",
        seatedBy: cast.osei,
      });
    });
  await seat(cast.farTherapist);
  await seat(cast.psychologist);
  const [asTherapist, asSpecialist] = [
    await follow(port, await cookieOf(opened, cast.farTherapist)),
    await follow(port, await cookieOf(opened, cast.psychologist)),
  ];
  await quiet();
  await register(cast.cedar, 2);
  await register(cast.mesa, 1);
  await osei.precautions.raise({
    operationId: op(),
    patientId: cast.hale,
    effect: "monitor",
    words: "Watch",
    excludedTags: [],
  });
  await asTherapist.count(2);
  await asSpecialist.count(1);
  await quiet();
  assert.deepEqual(
    asTherapist.items().map((item) => [item.action, item.chainId]),
    [
      ["registerPatient", cast.mesa],
      ["raisePrecaution", cast.cedar],
    ],
  );
  assert.deepEqual(
    asSpecialist.items().map((item) => [item.action, item.patientId]),
    [["raisePrecaution", cast.hale]],
    "a specialist is told of the patients whose team they are on",
  );
  asTherapist.cut();
  asSpecialist.cut();
});

test("a change that commits while the chains are being read is told at once, not at the next look", async () => {
  const house = await openTestHouse();
  const cast = await fillCast(house);
  const { authUsers, authSessions } = house.store.t;
  await house.store.write(async ({ db }) => {
    const stamps = { createdAt: testNow, updatedAt: testNow };
    await db.insert(authUsers).values({
      id: "user-1",
      name: "Kim",
      email: "kim@example.org",
      emailVerified: true,
      staffId: cast.kim,
      ...stamps,
    });
    await db.insert(authSessions).values({
      id: `sitting-${cast.kim}`,
      token: "token-1",
      userId: "user-1",
      expiresAt: testNow + 3_600_000,
      ...stamps,
    });
  });
  let commitDuringRead: (() => Promise<unknown>) | undefined;
  // The last thing a look reads is a clinic's chain; what commits in that moment must not wait for the next look.
  const db = new Proxy(house.store.db, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name !== "select" || typeof value !== "function") return value;
      return (columns?: Record<string, unknown>) => {
        const query = Reflect.apply(value, target, [columns]) as object;
        return columns && "entityId" in columns && commitDuringRead ? delayed(query) : query;
      };
    },
  });
  const delayed = (query: object): object =>
    new Proxy(query, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (name !== "then")
          return (...args: unknown[]) => delayed(Reflect.apply(value, target, args) as object);
        return (resolve: (rows: unknown) => void, reject: (error: unknown) => void) =>
          Promise.resolve(target).then(async (rows) => {
            const commit = commitDuringRead;
            commitDuringRead = undefined;
            await commit?.();
            resolve(rows);
          }, reject);
      },
    });
  const kim = await callerFor({ ...house, store: { ...house.store, db } }, cast.kim);
  const stream = (await kim.live.follow(undefined))[Symbol.asyncIterator]();
  commitDuringRead = () =>
    runAs(house, cast.manager, (run) =>
      run.audit({ chainId: "organization", action: "addClinic", entity: "clinic", entityId: "new" }),
    );
  const before = performance.now();
  const next = await stream.next();
  assert.ok(!next.done);
  assert.ok(performance.now() - before < 2_000, "it was told only at the next look");
  await stream.return?.(undefined);
});

test("a stream that lives through many changes holds no more listeners than at its start", async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on("warning", onWarning);
  const { opened, cast, port, register } = await stage();
  const stream = await follow(port, await cookieOf(opened, cast.kim));
  await quiet();
  for (let count = 1; count <= 30; count += 1) {
    await register(cast.cedar);
    await stream.count(count);
  }
  stream.cut();
  await quiet();
  process.off("warning", onWarning);
  assert.deepEqual(
    warnings.filter((warning) => warning.name === "MaxListenersExceededWarning"),
    [],
  );
});

test("what a write takes back on failure is never told", async () => {
  const house = await openTestHouse();
  const cast = await fillCast(house);
  let woken = 0;
  house.live.subscribe(() => {
    woken += 1;
  });
  const actor = await readActor(house, cast.manager);
  await assert.rejects(
    runCommand(
      { ...house, actor, requestId: "test" },
      { procedure: "test", operationId: op(), input: {} },
      async (run) => {
        await run.audit({
          chainId: cast.cedar,
          action: "changePolicy",
          entity: "clinic",
          entityId: cast.cedar,
        });
        throw new Error("taken back");
      },
    ),
    /taken back/,
  );
  assert.equal(woken, 0);
  const items = await listChangesAfter(house.store, { actor, now: testNow }, cast.cedar, 0);
  assert.ok(!items.some((item) => item.action === "changePolicy"));
});
