import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { ReadingBounds } from "./bounds.ts";
import { formatOf, type Input, type NotRead, notFhirName } from "./inputs.ts";

/**
 * The files of a .zip, one at a time in its own order; nothing is unpacked to disk. Sizes are declared by the archive and
 * held to them while reading. A damaged directory ends the archive with one failure.
 */
export async function* listArchive(
  archive: Extract<Input, { kind: "archive" }>,
  bounds: ReadingBounds,
): AsyncGenerator<Exclude<Input, { kind: "archive" }>> {
  let zip: ZipFile;
  try {
    zip = await openPromise(archive.path, { autoClose: false });
  } catch {
    yield broken(archive.name, "It is no .zip that can be opened.");
    return;
  }
  try {
    let entries = 0;
    let unpackedBytes = 0;
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/")) continue;
      entries += 1;
      if (entries > bounds.archiveEntries) {
        yield broken(archive.name, "It holds more files than are read from one archive.");
        return;
      }
      const name = `${archive.name}/${entry.fileName}`;
      const refusal = refuseEntry(name, entry, bounds);
      if (refusal) {
        yield refusal;
        continue;
      }
      unpackedBytes += entry.uncompressedSize;
      if (unpackedBytes > bounds.archiveBytes) {
        yield broken(archive.name, "It unpacks to more than is read from one archive.");
        return;
      }
      yield {
        kind: "file",
        name,
        format: formatOf(entry.fileName) === "lines" ? "lines" : "json",
        bytes: entry.compressedSize,
        open: (): Promise<Readable> => zip.openReadStreamPromise(entry),
      };
    }
  } catch {
    yield broken(archive.name, "Its list of files is damaged.");
  } finally {
    zip.close();
  }
}

const broken = (name: string, reason: string): NotRead => ({
  kind: "not-read",
  name,
  outcome: "failed",
  reason,
});

function refuseEntry(name: string, entry: Entry, bounds: ReadingBounds): NotRead | undefined {
  const format = formatOf(entry.fileName);
  if (format === undefined) return { kind: "not-read", name, outcome: "left-out", reason: notFhirName };
  if (format === "zip") return broken(name, "A .zip inside a .zip is not opened.");
  if (entry.isEncrypted()) return broken(name, "It is encrypted.");
  const mostBytes = format === "lines" ? bounds.lineFileBytes : bounds.bundleBytes;
  if (entry.uncompressedSize > mostBytes) return broken(name, "It unpacks to more than one file may hold.");
  const isBomb =
    entry.uncompressedSize > bounds.ratioFromBytes &&
    entry.uncompressedSize > entry.compressedSize * bounds.packingRatio;
  return isBomb ? broken(name, "It is packed so tightly that it is taken for a zip bomb.") : undefined;
}
