import { v7 } from "uuid";

/** A UUIDv7 of an instant in milliseconds UTC; `random` makes it repeatable for the seed. */
export function newId(now: number, random?: () => Uint8Array): string {
  return v7(random ? { msecs: now, random: random() } : { msecs: now });
}
