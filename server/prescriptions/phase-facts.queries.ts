import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import type { Diagnosis, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import type { Criterion, Latest, Measured, MeasuredValue } from "#domain/protocols/criterion.ts";
import { findPhase, nextPhaseOf } from "#domain/protocols/phases/next-phase.ts";
import type { Protocol } from "#domain/protocols/protocol.ts";
import { listScores } from "#server/measures/measures.queries.ts";
import { readProtocol } from "#server/protocols/protocols.queries.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

/** An operation further back than this is not taken for the one a protocol counts from (K). */
const recentDays = 365;
/** The examinations whose angles are looked through, newest first. */
const mostDocuments = 6;

type Of = { episodeId: string; side: Diagnosis["side"] };
type Angle = ConsultationContent["motion"][number] & { takenOn: string };

/** The latest values the criteria ask for, on the treated side; where both are treated, the worse of the two. */
export async function readLatest(reader: Reader, of: Of, criteria: readonly Criterion[]): Promise<Latest> {
  const found = new Map<string, MeasuredValue>();
  const asked = criteria.flatMap(({ measured }) => (measured ? [measured] : []));
  const angles = asked.some(({ by }) => by === "motion") ? await listAngles(reader, of.episodeId) : [];
  for (const measured of asked) {
    const value =
      measured.by === "measure"
        ? await findScore(reader, of, measured)
        : worse(
            measured,
            sidesOf(of.side, true).map((side) => findAngle(angles, measured, side)),
          );
    if (value) found.set(JSON.stringify(measured), value);
  }
  return (measured) => found.get(JSON.stringify(measured));
}

const sidesOf = (side: Diagnosis["side"], hasSide: boolean) => {
  if (!hasSide) return ["not-applicable"] as const;
  if (side === "both") return ["left", "right"] as const;
  return side === "left" || side === "right" ? [side] : [];
};

async function findScore(
  reader: Reader,
  { episodeId, side }: Of,
  measured: Extract<Measured, { by: "measure" }>,
): Promise<MeasuredValue | undefined> {
  const { measureId } = measured;
  const values: (MeasuredValue | undefined)[] = [];
  for (const one of sidesOf(side, findMeasure(measureId)?.hasSide ?? false)) {
    const last = (await listScores(reader, { episodeId, measureId, side: one })).at(-1);
    values.push(
      last && last.thousandths !== null
        ? { thousandths: last.thousandths, takenOn: last.takenOn }
        : undefined,
    );
  }
  return worse(measured, values);
}

/** The value furthest from what is asked; undefined as soon as one of the sides is not known. */
function worse(
  { least }: Measured,
  values: readonly (MeasuredValue | undefined)[],
): MeasuredValue | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 || known.length < values.length) return undefined;
  const sign = least === undefined ? -1 : 1;
  return known.toSorted((a, b) => sign * (a.thousandths - b.thousandths))[0];
}

function findAngle(
  angles: readonly Angle[],
  measured: Extract<Measured, { by: "motion" }>,
  side: string,
): MeasuredValue | undefined {
  const angle = angles.find(
    (one) =>
      one.joint === measured.joint &&
      one.motion === measured.motion &&
      one.mode === measured.mode &&
      (one.side === side || one.side === "midline"),
  );
  return angle ? { thousandths: angle.endDegrees * 1000, takenOn: angle.takenOn } : undefined;
}

/** Angles of the last signed visits and evaluations of an episode, newest first. */
async function listAngles(reader: Reader, episodeId: string): Promise<Angle[]> {
  const { consultations, plansOfCare } = reader.t;
  const visits = await reader.db
    .select({ documentId: consultations.documentId, signedAt: consultations.signedAt })
    .from(consultations)
    .where(
      and(eq(consultations.episodeId, episodeId), isNotInError(reader, "consultation", consultations.id)),
    )
    .orderBy(desc(consultations.signedAt))
    .limit(mostDocuments);
  const plans = await reader.db
    .select({ documentId: plansOfCare.documentId, signedAt: plansOfCare.signedAt })
    .from(plansOfCare)
    .where(eq(plansOfCare.episodeId, episodeId))
    .orderBy(desc(plansOfCare.signedAt))
    .limit(mostDocuments);
  const angles: Angle[] = [];
  for (const { documentId } of [...visits, ...plans]) {
    const document = await findDocument(reader, documentId);
    const content = JSON.parse(document?.content ?? "{}") as ConsultationContent | PlanOfCareContent;
    const [motion, takenOn] =
      "evaluation" in content
        ? [content.evaluation.motion, content.evaluatedOn]
        : [content.motion, content.seenOn];
    angles.push(...motion.map((finding) => ({ ...finding, takenOn })));
  }
  return angles.toSorted((a, b) => (a.takenOn < b.takenOn ? 1 : a.takenOn > b.takenOn ? -1 : 0));
}

/**
 * The day a protocol's days are counted from, where the record tells it: the one dated operation of the last year, or
 * the onset the episode names. Otherwise it is asked; a protocol that counts from its own start begins today.
 */
export async function findCountedFrom(
  reader: Reader,
  episodeId: string,
  { countsFrom }: Pick<Protocol, "countsFrom">,
  today: string,
): Promise<string | undefined> {
  const { consultations, episodes } = reader.t;
  if (countsFrom === "start") return undefined;
  if (countsFrom === "injury") {
    const [episode] = await reader.db
      .select({ onsetOn: episodes.onsetOn })
      .from(episodes)
      .where(eq(episodes.id, episodeId));
    return episode?.onsetOn ?? undefined;
  }
  const [visit] = await reader.db
    .select({ documentId: consultations.documentId })
    .from(consultations)
    .where(
      and(eq(consultations.episodeId, episodeId), isNotInError(reader, "consultation", consultations.id)),
    )
    .orderBy(desc(consultations.signedAt))
    .limit(1);
  const document = visit ? await findDocument(reader, visit.documentId) : undefined;
  const { surgeries = [] } = JSON.parse(document?.content ?? "{}") as Partial<ConsultationContent>;
  const recent = surgeries.flatMap(({ on }) =>
    on !== undefined && on <= today && on >= addDays(today, -recentDays) ? [on] : [],
  );
  return recent.length === 1 ? recent[0] : undefined;
}

/** Which phase of how many a version was written from, and what follows it by which day. */
export async function readStandingPhase(reader: Reader, { protocol: origin }: PrescriptionContent) {
  const protocol = origin ? await readProtocol(reader, origin.protocolId) : undefined;
  const index = protocol && origin ? findPhase(protocol, origin) : undefined;
  if (!protocol || !origin || index === undefined) return null;
  const next = nextPhaseOf(protocol, origin);
  return {
    number: index + 1,
    count: protocol.phases.length,
    next: next ? { phaseId: next.phase.phaseId, name: next.phase.name, opensOn: next.opensOn ?? null } : null,
  };
}
