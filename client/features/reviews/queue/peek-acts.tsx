import { Button } from "#client/ui/button.tsx";
import { part, useAhead } from "#client/ui/part.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { ReasonForm } from "../answers/reason-form.tsx";
import styles from "./review-peek-panel.module.css";
import { isPaper, isPlan, type QueueActs, type QueueRow } from "./use-queue-acts.ts";

const CounterForm = part(() => import("../answers/counter-form.tsx").then(({ CounterForm }) => CounterForm));

/** The acts on the chosen row with their keys; what an act asks for is written here, above them. */
export function PeekActs({
  row,
  acts,
  isPaperShown,
}: {
  row: QueueRow;
  acts: QueueActs;
  isPaperShown: boolean;
}) {
  useAhead(CounterForm);
  const asked = acts.asked?.episodeId === row.episodeId ? acts.asked.kind : null;
  const isAtField = asked !== null && acts.refusal?.field !== undefined;
  return (
    <div className={styles.acts}>
      {acts.refusal && !isAtField ? (
        <Strip tone="worse" role="alert">
          {acts.refusal.words}
        </Strip>
      ) : null}
      {asked ? <AskedForm key={asked} row={row} kind={asked} acts={acts} /> : null}
      {row.request ? (
        <div className={styles.row}>
          <Button
            kind="main"
            keyHint="A"
            isPending={acts.isBusy}
            onPress={() => void acts.reply(row, { kind: "approve-once", dose: null, reason: "" })}
          >
            Approve once
          </Button>
          <Button onPress={() => void acts.reply(row, { kind: "approve-and-amend", dose: null, reason: "" })}>
            Approve and amend
          </Button>
          {row.request.kind === "more" ? (
            <Button keyHint="E" onPress={() => acts.ask(row, "counter")}>
              Counter
            </Button>
          ) : null}
          <Button keyHint="R" onPress={() => acts.ask(row, "decline")}>
            Decline
          </Button>
        </div>
      ) : null}
      {isPaper(row) ? (
        <div className={styles.row}>
          <Button
            kind="main"
            keyHint="S"
            isDisabled={!isPaperShown}
            isPending={acts.isBusy}
            onPress={() => void acts.signPaper(row)}
          >
            {isPlan(row) ? "Certify plan of care" : "Sign verbal order"}
          </Button>
          {isPlan(row) ? (
            <Button keyHint="R" isDisabled={!isPaperShown} onPress={() => acts.ask(row, "return")}>
              Return
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className={styles.row}>
        <Button kind="hold" keyHint="H" onPress={() => acts.ask(row, "hold")}>
          Hold
        </Button>
        <span className={styles.atOnce}>acts at once</span>
      </div>
      <div className={styles.row}>
        <Button keyHint="C" isPending={acts.isBusy} onPress={() => void acts.decide(row, "continue", "")}>
          Continue
        </Button>
        <Button keyHint="I" isPending={acts.isBusy} onPress={() => void acts.decide(row, "maintain", "")}>
          Maintain
        </Button>
        <Button onPress={() => acts.openChart(row)}>Modify in chart</Button>
      </div>
    </div>
  );
}

const reasons = {
  hold: {
    label: "Why hold",
    submit: "Hold therapy",
    missing: "Say why, so that the therapist can act on it.",
  },
  decline: {
    label: "Why decline",
    submit: "Decline request",
    missing: "Say why, so that the therapist knows what to do instead.",
  },
  return: {
    label: "What to change",
    submit: "Return plan",
    missing: "Say what to change, so that the therapist can.",
  },
} as const;

function AskedForm({
  row,
  kind,
  acts,
}: {
  row: QueueRow;
  kind: "hold" | "decline" | "counter" | "return";
  acts: QueueActs;
}) {
  if (kind === "counter")
    return row.request ? (
      <CounterForm
        wanted={row.request.wanted}
        current={row.request.current}
        refused={acts.refusal?.field ? acts.refusal.words : undefined}
        isPending={acts.isBusy}
        onSubmit={(dose, reason) => void acts.reply(row, { kind: "counter", dose, reason })}
        onClose={acts.closeAsked}
      />
    ) : null;
  return (
    <ReasonForm
      {...reasons[kind]}
      refused={acts.refusal?.field === "reason" ? acts.refusal.words : undefined}
      isPending={acts.isBusy}
      onSubmit={(reason) =>
        void (kind === "hold"
          ? acts.decide(row, "hold", reason)
          : kind === "return"
            ? acts.returnPlan(row, reason)
            : acts.reply(row, { kind: "decline", dose: null, reason }))
      }
      onClose={acts.closeAsked}
    />
  );
}
