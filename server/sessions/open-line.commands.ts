import { describeNotBefore } from "#domain/prescriptions/lines/not-before.ts";
import { check } from "#domain/sessions/check.ts";
import { atMostLimits } from "#domain/sessions/copied-rows.ts";
import { consequenceOfOpening, mayStart } from "#domain/sessions/opening.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { insertCopiedRow, nextRow } from "./add-row.commands.ts";
import { type RowOutcome, requirePlan } from "./rows.commands.ts";
import { listRows, type ReachedSession, requireOpenSession } from "./session.queries.ts";

/**
 * A line that stood closed comes into the session as a copied row. Where its criterion keeps it closed, the therapist
 * says by this that it is met, for this and later sessions, and what follows is the line's own consequence; a day that
 * lies ahead, and a line that asks first, wait for the prescriber's answer.
 */
export async function openLine(
  run: Run,
  input: { sessionId: string; lineKey: string },
): Promise<RowOutcome & { row: number }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.sessionId,
  );
  const plan = await requirePlan(run, session);
  const closed = plan.lines.find((candidate) => candidate.lineKey === input.lineKey);
  if (!closed) return refuse("not-now", "This line is not in the prescription.");
  const rows = await listRows(run.tx, [session.sessionId]);
  if (rows.some((row) => row.lineKey === closed.lineKey))
    refuse("not-now", `${closed.name} stands in this session already.`);
  const isAnswered = mayStart(plan, closed);
  if (!isAnswered && consequenceOfOpening(closed) === "ask-first")
    return {
      outcome: "ask",
      version: 0,
      check: check(plan, { purpose: "perform", lineKey: closed.lineKey, dose: closed.current }),
      row: 0,
    };
  if (!isAnswered && run.actor.level === "assistant")
    refuse("not-now", "An assistant does not judge a criterion. Ask the supervising therapist.");
  const { notYetOpen: _met, ...open } = closed;
  const line = isAnswered ? closed : open;
  const opened: PlanInForce = { ...plan, lines: plan.lines.map((one) => (one === closed ? line : one)) };
  const dose = atMostLimits(opened, line);
  const result = check(opened, { purpose: "perform", lineKey: line.lineKey, dose });
  if (result.consequence === "refused") return { outcome: "refused", version: 0, check: result, row: 0 };
  const row = await nextRow(run, session.sessionId);
  const criterion = isAnswered ? "" : (closed.notYetOpen?.criterion ?? "");
  const seq = await run.audit({
    chainId: session.clinicId,
    action: "openLine",
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
    after: { row, lineKey: line.lineKey, criterion },
  });
  if (criterion !== "") await recordOpening(run, session, { line: closed, criterion, seq });
  await insertCopiedRow(run, session, { row, plan: opened, line, dose, check: result });
  return { outcome: "saved", version: 1, check: result, row };
}

async function recordOpening(
  run: Run,
  session: ReachedSession,
  { line, criterion, seq }: { line: LineInForce; criterion: string; seq: number },
): Promise<void> {
  await run.tx.db.insert(run.tx.t.lineEvents).values({
    id: run.newId(),
    patientId: session.patientId,
    episodeId: session.episodeId,
    lineKey: line.lineKey,
    kind: "opened",
    words: criterion,
    sessionId: session.sessionId,
    actorId: run.actor.staffId,
    at: run.now,
    seq,
  });
  if (consequenceOfOpening(line) !== "act-and-tell" || !session.prescriberId) return;
  await raiseSignal(run, {
    patientId: session.patientId,
    episodeId: session.episodeId,
    prescriberId: session.prescriberId,
    kind: "told",
    facts: { by: run.actor.shownName, line: line.name, change: `opened ${describeNotBefore({ criterion })}` },
    sourceId: run.newId(),
    dueOn: session.heldOn,
  });
}
