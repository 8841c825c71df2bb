import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { formatLanguage } from "#client/format/languages.ts";
import { formatTimeWithSeconds } from "#client/format/times.ts";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { DatePicker } from "#client/ui/date-picker.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { useDraft } from "#client/use-draft.ts";
import { addDays } from "#domain/calendar/days.ts";
import { composeHomeProgram } from "#domain/home-programs/compose.ts";
import type { HomeChoice, HomeChoices } from "#domain/home-programs/home-program.ts";
import { farthestStartDays, problemOfStart } from "#domain/home-programs/in-use.ts";
import { languageFor } from "#domain/home-programs/words/language.ts";
import { listTyped } from "#domain/home-programs/words/stop-words.ts";
import { counted } from "#domain/units/counted.ts";
import { Handout } from "./handout.tsx";
import { beginChoice, beginChoices, notTranslated, problemOf, problemsOf, showable } from "./home-choices.ts";
import { HomeLineForm } from "./home-line-form.tsx";
import styles from "./home-program-screen.module.css";

type Band = Outputs["patients"]["band"];

/** The lines of the plan at the left, the paper they make at the right; giving it keeps it as it stands there. */
export function HomeProgramForm({
  episodeId,
  patient,
  onGiven,
  onCancel,
}: {
  episodeId: string;
  patient: Band;
  onGiven: (programId: string) => void;
  /** Null where there is nothing to go back to. */
  onCancel: (() => void) | null;
}) {
  const { data: prepared } = useSuspenseQuery(trpc.homePrograms.prepare.queryOptions({ episodeId }));
  const { basis } = prepared;
  const spoken = languageFor(patient.language);
  const draft = useDraft<HomeChoices>({
    kind: "home-program",
    subjectId: episodeId,
    initial: beginChoices(prepared, spoken.language),
    baseVersionId: basis.prescriptionVersionId,
  });
  const choices = draft.value;
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const give = useMutation(trpc.homePrograms.give.mutationOptions());
  const [hasTried, setTried] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const problems = problemsOf(prepared, choices);
  const startProblem = choices.startsOn === "" ? undefined : problemOfStart(choices.startsOn, prepared.today);
  const typed = listTyped(basis.stopAndCall);
  const untold = notTranslated(prepared, choices);
  const set = (part: Partial<HomeChoices>) => {
    setRefused(null);
    draft.setValue((before) => ({ ...before, ...part }));
  };
  const setLine = (lineKey: string, part: Partial<HomeChoice>) =>
    set({ exercises: choices.exercises.map((one) => (one.lineKey === lineKey ? { ...one, ...part } : one)) });

  const giveNow = async () => {
    setTried(true);
    setRefused(null);
    if (problems.length > 0) return;
    const operationId = newOperationId();
    try {
      await draft.flush();
      const content = composeHomeProgram(basis, choices);
      const baseProgramId = prepared.standing?.programId ?? null;
      let programId = "";
      await confirmThen(async () => {
        ({ programId } = await give.mutateAsync({ operationId, episodeId, baseProgramId, content }));
      });
      draft.finish();
      await queryClient.invalidateQueries();
      onGiven(programId);
    } catch (error) {
      setRefused(error instanceof NotConfirmedError ? error.message : errorWords(error));
      await queryClient.invalidateQueries({ queryKey: trpc.homePrograms.prepare.queryKey({ episodeId }) });
    }
  };

  return (
    <main id="content" className={styles.page}>
      <div className={styles.left}>
        <SectionHead
          level={1}
          heading={prepared.standing ? "New home program" : "Home program"}
          note={`from prescription v${basis.prescriptionNumber}, ${basis.orderedBy}`}
          isRuled
        />
        {spoken.needsInterpreter ? (
          <Strip tone="watch">
            Speaks {formatLanguage(patient.language)}. The paper is printed in English or Spanish: go through
            it with an interpreter.
          </Strip>
        ) : null}
        {typed.length > 0 ? (
          <Strip tone="info">
            Printed as typed in the prescription, in no other language: {typed.join("; ")}.
          </Strip>
        ) : null}
        {untold.length > 0 ? (
          <Strip tone="watch">
            Nobody wrote these in Spanish, so they are printed in English: {untold.join(", ")}.
          </Strip>
        ) : null}
        <div className={styles.row}>
          <RadioSegments
            label="Language"
            value={choices.language}
            onChange={(language) => set({ language })}
            options={[
              { value: "en", label: "English" },
              { value: "es", label: "Spanish" },
            ]}
          />
          <DatePicker
            label="Start"
            value={choices.startsOn}
            earliest={prepared.today}
            latest={addDays(prepared.today, farthestStartDays)}
            {...(startProblem === undefined ? {} : { error: startProblem })}
            onChange={(startsOn) => set({ startsOn: startsOn ?? "" })}
          />
          <Checkbox isSelected={choices.isLargePrint} onChange={(isLargePrint) => set({ isLargePrint })}>
            Large print
          </Checkbox>
        </div>
        <section aria-label="Exercises at home">
          <SectionHead
            heading="Exercises"
            note={counted(choices.exercises.length, "chosen", "chosen")}
            isRuled
          />
          {basis.candidates.length === 0 ? (
            <EmptyState heading="No line in the plan">The plan of care adds the first one.</EmptyState>
          ) : (
            basis.candidates.map((candidate) => {
              const choice = choices.exercises.find(({ lineKey }) => lineKey === candidate.lineKey);
              return (
                <HomeLineForm
                  key={candidate.lineKey}
                  candidate={candidate}
                  choice={choice}
                  problem={choice ? problemOf(prepared, choice) : undefined}
                  onTake={(isTaken) =>
                    set({
                      exercises: isTaken
                        ? basis.candidates.flatMap((one) => {
                            if (one.lineKey === candidate.lineKey) return [beginChoice(one)];
                            return choices.exercises.filter(({ lineKey }) => lineKey === one.lineKey);
                          })
                        : choices.exercises.filter(({ lineKey }) => lineKey !== candidate.lineKey),
                    })
                  }
                  onChange={(part) => setLine(candidate.lineKey, part)}
                />
              );
            })
          )}
        </section>
      </div>
      <section aria-label="The paper" className={styles.paper}>
        <Handout
          content={composeHomeProgram(basis, showable(choices))}
          patient={patient}
          drawings={prepared.drawings}
          given={null}
        />
      </section>
      <footer className={styles.bar}>
        <div className={styles.state} role="status">
          <b>{counted(choices.exercises.length, "exercise")}</b>
          <p className={styles.sub}>
            {hasTried && problems.length > 0
              ? problems.join(" ")
              : (draft.problem ??
                (draft.savedAt
                  ? `Draft saved ${formatTimeWithSeconds(draft.savedAt, patient.timeZone)}`
                  : "Not given"))}
          </p>
        </div>
        {refused ? (
          <Strip tone="worse" role="alert">
            {refused}
          </Strip>
        ) : null}
        {onCancel ? (
          <Button
            onPress={() => {
              void draft.discard();
              onCancel();
            }}
          >
            Cancel
          </Button>
        ) : null}
        <Button
          kind="main"
          size="large"
          icon="print"
          isPending={give.isPending}
          onPress={() => void giveNow()}
        >
          Give and print
        </Button>
      </footer>
    </main>
  );
}
