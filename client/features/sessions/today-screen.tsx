import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { formatWeekdayDay } from "#client/format/dates.ts";
import { initials } from "#client/format/names.ts";
import { TranscribeOrderLink } from "#client/transcribe-order-link.tsx";
import { errorData, errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { part, useAhead } from "#client/ui/part.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { addDays } from "#domain/calendar/days.ts";
import { AssistantQuestions } from "./assistant-questions.tsx";
import { DayList } from "./day-list.tsx";
import styles from "./today-screen.module.css";

const WriteNoteForm = part(() => import("./write-note-form.tsx").then(({ WriteNoteForm }) => WriteNoteForm));

type Booking = Outputs["sessions"]["day"]["list"][number];

const shownName = ({ family, given }: Booking) => `${family}, ${given}:`;

/** Who, in what order, and what changed. One tap opens or resumes the session. */
export function TodayScreen({ day, onDay }: { day: string | null; onDay: (day: string) => void }) {
  const { data } = useSuspenseQuery(trpc.sessions.day.queryOptions({ day }));
  const navigate = useNavigate();
  useAhead(WriteNoteForm);
  const [areNamesHidden, setNamesHidden] = useState(false);
  const [asked, setAsked] = useState<{ booking: Booking; words: string } | null>(null);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<{ words: string; booking: Booking } | null>(null);
  const [noted, setNoted] = useState<Booking | null>(null);
  const start = useMutation(trpc.sessions.start.mutationOptions());

  const toSession = (sessionId: string) => navigate({ to: "/sessions/$sessionId", params: { sessionId } });
  const open = async (booking: Booking, gateReason: string) => {
    setNoted(null);
    setAsked(null);
    setProblem(null);
    if (booking.sessionId) return toSession(booking.sessionId);
    if (!booking.episodeId)
      return setProblem({
        words: "This booking has no episode yet. The physiatrist opens one by signing the consultation.",
        booking,
      });
    // The plan of care is written first; then the same booking starts treatment.
    if (booking.kind === "evaluation" && booking.planOfCareId === null)
      return navigate({
        to: "/patients/$patientId/evaluation",
        params: { patientId: booking.patientId },
        search: { episodeId: booking.episodeId },
      });
    try {
      const { sessionId } = await start.mutateAsync({
        operationId: newOperationId(),
        episodeId: booking.episodeId,
        bookingId: booking.bookingId,
        kind: booking.kind === "evaluation" ? "evaluation" : "treatment",
        heldOn: null,
        gateReason,
      });
      await toSession(sessionId);
    } catch (error) {
      if (errorData(error)?.refusal?.field === "gateReason") setAsked({ booking, words: errorWords(error) });
      else setProblem({ words: errorWords(error), booking });
    }
    return undefined;
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
        <Checkbox isSelected={areNamesHidden} onChange={setNamesHidden}>
          Hide names
        </Checkbox>
      </div>
      {problem && !noted ? (
        <Strip
          tone="worse"
          role="alert"
          actions={
            problem.booking.episodeId ? (
              <>
                {problem.booking.prescriptionState === null ? (
                  <TranscribeOrderLink
                    patientId={problem.booking.patientId}
                    episodeId={problem.booking.episodeId}
                  />
                ) : null}
                <Button icon="doc" onPress={() => setNoted(problem.booking)}>
                  Write a note
                </Button>
              </>
            ) : null
          }
        >
          <b>{areNamesHidden ? initials(problem.booking) : shownName(problem.booking)}</b> {problem.words}
        </Strip>
      ) : null}
      {noted?.episodeId ? (
        <WriteNoteForm
          key={noted.bookingId}
          episodeId={noted.episodeId}
          bookingId={noted.bookingId}
          onStarted={(sessionId) => void toSession(sessionId)}
          onCancel={() => setNoted(null)}
        />
      ) : null}
      {asked ? (
        <form
          noValidate
          className={styles.gate}
          onSubmit={(event) => {
            event.preventDefault();
            void open(asked.booking, reason);
          }}
        >
          <Strip tone="watch">{asked.words}</Strip>
          <TextField
            label="Why treatment goes on"
            value={reason}
            onChange={setReason}
            autoFocus
            maxLength={300}
          />
          <Button kind="main" type="submit" isPending={start.isPending}>
            Start session
          </Button>
        </form>
      ) : null}
      <AssistantQuestions list={data.assistantQuestions} areNamesHidden={areNamesHidden} />
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
      {data.list.length === 0 ? (
        <EmptyState heading="Nobody is booked">Bookings of this day appear here.</EmptyState>
      ) : (
        <DayList
          list={data.list}
          now={data.now}
          areNamesHidden={areNamesHidden}
          onOpen={(booking) => void open(booking, "")}
        />
      )}
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
