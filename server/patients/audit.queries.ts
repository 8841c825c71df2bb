import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import { type SensitiveSection, sensitiveSections } from "#domain/people/staff.ts";
import { keptFrom } from "#server/access/sensitive.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

const sectionActs = ["changeSeatAndSections", "openSectionToSeat", "closeSectionToSeat"];

/** Why a sensitive section was opened would tell what the chart is about, whatever its episodes say. */
function isReasonKept(
  row: { action: string; reason: string | null },
  isEpisodeKept: boolean,
  named: readonly SensitiveSection[],
): boolean {
  if (!row.reason || row.action === "breakGlass") return false;
  return isEpisodeKept || (sectionActs.includes(row.action) && named.length < sensitiveSections.length);
}

export type AuditCursor = { at: number; seq: number };
const windowRows = 50;

/**
 * Who saw and changed one patient, newest first: a keyset window by instant and sequence. Where an episode is kept from
 * the reader, so are the reasons typed in the chart; why a chart was opened by break-glass is not.
 */
export async function listPatientAudit(
  reader: Reader,
  patientId: string,
  before: AuditCursor | null,
  named: readonly SensitiveSection[],
) {
  const { auditRows, staff } = reader.t;
  const rows = await reader.db
    .select({
      chainId: auditRows.chainId,
      seq: auditRows.seq,
      at: auditRows.at,
      action: auditRows.action,
      entity: auditRows.entity,
      reason: auditRows.reason,
      actorRole: auditRows.actorRole,
      actorId: auditRows.actorId,
      onBehalfOfId: auditRows.onBehalfOfId,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(auditRows)
    .leftJoin(staff, eq(staff.id, auditRows.actorId))
    .where(
      and(
        eq(auditRows.patientId, patientId),
        before === null
          ? undefined
          : or(lt(auditRows.at, before.at), and(eq(auditRows.at, before.at), lt(auditRows.seq, before.seq))),
      ),
    )
    .orderBy(desc(auditRows.at), desc(auditRows.seq))
    .limit(windowRows);
  const last = rows.length === windowRows ? rows.at(-1) : undefined;
  const absentIds = [...new Set(rows.flatMap((row) => (row.onBehalfOfId ? [row.onBehalfOfId] : [])))];
  const absent = await reader.db
    .select({
      staffId: staff.id,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(staff)
    .where(inArray(staff.id, absentIds))
    .limit(windowRows);
  const { episodes } = reader.t;
  const [kept] = await reader.db
    .select({ id: episodes.id })
    .from(episodes)
    .where(and(eq(episodes.patientId, patientId), keptFrom(episodes, named)))
    .limit(1);
  const list = rows.map(({ role, family, given, credentials, onBehalfOfId, ...row }) => ({
    ...row,
    reason: isReasonKept(row, kept !== undefined, named) ? keptWords : row.reason,
    /** Whom the actor covered, when they acted for an absent colleague. */
    onBehalfOfName: absent.filter(({ staffId }) => staffId === onBehalfOfId).map(shownStaffName)[0] ?? null,
    actorName:
      role && family !== null && given !== null && credentials !== null
        ? shownStaffName({ role, family, given, credentials })
        : row.actorRole,
  }));
  return { list, next: last ? { at: last.at, seq: last.seq } : null };
}
