import { createHmac } from "node:crypto";
import { betterAuth } from "better-auth/minimal";
import type { Store } from "#db/engine/store.ts";
import type { Clock } from "#server/clock.ts";
import type { Hasher } from "#server/context.ts";
import { makeAuthAdapter } from "./auth-adapter.ts";

export const sessionCookie = "__Host-plinth-session";
/** A sign-in ends twelve hours after it began, whatever happens in between. */
export const absoluteMilliseconds = 12 * 60 * 60_000;
/** Fifteen minutes without real input lock the screen over what stands on it. */
export const idleMilliseconds = 15 * 60_000;
/** Confirming it is you covers ten minutes. */
export const confirmedMilliseconds = 10 * 60_000;

/** The secret that signs the cookie, derived from the house's key file. */
export const authSecret = (secret: Buffer): string =>
  createHmac("sha256", secret).update("sign-in").digest("hex");

/** Email and password only; no sign-up, no cache in the cookie, no refresh. */
export function makeAuth(options: {
  store: Store;
  clock: Clock;
  secret: Buffer;
  origin: string;
  hasher: Hasher;
}) {
  return betterAuth({
    baseURL: options.origin,
    basePath: "/api/auth",
    secret: authSecret(options.secret),
    database: makeAuthAdapter(options.store, options.clock),
    trustedOrigins: [options.origin],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 15,
      maxPasswordLength: 128,
      password: {
        hash: options.hasher.hash,
        verify: ({ hash, password }) => options.hasher.verify(hash, password),
      },
      requireEmailVerification: false,
    },
    session: {
      expiresIn: absoluteMilliseconds / 1000,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookies: {
        session_token: {
          name: sessionCookie,
          attributes: { secure: true, httpOnly: true, sameSite: "lax", path: "/" },
        },
      },
      useSecureCookies: false,
      disableCSRFCheck: true,
    },
  });
}
export type Auth = ReturnType<typeof makeAuth>;
