import { and, eq } from "drizzle-orm";
import type { Dose } from "#domain/doses/dose.ts";
import { verbalOrderSubject } from "#domain/prescriptions/verbal-order.ts";
import { describeBarrier } from "#domain/requests/describe-barrier.ts";
import { check } from "#domain/sessions/check.ts";
import { requireEpisode, withinReach } from "#server/access/access.queries.ts";
import { findActor } from "#server/auth/sign-in.queries.ts";
import type { Run } from "#server/command.ts";
import { applyToCurrentDoses } from "#server/doses/current-doses.commands.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { readPlanInForce } from "#server/sessions/plan-in-force.queries.ts";
import { savePlanSnapshot } from "#server/sessions/plan-snapshot.commands.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { liftLimit } from "./limits.commands.ts";

export type VerbalOrder = {
  episodeId: string;
  givenBy: string;
  givenAt: number;
  words: string;
  wasReadBack: boolean;
  effect: /** The ordered fields alone; every other field of the line stays as it is current. */
    | { kind: "dose"; lineKey: string; dose: Dose }
    | { kind: "lift-limit"; limitId: string }
    | { kind: "words-only" };
};

/** An order is written down within seven days of being given. */
const longestUnrecordedMs = 7 * 86_400_000;

/** In force at once; may lift only a limit its giver owns or may lift; waits in the giver's queue for signature. */
export async function recordVerbalOrder(run: Run, input: VerbalOrder): Promise<{ verbalOrderId: string }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "prescriptions.verbalOrder", now: run.now },
    input.episodeId,
  );
  const { t, db } = run.tx;
  await requireGiver(run, input.givenBy, episode.patientId);
  if (input.givenAt > run.now)
    refuse("invalid", "This time lies ahead. Enter when the order was given.", { field: "givenAt" });
  if (input.givenAt < run.now - longestUnrecordedMs)
    refuse("invalid", "This is more than a week ago. Ask the physiatrist for a new order.", {
      field: "givenAt",
    });
  if (!input.wasReadBack)
    refuse("invalid", "Read the order back before you record it.", { field: "wasReadBack" });
  const today = run.todayIn(episode.timeZone);
  const change =
    input.effect.kind === "dose" ? await requireOrderable(run, episode, today, input.effect) : undefined;
  const verbalOrderId = run.newId();
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "recordVerbalOrder",
    entity: "verbal-order",
    entityId: verbalOrderId,
    patientId: episode.patientId,
    after: { givenBy: input.givenBy, effect: input.effect },
  });
  await db.insert(t.verbalOrders).values({
    id: verbalOrderId,
    patientId: episode.patientId,
    episodeId: episode.episodeId,
    givenBy: input.givenBy,
    takenBy: run.actor.staffId,
    givenAt: input.givenAt,
    words: input.words,
    wasReadBack: true,
    effect: input.effect,
    recordedAt: run.now,
  });
  await endDraft(run, "prescription", verbalOrderSubject(episode.episodeId));
  if (change)
    await applyToCurrentDoses(
      run,
      episode.episodeId,
      { kind: "dose-set", lineKey: change.lineKey, dose: change.dose },
      {
        source: "verbal-order",
        sourceId: verbalOrderId,
        planSnapshotId: await savePlanSnapshot(run, episode.patientId, change.plan),
        check: change.result,
        madeOn: today,
        seq,
      },
    );
  if (input.effect.kind === "lift-limit")
    await liftLimit(run, {
      patientId: episode.patientId,
      limitId: input.effect.limitId,
      byStaffId: input.givenBy,
      reason: "verbal order",
      seq,
    });
  await raiseSignal(run, {
    patientId: episode.patientId,
    episodeId: episode.episodeId,
    prescriberId: input.givenBy,
    kind: "verbal-order-unsigned",
    facts: { by: run.actor.shownName },
    sourceId: verbalOrderId,
    dueOn: today,
  });
  return { verbalOrderId };
}

/** A spoken dose is for a line in force and goes beyond its bounds at most: no contraindication, no hold, no limit. */
async function requireOrderable(
  run: Run,
  episode: { episodeId: string; patientId: string },
  today: string,
  effect: { lineKey: string; dose: Dose },
) {
  if (Object.keys(effect.dose).length === 0)
    refuse("invalid", "Enter the dose that was ordered.", { field: "effect" });
  const plan = await readPlanInForce(run.tx, episode, today);
  const line = plan?.lines.find((candidate) => candidate.lineKey === effect.lineKey);
  if (!plan || !line)
    return refuse(
      "invalid",
      "This line is not in the prescription in force. Choose another, or record the words only.",
      {
        field: "effect",
      },
    );
  const dose = { ...line.current, ...effect.dose };
  const result = check(plan, { purpose: "from-now-on", lineKey: line.lineKey, dose });
  const words = describeBarrier(plan, result);
  if (words)
    refuse("not-now", `${words} A verbal dose does not lift it; ask the physiatrist.`, { field: "effect" });
  return { plan, lineKey: line.lineKey, dose, result };
}

export async function signVerbalOrder(run: Run, verbalOrderId: string): Promise<{ verbalOrderId: string }> {
  const { t, db } = run.tx;
  const [order] = await db.select().from(t.verbalOrders).where(eq(t.verbalOrders.id, verbalOrderId));
  if (!order) return refuseNotFound();
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "prescriptions.sign", now: run.now },
    order.episodeId,
  );
  if (order.givenBy !== run.actor.staffId)
    refuse("not-now", "Only the physiatrist who gave this order signs it.");
  const [signed] = await db
    .select({ id: t.verbalOrderSignatures.verbalOrderId })
    .from(t.verbalOrderSignatures)
    .where(eq(t.verbalOrderSignatures.verbalOrderId, verbalOrderId));
  if (signed) refuse("not-now", "This order is signed already.");
  const document = sealContent(run, {
    kind: "verbal-order",
    subjectId: verbalOrderId,
    patientId: order.patientId,
    meaning: "author",
    content: {
      schema: 1,
      verbalOrderId,
      givenAt: order.givenAt,
      takenBy: order.takenBy,
      words: order.words,
      wasReadBack: order.wasReadBack,
      effect: order.effect,
    },
  });
  await run.audit({
    chainId: episode.clinicId,
    action: "signVerbalOrder",
    entity: "verbal-order",
    entityId: verbalOrderId,
    patientId: order.patientId,
    after: auditOfSigning(document),
  });
  await db.insert(t.verbalOrderSignatures).values({
    verbalOrderId,
    documentId: document.documentId,
    signedBy: run.actor.staffId,
    signedAt: run.now,
  });
  await signDocument(run, document);
  await endSignals(run, { sourceId: verbalOrderId, kinds: ["verbal-order-unsigned"] });
  return { verbalOrderId };
}

/** Whoever gave the order prescribes, and this patient is within their reach: who may not sign it did not give it. */
async function requireGiver(run: Run, staffId: string, patientId: string): Promise<void> {
  const giver = await findActor(run.tx, staffId, run.now);
  if (giver?.role !== "physiatrist")
    return refuse("invalid", "A verbal order comes from a physiatrist here. Choose who gave it.", {
      field: "givenBy",
    });
  const { patients } = run.tx.t;
  const reach = { actor: giver, action: "prescriptions.sign", now: run.now } as const;
  const [within] = await run.tx.db
    .select({ id: patients.id })
    .from(patients)
    .where(and(eq(patients.id, patientId), withinReach(run.tx, reach)));
  if (!within)
    refuse(
      "invalid",
      `${giver.shownName} does not have this patient: not at the clinic, on the team, or as cover. Choose who gave it.`,
      { field: "givenBy" },
    );
}
