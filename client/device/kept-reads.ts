import type { Asked } from "./device-link.ts";
import type { DeviceStore } from "./device-store.ts";

const prefix = "kept/";
/** At most sixteen patients: today's list is cut there, and of everything else the sixteen read last stay. */
export const mostPatients = 16;
/** What was read yesterday says nothing about today. */
const longestMilliseconds = 24 * 3_600_000;
const keepMilliseconds = 300;

/** What today's list and its sheets are drawn from. Nothing else of a chart is kept. */
const keptQueries: readonly string[] = [
  "setup.state",
  "account.me",
  "sessions.day",
  "sessions.open",
  "sessions.patientOf",
  "sessions.get",
  "sessions.prepare",
  "patients.band",
  "prescriptions.get",
];

export type KeptReads = {
  keep: (asked: Asked, data: unknown) => void;
  find: (asked: Asked) => Promise<unknown>;
  /** Brings what was read before the store was open, and drops what is too old. */
  load: () => Promise<void>;
  flush: () => Promise<void>;
};

type Kept = { data: unknown; at: number };

/** @param isKeeping whether this person has a day that is worked on offline. */
export function makeKeptReads(options: {
  store: Pick<DeviceStore, "openedFor" | "put" | "get" | "delete" | "list">;
  now: () => number;
  isKeeping: () => boolean;
}): KeptReads {
  const { store, now, isKeeping } = options;
  const waiting = new Map<string, Kept>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = Promise.resolve();

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const work = async () => {
      if (!store.openedFor()) return;
      if (!isKeeping()) return waiting.clear();
      const paths = new Set<string>();
      for (const [name, kept] of waiting) {
        waiting.delete(name);
        await store.put(name, kept);
        paths.add(name.slice(0, name.indexOf("/", prefix.length) + 1));
      }
      for (const path of paths) {
        const found = (await store.list(path)).toSorted((a, b) => b.at - a.at);
        for (const { name } of found.slice(mostPatients)) await store.delete(name);
      }
    };
    writing = writing.then(work, work);
    return writing;
  };

  return {
    keep: ({ path, input }, data) => {
      if (!keptQueries.includes(path)) return;
      waiting.set(nameOf(path, input), { data: cut(path, data), at: now() });
      timer ??= setTimeout(() => void flush(), keepMilliseconds);
    },
    find: async ({ path, input }) => {
      if (!keptQueries.includes(path)) return undefined;
      const name = nameOf(path, input);
      const kept = waiting.get(name) ?? ((await store.get(name)) as Kept | undefined);
      return kept && now() - kept.at < longestMilliseconds ? kept.data : undefined;
    },
    load: async () => {
      for (const { name, at } of await store.list(prefix))
        if (now() - at >= longestMilliseconds) await store.delete(name);
      await flush();
    },
    flush,
  };
}

const nameOf = (path: string, input: unknown): string => `${prefix}${path}/${JSON.stringify(input ?? null)}`;

function cut(path: string, data: unknown): unknown {
  if (path !== "sessions.day") return data;
  const day = data as { list: readonly unknown[] };
  return { ...day, list: day.list.slice(0, mostPatients) };
}
