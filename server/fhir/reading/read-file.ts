import type { Readable } from "node:stream";
import type { ReadingBounds } from "./bounds.ts";
import type { Input } from "./inputs.ts";
import { decode, parseJson, parseWithDecimalText } from "./parse-json.ts";
import { BrokenJson, splitBundle } from "./split-bundle.ts";
import { splitLines } from "./split-lines.ts";

/** One resource out of a file: parsed, with what its bundle says of it; or why it cannot be read. */
export type FoundResource =
  | {
      kind: "resource";
      resource: unknown;
      withDecimalText: () => unknown;
      fullUrl: string | undefined;
      /** The bundle asks that it be deleted, or only reports on a search. */
      isAside: boolean;
    }
  | { kind: "broken"; reason: string };

/** How a file ended. After `broken-file` nothing of a bundle counts; the lines of an NDJSON before it do. */
export type FileEnd =
  | { kind: "end" }
  | { kind: "not-fhir"; reason: string }
  | { kind: "broken-file"; reason: string };

/** The resources of one file as they are found, and last how it ended. Of a bundle none counts until it ended well. */
export async function* readFile(
  input: Extract<Input, { kind: "file" }>,
  bounds: ReadingBounds,
): AsyncGenerator<FoundResource | FileEnd> {
  let stream: Readable | undefined;
  try {
    stream = await open(input);
    yield* input.format === "lines" ? readLines(stream, bounds) : readDocument(stream, bounds);
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    yield { kind: "broken-file", reason: error.message };
  } finally {
    stream?.destroy();
  }
}

const unreadable = "It could not be read to its end.";

async function open(input: Extract<Input, { kind: "file" }>): Promise<Readable> {
  try {
    return await input.open();
  } catch {
    throw new BrokenJson(unreadable);
  }
}

async function* bounded(stream: Readable, mostBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  let isFirst = true;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw new BrokenJson("It is larger than one file may be.");
      const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      isFirst = false;
      yield hasMark ? chunk.subarray(3) : chunk;
    }
  } catch (error) {
    // The disk, the unpacking, or a size the archive declared and did not keep.
    throw error instanceof BrokenJson ? error : new BrokenJson(unreadable);
  }
}

async function* readLines(stream: Readable, bounds: ReadingBounds): AsyncGenerator<FoundResource | FileEnd> {
  for await (const line of splitLines(bounded(stream, bounds.lineFileBytes), bounds.resourceBytes))
    yield line === undefined
      ? { kind: "broken", reason: "Its line is longer than one resource may be." }
      : parsed(line, false);
  yield { kind: "end" };
}

/** Kinds of bundle whose entries are resources as they stand; a history holds several versions of each. */
const bundleTypes = new Set(["transaction", "batch", "collection", "searchset", "document"]);

async function* readDocument(
  stream: Readable,
  bounds: ReadingBounds,
): AsyncGenerator<FoundResource | FileEnd> {
  const waiting: (Buffer | undefined)[] = [];
  const splitter = splitBundle(
    { element: (bytes) => waiting.push(bytes), oversized: () => waiting.push(undefined) },
    bounds.resourceBytes,
  );
  let entries = 0;
  for await (const chunk of bounded(stream, bounds.bundleBytes)) {
    if (splitter.push(chunk) === "array") {
      yield { kind: "not-fhir", reason: holdsNone };
      return;
    }
    for (const bytes of waiting.splice(0)) {
      entries += 1;
      if (entries > bounds.bundleEntries)
        throw new BrokenJson("It has more entries than one bundle may have. NDJSON has no such bound.");
      yield bytes === undefined
        ? { kind: "broken", reason: "It is larger than one resource may be." }
        : parsed(bytes, true);
    }
  }
  const bytes = splitter.end();
  const root = parseJson(decode(bytes)) as Record<string, unknown>;
  if (root["resourceType"] === undefined) {
    yield { kind: "not-fhir", reason: holdsNone };
    return;
  }
  if (root["resourceType"] === "Bundle") {
    if (!bundleTypes.has(String(root["type"])))
      throw new BrokenJson("It is a kind of Bundle that is not read.");
    const places = root["entry"] ?? [];
    if (!Array.isArray(places) || places.some((place) => place !== 0))
      throw new BrokenJson("It has an entry that is no object.");
  } else {
    if (entries > 0) throw new BrokenJson("It has entries and is no Bundle.");
    yield parsed(bytes, false);
  }
  yield { kind: "end" };
}
const holdsNone = "It holds no FHIR resource.";

/** One entry of a bundle, or one resource by itself. Bytes that are not JSON spoil the one, not the file. */
function parsed(bytes: Buffer, isEntry: boolean): FoundResource {
  try {
    const text = decode(bytes);
    const value = parseJson(text);
    if (!isEntry)
      return {
        kind: "resource",
        resource: value,
        withDecimalText: () => parseWithDecimalText(text),
        fullUrl: undefined,
        isAside: false,
      };
    const entry = value as { fullUrl?: unknown; resource?: unknown; request?: unknown; search?: unknown };
    return {
      kind: "resource",
      resource: entry.resource,
      withDecimalText: () => (parseWithDecimalText(text) as { resource?: unknown }).resource,
      fullUrl: typeof entry.fullUrl === "string" && entry.fullUrl.length <= 400 ? entry.fullUrl : undefined,
      isAside: says(entry.request, "method", "DELETE") || says(entry.search, "mode", "outcome"),
    };
  } catch (error) {
    if (error instanceof BrokenJson) return { kind: "broken", reason: error.message };
    throw error;
  }
}

const says = (value: unknown, key: string, word: string): boolean =>
  typeof value === "object" && value !== null && (value as Record<string, unknown>)[key] === word;
