import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** `changed`: brought in earlier and different at the source now; what stands in the chart was not touched. */
export const outcomes = ["added", "unchanged", "changed", "left-out", "failed"] as const;
export type Outcome = (typeof outcomes)[number];
export type Tally = Record<Outcome, number>;

export type ResourceLine = {
  file: string;
  resourceType: string;
  id: string;
  outcome: Outcome;
  reason?: string;
};

export type ImportReport = {
  resource: (line: ResourceLine) => void;
  file: (line: { file: string; outcome: "read" | "left-out" | "failed"; reason?: string }) => void;
  /** Something of a resource that was brought in could not be kept. */
  note: (line: { file: string; resourceType: string; id: string; note: string }) => void;
  tallies: () => ImportTallies;
  end: (summary: object) => void;
  /** Writes what is pending; also after an error, so that what was told stays. */
  close: () => void;
};
export type ImportTallies = {
  resources: Record<string, Tally & { found: number }>;
  files: Record<"read" | "left-out" | "failed", number>;
  notes: number;
  /** Why things were left out, changed or failed, and how often; in order of how often. */
  reasons: { outcome: Outcome; reason: string; count: number }[];
};

const noTally = () => ({ found: 0, added: 0, unchanged: 0, changed: 0, "left-out": 0, failed: 0 });
const flushCharacters = 65_536;

/**
 * Counts everything and writes a line of JSON for each file that was not read, each resource that was not simply added
 * or found unchanged, and each note. The file holds file names and ids: it is readable by its owner alone and never
 * overwrites another.
 */
export function openImportReport(path: string, header: object): ImportReport {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const descriptor = openSync(path, "wx", 0o600);
  const resources = new Map<string, ReturnType<typeof noTally>>();
  const files = { read: 0, "left-out": 0, failed: 0 };
  const reasons = new Map<string, { outcome: Outcome; reason: string; count: number }>();
  let notes = 0;
  let pending = "";

  function flush(): void {
    writeSync(descriptor, pending);
    pending = "";
  }
  function write(line: object): void {
    pending += `${JSON.stringify(line)}\n`;
    if (pending.length > flushCharacters) flush();
  }
  write({ kind: "import", ...header });

  return {
    resource(line) {
      const name = line.resourceType === "" ? "unknown" : line.resourceType;
      let tally = resources.get(name);
      if (!tally) resources.set(name, (tally = noTally()));
      tally.found += 1;
      tally[line.outcome] += 1;
      if (line.reason !== undefined) {
        const key = `${line.outcome} ${line.reason}`;
        const known = reasons.get(key);
        if (known) known.count += 1;
        else reasons.set(key, { outcome: line.outcome, reason: line.reason, count: 1 });
      }
      if (line.outcome !== "added" && line.outcome !== "unchanged")
        write({ kind: "resource", ...line, resourceType: name });
    },
    file(line) {
      files[line.outcome] += 1;
      if (line.outcome !== "read") write({ kind: "file", ...line });
    },
    note(line) {
      notes += 1;
      write({ kind: "note", ...line });
    },
    tallies: () => ({
      resources: Object.fromEntries([...resources].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      files,
      notes,
      reasons: [...reasons.values()].toSorted((a, b) => b.count - a.count),
    }),
    end(summary) {
      write({ kind: "summary", ...summary });
    },
    close() {
      flush();
      closeSync(descriptor);
    },
  };
}
