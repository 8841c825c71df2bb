import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords, fieldWords, type Inputs, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { showToast } from "#client/ui/toast-queue.ts";
import { PhaseFields } from "./phase-fields.tsx";
import { type ChangeContent, firstUnder, linesOf, type Prepared, saidLines } from "./protocol-content.ts";
import { ProtocolHeadFields } from "./protocol-head-fields.tsx";
import styles from "./protocols-screen.module.css";

/** Everything that is saved, to be read and mended; what did not come along is told beside it. */
export function SaveProtocolForm({
  episodeId,
  prepared,
  onto,
  standing,
  clinics,
  onDone,
}: {
  episodeId: string;
  prepared: Prepared;
  onto: string | null;
  /** The clinic's own protocol that gets a new version; absent for a new one. */
  standing: { protocolId: string; clinicId: string; expectedVersion: number } | undefined;
  clinics: readonly { clinicId: string; name: string }[];
  onDone: () => Promise<void>;
}) {
  const queryClient = useQueryClient();
  const [content, setContent] = useState(prepared.content);
  const [clinicId, setClinicId] = useState(standing?.clinicId ?? clinics[0]?.clinicId ?? "");
  const save = useMutation(trpc.protocols.save.mutationOptions());
  const change: ChangeContent = (next) => setContent(next);
  const problem = (field: string) => fieldWords(save.error, `content.${field}`);
  const send = async () => {
    const input: Inputs["protocols"]["save"] = {
      operationId: newOperationId(),
      episodeId,
      clinicId,
      content: {
        ...content,
        precautions: saidLines(content.precautions),
        stopAndCall: saidLines(content.stopAndCall),
        phases: content.phases.map((phase) => ({
          ...phase,
          criteria: phase.criteria.filter(({ words }) => words.trim() !== ""),
        })),
      },
      of: onto ?? prepared.origin?.protocolId ?? null,
      as: standing
        ? { kind: "version", protocolId: standing.protocolId, expectedVersion: standing.expectedVersion }
        : { kind: "new" },
    };
    await save.mutateAsync(input).then(
      async ({ number }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.protocols.own.queryKey() });
        await onDone();
        showToast({ text: `${content.name} saved, version ${number}`, icon: "check", tone: "better" });
      },
      // Said at its field, or above the form.
      () => undefined,
    );
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {save.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(save.error)}
        </Strip>
      ) : null}
      <section aria-label="Left out">
        <SectionHead heading="Left out" note="type again what belongs to everybody" isRuled />
        <ul className={styles.plain}>
          {prepared.leftOut.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </section>
      <ProtocolHeadFields
        content={content}
        clinics={clinics}
        clinicId={clinicId}
        isClinicFixed={standing !== undefined}
        problem={problem}
        onClinic={setClinicId}
        onChange={change}
      />
      {content.phases.map((phase, index) => (
        <PhaseFields
          key={phase.phaseId}
          phase={phase}
          index={index}
          names={prepared.exerciseNames}
          problem={problem}
          onChange={change}
        />
      ))}
      <section aria-label="Goals and words" className={styles.part}>
        <SectionHead heading="Goals and words" isRuled />
        {content.goals.map((goal, index) => (
          <TextField
            // Goals neither move nor go while they are read.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            label={`Goal ${index + 1}, by day ${goal.afterDays}`}
            value={goal.words}
            maxLength={200}
            error={problem(`goals.${index}.words`)}
            onChange={(words) =>
              change((before) => ({
                ...before,
                goals: before.goals.map((one, at) => (at === index ? { ...one, words } : one)),
              }))
            }
          />
        ))}
        <TextArea
          label="Precautions"
          hint="One per line"
          value={content.precautions.join("\n")}
          error={firstUnder(problem, "precautions", content.precautions.length)}
          onChange={(text) => change((before) => ({ ...before, precautions: linesOf(text) }))}
        />
        <TextArea
          label="Stop and call"
          hint="One per line"
          value={content.stopAndCall.join("\n")}
          error={firstUnder(problem, "stopAndCall", content.stopAndCall.length)}
          onChange={(text) => change((before) => ({ ...before, stopAndCall: linesOf(text) }))}
        />
        <TextField
          label="Source"
          value={content.source}
          maxLength={200}
          error={problem("source")}
          onChange={(source) => change((before) => ({ ...before, source }))}
        />
      </section>
      <div className={styles.row}>
        <Button kind="main" type="submit" isPending={save.isPending}>
          {standing ? "Save the new version" : "Save protocol"}
        </Button>
        <Button onPress={() => void onDone()}>Cancel</Button>
      </div>
    </form>
  );
}
