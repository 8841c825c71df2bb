import { createHash } from "node:crypto";
import { basename } from "node:path";
import { type BadLine, makeReleaseReader, type ReleaseEntry } from "#domain/diagnoses/release-file.ts";
import { listLines, openCodeFile } from "./open-code-file.ts";

export type ReadProgress = { phase: "reading"; done: number; all: number; lines: number };

export type ReadRelease = {
  fileName: string;
  /** SHA-256 of its lines, however they were packed and ended. */
  fileHash: string;
  lines: number;
  entries: Map<string, ReleaseEntry>;
  badLines: BadLine[];
};

const linesPerProgress = 5000;

/** Reads one file to its end, line by line; nothing is decided before all of it was seen. */
export async function readRelease(
  path: string,
  onProgress: (progress: ReadProgress) => void,
): Promise<ReadRelease> {
  const file = await openCodeFile(path);
  const reader = makeReleaseReader();
  const hash = createHash("sha256");
  let lines = 0;
  for await (const { number, text } of listLines(file.chunks)) {
    lines = number;
    reader.take(number, text);
    const written = text?.trimEnd() ?? "";
    if (written !== "") hash.update(`${written}\n`);
    if (number % linesPerProgress === 0)
      onProgress({ phase: "reading", done: file.readBytes(), all: file.allBytes, lines });
  }
  onProgress({ phase: "reading", done: file.allBytes, all: file.allBytes, lines });
  return { fileName: file.name, fileHash: hash.digest("hex"), lines, ...reader.end() };
}

const monthNamed = /(?:^|[^a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[^a-z]|$)/i;

/** The fiscal year a file is named after; none when it names no year, several, or a month within one. */
export function yearOfFile(path: string): number | undefined {
  const name = basename(path);
  if (monthNamed.test(name)) return undefined;
  const years = new Set([...name.matchAll(/(?<!\d)20[1-9]\d(?!\d)/g)].map(([year]) => Number(year)));
  const [year] = years;
  return years.size === 1 ? year : undefined;
}
