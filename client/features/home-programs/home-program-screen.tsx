import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { formatDay } from "#client/format/dates.ts";
import { dayIn, formatMoment } from "#client/format/times.ts";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeDays } from "#domain/home-programs/answers.ts";
import type { HomeChange } from "#domain/home-programs/changed-since.ts";
import { counted } from "#domain/units/counted.ts";
import { Handout } from "./handout.tsx";
import { HomeProgramForm } from "./home-program-form.tsx";
import styles from "./home-program-screen.module.css";

type Home = Outputs["homePrograms"]["get"];
type Program = NonNullable<Home["program"]>;

const languageWords = { en: "English", es: "Spanish" } as const;

/** What a patient has to do at home: the paper as it was given, what is otherwise since, what they said they did. */
export function HomeProgramScreen({
  patientId,
  episodeId,
  programId,
  canGive,
  canHandOut,
}: {
  patientId: string;
  episodeId: string;
  /** An earlier program; undefined is the one the patient has. */
  programId: string | undefined;
  canGive: boolean;
  canHandOut: boolean;
}) {
  const { data: home } = useSuspenseQuery(
    trpc.homePrograms.get.queryOptions({ episodeId, ...(programId ? { programId } : {}) }),
  );
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const isOpen = canGive && home.canBeWritten;
  const [isWriting, setWriting] = useState(isOpen && home.program === null);
  const [toPrint, setToPrint] = useState<{ programId: string } | null>(null);
  const printed = useRef<typeof toPrint>(null);
  const { program } = home;
  // The paper is printed once it stands on the screen as it was given.
  useEffect(() => {
    if (toPrint === null || printed.current === toPrint || program?.programId !== toPrint.programId) return;
    printed.current = toPrint;
    window.print();
  }, [toPrint, program]);

  if (isWriting)
    return (
      <HomeProgramForm
        episodeId={episodeId}
        patient={band}
        onGiven={(given) => {
          setWriting(false);
          setToPrint({ programId: given });
        }}
        onCancel={program ? () => setWriting(false) : null}
      />
    );
  if (!program)
    return (
      <main id="content" className={styles.blank}>
        <EmptyState heading="No home program yet">
          The therapist gives it from the lines of the plan.
        </EmptyState>
      </main>
    );
  const isExcluded = home.changes.some(({ kind }) => kind === "excluded");
  const printedAt = home.handOuts.at(-1)?.at ?? program.givenAt;
  return (
    <main id="content" className={styles.page}>
      <div className={styles.left}>
        <SectionHead
          level={1}
          heading={`Home program ${program.number}`}
          note={`${languageWords[program.language]}, from ${formatDay(program.startsOn)}`}
          actions={
            home.isInUse ? (
              <>
                {home.isStanding ? null : <StatusChip tone="neutral">Until the next begins</StatusChip>}
                {canHandOut && !isExcluded ? (
                  <PrintAgain
                    episodeId={episodeId}
                    programId={program.programId}
                    onPrinted={() => setToPrint({ programId: program.programId })}
                  />
                ) : null}
                {isOpen && home.isStanding ? (
                  <Button kind="main" onPress={() => setWriting(true)}>
                    Write a new one
                  </Button>
                ) : null}
              </>
            ) : (
              <StatusChip tone="neutral">Superseded</StatusChip>
            )
          }
          isRuled
        />
        <Changes
          changes={home.changes}
          heading={`Changed since it was printed on ${formatDay(dayIn(program.givenAt, band.timeZone))}`}
        />
        <AlsoInUse home={home} patientId={patientId} episodeId={episodeId} />
        <Reasons program={program} />
        <HandOuts program={program} home={home} zone={band.timeZone} />
        <Reports home={home} />
        <Programs
          home={home}
          program={program}
          patientId={patientId}
          episodeId={episodeId}
          zone={band.timeZone}
        />
        <p className={styles.sub}>Content sealed as {program.hash}</p>
      </div>
      <section aria-label="The paper" className={styles.paper}>
        <Handout
          content={program.content}
          patient={band}
          drawings={home.drawings}
          given={{ byName: program.byName, printedAt, zone: band.timeZone }}
        />
      </section>
    </main>
  );
}

function PrintAgain({
  episodeId,
  programId,
  onPrinted,
}: {
  episodeId: string;
  programId: string;
  onPrinted: () => void;
}) {
  const queryClient = useQueryClient();
  const print = useMutation(trpc.homePrograms.printAgain.mutationOptions());
  const printNow = async () => {
    await print.mutateAsync({ operationId: newOperationId(), episodeId, programId });
    await queryClient.invalidateQueries({ queryKey: trpc.homePrograms.get.queryKey() });
    onPrinted();
  };
  return (
    <>
      {print.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(print.error)}
        </Strip>
      ) : null}
      <Button icon="print" isPending={print.isPending} onPress={() => void printNow().catch(() => undefined)}>
        Print again
      </Button>
    </>
  );
}

/** Nothing is said of an earlier program: it is not done any more. */
function Changes({ changes, heading }: { changes: readonly HomeChange[]; heading: string }) {
  if (changes.length === 0) return null;
  const isExcluded = changes.some(({ kind }) => kind === "excluded");
  return (
    <Strip tone={isExcluded ? "worse" : "watch"} {...(isExcluded ? { icon: "octagon" as const } : {})}>
      <b>{heading}</b>
      <ul className={styles.list}>
        {changes.map(({ kind, lineKey, words }) => (
          <li key={`${kind} ${lineKey ?? ""}`}>{words}</li>
        ))}
      </ul>
    </Strip>
  );
}

/** A paper that begins later hides none the patient goes by until then, nor what must not be done on it. */
function AlsoInUse({
  home: { alsoInUse, today },
  patientId,
  episodeId,
}: {
  home: Home;
  patientId: string;
  episodeId: string;
}) {
  return alsoInUse.map(({ programId, number, startsOn, changes }) => {
    const when =
      startsOn > today ? `begins ${formatDay(startsOn)}` : `is done now, from ${formatDay(startsOn)}`;
    return (
      <div key={programId}>
        <p>
          <Link
            to="/patients/$patientId/home-program"
            params={{ patientId }}
            search={{ episodeId, programId }}
          >
            Home program {number}
          </Link>{" "}
          {when}.
        </p>
        <Changes changes={changes} heading={`Changed since home program ${number} was printed`} />
      </div>
    );
  });
}

/** Why what is not meant for home is done there. */
function Reasons({ program }: { program: Program }) {
  const reasons = program.content.exercises.flatMap(({ lineKey, name, unsuitableReason }) =>
    unsuitableReason === undefined ? [] : [{ lineKey, name, unsuitableReason }],
  );
  if (reasons.length === 0) return null;
  return (
    <section aria-label="Not meant for home">
      <SectionHead heading="Not meant for home" isRuled />
      <ul className={styles.rows}>
        {reasons.map(({ lineKey, name, unsuitableReason }) => (
          <li key={lineKey}>
            <b>{name}</b>
            <span>{unsuitableReason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function HandOuts({ program, home, zone }: { program: Program; home: Home; zone: string }) {
  return (
    <section aria-label="Handed out">
      <SectionHead heading="Handed out" note={counted(program.exerciseCount, "exercise")} isRuled />
      <ul className={styles.rows}>
        {home.handOuts.map(({ kind, at, byName }) => (
          <li key={`${kind} ${at}`}>
            <b>{kind === "given" ? "Given" : "Printed again"}</b>
            <span>
              {formatMoment(at, zone)}, {byName}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reports({ home: { reports } }: { home: Home }) {
  return (
    <section aria-label="What was done">
      <SectionHead heading="What the patient says they did" isRuled />
      {reports.length === 0 ? <p className={styles.sub}>Not asked yet. The next session asks.</p> : null}
      <ul className={styles.rows}>
        {reports.map(({ sessionId, heldOn, days, asked, exercises }) => (
          <li key={sessionId}>
            <b>{formatDay(heldOn)}</b>
            <span>
              {[
                days === null
                  ? "Days not asked"
                  : days === "not-asked"
                    ? "Not asked"
                    : describeDays(days, asked ?? undefined),
                ...exercises,
              ].join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Programs({
  home: { programs },
  program,
  patientId,
  episodeId,
  zone,
}: {
  home: Home;
  program: Program;
  patientId: string;
  episodeId: string;
  zone: string;
}) {
  if (programs.length < 2) return null;
  return (
    <nav aria-label="Programs">
      <SectionHead heading="Programs" note={String(programs.length)} isRuled />
      <ul className={styles.rows}>
        {programs.map((one, place) => (
          <li key={one.programId}>
            <Link
              to="/patients/$patientId/home-program"
              params={{ patientId }}
              search={{ episodeId, ...(place === 0 ? {} : { programId: one.programId }) }}
              {...(one.programId === program.programId ? { "aria-current": "page" as const } : {})}
            >
              Program {one.number}
            </Link>
            <span>
              {formatDay(dayIn(one.givenAt, zone))}, {one.byName} · {counted(one.exerciseCount, "exercise")} ·{" "}
              {languageWords[one.language]}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
