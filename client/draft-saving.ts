import type { Held, SaveAttempt } from "./keeper.ts";
import { mergeTyped } from "./merge-typed.ts";
import { client, type Inputs } from "./trpc.ts";

export type DraftPlace = Pick<Inputs["drafts"]["get"], "kind" | "subjectId">;
export type DraftContent = { value: unknown; baseVersionId: string | null };
type Standing = DraftContent & { version: number };

export const saveDraft = ({ kind, subjectId }: DraftPlace, attempt: SaveAttempt<DraftContent>) =>
  client.drafts.save.mutate({
    kind,
    subjectId,
    version: attempt.version,
    baseVersionId: attempt.content.baseVersionId,
    content: JSON.stringify(attempt.content.value),
  });

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What an earlier page typed and could not send, put over what the server has by now. Answers "apart" where both changed
 * one field: then neither is chosen here.
 */
export function resumeDraft(
  held: Held<DraftContent> | undefined,
  standing: Standing | null,
): Held<DraftContent> | "apart" | undefined {
  if (!held) return undefined;
  // Ended meanwhile, by signing or by discarding it elsewhere: what was typed begins a draft again.
  if (!standing) return { ...held, version: 0, unanswered: null };
  if (standing.version <= held.version) return held;
  // The save nobody answered had happened.
  if (standing.version === held.version + 1 && isSame(held.unanswered?.content.value, standing.value))
    return isSame(held.content.value, standing.value)
      ? undefined
      : { ...held, version: standing.version, kept: standing, unanswered: null };
  const { kept, content } = held;
  if (isSame(content.value, standing.value)) return undefined;
  const merged =
    isFields(kept.value) && isFields(standing.value) && isFields(content.value)
      ? mergeTyped(kept.value, standing.value, content.value)
      : undefined;
  return merged
    ? {
        version: standing.version,
        kept: standing,
        content: { value: merged, baseVersionId: standing.baseVersionId },
        unanswered: null,
      }
    : "apart";
}
