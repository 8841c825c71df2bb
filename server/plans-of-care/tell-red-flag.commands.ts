import { and, eq, gte } from "drizzle-orm";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import type { FlagFinding } from "#domain/precautions/facts/findings.ts";
import { flagsAnswered } from "#domain/precautions/red-flags/red-flag-check.ts";
import { type ReachedEpisode, requireEpisode, requireRunning } from "#server/access/access.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { tellRedFlags } from "#server/sessions/red-flags/tell-red-flags.commands.ts";

/** A red flag of an evaluation that is being written: the physiatrist is told before anything is signed. */
export async function tellRedFlag(
  run: Run,
  input: { episodeId: string; flag: FlagFinding; isPresent: boolean },
): Promise<{ told: number }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "plansOfCare.write", now: run.now },
    input.episodeId,
  );
  requireRunning(episode);
  requireNamed(episode, run.actor);
  await run.audit({
    chainId: episode.clinicId,
    action: "tellRedFlag",
    entity: "episode",
    entityId: episode.episodeId,
    patientId: episode.patientId,
    after: { flag: input.flag, isPresent: input.isPresent },
  });
  await tell(run, episode, input.isPresent ? { present: [input.flag] } : { absent: [input.flag] });
  return { told: input.isPresent ? 1 : 0 };
}

/** What a signed evaluation answers yes and nobody was told of yet. */
export async function tellSignedRedFlags(
  run: Run,
  episode: ReachedEpisode,
  { evaluation, evaluatedOn }: PlanOfCareContent,
): Promise<void> {
  const { findings } = run.tx.t;
  const yes = flagsAnswered(evaluation.redFlagAnswers ?? [], "yes");
  if (yes.length === 0) return;
  const told = await run.tx.db
    .select({ code: findings.code })
    .from(findings)
    .where(
      and(
        eq(findings.patientId, episode.patientId),
        eq(findings.isPresent, true),
        gte(findings.foundOn, evaluatedOn),
      ),
    )
    .limit(100);
  await tell(run, episode, { present: yes.filter((flag) => !told.some(({ code }) => code === flag)) });
}

const tell = (
  run: Run,
  episode: ReachedEpisode,
  { present = [], absent = [] }: { present?: readonly FlagFinding[]; absent?: readonly FlagFinding[] },
) => {
  const heldOn = run.todayIn(episode.timeZone);
  return tellRedFlags(
    run,
    { ...episode, heldOn, sourceId: `${episode.episodeId}-${heldOn}`, action: "plansOfCare.write" },
    { present, absent },
  );
};
