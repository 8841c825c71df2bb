import { useSuspenseQuery } from "@tanstack/react-query";
import { formatDay } from "#client/format/dates.ts";
import { formatMoment } from "#client/format/times.ts";
import { AddendaText } from "#client/signed-addenda.tsx";
import { trpc } from "#client/trpc.ts";
import styles from "#client/ui/form-rows.module.css";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { keptWords } from "#domain/people/sensitive.ts";

/** A signed consult note, exactly as it was signed, and what was added since. */
export function ConsultNotePanel({ consultNoteId, zone }: { consultNoteId: string; zone: string }) {
  const { data: note } = useSuspenseQuery(trpc.team.note.queryOptions({ consultNoteId }));
  const { content } = note;
  return (
    <>
      {content ? (
        <>
          <p className={styles.prose}>
            <b>{content.summary}</b>
          </p>
          {content.findings === "" ? null : <p className={styles.prose}>{content.findings}</p>}
          <p className={styles.prose}>Advises: {content.advice}</p>
          {note.isSensitiveHidden ? (
            <p>
              <StatusChip tone="outlined">
                A sensitive part is kept for staff named for its section
              </StatusChip>
            </p>
          ) : content.sensitiveNote === "" ? null : (
            <p className={styles.prose}>
              Sensitive, {content.sensitiveSection?.replaceAll("-", " ")}: {content.sensitiveNote}
            </p>
          )}
          <p className={styles.sub}>Seen {formatDay(content.seenOn)}</p>
        </>
      ) : (
        <p>{keptWords}</p>
      )}
      <p className={styles.sub}>
        Signed by {note.signerName}, {formatMoment(note.signedAt, zone)}
      </p>
      <AddendaText addenda={note.addenda} zone={zone} />
    </>
  );
}
