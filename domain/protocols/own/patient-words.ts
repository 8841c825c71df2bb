import type { ProtocolContent } from "#domain/protocols/protocol.ts";

/** What tells who a patient is. */
export type Identifiers = {
  family: string;
  given: string;
  nameUsed: string;
  guardian: string;
  mrn: string;
  phone: string;
  email: string;
};

const dates =
  /\b(?:18|19|20|21)\d{2}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{2}|\d{4})\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})\b/;

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "");
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A name as a word of its own, capitalized as names are: "a walker" is no "Walker". */
function holdsName(text: string, names: string): boolean {
  return names
    .split(/[\s,]+/)
    .filter((part) => part.length >= 2)
    .some((part) => {
      const name = plain(part);
      const [first, rest] = [name.slice(0, 1).toUpperCase(), name.slice(1)];
      const word = `${escaped(first)}(?:${escaped(rest)}|${escaped(rest.toUpperCase())})`;
      return new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "u").test(plain(text));
    });
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, "");
/** A number of five digits or more, however it is spaced. */
const holdsNumber = (text: string, number: string): boolean => {
  const digits = digitsOf(number);
  return digits.length >= 5 && digitsOf(text).includes(digits);
};

function describe(text: string, who: Identifiers): string | undefined {
  if ([who.family, who.given, who.nameUsed, who.guardian].some((name) => holdsName(text, name)))
    return "This holds a name of the patient. Leave it out.";
  if (holdsNumber(text, who.mrn) || holdsNumber(text, who.phone))
    return "This holds a number of the patient. Leave it out.";
  if (who.email !== "" && text.toLowerCase().includes(who.email.toLowerCase()))
    return "This holds the patient's email. Leave it out.";
  if (dates.test(text)) return "This holds a date. A protocol counts days from its start.";
  return undefined;
}

/** Every text of a value with its path, as field names joined by dots. */
function textsOf(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, path === "" ? key : `${path}.${key}`));
}

/** What was typed and tells who it was taken from, at its field. Sentences of the library are nobody's. */
export function findPatientWords(
  content: ProtocolContent,
  who: Identifiers,
  library: ReadonlySet<string>,
): { field: string; words: string }[] {
  return textsOf(content, "").flatMap(([field, text]) => {
    const words = library.has(text) ? undefined : describe(text, who);
    return words ? [{ field, words }] : [];
  });
}
