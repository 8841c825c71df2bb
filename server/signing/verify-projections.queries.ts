import { and, eq, inArray } from "drizzle-orm";
import { canonicalJson } from "#db/engine/canonical.ts";
import type { Reader } from "#db/engine/store.ts";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import type { HomeProgramContent } from "#domain/home-programs/home-program.ts";
import type { ReportContent } from "#domain/reports/report.ts";
import { headOf, type Projection, rowOf, type Signed, subjectsOf } from "./projection.ts";
import { projectCoSignatures } from "./verify-co-signatures.queries.ts";
import { projectPlans, projectVersions } from "./verify-lines.queries.ts";
import {
  projectAcknowledgements,
  projectConsultNotes,
  projectOrders,
  projectProcedures,
  projectStudies,
} from "./verify-orders.queries.ts";
import { projectSessions } from "./verify-sessions.queries.ts";

/** By kind of document: what was signed beside what the tables say, for each of a batch. */
const projections: Record<string, (reader: Reader, documents: readonly Signed[]) => Promise<Projection[]>> = {
  consultation: projectConsultations,
  "prescription-version": projectVersions,
  "plan-of-care": projectPlans,
  "home-program": projectHomePrograms,
  report: projectReports,
  session: projectSessions,
  "co-signature": projectCoSignatures,
  addendum: projectAddenda,
  "verbal-order": projectVerbalOrders,
  certification: projectCertifications,
  recertification: projectRecertifications,
  order: projectOrders,
  "result-acknowledgement": projectAcknowledgements,
  study: projectStudies,
  procedure: projectProcedures,
  "consult-note": projectConsultNotes,
};

/** The subjects of documents that the tables do not repeat to the letter: changed, missing, or added to. */
export async function findDifferent(reader: Reader, documents: readonly Signed[]): Promise<Signed[]> {
  const different: Signed[] = [];
  for (const [kind, project] of Object.entries(projections)) {
    const ofKind = documents.filter((document) => document.kind === kind);
    if (ofKind.length === 0) continue;
    const found = await project(reader, ofKind);
    different.push(
      ...ofKind.filter((_document, index) => {
        const { signed, projected } = found[index] ?? { signed: null, projected: undefined };
        return canonicalJson(signed) !== canonicalJson(projected ?? null);
      }),
    );
  }
  return different;
}

async function projectConsultations(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { consultations: t } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: t.patientId,
      signerId: t.physiatristId,
      signedAt: t.signedAt,
      kind: t.kind,
      seenOn: t.seenOn,
    })
    .from(t)
    .where(inArray(t.id, subjectsOf(documents)));
  return documents.map((document) => {
    const { kind, seenOn } = JSON.parse(document.content) as ConsultationContent;
    return { signed: { ...headOf(document), kind, seenOn }, projected: rowOf(rows, document) };
  });
}

async function projectAddenda(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { addenda: t } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: t.patientId,
      signerId: t.authorId,
      signedAt: t.signedAt,
      kind: t.kind,
      of: t.subjectId,
      ofKind: t.subjectKind,
    })
    .from(t)
    .where(inArray(t.id, subjectsOf(documents)));
  return documents.map((document) => {
    const said = JSON.parse(document.content) as { kind: string; subjectKind: string; subjectId: string };
    return {
      signed: { ...headOf(document), kind: said.kind, of: said.subjectId, ofKind: said.subjectKind },
      projected: rowOf(rows, document),
    };
  });
}

async function projectHomePrograms(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { homePrograms: t } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: t.patientId,
      signerId: t.givenBy,
      signedAt: t.givenAt,
      prescriptionVersionId: t.prescriptionVersionId,
      planOfCareId: t.planOfCareId,
      language: t.language,
      startsOn: t.startsOn,
      exerciseCount: t.exerciseCount,
    })
    .from(t)
    .where(inArray(t.id, subjectsOf(documents)));
  return documents.map((document) => {
    const { prescriptionVersionId, planOfCareId, language, startsOn, exercises } = JSON.parse(
      document.content,
    ) as HomeProgramContent;
    return {
      signed: {
        ...headOf(document),
        prescriptionVersionId,
        planOfCareId: planOfCareId ?? null,
        language,
        startsOn,
        exerciseCount: exercises.length,
      },
      projected: rowOf(rows, document),
    };
  });
}

async function projectReports(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { reports: t } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: t.documentId,
      patientId: t.patientId,
      signerId: t.therapistId,
      signedAt: t.signedAt,
      kind: t.kind,
      fromOn: t.fromOn,
      toOn: t.toOn,
      planOfCareId: t.planOfCareId,
      recertifyTo: t.recertifyTo,
    })
    .from(t)
    .where(inArray(t.id, subjectsOf(documents)));
  return documents.map((document) => {
    const { kind, fromOn, toOn, planOfCareId, recertification } = JSON.parse(
      document.content,
    ) as ReportContent;
    return {
      signed: {
        ...headOf(document),
        kind,
        fromOn,
        toOn,
        planOfCareId: planOfCareId ?? null,
        recertifyTo: recertification?.toOn ?? null,
      },
      projected: rowOf(rows, document),
    };
  });
}

async function projectVerbalOrders(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { verbalOrders: t, verbalOrderSignatures: signatures } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: t.id,
      id: signatures.documentId,
      patientId: t.patientId,
      signerId: signatures.signedBy,
      signedAt: signatures.signedAt,
      givenAt: t.givenAt,
      takenBy: t.takenBy,
      words: t.words,
      wasReadBack: t.wasReadBack,
      effect: t.effect,
    })
    .from(t)
    .innerJoin(signatures, eq(signatures.verbalOrderId, t.id))
    .where(inArray(t.id, subjectsOf(documents)));
  return documents.map((document) => {
    const {
      schema: _schema,
      verbalOrderId: _id,
      ...said
    } = JSON.parse(document.content) as Record<string, unknown>;
    return { signed: { ...headOf(document), ...said }, projected: rowOf(rows, document) };
  });
}

async function projectCertifications(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { planOfCareEvents: events, plansOfCare: plans, signedDocuments } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: events.planOfCareId,
      id: events.documentId,
      patientId: plans.patientId,
      signerId: events.actorId,
      signedAt: events.at,
      planHash: signedDocuments.hash,
    })
    .from(events)
    .innerJoin(plans, eq(plans.id, events.planOfCareId))
    .innerJoin(signedDocuments, eq(signedDocuments.id, plans.documentId))
    .where(and(eq(events.kind, "certified"), inArray(events.planOfCareId, subjectsOf(documents))));
  return documents.map((document) => {
    const { planHash } = JSON.parse(document.content) as { planHash: string };
    return { signed: { ...headOf(document), planHash }, projected: rowOf(rows, document) };
  });
}

async function projectRecertifications(reader: Reader, documents: readonly Signed[]): Promise<Projection[]> {
  const { reportEvents: events, reports, signedDocuments } = reader.t;
  const rows = await reader.db
    .select({
      subjectId: events.reportId,
      id: events.documentId,
      patientId: reports.patientId,
      signerId: events.actorId,
      signedAt: events.at,
      planOfCareId: reports.planOfCareId,
      certifiedTo: reports.recertifyTo,
      reportHash: signedDocuments.hash,
    })
    .from(events)
    .innerJoin(reports, eq(reports.id, events.reportId))
    .innerJoin(signedDocuments, eq(signedDocuments.id, reports.documentId))
    .where(and(eq(events.kind, "certified"), inArray(events.reportId, subjectsOf(documents))));
  return documents.map((document) => {
    const { planOfCareId, certifiedTo, reportHash } = JSON.parse(document.content) as Record<string, string>;
    return {
      signed: { ...headOf(document), planOfCareId, certifiedTo, reportHash },
      projected: rowOf(rows, document),
    };
  });
}
