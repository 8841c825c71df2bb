/**
 * Why something was not done, as a value a clinician can read. Domain checks return reasons; a command that must
 * stop throws `Refused` around one, so that its transaction rolls back with nothing half-written. Everything else
 * that is thrown is a bug and answers "Something went wrong".
 */
export const refusalKinds = [
  /** Missing and forbidden answer alike. */
  "not-found",
  "signed-out",
  "locked",
  /** The chart was not opened in this sitting. */
  "chart-not-opened",
  /** Somebody wrote in between; nothing was overwritten. */
  "changed-meanwhile",
  /** The same operation id with other input. */
  "operation-reused",
  "invalid",
  /** The record's state does not allow it, for example treatment under a held prescription. */
  "not-now",
  "needs-confirmation",
  "too-many",
  "storage",
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export type Refusal = {
  kind: RefusalKind;
  /** A sentence for the person: what happened, effect on the record, next step. */
  words: string;
  /** Path of the field it belongs to, for example `lines.2.bounds.load`. */
  field?: string;
  /** What stands now, when somebody else wrote in between. */
  current?: unknown;
};

export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.words);
    this.name = "Refused";
    this.refusal = refusal;
  }
}

export function refuse(
  kind: RefusalKind,
  words: string,
  more: { field?: string; current?: unknown } = {},
): never {
  throw new Refused({ kind, words, ...more });
}

/** Runs a part of a larger write: what it refuses belongs to a field of that part, and is said so. */
export async function withinField<Result>(path: string, part: () => Promise<Result>): Promise<Result> {
  try {
    return await part();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { field } = error.refusal;
    throw new Refused({ ...error.refusal, field: field === undefined ? path : `${path}.${field}` });
  }
}

export const notFoundWords = "This does not exist, or it is not yours to see.";
export function refuseNotFound(): never {
  return refuse("not-found", notFoundWords);
}

/** Refuses when the version a write was based on is not the one that stands; `current` is shown to the person. */
export function requireVersion(expected: number, standing: number, what: string, current?: unknown): void {
  if (expected !== standing)
    refuse(
      "changed-meanwhile",
      `${what} changed while you were working. Nothing was overwritten. Look at what stands now.`,
      { current },
    );
}
