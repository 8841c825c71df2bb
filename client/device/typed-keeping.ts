import type { DeviceStore } from "./device-store.ts";
import type { TypedShelf } from "./typed.ts";

/** Well inside the two seconds in which every keystroke is kept. */
const keepMilliseconds = 200;
const prefix = "typed/";
/** More drafts than anybody has open; the oldest are on the server for the most part anyway. */
const mostTyped = 60;

export type TypedKeeping = TypedShelf & {
  /** Reads what earlier pages left, once the store is open. */
  load: () => Promise<void>;
  /** Keeps at once what waits; before a lock and when the page goes. */
  flush: () => Promise<void>;
  /** Has every screen send what it keeps. */
  saveFollowed: () => void;
  /** How much stands here and not on the server yet. */
  count: () => number;
  /** What was left and no screen sends. */
  left: () => { name: string; held: unknown }[];
};

/** Holds what is typed in memory and brings it to the sealed store soon after; the newest of each name only. */
export function makeTypedKeeping(
  store: Pick<DeviceStore, "put" | "get" | "delete" | "list">,
  onWritten: () => void = () => {},
): TypedKeeping {
  const held = new Map<string, unknown>();
  const followed = new Map<string, Set<() => void>>();
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = Promise.resolve();

  const write = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const names = [...changed];
    changed.clear();
    const work = async () => {
      for (const name of names) {
        const content = held.get(name);
        await (content === undefined ? store.delete(prefix + name) : store.put(prefix + name, content));
      }
      onWritten();
    };
    // One after the other: an older one never lands on a newer one.
    writing = writing.then(work, work);
    return writing;
  };

  return {
    find: (name) => held.get(name),
    keep: (name, content) => {
      if (content === undefined && !held.has(name)) return;
      if (content === undefined) held.delete(name);
      else held.set(name, content);
      changed.add(name);
      // What is on the server must not come back as typed, however soon this page goes.
      if (content === undefined) void write();
      else timer ??= setTimeout(() => void write(), keepMilliseconds);
    },
    follow: (name, saveNow) => {
      const all = followed.get(name) ?? new Set();
      followed.set(name, all.add(saveNow));
      return () => {
        all.delete(saveNow);
        if (all.size === 0) followed.delete(name);
      };
    },
    saveFollowed: () => {
      for (const all of followed.values()) for (const saveNow of all) saveNow();
    },
    count: () => held.size,
    load: async () => {
      const found = (await store.list(prefix)).toSorted((a, b) => b.at - a.at);
      for (const { name } of found.slice(mostTyped)) await store.delete(name);
      for (const { name } of found.slice(0, mostTyped)) {
        const content = await store.get(name);
        const own = name.slice(prefix.length);
        // What is being typed in this page is newer than what the device has of it.
        if (content !== undefined && !held.has(own)) held.set(own, content);
      }
    },
    flush: () => (changed.size > 0 ? write() : writing),
    left: () =>
      [...held].filter(([name]) => !followed.has(name)).map(([name, content]) => ({ name, held: content })),
  };
}
