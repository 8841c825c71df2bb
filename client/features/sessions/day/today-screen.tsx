import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { formatWeekdayDay } from "#client/format/dates.ts";
import { initials } from "#client/format/names.ts";
import { formatTime } from "#client/format/times.ts";
import { hideNames, useNamesHidden } from "#client/names-hidden.ts";
import { type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { addDays } from "#domain/calendar/days.ts";
import { counted } from "#domain/units/counted.ts";
import { AssistantQuestions } from "./assistant-questions.tsx";
import { DayList } from "./day-list.tsx";
import { TherapistVisits } from "./therapist-visits.tsx";
import styles from "./today-screen.module.css";

type Booking = Outputs["sessions"]["day"]["list"][number];

const shownName = ({ family, given }: Booking) => `${family}, ${given}:`;

/** Who, in what order, and what changed. One tap opens the sheet; treatment begins by an act of its own there. */
export function TodayScreen({ day, onDay }: { day: string | null; onDay: (day: string) => void }) {
  const { data } = useSuspenseQuery(trpc.sessions.day.queryOptions({ day }));
  const navigate = useNavigate();
  const areNamesHidden = useNamesHidden();
  const [withoutEpisode, setWithoutEpisode] = useState<Booking | null>(null);

  const open = (booking: Booking) => {
    const { bookingId, sessionId, patientId, episodeId } = booking;
    if (sessionId) return navigate({ to: "/sessions/$sessionId", params: { sessionId } });
    if (!episodeId) return setWithoutEpisode(booking);
    const isEvaluation = booking.kind === "evaluation";
    // The plan of care is written first; then the same booking starts treatment.
    if (isEvaluation && booking.planOfCareId === null)
      return navigate({
        to: "/patients/$patientId/evaluation",
        params: { patientId },
        search: { episodeId },
      });
    return navigate({
      to: "/patients/$patientId/session",
      params: { patientId },
      search: { episodeId, bookingId, ...(isEvaluation ? { kind: "evaluation" as const } : {}) },
    });
  };

  return (
    <main id="content" className={styles.page}>
      <div className={styles.head}>
        <IconButton icon="chevl" label="Day before" onPress={() => onDay(addDays(data.day, -1))} />
        <h1>
          {data.day === data.today ? `Today, ${formatWeekdayDay(data.day)}` : formatWeekdayDay(data.day)}
        </h1>
        <IconButton icon="chevr" label="Day after" onPress={() => onDay(addDays(data.day, 1))} />
        <span className={styles.grow} />
        <Checkbox isSelected={areNamesHidden} onChange={hideNames}>
          Hide names
        </Checkbox>
      </div>
      {withoutEpisode ? (
        <Strip tone="worse" role="alert">
          <b>{areNamesHidden ? initials(withoutEpisode) : shownName(withoutEpisode)}</b> This booking has no
          episode yet. The physiatrist opens one by signing the consultation.
        </Strip>
      ) : null}
      <AssistantQuestions list={data.assistantQuestions} areNamesHidden={areNamesHidden} />
      <TherapistVisits list={data.therapistVisits} areNamesHidden={areNamesHidden} />
      {data.takenOver.map((one) => (
        <Strip key={one.receiptId} tone="info" icon="cover">
          <b>{areNamesHidden ? initials(one) : `${one.family}, ${one.given}`}</b>: taken over by {one.byName}{" "}
          {formatTime(one.takenAt, one.timeZone)}
        </Strip>
      ))}
      {data.returnedPlans.map((plan) => (
        <Strip
          key={plan.planOfCareId}
          tone="watch"
          icon="doc"
          actions={
            <Button
              onPress={() =>
                void navigate({
                  to: "/patients/$patientId/evaluation",
                  params: { patientId: plan.patientId },
                  search: { episodeId: plan.episodeId },
                })
              }
            >
              Revise plan
            </Button>
          }
        >
          <b>{areNamesHidden ? initials(plan) : `${plan.family}, ${plan.given}`}</b>: plan of care returned by{" "}
          {plan.byName}. {plan.reason}
        </Strip>
      ))}
      {data.keptBookings > 0 ? (
        <Strip tone="info">
          {counted(data.keptBookings, "booking")} not shown: your seat does not open the sessions of that
          patient. Ask the treating physiatrist.
        </Strip>
      ) : null}
      {data.list.length === 0 ? (
        <EmptyState heading="Nobody is booked">Bookings of this day appear here.</EmptyState>
      ) : (
        <DayList
          list={data.list}
          day={data.day}
          now={data.now}
          areNamesHidden={areNamesHidden}
          onOpen={(booking) => void open(booking)}
        />
      )}
      {data.toCoSign.length > 0 ? (
        <section aria-label="Sessions to co-sign" className={styles.unsigned}>
          <h2>Sessions to co-sign</h2>
          {data.toCoSign.map((session) => (
            <Button
              key={session.sessionId}
              onPress={() =>
                void navigate({ to: "/sessions/$sessionId", params: { sessionId: session.sessionId } })
              }
            >
              {`${areNamesHidden ? initials(session) : `${session.family}, ${session.given}`} · ${formatWeekdayDay(session.heldOn)} · ${session.byName}`}
            </Button>
          ))}
        </section>
      ) : null}
      {data.unsigned.length > 0 ? (
        <section aria-label="Not signed" className={styles.unsigned}>
          <h2>Not signed</h2>
          {data.unsigned.map((session) => (
            <Button
              key={session.sessionId}
              onPress={() =>
                void navigate({ to: "/sessions/$sessionId", params: { sessionId: session.sessionId } })
              }
            >
              {areNamesHidden
                ? formatWeekdayDay(session.heldOn)
                : `${session.family}, ${session.given} · ${formatWeekdayDay(session.heldOn)}`}
            </Button>
          ))}
        </section>
      ) : null}
    </main>
  );
}
