import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { LoadSummary } from "./load-release.commands.ts";

/** A file of JSON lines: the summary, then every bad line by its number and reason. It never overwrites another. */
export function writeLoadReport(path: string, { badLines, ...summary }: LoadSummary): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const descriptor = openSync(path, "wx", 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify({ kind: "import", ...summary, badLines: badLines.length })}\n`);
    for (const bad of badLines) writeSync(descriptor, `${JSON.stringify({ kind: "bad-line", ...bad })}\n`);
  } finally {
    closeSync(descriptor);
  }
}
