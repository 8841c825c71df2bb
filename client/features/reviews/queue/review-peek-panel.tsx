import type { ReactNode } from "react";
import { formatColumnDay } from "#client/format/dates.ts";
import { formatMoment } from "#client/format/times.ts";
import { bandOf } from "#client/patient-header.tsx";
import { errorWords } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { EnvelopeLine } from "#client/ui/envelope-line.tsx";
import { LoadingBars } from "#client/ui/loading-bars.tsx";
import { PatientBand } from "#client/ui/patient-band.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import { PeekActs } from "./peek-acts.tsx";
import { MeasureCell, requestEnvelope } from "./queue-cells.tsx";
import styles from "./review-peek-panel.module.css";
import { isPaper, isPlan, type QueueActs, type QueueRow } from "./use-queue-acts.ts";

/** The paper of the chosen row: on the screen, on its way, or why it could not be read. */
export type PeekPaper = { shown: ReactNode | null; error: unknown };

const effectTones = { contraindication: "contraindication", precaution: "watch", monitor: "info" } as const;

/** The chosen row in full, with everything an answer needs on screen, and the acts with their keys. */
export function ReviewPeekPanel({
  row,
  today,
  acts,
  paper,
}: {
  row: QueueRow | null;
  today: string;
  acts: QueueActs;
  paper: PeekPaper;
}) {
  if (!row) return <aside className={styles.peek} aria-label="Chosen patient" />;
  const band = bandOf({ ...row, allergies: [], allergyState: "not-asked" }, today);
  return (
    <aside className={styles.peek} aria-label="Chosen patient">
      <PatientBand
        size="peek"
        patient={band}
        end={
          <Button size="small" keyHint="O" onPress={() => acts.open(row)}>
            Open
          </Button>
        }
      />
      <section className={styles.body} aria-label="What is known" tabIndex={0}>
        <p className={styles.why}>
          {row.tierName === "safety" ? <StatusChip tone="urgent">Safety</StatusChip> : null}
          <b>{row.words.headline}</b> {row.words.detail}
        </p>
        {row.alsoWords.length > 0 ? <p className={styles.also}>Also: {row.alsoWords.join("; ")}</p> : null}
        <div className={styles.chips}>
          {row.limits.map((words) => (
            <StatusChip key={words} tone="neutral" icon="lock">
              {words}
            </StatusChip>
          ))}
          {row.precautions.map((precaution) => (
            <StatusChip key={precaution.words} tone={effectTones[precaution.effect]}>
              {precaution.words}
            </StatusChip>
          ))}
        </div>
        {row.request ? <RequestDetail row={row} /> : null}
        {isPaper(row) ? <Paper row={row} paper={paper} /> : null}
        <section aria-label="Measures" className={styles.measures}>
          <SectionHead heading="Measures" note="since baseline" isRuled />
          <MeasureCell measure={row.pain} />
          <MeasureCell measure={row.primary} />
        </section>
        <p className={styles.call}>
          A message does not replace a call: {row.clinicName}, {row.clinicPhone}
        </p>
      </section>
      <PeekActs row={row} acts={acts} isPaperShown={paper.shown !== null} />
    </aside>
  );
}

/** What is signed by one key stands here in full before the key does anything. */
function Paper({ row, paper }: { row: QueueRow; paper: PeekPaper }) {
  return (
    <section aria-label={isPlan(row) ? "Plan of care" : "Verbal order"} className={styles.paper}>
      <SectionHead
        heading={isPlan(row) ? "Plan of care" : "Verbal order"}
        note="read it before you sign"
        isRuled
      />
      {paper.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(paper.error)}
        </Strip>
      ) : (
        (paper.shown ?? <LoadingBars label="What waits for your signature" />)
      )}
    </section>
  );
}

export function VerbalOrderText({
  order,
  zone,
}: {
  order: NonNullable<QueueRow["verbalOrder"]>;
  zone: string;
}) {
  return (
    <dl className={styles.facts}>
      <dt>Given</dt>
      <dd>{formatMoment(order.givenAt, zone)}, read back</dd>
      <dt>In your words</dt>
      <dd>
        <b>{order.words}</b>
      </dd>
      <dt>It changed</dt>
      <dd>{order.effectWords}</dd>
    </dl>
  );
}

function RequestDetail({ row }: { row: QueueRow }) {
  const { request } = row;
  if (!request) return null;
  const envelope = requestEnvelope(request);
  return (
    <section aria-label="Change request">
      <SectionHead heading={request.lineName} note={`asked by ${request.askedByName}`} isRuled />
      <dl className={styles.facts}>
        <dt>Current</dt>
        <dd>{describeDose(request.current) || "not specified"}</dd>
        <dt>Asks</dt>
        <dd>
          <b>{request.kind === "more" ? describeDose(request.wanted) : "Held until answered"}</b>
        </dd>
        <dt>Last three</dt>
        <dd>
          {request.evidence.lastThree.length === 0
            ? "no session yet"
            : request.evidence.lastThree
                .map(
                  (past) =>
                    `${formatColumnDay(past.heldOn)}: ${describeDose(past.dose)}, pain ${past.painWorst ?? "not recorded"}`,
                )
                .join(" · ")}
        </dd>
        <dt>Why</dt>
        <dd>{request.reason || "no reason given"}</dd>
      </dl>
      {envelope ? (
        <EnvelopeLine
          {...envelope.values}
          label={`Asks ${describeDose(request.wanted)}`}
          width={280}
          height={28}
        />
      ) : null}
    </section>
  );
}
