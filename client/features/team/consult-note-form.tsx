import { useSuspenseQuery } from "@tanstack/react-query";
import { SignedForm } from "#client/signed-form.tsx";
import { client, trpc } from "#client/trpc.ts";
import { DateField } from "#client/ui/date-field.tsx";
import styles from "#client/ui/form-rows.module.css";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { useDraft } from "#client/use-draft.ts";
import { ruleProblems, schemaProblems, useSignedForm } from "#client/use-signed-form.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { type ConsultNote, consultNoteSchema, validateConsultNote } from "#domain/team/consult-note.ts";

type NoteDraft = Omit<ConsultNote, "schema" | "specialty" | "seenOn"> & { seenOn: string | undefined };

/** What was found and is advised, from the seat in force; a part may be kept for those named for a section. */
export function ConsultNoteForm({
  patientId,
  episodeId,
  today,
  onClose,
}: {
  patientId: string;
  episodeId: string;
  today: string;
  onClose: () => void;
}) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { data: team } = useSuspenseQuery(trpc.team.list.queryOptions({ patientId }));
  const seat = team.findLast(
    (one) =>
      one.staffId === me.staffId &&
      !one.hasEnded &&
      one.fromOn <= today &&
      (one.toOn === null || one.toOn >= today),
  );
  const specialty = seat?.specialty ?? "";
  const named = [
    ...new Set([...me.sensitiveSections, ...(seat?.sections ?? []).map(({ section }) => section)]),
  ];
  const draft = useDraft<NoteDraft>({
    kind: "consult-note",
    subjectId: episodeId,
    initial: { seenOn: today, summary: "", findings: "", advice: "", sensitiveNote: "" },
  });
  const { value } = draft;
  const set = (part: Partial<NoteDraft>) => draft.setValue((before) => ({ ...before, ...part }));
  const noteOf = (typed: NoteDraft): ConsultNote => {
    const { sensitiveSection, ...rest } = typed;
    return {
      schema: 1,
      ...rest,
      seenOn: typed.seenOn ?? "",
      specialty,
      ...(typed.sensitiveNote === "" || sensitiveSection === undefined ? {} : { sensitiveSection }),
    };
  };
  const form = useSignedForm({
    draft,
    part: "content",
    check: (typed) => ({
      ...ruleProblems(validateConsultNote(noteOf(typed), { today, sensitiveSections: named })),
      ...schemaProblems(consultNoteSchema, noteOf(typed)),
    }),
    send: (typed, operationId) =>
      client.team.signNote.mutate({ operationId, episodeId, content: noteOf(typed) }),
    onDone: onClose,
  });
  return (
    <SignedForm
      label="Consult note"
      form={form}
      draft={draft}
      submit={`Sign note as ${specialty || "specialist"}`}
      onClose={onClose}
    >
      <div className={styles.row}>
        <DateField
          label="Seen on"
          value={value.seenOn}
          onChange={(seenOn) => set({ seenOn })}
          error={form.said("seenOn")}
        />
        <div className={styles.wide}>
          <TextField
            label="What the team must know, in one line"
            value={value.summary}
            onChange={(summary) => set({ summary })}
            error={form.said("summary")}
            maxLength={300}
          />
        </div>
      </div>
      <TextArea
        label="Findings"
        rows={3}
        value={value.findings}
        onChange={(findings) => set({ findings })}
        error={form.said("findings")}
        maxLength={6000}
      />
      <TextArea
        label="Advice"
        rows={3}
        value={value.advice}
        onChange={(advice) => set({ advice })}
        error={form.said("advice")}
        maxLength={4000}
      />
      {named.length > 0 ? (
        <div className={styles.row}>
          <div className={styles.wide}>
            <TextArea
              label="Sensitive, kept apart"
              rows={2}
              value={value.sensitiveNote}
              onChange={(sensitiveNote) => set({ sensitiveNote })}
              error={form.said("sensitiveNote")}
              maxLength={4000}
            />
          </div>
          <SelectField
            label="Who may read it"
            value={value.sensitiveSection ?? ""}
            placeholder="Choose the section"
            options={named.map((section) => ({
              value: section,
              label: section.replaceAll("-", " "),
            }))}
            onChange={(section) => set({ sensitiveSection: section as SensitiveSection })}
            error={form.said("sensitiveSection")}
          />
        </div>
      ) : null}
    </SignedForm>
  );
}
