import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { NotConfirmedError, useConfirmation } from "#client/confirm.tsx";
import { errorData, errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { useDraft } from "#client/use-draft.ts";
import {
  decisionOf,
  fieldOnScreen,
  initialDraft,
  type Prepared,
  type Problems,
  readVisit,
  type VisitDraft,
  type VisitSubject,
} from "./visit-draft.ts";

type Refused = { field: string; words: string; by: VisitDraft };

/** The draft, what stands against signing it, and the signature. A refusal stands until its part of the draft changes. */
export function useVisit(subject: VisitSubject, prepared: Prepared) {
  const { patientId, episodeId, referralId, kind, today, onSigned, onStale } = subject;
  const draft = useDraft<VisitDraft>({
    kind: "consultation",
    subjectId: episodeId ?? referralId ?? patientId,
    initial: initialDraft(prepared, today),
  });
  const { value } = draft;
  const queryClient = useQueryClient();
  const { confirmThen } = useConfirmation();
  const sign = useMutation(trpc.consultations.sign.mutationOptions());
  const [attempts, setAttempts] = useState(0);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = readVisit(value, {
    kind,
    episodeId,
    today,
    sensitiveSections: prepared.sensitiveSections,
  });
  const standing: Problems =
    refused && isUntouched(refused, value)
      ? { [refused.field]: refused.words, ...read.problems }
      : read.problems;

  const signNow = async () => {
    setAttempts((before) => before + 1);
    setProblem(null);
    setRefused(null);
    const { content } = read;
    if (!content || Object.keys(read.problems).length > 0) return;
    const operationId = newOperationId();
    const decision = kind === "follow-up" ? decisionOf(value) : undefined;
    let signed = { episodeId: episodeId ?? "", decision: decision?.kind ?? null };
    try {
      await draft.flush();
      await confirmThen(async () => {
        const answer = await sign.mutateAsync({
          operationId,
          patientId,
          referralId,
          content,
          episode: episodeId
            ? { kind: "existing", episodeId, seen: prepared.seen }
            : {
                kind: "new",
                title: value.episodeTitle.trim(),
                side: value.side,
                onsetOn: value.onsetOn ?? null,
                isSensitive: content.sensitiveNote !== "",
              },
          ...(decision ? { decision } : {}),
        });
        signed = { ...signed, episodeId: answer.episodeId };
      });
      draft.finish();
      await queryClient.invalidateQueries();
      onSigned(signed);
    } catch (error) {
      if (error instanceof NotConfirmedError) return setProblem(error.message);
      const data = errorData(error);
      if (data?.refusal?.kind === "changed-meanwhile") onStale();
      const [first] = data?.fields ?? [];
      const field = data?.refusal?.field ?? first?.field;
      if (field === undefined || field === "") setProblem(errorWords(error));
      else setRefused({ field: fieldOnScreen(field), words: errorWords(error), by: value });
    }
  };

  return {
    draft,
    value,
    set: (part: Partial<VisitDraft>) => draft.setValue((before) => ({ ...before, ...part })),
    /** Shown at the fields once signing was tried, or a refusal came. */
    problems: attempts > 0 ? standing : {},
    missing: Object.values(standing),
    attempts,
    problem,
    isSigning: sign.isPending,
    signNow,
  };
}

/** Each change makes a new part, so that the same part is the same answer that was refused. */
function isUntouched({ field, by }: Refused, value: VisitDraft): boolean {
  const [part = ""] = field.split(".");
  const before = new Map<string, unknown>(Object.entries(by));
  const now = new Map<string, unknown>(Object.entries(value));
  return before.has(part) ? before.get(part) === now.get(part) : by === value;
}
