import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoPassword } from "#db/seed/people.ts";
import { beginSignInsAt } from "#db/testing-sign-ins.ts";
import { houseOpensAt } from "./house-time.ts";
import { startServer, stopServer } from "./server.ts";

/** Who the specs sign in as. */
export const people = [
  "amara.osei",
  "ravi.banerjee",
  "lucia.ortega",
  "rachel.kim",
  "jordan.lee",
  "ade.okonjo",
  "ewa.nowak",
  "paulo.rivera",
  "helen.marsh",
  "diego.archuleta",
  "tess.abrams",
  "noemi.castellanos",
  "sam.whitford",
  "petra.novak",
  "karl.brandt",
  "peter.lindqvist",
] as const;
export type Person = (typeof people)[number];

const fileName = "sign-ins.json";
const twelveHours = 12 * 3_600_000;

/** The request the form sends; the form itself is tried in its own specs. */
export const signInRequest = (origin: string, person: Person) => ({
  url: `${origin}/api/auth/sign-in/email`,
  headers: { origin, "sec-fetch-site": "same-origin" },
  data: { email: `${person}@demo.example`, password: demoPassword },
});

/** Signs everybody in once in a seeded folder, a minute before its house opens, and keeps their cookies beside its database. */
export async function signInEverybody(folder: string): Promise<void> {
  const { server, origin } = await startServer(folder, {
    CLOCK_OFFSET_MILLISECONDS: String(houseOpensAt - 60_000 - Date.now()),
  });
  try {
    const cookies: Record<string, string> = {};
    for (const person of people) {
      const { url, headers, data } = signInRequest(origin, person);
      const answer = await fetch(url, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(data),
      });
      const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
      if (!answer.ok || !cookie) throw new Error(`${person} was not signed in: ${answer.status}`);
      cookies[person] = cookie;
    }
    writeFileSync(join(folder, fileName), JSON.stringify(cookies));
  } finally {
    await stopServer(server);
  }
}

/** In a copy of that folder everybody signed in at this moment, so that the lock and the end count from the test's own start. */
export const renewSignIns = (folder: string, now: number): void =>
  beginSignInsAt(join(folder, "plinth.sqlite"), { now, lastsMilliseconds: twelveHours });

/** Name and value of a person's cookie in a copy of that folder. */
export function readSignIn(folder: string, person: Person): { name: string; value: string } {
  const cookie = (JSON.parse(readFileSync(join(folder, fileName), "utf8")) as Record<Person, string>)[person];
  const end = cookie.indexOf("=");
  return { name: cookie.slice(0, end), value: cookie.slice(end + 1) };
}
