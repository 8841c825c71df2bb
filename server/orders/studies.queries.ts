import { desc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { StudyContent } from "#domain/orders/study.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { listInError } from "#server/sessions/addenda.queries.ts";
import { listKept } from "./orders.queries.ts";

const mostStudies = 40;

/** Studies of a patient, newest first, each with its impression. */
export async function listStudies(reader: Reader, patientId: string, named: readonly SensitiveSection[]) {
  const { t, db } = reader;
  const rows = await db
    .select({
      studyId: t.studies.id,
      episodeId: t.studies.episodeId,
      physiatristId: t.studies.physiatristId,
      performedOn: t.studies.performedOn,
      signedAt: t.studies.signedAt,
      content: t.signedDocuments.content,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.studies)
    .innerJoin(t.signedDocuments, eq(t.signedDocuments.id, t.studies.documentId))
    .innerJoin(t.staff, eq(t.staff.id, t.studies.physiatristId))
    .where(eq(t.studies.patientId, patientId))
    .orderBy(desc(t.studies.signedAt), desc(t.studies.id))
    .limit(mostStudies);
  const kept = await listKept(
    reader,
    rows.map((row) => row.episodeId),
    named,
  );
  const inError = await listInError(
    reader,
    "study",
    rows.map((row) => row.studyId),
  );
  return rows.map(({ content: json, role, family, given, credentials, ...row }) => {
    const { impression, conduction, needle } = JSON.parse(json) as StudyContent;
    const isKept = kept.has(row.episodeId);
    return {
      ...row,
      isKept,
      isInError: inError.has(row.studyId),
      impression: isKept ? keptWords : impression,
      nerves: conduction.length,
      muscles: needle.length,
      byName: shownStaffName({ role, family, given, credentials }),
    };
  });
}

/** Where a study lies, for the row check before anything of it is read. */
export async function findStudy(reader: Reader, studyId: string) {
  const { studies: t } = reader.t;
  const [row] = await reader.db
    .select({
      studyId: t.id,
      patientId: t.patientId,
      episodeId: t.episodeId,
      documentId: t.documentId,
      physiatristId: t.physiatristId,
    })
    .from(t)
    .where(eq(t.id, studyId));
  return row;
}
