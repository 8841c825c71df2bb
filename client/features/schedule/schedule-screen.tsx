import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { MissedForm } from "#client/bookings/missed-form.tsx";
import { mayTakeBack, missedWordsOf } from "#client/bookings/missed-words.ts";
import { type MissedActs, useMissedActs } from "#client/bookings/use-missed-acts.ts";
import { formatDay } from "#client/format/dates.ts";
import { formatMrn, nameParts } from "#client/format/names.ts";
import { formatTime, zoneWord } from "#client/format/times.ts";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { StatusChip, type StatusTone } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { addDays } from "#domain/calendar/days.ts";
import type { BookingState } from "#domain/schedule/booking.ts";
import type { MissedState } from "#domain/schedule/missed.ts";
import { BookVisitForm } from "./book-visit-form.tsx";
import styles from "./schedule-screen.module.css";

export type Me = Outputs["account"]["me"];
type Booking = Outputs["schedule"]["day"]["list"][number];

const columns = [
  { key: "time", label: "Time", width: "8rem" },
  { key: "patient", label: "Patient" },
  { key: "with", label: "With", width: "12rem" },
  { key: "state", label: "State", width: "10rem" },
  { key: "next", label: "Next step", width: "18rem" },
] as const;

const states: Record<BookingState, readonly [StatusTone, string]> = {
  booked: ["outlined", "Booked"],
  arrived: ["info", "Arrived"],
  done: ["better", "Done"],
  "no-show": ["worse", "No-show"],
  cancelled: ["neutral", "Cancelled"],
};

/** One clinic's bookings of a day, in the clinic's own time. */
export function ScheduleScreen(props: {
  me: Me;
  clinicId: string;
  day: string | null;
  onGo: (next: { clinicId: string; day: string }) => void;
}) {
  const { me, clinicId, day, onGo } = props;
  const { data } = useSuspenseQuery(trpc.schedule.day.queryOptions({ clinicId, day }));
  const queryClient = useQueryClient();
  const [isBooking, setBooking] = useState(false);
  const [missing, setMissing] = useState<{ bookingId: string; how: MissedState } | null>(null);
  const setState = useMutation(
    trpc.schedule.setState.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const missedActs = useMissedActs(() => setMissing(null));
  const error = setState.error ?? missedActs.undoError;
  return (
    <main id="content" className={styles.page}>
      <div className={styles.head}>
        <IconButton
          icon="chevl"
          label="Day before"
          onPress={() => onGo({ clinicId, day: addDays(data.day, -1) })}
        />
        <h1>{formatDay(data.day)}</h1>
        <IconButton
          icon="chevr"
          label="Day after"
          onPress={() => onGo({ clinicId, day: addDays(data.day, 1) })}
        />
        <span className={styles.sub}>
          {data.list.length} booked, {zoneWord(data.timeZone)} time
        </span>
        <span className={styles.grow} />
        {me.clinics.length > 1 ? (
          <RadioSegments
            label="Clinic"
            isLabelHidden
            value={clinicId}
            options={me.clinics.map((clinic) => ({ value: clinic.clinicId, label: clinic.name }))}
            onChange={(next) => onGo({ clinicId: next, day: data.day })}
          />
        ) : null}
        {isBooking ? null : (
          <Button kind="main" icon="plus" onPress={() => setBooking(true)}>
            Book
          </Button>
        )}
      </div>
      {error ? (
        <Strip tone="worse" role="alert">
          {errorWords(error)}
        </Strip>
      ) : null}
      {isBooking ? (
        <BookVisitForm clinicId={clinicId} day={data.day} onClose={() => setBooking(false)} />
      ) : null}
      {data.list.length === 0 ? (
        <EmptyState heading="Nobody is booked">Bookings of this day stand here.</EmptyState>
      ) : (
        <LedgerTable caption={`Bookings of ${formatDay(data.day)}`} columns={columns}>
          {data.list.map((booking) => (
            <BookingRow
              key={booking.bookingId}
              booking={booking}
              zone={data.timeZone}
              now={data.now}
              missing={missing?.bookingId === booking.bookingId ? missing.how : null}
              acts={missedActs}
              isPending={setState.isPending || missedActs.isPending}
              onMissing={(how) => {
                missedActs.reset();
                setMissing(how === null ? null : { bookingId: booking.bookingId, how });
              }}
              onArrived={() =>
                setState.mutate({
                  operationId: newOperationId(),
                  bookingId: booking.bookingId,
                  state: "arrived",
                  expectedVersion: booking.version,
                })
              }
            />
          ))}
        </LedgerTable>
      )}
    </main>
  );
}

function BookingRow(props: {
  booking: Booking;
  zone: string;
  now: number;
  missing: MissedState | null;
  acts: MissedActs;
  isPending: boolean;
  onMissing: (how: MissedState | null) => void;
  onArrived: () => void;
}) {
  const { booking, zone, now, missing, acts, isPending, onMissing, onArrived } = props;
  const { family, rest } = nameParts(booking);
  const who = `${booking.family}, ${booking.given}`;
  const [tone, words] = states[booking.state];
  const why = missedWordsOf(booking);
  return (
    <>
      <LedgerRow isSelected={missing !== null} isQuiet={booking.state === "cancelled"}>
        <td>
          {formatTime(booking.startsAt, zone)}
          <span className={styles.sub}>{booking.minutes} min</span>
        </td>
        <td>
          <Link to="/patients/$patientId" params={{ patientId: booking.patientId }} className={styles.name}>
            <b>{family},</b> {rest}
          </Link>
          <span className={styles.sub}>
            {booking.kind.replaceAll("-", " ")} · MRN {formatMrn(booking.mrn)}
          </span>
        </td>
        <td>{booking.staffName}</td>
        <td>
          <StatusChip tone={tone}>{words}</StatusChip>
          {why === null ? null : <span className={styles.sub}>{why}</span>}
        </td>
        <td>
          <span className={styles.row}>
            {booking.state === "booked" ? (
              <Button size="small" isPending={isPending} aria-label={`Arrived: ${who}`} onPress={onArrived}>
                Arrived
              </Button>
            ) : null}
            {booking.state === "booked" && booking.startsAt <= now ? (
              <Button size="small" aria-label={`No-show: ${who}`} onPress={() => onMissing("no-show")}>
                No-show
              </Button>
            ) : null}
            {booking.state === "booked" || booking.state === "arrived" ? (
              <Button
                size="small"
                kind="quiet"
                aria-label={`Cancel: ${who}`}
                onPress={() => onMissing("cancelled")}
              >
                Cancel
              </Button>
            ) : null}
            {mayTakeBack({ missedAt: booking.missedAt, timeZone: zone }, now) ? (
              <Button
                size="small"
                isPending={isPending}
                aria-label={`Take back: ${who}`}
                onPress={() => acts.undo(booking)}
              >
                Take back
              </Button>
            ) : null}
          </span>
        </td>
      </LedgerRow>
      {missing !== null ? (
        <tr>
          <td colSpan={columns.length} className={styles.open}>
            <MissedForm
              who={who}
              how={missing}
              booking={booking}
              acts={acts}
              onClose={() => onMissing(null)}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
}
