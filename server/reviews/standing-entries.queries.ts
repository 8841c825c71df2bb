import { and, desc, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { Sight } from "#server/access/seats.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

const mostOfKind = 20;
const acts = ["held", "resumed", "revoked", "sent-back"] as const;
const actWords: Record<(typeof acts)[number], string> = {
  held: "Prescription held",
  resumed: "Prescription resumed",
  revoked: "Prescription revoked",
  "sent-back": "Prescription sent back",
};
const isAct = (kind: string): kind is (typeof acts)[number] => acts.some((act) => act === kind);

/** What brought a prescription out of force and back, and which limits were lifted, as entries of the timeline. */
export async function listStandingEntries(
  reader: Reader,
  { episodeId, patientId }: { episodeId: string; patientId: string },
  shown: {
    sight: Sight;
    kept: (words: string) => string;
    /** A hold that was a decision stands there as one. */
    holdsDecidedAt: ReadonlySet<number>;
  },
) {
  const { t, db } = reader;
  const { sight, kept, holdsDecidedAt } = shown;
  if (!sight.isOpen("prescription")) return [];
  const events = await db
    .select({
      id: t.prescriptionEvents.id,
      kind: t.prescriptionEvents.kind,
      reason: t.prescriptionEvents.reason,
      at: t.prescriptionEvents.at,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.prescriptionEvents)
    .innerJoin(t.prescriptions, eq(t.prescriptions.id, t.prescriptionEvents.prescriptionId))
    .innerJoin(t.staff, eq(t.staff.id, t.prescriptionEvents.actorId))
    .where(and(eq(t.prescriptions.episodeId, episodeId), inArray(t.prescriptionEvents.kind, [...acts])))
    .orderBy(desc(t.prescriptionEvents.seq), desc(t.prescriptionEvents.id))
    .limit(mostOfKind);
  const lifted = await db
    .select({
      id: t.limitEvents.id,
      content: t.limits.content,
      reason: t.limitEvents.reason,
      at: t.limitEvents.at,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.limitEvents)
    .innerJoin(t.limits, eq(t.limits.id, t.limitEvents.limitId))
    .innerJoin(t.staff, eq(t.staff.id, t.limitEvents.actorId))
    .where(
      and(
        eq(t.limits.patientId, patientId),
        or(eq(t.limits.episodeId, episodeId), isNull(t.limits.episodeId)),
        eq(t.limitEvents.kind, "lifted"),
        ne(t.limits.sourceKind, "precaution"),
      ),
    )
    .orderBy(desc(t.limitEvents.at), desc(t.limitEvents.id))
    .limit(mostOfKind);
  return [
    ...events.flatMap(({ kind, ...event }) =>
      !isAct(kind) || (kind === "held" && holdsDecidedAt.has(event.at))
        ? []
        : [
            {
              at: event.at,
              kind: "standing" as const,
              id: event.id,
              headline: actWords[kind],
              detail: kept(event.reason),
              byName: shownStaffName(event),
              tone: "plain" as const,
            },
          ],
    ),
    ...lifted.map((event) => ({
      at: event.at,
      kind: "limit" as const,
      id: event.id,
      headline: `Limit lifted: ${describeLimit(event.content)}`,
      detail: kept(event.reason),
      byName: shownStaffName(event),
      tone: "plain" as const,
    })),
  ];
}
