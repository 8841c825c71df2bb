import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import { foldOrder } from "#domain/orders/order-state.ts";
import { findFileContent } from "#server/files/files.queries.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { callerFor, op, readActor, testNow } from "#server/testing.ts";
import { consult, openLoop, refusedAs } from "#server/testing-loop.ts";
import { orderDay, someOrder, someResult, someStudy } from "./testing-orders.ts";

const day = 86_400_000;

async function stage() {
  const loop = await openLoop();
  const { osei, episodeId, cast } = loop;
  const patientId = cast.hale;
  const place = (change: Parameters<typeof someOrder>[0] = {}) =>
    osei.orders
      .sign({ operationId: op(), episodeId, content: someOrder(change) })
      .then(({ orderId }) => orderId);
  const find = async (orderId: string, caller = osei) => {
    const order = (await caller.orders.list({ patientId })).find((one) => one.orderId === orderId);
    assert.ok(order);
    return order;
  };
  const receive = async (orderId: string, change: Parameters<typeof someResult>[0] = {}) =>
    osei.orders
      .receiveResult({
        operationId: op(),
        orderId,
        expectedVersion: (await find(orderId)).version,
        result: someResult(change),
      })
      .then(({ resultId }) => resultId);
  const acknowledge = (resultId: string, caller = osei) =>
    caller.orders.acknowledge({
      operationId: op(),
      resultId,
      content: { schema: 1, note: "Tell her at the visit.", decision: "discuss-at-visit" },
    });
  /** What stands in the queue of this episode: tier, and the reason in words. */
  const queued = async (caller = osei) =>
    (await caller.reviews.queue()).rows
      .filter((row) => row.episodeId === episodeId)
      .map((row) => `${row.tierName}: ${[row.words.headline, ...row.alsoWords].join("; ")}`);
  const change = async (
    orderId: string,
    kind: "scheduled" | "done" | "cancelled",
    on: string | null,
    reason = "",
  ) =>
    osei.orders.change({
      operationId: op(),
      orderId,
      expectedVersion: (await find(orderId)).version,
      kind,
      on,
      reason,
    });
  return { ...loop, patientId, place, find, receive, acknowledge, queued, change };
}

void test("an order is signed as shown, with the day its result is due, and its state is the fold of its events", async () => {
  const { house, place, find, change, receive, acknowledge } = await stage();
  const orderId = await place();
  assert.equal((await find(orderId)).dueOn, addDays(orderDay, 28));
  await change(orderId, "scheduled", addDays(orderDay, 3));
  await change(orderId, "done", orderDay);
  await acknowledge(await receive(orderId));
  const { db, t } = house.store;
  const events = await db
    .select({ kind: t.orderEvents.kind, on: t.orderEvents.on, seq: t.orderEvents.seq })
    .from(t.orderEvents);
  const [cached] = await db
    .select({ state: t.orderStates.state, scheduledOn: t.orderStates.scheduledOn })
    .from(t.orderStates);
  assert.deepEqual(cached, foldOrder(events));
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ["ordered", "scheduled", "done", "resulted", "acknowledged"],
  );
  assert.deepEqual((await verifyDocuments(house.store)).problems, []);
});

void test("a test without its result stands in the queue from the day after it was due, and leaves with the result", async () => {
  const { house, place, receive, queued, cast } = await stage();
  const orderId = await place({ urgency: "urgent" });
  const at = async (days: number) => {
    house.clock.set(testNow + days * day);
    return queued(await callerFor(house, cast.osei));
  };
  assert.deepEqual(await at(7), []);
  assert.deepEqual(await at(8), ["unread-result: X-ray, left knee: no result yet"]);
  house.clock.set(testNow);
  await receive(orderId);
  assert.deepEqual(await at(8), ["unread-result: X-ray, left knee: result not read"]);
});

void test("an emergent test without its result the next day, and a critical value at once, are matters of safety", async () => {
  const { house, place, receive, queued, acknowledge, cast } = await stage();
  const orderId = await place({
    kind: "laboratory",
    site: "not-applicable",
    side: "not-applicable",
    tests: ["CRP"],
    urgency: "emergent",
  });
  house.clock.set(testNow + day);
  assert.deepEqual(await queued(await callerFor(house, cast.osei)), [
    "safety: Laboratory: CRP: emergent, no result yet",
  ]);
  house.clock.set(testNow);
  const values = [
    { name: "CRP", decimalText: "312", unit: "mg/L", range: "0 to 5", flag: "critical" as const },
  ];
  const preliminary = await receive(orderId, { status: "preliminary", values });
  assert.deepEqual(await queued(), ["safety: Laboratory: CRP: critical value, not read"]);
  await acknowledge(preliminary);
  assert.deepEqual(await queued(), []);
});

void test("opening a result acknowledges nothing; signing does, once, and a corrected one waits anew", async () => {
  const { osei, place, receive, acknowledge, queued, find } = await stage();
  const orderId = await place();
  const first = await receive(orderId);
  assert.match((await osei.orders.result({ resultId: first })).report, /Weight-bearing/);
  assert.equal((await queued()).length, 1);
  await acknowledge(first);
  assert.deepEqual(await queued(), []);
  assert.equal((await find(orderId)).state, "acknowledged");
  await assert.rejects(acknowledge(first), refusedAs("not-now", /already/));
  const corrected = await receive(orderId, { status: "corrected", summary: "Severe medial narrowing." });
  assert.deepEqual(await queued(), ["unread-result: X-ray, left knee: corrected result not read"]);
  await assert.rejects(acknowledge(first), refusedAs("not-now"));
  await acknowledge(corrected);
  const order = await find(orderId);
  assert.deepEqual(
    order.results.map(({ status, isReplaced }) => [status, isReplaced]),
    [
      ["corrected", false],
      ["final", true],
    ],
  );
});

void test("a result that a later one replaced is not acknowledged in its place", async () => {
  const { place, receive, acknowledge, queued } = await stage();
  const orderId = await place();
  const first = await receive(orderId);
  await receive(orderId, { status: "corrected" });
  assert.equal((await queued()).length, 1);
  await assert.rejects(acknowledge(first), refusedAs("changed-meanwhile", /later result/));
});

void test("whoever treats is told that a test was ordered and came back, and what it says once it is acknowledged, never the report", async () => {
  const { kim, place, receive, acknowledge, find, patientId, episodeId } = await stage();
  const orderId = await place();
  await kim.patients.openChart({ operationId: op(), patientId });
  assert.equal((await find(orderId, kim)).state, "ordered");
  const resultId = await receive(orderId);
  const [unread] = (await find(orderId, kim)).results;
  assert.deepEqual([unread?.status, unread?.summary, unread?.acknowledgement], ["final", null, null]);
  const timeline = async () => JSON.stringify((await kim.reviews.chart({ episodeId })).timeline);
  assert.doesNotMatch(await timeline(), /Moderate medial/);
  await acknowledge(resultId);
  const [read] = (await find(orderId, kim)).results;
  assert.equal(read?.summary, "Moderate medial narrowing.");
  assert.match(await timeline(), /Moderate medial narrowing\.; discuss at the next visit/);
  await assert.rejects(kim.orders.result({ resultId }), refusedAs("not-found"));
});

void test("an order is cancelled with a reason and waits no more; nothing follows it", async () => {
  const { house, osei, place, change, queued, find, cast } = await stage();
  const orderId = await place();
  await assert.rejects(change(orderId, "cancelled", null), refusedAs("invalid", /Say why/, "reason"));
  await change(orderId, "cancelled", null, "Done elsewhere last month");
  assert.equal((await find(orderId)).cancelReason, "Done elsewhere last month");
  house.clock.set(testNow + 40 * day);
  assert.deepEqual(await queued(await callerFor(house, cast.osei)), []);
  house.clock.set(testNow);
  await assert.rejects(change(orderId, "scheduled", addDays(orderDay, 1)), refusedAs("not-now"));
  await assert.rejects(
    osei.orders.receiveResult({ operationId: op(), orderId, expectedVersion: 2, result: someResult() }),
    refusedAs("not-now", /cancelled/),
  );
});

void test("what the record says is asked at the field: an implant before a magnet, a day that cannot be, a version that passed", async () => {
  const { house, osei, cast, place, change } = await stage();
  const episodeId = await consult(osei, cast.hale, {
    conditions: [{ code: "Z95.0", title: "Presence of cardiac pacemaker", side: "not-applicable" }],
  });
  const mri = someOrder({ kind: "mri", contrast: "no", implant: { state: "none", words: "" } });
  await assert.rejects(
    osei.orders.sign({ operationId: op(), episodeId, content: mri }),
    refusedAs("invalid", /lists Presence of cardiac pacemaker/, "content.implant.state"),
  );
  const orderId = await place();
  await assert.rejects(
    change(orderId, "scheduled", addDays(orderDay, -1)),
    refusedAs("invalid", /passed/, "on"),
  );
  await assert.rejects(change(orderId, "done", addDays(orderDay, 1)), refusedAs("invalid", /ahead/, "on"));
  await change(orderId, "done", orderDay);
  await assert.rejects(
    osei.orders.change({
      operationId: op(),
      orderId,
      expectedVersion: 1,
      kind: "cancelled",
      on: null,
      reason: "x",
    }),
    refusedAs("changed-meanwhile"),
  );
  const unconfirmed = await callerFor(house, cast.osei, { confirmedUntilAt: 0 });
  await assert.rejects(
    unconfirmed.orders.sign({ operationId: op(), episodeId, content: someOrder() }),
    refusedAs("needs-confirmation"),
  );
});

void test("a study its physiatrist signs answers the order it belongs to, and is added to but never changed", async () => {
  const { house, osei, episodeId, place, find, patientId } = await stage();
  const orderId = await place({ kind: "emg", site: "arm", side: "right", nerveInjury: { state: "none" } });
  const content = someStudy({ orderId });
  const { studyId } = await osei.procedures.signStudy({ operationId: op(), episodeId, content });
  assert.equal((await find(orderId)).state, "acknowledged");
  await assert.rejects(
    osei.procedures.signStudy({ operationId: op(), episodeId, content }),
    refusedAs("not-now", /already/, "content.orderId"),
  );
  await osei.procedures.addendStudy({
    operationId: op(),
    studyId,
    words: "Left side normal.",
    kind: "addendum",
  });
  const read = await osei.procedures.study({ studyId });
  assert.equal(read.content?.impression, content.impression);
  assert.deepEqual(
    read.addenda.map(({ words }) => words),
    ["Left side normal."],
  );
  const [listed] = await osei.procedures.studies({ patientId });
  assert.deepEqual([listed?.nerves, listed?.muscles, listed?.isInError], [1, 0, false]);
  assert.deepEqual((await verifyDocuments(house.store)).problems, []);
});

void test("a result's document is read by whoever reads the report, named by the signature under it, and added no more after it", async () => {
  const { house, cast, patientId, place, receive, acknowledge, osei } = await stage();
  const resultId = await receive(await place());
  const { clinicId } = await osei.orders.result({ resultId });
  const attach = (caller = osei, change: { clinicId?: string } = {}) =>
    caller.files.add({
      operationId: op(),
      ownerKind: "result",
      ownerId: resultId,
      clinicId,
      name: "report.pdf",
      content: Buffer.from("%PDF-1.4\nModerate narrowing\n%%EOF\n").toString("base64"),
      ...change,
    });
  const kim = await callerFor(house, cast.kim);
  await assert.rejects(attach(kim), refusedAs("not-found", /does not exist/));
  await assert.rejects(attach(osei, { clinicId: cast.mesa }), refusedAs("not-found", /does not exist/));
  const wrong = await attach();
  const { fileId, hash } = await attach();
  await osei.files.markInError({ operationId: op(), fileId: wrong.fileId, reason: "Another patient's" });
  assert.deepEqual(
    (await osei.orders.result({ resultId })).documents.map((file) => [
      file.fileId,
      file.inError?.reason ?? null,
    ]),
    [
      [fileId, null],
      [wrong.fileId, "Another patient's"],
    ],
  );
  const asked = { actor: await readActor(house, cast.kim), now: house.clock.now() };
  assert.equal(await findFileContent(house.store, asked, fileId), undefined);
  const read = await findFileContent(
    house.store,
    { ...asked, actor: await readActor(house, cast.osei) },
    fileId,
  );
  assert.equal(read?.patientId, patientId);
  await acknowledge(resultId);
  const { t, db } = house.store;
  const [signed] = await db
    .select({ content: t.signedDocuments.content })
    .from(t.signedDocuments)
    .where(eq(t.signedDocuments.subjectId, resultId));
  assert.deepEqual((JSON.parse(signed?.content ?? "{}") as { documents: unknown }).documents, [
    { fileId, name: "report.pdf", hash },
  ]);
  assert.deepEqual((await verifyDocuments(house.store)).problems, []);
  await assert.rejects(attach(), refusedAs("not-now", /corrected result/));
});
