import { and, asc, count, desc, eq, gte, inArray, isNull, lt, lte, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import type { Term } from "#domain/diagnoses/query.ts";
import { openBuiltInCodes } from "./built-in-codes.ts";
import { afterPrefix, type CodeSource, mostCandidates, mostNearWords } from "./code-source.ts";
import { findCurrentGeneration, listReleases } from "./releases.queries.ts";

/** The release that is loaded, or the built-in list where none is. */
export async function openCodes(reader: Reader): Promise<CodeSource> {
  const generation = await findCurrentGeneration(reader);
  if (generation === undefined) return openBuiltInCodes();
  const releases = await listReleases(reader, generation);
  const [first] = releases;
  const newest = releases.at(-1);
  if (!first || !newest) throw new Error(`Generation ${generation} holds no release`);
  return openLoadedCodes(reader, generation, { releaseName: newest.name, firstOn: first.fromOn });
}

/** The tables of one generation. */
function openLoadedCodes(reader: Reader, generation: number, book: CodeSource["book"]): CodeSource {
  const { db, t } = reader;
  const { diagnosisCodes: codes, diagnosisTerms: terms } = t;
  const isHere = eq(codes.generation, generation);
  const holdsOn = (day: Day) =>
    and(isHere, lte(codes.fromOn, day), or(isNull(codes.toOn), gte(codes.toOn, day)));
  const isTerm = ({ word, isWhole }: Term) =>
    and(
      eq(terms.generation, generation),
      eq(terms.kind, "word"),
      ...(isWhole ? [eq(terms.term, word)] : [gte(terms.term, word), lt(terms.term, afterPrefix(word))]),
    );
  const selectCodes = (where: SQL | undefined) =>
    db
      .select({
        code: codes.code,
        fromOn: codes.fromOn,
        toOn: codes.toOn,
        kind: codes.kind,
        title: codes.title,
        parent: codes.parent,
        side: codes.side,
        codesBelow: codes.codesBelow,
        rank: codes.rank,
      })
      .from(codes)
      .where(where);
  return {
    book,
    hasWord: async (term) => {
      const some = await db.select({ target: terms.target }).from(terms).where(isTerm(term)).limit(1);
      return some.length > 0;
    },
    listNearWords: async (trigrams) => {
      const rows = await db
        .select({ word: terms.target, shared: count() })
        .from(terms)
        .where(
          and(
            eq(terms.generation, generation),
            eq(terms.kind, "trigram"),
            inArray(terms.term, [...trigrams]),
          ),
        )
        .groupBy(terms.target)
        .orderBy(desc(count()), asc(terms.target))
        .limit(mostNearWords);
      return rows.map(({ word }) => word);
    },
    findByTerms: async (asked, day) => {
      // Each term is read once and the lists are intersected, on PostgreSQL also before it has statistics.
      const [first, ...rest] = asked.map((term) =>
        db.select({ target: terms.target }).from(terms).where(isTerm(term)),
      );
      if (!first) return [];
      let found = first;
      for (const next of rest) found = found.intersect(next) as unknown as typeof first;
      return selectCodes(and(holdsOn(day), inArray(codes.code, found)))
        .orderBy(asc(codes.rank), asc(codes.code))
        .limit(mostCandidates);
    },
    listBelow: async (parents, day) =>
      selectCodes(and(holdsOn(day), inArray(codes.parent, [...parents]))).orderBy(
        asc(codes.parent),
        asc(codes.code),
      ),
    listBeginning: async (prefix, day, most) =>
      selectCodes(and(holdsOn(day), gte(codes.code, prefix), lt(codes.code, afterPrefix(prefix))))
        .orderBy(asc(codes.code))
        .limit(most),
    listPeriods: async (asked) =>
      selectCodes(and(isHere, inArray(codes.code, [...asked]))).orderBy(asc(codes.code), asc(codes.fromOn)),
  };
}
