import type { Shelf } from "./shelf.ts";

/** A shelf in memory that copies like the browser's own does; `raw` is what somebody with the device in hand reads. */
export function makeTestShelf(): Shelf & { raw: Map<string, unknown> } {
  const raw = new Map<string, unknown>();
  return {
    raw,
    get: async (name) => structuredClone(raw.get(name)),
    put: async (name, value) => void raw.set(name, structuredClone(value)),
    delete: async (name) => void raw.delete(name),
    names: async (prefix) => [...raw.keys()].filter((name) => name.startsWith(prefix)).toSorted(),
    clear: async () => raw.clear(),
  };
}
