import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { trpc } from "#client/trpc.ts";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { FlowsheetGrid } from "../flowsheet/flowsheet-grid.tsx";
import { useRowActs } from "../flowsheet/use-row-acts.ts";
import styles from "../note/session-screen.module.css";
import { SessionStates } from "../note/session-states.tsx";
import { useQuestionActs } from "../questions/use-question-acts.ts";
import { StartSessionBar } from "./start-session-bar.tsx";

/** The flowsheet before treatment begins: to be looked at, with today's column as it would be copied and nothing written. */
export function PreparedSessionScreen({
  episodeId,
  bookingId,
  kind,
  whenRefused,
  onStarted,
}: {
  episodeId: string;
  bookingId: string | null;
  kind: "treatment" | "evaluation";
  whenRefused?: ReactNode;
  onStarted: (sessionId: string) => void;
}) {
  const { data: prepared } = useSuspenseQuery(trpc.sessions.prepare.queryOptions({ episodeId, kind }));
  const { sheet } = prepared;
  const acts = useRowActs(sheet);
  const questions = useQuestionActs(sheet, acts);
  return (
    <main id="content" className={styles.page}>
      <SessionStates sheet={sheet} questions={questions} />
      {sheet.rows.length === 0 ? (
        <EmptyState heading="No line is in force">
          The prescription or the plan of care brings the lines that are treated here.
        </EmptyState>
      ) : (
        <div className={styles.sheet}>
          <FlowsheetGrid sheet={sheet} acts={acts} questions={questions} />
        </div>
      )}
      <StartSessionBar
        episodeId={episodeId}
        bookingId={bookingId}
        kind={kind}
        prepared={prepared}
        whenRefused={whenRefused}
        onStarted={onStarted}
      />
    </main>
  );
}
