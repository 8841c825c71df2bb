import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { PatientsFact, Skip } from "./mapping/facts.ts";

/** One thing to bring in for a patient, with where it was read. */
export type WaitingFact = {
  file: number;
  resourceType: string;
  id: string;
  fact: PatientsFact;
  notes: string[];
};
type Waiting = { lines: string[]; chunks: { offset: number; bytes: number }[]; count: number };

export type PatientSpool = {
  /** False when the patient has as many as one transaction may hold. */
  add: (patient: string, fact: WaitingFact) => boolean;
  /** Nothing of this patient is brought in; the first word on it stands. */
  refuse: (patient: string, skip: Skip) => void;
  refusalOf: (patient: string) => Skip | undefined;
  patients: () => string[];
  read: (patient: string) => WaitingFact[];
  close: () => void;
};

/**
 * Keeps what was read until each patient's turn: resources of one patient may be spread over all files. Beyond
 * `memoryCharacters` it goes to a file in `folder` that only this process can open and that is gone when it ends.
 */
export function openPatientSpool(
  folder: string,
  name: string,
  bounds: { memoryCharacters: number; factsPerPatient: number },
): PatientSpool {
  const waiting = new Map<string, Waiting>();
  const refusals = new Map<string, Skip>();
  let inMemory = 0;
  let file: { descriptor: number; path: string; end: number; isUnlinked: boolean } | undefined;

  function openFile() {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${name}.waiting`);
    const descriptor = openSync(path, "wx+", 0o600);
    let isUnlinked = false;
    try {
      unlinkSync(path);
      isUnlinked = true;
    } catch {
      // Windows keeps the name of an open file; it is removed at the end.
    }
    return { descriptor, path, end: 0, isUnlinked };
  }

  function spill(): void {
    file ??= openFile();
    for (const one of waiting.values()) {
      if (one.lines.length === 0) continue;
      const bytes = Buffer.from(`${one.lines.join("\n")}\n`);
      for (let written = 0; written < bytes.length; )
        written += writeSync(file.descriptor, bytes, written, bytes.length - written, file.end + written);
      one.chunks.push({ offset: file.end, bytes: bytes.length });
      one.lines = [];
      file.end += bytes.length;
    }
    inMemory = 0;
  }

  return {
    add(patient, fact) {
      let one = waiting.get(patient);
      if (!one) {
        one = { lines: [], chunks: [], count: 0 };
        waiting.set(patient, one);
      }
      if (one.count >= bounds.factsPerPatient) return false;
      const line = JSON.stringify(fact);
      one.lines.push(line);
      one.count += 1;
      inMemory += line.length;
      if (inMemory > bounds.memoryCharacters) spill();
      return true;
    },
    refuse(patient, skip) {
      if (!refusals.has(patient)) refusals.set(patient, skip);
    },
    refusalOf: (patient) => refusals.get(patient),
    patients: () => [...waiting.keys()],
    read(patient) {
      const one = waiting.get(patient);
      if (!one) return [];
      const lines = one.chunks.flatMap(({ offset, bytes }) => {
        const chunk = Buffer.alloc(bytes);
        for (let read = 0; file && read < bytes; ) {
          const got = readSync(file.descriptor, chunk, read, bytes - read, offset + read);
          if (got === 0)
            throw new Error("The file of waiting resources is shorter than what was written to it");
          read += got;
        }
        return chunk.toString("utf8").trimEnd().split("\n");
      });
      inMemory -= one.lines.reduce((sum, line) => sum + line.length, 0);
      const facts = [...lines, ...one.lines].map((line) => JSON.parse(line) as WaitingFact);
      one.lines = [];
      one.chunks = [];
      return facts;
    },
    close() {
      if (!file) return;
      closeSync(file.descriptor);
      if (!file.isUnlinked) unlinkSync(file.path);
      file = undefined;
    },
  };
}
