import { and, eq } from "drizzle-orm";
import { precautionEffects } from "#domain/precautions/effect.ts";
import { limitsOfRule, precautionOf } from "#domain/precautions/limits-of-rule.ts";
import { type Precaution } from "#domain/precautions/precaution.ts";
import { isEarlierOf, type Raised, unansweredRules } from "#domain/precautions/raised.ts";
import { type PrecautionRule, questionsOf } from "#domain/precautions/rule.ts";
import { nameOfRules, precautionRules } from "#domain/precautions/rules.ts";
import { isOpen, type Screening, screenRecord } from "#domain/precautions/screen.ts";
import { isConditionScreened } from "#domain/precautions/screened.ts";
import type { ReachedPatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import {
  listLimitsInForce,
  mostLimitsInForce,
  mostPrecautionsInForce,
} from "#server/sessions/plan-in-force.queries.ts";
import { findOwners, type Owners } from "./owners.queries.ts";
import {
  endToldSignals,
  insertPrecautionEvent,
  liftLimitsOf,
  raisePrecaution,
} from "./raise-precaution.commands.ts";
import { readRecordForScreening } from "./record-for-screening.queries.ts";
import { listKnownPrecautions } from "./screening.queries.ts";
import { readSensitiveFacts } from "./sensitive-facts.queries.ts";

export type ScreenOptions = {
  rules?: readonly PrecautionRule[];
  /** At the visit that found them the prescriber stands before them; at every other time they are told. */
  tellsActor?: boolean;
  /** What came of itself never stands in the way of what somebody does: what is too much waits, and is asked for before signing. */
  isOfItself?: boolean;
};

export type Known = Awaited<ReturnType<typeof listKnownPrecautions>>[number];

/** What running the rules changed: what holds from now on, what ended by it, and what the record says now. */
export type Screened = { raised: readonly Precaution[]; ended: readonly Known[]; screening: Screening };

/** Runs the rules over the record: what they set off and is not there yet is raised, and holds from this moment. */
export async function screenPatient(
  run: Run,
  patient: ReachedPatient,
  options: ScreenOptions = {},
): Promise<{ raised: number }> {
  return { raised: (await runRules(run, patient, options)).raised.length };
}

/** The same, with what it changed. */
export async function runRules(
  run: Run,
  patient: ReachedPatient,
  { rules = precautionRules, tellsActor = true, isOfItself = false }: ScreenOptions = {},
): Promise<Screened> {
  const today = run.todayIn(patient.timeZone);
  const record = await readRecordForScreening(run.tx, patient, today);
  await markKnownConditions(run, patient.patientId, rules);
  const known = await listKnownPrecautions(run.tx, patient.patientId);
  const screening = screenRecord(record, rules);
  const missing = unansweredRules(screening.raised, known).toSorted(byEffect);
  const held = known.filter(({ state }) => state === "raised" || state === "confirmed");
  // It makes room for what the answer means, in the same transaction.
  const inForce = await endAnswered(run, patient, { held, screening, rules });
  const raised: Precaution[] = [];
  const raising = isOfItself ? await fitting(run, patient, missing, inForce.length) : missing;
  if (raising.length > 0) {
    const owners = await findOwners(run.tx, patient.patientId, run.actor, today);
    for (const found of raising) {
      const content = await raiseFound(run, patient, { found, owners, today, tellsActor });
      raised.push(content);
      for (const earlier of inForce)
        if (isEarlierOf(earlier, found)) await replace(run, patient, earlier, content);
    }
  }
  await remember(run, patient.patientId, {
    // What found no room is looked for again at the next opening.
    rules: raising.length < missing.length ? "" : nameOfRules(rules),
    today,
  });
  return { raised, ended: held.filter((one) => !inForce.includes(one)), screening };
}

const byEffect = (left: Raised, right: Raised): number =>
  precautionEffects.indexOf(left.effect) - precautionEffects.indexOf(right.effect);

/** As many as find room beside what holds, contraindications first; one that limits a limb may limit both. */
async function fitting(
  run: Run,
  { patientId }: ReachedPatient,
  missing: readonly Raised[],
  inForce: number,
): Promise<Raised[]> {
  let precautions = inForce;
  let limits = (await listLimitsInForce(run.tx, patientId)).length;
  return missing.filter((found) => {
    const more = found.limits.length * 2;
    if (precautions + 1 > mostPrecautionsInForce || limits + more > mostLimitsInForce) return false;
    precautions += 1;
    limits += more;
    return true;
  });
}

async function raiseFound(
  run: Run,
  patient: ReachedPatient,
  { found, owners, today, tellsActor }: { found: Raised; owners: Owners; today: string; tellsActor: boolean },
): Promise<Precaution> {
  const { owner, delegateStaffIds } = owners[found.ownerKind];
  const raisedFor = { owner, delegateStaffIds, fromOn: today };
  const sensitive = (await readSensitiveFacts(run.tx, [found.factId])).get(found.factId);
  const content = {
    ...precautionOf(found, { ...raisedFor, precautionId: run.newId() }),
    ...(sensitive ? { sensitive } : {}),
  };
  const limits = limitsOfRule(found, { ...raisedFor, newId: run.newId });
  await raisePrecaution(run, patient, {
    content,
    limits: sensitive ? limits.map((limit) => ({ ...limit, reason: "" })) : limits,
    tellsActor,
  });
  return content;
}

/** It holds in its place from the same moment, so nothing is lifted that was in force. */
async function replace(run: Run, patient: ReachedPatient, earlier: Known, newer: Precaution): Promise<void> {
  const isLaterVersion = (earlier.content.ruleVersion ?? 1) < (newer.ruleVersion ?? 1);
  await endPrecaution(run, patient, earlier, {
    action: "replacePrecaution",
    reason: isLaterVersion
      ? `version ${newer.ruleVersion ?? 1} of its rule holds in its place`
      : "what set it off is another now; the same rule holds in its place",
    after: { precautionId: newer.precautionId },
  });
}

/**
 * What held while nobody knew ends once somebody said, and so it does where nothing asks any more. Whose window closed
 * meanwhile is due, and its owner lifts it as any other. Answers with what holds still.
 */
async function endAnswered(
  run: Run,
  patient: ReachedPatient,
  facts: { held: readonly Known[]; screening: Screening; rules: readonly PrecautionRule[] },
): Promise<Known[]> {
  const questionIds = new Set(facts.rules.flatMap(questionsOf));
  const holding: Known[] = [];
  for (const standing of facts.held) {
    const { ruleId = "", factId, dueForLiftingOn } = standing.content;
    const asked = facts.screening.questions.find(
      (one) => one.question.questionId === ruleId && one.factId === factId,
    );
    const isSettled = asked
      ? !isOpen(asked) && asked.answer?.value.kind !== "not-known"
      : dueForLiftingOn === undefined;
    if (questionIds.has(ruleId) && isSettled)
      await endPrecaution(run, patient, standing, {
        action: "endPrecautionAnswered",
        reason: asked ? "the question it stood for is answered" : "nothing asks what it stood for any more",
      });
    else holding.push(standing);
  }
  return holding;
}

/** Ends one that holds, for a reason its owner need not give: with its limits and its place in the queue. */
export async function endPrecaution(
  run: Run,
  patient: ReachedPatient,
  standing: Pick<Known, "precautionId" | "state">,
  { action, reason, after }: { action: string; reason: string; after?: { precautionId: string } },
): Promise<void> {
  const { t, db } = run.tx;
  const seq = await run.audit({
    chainId: patient.clinicId,
    action,
    entity: "precaution",
    entityId: standing.precautionId,
    patientId: patient.patientId,
    before: { state: standing.state },
    after: after ?? { state: "lifted" },
    reason,
  });
  await insertPrecautionEvent(run, standing.precautionId, "lifted", reason, seq);
  await db.update(t.precautions).set({ state: "lifted" }).where(eq(t.precautions.id, standing.precautionId));
  await liftLimitsOf(run, patient.patientId, standing.precautionId, { reason, seq });
  await endToldSignals(run, standing.precautionId);
}

/** A condition written down with a code that a rule knows since is screened by it; what was imported still waits for a person. */
async function markKnownConditions(
  run: Run,
  patientId: string,
  rules: readonly PrecautionRule[],
): Promise<void> {
  const { conditions } = run.tx.t;
  const waiting = await run.tx.db
    .select({ id: conditions.id, icd10: conditions.icd10, version: conditions.version })
    .from(conditions)
    .where(
      and(
        eq(conditions.patientId, patientId),
        eq(conditions.status, "active"),
        eq(conditions.screening, "not-screened"),
        eq(conditions.source, "recorded"),
      ),
    )
    .limit(300);
  for (const { id, icd10, version } of waiting)
    if (isConditionScreened(icd10, rules))
      await run.tx.db
        .update(conditions)
        .set({ screening: "screened", version: version + 1 })
        .where(eq(conditions.id, id));
}

async function remember(
  run: Run,
  patientId: string,
  { rules, today }: { rules: string; today: string },
): Promise<void> {
  const { screenings } = run.tx.t;
  const row = { rules, screenedOn: today, screenedAt: run.now };
  await run.tx.db
    .insert(screenings)
    .values({ patientId, ...row })
    .onConflictDoUpdate({ target: screenings.patientId, set: row });
}

/**
 * Runs the rules when they, or the day, are others than when they last ran: a rule that was added, a window that opened
 * or closed, a birthday. Done as a chart is opened, so nobody treats or prescribes before.
 */
export async function screenAtOpening(run: Run, patient: ReachedPatient): Promise<void> {
  const { screenings } = run.tx.t;
  const [last] = await run.tx.db
    .select({ rules: screenings.rules, screenedOn: screenings.screenedOn })
    .from(screenings)
    .where(eq(screenings.patientId, patient.patientId));
  const isCurrent =
    last !== undefined &&
    last.rules === nameOfRules(precautionRules) &&
    last.screenedOn === run.todayIn(patient.timeZone);
  if (!isCurrent) await screenPatient(run, patient, { isOfItself: true });
}
