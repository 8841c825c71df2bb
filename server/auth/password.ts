import { refuse } from "#server/refusal.ts";

export const leastPasswordCharacters = 15;
export const mostPasswordCharacters = 128;

/** Beginnings that whole passwords are too often built from. */
const guessable = [
  "password",
  "passphrase",
  "123456789012345",
  "qwertyuiop",
  "letmein",
  "plinthplinth",
  "therapytherapy",
  "iloveyou",
  "welcome",
];

const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/**
 * NIST SP 800-63B-4: at least 15 code points when the password is the only factor, no composition rules, the whole
 * password held against what is guessed first, and the reason told.
 *
 * @returns the password as it is hashed (NFKC).
 */
export function acceptPassword(typed: string, about: { email: string; names: readonly string[] }): string {
  const password = typed.normalize("NFKC");
  const length = Array.from(password).length;
  if (length < leastPasswordCharacters)
    refuse("invalid", `Use at least ${leastPasswordCharacters} characters. A few words together are fine.`, {
      field: "password",
    });
  if (length > mostPasswordCharacters)
    refuse("invalid", `Use at most ${mostPasswordCharacters} characters.`, { field: "password" });
  const plain = lettersOf(password);
  const personal = [about.email.split("@")[0] ?? "", ...about.names]
    .map(lettersOf)
    .filter((word) => word.length >= 4);
  const isRepeated = new Set(plain).size < 5 || /^(.{1,6})\1+$/u.test(plain);
  if (isRepeated)
    refuse("invalid", "This repeats itself and is guessed first. Choose other words.", { field: "password" });
  if (
    guessable.some((start) => plain.startsWith(start)) ||
    personal.some((word) => plain === word.repeat(Math.max(1, Math.floor(plain.length / word.length))))
  )
    refuse(
      "invalid",
      "This is guessed first. Choose words that have nothing to do with you or this product.",
      { field: "password" },
    );
  return password;
}
