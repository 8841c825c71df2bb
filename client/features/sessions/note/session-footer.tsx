import { useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { isWaiting } from "#domain/requests/state.ts";
import { counted, countedOf } from "#domain/units/counted.ts";
import { stopReasons } from "../flowsheet/row-menu.tsx";
import type { Sheet } from "../flowsheet/use-row-acts.ts";
import { StopForm } from "../questions/stop-form.tsx";
import type { QuestionActs } from "../questions/use-question-acts.ts";
import { AdverseEventMenu } from "./adverse-event-menu.tsx";
import styles from "./session-screen.module.css";

/** How far the session is, what is missing to sign it, and stopping all of it. */
export function SessionFooter(props: {
  sheet: Sheet;
  questions: QuestionActs;
  /** What is missing, or what went wrong. */
  words: string;
  isSigning: boolean;
  onSign: () => void;
  /** Null once anything was entered: from then on the session is signed. */
  onDiscard: (() => void) | null;
  isDiscarding: boolean;
  /** Null once the session is signed. */
  adverse: { words: string; onChange: (words: string) => void; onInWords: () => void } | null;
}) {
  const { sheet, questions, words, isSigning, onSign, onDiscard, isDiscarding, adverse } = props;
  const [isStopping, setStopping] = useState(false);
  const isOpen = sheet.session.state === "open";
  const isNote = sheet.session.kind === "seen-not-treated";
  const answered = sheet.rows.filter((row) => row.state !== "copied").length;
  const waiting = sheet.rows.filter((row) => row.requests.some((request) => isWaiting(request.state))).length;
  const isAsked = [...sheet.sessionRequests, ...sheet.rows.flatMap((row) => row.requests)].some(
    (request) => request.sessionId === sheet.session.sessionId,
  );
  const isHeld = sheet.sessionRequests.some((request) => isWaiting(request.state));
  return (
    <section className={styles.sign} aria-label="Signature">
      {isStopping ? (
        <StopForm
          what="the session"
          prescriberName={sheet.prescriberName}
          isPending={questions.isAsking}
          onStop={(reason) => void questions.stop(null, reason).then(() => setStopping(false))}
          onCancel={() => setStopping(false)}
        />
      ) : null}
      <div className={styles.signLine}>
        <div className={styles.grow}>
          {isNote ? null : (
            <p className={styles.counted}>
              <b>{countedOf(answered, sheet.rows.length, "row")}</b> confirmed
              {waiting > 0 ? `, ${counted(waiting, "request waits", "requests wait")}` : ""}
            </p>
          )}
          <p className={styles.sub} role="status">
            {words}
          </p>
        </div>
        {onDiscard && !isAsked ? (
          <Button kind="quiet" icon="undo" isPending={isDiscarding} onPress={onDiscard}>
            Not started after all
          </Button>
        ) : null}
        {sheet.prescription?.state === "held" ? <StatusChip tone="worse">Therapy held</StatusChip> : null}
        {adverse && !isNote ? (
          <AdverseEventMenu
            words={adverse.words}
            prescriberName={sheet.prescriberName}
            onChange={adverse.onChange}
            onInWords={adverse.onInWords}
          />
        ) : null}
        {isOpen && !isNote && !isHeld && sheet.prescription ? (
          <MenuButton
            label="Stop and ask about the whole session"
            kind="hold"
            size="large"
            commands={[
              ...stopReasons.map((reason) => ({
                id: reason,
                section: `Stop the session and ask ${sheet.prescriberName}`,
                label: reason,
                onChoose: () => void questions.stop(null, reason),
              })),
              {
                id: "in-words",
                section: `Stop the session and ask ${sheet.prescriberName}`,
                label: "Say why in words",
                icon: "pencil" as const,
                onChoose: () => setStopping(true),
              },
            ]}
          >
            Stop and ask
          </MenuButton>
        ) : null}
        {isOpen ? (
          <Button kind="main" size="large" keyHint="Ctrl+Enter" isPending={isSigning} onPress={onSign}>
            {isNote ? "Sign note" : "Sign session"}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
