import { createHmac, timingSafeEqual } from "node:crypto";
import { sessionCookie } from "./auth/auth.ts";
import { findStandingSignIn, type StandingSignIn } from "./auth/sign-in.queries.ts";
import type { House } from "./context.ts";

export type Identify = (cookieHeader: string | undefined) => Promise<StandingSignIn | undefined>;

/** The person behind a cookie: its signature is checked here, everything else is read from the database. */
export function makeIdentify(house: House, secret: string): Identify {
  return async (cookieHeader) => {
    const token = readToken(cookieHeader, secret);
    return token ? findStandingSignIn(house.store, token, house.clock.now()) : undefined;
  };
}

/** better-auth signs its cookie as `token.base64(HMAC-SHA256(secret, token))`, percent-encoded. */
function readToken(cookieHeader: string | undefined, secret: string): string | undefined {
  const pair = cookieHeader
    ?.split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${sessionCookie}=`));
  if (!pair) return undefined;
  let value: string;
  try {
    value = decodeURIComponent(pair.slice(sessionCookie.length + 1));
  } catch {
    return undefined;
  }
  const dot = value.lastIndexOf(".");
  if (dot <= 0) return undefined;
  const token = value.slice(0, dot);
  const expected = createHmac("sha256", secret).update(token).digest();
  const sent = Buffer.from(value.slice(dot + 1), "base64");
  return sent.length === expected.length && timingSafeEqual(sent, expected) ? token : undefined;
}
