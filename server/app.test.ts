import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pgTable, text } from "drizzle-orm/pg-core";
import { sqliteTable, text as sqliteText } from "drizzle-orm/sqlite-core";
import type { LightMyRequestResponse } from "fastify";
import type { Store } from "#db/engine/store.ts";
import { onBothEngines, openTestStore, temporaryFolder } from "#db/testing.ts";
import { buildApp, plinthVersion } from "./app.ts";
import { fillCast, op, somePatient } from "./testing.ts";
import { call, cookieOf, openTestApp, ownPage, send, signIn } from "./testing-http.ts";

function makeClientFolder(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Plinth</title>");
  writeFileSync(join(folder, "assets", "main-Ab12Cd34.js"), "export {};");
  return folder;
}

const register = (clinicId: string, change: Parameters<typeof somePatient>[0] = {}) => ({
  operationId: op(),
  clinicId,
  patient: somePatient(change),
});

/** A store in which one column is called what it is not: every registration fails inside SQL, with names as parameters. */
function breakSearchTerms(store: Store): Store {
  const broken =
    store.engine === "postgres"
      ? pgTable("search_terms", { term: text(), kind: text("no_such_kind"), patientId: text("patient_id") })
      : sqliteTable("search_terms", {
          term: sqliteText(),
          kind: sqliteText("no_such_kind"),
          patientId: sqliteText("patient_id"),
        });
  return {
    ...store,
    write: (work) =>
      store.write((tx) =>
        work({ ...tx, t: { ...tx.t, searchTerms: broken as unknown as Store["t"]["searchTerms"] } }),
      ),
  };
}

/** One answer of every kind the server gives. */
async function oneOfEach(origin?: string): Promise<Record<string, LightMyRequestResponse>> {
  const store = await openTestStore();
  const opened = await openTestApp({
    store: breakSearchTerms(store),
    clientFolder: makeClientFolder(),
    ...(origin ? { origin } : {}),
  });
  const { app, house } = opened;
  const here = origin ? { host: new URL(origin).host, origin } : {};
  const post = (url: string, body: unknown, headers: Record<string, string> = {}, cookie?: string) =>
    send(app, url, body, { cookie, headers: { ...here, ...headers } });
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ method: "GET", url, headers: { ...ownPage, ...here, ...headers } });
  const answers: Record<string, LightMyRequestResponse> = {
    "page 200": await get("/"),
    "deep page 200": await get("/patients/some-id?tab=chart"),
    "asset 200": await get("/assets/main-Ab12Cd34.js"),
    "missing file 404": await get("/assets/gone.js"),
    "unknown api 404": await post("/api/auth/sign-up/email", {}),
    "unknown procedure 404": await post("/trpc/patients.everything", {}),
    "health 200": await get("/healthz"),
    "method 405": await app.inject({
      method: "DELETE",
      url: "/trpc/account.me",
      headers: { ...ownPage, ...here },
    }),
    "type 415": await post("/trpc/account.me", {}, { "content-type": "text/plain" }),
    "cross-site 403": await post("/trpc/account.me", {}, { "sec-fetch-site": "cross-site" }),
    "wrong host 421": await get("/", { host: "elsewhere.example" }),
    "too large 413": await post("/trpc/account.me", "x".repeat(300 * 1024)),
    "not json 400": await app.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      headers: { ...ownPage, ...here, "content-type": "application/json" },
      payload: "{not json",
    }),
    "procedure 200": await post("/trpc/setup.state", {}),
    "signed out 401": await post("/trpc/account.me", {}),
    "wrong password 401": await post("/api/auth/sign-in/email", {
      email: "a@example.org",
      password: "wrong",
    }),
    "sign-out 200": await post("/api/auth/sign-out", {}),
  };
  if (!origin) {
    const cast = await fillCast({ ...house, store });
    const cookie = await cookieOf(opened, cast.desk);
    answers["failure 500"] = await post("/trpc/patients.register", register(cast.cedar), {}, cookie);
  }
  await app.close();
  return answers;
}

test("every kind of answer carries the security headers, the CSP, a request id, and is never cached but hashed files", async () => {
  const answers = await oneOfEach();
  const wrong: string[] = [];
  for (const [name, answer] of Object.entries(answers)) {
    const status = name.split(" ").at(-1);
    if (String(answer.statusCode) !== status) wrong.push(`${name}: ${answer.statusCode} ${answer.body}`);
    const wanted: Record<string, string> = {
      "content-security-policy":
        "default-src 'none';script-src 'self';style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';connect-src 'self';img-src 'self' data:;font-src 'self';manifest-src 'self';worker-src 'self';frame-ancestors 'none';base-uri 'none';form-action 'self';object-src 'none'",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": name.startsWith("asset") ? "public, max-age=31536000, immutable" : "no-store",
    };
    for (const [header, value] of Object.entries(wanted))
      if (answer.headers[header] !== value)
        wrong.push(`${name}: ${header} is ${String(answer.headers[header])}`);
    if (!/^[0-9a-f-]{36}$/.test(String(answer.headers["x-request-id"]))) wrong.push(`${name}: no request id`);
    for (const header of [
      "server",
      "x-powered-by",
      "access-control-allow-origin",
      "strict-transport-security",
    ])
      if (answer.headers[header] !== undefined) wrong.push(`${name}: ${header} is sent`);
  }
  assert.deepEqual(wrong, []);
});

test("behind TLS every answer asks for TLS for a year", async () => {
  for (const [name, answer] of Object.entries(await oneOfEach("https://plinth.example.org")))
    assert.equal(answer.headers["strict-transport-security"], "max-age=31536000; includeSubDomains", name);
});

test("ten calls travel together, eleven are refused", async () => {
  const { app } = await openTestApp();
  const batch = (count: number) =>
    send(
      app,
      `/trpc/${Array.from({ length: count }, () => "setup.state").join(",")}?batch=1`,
      Object.fromEntries(Array.from({ length: count }, (_, index) => [index, {}])),
    );
  const ten = await batch(10);
  assert.equal(ten.statusCode, 200);
  assert.equal(ten.json<unknown[]>().length, 10);
  const eleven = await batch(11);
  assert.equal(eleven.statusCode, 400);
  await app.close();
});

test("a body of 256 kB is read, a larger one is refused with a sentence before anything reads it", async () => {
  const { app } = await openTestApp();
  const sized = (bytes: number) => {
    const frame = JSON.stringify({ email: "a@example.org", password: "" }).length;
    return send(app, "/api/auth/sign-in/email", {
      email: "a@example.org",
      password: "x".repeat(bytes - frame),
    });
  };
  assert.equal((await sized(256 * 1024)).statusCode, 400);
  const large = await sized(256 * 1024 + 1);
  assert.equal(large.statusCode, 413);
  assert.equal(large.json<{ message: string }>().message, "This is too large to save. Nothing was saved.");
  await app.close();
});

onBothEngines(
  "a failure answers a sentence and the request id: no SQL, no stack, nothing that was typed, also not in the log",
  async (store) => {
    const opened = await openTestApp({ store: breakSearchTerms(store) });
    const cast = await fillCast({ ...opened.house, store });
    const cookie = await cookieOf(opened, cast.desk);
    const answer = await call(
      opened.app,
      cookie,
      "patients.register",
      register(cast.cedar, { family: "Quillfeather", given: "Zebedee", phone: "425 555 0199" }),
    );
    assert.equal(answer.statusCode, 500);
    const requestId = String(answer.headers["x-request-id"]);
    const { error } = answer.json<{ error: { message: string; data: Record<string, unknown> } }>();
    assert.equal(error.message, `Something went wrong. Nothing was saved. Reference ${requestId}.`);
    assert.deepEqual(error.data, { code: "INTERNAL_SERVER_ERROR", httpStatus: 500, requestId });
    const log = opened.logged.join("");
    assert.match(log, new RegExp(`"requestId":"${requestId}".*procedure failed`));
    for (const [where, all] of [
      ["answer", answer.body],
      ["log", log],
    ] as const)
      for (const leak of ["Quillfeather", "quillfeather", "Zebedee", "555 0199", "insert into"])
        assert.ok(!all.includes(leak), `${where}: ${leak}`);
    assert.ok(!answer.body.includes("no_such_kind") && !answer.body.includes("node_modules"));
    assert.ok(log.includes("registerPatient"), "the log still says where it failed");
    await opened.app.close();
  },
);

test("a draft that is not JSON is refused as a sentence, and what was typed stays out of the log", async () => {
  const opened = await openTestApp();
  const cast = await fillCast(opened.house);
  const cookie = await cookieOf(opened, cast.kim);
  const answer = await call(opened.app, cookie, "drafts.save", {
    kind: "session-note",
    subjectId: cast.hale,
    version: 0,
    baseVersionId: null,
    content: "Mrs. Hale fell on Tuesday",
  });
  const broken = await opened.app.inject({
    method: "POST",
    url: "/trpc/drafts.save",
    headers: { ...ownPage, cookie, "content-type": "application/json" },
    payload: '{"content": Mrs. Hale fell',
  });
  for (const refused of [answer, broken]) {
    assert.equal(refused.statusCode, 400);
    assert.ok(!refused.body.includes("Hale"));
  }
  assert.ok(!opened.logged.join("").includes("Hale"));
  await opened.app.close();
});

test("a field that cannot be used is named with a sentence, and the value is not sent back", async () => {
  const opened = await openTestApp();
  const cast = await fillCast(opened.house);
  const cookie = await cookieOf(opened, cast.desk);
  const answer = await call(opened.app, cookie, "patients.register", {
    ...register(cast.cedar),
    patient: { ...somePatient(), bornOn: "<script>alert(1)</script>", gender: "purple-giraffe" },
  });
  assert.equal(answer.statusCode, 400);
  const { error } = answer.json<{ error: { data: { fields: { field: string; words: string }[] } } }>();
  assert.deepEqual(
    error.data.fields.map((problem) => problem.field),
    ["patient.bornOn", "patient.gender"],
  );
  assert.ok(!answer.body.includes("script") && !answer.body.includes("giraffe"));
  const unexpected = await call(opened.app, cookie, "patients.register", {
    ...register(cast.cedar),
    isAdmin: true,
  });
  assert.equal(unexpected.statusCode, 400);
  await opened.app.close();
});

test("over the wire what is forbidden and what does not exist are the same bytes but for the request id", async () => {
  const opened = await openTestApp();
  const cast = await fillCast(opened.house);
  const cookie = await cookieOf(opened, cast.kim);
  const bytes = async (patientId: string) => {
    const answer = await call(opened.app, cookie, "patients.openChart", { operationId: op(), patientId });
    return {
      status: answer.statusCode,
      body: answer.body.replaceAll(String(answer.headers["x-request-id"]), "ID"),
      headers: Object.keys(answer.headers),
    };
  };
  const forbidden = await bytes(cast.farPatient);
  assert.equal(forbidden.status, 404);
  assert.deepEqual(forbidden, await bytes("absent-1"));
  await opened.app.close();
});

onBothEngines(
  "healthz tells version, engine, schema version and settings, and nothing else, to anybody",
  async (store) => {
    const { app } = await openTestApp({ store });
    const answer = await app.inject({ method: "GET", url: "/healthz", headers: { host: ownPage.host } });
    assert.equal(answer.statusCode, 200);
    const health = answer.json<Record<string, unknown>>();
    const { engineVersion, schemaVersion, settings, ...rest } = health;
    assert.deepEqual(rest, { status: "ok", version: plinthVersion, engine: store.engine });
    assert.match(String(engineVersion), store.engine === "sqlite" ? /^3\.\d+\.\d+$/ : /./);
    assert.ok(typeof schemaVersion === "number" && schemaVersion > 0);
    if (store.engine === "sqlite") {
      const { foreign_keys, synchronous, trusted_schema, recursive_triggers, journal_mode } =
        settings as Record<string, string>;
      assert.deepEqual(
        { foreign_keys, synchronous, trusted_schema, recursive_triggers, journal_mode },
        {
          foreign_keys: "1",
          synchronous: "2",
          trusted_schema: "0",
          recursive_triggers: "1",
          journal_mode: "wal",
        },
      );
    }
    await app.close();
  },
);

test("the log of a working day names routes, statuses and ids: no name, no typed word, no query, no cookie", async () => {
  const opened = await openTestApp({ clientFolder: makeClientFolder() });
  const cast = await fillCast(opened.house);
  const cookie = await cookieOf(opened, cast.desk);
  const { app } = opened;
  await call(app, cookie, "patients.search", { text: "Hale Dorothy" });
  await call(app, cookie, "patients.register", register(cast.cedar, { family: "Quillfeather" }));
  await call(app, cookie, "patients.edit", { nonsense: "Quillfeather" });
  await call(app, cookie, "patients.band", { patientId: cast.farPatient });
  await signIn(app, "dorothy.hale@example.org", "wrong password entirely");
  await app.inject({ method: "GET", url: "/patients?q=Quillfeather", headers: ownPage });
  await app.inject({
    method: "GET",
    url: `/trpc/patients.search?input=${encodeURIComponent('{"text":"Quillfeather"}')}`,
    headers: { ...ownPage, cookie },
  });
  const log = opened.logged.join("");
  assert.ok(opened.logged.length >= 8);
  for (const leak of ["Hale", "hale", "Quillfeather", "wrong password", "@example.org", cookie.slice(-20)])
    assert.ok(!log.includes(leak), leak);
  for (const line of opened.logged) {
    const { level: _level, time: _time, msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
    assert.equal(msg, "request");
    assert.deepEqual(Object.keys(fields), ["requestId", "route", "status", "milliseconds"]);
  }
  await app.close();
});

test("after 30 tries in a minute from one address sign-in answers a sentence, for every account", async () => {
  const { app } = await openTestApp();
  for (let count = 0; count < 30; count += 1)
    await send(app, "/api/auth/sign-in/email", { email: `a${count}@example.org`, password: "" });
  const answer = await send(app, "/api/auth/sign-in/email", { email: "b@example.org", password: "x" });
  assert.equal(answer.statusCode, 429);
  assert.match(
    answer.json<{ message: string }>().message,
    /^Too many tries\. Wait a minute and try again\.$/,
  );
  await app.close();
});

test("only sign-in and sign-out of the sign-in library exist; its other addresses answer 404", async () => {
  const { app } = await openTestApp();
  for (const path of [
    "sign-up/email",
    "forget-password",
    "request-password-reset",
    "reset-password",
    "change-email",
    "change-password",
    "delete-user",
    "update-user",
    "list-sessions",
    "revoke-session",
    "get-session",
    "ok",
    "error",
  ]) {
    assert.equal((await send(app, `/api/auth/${path}`, {})).statusCode, 404, path);
    const read = await app.inject({ method: "GET", url: `/api/auth/${path}`, headers: ownPage });
    assert.equal(read.statusCode, 404, path);
  }
  await app.close();
});

test("development and production differ in the CSP alone where Vite needs it", async () => {
  const { house } = await openTestApp();
  const app = await buildApp(house, { origin: () => `http://${ownPage.host}`, isDevelopment: true });
  const answer = await app.inject({ method: "GET", url: "/healthz", headers: { host: ownPage.host } });
  assert.equal(answer.headers["content-security-policy"], undefined);
  assert.equal(answer.headers["x-content-type-options"], "nosniff");
  await app.close();
});
