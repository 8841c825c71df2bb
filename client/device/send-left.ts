import { type DraftContent, type DraftPlace, saveDraft } from "#client/draft-saving.ts";
import { type Held, type KeeperOptions, makeKeeper } from "#client/keeper.ts";
import { mergeNote, saveNote } from "#client/note-saving.ts";
import { newOperationId, saveFailureOf } from "#client/trpc.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import type { TypedKeeping } from "./typed-keeping.ts";

/**
 * Sends what was typed and left behind, once, as the screen it was typed on would. What the server refuses stays on the
 * device and is shown when that screen is opened again.
 */
export async function sendLeft(typed: Pick<TypedKeeping, "left" | "keep">): Promise<void> {
  for (const { name, held } of typed.left()) {
    const [topic, ...rest] = name.split("/");
    const keep = (content: unknown) => typed.keep(name, content);
    if (topic === "note") await sendOnce(noteOptions(rest.join("/"), held as Held<SessionNote>), keep);
    else if (topic === "draft") {
      const [kind, ...subject] = rest;
      const place = { kind, subjectId: subject.join("/") } as DraftPlace;
      await sendOnce(draftOptions(place, held as Held<DraftContent>), keep);
    }
  }
}

type Sending<Content> = Pick<KeeperOptions<Content>, "send" | "merge"> & { held: Held<Content> };

const noteOptions = (sessionId: string, held: Held<SessionNote>): Sending<SessionNote> => ({
  held,
  send: (attempt) => saveNote(sessionId, attempt),
  merge: (error, kept, content) => {
    const merged = mergeNote(error, kept, content);
    return merged?.conflicts.length === 0 ? merged : undefined;
  },
});

const draftOptions = (place: DraftPlace, held: Held<DraftContent>): Sending<DraftContent> => ({
  held,
  send: (attempt) => saveDraft(place, attempt),
});

async function sendOnce<Content>(sending: Sending<Content>, keep: (held: unknown) => void): Promise<void> {
  const { held, ...rest } = sending;
  const keeper = makeKeeper<Content>({
    ...rest,
    content: held.content,
    version: held.version,
    held,
    hold: keep,
    failureOf: saveFailureOf,
    newOperationId,
    // It is tried once here; when to try again is decided where this is called.
    after: () => () => {},
    onKept: () => {},
    onProblem: () => {},
  });
  await keeper.flush().catch(() => undefined);
}
