import { setTimeout as sleep } from "node:timers/promises";

const mostTries = 5;
const longestPauseMilliseconds = 100;

/** Tries again while another process holds the database, and then leaves it to others for as long as the write took. */
export async function inTurn<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const began = performance.now();
    try {
      const result = await write();
      await sleep(Math.min(longestPauseMilliseconds, performance.now() - began));
      return result;
    } catch (error) {
      if (tries === mostTries || codeOfError(error) !== "SQLITE_BUSY") throw error;
      await sleep(longestPauseMilliseconds * tries);
    }
  }
}

/** The code of a database error, also where a query builder wrapped it. */
export function codeOfError(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOfError(error.cause);
}
