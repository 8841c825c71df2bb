import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import type { InjectOptions } from "fastify";
import { fillCast, testNow } from "./testing.ts";
import { cookieOf, openTestApp, ownPage, signIn, testOrigin, testPassword } from "./testing-http.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const types = [
  "application/json",
  "application/json; charset=utf-8",
  "APPLICATION/JSON",
  "application/json; charset=utf-16",
  "application/json, text/plain",
  "text/plain",
  "text/plain; application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "",
  undefined,
] as const;
const origins = [
  testOrigin,
  "https://127.0.0.1:4310",
  "http://127.0.0.1:4311",
  "http://localhost:4310",
  "https://elsewhere.example",
  `${testOrigin}.elsewhere.example`,
  "null",
  undefined,
] as const;
const sites = ["same-origin", "same-site", "cross-site", "none", undefined] as const;

const jsonTypes: readonly (string | undefined)[] = types.slice(0, 3);
/** Only our own page writes: by POST, as JSON, from our origin, with no browser saying otherwise. */
const mayWrite = (
  method: string,
  type: string | undefined,
  origin: string | undefined,
  site: string | undefined,
) =>
  method === "POST" &&
  jsonTypes.includes(type) &&
  ((origin === testOrigin && (site === "same-origin" || site === undefined)) ||
    (origin === undefined && site === "same-origin"));

test("no method, content type, origin or fetch site but our own page's changes anything with a person's cookie", async () => {
  const opened = await openTestApp();
  const cast = await fillCast(opened.house);
  const cookie = await cookieOf(opened, cast.kim);
  const { authSessions } = opened.house.store.t;
  const lastInput = async () =>
    (await opened.house.store.db.select({ at: authSessions.lastInputAt }).from(authSessions))[0]?.at;
  let written = 0;
  let refused = 0;
  for (const method of methods)
    for (const type of types)
      for (const origin of origins)
        for (const site of sites) {
          opened.house.clock.advance(1);
          const before = await lastInput();
          const headers: Record<string, string> = { host: ownPage.host, cookie };
          if (type !== undefined) headers["content-type"] = type;
          if (origin !== undefined) headers["origin"] = origin;
          if (site !== undefined) headers["sec-fetch-site"] = site;
          const answer = await opened.app.inject({
            method: method as InjectOptions["method"] & string,
            url: "/trpc/account.beat",
            headers,
            payload: method === "GET" || method === "HEAD" ? undefined : "{}",
          } as InjectOptions);
          const hasWritten = (await lastInput()) !== before;
          const about = `${method} ${type} ${origin} ${site}: ${answer.statusCode}`;
          assert.equal(hasWritten, mayWrite(method, type, origin, site), about);
          assert.equal(hasWritten, answer.statusCode === 200, about);
          if (hasWritten) written += 1;
          else refused += 1;
        }
  assert.deepEqual(
    [written, refused],
    [9, methods.length * types.length * origins.length * sites.length - 9],
  );
  await opened.app.close();
});

test("a signed-in person's data is not read by another site's page either, nor by one without proof of its origin", async () => {
  const opened = await openTestApp();
  const cast = await fillCast(opened.house);
  const cookie = await cookieOf(opened, cast.kim);
  for (const [headers, status] of [
    [{ "sec-fetch-site": "same-origin" }, 200],
    [{ origin: testOrigin }, 200],
    [{}, 403],
    [{ "sec-fetch-site": "none" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ origin: "https://elsewhere.example" }, 403],
  ] as const) {
    const answer = await opened.app.inject({
      method: "GET",
      url: "/trpc/account.me",
      headers: { host: ownPage.host, cookie, ...headers },
    });
    assert.equal(answer.statusCode, status, JSON.stringify(headers));
    assert.equal(answer.body.includes("R. Kim"), status === 200);
  }
  await opened.app.close();
});

test("sign-in and sign-out are asked by our own page alone; a foreign form signs nobody in or out", async () => {
  const opened = await openTestApp();
  const cast = await fillCast(opened.house);
  const cookie = await cookieOf(opened, cast.kim);
  const { authSessions } = opened.house.store.t;
  const standing = async () => (await opened.house.store.db.select().from(authSessions)).length;
  for (const url of ["/api/auth/sign-out", "/api/auth/sign-in/email"])
    for (const headers of [
      { "content-type": "text/plain", origin: testOrigin, "sec-fetch-site": "same-origin" },
      { "content-type": "application/json", origin: "https://elsewhere.example" },
      { "content-type": "application/json", origin: testOrigin, "sec-fetch-site": "cross-site" },
      { "content-type": "application/json" },
    ]) {
      const answer = await opened.app.inject({
        method: "POST",
        url,
        headers: { host: ownPage.host, cookie, ...headers },
        payload: "{}",
      });
      assert.ok(answer.statusCode === 403 || answer.statusCode === 415, answer.body);
      assert.equal(answer.headers["set-cookie"], undefined);
    }
  assert.equal(await standing(), 1);
  await opened.app.close();
});

test("a name that is not this server's is not served, so that no other name can be pointed at it", async () => {
  const { app } = await openTestApp();
  for (const host of ["elsewhere.example", "localhost:4310", "127.0.0.1", "127.0.0.1:4311", ""]) {
    const answer = await app.inject({ method: "GET", url: "/healthz", headers: { ...ownPage, host } });
    assert.equal(answer.statusCode, 421, host);
  }
  await app.close();
});

test("the cookie is this host's alone, unreadable by scripts, sent by no foreign form, and a changed one is nobody's", async () => {
  const opened = await openTestApp();
  const cast = await fillCast(opened.house);
  const cookie = await cookieOf(opened, cast.kim);
  const { answer } = await signIn(opened.app, "kim@example.org", testPassword);
  const set = String(answer.headers["set-cookie"]);
  assert.match(set, /^__Host-plinth-session=/);
  for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"])
    assert.ok(set.toLowerCase().includes(attribute.toLowerCase()), set);
  assert.ok(!/domain=/i.test(set));
  const meWith = async (changed: string) =>
    (
      await opened.app.inject({
        method: "GET",
        url: "/trpc/account.me",
        headers: { ...ownPage, cookie: changed },
      })
    ).statusCode;
  assert.equal(await meWith(cookie), 200);
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const decoded = decodeURIComponent(value);
  const dot = decoded.lastIndexOf(".");
  for (const forged of [
    decoded.slice(0, dot),
    `${decoded.slice(0, dot)}.`,
    `${decoded.slice(0, dot)}x${decoded.slice(dot)}`,
    `${decoded.slice(0, dot)}.${Buffer.alloc(32).toString("base64")}`,
    decoded.slice(dot),
    "%E0%A4%A",
    "",
  ])
    assert.equal(
      await meWith(`${name}=${forged === "%E0%A4%A" ? forged : encodeURIComponent(forged)}`),
      401,
      forged,
    );
  const { authSessions } = opened.house.store.t;
  await opened.house.store.write(async (tx) => {
    await tx.db.update(authSessions).set({ expiresAt: testNow }).where(eq(authSessions.isLocked, false));
  });
  assert.equal(await meWith(cookie), 401);
  await opened.app.close();
});
