import { codeKinds, codeSides } from "#domain/diagnoses/code.ts";
import type { Kit } from "./kit.ts";

/**
 * ICD-10-CM as it is loaded. Each loading writes a whole generation of rows beside the one that is read, in short
 * transactions, and becomes the one that is read in the last of them.
 */
export function diagnosisTables(k: Kit) {
  const diagnosisGenerations = k.table(
    "diagnosis_generations",
    {
      number: k.integer().primaryKey(),
      state: k.oneOf(["loading", "current", "retired"] as const).notNull(),
      /** Moved by every write of a loading: one that stands still for long has died. */
      touchedAt: k.long().notNull(),
    },
    (t) => [k.index("diagnosis_generations_state").on(t.state)],
  );

  /** The releases a generation holds; a newer generation repeats those before it. */
  const diagnosisReleases = k.table(
    "diagnosis_releases",
    {
      generation: k.integer().notNull(),
      fromOn: k.day().notNull(),
      /** The last day the release itself claims; what it says holds until a newer one is loaded. */
      toOn: k.day().notNull(),
      name: k.text().notNull(),
      fileName: k.text().notNull(),
      /** SHA-256 of the lines that were read, by which the same file is known again. */
      fileHash: k.text().notNull(),
      codeCount: k.integer().notNull(),
      loadedAt: k.long().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.generation, t.fromOn] })],
  );

  /** A code or a header for a span of days, both inclusive; codes stand without their dot. */
  const diagnosisCodes = k.table(
    "diagnosis_codes",
    {
      generation: k.integer().notNull(),
      code: k.text().notNull(),
      fromOn: k.day().notNull(),
      toOn: k.day(),
      kind: k.oneOf(codeKinds).notNull(),
      title: k.text().notNull(),
      parent: k.text().notNull(),
      side: k.oneOf(codeSides).notNull(),
      codesBelow: k.integer().notNull(),
      rank: k.integer().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.generation, t.code, t.fromOn] }),
      k.index("diagnosis_codes_parent").on(t.generation, t.parent, t.code),
    ],
  );

  /** Words of titles with the codes they find, and trigrams of those words for misspelling. */
  const diagnosisTerms = k.table(
    "diagnosis_terms",
    {
      generation: k.integer().notNull(),
      kind: k.oneOf(["word", "trigram"] as const).notNull(),
      term: k.text().notNull(),
      /** A code, or of a trigram a word. */
      target: k.text().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.generation, t.kind, t.term, t.target] })],
  );

  return { diagnosisGenerations, diagnosisReleases, diagnosisCodes, diagnosisTerms };
}
