import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/**
 * JSON as RFC 8785 writes it: sorted keys, no spaces, one form for every number and string.
 *
 * @throws Error for what JSON cannot say (undefined at the top, NaN, infinities).
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("This value has no JSON form");
  return text;
}

export function sha256Hex(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}
