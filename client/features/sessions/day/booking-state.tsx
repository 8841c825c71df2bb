import { missedWordsOf } from "#client/bookings/missed-words.ts";
import { formatDate } from "#client/format/dates.ts";
import { formatWaiting } from "#client/format/durations.ts";
import { formatMoment, formatTime } from "#client/format/times.ts";
import type { Outputs } from "#client/trpc.ts";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { therapistVisitWords } from "#domain/plans-of-care/therapist-visit.ts";
import { describeReportDue } from "#domain/reports/due.ts";
import { describeNoneLeft } from "#domain/sessions/visits-left.ts";
import { counted } from "#domain/units/counted.ts";
import styles from "./day-list.module.css";

export type Booking = Outputs["sessions"]["day"]["list"][number];

export const visitsOf = ({ treatmentDays, visitsAuthorized }: Booking) => ({
  treatmentDays: treatmentDays ?? 0,
  visitsAuthorized,
});

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

function NoneLeft({ booking }: { booking: Booking }) {
  const words = describeNoneLeft(visitsOf(booking));
  return words === null ? null : <StatusChip tone="watch">{words}</StatusChip>;
}

/** One by its name; of several how many, since all of them stand in the chart. */
function NewResults({ booking: { newResults } }: { booking: Booking }) {
  const [first] = newResults;
  if (!first) return null;
  const unread = newResults.filter(({ isRead }) => !isRead).length;
  return (
    <StatusChip tone="info" icon="doc">
      {newResults.length === 1
        ? `${first.isRead ? "Result" : "Result in, not read yet"}: ${first.words}`
        : `${newResults.length} new results${unread > 0 ? `, ${unread} not read yet` : ""}`}
    </StatusChip>
  );
}

/** What waits on this patient, in words: the gravest first. */
export function BookingState({ booking, now, day }: { booking: Booking; now: number; day: string }) {
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
      {booking.handOff ? (
        <StatusChip tone={booking.handOff.takenAt === null ? "watch" : "plain"} icon="cover">
          {booking.handOff.takenAt === null
            ? `In place of ${booking.handOff.usualName}`
            : `Taken over ${formatTime(booking.handOff.takenAt, booking.timeZone)}`}
        </StatusChip>
      ) : null}
      <NewResults booking={booking} />
      <NoneLeft booking={booking} />
      {booking.sessionState === "signed" ? <StatusChip tone="better">Signed</StatusChip> : null}
      {booking.sessionState === "open" ? (
        <StatusChip tone="outlined" icon="timer">
          In session
        </StatusChip>
      ) : null}
      {booking.kind === "evaluation" ? <StatusChip tone="plain">Evaluation</StatusChip> : null}
      {missedWordsOf(booking) === null ? null : (
        <StatusChip tone="neutral">{missedWordsOf(booking)}</StatusChip>
      )}
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
