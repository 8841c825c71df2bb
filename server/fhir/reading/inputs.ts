import { createReadStream, type Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import type { ReadingBounds } from "./bounds.ts";

/** A file to read, inside an archive or not; or one that is not read, and why. */
export type Input =
  | { kind: "file"; name: string; format: "json" | "lines"; bytes: number; open: () => Promise<Readable> }
  | { kind: "archive"; name: string; path: string; bytes: number }
  | NotRead;
export type NotRead = { kind: "not-read"; name: string; outcome: "left-out" | "failed"; reason: string };

const formats: Record<string, "json" | "lines" | "zip"> = {
  json: "json",
  ndjson: "lines",
  jsonl: "lines",
  zip: "zip",
};
export function formatOf(name: string): "json" | "lines" | "zip" | undefined {
  const base = basename(name);
  // What a Mac adds to an archive ("._name") is no resource.
  if (base.startsWith(".") || name.startsWith("__MACOSX/")) return undefined;
  return formats[base.slice(base.lastIndexOf(".") + 1).toLowerCase()];
}

export const notFhirName = "Its name ends in none of .json, .ndjson, .jsonl and .zip.";

/**
 * The files that paths stand for, folders in order of name. Symbolic links inside folders are not followed.
 *
 * @returns at most `bounds.files` of them, then one that says there are more.
 */
export async function listInputs(paths: readonly string[], bounds: ReadingBounds): Promise<Input[]> {
  const found: Input[] = [];
  for (const path of paths) await listPath(path, path, bounds.folderDepth, true, found, bounds);
  return found;
}

async function listPath(
  path: string,
  name: string,
  depthLeft: number,
  isNamed: boolean,
  found: Input[],
  bounds: ReadingBounds,
): Promise<void> {
  if (found.length > bounds.files) return;
  const notRead = (outcome: NotRead["outcome"], reason: string) =>
    found.push({ kind: "not-read", name, outcome, reason });
  if (found.length === bounds.files) {
    notRead("failed", "There are more files than one run reads. Run again with the rest.");
    return;
  }
  let stat: Awaited<ReturnType<typeof lstat>>;
  try {
    stat = await lstat(path);
  } catch (error) {
    notRead("failed", sayError(error));
    return;
  }
  if (stat.isDirectory()) {
    if (depthLeft === 0) {
      notRead("failed", "Its folders nest too deep.");
      return;
    }
    let entries: Dirent[];
    try {
      entries = await readdir(path, { withFileTypes: true });
    } catch (error) {
      notRead("failed", sayError(error));
      return;
    }
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
      await listPath(join(path, entry.name), join(name, entry.name), depthLeft - 1, false, found, bounds);
    return;
  }
  if (!stat.isFile()) {
    notRead(isNamed ? "failed" : "left-out", "It is no ordinary file.");
    return;
  }
  const format = formatOf(path);
  if (format === undefined) notRead(isNamed ? "failed" : "left-out", notFhirName);
  else if (format === "zip") found.push({ kind: "archive", name, path, bytes: stat.size });
  else
    found.push({
      kind: "file",
      name,
      format,
      bytes: stat.size,
      open: () => Promise.resolve(createReadStream(path)),
    });
}

const errorWords: Record<string, string> = {
  ENOENT: "It does not exist.",
  EACCES: "It may not be read by this user.",
  EPERM: "It may not be read by this user.",
};
/** A sentence for an error of the file system, without its path. */
export function sayError(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return errorWords[code] ?? `It could not be read${code === "" ? "" : ` (${code})`}.`;
}
