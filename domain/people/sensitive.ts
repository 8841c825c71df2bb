import type { SensitiveSection } from "./staff.ts";

export const sectionWords: Record<SensitiveSection, string> = {
  pelvic: "Pelvic",
  "sexual-history": "Sexual history",
  abuse: "Abuse",
  psychotherapy: "Psychotherapy",
  "substance-use": "Substance use",
};

export type Sensitive = { isSensitive: boolean; sensitiveSection: SensitiveSection | null };

/** What stands in place of words that are kept back, so that hidden never reads as empty. */
export const sensitiveWords = "Sensitive problem";

/** The same for what was written about it. */
export const keptWords = "Kept for staff named for its section";

/** A sensitive entry opens to those named for its section; one whose section nobody said, to those named for every one. */
export function isOpenTo(
  named: readonly SensitiveSection[],
  entry: Sensitive,
  all: readonly SensitiveSection[],
): boolean {
  if (!entry.isSensitive) return true;
  return entry.sensitiveSection === null
    ? all.every((section) => named.includes(section))
    : named.includes(entry.sensitiveSection);
}
