import { and, asc, eq, lte, max } from "drizzle-orm";
import type { Store, Transaction } from "#db/engine/store.ts";
import type { CodeRow } from "#domain/diagnoses/code.ts";
import { termsOf, trigramsOfWords } from "#domain/diagnoses/search-terms.ts";
import { inTurn } from "#server/in-turn.ts";
import { refuse } from "#server/refusal.ts";

export type WriteProgress = { phase: "writing"; done: number; all: number };

/** Rows of one short transaction: some 30 ms on two cores. */
const rowsAtOnce = 1500;
/** A loading that has written nothing for so long has died. */
const deadAfterMilliseconds = 10 * 60_000;

/** Takes the next generation for this run, or refuses while another run writes one. */
export async function beginGeneration(store: Store, now: number): Promise<number> {
  return store.write(async ({ db, t: { diagnosisGenerations: generations } }) => {
    const isDead = lte(generations.touchedAt, now - deadAfterMilliseconds);
    await db
      .update(generations)
      .set({ state: "retired" })
      .where(and(eq(generations.state, "loading"), isDead));
    const [other] = await db
      .select({ number: generations.number })
      .from(generations)
      .where(eq(generations.state, "loading"));
    if (other) refuse("not-now", "Another file of codes is being loaded. Run again when it is done.");
    const [last] = await db.select({ number: max(generations.number) }).from(generations);
    const number = (last?.number ?? 0) + 1;
    await db.insert(generations).values({ number, state: "loading", touchedAt: now });
    return number;
  });
}

/** Says that a loading lives, and that it is still the one that may write. */
export async function touchGeneration({ db, t }: Transaction, number: number, now: number): Promise<void> {
  const { diagnosisGenerations: generations } = t;
  const touched = await db
    .update(generations)
    .set({ touchedAt: now })
    .where(and(eq(generations.number, number), eq(generations.state, "loading")))
    .returning({ number: generations.number });
  if (touched.length === 0)
    refuse("not-now", "This run stood still for long and another took over. Run again.");
}

type Batch = { rows: number; write: (tx: Transaction) => Promise<unknown> };

/** Writes everything of a generation beside the one that is read, leaving the database to others in between. */
export async function writeGeneration(
  store: Store,
  now: () => number,
  generation: number,
  rows: readonly CodeRow[],
  onProgress: (progress: WriteProgress) => void,
): Promise<void> {
  const terms = termsOf(rows);
  const trigrams = trigramsOfWords(terms.keys());
  const all = rows.length + countOf(terms) + countOf(trigrams);
  let done = 0;
  for (const batch of listBatches(generation, rows, { word: terms, trigram: trigrams })) {
    await inTurn(() =>
      store.write(async (tx) => {
        await touchGeneration(tx, generation, now());
        await batch.write(tx);
      }),
    );
    done += batch.rows;
    onProgress({ phase: "writing", done, all });
  }
}

const countOf = (index: ReadonlyMap<string, readonly string[]>): number =>
  [...index.values()].reduce((sum, targets) => sum + targets.length, 0);

function* listBatches(
  generation: number,
  rows: readonly CodeRow[],
  indexes: Record<"word" | "trigram", ReadonlyMap<string, readonly string[]>>,
): Generator<Batch> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const values = rows.slice(from, from + rowsAtOnce).map((row) => ({ generation, ...row }));
    yield { rows: values.length, write: ({ db, t }) => db.insert(t.diagnosisCodes).values(values) };
  }
  for (const kind of ["word", "trigram"] as const) {
    let values: { generation: number; kind: "word" | "trigram"; term: string; target: string }[] = [];
    const take = (): Batch => {
      const taken = values;
      values = [];
      return { rows: taken.length, write: ({ db, t }) => db.insert(t.diagnosisTerms).values(taken) };
    };
    // In the order of the key, so that neighbours land on the same pages.
    for (const term of [...indexes[kind].keys()].toSorted())
      for (const target of indexes[kind].get(term) ?? []) {
        values.push({ generation, kind, term, target });
        if (values.length === rowsAtOnce) yield take();
      }
    if (values.length > 0) yield take();
  }
}

/** Makes a written generation the one that is read, if nothing was loaded since it was begun from `base`. */
export async function makeCurrent(
  { db, t: { diagnosisGenerations: generations } }: Transaction,
  { generation, base }: { generation: number; base: number | undefined },
): Promise<void> {
  const retired = await db
    .update(generations)
    .set({ state: "retired" })
    .where(eq(generations.state, "current"))
    .returning({ number: generations.number });
  if (retired[0]?.number !== base)
    refuse(
      "changed-meanwhile",
      "Another file was loaded meanwhile. Nothing of this one was kept. Run again.",
    );
  await db
    .update(generations)
    .set({ state: "current" })
    .where(and(eq(generations.number, generation), eq(generations.state, "loading")));
}

/** Gives up what was begun: nothing of it was ever read. */
export async function giveUpGeneration(store: Store, number: number): Promise<void> {
  const { diagnosisGenerations: generations } = store.t;
  await store.write(({ db }) =>
    db
      .update(generations)
      .set({ state: "retired" })
      .where(and(eq(generations.number, number), eq(generations.state, "loading"))),
  );
}

/** Deletes what is no longer read, in short transactions; also what a run that died left behind. */
export async function deleteRetired(store: Store): Promise<void> {
  const { diagnosisGenerations: generations, diagnosisReleases: releases } = store.t;
  const retired = await store.db
    .select({ number: generations.number })
    .from(generations)
    .where(eq(generations.state, "retired"));
  for (const { number } of retired) {
    for (const kind of ["word", "trigram"] as const)
      while (await inTurn(() => store.write((tx) => deleteSomeTerms(tx, number, kind))));
    while (await inTurn(() => store.write((tx) => deleteSomeCodes(tx, number))));
    await inTurn(() =>
      store.write(async ({ db }) => {
        await db.delete(releases).where(eq(releases.generation, number));
        await db.delete(generations).where(eq(generations.number, number));
      }),
    );
  }
}

/** Whether any are left. */
async function deleteSomeTerms(
  { db, t: { diagnosisTerms: terms } }: Transaction,
  generation: number,
  kind: "word" | "trigram",
): Promise<boolean> {
  const isHere = and(eq(terms.generation, generation), eq(terms.kind, kind));
  const [last] = await db
    .select({ term: terms.term })
    .from(terms)
    .where(isHere)
    .orderBy(asc(terms.term))
    .limit(1)
    .offset(rowsAtOnce);
  await db.delete(terms).where(last ? and(isHere, lte(terms.term, last.term)) : isHere);
  return last !== undefined;
}

/** Whether any are left. */
async function deleteSomeCodes(
  { db, t: { diagnosisCodes: codes } }: Transaction,
  generation: number,
): Promise<boolean> {
  const isHere = eq(codes.generation, generation);
  const [last] = await db
    .select({ code: codes.code })
    .from(codes)
    .where(isHere)
    .orderBy(asc(codes.code))
    .limit(1)
    .offset(rowsAtOnce);
  await db.delete(codes).where(last ? and(isHere, lte(codes.code, last.code)) : isHere);
  return last !== undefined;
}
