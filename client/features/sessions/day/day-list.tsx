import { useState } from "react";
import { MissedForm } from "#client/bookings/missed-form.tsx";
import { mayTakeBack } from "#client/bookings/missed-words.ts";
import { type MissedActs, useMissedActs } from "#client/bookings/use-missed-acts.ts";
import { initials, nameParts } from "#client/format/names.ts";
import { formatColumnTime } from "#client/format/times.ts";
import { errorWords } from "#client/trpc.ts";
import { MenuButton, type MenuCommand } from "#client/ui/menu-button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import type { MissedState } from "#domain/schedule/missed.ts";
import { describeVisits } from "#domain/sessions/visits-left.ts";
import { type Booking, BookingState, visitsOf } from "./booking-state.tsx";
import styles from "./day-list.module.css";

/** The day in order. What waits on each patient stands as words, the calm rows stay plain. */
export function DayList(props: {
  list: readonly Booking[];
  day: string;
  now: number;
  areNamesHidden: boolean;
  onOpen: (booking: Booking) => void;
}) {
  const { list, day, now, areNamesHidden, onOpen } = props;
  const [missing, setMissing] = useState<{ bookingId: string; how: MissedState } | null>(null);
  const acts = useMissedActs(() => setMissing(null));
  return (
    <>
      {acts.undoError ? (
        <Strip tone="worse" role="alert">
          {errorWords(acts.undoError)}
        </Strip>
      ) : null}
      <ol className={styles.list}>
        {list.map((booking) => (
          <BookingRow
            key={booking.bookingId}
            booking={booking}
            day={day}
            now={now}
            areNamesHidden={areNamesHidden}
            acts={acts}
            missing={missing?.bookingId === booking.bookingId ? missing.how : null}
            onMissing={(how) => {
              acts.reset();
              setMissing(how === null ? null : { bookingId: booking.bookingId, how });
            }}
            onOpen={() => onOpen(booking)}
          />
        ))}
      </ol>
    </>
  );
}

function BookingRow(props: {
  booking: Booking;
  day: string;
  now: number;
  areNamesHidden: boolean;
  acts: MissedActs;
  missing: MissedState | null;
  onMissing: (how: MissedState | null) => void;
  onOpen: () => void;
}) {
  const { booking, day, now, areNamesHidden, acts, missing, onMissing, onOpen } = props;
  const { family, rest } = nameParts(booking);
  const visits = booking.episodeTitle
    ? `${booking.episodeTitle} · ${describeVisits(visitsOf(booking))}`
    : "No episode yet";
  const who = areNamesHidden ? initials(booking) : `${booking.family}, ${booking.given}`;
  const commands = commandsOf(booking, now, acts, onMissing);
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <button type="button" className={styles.row} onClick={onOpen}>
          <span className={styles.time}>{formatColumnTime(booking.startsAt, booking.timeZone)}</span>
          <span className={styles.who}>
            {areNamesHidden ? (
              <b>{who}</b>
            ) : (
              <span>
                <b>{family},</b> {rest}
              </span>
            )}
            <span className={styles.sub}>{visits}</span>
          </span>
          <span className={styles.states}>
            <BookingState booking={booking} now={now} day={day} />
          </span>
        </button>
        <span className={styles.more}>
          {commands.length > 0 ? <MenuButton label={`Booking of ${who}`} commands={commands} /> : null}
        </span>
      </div>
      {missing !== null ? (
        <div className={styles.missing}>
          <MissedForm who={who} how={missing} booking={booking} acts={acts} onClose={() => onMissing(null)} />
        </div>
      ) : null}
    </li>
  );
}

/** What may be said of a booking nobody was treated in: that it does not take place, or that this was a mistake. */
function commandsOf(
  booking: Booking,
  now: number,
  acts: MissedActs,
  onMissing: (how: MissedState) => void,
): MenuCommand[] {
  if (mayTakeBack(booking, now))
    return [{ id: "undo", label: "Take back", icon: "undo", onChoose: () => acts.undo(booking) }];
  if (booking.sessionId !== null || (booking.state !== "booked" && booking.state !== "arrived")) return [];
  return [
    ...(booking.startsAt <= now
      ? [{ id: "no-show", label: "No-show", onChoose: () => onMissing("no-show") }]
      : []),
    { id: "cancelled", label: "Cancelled", onChoose: () => onMissing("cancelled") },
  ];
}
