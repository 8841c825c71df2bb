import { and, asc, count, desc, eq, gte, inArray, isNull, lt } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { normalizeSearch, trigramsOf } from "#domain/patients/search-terms.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";

export type FoundPatient = {
  patientId: string;
  family: string;
  given: string;
  nameUsed: string;
  bornOn: string | null;
  gender: string;
  mrn: string;
  clinicName: string;
  /** Another patient in this list looks alike: same family name, or born the same day. */
  hasSimilarName: boolean;
};

const mostFound = 8;
const mostWords = 6;
/** The last character of the Basic Multilingual Plane ends a prefix range on both engines. */
const afterPrefix = (word: string) => `${word}\uffff`;

/**
 * Patients within reach whose name, MRN or birth date begin with every word typed. When nothing begins so, names that
 * share most trigrams with what was typed, closest first.
 */
export async function searchPatients(reader: Reader, reach: Reach, text: string): Promise<FoundPatient[]> {
  const normal = normalizeSearch(text);
  if (normal === "") return [];
  const isNumber = /^[\d ]+$/.test(normal);
  const words = isNumber ? [normal.replaceAll(" ", "")] : normal.split(" ").slice(0, mostWords);
  const exact = await findByPrefix(reader, reach, words);
  const rows = exact.length > 0 || isNumber ? exact : await findByTrigrams(reader, reach, words);
  return rows.map((row) => ({
    ...row,
    hasSimilarName: rows.some(
      (other) =>
        other.patientId !== row.patientId &&
        (normalizeSearch(other.family) === normalizeSearch(row.family) ||
          (other.bornOn !== null && other.bornOn === row.bornOn)),
    ),
  }));
}

const columns = ({ t }: Reader) => ({
  patientId: t.patients.id,
  family: t.patients.family,
  given: t.patients.given,
  nameUsed: t.patients.nameUsed,
  bornOn: t.patients.bornOn,
  gender: t.patients.gender,
  mrn: t.patients.mrn,
  clinicName: t.clinics.name,
});

async function findByPrefix(reader: Reader, reach: Reach, words: readonly string[]) {
  const { db, t } = reader;
  const matches = words.map((word) =>
    inArray(
      t.patients.id,
      db
        .select({ id: t.searchTerms.patientId })
        .from(t.searchTerms)
        .where(
          and(
            eq(t.searchTerms.kind, "word"),
            gte(t.searchTerms.term, word),
            lt(t.searchTerms.term, afterPrefix(word)),
          ),
        ),
    ),
  );
  return db
    .select(columns(reader))
    .from(t.patients)
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .where(and(...matches, isNull(t.patients.mergedIntoId), withinReach(reader, reach)))
    .orderBy(asc(t.patients.family), asc(t.patients.given), asc(t.patients.id))
    .limit(mostFound);
}

async function findByTrigrams(reader: Reader, reach: Reach, words: readonly string[]) {
  const { db, t } = reader;
  const trigrams = [...new Set(words.flatMap(trigramsOf))].slice(0, 40);
  if (trigrams.length < 3) return [];
  const close = await db
    .select({ patientId: t.searchTerms.patientId, shared: count() })
    .from(t.searchTerms)
    .innerJoin(t.patients, eq(t.patients.id, t.searchTerms.patientId))
    .where(
      and(
        eq(t.searchTerms.kind, "trigram"),
        inArray(t.searchTerms.term, trigrams),
        isNull(t.patients.mergedIntoId),
        withinReach(reader, reach),
      ),
    )
    .groupBy(t.searchTerms.patientId)
    .orderBy(desc(count()), asc(t.searchTerms.patientId))
    .limit(mostFound);
  const near = close.filter((row) => row.shared * 2 >= trigrams.length).map((row) => row.patientId);
  if (near.length === 0) return [];
  const rows = await db
    .select(columns(reader))
    .from(t.patients)
    .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
    .where(inArray(t.patients.id, near));
  return rows.toSorted((a, b) => near.indexOf(a.patientId) - near.indexOf(b.patientId));
}
