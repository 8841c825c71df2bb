import * as z from "zod/mini";

/** The bounds every string and list passes; a form, a procedure and the seed read the same ones. */
export const idSchema = z.string().check(z.regex(/^[0-9a-z-]{1,64}$/, "This reference is not valid."));
/** A single line: no line breaks, no control characters. */
export const lineText = (most: number) =>
  z.string().check(
    z.trim(),
    z.maxLength(most, `Use at most ${most} characters.`),
    z.refine((text) => !hasControlCharacter(text, false), "Remove the line break or hidden character."),
  );
/** A single line that must say something. */
export const requiredLine = (most: number, missing: string) => lineText(most).check(z.minLength(1, missing));
/** Prose: line breaks and tabs allowed. */
export const proseText = (most: number) =>
  z.string().check(
    z.trim(),
    z.maxLength(most, `Use at most ${most.toLocaleString("en-US")} characters.`),
    z.refine((text) => !hasControlCharacter(text, true), "Remove the hidden character."),
  );
export const requiredProse = (most: number, missing: string) =>
  proseText(most).check(z.minLength(1, missing));

/** A calendar day, YYYY-MM-DD, that exists. */
export const daySchema = z
  .string()
  .check(z.refine((text) => isDay(text), "Enter a date that exists, for example Mar 14, 2026."));
/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instantSchema = z.int().check(z.nonnegative());

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a day of the Gregorian calendar between 1800 and 2199. */
export function isDay(text: string): boolean {
  const match = /^(18|19|20|21)(\d{2})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(match[3]), Number(match[4])];
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && isLeapYear ? 29 : (daysInMonth[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

function hasControlCharacter(text: string, isProse: boolean): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isLineBreakOrTab = code === 9 || code === 10 || code === 13;
    if ((code < 32 && !(isProse && isLineBreakOrTab)) || code === 127) return true;
    // A lone surrogate cannot be stored as UTF-8 without being altered.
    if (code >= 0xd800 && code <= 0xdbff) {
      const next = text.charCodeAt(index + 1);
      if (!(next >= 0xdc00 && next <= 0xdfff)) return true;
      index += 1;
    } else if (code >= 0xdc00 && code <= 0xdfff) return true;
  }
  return false;
}
