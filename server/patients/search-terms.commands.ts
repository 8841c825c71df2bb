import { eq } from "drizzle-orm";
import type { Transaction } from "#db/engine/store.ts";
import { type Searchable, searchTermsOf } from "#domain/patients/search-terms.ts";

/** Replaces what a patient is found by. */
export async function writeSearchTerms(
  tx: Transaction,
  patientId: string,
  patient: Searchable,
): Promise<void> {
  const { searchTerms } = tx.t;
  await tx.db.delete(searchTerms).where(eq(searchTerms.patientId, patientId));
  const terms = searchTermsOf(patient).map((term) => ({ ...term, patientId }));
  if (terms.length > 0) await tx.db.insert(searchTerms).values(terms);
}
