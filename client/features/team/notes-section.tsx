import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { formatDay } from "#client/format/dates.ts";
import { useSight } from "#client/kept-part.tsx";
import type { Opening } from "#client/opening.ts";
import { AddendumForm } from "#client/signed-addenda.tsx";
import { client, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Entry, EntryList } from "#client/ui/entry-list.tsx";
import styles from "#client/ui/form-rows.module.css";
import { LoadingBars } from "#client/ui/loading-bars.tsx";
import { part, useAhead } from "#client/ui/part.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";

const ConsultNoteForm = part(() =>
  import("./consult-note-form.tsx").then(({ ConsultNoteForm }) => ConsultNoteForm),
);
const ConsultNotePanel = part(() =>
  import("./consult-note-panel.tsx").then(({ ConsultNotePanel }) => ConsultNotePanel),
);

/** What specialists on the team signed, newest first; whoever sits on it writes here. */
export function NotesSection({
  patientId,
  episodeId,
  today,
  zone,
  isSpecialist,
  opening,
}: {
  patientId: string;
  episodeId: string | null;
  today: string;
  zone: string;
  isSpecialist: boolean;
  opening: Opening;
}) {
  const { data: notes } = useSuspenseQuery(trpc.team.notes.queryOptions({ patientId }));
  useAhead(ConsultNotePanel);
  const { opened, open, close } = opening;
  const { isOpen: isPartOpen, wordsFor } = useSight(patientId);
  return (
    <section aria-label="Consult notes">
      <SectionHead
        heading="Consult notes"
        note={String(notes.length)}
        actions={
          isSpecialist && episodeId ? (
            <Button size="small" icon="plus" onPress={() => open("note")}>
              Write consult note
            </Button>
          ) : undefined
        }
        isRuled
      />
      {opened === "note" && episodeId ? (
        <Suspense fallback={<LoadingBars label="Consult note" />}>
          <ConsultNoteForm patientId={patientId} episodeId={episodeId} today={today} onClose={close} />
        </Suspense>
      ) : null}
      {!isPartOpen("notes") ? (
        <p className={styles.none}>Your own notes stand here. Of others: {wordsFor("notes")}</p>
      ) : notes.length === 0 ? (
        <p className={styles.none}>No specialist has signed a note</p>
      ) : null}
      <EntryList label="Consult notes">
        {notes.map((note) => {
          const id = note.consultNoteId;
          const isOpen = opened === `note:${id}`;
          return (
            <Entry
              key={id}
              title={`${note.specialty}, ${formatDay(note.seenOn)}`}
              sub={note.byName}
              state={note.isInError ? <StatusChip tone="worse">Entered in error</StatusChip> : null}
              acts={
                <>
                  <Button
                    size="small"
                    aria-expanded={isOpen}
                    aria-label={`${isOpen ? "Close" : "Read"} note of ${note.byName}, ${formatDay(note.seenOn)}`}
                    onPress={() => (isOpen ? close() : open(`note:${id}`))}
                  >
                    {isOpen ? "Close" : "Read"}
                  </Button>
                  {isSpecialist ? (
                    <Button
                      size="small"
                      kind="quiet"
                      aria-label={`Add to it: note of ${note.byName}, ${formatDay(note.seenOn)}`}
                      onPress={() => open(`addend-note:${id}`)}
                    >
                      Add to it
                    </Button>
                  ) : null}
                </>
              }
            >
              {isOpen ? (
                <Suspense fallback={<LoadingBars label="Consult note" />}>
                  <ConsultNotePanel consultNoteId={id} zone={zone} />
                </Suspense>
              ) : opened === `addend-note:${id}` ? (
                <Suspense fallback={<LoadingBars label="Addendum" />}>
                  <AddendumForm
                    subjectId={id}
                    canMarkInError={!note.isInError}
                    send={(addendum, operationId) =>
                      client.team.addendNote.mutate({ operationId, consultNoteId: id, ...addendum })
                    }
                    onClose={close}
                  />
                </Suspense>
              ) : null}
            </Entry>
          );
        })}
      </EntryList>
    </section>
  );
}
