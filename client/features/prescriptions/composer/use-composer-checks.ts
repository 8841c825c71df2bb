import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Outputs, trpc } from "#client/trpc.ts";
import { readDraft } from "#domain/prescriptions/changes/readable-draft.ts";
import { noticesOf } from "#domain/prescriptions/notices.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { ofDraft, ofOutsideOrder, onceEach, type Problems, withPhaseNow } from "./composer-problems.ts";
import { useSettled } from "./use-settled.ts";

/** What stands against a draft, each field's own and between fields, as far as it can be read while it is typed. */
export function useComposerChecks(
  episodeId: string,
  composed: Outputs["prescriptions"]["compose"],
  content: PrescriptionContent,
) {
  const settled = useSettled(content);
  const begunFrom = composed.base ?? composed.content;
  const read = useMemo(() => readDraft(settled, begunFrom), [settled, begunFrom]);
  const preview = useQuery({
    ...trpc.prescriptions.preview.queryOptions({
      episodeId,
      content: read.content ?? settled,
      baseVersionId: composed.baseVersionId,
    }),
    enabled: read.content !== undefined,
    placeholderData: keepPreviousData,
  });
  const found: Problems = onceEach([
    ...ofOutsideOrder(read.problems, content),
    ...withPhaseNow(ofDraft(read, preview.data?.problems ?? []), content, composed.today),
  ]);
  // What follows from the draft alone is said with the key that made it so; of goals and lines the server knows the record.
  const ofRecord = (preview.data?.notices ?? []).filter(
    ({ field }) => field.startsWith("goals.") || field.startsWith("lines."),
  );
  const notices: Problems = [...noticesOf(content), ...ofDraft(read, ofRecord)];
  return {
    preview,
    found,
    notices,
    /** What was checked is what stands here now, whole: what the preview hashed may be signed. */
    isChecked:
      read.isWhole && settled === content && preview.data !== undefined && !preview.isPlaceholderData,
  };
}
