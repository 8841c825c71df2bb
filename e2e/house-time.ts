import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** When every end-to-end run begins: late on a Monday morning at the first clinic. */
export const houseOpensAt = Date.parse("2026-11-23T11:05:00-08:00");

/** How far the tests' clock is from the machine's. Set once per run, by `e2e/run.ts`. */
export const clockOffsetMilliseconds = Number(process.env["CLOCK_OFFSET_MILLISECONDS"] ?? "0");

/** Arguments that make a Node process tell the tests' time. */
export const atHouseTime = [
  "--import",
  pathToFileURL(join(import.meta.dirname, "set-clock.ts")).href,
] as const;

/** Runs in a page before anything else: the browser tells the same time as the server. */
export function shiftBrowserClock(offset: number): void {
  const RealDate = globalThis.Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, argv: [], newTarget) =>
      Reflect.construct(target, argv.length === 0 ? [RealDate.now() + offset] : argv, newTarget),
    get: (target, property, receiver) =>
      property === "now" ? () => RealDate.now() + offset : Reflect.get(target, property, receiver),
  });
}
