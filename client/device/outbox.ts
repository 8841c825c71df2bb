import type { Outputs } from "#client/trpc.ts";
import type { Dose } from "#domain/doses/dose.ts";
import type { Asked } from "./device-link.ts";
import type { DeviceStore } from "./device-store.ts";
import { describeWrite, isKeptWrite, type KeptWrite, takeWrite, withKept } from "./kept-writes.ts";

const outPrefix = "out/";
const asidePrefix = "aside/";
/** A day of sixteen patients with every row touched several times; what is more is not taken. */
const mostWaiting = 800;

type Sheet = Outputs["sessions"]["get"];
export type Waiting = KeptWrite & {
  name: string;
  madeAt: number;
  /** When the server read the sheet it was logged on, and the dose that stood in the row then or was set. */
  seenAt: number;
  dose: Dose;
};

/** A row the server did not take as it was logged here: what was logged, and why it does not stand. */
export type Aside = {
  sessionId: string;
  row: number;
  write: KeptWrite;
  mine: string;
  madeAt: number;
} & (
  | { kind: "clash" }
  /** What the plan in force says of it, and when the plan that was seen had been read. */
  | {
      kind: "outside";
      outcome: "ask" | "refused";
      check: Outputs["sessions"]["setDose"]["check"];
      seenAt: number;
      dose: Dose;
      operationId: string;
      isTold: boolean;
    }
  | { kind: "failed"; words: string }
);

export type OutsideRow = Extract<Aside, { kind: "outside" }>;

export type SendAnswer =
  | { kind: "done"; data: unknown }
  | { kind: "changed-meanwhile" }
  | { kind: "refused"; words: string }
  /** Nobody answered, or it may be asked again later. */
  | { kind: "later" };

export type Outbox = {
  load: () => Promise<void>;
  count: () => number;
  isWaiting: (sessionId: string) => boolean;
  /** Takes a write to be sent later and answers what the server will; undefined where it is not taken. */
  take: (asked: Asked, sheet: Sheet | undefined) => Promise<unknown>;
  /** A sheet as it was read, with what waits. */
  withWaiting: (sheet: Sheet) => Sheet;
  /** Sends in order until nothing waits or nobody answers. */
  sendAll: (send: (path: string, input: unknown) => Promise<SendAnswer>) => Promise<void>;
  asides: (sessionId: string) => readonly Aside[];
  /** Rows whose physiatrist was not told yet that they were logged on a plan that is not in force any more. */
  untold: () => readonly OutsideRow[];
  markTold: (row: OutsideRow) => Promise<void>;
  settle: (aside: Pick<Aside, "sessionId" | "row">) => Promise<void>;
  /** Is told of every row that did not stand as it was logged. */
  onAside: (listener: (aside: Aside) => void) => () => void;
};

export function makeOutbox(options: {
  store: Pick<DeviceStore, "openedFor" | "put" | "get" | "delete" | "list">;
  now: () => number;
  newOperationId: () => string;
  /** The server has it: what is kept of its sheet is behind by it until it is read again. */
  onSent?: (write: KeptWrite) => Promise<void>;
}): Outbox {
  const { store, now } = options;
  let waiting: Waiting[] = [];
  let aside: Aside[] = [];
  let last = 0;
  let sending: Promise<void> | undefined;
  const listeners = new Set<(aside: Aside) => void>();

  const nextName = () => {
    last = Math.max(last + 1, now());
    return `${outPrefix}${String(last).padStart(16, "0")}`;
  };
  const withWaiting = (sheet: Sheet): Sheet =>
    withKept(
      sheet,
      waiting.filter(({ input }) => input.sessionId === sheet.session.sessionId),
    );
  const drop = async (write: Waiting) => {
    waiting = waiting.filter((other) => other !== write);
    await store.delete(write.name);
  };
  const putAside = async (next: Aside) => {
    aside = [...aside.filter((one) => !isSameRow(one, next)), next];
    await store.put(asideName(next), next);
    for (const listener of listeners) listener(next);
  };

  async function sendAll(send: (path: string, input: unknown) => Promise<SendAnswer>): Promise<void> {
    /** The version a row really has, where it is not the one that was expected when it was logged. */
    const versions = new Map<string, number>();
    for (let write = waiting[0]; write; write = waiting[0]) {
      const key = `${write.input.sessionId}/${write.input.row}`;
      const expectedVersion =
        versions.get(`${key}/${write.input.expectedVersion}`) ?? write.input.expectedVersion;
      const answer = await send(write.path, { ...write.input, expectedVersion });
      if (answer.kind === "later") return;
      const about = {
        sessionId: write.input.sessionId,
        row: write.input.row,
        write: { path: write.path, input: write.input } as KeptWrite,
        mine: describeWrite(write),
        madeAt: write.madeAt,
      };
      if (answer.kind === "done") {
        const { outcome, version, check } = answer.data as Outputs["sessions"]["setDose"] & {
          outcome?: "saved" | "ask" | "refused";
        };
        versions.set(`${key}/${write.input.expectedVersion + 1}`, version);
        if (outcome === "ask" || outcome === "refused")
          await putAside({
            ...about,
            kind: "outside",
            outcome,
            check,
            seenAt: write.seenAt,
            dose: write.dose,
            operationId: options.newOperationId(),
            isTold: false,
          });
        else await settle(about);
        await options.onSent?.(write);
        await drop(write);
        continue;
      }
      await putAside(
        answer.kind === "changed-meanwhile"
          ? { ...about, kind: "clash" }
          : { ...about, kind: "failed", words: answer.words },
      );
      await drop(write);
      // What was logged on the same row after it was logged on what does not stand; the last of it is what was meant.
      for (const later of waiting.filter(({ input }) => `${input.sessionId}/${input.row}` === key)) {
        const { path, input, madeAt } = later;
        await putAside({
          ...about,
          write: { path, input } as KeptWrite,
          mine: describeWrite(later),
          madeAt,
          kind: "clash",
        });
        await drop(later);
      }
    }
  }
  const settle: Outbox["settle"] = async (which) => {
    if (!aside.some((one) => isSameRow(one, which))) return;
    aside = aside.filter((one) => !isSameRow(one, which));
    await store.delete(asideName(which));
  };

  return {
    load: async () => {
      const read = async <Record>(prefix: string): Promise<Record[]> => {
        const found: Record[] = [];
        for (const { name } of await store.list(prefix)) {
          const record = (await store.get(name)) as Record | undefined;
          if (record) found.push(record);
        }
        return found;
      };
      waiting = await read<Waiting>(outPrefix);
      aside = await read<Aside>(asidePrefix);
    },
    count: () => waiting.length,
    isWaiting: (sessionId) => waiting.some(({ input }) => input.sessionId === sessionId),
    take: async (asked, sheet) => {
      if (!isKeptWrite(asked) || !sheet || !store.openedFor() || waiting.length >= mostWaiting)
        return undefined;
      const taken = takeWrite(asked, withWaiting(sheet));
      if (!taken) return undefined;
      if (taken.answer.outcome !== "saved") return taken.answer;
      const { path, input } = asked;
      const standing = taken.sheet.rows.find(({ row }) => row === input.row);
      if (!standing) return undefined;
      const write = {
        path,
        input,
        name: nextName(),
        madeAt: now(),
        seenAt: sheet.time.now,
        dose: standing.dose,
      } as Waiting;
      waiting = [...waiting, write];
      // On the device before it is shown as kept there.
      await store.put(write.name, write);
      return taken.answer;
    },
    withWaiting,
    sendAll: (send) => {
      sending ??= sendAll(send).finally(() => {
        sending = undefined;
      });
      return sending;
    },
    asides: (sessionId) => aside.filter((one) => one.sessionId === sessionId),
    untold: () => aside.filter((one): one is OutsideRow => one.kind === "outside" && !one.isTold),
    markTold: async (row) => {
      const told: OutsideRow = { ...row, isTold: true };
      aside = aside.map((one) => (one === row ? told : one));
      await store.put(asideName(row), told);
    },
    settle,
    onAside: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const asideName = ({ sessionId, row }: Pick<Aside, "sessionId" | "row">) =>
  `${asidePrefix}${sessionId}/${row}`;

const isSameRow = (a: Pick<Aside, "sessionId" | "row">, b: Pick<Aside, "sessionId" | "row">): boolean =>
  a.sessionId === b.sessionId && a.row === b.row;
