import { and, count, countDistinct, eq, min, ne } from "drizzle-orm";
import type { Run } from "#server/command.ts";
import { isNotInError } from "./addenda.queries.ts";
import type { ReachedSession } from "./session.queries.ts";

/** Signed treatment of an episode: a note (seen, not treated) and what was entered in error are none. */
function isTreatment({ tx }: Run, episodeId: string) {
  const { sessions } = tx.t;
  return and(
    eq(sessions.episodeId, episodeId),
    eq(sessions.state, "signed"),
    ne(sessions.kind, "seen-not-treated"),
    isNotInError(tx, "session", sessions.id),
  );
}

/** A signed session counts its day once, whatever else was written on it. */
export async function countTreatmentDay(run: Run, session: ReachedSession): Promise<void> {
  if (session.kind === "seen-not-treated") return;
  const { t, db } = run.tx;
  const [episode] = await db
    .select({ firstTreatedOn: t.episodes.firstTreatedOn, treatmentDays: t.episodes.treatmentDays })
    .from(t.episodes)
    .where(eq(t.episodes.id, session.episodeId));
  const [sameDay] = await db
    .select({ sessions: count() })
    .from(t.sessions)
    .where(and(isTreatment(run, session.episodeId), eq(t.sessions.heldOn, session.heldOn)));
  await db
    .update(t.episodes)
    .set({
      firstTreatedOn:
        episode?.firstTreatedOn && episode.firstTreatedOn < session.heldOn
          ? episode.firstTreatedOn
          : session.heldOn,
      treatmentDays: (episode?.treatmentDays ?? 0) + ((sameDay?.sessions ?? 0) > 1 ? 0 : 1),
    })
    .where(eq(t.episodes.id, session.episodeId));
}

/** Counted again from what stands, after a session was entered in error. An evaluation in a plan of care was treatment too. */
export async function recountTreatmentDays(run: Run, episodeId: string): Promise<void> {
  const { t, db } = run.tx;
  const [treated] = await db
    .select({ days: countDistinct(t.sessions.heldOn), first: min(t.sessions.heldOn) })
    .from(t.sessions)
    .where(isTreatment(run, episodeId));
  const [planned] = await db
    .select({ first: min(t.plansOfCare.evaluatedOn) })
    .from(t.plansOfCare)
    .where(eq(t.plansOfCare.episodeId, episodeId));
  const [firstTreatedOn] = [treated?.first, planned?.first]
    .filter((day) => day !== null && day !== undefined)
    .toSorted();
  await db
    .update(t.episodes)
    .set({ firstTreatedOn: firstTreatedOn ?? null, treatmentDays: treated?.days ?? 0 })
    .where(eq(t.episodes.id, episodeId));
}
