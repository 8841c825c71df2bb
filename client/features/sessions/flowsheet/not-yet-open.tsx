import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import { describeNotBefore } from "#domain/prescriptions/lines/not-before.ts";
import { consequenceOfOpening, mayStart } from "#domain/sessions/opening.ts";
import styles from "./not-yet-open.module.css";
import type { RowActs, Sheet } from "./use-row-acts.ts";

type Line = NonNullable<Sheet["plan"]>["lines"][number];

/** Lines of the plan that no session begins with yet: when each opens, and what the therapist may say or ask of it. */
export function NotYetOpen({ sheet, rows }: { sheet: Sheet; rows: Pick<RowActs, "reread"> }) {
  const closed = (sheet.plan?.lines ?? []).filter(
    (line) => line.notYetOpen && !sheet.rows.some((row) => row.lineKey === line.lineKey),
  );
  if (closed.length === 0) return null;
  return (
    <section aria-label="Not yet open" className={styles.list}>
      <SectionHead heading="Not yet open" note={String(closed.length)} isRuled />
      {closed.map((line) => (
        <ClosedLine key={line.lineKey} line={line} sheet={sheet} onDone={rows.reread} />
      ))}
    </section>
  );
}

function ClosedLine({ line, sheet, onDone }: { line: Line; sheet: Sheet; onDone: () => Promise<unknown> }) {
  const open = useMutation(trpc.sessions.openLine.mutationOptions());
  const ask = useMutation(trpc.requests.ask.mutationOptions());
  const [problem, setProblem] = useState<string | null>(null);
  const { sessionId, state } = sheet.session;
  const isAnswered = sheet.plan ? mayStart(sheet.plan, line) : false;
  const asks = !isAnswered && consequenceOfOpening(line) === "ask-first";
  const isAsked = asks && sheet.askedLineKeys.includes(line.lineKey);
  const attempt = async (write: () => Promise<unknown>) => {
    try {
      await write();
      setProblem(null);
    } catch (error) {
      setProblem(errorWords(error));
    }
    await onDone();
  };
  const bringIn = () =>
    attempt(async () => {
      const { outcome } = await open.mutateAsync({
        operationId: newOperationId(),
        sessionId,
        lineKey: line.lineKey,
      });
      if (outcome !== "saved")
        throw new Error(
          outcome === "refused"
            ? "A contraindication or a hold stands against it."
            : `${sheet.prescriberName} is asked first.`,
        );
    });
  return (
    <div className={styles.line} role="group" aria-label={line.name}>
      <span className={styles.name}>
        <Icon name="lock" size={13} />
        {line.name} <b>{describeDose(line.current)}</b>
        <span className={styles.when}>{line.notYetOpen ? describeNotBefore(line.notYetOpen) : ""}</span>
      </span>
      {state === "open" && !asks ? (
        <Button size="small" isPending={open.isPending} onPress={() => void bringIn()}>
          {isAnswered
            ? "Permitted, open it"
            : line.consequence === "act-and-tell" && line.owner === "prescriber"
              ? `Met, tell ${sheet.prescriberName}`
              : "Met, open it"}
        </Button>
      ) : null}
      {isAsked ? (
        <StatusChip tone="watch" icon="ask">
          Asked
        </StatusChip>
      ) : null}
      {state === "open" && asks && !isAsked ? (
        <Button
          size="small"
          icon="ask"
          isPending={ask.isPending}
          onPress={() =>
            void attempt(() =>
              ask.mutateAsync({
                operationId: newOperationId(),
                sessionId,
                lineKey: line.lineKey,
                wanted: line.current,
                kind: "more",
                reason: `Wants to open ${line.name}`.slice(0, 160),
              }),
            )
          }
        >
          Ask {sheet.prescriberName}
        </Button>
      ) : null}
      {problem ? <Strip tone="worse">{problem}</Strip> : null}
    </div>
  );
}
