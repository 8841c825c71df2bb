import * as z from "zod/mini";
import { lineText } from "#domain/calendar/bounds.ts";

/** What a file can belong to. Each kind brings its own access, see `server/files/file-owners.ts`. */
export const fileOwnerKinds = ["protocol", "result"] as const;
export type FileOwnerKind = (typeof fileOwnerKinds)[number];

export const mediaTypes = ["application/pdf", "image/jpeg", "image/png"] as const;
export type MediaType = (typeof mediaTypes)[number];

/** 5 MB: a scanned protocol of some twenty pages. */
export const mostFileBytes = 5 * 1024 * 1024;

const extensions: Record<MediaType, string> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
};

/** How each kind begins and how it ends: a cut-off or a disguised file is told by its bytes, never by its name. */
const signatures: readonly { mediaType: MediaType; begins: readonly number[]; ends: readonly number[] }[] = [
  { mediaType: "application/pdf", begins: bytesOf("%PDF-"), ends: bytesOf("%%EOF") },
  { mediaType: "image/jpeg", begins: [0xff, 0xd8, 0xff], ends: [0xff, 0xd9] },
  {
    mediaType: "image/png",
    begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ends: [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
  },
];

/** Programs write a line end or a little padding behind the last mark. */
const endWindowBytes = 1024;

function bytesOf(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

const isAt = (bytes: Uint8Array, place: number, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[place + index] === byte);

function isEndedBy(bytes: Uint8Array, mark: readonly number[]): boolean {
  for (
    let place = bytes.length - mark.length;
    place >= Math.max(0, bytes.length - endWindowBytes);
    place -= 1
  )
    if (isAt(bytes, place, mark)) return true;
  return false;
}

/** What a file is by its bytes; undefined for anything but a whole PDF, JPEG or PNG. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  return signatures.find(({ begins, ends }) => isAt(bytes, 0, begins) && isEndedBy(bytes, ends))?.mediaType;
}

/** Why these bytes are not kept, in a sentence; undefined when they may be. */
export function describeUnfit(bytes: Uint8Array): string | undefined {
  if (bytes.length > mostFileBytes)
    return `This file is larger than ${mostFileBytes / 1024 / 1024} MB. Save it smaller, or in parts.`;
  if (!mediaTypeOf(bytes)) return "This is not a whole PDF, JPEG or PNG. Choose another file.";
  return undefined;
}

const unsafe = /[\\/:*?"<>|]/g;

/** As it is shown and saved to a disk: without a path, and with the ending of what it is. */
export function fileName(name: string, mediaType: MediaType): string {
  const plain = name.replaceAll(unsafe, " ").replaceAll(/\s+/g, " ").trim();
  const [stem = ""] = plain.split(/\.[A-Za-z0-9]{1,5}$/);
  return `${stem.trim() || "document"}.${extensions[mediaType]}`;
}

/** As a document that is marked as a mistake is saved: what it is stands before its name, also on a disk. */
export const nameOfMistake = (name: string): string => `A mistake, ${name}`;

export const fileNameSchema = lineText(120).check(z.minLength(1, "Name the document."));

/** Base64 of the bytes; four letters carry three bytes. */
export const fileContentSchema = z
  .string()
  .check(
    z.maxLength(
      Math.ceil(mostFileBytes / 3) * 4,
      `This file is larger than ${mostFileBytes / 1024 / 1024} MB. Save it smaller, or in parts.`,
    ),
    z.regex(/^[A-Za-z0-9+/]+={0,2}$/, "This file could not be read. Choose it again."),
  );
