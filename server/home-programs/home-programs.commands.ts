import { canonicalJson } from "#db/engine/canonical.ts";
import type { Day } from "#domain/calendar/days.ts";
import { describeDose } from "#domain/doses/describe.ts";
import { assessHomeDose } from "#domain/home-programs/assess-home.ts";
import { composeHomeProgram, type HomeBasis } from "#domain/home-programs/compose.ts";
import type { HomeProgramContent } from "#domain/home-programs/home-program.ts";
import { listInUse, problemOfStart } from "#domain/home-programs/in-use.ts";
import { problemOfSuitability } from "#domain/home-programs/suitability.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { type ReachedEpisode, requireEpisode, requireRunning } from "#server/access/access.queries.ts";
import { isNamed, requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { readTreatmentGate } from "#server/sessions/gate.queries.ts";
import { readPlanInForce } from "#server/sessions/plan-in-force.queries.ts";
import { savePlanSnapshot } from "#server/sessions/plan-snapshot.commands.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { readHomeBasis } from "./basis.queries.ts";
import { listChanges, listPrograms, readProgram } from "./home-programs.queries.ts";

/** More papers than anybody gives in one episode. */
const mostPrograms = 40;

export type GiveHomeProgram = {
  episodeId: string;
  /** The program the patient had when this one was written; null where none was given yet. */
  baseProgramId: string | null;
  /** As it was on the screen. */
  content: HomeProgramContent;
};

/** Writes down what a patient is given. It supersedes what they had, and never changes. */
export async function giveHomeProgram(
  run: Run,
  input: GiveHomeProgram,
): Promise<{ programId: string; number: number; hash: string }> {
  const { content } = input;
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "homePrograms.give", now: run.now },
    input.episodeId,
  );
  requireRunning(episode);
  requireNamed(episode, run.actor);
  const today = run.todayIn(episode.timeZone);
  const found = await readHomeBasis(run.tx, episode, today);
  if (!found) return refuse("not-now", "No prescription is signed. The home program follows one.");
  const { basis, plan } = found;
  const [standing] = await listPrograms(run.tx, input.episodeId, undefined, 1);
  if ((standing?.programId ?? null) !== input.baseProgramId)
    refuse(
      "changed-meanwhile",
      "A colleague gave another home program meanwhile. Nothing was given. Look at it first.",
      {
        current: standing ? { number: standing.number } : null,
      },
    );
  const number = (standing?.number ?? 0) + 1;
  if (number > mostPrograms)
    refuse("too-many", "This episode has as many home programs as it can keep. Print the last one again.");
  await requireStart(run, episode, content.startsOn, today);
  const checks = requireAllowed(plan, basis, content);
  requireShown(basis, content);

  const { t, db } = run.tx;
  const programId = run.newId();
  const document = sealContent(run, {
    kind: "home-program",
    subjectId: programId,
    patientId: episode.patientId,
    content,
    meaning: "author",
  });
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "giveHomeProgram",
    entity: "home-program",
    entityId: programId,
    patientId: episode.patientId,
    after: {
      number,
      exercises: content.exercises.length,
      language: content.language,
      ...auditOfSigning(document),
    },
  });
  await db.insert(t.homePrograms).values({
    id: programId,
    patientId: episode.patientId,
    episodeId: input.episodeId,
    number,
    prescriptionVersionId: content.prescriptionVersionId,
    planOfCareId: content.planOfCareId ?? null,
    language: content.language,
    startsOn: content.startsOn,
    exerciseCount: content.exercises.length,
    planSnapshotId: await savePlanSnapshot(run, episode.patientId, plan),
    checks,
    documentId: document.documentId,
    givenBy: run.actor.staffId,
    givenAt: run.now,
  });
  await insertEvent(run, programId, "given", seq);
  await signDocument(run, document);
  await tell(run, episode, { programId, content, checks, today });
  await endDraft(run, "home-program", input.episodeId);
  return { programId, number, hash: document.hash };
}

/** At home nothing is done on a day on which nothing is treated at the clinic. */
async function requireStart(run: Run, episode: ReachedEpisode, startsOn: Day, today: Day): Promise<void> {
  const field = { field: "content.startsOn" };
  const problem = problemOfStart(startsOn, today);
  if (problem !== undefined) refuse("invalid", problem, field);
  const gate = await readTreatmentGate(run.tx, episode, startsOn, {
    isKept: !isNamed(episode, run.actor),
  });
  if (gate.kind === "refused")
    refuse(
      "not-now",
      `${gate.reasons[0]?.words ?? "Nothing is treated."} No home program is given meanwhile.`,
      field,
    );
}

/** Each dose is held against the plan as it stands now, one after another, so that the sentence names its exercise. */
function requireAllowed(plan: PlanInForce, basis: HomeBasis, content: HomeProgramContent): CheckResult[] {
  return content.exercises.map((exercise, index) => {
    const field = `content.exercises.${index}`;
    const candidate = basis.candidates.find(({ lineKey }) => lineKey === exercise.lineKey);
    const { result, refusal } = assessHomeDose(plan, exercise, basis);
    if (refusal !== undefined) refuse("invalid", refusal, { field: `${field}.dose` });
    const problem = candidate && problemOfSuitability(candidate, exercise.unsuitableReason);
    if (problem) refuse("invalid", problem.words, { field: `${field}.${problem.field}` });
    return result;
  });
}

/** What is given is what was on the screen: the same words, made from what stands now. */
function requireShown(basis: HomeBasis, content: HomeProgramContent): void {
  const { language, isLargePrint, startsOn, exercises } = content;
  const made = composeHomeProgram(basis, {
    language,
    isLargePrint,
    startsOn,
    exercises: exercises.map(({ lineKey, dose, timesPerDay, days, unsuitableReason }) => ({
      lineKey,
      dose,
      timesPerDay,
      days,
      ...(unsuitableReason === undefined ? {} : { unsuitableReason }),
    })),
  });
  if (canonicalJson(made) !== canonicalJson(content))
    refuse(
      "changed-meanwhile",
      "The plan changed while you were writing. Nothing was given. Look at what stands now, then give it.",
    );
}

/** A dose whose line says act and tell stands in the physiatrist's since-you-last-looked. */
async function tell(
  run: Run,
  episode: ReachedEpisode,
  given: { programId: string; content: HomeProgramContent; checks: readonly CheckResult[]; today: string },
): Promise<void> {
  const { prescriberId } = episode;
  if (!prescriberId) return;
  for (const [index, exercise] of given.content.exercises.entries()) {
    if (given.checks[index]?.consequence !== "act-and-tell") continue;
    await raiseSignal(run, {
      patientId: episode.patientId,
      episodeId: episode.episodeId,
      prescriberId,
      kind: "told",
      facts: {
        by: run.actor.shownName,
        line: exercise.name,
        change: `${describeDose(exercise.lineDose)} to ${describeDose(exercise.dose)}, at home`,
      },
      sourceId: `${given.programId}-${index}`,
      dueOn: given.today,
    });
  }
}

/**
 * The same paper once more: whoever treats may hand it out again, and it is written down. One that says to do what must
 * not be done now is not handed out.
 */
export async function printHomeProgramAgain(
  run: Run,
  input: { episodeId: string; programId: string },
): Promise<{ programId: string }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "homePrograms.handOut", now: run.now },
    input.episodeId,
  );
  const today = run.todayIn(episode.timeZone);
  const given = await listPrograms(run.tx, input.episodeId);
  const [newest] = given;
  if (!newest) return refuseNotFound();
  const standing = listInUse(given, today).find(({ programId }) => programId === input.programId);
  if (!standing)
    return refuse("changed-meanwhile", "A newer home program was given. Print that one.", {
      current: { number: newest.number },
    });
  const changes = await listChanges(run.tx, await readProgram(run.tx, standing), {
    plan: await readPlanInForce(run.tx, episode, today),
  });
  const excluded = changes.find(({ kind }) => kind === "excluded");
  if (excluded) refuse("not-now", `${excluded.words} This paper is not printed again: give a new one.`);
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "printHomeProgramAgain",
    entity: "home-program",
    entityId: standing.programId,
    patientId: episode.patientId,
  });
  await insertEvent(run, standing.programId, "printed-again", seq);
  return { programId: standing.programId };
}

async function insertEvent(
  run: Run,
  homeProgramId: string,
  kind: "given" | "printed-again",
  seq: number,
): Promise<void> {
  await run.tx.db.insert(run.tx.t.homeProgramEvents).values({
    id: run.newId(),
    homeProgramId,
    kind,
    actorId: run.actor.staffId,
    at: run.now,
    seq,
  });
}
