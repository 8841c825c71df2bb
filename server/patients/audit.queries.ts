import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

export type AuditCursor = { at: number; seq: number };
const windowRows = 50;

/** Who saw and changed one patient, newest first: a keyset window by instant and sequence. */
export async function listPatientAudit(reader: Reader, patientId: string, before: AuditCursor | null) {
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
  const list = rows.map(({ role, family, given, credentials, onBehalfOfId, ...row }) => ({
    ...row,
    /** Whom the actor covered, when they acted for an absent colleague. */
    onBehalfOfName: absent.filter(({ staffId }) => staffId === onBehalfOfId).map(shownStaffName)[0] ?? null,
    actorName:
      role && family !== null && given !== null && credentials !== null
        ? shownStaffName({ role, family, given, credentials })
        : row.actorRole,
  }));
  return { list, next: last ? { at: last.at, seq: last.seq } : null };
}
