/** How a save failed: nobody answered, somebody else wrote in between, it may work later, or it is refused as it is. */
export type SaveFailure = "unanswered" | "changed-meanwhile" | "later" | "refused";

export type SaveAttempt<Content> = { version: number; content: Content; operationId: string };

/** What is typed and not on the server yet, as the device keeps it. */
export type Held<Content> = {
  version: number;
  /** What the server had when it was typed. */
  kept: Content;
  content: Content;
  /** The save that was sent and whose answer never came. */
  unanswered: SaveAttempt<Content> | null;
};

export type KeeperOptions<Content> = {
  content: Content;
  /** The version the server has; each save carries it and answers the next. */
  version: number;
  send: (attempt: SaveAttempt<Content>) => Promise<{ version: number; savedAt: number }>;
  failureOf: (error: unknown) => SaveFailure;
  newOperationId: () => string;
  /** Runs work after some milliseconds; answers what takes it back. */
  after: (milliseconds: number, work: () => void) => () => void;
  /** What an earlier page typed and could not send: it is on the screen again, and is sent first. */
  held?: Held<Content> | undefined;
  /** Is told each time what is not on the server yet; undefined once everything is. */
  hold?: (held: Held<Content> | undefined) => void;
  onKept: (savedAt: number) => void;
  onProblem: (error: unknown) => void;
  /** Puts what was typed here over what somebody else saved; undefined when both changed the same. */
  merge?: (
    error: unknown,
    kept: Content,
    typed: Content,
  ) => { version: number; kept: Content; content: Content } | undefined;
  /** What is on the screen changed without typing. */
  onReplaced?: (content: Content) => void;
};

export type Keeper<Content> = {
  /** What is on the screen, kept or not. */
  latest: () => Content;
  /** Takes what was typed and keeps it once typing rests. */
  change: (content: Content) => void;
  /** Takes what the server has, unless something typed is not kept yet. Answers whether it was taken. */
  adopt: (content: Content, version: number) => boolean;
  /** Saves at once instead of waiting for the rest of the pause. */
  saveNow: () => void;
  isDirty: () => boolean;
  /** Ends when everything typed is on the server and answers its version; throws why it is not. */
  flush: () => Promise<number>;
  /** The server ended it: nothing is saved any more. Ends when no save is under way. */
  end: () => Promise<void>;
};

/** Typing is kept on the server this soon after the last key. */
const quietMilliseconds = 700;
const firstRetryMilliseconds = 1000;
const longestRetryMilliseconds = 15_000;

/**
 * Keeps what somebody types on the server, one save at a time. A save that nobody answered may have happened: it is sent
 * again under its first id before anything newer, so that its version is learnt and later saves are not refused. A
 * save that failed is tried again with the latest text, later each time, without waiting for another key.
 */
export function makeKeeper<Content>(options: KeeperOptions<Content>): Keeper<Content> {
  const { held } = options;
  let { version, content: latest } = held ?? options;
  let kept = held ? held.kept : options.content;
  let unanswered: SaveAttempt<Content> | undefined = held?.unanswered ?? undefined;
  let failure: unknown;
  let failures = 0;
  let isOver = false;
  let takeBack: (() => void) | undefined;
  let running: Promise<void> | undefined;

  const isDirty = () => !isOver && (latest !== kept || unanswered !== undefined);
  const hold = () =>
    options.hold?.(
      isDirty() ? { version, kept, content: latest, unanswered: unanswered ?? null } : undefined,
    );
  const saveAfter = (milliseconds: number) => {
    takeBack?.();
    takeBack = options.after(milliseconds, () => void save());
  };

  async function saveAll(): Promise<void> {
    while (isDirty()) {
      const attempt = unanswered ?? { version, content: latest, operationId: options.newOperationId() };
      // A page that ends before the answer comes has sent it all the same.
      unanswered = attempt;
      hold();
      try {
        const answer = await options.send(attempt);
        unanswered = undefined;
        failures = 0;
        version = answer.version;
        kept = attempt.content;
        hold();
        options.onKept(answer.savedAt);
      } catch (error) {
        const kind = options.failureOf(error);
        unanswered = kind === "unanswered" ? attempt : undefined;
        const merged = kind === "changed-meanwhile" ? options.merge?.(error, kept, latest) : undefined;
        if (merged && merged.version !== version) {
          ({ version, kept, content: latest } = merged);
          hold();
          options.onReplaced?.(latest);
          continue;
        }
        hold();
        failure = error;
        failures += 1;
        options.onProblem(error);
        if (kind === "unanswered" || kind === "later")
          saveAfter(Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** (failures - 1)));
        return;
      }
    }
  }
  const save = (): Promise<void> => {
    takeBack?.();
    takeBack = undefined;
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    latest: () => latest,
    change: (content) => {
      latest = content;
      hold();
      if (!isOver) saveAfter(quietMilliseconds);
    },
    adopt: (content, nextVersion) => {
      if (isDirty() || nextVersion <= version) return false;
      version = nextVersion;
      kept = content;
      latest = content;
      options.onReplaced?.(content);
      return true;
    },
    saveNow: () => {
      if (isDirty()) void save();
    },
    isDirty,
    flush: async () => {
      await running;
      await save();
      if (isDirty()) throw failure;
      return version;
    },
    end: async () => {
      isOver = true;
      hold();
      takeBack?.();
      takeBack = undefined;
      await running;
    },
  };
}
