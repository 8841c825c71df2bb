import { eq } from "drizzle-orm";
import type { OwnedLibrary } from "#domain/exercises/own/with-own.ts";
import { contraindicating } from "#domain/precautions/contraindicated.ts";
import { type SessionRow, signalsOfSession } from "#domain/reviews/signals-of-session.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import { isCutShortUnsaid } from "#domain/sessions/cut-short.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { onRung } from "#domain/sessions/rung.ts";
import type { SessionContent } from "#domain/sessions/session.ts";
import { counted } from "#domain/units/counted.ts";
import type { Run } from "#server/command.ts";
import { applyToCurrentDoses } from "#server/doses/current-doses.commands.ts";
import { recordScore } from "#server/measures/scores.commands.ts";
import { refuse, requireVersion } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { type ShownService, settleTime, writeCharges } from "#server/units/charge-session.commands.ts";
import { findCoSigner } from "./co-signatures/co-sign.commands.ts";
import { keepRungs } from "./move-rung.commands.ts";
import { readPlanInForce } from "./plan-in-force.queries.ts";
import { readLibraryOfPlan } from "./plan-library.queries.ts";
import { savePlanSnapshot } from "./plan-snapshot.commands.ts";
import { isDropped, keepDropped } from "./row-acts/drop-line.commands.ts";
import {
  listEarlierSessions,
  listRows,
  type PerformedRow,
  type ReachedSession,
  requireOpenSession,
} from "./session.queries.ts";
import { readPlanOfSession } from "./session-plan.queries.ts";
import { settleAround } from "./settle-session.commands.ts";
import { requireMayEvaluate } from "./start-session.commands.ts";
import { settleVitals } from "./vitals/settle-vitals.commands.ts";

/** Signs: every row answered, pain and assessment written; from here nothing of it changes. */
export async function signSession(
  run: Run,
  input: {
    sessionId: string;
    expectedVersion: number;
    rows: readonly { row: number; version: number }[];
    services: readonly ShownService[];
  },
): Promise<{ sessionId: string; hash: string; signedAt: number }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.sign", now: run.now },
    input.sessionId,
  );
  requireMayEvaluate(run, session.kind);
  requireVersion(input.expectedVersion, session.version, "This session's notes", {
    version: session.version,
  });
  const rows = await listRows(run.tx, [session.sessionId]);
  requireShown(input.rows, rows);
  requireComplete(session, rows);
  const { t, db } = run.tx;
  const today = run.todayIn(session.timeZone);
  const plan = await readPlanOfSession(run.tx, session, today);
  // What holds from now on changes what stands now, also when the session is written down later.
  const inForce = session.isLateEntry ? await readPlanInForce(run.tx, session, today) : plan;
  const standing = inForce && plan && withRungsOf(inForce, plan, await readLibraryOfPlan(run.tx, inForce));
  const adjusted = rows
    .filter((row) => row.isFromNowOn && !isDropped(row))
    .map((row) => ({ row, check: requireLasting(standing, row) }));
  const vitals = await settleVitals(run, session, { plan, rows });
  const time = await settleTime(run, session, {
    versionId: plan?.prescriptionVersionId,
    shown: input.services,
  });
  const content: SessionContent = {
    schema: 1,
    sessionId: session.sessionId,
    kind: session.kind,
    heldOn: session.heldOn,
    startedAt: session.startedAt,
    isLateEntry: session.isLateEntry,
    note: session.note,
    ...(plan
      ? {
          prescriptionVersionId: plan.prescriptionVersionId,
          ...(plan.planOfCareId ? { planOfCareId: plan.planOfCareId } : {}),
        }
      : {}),
    rows: rows.map((row) => ({
      lineKey: row.lineKey,
      lineId: row.lineId,
      name: row.name,
      state: row.state,
      dose: row.dose,
      ...(row.notDoneReason ? { notDoneReason: row.notDoneReason } : {}),
      isFromNowOn: row.isFromNowOn,
      ...(row.deviationReason === "" ? {} : { deviationReason: row.deviationReason }),
      planSnapshotId: row.planSnapshotId,
      check: JSON.stringify(row.check),
    })),
    ...time,
    ...(vitals ? { vitals } : {}),
  };
  const askedOf = await findCoSigner(run, session);
  const document = sealContent(run, {
    kind: "session",
    subjectId: session.sessionId,
    patientId: session.patientId,
    content,
    meaning: "author",
  });
  const seq = await run.audit({
    chainId: session.clinicId,
    action: "signSession",
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
    after: {
      rows: rows.length,
      changed: rows.filter((row) => row.state === "changed").length,
      ...auditOfSigning(document),
    },
  });
  const earlier = await listEarlierSessions(run.tx, session.episodeId, session, 2);
  const earlierRows = await listRows(
    run.tx,
    earlier.map((past) => past.sessionId),
  );
  await writeCharges(run, session.sessionId, time);
  await db
    .update(t.sessions)
    .set({
      state: "signed",
      signedAt: run.now,
      documentId: document.documentId,
      version: session.version + 1,
    })
    .where(eq(t.sessions.id, session.sessionId));
  if (askedOf)
    await db
      .insert(t.coSignatures)
      .values({ sessionId: session.sessionId, patientId: session.patientId, askedOf });
  await signDocument(run, document);

  for (const { row, check } of adjusted)
    await applyToCurrentDoses(
      run,
      session.episodeId,
      { kind: "dose-set", lineKey: row.lineKey, dose: row.dose },
      {
        source: "session",
        sourceId: session.sessionId,
        sessionId: session.sessionId,
        planSnapshotId: standing
          ? await savePlanSnapshot(run, session.patientId, standing)
          : row.planSnapshotId,
        check,
        madeOn: session.heldOn,
        seq,
      },
    );
  await keepDropped(run, session, rows, { standing, seq });
  const lasting = adjusted.length > 0 ? await readPlanInForce(run.tx, session, today) : undefined;
  if (plan && lasting)
    await keepRungs(run, session, {
      rows: adjusted.map(({ row }) => row),
      plan,
      standing: lasting,
      seq,
    });
  if (plan) await tellContraindicated(run, session, plan);
  await tellPhysiatrist(
    run,
    session,
    rows,
    plan?.lines ?? [],
    earlier.map((past) => earlierRows.filter((row) => row.sessionId === past.sessionId)),
  );
  if (typeof session.note.painWorst === "number")
    await recordScore(run, {
      patientId: session.patientId,
      episodeId: session.episodeId,
      prescriberId: session.prescriberId,
      measureId: "pain-worst",
      scoreThousandths: session.note.painWorst * 1000,
      side: "not-applicable",
      takenOn: session.heldOn,
      source: "session",
      sourceId: session.sessionId,
    });
  await settleAround(run, session, rows, seq);
  return { sessionId: session.sessionId, hash: document.hash, signedAt: run.now };
}

/** What stands now with the rungs this session was done on, where they are rungs of what stands now. */
const withRungsOf = (standing: PlanInForce, done: PlanInForce, library: OwnedLibrary): PlanInForce => ({
  ...standing,
  lines: standing.lines.map((line) => {
    const row = done.lines.find((candidate) => candidate.lineKey === line.lineKey);
    return (row && onRung(line, row.exercise.exerciseId, library)) ?? line;
  }),
});

function requireComplete(session: ReachedSession, rows: readonly PerformedRow[]): void {
  const open = rows.filter((row) => row.state === "copied");
  if (open.length > 0)
    refuse(
      "invalid",
      `${open.length} of ${counted(rows.length, "row is", "rows are")} copied and not confirmed. Confirm each one, or say it was not done.`,
      { field: "rows" },
    );
  if (session.kind !== "seen-not-treated") {
    if (session.note.painBefore === undefined)
      refuse("invalid", "Record pain before, or that it was not asked.", { field: "note.painBefore" });
    if (session.note.painWorst === undefined)
      refuse("invalid", "Record the worst pain, or that it was not asked.", { field: "note.painWorst" });
  }
  if (isCutShortUnsaid(session.note.cutShort))
    refuse("invalid", "Say why the session was cut short.", { field: "note.cutShort" });
  if (session.note.assessment === "")
    refuse("invalid", "Write the assessment: how it went.", {
      field: "note.assessment",
    });
}

/** What is signed is what was on the screen: every row, each in the version that was shown. */
function requireShown(
  shown: readonly { row: number; version: number }[],
  rows: readonly PerformedRow[],
): void {
  const versions = new Map(shown.map((row) => [row.row, row.version]));
  const changed = rows.find((row) => versions.get(row.row) !== row.version);
  if (changed || shown.length !== rows.length)
    refuse(
      "changed-meanwhile",
      `${changed?.name ?? "A row"} was changed by somebody else since you looked. Nothing was signed. Look at it, then sign.`,
      {
        field: "rows",
        ...(changed
          ? {
              current: {
                row: changed.row,
                version: changed.version,
                dose: changed.dose,
                state: changed.state,
              },
            }
          : {}),
      },
    );
}

/**
 * Only an explicit from-now-on reaches the current dose, and never a deviation. One that the plan no longer allows
 * holds the signature: it is never dropped in silence beside a text that says it holds.
 */
function requireLasting(plan: PlanInForce | undefined, row: PerformedRow): CheckResult {
  const line = plan?.lines.find((candidate) => candidate.lineKey === row.lineKey);
  if (row.state !== "changed" || row.deviationReason !== "" || !plan || !line || line.isAddedInSession)
    return refuse(
      "changed-meanwhile",
      `${row.name} can no longer hold from now on: the plan changed. Nothing was signed. Take “from now on” back, then sign.`,
      { field: "rows", current: { row: row.row, version: row.version } },
    );
  const result = check(plan, { purpose: "from-now-on", lineKey: row.lineKey, dose: row.dose });
  if (!isAllowed(result))
    refuse(
      "changed-meanwhile",
      `${row.name} can no longer hold from now on: it is outside what is allowed now. Nothing was signed. Take “from now on” back, or ask.`,
      { field: "rows", current: { row: row.row, version: row.version } },
    );
  return result;
}

/** A technique that was tried although it is contraindicated is told like any other deviation. */
async function tellContraindicated(run: Run, session: ReachedSession, plan: PlanInForce): Promise<void> {
  const tried = (session.note.techniques ?? []).filter(({ exerciseId }) => exerciseId !== undefined);
  if (tried.length === 0 || !session.prescriberId) return;
  const library = await readLibraryOfPlan(
    run.tx,
    plan,
    tried.flatMap(({ exerciseId }) => exerciseId ?? []),
  );
  for (const { techniqueId, exerciseId, words } of tried) {
    const exercise = exerciseId === undefined ? undefined : library.find(exerciseId);
    const [against] = exercise ? contraindicating(plan.contraindications, exercise) : [];
    if (against)
      await raiseSignal(run, {
        patientId: session.patientId,
        episodeId: session.episodeId,
        prescriberId: session.prescriberId,
        kind: "deviation",
        facts: { line: words, reason: `contraindicated: ${against.words}`.slice(0, 160) },
        sourceId: `${session.sessionId}-technique-${techniqueId}`,
        dueOn: session.heldOn,
      });
  }
}

async function tellPhysiatrist(
  run: Run,
  session: ReachedSession,
  rows: readonly PerformedRow[],
  lines: readonly { lineKey: string; current: SessionRow["current"]; bounds: SessionRow["bounds"] }[],
  earlier: readonly (readonly PerformedRow[])[],
): Promise<void> {
  const { prescriberId } = session;
  if (!prescriberId) return;
  const facts = rows.map((row): SessionRow => {
    const line = lines.find((candidate) => candidate.lineKey === row.lineKey);
    const past = earlier.flatMap((session) =>
      session
        .filter((candidate) => candidate.lineKey === row.lineKey && candidate.state !== "not-done")
        .map((candidate) => candidate.dose),
    );
    return {
      row: row.row,
      lineKey: row.lineKey,
      name: row.name,
      state: row.state,
      dose: row.dose,
      current: line?.current ?? row.dose,
      bounds: line?.bounds ?? {},
      isFromNowOn: row.isFromNowOn,
      deviationReason: row.deviationReason,
      consequence: row.check.consequence,
      earlier: past,
    };
  });
  for (const signal of signalsOfSession({
    note: session.note,
    rows: facts,
    therapistName: run.actor.shownName,
    policy: session.policy,
  }))
    await raiseSignal(run, {
      patientId: session.patientId,
      episodeId: session.episodeId,
      prescriberId,
      kind: signal.kind,
      facts: signal.facts,
      sourceId: `${session.sessionId}-${signal.cause}`,
      dueOn: session.heldOn,
    });
}
