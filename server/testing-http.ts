import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import type { Store } from "#db/engine/store.ts";
import { buildApp } from "./app.ts";
import { setPassword } from "./auth/account.commands.ts";
import { sessionCookie } from "./auth/auth.ts";
import { requireStaff } from "./auth/sign-in.queries.ts";
import type { Hasher } from "./context.ts";
import { makeLogger } from "./log.ts";
import { openTestHouse, type TestHouse } from "./testing.ts";

export const testOrigin = "http://127.0.0.1:4310";
export const testPassword = "amber valley train station";

export type TestApp = { app: FastifyInstance; house: TestHouse; logged: string[] };

/** The real HTTP side on a test house, with what it logs. Hashing as in production, some 70 ms each, is asked for. */
export async function openTestApp(
  options: { store?: Store; origin?: string; clientFolder?: string; hasher?: Hasher } = {},
): Promise<TestApp> {
  const logged: string[] = [];
  const house: TestHouse = {
    ...(await openTestHouse(options.store)),
    ...(options.hasher ? { hasher: options.hasher } : {}),
    log: makeLogger("debug", { write: (line) => logged.push(line) }),
  };
  const app = await buildApp(house, {
    origin: () => options.origin ?? testOrigin,
    ...(options.clientFolder ? { clientFolder: options.clientFolder } : {}),
  });
  return { app, house, logged };
}

/** Lets somebody sign in with `testPassword`. */
export async function givePassword(house: TestHouse, staffId: string): Promise<string> {
  const hash = await house.hasher.hash(testPassword);
  const person = await requireStaff(house.store, staffId);
  await house.store.write((tx) =>
    setPassword(
      tx,
      { id: staffId, email: person.email, name: `${person.given} ${person.family}` },
      hash,
      house.clock.now(),
    ),
  );
  return person.email;
}

/** What a browser sends from Plinth's own page. */
export const ownPage = {
  host: new URL(testOrigin).host,
  origin: testOrigin,
  "sec-fetch-site": "same-origin",
} as const;

export function send(
  app: FastifyInstance,
  url: string,
  body: unknown,
  more: {
    cookie?: string | undefined;
    headers?: Record<string, string>;
    method?: InjectOptions["method"];
  } = {},
): Promise<LightMyRequestResponse> {
  return app.inject({
    method: more.method ?? "POST",
    url,
    headers: {
      ...ownPage,
      "content-type": "application/json",
      ...(more.cookie ? { cookie: more.cookie } : {}),
      ...more.headers,
    },
    payload: JSON.stringify(body),
  });
}

/** Calls a procedure over HTTP, as the browser does: always by POST. */
export const call = (
  app: FastifyInstance,
  cookie: string | undefined,
  procedure: string,
  input?: unknown,
): Promise<LightMyRequestResponse> => send(app, `/trpc/${procedure}`, input ?? {}, { cookie });

export async function signIn(app: FastifyInstance, email: string, password = testPassword) {
  const answer = await send(app, "/api/auth/sign-in/email", { email, password });
  const cookie = answer.cookies.find((candidate) => candidate.name === sessionCookie);
  return { answer, cookie: cookie ? `${cookie.name}=${encodeURIComponent(cookie.value)}` : undefined };
}

/** Signs somebody in and answers their cookie. */
export async function cookieOf(test: TestApp, staffId: string): Promise<string> {
  const { answer, cookie } = await signIn(test.app, await givePassword(test.house, staffId));
  if (!cookie) throw new Error(`Sign-in answered ${answer.statusCode} ${answer.body}`);
  return cookie;
}
