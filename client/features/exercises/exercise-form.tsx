import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { LeaveQuestion } from "#client/leave-question.tsx";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { showToast } from "#client/ui/toast-queue.ts";
import { BodyFields } from "./body-fields.tsx";
import { DoseFields } from "./dose-fields.tsx";
import { type Content, problemsIn } from "./exercise-draft.ts";
import styles from "./exercises-screen.module.css";
import { HeadFields } from "./head-fields.tsx";
import { LadderFields } from "./ladder-fields.tsx";

type Standing = { exerciseId: string; clinicId: string; expectedVersion: number };

/** All that is said of a clinic's own exercise; saved, it is a new exercise or the next version of one. */
export function ExerciseForm({
  heading,
  start,
  clinics,
  standing,
  names = {},
  onDone,
}: {
  heading: string;
  start: Content;
  clinics: readonly { clinicId: string; name: string }[];
  /** The exercise that gets a new version; null for a new one. */
  standing: Standing | null;
  /** Of the rungs it stands between already, by their id. */
  names?: Readonly<Record<string, string>>;
  /** With the exercise that was saved; null where nothing was. */
  onDone: (exerciseId: string | null) => void;
}) {
  const queryClient = useQueryClient();
  const [content, setContent] = useState(start);
  const [clinicId, setClinicId] = useState(standing?.clinicId ?? clinics[0]?.clinicId ?? "");
  const add = useMutation(trpc.exercises.add.mutationOptions());
  const change = useMutation(trpc.exercises.change.mutationOptions());
  const { error, isPending } = standing ? change : add;
  const parts = {
    content,
    problem: problemsIn(error),
    onChange: (part: Partial<Content>) => setContent((before) => ({ ...before, ...part })),
  };
  const save = async () => {
    const operationId = newOperationId();
    const saving = standing
      ? change.mutateAsync({
          operationId,
          exerciseId: standing.exerciseId,
          expectedVersion: standing.expectedVersion,
          content,
        })
      : add.mutateAsync({ operationId, clinicId, content });
    await saving.then(
      async ({ exerciseId, number }) => {
        await queryClient.invalidateQueries(trpc.exercises.pathFilter());
        showToast({ text: `${content.name} saved, version ${number}`, icon: "check", tone: "better" });
        onDone(exerciseId);
      },
      // Said at its field, and above the form.
      () => undefined,
    );
  };
  return (
    <form
      noValidate
      aria-label={heading}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <LeaveQuestion
        isTyped={JSON.stringify(content) !== JSON.stringify(start)}
        what={content.name === "" ? "The exercise" : content.name}
      />
      <SectionHead heading={heading} note={standing ? "saved as a new version" : undefined} isRuled />
      {error ? (
        <Strip tone="worse" role="alert">
          {errorWords(error)}
        </Strip>
      ) : null}
      {clinics.length > 1 && !standing ? (
        <div className={styles.narrow}>
          <SelectField
            label="For clinic"
            value={clinicId}
            onChange={setClinicId}
            options={clinics.map((clinic) => ({ value: clinic.clinicId, label: clinic.name }))}
          />
        </div>
      ) : null}
      <HeadFields {...parts} />
      <DoseFields {...parts} />
      <BodyFields {...parts} />
      <LadderFields {...parts} names={names} />
      <div className={styles.row}>
        <Button kind="main" type="submit" isPending={isPending}>
          {standing ? "Save the new version" : "Save exercise"}
        </Button>
        <Button onPress={() => onDone(null)}>Cancel</Button>
      </div>
    </form>
  );
}
