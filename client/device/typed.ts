import type { Held } from "#client/keeper.ts";

/** Where what is typed and not sent yet is kept; the device, once it is open. */
export type TypedShelf = {
  find: (name: string) => unknown;
  keep: (name: string, held: unknown) => void;
  /** A screen sends this itself, at once when it is told to, until what is answered is called. */
  follow: (name: string, saveNow: () => void) => () => void;
};

let shelf: TypedShelf | undefined;

/** Before the device is open, and where the browser keeps nothing, what is typed is on the screen and the server alone. */
export const setTypedShelf = (open: TypedShelf | undefined): void => {
  shelf = open;
};

export const typedName = {
  draft: (kind: string, subjectId: string) => `draft/${kind}/${subjectId}`,
  note: (sessionId: string) => `note/${sessionId}`,
};

export const heldTyped = <Content>(name: string): Held<Content> | undefined =>
  shelf?.find(name) as Held<Content> | undefined;

export const holdTyped = (name: string, held: Held<unknown> | undefined): void => shelf?.keep(name, held);

export const followTyped = (name: string, saveNow: () => void): (() => void) =>
  shelf?.follow(name, saveNow) ?? (() => {});
