import type { Day } from "#domain/calendar/days.ts";
import { formatDay, spellDay } from "./dates.ts";

export type Clock = "12-hour" | "24-hour";

type Moment = { day: Day; hour: number; minute: number; second: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

/** An instant as the clocks of a zone show it. `zone` is an IANA name, such as "America/Denver". */
export function momentIn(at: number, zone: string): Moment {
  const parts = new Map(
    formatFor(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "00";
  return {
    day: `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`,
    hour: Number(part("hour")),
    minute: Number(part("minute")),
    second: Number(part("second")),
  };
}

const two = (count: number): string => String(count).padStart(2, "0");
const twelve = (hour: number): number => (hour % 12 === 0 ? 12 : hour % 12);

/** The calendar day an instant falls on in a zone. */
export const dayIn = (at: number, zone: string): Day => momentIn(at, zone).day;

/** "2:07 p.m." or "14:07" */
export function formatTime(at: number, zone: string, clock: Clock = "12-hour"): string {
  const { hour, minute } = momentIn(at, zone);
  return formatClockTime(hour * 60 + minute, clock);
}

/** "2:07:12 p.m." or "14:07:12", where seconds prove that something was kept. */
export function formatTimeWithSeconds(at: number, zone: string, clock: Clock = "12-hour"): string {
  const { hour, minute, second } = momentIn(at, zone);
  if (clock === "24-hour") return `${two(hour)}:${two(minute)}:${two(second)}`;
  return `${twelve(hour)}:${two(minute)}:${two(second)}\u00a0${hour < 12 ? "a.m." : "p.m."}`;
}

/** "2:05 p" or "14:05", for the day column and the heads of a grid. */
export function formatColumnTime(at: number, zone: string, clock: Clock = "12-hour"): string {
  const { hour, minute } = momentIn(at, zone);
  if (clock === "24-hour") return `${two(hour)}:${two(minute)}`;
  return `${twelve(hour)}:${two(minute)}\u00a0${hour < 12 ? "a" : "p"}`;
}

/** A time of day without a date, in minutes after midnight: opening hours, slots. */
export function formatClockTime(minutes: number, clock: Clock = "12-hour"): string {
  const hour = Math.floor(minutes / 60) % 24;
  const minute = minutes % 60;
  if (clock === "24-hour") return `${two(hour)}:${two(minute)}`;
  return `${twelve(hour)}:${two(minute)}\u00a0${hour < 12 ? "a.m." : "p.m."}`;
}

/** "Mon Nov 23, 2026" in the zone of the clinic. */
export const formatDayAt = (at: number, zone: string): string => formatDay(dayIn(at, zone));

/** "Mon Nov 23, 2026, 2:07 p.m." */
export const formatMoment = (at: number, zone: string, clock: Clock = "12-hour"): string =>
  `${formatDayAt(at, zone)}, ${formatTime(at, zone, clock)}`;

/** A sentence that ends with a time: "p.m." ends it already. */
export const endSentence = (words: string): string => (words.endsWith(".") ? words : `${words}.`);

/** "Monday, November 23, 2026, 2:07 p.m. Pacific", as read aloud and where the viewer's zone differs. */
export const spellMoment = (at: number, zone: string, clock: Clock = "12-hour"): string =>
  `${spellDay(dayIn(at, zone))}, ${formatTime(at, zone, clock)} ${zoneWord(zone)}`;

const zoneWords: Record<string, string> = {
  "America/Los_Angeles": "Pacific",
  "America/Denver": "Mountain",
  "America/Phoenix": "Arizona",
  "America/Chicago": "Central",
  "America/New_York": "Eastern",
  "America/Anchorage": "Alaska",
  "Pacific/Honolulu": "Hawaii",
};

/** "Pacific"; a zone without an everyday word gives its city. */
export const zoneWord = (zone: string): string =>
  zoneWords[zone] ?? (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
