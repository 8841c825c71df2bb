import * as z from "zod/mini";
import { lineText } from "#domain/calendar/bounds.ts";
import { isTimedService, serviceCodes } from "../service-codes.ts";

/** How a visit is held. Co-treatment is two disciplines at once, each with its own minutes. */
export const visitKinds = ["individual", "group", "co-treatment", "telehealth"] as const;
export type VisitKind = (typeof visitKinds)[number];

export const serviceCodeSchema = z
  .string()
  .check(z.refine((code) => serviceCodes.includes(code), "Choose a service from the list."));

const minutesSchema = z
  .int("Enter whole minutes.")
  .check(z.gte(0, "Enter 0 or more minutes."), z.lte(480, "A session lasts at most 480 minutes."));

/** Minutes as somebody enters them for a service; null goes back to what the timer says. Untimed services have none. */
export const typedMinutesSchema = z.strictObject({
  code: serviceCodeSchema,
  minutes: z.nullable(minutesSchema),
});

/** One stretch of a running or stopped timer, in milliseconds UTC. */
export type Interval = { startedAt: number; endedAt: number | null };

/** One service of a session by one clinician. */
export type ServiceTime = {
  code: string;
  staffId: string;
  /** What somebody entered in place of the timer. */
  typedMinutes: number | null;
  intervals: readonly Interval[];
};

/** A stretch longer than this was left running: it counts for nothing until somebody enters the minutes. */
export const longestStretchMinutes = 240;
const minute = 60_000;

/** Length of a stretch in milliseconds; a clock that was set back makes none. */
const lengthOf = (interval: Interval, now: number): number =>
  Math.max(0, (interval.endedAt ?? now) - interval.startedAt);

export const wasLeftRunning = (time: Pick<ServiceTime, "intervals" | "typedMinutes">, now: number): boolean =>
  time.typedMinutes === null &&
  time.intervals.some((interval) => lengthOf(interval, now) > longestStretchMinutes * minute);

export const isRunning = (time: Pick<ServiceTime, "intervals">): boolean =>
  time.intervals.some((interval) => interval.endedAt === null);

/** What the timer shows: milliseconds of every stretch that was not left running. */
export const timedMilliseconds = (intervals: readonly Interval[], now: number): number =>
  intervals
    .map((interval) => lengthOf(interval, now))
    .filter((length) => length <= longestStretchMinutes * minute)
    .reduce((sum, length) => sum + length, 0);

/** Whole minutes of a service by one clinician, rounded down: never more than was timed. */
export const minutesOf = (time: Omit<ServiceTime, "staffId" | "code">, now: number): number =>
  time.typedMinutes ?? Math.floor(timedMilliseconds(time.intervals, now) / minute);

/** One-on-one minutes of all timed services. */
export const oneOnOneMinutes = (times: readonly ServiceTime[], now: number): number =>
  times.filter((time) => isTimedService(time.code)).reduce((sum, time) => sum + minutesOf(time, now), 0);

/** What a session's note says of its time, beside the minutes of each service. */
export const timeNoteSchema = {
  visitKind: z.exactOptional(z.enum(visitKinds)),
  /** Who of another discipline treated at the same time. */
  coTreatedWith: z.exactOptional(lineText(120)),
  /** The whole visit, with what no code counts. */
  totalMinutes: z.exactOptional(minutesSchema),
  /** Which code takes a unit the minutes leave open: units by code. */
  unitChoice: z.exactOptional(
    z
      .record(z.string().check(z.regex(/^[0-9A-Z]{5}$/)), z.int().check(z.gte(0), z.lte(32)))
      .check(
        z.refine((choice) => Object.keys(choice).length <= 12, "A day holds at most 12 timed services."),
      ),
  ),
  /** Why one-on-one minutes overlap another patient's. */
  overlapReason: z.exactOptional(lineText(300)),
};
