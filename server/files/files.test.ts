import assert from "node:assert/strict";
import { test } from "node:test";
import { and, eq } from "drizzle-orm";
import { sha256Hex } from "#db/engine/canonical.ts";
import { openTestStore } from "#db/testing.ts";
import { mostFileBytes } from "#domain/files/file.ts";
import { callerFor, fillCast, op, openTestHouse, readActor } from "#server/testing.ts";
import { call, cookieOf, openTestApp, ownPage, type TestApp } from "#server/testing-http.ts";
import { refusedAs } from "#server/testing-loop.ts";
import { findFileContent, findNewestFile, listSignable } from "./files.queries.ts";

const pdf = Buffer.from("%PDF-1.4\nDr. Lund's protocol\n%%EOF\n");
const png = Buffer.from("89504e470d0a1a0a00000049454e44ae426082", "hex");
const add = (content: Buffer, change: Record<string, unknown> = {}) => ({
  operationId: op(),
  ownerKind: "protocol" as const,
  ownerId: "acl-reconstruction",
  clinicId: "id-cedar",
  name: "ACL protocol, Dr. Lund.pdf",
  content: content.toString("base64"),
  ...change,
});
const fetchFile = ({ app }: TestApp, fileId: string, cookie?: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: "GET",
    url: `/api/files/${fileId}`,
    headers: {
      host: ownPage.host,
      "sec-fetch-site": "same-origin",
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
  });

async function openClinic() {
  const opened = await openTestApp();
  const cast = await fillCast(opened.house);
  return { ...opened, cast, osei: await callerFor(opened.house, cast.osei) };
}

test("a document is kept byte for byte with its hash and served to be saved, sandboxed and never guessed", async () => {
  const opened = await openClinic();
  const { fileId, hash } = await opened.osei.files.add(add(pdf));
  assert.equal(hash, sha256Hex(pdf));
  const answer = await fetchFile(opened, fileId, await cookieOf(opened, opened.cast.kim));
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(answer.rawPayload, pdf);
  assert.equal(answer.headers["content-type"], "application/pdf");
  assert.equal(answer.headers["x-content-type-options"], "nosniff");
  assert.match(String(answer.headers["content-security-policy"]), /(^|; )sandbox(;|$)/);
  assert.match(String(answer.headers["content-security-policy"]), /default-src 'none'/);
  assert.equal(answer.headers["cache-control"], "no-store");
  assert.equal(
    answer.headers["content-disposition"],
    `attachment; filename="ACL protocol, Dr. Lund.pdf"; filename*=UTF-8''ACL%20protocol%2C%20Dr.%20Lund.pdf`,
  );
  await opened.app.close();
});

test("each reading is one audit row of whoever read, and a refused one leaves none", async () => {
  const opened = await openClinic();
  const { fileId } = await opened.osei.files.add(add(pdf));
  const { auditRows } = opened.house.store.t;
  const reads = () =>
    opened.house.store.db
      .select({ actorId: auditRows.actorId })
      .from(auditRows)
      .where(and(eq(auditRows.action, "readFile"), eq(auditRows.entityId, fileId)));
  await fetchFile(opened, fileId, await cookieOf(opened, opened.cast.kim));
  await fetchFile(opened, fileId, await cookieOf(opened, opened.cast.farTherapist));
  await fetchFile(opened, fileId);
  assert.deepEqual(await reads(), [{ actorId: opened.cast.kim }]);
  await opened.app.close();
});

test("missing, another clinic's and signed out answer alike or not at all; a seat at the clinic's patient opens it", async () => {
  const opened = await openClinic();
  const { cast } = opened;
  const { fileId } = await opened.osei.files.add(add(pdf));
  const far = await cookieOf(opened, cast.farTherapist);
  const [missing, forbidden] = [
    await fetchFile(opened, "id-nothing", far),
    await fetchFile(opened, fileId, far),
  ];
  assert.deepEqual([missing.statusCode, forbidden.statusCode], [404, 404]);
  assert.equal(missing.body, forbidden.body);
  assert.equal((await fetchFile(opened, fileId)).statusCode, 401);
  assert.equal((await fetchFile(opened, fileId, far, { "sec-fetch-site": "cross-site" })).statusCode, 403);
  const psychologist = await cookieOf(opened, cast.psychologist);
  assert.equal((await fetchFile(opened, fileId, psychologist)).statusCode, 404);
  await opened.osei.patients.openChart({ operationId: op(), patientId: cast.hale });
  await opened.osei.team.seat({
    operationId: op(),
    patientId: cast.hale,
    staffId: cast.psychologist,
    outsideContact: "",
    specialty: "psychologist",
    fromOn: "2026-11-01",
    toOn: null,
  });
  assert.equal((await fetchFile(opened, fileId, psychologist)).statusCode, 200);
  await opened.app.close();
});

test("a mistake is marked once, with a reason, and is listed and served as one to whoever could read it", async () => {
  const opened = await openClinic();
  const { osei, cast } = opened;
  const { fileId } = await osei.files.add(add(pdf));
  const list = () => osei.files.list({ ownerKind: "protocol", ownerId: "acl-reconstruction" });
  assert.deepEqual(
    (await list()).map((file) => file.fileId),
    [fileId],
  );
  await osei.files.markInError({ operationId: op(), fileId, reason: "Another surgeon's" });
  const asOwner = { ownerKind: "protocol", ownerId: "acl-reconstruction" } as const;
  assert.deepEqual(
    (await list()).map(({ name, inError }) => [name, inError?.reason, inError?.at]),
    [["ACL protocol, Dr. Lund.pdf", "Another surgeon's", opened.house.clock.now()]],
  );
  const answer = await fetchFile(opened, fileId, await cookieOf(opened, cast.kim));
  assert.deepEqual([answer.statusCode, answer.rawPayload], [200, pdf]);
  assert.match(
    String(answer.headers["content-disposition"]),
    /filename="A mistake, ACL protocol, Dr\. Lund\.pdf"/,
  );
  const far = await cookieOf(opened, cast.farTherapist);
  assert.equal((await fetchFile(opened, fileId, far)).statusCode, 404);
  const { store } = opened.house;
  assert.equal(await findNewestFile(store, { ...asOwner, clinicId: "id-cedar" }), undefined);
  assert.deepEqual(await listSignable(store, asOwner), []);
  const right = await osei.files.add(add(png));
  assert.equal((await findNewestFile(store, { ...asOwner, clinicId: "id-cedar" }))?.fileId, right.fileId);
  assert.deepEqual(
    (await list()).map(({ inError }) => inError === null),
    [true, false],
  );
  await assert.rejects(
    osei.files.markInError({ operationId: op(), fileId, reason: "again" }),
    refusedAs("not-now", /already/),
  );
  const { files } = opened.house.store.t;
  const [kept] = await opened.house.store.db.select().from(files).where(eq(files.id, fileId));
  assert.deepEqual(Buffer.from(kept?.content ?? []), pdf);
  await opened.app.close();
});

test("what is not a whole PDF, JPEG or PNG, whatever its name, is refused at its field and leaves nothing", async () => {
  const { osei, house, app } = await openClinic();
  for (const other of [Buffer.from("<svg onload=alert(1)>"), pdf.subarray(0, 12), Buffer.from("MZ")])
    await assert.rejects(osei.files.add(add(other)), refusedAs("invalid", /not a whole PDF/, "content"));
  const { name } = await osei.files.add(add(png, { name: "scan.pdf" }));
  assert.equal(name, "scan.png");
  assert.equal(
    (await house.store.db.select({ id: house.store.t.files.id }).from(house.store.t.files)).length,
    1,
  );
  await app.close();
});

test("5 MB arrive over HTTP by the file's own procedure; one byte more, and as much by any other, is too large", async () => {
  const opened = await openClinic();
  const cookie = await cookieOf(opened, opened.cast.osei);
  const padded = (length: number) => {
    const file = Buffer.alloc(length);
    file.write("%PDF-1.7\n", 0);
    file.write("%%EOF", length - 5);
    return file;
  };
  const send = (content: Buffer) => call(opened.app, cookie, "files.add", add(content));
  assert.equal((await send(padded(mostFileBytes))).statusCode, 200);
  const over = await send(padded(mostFileBytes + 1));
  assert.equal(over.statusCode, 400);
  assert.match(over.body, /larger than 5 MB/);
  assert.equal((await send(padded(mostFileBytes + 10_000))).statusCode, 413);
  const large = { ...add(padded(300 * 1024)) };
  for (const procedure of ["account.beat", "files.list", "files.add,account.beat", "files.addx"])
    assert.equal((await call(opened.app, cookie, procedure, large)).statusCode, 413, procedure);
  await opened.app.close();
});

test("the same hand-in retried keeps one document", async () => {
  const { osei, app } = await openClinic();
  const input = add(pdf);
  const [first, again] = [await osei.files.add(input), await osei.files.add(input)];
  assert.equal(first.fileId, again.fileId);
  assert.equal((await osei.files.list({ ownerKind: "protocol", ownerId: "acl-reconstruction" })).length, 1);
  await app.close();
});

for (const engine of ["sqlite", "postgres"] as const)
  test(`every byte comes back as it went in (${engine})`, async () => {
    const house = await openTestHouse(await openTestStore(engine));
    const cast = await fillCast(house);
    const osei = await callerFor(house, cast.osei);
    const all = Buffer.concat([
      Buffer.from("%PDF-1.4\n"),
      Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
      Buffer.from("%%EOF"),
    ]);
    const { fileId } = await osei.files.add(add(all));
    const asking = { actor: await readActor(house, cast.osei), now: house.clock.now() };
    const file = await findFileContent(house.store, asking, fileId);
    assert.ok(Buffer.isBuffer(file?.content));
    assert.deepEqual(file.content, all);
    await house.store.close();
  });
