import type { Day } from "./days.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** "Nov 23, 2026"; text that is no day is given back as it came. */
export function describeDay(day: Day): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const month = match ? months[Number(match[2]) - 1] : undefined;
  return match && month ? `${month}\u00a0${Number(match[3])}, ${match[1]}` : day;
}
