import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RedFlagList } from "#client/red-flag-list.tsx";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Strip } from "#client/ui/strip.tsx";
import type { Evaluation, PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { redFlagsFor } from "#domain/precautions/red-flags/questions.ts";
import {
  flagsAnswered,
  type RedFlagAnswers,
  redFlagsInAll,
} from "#domain/precautions/red-flags/red-flag-check.ts";
import { treatedRegions } from "#domain/precautions/treated-region.ts";
import styles from "../writing/evaluation-screen.module.css";

export type RedFlagsOf = {
  episodeId: string;
  diagnoses: PlanOfCareContent["diagnoses"];
  prescriberName: string;
};

/** The whole list by the treated regions. A yes is told at once, before anything is signed. */
export function EvaluationRedFlags({
  episodeId,
  diagnoses,
  prescriberName,
  evaluation,
  problems,
  onChange,
}: RedFlagsOf & {
  evaluation: Evaluation;
  problems: Readonly<Record<string, string>>;
  onChange: (part: Partial<Evaluation>) => void;
}) {
  const queryClient = useQueryClient();
  const tell = useMutation(trpc.plansOfCare.tellRedFlag.mutationOptions());
  const questions = redFlagsFor(
    treatedRegions(
      diagnoses.map(({ code }) => code),
      [],
    ),
  );
  const answers = evaluation.redFlagAnswers ?? [];
  const yes = flagsAnswered(answers, "yes");
  const present = questions.filter(({ flag }) => yes.includes(flag));
  const change = (next: RedFlagAnswers, changed: RedFlagAnswers[number]) => {
    onChange({ redFlagAnswers: next, redFlags: redFlagsInAll(next, questions) });
    const wasYes = yes.includes(changed.flag);
    if (wasYes !== (changed.answer === "yes"))
      tell.mutate(
        { operationId: newOperationId(), episodeId, flag: changed.flag, isPresent: !wasYes },
        { onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.patients.band.queryKey() }) },
      );
  };
  const problem = problems["evaluation.redFlags"];
  return (
    <section aria-label="Red flags" className={styles.redFlags}>
      <h3>Red flags</h3>
      <div>
        <RedFlagList questions={questions} answers={answers} onChange={change} />
      </div>
      {present.length > 0 ? (
        <Strip tone="worse">
          <b>Red flag answered yes:</b> {present.map(({ words }) => words.replace(/\?$/, "")).join("; ")}.{" "}
          {prescriberName} is told at once. A message does not replace a call.
        </Strip>
      ) : null}
      {tell.error ? (
        <Strip tone="worse">
          {errorWords(tell.error)} Call {prescriberName}.
        </Strip>
      ) : null}
      {problem ? <Strip tone="worse">{problem}</Strip> : null}
    </section>
  );
}
