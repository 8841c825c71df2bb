import { randomInt } from "node:crypto";
import { v7 } from "uuid";

/** Half of the 32 bits that count within a millisecond are left to count up to. */
const highestStart = 2 ** 31;
let latest = { now: -1, count: 0 };

/**
 * A UUIDv7 of an instant in milliseconds UTC. Ids of one instant sort in the order they were made, so that what one act
 * wrote is read in the order it was typed. `random` makes an id repeatable for the seed, without that order.
 */
export function newId(now: number, random?: () => Uint8Array): string {
  if (random) return v7({ msecs: now, random: random() });
  latest = { now, count: latest.now === now ? latest.count + 1 : randomInt(highestStart) };
  return v7({ msecs: now, seq: latest.count });
}
