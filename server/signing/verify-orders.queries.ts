import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { OrderContent } from "#domain/orders/order.ts";
import type { ProcedureContent } from "#domain/orders/procedures/procedure.ts";
import type { ResultContent } from "#domain/orders/result.ts";
import type { StudyContent } from "#domain/orders/study.ts";
import type { ConsultNote } from "#domain/team/consult-note.ts";
import { headOf, type Projection, rowOf, type Signed, subjectsOf } from "./projection.ts";

export async function projectOrders(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { orders: t } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: t.patientId,
      signerId: t.orderedBy,
      signedAt: t.signedAt,
      kind: t.kind,
      site: t.site,
      side: t.side,
      tests: t.tests,
      question: t.question,
      urgency: t.urgency,
      orderedOn: t.orderedOn,
      dueOn: t.dueOn,
    })
    .from(t)
    .where(inArray(t.id, subjectsOf(documents)));
  return documents.map((document) => {
    const content = JSON.parse(document.content) as OrderContent;
    const { kind, site, side, tests, question, urgency, orderedOn, dueOn } = content;
    return {
      signed: { ...headOf(document), kind, site, side, tests, question, urgency, orderedOn, dueOn },
      projected: rowOf(rows, document),
    };
  });
}

/** An acknowledgement is signed over the words of its result: both must still say the same. */
export async function projectAcknowledgements(
  reader: Reader,
  documents: readonly Signed[],
): Promise<Projection[]> {
  const { resultAcknowledgements: answers, results } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: answers.resultId,
      id: answers.documentId,
      patientId: answers.patientId,
      signerId: answers.signedBy,
      signedAt: answers.signedAt,
      decision: answers.decision,
      note: answers.note,
      status: results.status,
      receivedOn: results.receivedOn,
      reportedBy: results.reportedBy,
      summary: results.summary,
      report: results.report,
      values: results.values,
      viewerUrl: results.viewerUrl,
    })
    .from(answers)
    .innerJoin(results, eq(results.id, answers.resultId))
    .where(inArray(answers.resultId, subjectsOf(documents)));
  const kept = await listHashes(reader, subjectsOf(documents));
  return documents.map((document) => {
    const {
      decision,
      note,
      read,
      documents: named,
    } = JSON.parse(document.content) as {
      decision: string;
      note: string;
      read: ResultContent;
      documents: { fileId: string; hash: string }[];
    };
    const row = rowOf(rows, document);
    return {
      signed: { ...headOf(document), decision, note, ...read, hashes: named.map(({ hash }) => hash) },
      projected: row && { ...row, hashes: named.map(({ fileId }) => kept.get(fileId)) },
    };
  });
}

export async function projectStudies(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { studies: t } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: t.patientId,
      signerId: t.physiatristId,
      signedAt: t.signedAt,
      orderId: t.orderId,
      performedOn: t.performedOn,
    })
    .from(t)
    .where(inArray(t.id, subjectsOf(documents)));
  return documents.map((document) => {
    const { orderId, performedOn } = JSON.parse(document.content) as StudyContent;
    return { signed: { ...headOf(document), orderId, performedOn }, projected: rowOf(rows, document) };
  });
}

export async function projectProcedures(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { procedures: t, procedureDrugs: drugs } = reader.t;
  const ids = subjectsOf(documents);
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: t.patientId,
      signerId: t.physiatristId,
      signedAt: t.signedAt,
      kind: t.kind,
      site: t.site,
      side: t.side,
      level: t.level,
      performedOn: t.performedOn,
      confoundedUntilOn: t.confoundedUntilOn,
    })
    .from(t)
    .where(inArray(t.id, ids));
  const given = await reader.db
    .select()
    .from(drugs)
    .where(inArray(drugs.procedureId, ids))
    .orderBy(asc(drugs.procedureId), asc(drugs.row));
  return documents.map((document) => {
    const content = JSON.parse(document.content) as ProcedureContent;
    const { kind, site, side, level, performedOn, confoundedUntilOn } = content;
    const row = rowOf(rows, document);
    return {
      signed: {
        ...headOf(document),
        kind,
        site,
        side,
        level,
        performedOn,
        confoundedUntilOn,
        drugs: content.drugs.map((drug) => ({ ...drug, expiresOn: drug.expiresOn ?? null })),
      },
      projected: row && {
        ...row,
        drugs: given
          .filter((drug) => drug.procedureId === document.subjectId)
          .map(({ procedureId: _id, row: _row, ...drug }) => drug),
      },
    };
  });
}

export async function projectConsultNotes(
  reader: Reader,
  documents: readonly Signed[],
): Promise<Projection[]> {
  const { consultNotes: t } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: t.patientId,
      signerId: t.authorId,
      signedAt: t.signedAt,
      specialty: t.specialty,
      seenOn: t.seenOn,
    })
    .from(t)
    .where(inArray(t.id, subjectsOf(documents)));
  return documents.map((document) => {
    const { specialty, seenOn } = JSON.parse(document.content) as ConsultNote;
    return { signed: { ...headOf(document), specialty, seenOn }, projected: rowOf(rows, document) };
  });
}

/** The hash of each document of some results, by its id, as it is kept. */
async function listHashes(
  reader: Reader,
  resultIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { files } = reader.t;
  const rows = await reader.db
    .select({ fileId: files.id, hash: files.hash })
    .from(files)
    .where(and(eq(files.ownerKind, "result"), inArray(files.ownerId, [...resultIds])));
  return new Map(rows.map(({ fileId, hash }) => [fileId, hash]));
}
