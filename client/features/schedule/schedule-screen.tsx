import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
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
import { TextField } from "#client/ui/text-field.tsx";
import { addDays } from "#domain/calendar/days.ts";
import type { BookingState } from "#domain/schedule/booking.ts";
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
  const [cancelling, setCancelling] = useState<string | null>(null);
  const setState = useMutation(
    trpc.schedule.setState.mutationOptions({
      onSuccess: async () => {
        setCancelling(null);
        await queryClient.invalidateQueries();
      },
    }),
  );
  const change = (booking: Booking, state: BookingState, reason: string) =>
    setState.mutate({
      operationId: newOperationId(),
      bookingId: booking.bookingId,
      state,
      reason,
      expectedVersion: booking.version,
    });
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
      {setState.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(setState.error)}
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
              isCancelling={cancelling === booking.bookingId}
              isPending={setState.isPending}
              onCancelling={(is) => setCancelling(is ? booking.bookingId : null)}
              onChange={(state, reason) => change(booking, state, reason)}
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
  isCancelling: boolean;
  isPending: boolean;
  onCancelling: (is: boolean) => void;
  onChange: (state: BookingState, reason: string) => void;
}) {
  const { booking, zone, isCancelling, isPending, onCancelling, onChange } = props;
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { family, rest } = nameParts(booking);
  const who = `${booking.family}, ${booking.given}`;
  const [tone, words] = states[booking.state];
  return (
    <>
      <LedgerRow isSelected={isCancelling} isQuiet={booking.state === "cancelled"}>
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
          {booking.cancelReason ? <span className={styles.sub}>{booking.cancelReason}</span> : null}
        </td>
        <td>
          {booking.state === "booked" ? (
            <span className={styles.row}>
              <Button
                size="small"
                isPending={isPending}
                aria-label={`Arrived: ${who}`}
                onPress={() => onChange("arrived", "")}
              >
                Arrived
              </Button>
              <Button
                size="small"
                isPending={isPending}
                aria-label={`No-show: ${who}`}
                onPress={() => onChange("no-show", "")}
              >
                No-show
              </Button>
              <Button
                size="small"
                kind="quiet"
                aria-label={`Cancel: ${who}`}
                onPress={() => onCancelling(true)}
              >
                Cancel
              </Button>
            </span>
          ) : null}
        </td>
      </LedgerRow>
      {isCancelling ? (
        <tr>
          <td colSpan={columns.length} className={styles.open}>
            <form
              noValidate
              className={styles.row}
              aria-label={`Cancel ${who}`}
              onSubmit={(event) => {
                event.preventDefault();
                if (reason.trim() === "") return setMissing(true);
                onChange("cancelled", reason);
              }}
            >
              <TextField
                label="Why it is cancelled"
                value={reason}
                onChange={setReason}
                maxLength={200}
                autoFocus
                {...(isMissing && reason.trim() === ""
                  ? { error: "Say why, so that causes can be counted." }
                  : {})}
              />
              <Button kind="main" type="submit" isPending={isPending}>
                Cancel booking
              </Button>
              <Button onPress={() => onCancelling(false)}>Keep it</Button>
            </form>
          </td>
        </tr>
      ) : null}
    </>
  );
}
