import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type Entry, openPromise } from "yauzl";
import { refuse } from "#server/refusal.ts";

/** The text of a release, plain or unpacked, and how much of the file on disk is read. */
export type CodeFile = {
  name: string;
  allBytes: number;
  chunks: AsyncIterable<Uint8Array>;
  readBytes: () => number;
};

const megabyte = 1_048_576;
/** The order file of a year is 14 MB; what unpacks to more than this is none. */
const mostUnpackedBytes = 256 * megabyte;
const mostEntries = 1000;

/** Opens a release by what it holds, whatever its name: text, gzip, or the one text of a .zip that is meant. */
export async function openCodeFile(path: string): Promise<CodeFile> {
  const allBytes = await sizeOf(path);
  const start = await firstBytes(path);
  const name = basename(path);
  if (start.equals(Buffer.from("PK\u0003\u0004"))) return openArchive(path, name, allBytes);
  const raw = createReadStream(path);
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const stream = isPacked ? pipeline(raw, createGunzip(), () => {}) : raw;
  return { name, allBytes, chunks: bounded(stream), readBytes: () => raw.bytesRead };
}

const errorWords: Record<string, string> = {
  ENOENT: "does not exist",
  EACCES: "may not be read by this user",
  EPERM: "may not be read by this user",
};

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isFile()) refuse("invalid", `${basename(path)} is no file.`);
    return found.size;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const words = errorWords[code];
    if (words === undefined) throw error;
    return refuse("invalid", `${basename(path)} ${words}.`);
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* bounded(stream: Readable): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostUnpackedBytes) refuse("invalid", "It unpacks to more than a release holds.");
      yield chunk;
    }
  } catch (error) {
    // A packed file that breaks off or is damaged; everything else is a bug or a disk.
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!code.startsWith("Z_") && code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
    refuse("invalid", "It is packed and cannot be unpacked to its end. Fetch it again.");
  } finally {
    stream.destroy();
  }
}

/** Of the texts in a release's .zip the order file says most; without one the file of codes; else the only text. */
const preferred = [/order/i, /codes/i, /./];
const aside = /addenda|readme|guide|conversion|index|drug|neoplasm|eindex/i;

async function openArchive(path: string, name: string, allBytes: number): Promise<CodeFile> {
  const zip = await openPromise(path, { autoClose: false }).catch(() =>
    refuse("invalid", `${name} is no .zip that can be opened.`),
  );
  const texts: Entry[] = [];
  try {
    let entries = 0;
    for await (const entry of zip.eachEntry()) {
      entries += 1;
      if (entries > mostEntries) break;
      const file = basename(entry.fileName);
      if (/\.txt$/i.test(file) && !file.startsWith(".") && !aside.test(file)) texts.push(entry);
    }
    const [chosen] =
      preferred
        .map((pattern) => texts.filter((entry) => pattern.test(basename(entry.fileName))))
        .find((found) => found.length > 0) ?? [];
    if (!chosen) refuse("invalid", `${name} holds no text of codes. Unpack it and name the file.`);
    if (chosen.isEncrypted()) refuse("invalid", `${name} is encrypted.`);
    const stream = await zip.openReadStreamPromise(chosen);
    let bytes = 0;
    async function* chunks() {
      try {
        for await (const chunk of bounded(stream)) {
          bytes += chunk.length;
          yield chunk;
        }
      } finally {
        zip.close();
      }
    }
    return {
      name: `${name}/${basename(chosen.fileName)}`,
      allBytes: chosen.uncompressedSize || allBytes,
      chunks: chunks(),
      readBytes: () => bytes,
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

const mostLineCharacters = 1000;

/** The lines of a text, each with its number; one that is too long is answered as `undefined`. */
export async function* listLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ number: number; text: string | undefined }> {
  const decoder = new TextDecoder("utf-8");
  let number = 0;
  let pending = "";
  let isTooLong = false;
  for await (const chunk of chunks) {
    const pieces = (pending + decoder.decode(chunk, { stream: true })).split("\n");
    pending = pieces.pop() ?? "";
    for (const piece of pieces) {
      number += 1;
      yield { number, text: isTooLong || piece.length > mostLineCharacters ? undefined : piece };
      isTooLong = false;
    }
    if (pending.length > mostLineCharacters) {
      isTooLong = true;
      pending = "";
    }
  }
  pending += decoder.decode();
  if (pending !== "" || isTooLong)
    yield {
      number: number + 1,
      text: isTooLong || pending.length > mostLineCharacters ? undefined : pending,
    };
}
