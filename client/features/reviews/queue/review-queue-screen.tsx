import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { useOwnZone } from "#client/clinic-zone.ts";
import { formatDay } from "#client/format/dates.ts";
import { formatTime } from "#client/format/times.ts";
import { type Outputs, trpc } from "#client/trpc.ts";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { DoneTodayTable } from "./done-today-table.tsx";
import { QueueTable } from "./queue-table.tsx";
import { type PeekPaper, ReviewPeekPanel, VerbalOrderText } from "./review-peek-panel.tsx";
import styles from "./review-queue-screen.module.css";
import { isPlan, type QueueRow, useQueueActs } from "./use-queue-acts.ts";
import { useQueueKeys } from "./use-queue-keys.ts";

type PlanToCertify = Outputs["plansOfCare"]["toCertify"];
/** How a plan of care reads; the queue asks for it and knows nothing more of it. */
type PlanReader = (plan: PlanToCertify, zone: string) => ReactNode;

/** Whom to look at first, and why. One row is chosen; its peek stands beside the list and is decided from there. */
export function ReviewQueueScreen({ readPlan }: { readPlan: PlanReader }) {
  const { data: queue } = useSuspenseQuery(trpc.reviews.queue.queryOptions());
  const [chosenEpisode, setChosenEpisode] = useState<string | null>(null);
  const index = Math.max(
    0,
    queue.rows.findIndex((row) => row.episodeId === chosenEpisode),
  );
  const chosen = queue.rows[index] ?? null;
  const region = useRef<HTMLElement>(null);
  const movedAt = useRef(0);
  const { rows } = queue;
  const advance = useCallback(() => {
    movedAt.current = Date.now();
    setChosenEpisode(rows[index + 1]?.episodeId ?? rows[index - 1]?.episodeId ?? null);
  }, [index, rows]);
  const acts = useQueueActs(advance);
  const paper = usePaper(chosen, readPlan);
  const isPaperShown = paper.shown !== null;
  useQueueKeys({ region, rows, index, onChoose: setChosenEpisode, acts, movedAt, isPaperShown });
  const zone = useOwnZone();
  return (
    <main id="content" className={styles.page} ref={region}>
      <section className={styles.list} aria-label="Review queue">
        <SectionHead
          level={1}
          heading="Review queue"
          note={`${queue.total} to review`}
          actions={
            <>
              {queue.covering.map((cover) => (
                <StatusChip key={cover.staffId} tone="info" icon="cover">
                  Covering {cover.shownName} to {formatDay(cover.toOn)}
                </StatusChip>
              ))}
              {queue.confirmedUntilAt > queue.now ? (
                <span className={styles.confirmed}>
                  Answer with one key; you are confirmed until {formatTime(queue.confirmedUntilAt, zone)}
                </span>
              ) : null}
            </>
          }
          isRuled
        />
        {queue.rows.length === 0 ? (
          <EmptyState heading="Nothing to review">
            What therapists ask and what their sessions say appears here by itself.
          </EmptyState>
        ) : (
          <QueueTable
            rows={queue.rows}
            now={queue.now}
            chosenEpisodeId={chosen?.episodeId ?? null}
            onChoose={setChosenEpisode}
          />
        )}
        <DoneTodayTable decisions={queue.doneToday} zone={zone} />
      </section>
      <ReviewPeekPanel
        key={chosen?.episodeId ?? "none"}
        row={chosen}
        today={queue.today}
        acts={acts}
        paper={paper}
      />
    </main>
  );
}

/** What the chosen row waits to have signed: the plan as it stands now, or the order in the words it was taken. */
function usePaper(row: QueueRow | null, readPlan: PlanReader): PeekPaper {
  const isForPlan = row !== null && isPlan(row);
  const plan = useQuery({
    ...trpc.plansOfCare.toCertify.queryOptions({ episodeId: row?.episodeId ?? "" }),
    enabled: isForPlan,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!row) return { shown: null, error: null };
  if (isForPlan)
    return {
      // Another plan than the one this row asks to certify is not what a key would sign.
      shown: plan.data?.planOfCareId === row.sourceId ? readPlan(plan.data, row.timeZone) : null,
      error: plan.error,
    };
  return {
    shown: row.verbalOrder ? <VerbalOrderText order={row.verbalOrder} zone={row.timeZone} /> : null,
    error: null,
  };
}
