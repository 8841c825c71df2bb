import { and, type Column, eq, inArray, isNull, notInArray, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { isOpenTo, keptWords, type Sensitive, sensitiveWords } from "#domain/people/sensitive.ts";
import { type SensitiveSection, sensitiveSections } from "#domain/people/staff.ts";
import { refuse } from "#server/refusal.ts";
import { namedFor } from "./seats.queries.ts";

type Seated = Parameters<typeof namedFor>[0];
type SensitiveColumns = { isSensitive: Column; sensitiveSection: Column };

/** The row check of a sensitive entry, as part of a query's where. */
export function openTo(table: SensitiveColumns, named: readonly SensitiveSection[]): SQL | undefined {
  const isNamedForAll = sensitiveSections.every((section) => named.includes(section));
  return or(
    eq(table.isSensitive, false),
    inArray(table.sensitiveSection, [...named]),
    isNamedForAll ? isNull(table.sensitiveSection) : undefined,
  );
}

/** The entries `openTo` leaves out, so that they can be counted and said to be hidden. */
export function keptFrom(table: SensitiveColumns, named: readonly SensitiveSection[]): SQL | undefined {
  const isNamedForAll = sensitiveSections.every((section) => named.includes(section));
  return and(
    eq(table.isSensitive, true),
    or(
      isNamedForAll ? undefined : isNull(table.sensitiveSection),
      notInArray(table.sensitiveSection, [...named]),
    ),
  );
}

/** Whether what is written in an episode is kept from a reader. */
export async function isKeptFrom(
  { t, db }: Reader,
  episodeId: string,
  named: readonly SensitiveSection[],
): Promise<boolean> {
  const [kept] = await db
    .select({ id: t.episodes.id })
    .from(t.episodes)
    .where(and(eq(t.episodes.id, episodeId), keptFrom(t.episodes, named)));
  return kept !== undefined;
}

/** Those of some episodes that are kept from a reader. */
export async function keptEpisodes(
  { t, db }: Reader,
  episodeIds: readonly string[],
  named: readonly SensitiveSection[],
): Promise<Set<string>> {
  const rows = await db
    .select({ id: t.episodes.id })
    .from(t.episodes)
    .where(and(inArray(t.episodes.id, [...new Set(episodeIds)]), keptFrom(t.episodes, named)));
  return new Set(rows.map(({ id }) => id));
}

/** A reason typed in a sensitive episode, less its words; without words it stays without. */
export const keepReason = <Row extends { reason: string } | null>(row: Row, isKept: boolean): Row =>
  row && isKept && row.reason !== "" ? { ...row, reason: keptWords } : row;

export const isNamed = (episode: Sensitive & { patientId: string }, actor: Seated): boolean =>
  isOpenTo(namedFor(actor, episode.patientId), episode, sensitiveSections);

/** Whoever treats, prescribes or signs in a sensitive episode reads it first, and is named for its section. */
export function requireNamed(episode: Sensitive & { patientId: string }, actor: Seated): void {
  if (!isNamed(episode, actor))
    refuse("not-now", "This episode is sensitive. A colleague named for its section writes in it.");
}

/** A row whose title is kept from those not named for its section. */
export function shownTitle<Title extends string | null>(
  row: { title: Title; isSensitive: boolean | null; sensitiveSection: SensitiveSection | null },
  named: readonly SensitiveSection[],
): Title | typeof sensitiveWords {
  const entry: Sensitive = { isSensitive: row.isSensitive === true, sensitiveSection: row.sensitiveSection };
  return isOpenTo(named, entry, sensitiveSections) ? row.title : sensitiveWords;
}

/** The same for a list in which an episode is named beside a patient. */
export function withShownTitle<
  Row extends {
    patientId: string | null;
    episodeTitle: string | null;
    isSensitive: boolean | null;
    sensitiveSection: SensitiveSection | null;
  },
>({ isSensitive, sensitiveSection, ...row }: Row, actor: Seated) {
  const title: Row["episodeTitle"] = row.episodeTitle;
  const named = namedFor(actor, row.patientId);
  return { ...row, episodeTitle: shownTitle({ title, isSensitive, sensitiveSection }, named) };
}
