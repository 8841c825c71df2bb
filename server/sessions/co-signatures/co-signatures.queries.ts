import { and, asc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Reader } from "#db/engine/store.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";

/** Sessions of somebody's assistants that wait to be co-signed, oldest first. One entered in error waits for nobody. */
export async function listToCoSign(reader: Reader, reach: Reach) {
  const { t, db } = reader;
  const rows = await db
    .select({
      sessionId: t.sessions.id,
      heldOn: t.sessions.heldOn,
      patientId: t.patients.id,
      patientFamily: t.patients.family,
      patientGiven: t.patients.given,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.coSignatures)
    .innerJoin(t.sessions, eq(t.sessions.id, t.coSignatures.sessionId))
    .innerJoin(t.patients, eq(t.patients.id, t.coSignatures.patientId))
    .innerJoin(t.staff, eq(t.staff.id, t.sessions.therapistId))
    .where(
      and(
        eq(t.coSignatures.askedOf, reach.actor.staffId),
        isNull(t.coSignatures.signedAt),
        isNotInError(reader, "session", t.sessions.id),
        withinReach(reader, reach),
      ),
    )
    .orderBy(asc(t.sessions.heldOn), asc(t.sessions.id))
    .limit(40);
  return rows.map(({ sessionId, heldOn, patientId, patientFamily, patientGiven, ...by }) => ({
    sessionId,
    heldOn,
    patientId,
    family: patientFamily,
    given: patientGiven,
    byName: shownStaffName(by),
  }));
}

/** Whether a signed session is to be co-signed, of whom that is asked, and who did; null where nobody is asked. */
export async function findCoSignature({ t, db }: Reader, sessionId: string) {
  const asked = alias(t.staff, "asked");
  const signer = alias(t.staff, "signer");
  const [row] = await db
    .select({
      askedOf: t.coSignatures.askedOf,
      signedAt: t.coSignatures.signedAt,
      asked: {
        role: asked.role,
        family: asked.family,
        given: asked.given,
        credentials: asked.credentials,
      },
      signer: {
        role: signer.role,
        family: signer.family,
        given: signer.given,
        credentials: signer.credentials,
      },
    })
    .from(t.coSignatures)
    .innerJoin(asked, eq(asked.id, t.coSignatures.askedOf))
    .leftJoin(signer, eq(signer.id, t.coSignatures.signedBy))
    .where(eq(t.coSignatures.sessionId, sessionId));
  if (!row) return null;
  return {
    askedOf: row.askedOf,
    askedName: shownStaffName(row.asked),
    signedAt: row.signedAt,
    signedName: row.signer ? shownStaffName(row.signer) : null,
  };
}
