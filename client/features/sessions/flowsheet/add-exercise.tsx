import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { ComboBox } from "#client/ui/combo-box.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import styles from "../note/session-screen.module.css";
import { isInsideNow, withoutEnded } from "../questions/recheck.ts";
import type { Sheet } from "./use-row-acts.ts";

type Found = Outputs["exercises"]["search"][number];

/** The therapist's own exercise for today: inside the patient's limits it is simply added. */
export function AddExercise({ sheet }: { sheet: Sheet }) {
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<{ exercise: Found; check: CheckResult } | null>(null);
  const found = useQuery({
    ...trpc.exercises.search.queryOptions({ text: text.slice(0, 60) }),
    placeholderData: keepPreviousData,
  });
  const add = useMutation(trpc.sessions.addRow.mutationOptions());
  const choose = (exercise: Found) => {
    setRefused(null);
    add.mutate(
      {
        operationId: newOperationId(),
        sessionId: sheet.session.sessionId,
        exerciseId: exercise.exerciseId,
        side: "not-applicable",
        dose: exercise.usualDose,
      },
      {
        onSuccess: async (answer) => {
          if (answer.outcome === "saved") setText("");
          else setRefused({ exercise, check: answer.check });
          await queryClient.invalidateQueries({
            queryKey: trpc.sessions.get.queryKey({ sessionId: sheet.session.sessionId }),
          });
        },
      },
    );
  };
  // As it stands by now: a limit that was lifted meanwhile is not in the way any more.
  const standing = refused && sheet.plan ? withoutEnded(sheet.plan, refused.check) : null;
  return (
    <div className={styles.add}>
      <ComboBox
        label="Add own exercise"
        items={(found.data ?? []).map((exercise) => ({
          id: exercise.exerciseId,
          text: exercise.name,
          exercise,
        }))}
        inputValue={text}
        onInputChange={setText}
        onChoose={(item) => choose(item.exercise)}
        isSearching={found.isFetching}
        emptyText="No exercise has this name"
      />
      {add.error ? (
        <Strip tone="worse" role="alert">
          {errorWords(add.error)}
        </Strip>
      ) : null}
      {refused && standing && isInsideNow(standing) ? (
        <Strip
          tone="info"
          icon="check"
          actions={
            <Button isPending={add.isPending} onPress={() => choose(refused.exercise)}>
              Add {refused.exercise.name}
            </Button>
          }
        >
          What stood against {refused.exercise.name} has ended.
        </Strip>
      ) : null}
      {refused && standing && !isInsideNow(standing) ? (
        <Strip tone="worse" role="alert">
          {whyNotAdded(refused.exercise.name, standing.findings[0]?.sourceId, sheet)}
        </Strip>
      ) : null}
    </div>
  );
}

/** The limit or contraindication that stands in the way, whose it is, and that nothing was added. */
export function whyNotAdded(name: string, sourceId: string | undefined, sheet: Sheet): string {
  const limit = sheet.plan?.limits.find((one) => one.limitId === sourceId);
  const contraindication = sheet.plan?.contraindications.find((one) => one.precautionId === sourceId);
  const because = limit
    ? `${describeLimit(limit)}, set by ${limit.owner.name}`
    : contraindication
      ? `${contraindication.words}. ${contraindication.ownerName} may lift it`
      : `${sheet.prescriberName} is asked first about what is left open`;
  return `${name} was not added: ${because}.`;
}
