import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, min, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Reader } from "#db/engine/store.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { precautionEffects } from "#domain/precautions/effect.ts";
import { shownPrecautionChip, shownPrecautionWords } from "#domain/precautions/precaution.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { keepReason, keptEpisodes } from "#server/access/sensitive.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

/** So much is read of some patients together; a day's are few. */
const mostRead = 400;
/** Of what ended, the newest. */
const mostEnded = 60;

type Reading = { staffId: string; patientIds: readonly string[]; named: readonly SensitiveSection[] };

/** What holds and this person has not acknowledged yet, the gravest first, then the newest. */
export async function listRaisedToRead({ t, db }: Reader, { staffId, patientIds, named }: Reading) {
  const rows = await db
    .select({
      precautionId: t.precautions.id,
      patientId: t.precautions.patientId,
      effect: t.precautions.effect,
      content: t.precautions.content,
      raisedAt: t.precautions.raisedAt,
    })
    .from(t.precautions)
    .leftJoin(
      t.precautionEvents,
      and(
        eq(t.precautionEvents.precautionId, t.precautions.id),
        eq(t.precautionEvents.kind, "acknowledged"),
        eq(t.precautionEvents.actorId, staffId),
      ),
    )
    .where(
      and(
        inArray(t.precautions.patientId, [...patientIds]),
        inArray(t.precautions.state, ["raised", "confirmed"]),
        isNull(t.precautionEvents.id),
      ),
    )
    .orderBy(desc(t.precautions.raisedAt), asc(t.precautions.id))
    .limit(mostRead);
  return rows
    .map(({ content, ...row }) => ({
      ...row,
      words: shownPrecautionWords(content, named),
      chip: shownPrecautionChip(content, named),
    }))
    .toSorted((left, right) => gravity(left) - gravity(right));
}
const gravity = ({ effect }: { effect: (typeof precautionEffects)[number] }) =>
  precautionEffects.indexOf(effect);

export type Ended = {
  kind: "precaution" | "limit";
  id: string;
  patientId: string;
  words: string;
  reason: string;
  at: number;
  byName: string;
};

/**
 * What this person knew of, a colleague ended, and they have not read yet: precautions they had acknowledged, and limits
 * of charts they had opened before. A limit that came with a precaution is told with it.
 */
export async function listEndedToRead(reader: Reader, reading: Reading): Promise<Ended[]> {
  if (reading.patientIds.length === 0) return [];
  const precautions = await listPrecautionsEnded(reader, reading);
  const limits = await listLimitsLifted(reader, reading);
  return [...precautions, ...limits].toSorted((left, right) => right.at - left.at).slice(0, mostEnded);
}

async function listPrecautionsEnded(
  reader: Reader,
  { staffId, patientIds, named }: Reading,
): Promise<Ended[]> {
  const { t, db } = reader;
  const read = alias(t.precautionEvents, "read");
  const readSince = alias(t.precautionEvents, "read_since");
  const isTheirs = (event: typeof read | typeof readSince) =>
    and(eq(event.precautionId, t.precautions.id), eq(event.kind, "acknowledged"), eq(event.actorId, staffId));
  const rows = await db
    .select({
      id: t.precautions.id,
      patientId: t.precautions.patientId,
      content: t.precautions.content,
      reason: t.precautionEvents.reason,
      at: t.precautionEvents.at,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.precautions)
    .innerJoin(
      t.precautionEvents,
      and(
        eq(t.precautionEvents.precautionId, t.precautions.id),
        inArray(t.precautionEvents.kind, ["lifted", "set-aside"]),
        ne(t.precautionEvents.actorId, staffId),
      ),
    )
    .innerJoin(read, and(isTheirs(read), lt(read.seq, t.precautionEvents.seq)))
    .leftJoin(readSince, and(isTheirs(readSince), gt(readSince.seq, t.precautionEvents.seq)))
    .innerJoin(t.staff, eq(t.staff.id, t.precautionEvents.actorId))
    .where(
      and(
        inArray(t.precautions.patientId, [...patientIds]),
        inArray(t.precautions.state, ["lifted", "set-aside"]),
        isNull(readSince.id),
      ),
    )
    .orderBy(desc(t.precautionEvents.at), asc(t.precautions.id))
    .limit(mostEnded);
  const ended = [...new Map(rows.map((row) => [row.id, row])).values()];
  const held = await listHeldRules(reader, patientIds);
  return ended
    .filter(({ patientId, content: { ruleId, factId } }) => {
      // The same rule holds for the same fact in its place: that one is told as new.
      return ruleId === undefined || !held.has(`${patientId} ${ruleId} ${factId ?? ""}`);
    })
    .map(({ content, reason, id, patientId, at, ...by }) => ({
      kind: "precaution",
      id,
      patientId,
      words: shownPrecautionWords(content, named),
      reason: content.sensitive ? "" : reason,
      at,
      byName: shownStaffName(by),
    }));
}

async function listHeldRules({ t, db }: Reader, patientIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ patientId: t.precautions.patientId, content: t.precautions.content })
    .from(t.precautions)
    .where(
      and(
        inArray(t.precautions.patientId, [...patientIds]),
        inArray(t.precautions.state, ["raised", "confirmed"]),
      ),
    )
    .limit(mostRead);
  return new Set(
    rows.map(({ patientId, content: { ruleId, factId } }) => `${patientId} ${ruleId} ${factId ?? ""}`),
  );
}

/** Why a limit of an episode kept from the reader was lifted is kept as well; that it was lifted is told. */
async function listLimitsLifted(reader: Reader, { staffId, patientIds, named }: Reading): Promise<Ended[]> {
  const { t, db } = reader;
  const read = alias(t.limitEvents, "read");
  const rows = await db
    .select({
      id: t.limits.id,
      patientId: t.limits.patientId,
      episodeId: t.limits.episodeId,
      content: t.limits.content,
      reason: t.limitEvents.reason,
      at: t.limitEvents.at,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.limits)
    .innerJoin(
      t.limitEvents,
      and(
        eq(t.limitEvents.limitId, t.limits.id),
        eq(t.limitEvents.kind, "lifted"),
        ne(t.limitEvents.actorId, staffId),
      ),
    )
    .leftJoin(
      read,
      and(eq(read.limitId, t.limits.id), eq(read.kind, "acknowledged"), eq(read.actorId, staffId)),
    )
    .innerJoin(t.staff, eq(t.staff.id, t.limitEvents.actorId))
    .where(
      and(
        inArray(t.limits.patientId, [...patientIds]),
        isNotNull(t.limits.liftedAt),
        ne(t.limits.sourceKind, "precaution"),
        isNull(read.id),
      ),
    )
    .limit(mostRead);
  if (rows.length === 0) return [];
  const looks = await db
    .select({ patientId: t.chartOpens.patientId, firstAt: min(t.chartOpens.openedAt) })
    .from(t.chartOpens)
    .where(
      and(
        eq(t.chartOpens.staffId, staffId),
        inArray(t.chartOpens.patientId, [...new Set(rows.map(({ patientId }) => patientId))]),
      ),
    )
    .groupBy(t.chartOpens.patientId)
    .limit(mostRead);
  const kept = await keptEpisodes(
    reader,
    rows.flatMap(({ episodeId }) => episodeId ?? []),
    named,
  );
  const firstLook = new Map(looks.map(({ patientId, firstAt }) => [patientId, firstAt]));
  return rows
    .filter(({ patientId, at }) => (firstLook.get(patientId) ?? at) < at)
    .map((row) => keepReason(row, row.episodeId !== null && kept.has(row.episodeId)))
    .map(({ id, patientId, content, reason, at, ...by }) => ({
      kind: "limit",
      id,
      patientId,
      words: describeLimit(content),
      reason,
      at,
      byName: shownStaffName(by),
    }));
}
