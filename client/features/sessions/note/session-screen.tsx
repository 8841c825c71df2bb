import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { formatTimeWithSeconds } from "#client/format/times.ts";
import { errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { part } from "#client/ui/part.tsx";
import { useSignKey } from "#client/use-sign-key.ts";
import type { RedFlagCheck } from "#domain/precautions/red-flags/red-flag-check.ts";
import { hasEntry } from "#domain/sessions/entries.ts";
import { hintsOf } from "../checks/hints-of.ts";
import { RedFlagButtons, RedFlagDetails } from "../checks/red-flag-strip.tsx";
import { useVitals } from "../checks/use-vitals.ts";
import { VitalsStrip } from "../checks/vitals-strip.tsx";
import { FlowsheetGrid } from "../flowsheet/flowsheet-grid.tsx";
import { NotYetOpen } from "../flowsheet/not-yet-open.tsx";
import { RestNotDoneBar } from "../flowsheet/rest-not-done.tsx";
import { SinceBegun } from "../flowsheet/since-begun.tsx";
import { useRowActs } from "../flowsheet/use-row-acts.ts";
import { useQuestionActs } from "../questions/use-question-acts.ts";
import { CoSignature } from "../summary/co-signature.tsx";
import { CutShortBar } from "../summary/cut-short-bar.tsx";
import { SigningSummary } from "../summary/signing-summary.tsx";
import { ChargesSection } from "../time/charges-section.tsx";
import { TimeStrip } from "../time/time-strip.tsx";
import { useSessionTime } from "../time/use-session-time.ts";
import { missingToSign } from "./missing-to-sign.ts";
import { NoteConflicts } from "./note-conflicts.tsx";
import { PainPair } from "./pain-pair.tsx";
import { SessionFooter } from "./session-footer.tsx";
import styles from "./session-screen.module.css";
import { SessionStates } from "./session-states.tsx";
import { SessionWords } from "./session-words.tsx";
import { SinceLastTimeStrip } from "./since-last-time-strip.tsx";
import { usePlace } from "./use-place.ts";
import { useSessionNote } from "./use-session-note.ts";

// What chooses from a long list comes right after the sheet itself.
const AddExercise = part(() => import("../flowsheet/add-exercise.tsx").then((module) => module.AddExercise), {
  takesKeys: false,
});
const TechniquesSection = part(
  () => import("../checks/techniques-section.tsx").then((module) => module.TechniquesSection),
  { takesKeys: false },
);
const SessionAddenda = part(() => import("./session-addenda.tsx").then((module) => module.SessionAddenda), {
  takesKeys: false,
});
const MoveNote = part(() => import("./move-note.tsx").then((module) => module.MoveNote), {
  takesKeys: false,
});

/** The open session: since last time, pain, the flowsheet, the words, the signature. */
export function SessionScreen({ sessionId, onDone }: { sessionId: string; onDone: () => void }) {
  const { data: sheet } = useSuspenseQuery(trpc.sessions.get.queryOptions({ sessionId }));
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const acts = useRowActs(sheet);
  const questions = useQuestionActs(sheet, acts);
  const note = useSessionNote(sessionId, sheet.session);
  const time = useSessionTime(sheet, note.value);
  const vitals = useVitals(sheet);
  const hints = hintsOf(sheet, note.value);
  const sign = useMutation(trpc.sessions.sign.mutationOptions());
  const discard = useMutation(trpc.sessions.discard.mutationOptions());
  const [problem, setProblem] = useState<string | null>(null);
  const page = useRef<HTMLElement>(null);
  const isOpen = sheet.session.state === "open";
  const isNote = sheet.session.kind === "seen-not-treated";
  // Somebody who acts here, on a note that says something and stands.
  const mayMove =
    time.mayWrite &&
    (sheet.session.state === "signed"
      ? !sheet.time.isInError
      : isOpen && (hasEntry({ note: note.value, rows: sheet.rows }) || sheet.time.services.length > 0));
  const [isFlagsUnfolded, setFlagsUnfolded] = useState(false);
  const redFlags = {
    asked: sheet.redFlags,
    value: note.value.redFlags,
    isDisabled: !isOpen,
    isUnfolded: isFlagsUnfolded,
    onUnfold: setFlagsUnfolded,
    onChange: (value: RedFlagCheck | undefined) => note.change({ redFlags: value }),
  };
  const missing = missingToSign(sheet, note.value, acts, { ...time, unanswered: vitals.unanswered });

  const signNow = async () => {
    await acts.settle();
    await time.settle();
    await vitals.settle();
    // One turn, so that what was just answered is on the screen before it is asked what is missing.
    await new Promise((resolve) => setTimeout(resolve));
    const first = missingNow.current[0];
    if (first) {
      setProblem(null);
      page.current?.querySelector<HTMLElement>(first.target)?.focus();
      return;
    }
    try {
      const version = await note.flush();
      const operationId = newOperationId();
      const rows = acts.standing().rows.map((row) => ({ row: row.row, version: row.version }));
      const services = time.shown();
      await confirmThen(() =>
        sign.mutateAsync({ operationId, sessionId, expectedVersion: version, rows, services }),
      );
      await queryClient.invalidateQueries();
      onDone();
    } catch (error) {
      setProblem(error instanceof NotConfirmedError ? error.message : errorWords(error));
      await acts.reread();
      await queryClient.invalidateQueries({ queryKey: trpc.sessions.get.queryKey({ sessionId }) });
    }
  };

  const discardNow = async () => {
    try {
      await discard.mutateAsync({
        operationId: newOperationId(),
        sessionId,
        expectedVersion: await note.flush(),
      });
      await queryClient.invalidateQueries();
      onDone();
    } catch (error) {
      setProblem(errorWords(error));
      await acts.reread();
    }
  };

  // What the newest render knows, for a write that was still on its way.
  const missingNow = useRef(missing);
  useEffect(() => {
    missingNow.current = missing;
  });
  useSignKey(() => void signNow(), isOpen);
  usePlace(sessionId, page, isOpen);

  return (
    <main id="content" ref={page} className={styles.page}>
      <SessionStates sheet={sheet} questions={questions} />
      <NoteConflicts conflicts={note.conflicts} onSettle={note.settle} />
      {isNote ? null : (
        <>
          <SinceLastTimeStrip
            value={note.value.sinceLastTime}
            home={sheet.home}
            heldOn={sheet.session.heldOn}
            isDisabled={!isOpen}
            onChange={(sinceLastTime) => note.change({ sinceLastTime })}
          />
          <PainPair
            note={note.value}
            stopsAbove={sheet.stopRule}
            isDisabled={!isOpen}
            onChange={note.change}
          />
          <VitalsStrip sheet={sheet} acts={vitals} questions={questions} />
          <TimeStrip
            leading={<RedFlagButtons {...redFlags} />}
            acts={time}
            note={note.value}
            isDisabled={!isOpen}
            problemAt={(field) => fieldWords(sign.error, field)}
            onChange={(part) => {
              sign.reset();
              note.change(part);
            }}
          />
          <RedFlagDetails {...redFlags} prescriberName={sheet.prescriberName} />
          <div className={styles.sheet}>
            <SinceBegun sheet={sheet} rows={acts} />
            <FlowsheetGrid sheet={sheet} acts={acts} questions={questions} hints={hints} />
            <NotYetOpen sheet={sheet} rows={acts} />
            {isOpen ? (
              <RestNotDoneBar
                sheet={sheet}
                acts={acts}
                beside={
                  <CutShortBar
                    value={note.value.cutShort}
                    onChange={(cutShort) => note.change({ cutShort })}
                  />
                }
              />
            ) : null}
            {isOpen ? <AddExercise sheet={sheet} /> : null}
          </div>
          <TechniquesSection sheet={sheet} note={note.value} isDisabled={!isOpen} onChange={note.change} />
        </>
      )}
      <SessionWords sheet={sheet} note={note.value} onChange={note.change} />
      {isNote || sheet.session.state === "discarded" ? null : (
        <SigningSummary sheet={sheet} note={note.value} />
      )}
      {sheet.session.state === "signed" ? (
        <>
          {isNote ? null : <ChargesSection time={sheet.time} />}
          <CoSignature sheet={sheet} />
          <SessionAddenda sheet={sheet} />
        </>
      ) : null}
      {mayMove ? <MoveNote sheet={sheet} flush={note.flush} /> : null}
      <SessionFooter
        sheet={sheet}
        questions={questions}
        isSigning={sign.isPending}
        adverse={
          isOpen
            ? {
                words: note.value.adverseEvent,
                onChange: (adverseEvent) => note.change({ adverseEvent }),
                onInWords: () =>
                  page.current?.querySelector<HTMLElement>('[data-part="adverse-event"] textarea')?.focus(),
              }
            : null
        }
        onSign={() => void signNow()}
        isDiscarding={discard.isPending}
        onDiscard={
          isOpen &&
          !hasEntry({ note: note.value, rows: sheet.rows }) &&
          sheet.time.services.length === 0 &&
          sheet.vitals.measured.length === 0
            ? () => void discardNow()
            : null
        }
        words={[
          problem ??
            note.problem ??
            questions.problem ??
            (isOpen ? readiness(missing) : endedWords[sheet.session.state]),
          ...(isOpen && note.savedAt ? [`Saved ${formatTimeWithSeconds(note.savedAt, sheet.timeZone)}`] : []),
        ].join(" · ")}
      />
    </main>
  );
}

/** What has ended says so where an open session says what is missing. */
const endedWords = {
  open: "",
  signed: "Signed",
  discarded: "Not started after all",
  "not-begun": "",
} as const;
const readiness = (missing: readonly { words: string }[]): string =>
  missing.length > 0 ? `To sign: ${missing.map((one) => one.words).join(", ")}` : "Ready to sign";
