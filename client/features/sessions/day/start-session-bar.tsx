import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatTime } from "#client/format/times.ts";
import type { Outputs } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { useSignKey } from "#client/use-sign-key.ts";
import { WriteNoteForm } from "../note/write-note-form.tsx";
import styles from "./start-session.module.css";
import { useStartSession } from "./use-start-session.ts";

export type Prepared = Outputs["sessions"]["prepare"];

type Props = {
  episodeId: string;
  bookingId?: string | null;
  kind?: "treatment" | "evaluation";
  /** What was read before: whether the gate is open, and what is open already. Without it starting tells. */
  prepared?: Prepared;
  /** The gate alone, where nothing else was read before. */
  gate?: Prepared["gate"] | undefined;
  /** What may be done about a refusal, beside its sentence. */
  whenRefused?: ReactNode;
  onStarted: (sessionId: string) => void;
};

/** The one act that begins treatment, behind the gate and with its reason where the gate asks for one. A note passes it. */
export function StartSessionBar({ prepared, gate = prepared?.gate, ...props }: Props) {
  const { episodeId, bookingId = null, kind = "treatment", whenRefused, onStarted } = props;
  const [isWriting, setWriting] = useState(false);
  const starting = useStartSession({ episodeId, bookingId, kind, onStarted });
  const refused = gate?.kind === "refused" ? gate.reasons[0]?.words : undefined;
  const asked = starting.asked ?? (gate?.needsReason ? gate.reasons[0]?.words : undefined);
  const elsewhere = prepared?.open?.isMine === false ? prepared.open : starting.elsewhere;
  const mayStart = refused === undefined && elsewhere === null && !isWriting;
  useSignKey(starting.start, prepared !== undefined && mayStart);
  return (
    <section aria-label="Start a session" className={prepared ? styles.foot : styles.bar}>
      {isWriting ? (
        <WriteNoteForm
          episodeId={episodeId}
          bookingId={bookingId}
          onStarted={onStarted}
          onCancel={() => setWriting(false)}
        />
      ) : (
        <>
          {elsewhere ? <OpenElsewhere open={elsewhere} sheet={prepared?.sheet} onOpen={onStarted} /> : null}
          {!elsewhere && (refused ?? starting.problem) ? (
            <div className={styles.wide}>
              <Strip tone="worse" role="alert" actions={whenRefused}>
                {refused ?? starting.problem}
              </Strip>
            </div>
          ) : null}
          {mayStart && asked ? <Reason words={asked} starting={starting} /> : null}
          {prepared ? (
            <>
              <p className={styles.words}>
                {prepared.open?.isMine
                  ? `Your session has been open since ${formatTime(prepared.open.startedAt, prepared.sheet.timeZone)}`
                  : elsewhere
                    ? null
                    : "Not begun: nothing is written yet"}
              </p>
              <Link
                className={buttonClassName({ kind: "quiet" })}
                to="/patients/$patientId"
                params={{ patientId: prepared.sheet.session.patientId }}
                search={{ episodeId }}
              >
                Open chart
              </Link>
            </>
          ) : null}
          <Button kind="quiet" icon="doc" onPress={() => setWriting(true)}>
            Write a note
          </Button>
          {mayStart ? (
            <Button
              kind="main"
              icon="play"
              isPending={starting.isPending}
              onPress={starting.start}
              {...(prepared ? { size: "large" as const, keyHint: "Ctrl+Enter" } : {})}
            >
              {prepared?.open ? "Go on with the session" : "Start session"}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

function Reason({ words, starting }: { words: string; starting: ReturnType<typeof useStartSession> }) {
  return (
    <form
      noValidate
      className={styles.wide}
      onSubmit={(event) => {
        event.preventDefault();
        starting.start();
      }}
    >
      <Strip tone="watch">{words}</Strip>
      <TextField
        label="Why treatment goes on"
        value={starting.reason}
        onChange={starting.setReason}
        autoFocus
        maxLength={300}
      />
    </form>
  );
}

/** A colleague treats this patient now: their session is opened to be read or to write in, and no second one is begun. */
function OpenElsewhere({
  open,
  sheet,
  onOpen,
}: {
  open: { sessionId: string; therapistName: string; startedAt?: number };
  sheet: Prepared["sheet"] | undefined;
  onOpen: (sessionId: string) => void;
}) {
  const since =
    sheet && open.startedAt !== undefined ? formatTime(open.startedAt, sheet.timeZone) : undefined;
  return (
    <div className={styles.wide}>
      <Strip
        tone="watch"
        role="alert"
        icon="user"
        actions={
          <Button kind="main" onPress={() => onOpen(open.sessionId)}>
            Open their session
          </Button>
        }
      >
        <b>{open.therapistName}</b>{" "}
        {since
          ? `has had a session open for this patient since ${since}`
          : "has a session of today open for this patient"}
        : open it to read it or to write in it. No second one is begun.
      </Strip>
    </div>
  );
}
