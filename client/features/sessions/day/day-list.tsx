import { formatDate } from "#client/format/dates.ts";
import { formatWaiting } from "#client/format/durations.ts";
import { initials, nameParts } from "#client/format/names.ts";
import { formatColumnTime, formatMoment } from "#client/format/times.ts";
import type { Outputs } from "#client/trpc.ts";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { therapistVisitWords } from "#domain/plans-of-care/therapist-visit.ts";
import { describeReportDue } from "#domain/reports/due.ts";
import { counted, countedOf } from "#domain/units/counted.ts";
import styles from "./day-list.module.css";

type Booking = Outputs["sessions"]["day"]["list"][number];

/** The day in order. What waits on each patient stands as words, the calm rows stay plain. */
export function DayList(props: {
  list: readonly Booking[];
  day: string;
  now: number;
  areNamesHidden: boolean;
  onOpen: (booking: Booking) => void;
}) {
  const { list, day, now, areNamesHidden, onOpen } = props;
  return (
    <ol className={styles.list}>
      {list.map((booking) => {
        const { family, rest } = nameParts(booking);
        const visits = booking.episodeTitle
          ? `${booking.episodeTitle} · ${visitsOf(booking)}`
          : "No episode yet";
        return (
          <li key={booking.bookingId}>
            <button type="button" className={styles.row} onClick={() => onOpen(booking)}>
              <span className={styles.time}>{formatColumnTime(booking.startsAt, booking.timeZone)}</span>
              <span className={styles.who}>
                {areNamesHidden ? (
                  <b>{initials(booking)}</b>
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
          </li>
        );
      })}
    </ol>
  );
}

const visitsOf = ({ treatmentDays, visitsAuthorized }: Booking): string =>
  visitsAuthorized
    ? countedOf(treatmentDays ?? 0, visitsAuthorized, "visit")
    : counted(treatmentDays ?? 0, "visit");

const effectTones = { contraindication: "contraindication", precaution: "watch", monitor: "info" } as const;
/** Said in words; what is more is counted, and all of it stands in the chart. */
const mostSaid = 2;

/** What holds since this therapist last read, the gravest first, and what they knew of and ended. */
function ToRead({ booking: { precautionsToRead, endedToRead } }: { booking: Booking }) {
  const more = precautionsToRead.length - mostSaid;
  const [ended] = endedToRead;
  return (
    <>
      {precautionsToRead.slice(0, mostSaid).map(({ precautionId, effect, chip }) => (
        <StatusChip key={precautionId} tone={effectTones[effect]}>{`New: ${chip}`}</StatusChip>
      ))}
      {more > 0 ? (
        <StatusChip tone="watch">{`${counted(more, "more precaution")} to read`}</StatusChip>
      ) : null}
      {ended ? (
        <StatusChip tone="info" icon="check">
          {endedToRead.length === 1
            ? `No longer holds: ${ended.words}`
            : `${endedToRead.length} no longer hold`}
        </StatusChip>
      ) : null}
    </>
  );
}

function BookingState({ booking, now, day }: { booking: Booking; now: number; day: string }) {
  return (
    <>
      {booking.hasSafetyHold ? <StatusChip tone="urgent">Held for safety</StatusChip> : null}
      {booking.prescriptionState === "held" ? <StatusChip tone="worse">Therapy held</StatusChip> : null}
      {booking.hold?.kind === "revoked" ? <StatusChip tone="worse">Prescription revoked</StatusChip> : null}
      {booking.waitingSince !== null && !booking.hasSafetyHold ? (
        <StatusChip
          tone="watch"
          icon="ask"
        >{`Request waits ${formatWaiting(Math.max(0, now - booking.waitingSince))}`}</StatusChip>
      ) : null}
      {booking.answers > 0 ? (
        <StatusChip tone="info" icon="check">
          Answer arrived
        </StatusChip>
      ) : null}
      {booking.decision ? (
        <StatusChip
          tone="info"
          icon="check"
        >{`Decided: ${booking.decision.replaceAll("-", " ")}`}</StatusChip>
      ) : null}
      {booking.unseenNote === null ? null : (
        <StatusChip tone="info" icon="doc">{`Consult note, ${booking.unseenNote}`}</StatusChip>
      )}
      {booking.isPlanReturned ? <StatusChip tone="watch">Plan of care returned</StatusChip> : null}
      {booking.reportDue ? (
        <StatusChip tone={booking.reportDue.kind === "overdue" ? "worse" : "watch"} icon="doc">
          {describeReportDue(booking.reportDue)}
        </StatusChip>
      ) : null}
      {booking.therapistVisit ? (
        <StatusChip tone={booking.therapistVisit.left > 0 ? "watch" : "worse"}>
          {therapistVisitWords(booking.therapistVisit)}
        </StatusChip>
      ) : null}
      {booking.reEvaluation ? (
        <StatusChip tone={booking.reEvaluation.dueOn < day ? "worse" : "watch"}>
          {`Re-evaluate by ${formatDate(booking.reEvaluation.dueOn)}`}
        </StatusChip>
      ) : null}
      {booking.unsignedVerbalOrders > 0 ? (
        <StatusChip tone="outlined" icon="phone">
          Order by word waits for signature
        </StatusChip>
      ) : null}
      {booking.isVersionNew ? (
        <StatusChip tone="info" icon="doc">
          New version
        </StatusChip>
      ) : null}
      {booking.excludedAtHome > 0 ? (
        <StatusChip tone="worse">{`Home program: ${counted(booking.excludedAtHome, "exercise")} excluded`}</StatusChip>
      ) : null}
      <ToRead booking={booking} />
      {booking.sessionState === "signed" ? <StatusChip tone="better">Signed</StatusChip> : null}
      {booking.sessionState === "open" ? (
        <StatusChip tone="outlined" icon="timer">
          In session
        </StatusChip>
      ) : null}
      {booking.kind === "evaluation" ? <StatusChip tone="plain">Evaluation</StatusChip> : null}
      {booking.state === "no-show" ? <StatusChip tone="neutral">No-show</StatusChip> : null}
      {booking.hold ? (
        <span className={styles.why}>
          {[
            `${booking.hold.actorName}, ${formatMoment(booking.hold.at, booking.timeZone)}`,
            ...(booking.hold.reason === "" ? [] : [booking.hold.reason]),
          ].join(": ")}
        </span>
      ) : null}
    </>
  );
}
