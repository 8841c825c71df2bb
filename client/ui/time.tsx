import { formatColumnDay, formatDay, spellDay } from "#client/format/dates.ts";
import {
  type Clock,
  dayIn,
  formatColumnTime,
  formatDayAt,
  formatMoment,
  formatTime,
  spellMoment,
} from "#client/format/times.ts";
import type { Day } from "#domain/calendar/days.ts";

export type TimeProps = {
  /** Milliseconds UTC. */
  at: number;
  /** The clinic's IANA zone. */
  zone: string;
  clock?: Clock;
  show?: "moment" | "time" | "column-time" | "day";
};

/** An instant: short on screen, in full for a screen reader and on hover. */
export function Time({ at, zone, clock = "12-hour", show = "moment" }: TimeProps) {
  const words = {
    moment: formatMoment,
    time: formatTime,
    "column-time": formatColumnTime,
    day: (instant: number, place: string) => formatDayAt(instant, place),
  }[show](at, zone, clock);
  const spoken = show === "day" ? spellDay(dayIn(at, zone)) : spellMoment(at, zone, clock);
  return <Spoken dateTime={new Date(at).toISOString()} words={words} spoken={spoken} />;
}

export type DateWordsProps = { day: Day; show?: "full" | "column" };

/** A calendar day: short on screen, spelled out for a screen reader. */
export function DateWords({ day, show = "full" }: DateWordsProps) {
  return (
    <Spoken
      dateTime={day}
      words={show === "full" ? formatDay(day) : formatColumnDay(day)}
      spoken={spellDay(day)}
    />
  );
}

function Spoken({ dateTime, words, spoken }: { dateTime: string; words: string; spoken: string }) {
  return (
    <time dateTime={dateTime} title={spoken}>
      <span aria-hidden="true">{words}</span>
      <span className="visually-hidden">{spoken}</span>
    </time>
  );
}
