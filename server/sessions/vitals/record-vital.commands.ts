import type { FindingEntry } from "#domain/precautions/facts/fact.schema.ts";
import type { RequiredVital } from "#domain/precautions/precaution.ts";
import {
  findingsOfVital,
  metThresholds,
  type VitalCode,
  type VitalFinding,
} from "#domain/precautions/vitals/thresholds.ts";
import {
  findImplausible,
  type Measured,
  mostVitals,
  type VitalMoment,
  type VitalValue,
  vitalFacts,
} from "#domain/precautions/vitals/vital.ts";
import { describeVitalValue } from "#domain/precautions/vitals/vital-units.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { insertFinding } from "#server/conditions/record-facts.commands.ts";
import { screenPatient } from "#server/precautions/screen-patient.commands.ts";
import { refuse } from "#server/refusal.ts";
import { raiseSignal } from "#server/reviews/signals.commands.ts";
import { type ReachedSession, requireOpenSession } from "#server/sessions/session.queries.ts";
import { endRaisedBy } from "./vital-holds.commands.ts";
import { findLeastWeight, listSessionVitals, readThresholds, type StandingVital } from "./vitals.queries.ts";

export type RecordVital = {
  sessionId: string;
  vital: RequiredVital;
  moment: VitalMoment;
  value: VitalValue;
  /** How many measurements of the session stood on the screen. */
  expectedVersion: number;
};

/**
 * Takes a vital sign into the session and the record, and runs the rules with it: a hold value keeps every row from
 * being confirmed, a stop value is told to the physiatrist at once. One that is measured again ends what the earlier one
 * raised. `field` of a refusal is `value.thousandths` or `value.diastolicThousandths`.
 */
export async function recordVital(
  run: Run,
  input: RecordVital,
): Promise<{ version: number; raised: number }> {
  const session = await requireOpenSession(
    run.tx,
    { actor: run.actor, action: "sessions.log", now: run.now },
    input.sessionId,
  );
  const { vital, moment, value } = input;
  const before = await listSessionVitals(run.tx, session.sessionId);
  requireNext(input, before);
  if (value.kind === "measured") {
    const problem = findImplausible(vital, value);
    if (problem) refuse("invalid", problem.words, { field: `value.${problem.field}` });
  }
  const { raised } = await takeVital(run, session, {
    ...{ vital, moment, value, before },
    measuredAt: session.isLateEntry ? session.startedAt : run.now,
    staffId: run.actor.staffId,
  });
  return { version: before.length + 1, raised };
}

/** Writes a vital sign into a session, into the patient's record, and runs the rules with it. */
export async function takeVital(
  run: Run,
  session: ReachedSession,
  taken: Pick<StandingVital, "vital" | "moment" | "value" | "measuredAt" | "staffId"> & {
    before: readonly StandingVital[];
  },
): Promise<{ raised: number }> {
  const { vital, moment, value, before, measuredAt, staffId } = taken;
  await run.audit({
    chainId: session.clinicId,
    action: "recordVital",
    entity: "session",
    entityId: session.sessionId,
    patientId: session.patientId,
    after: { vital, moment, value },
  });
  const facts =
    value.kind === "measured" ? await takeUp(run, session, { vital, moment, value, before }) : null;
  await run.tx.db.insert(run.tx.t.sessionVitals).values({
    id: run.newId(),
    sessionId: session.sessionId,
    number: before.length + 1,
    vital,
    moment,
    valueThousandths: value.kind === "measured" ? value.thousandths : null,
    diastolicThousandths: value.kind === "measured" ? (value.diastolicThousandths ?? null) : null,
    notMeasured: value.kind === "measured" ? null : value.reason,
    words: value.kind === "measured" ? "" : value.words,
    factIds: facts?.factIds ?? [],
    measuredAt,
    measuredBy: staffId,
  });
  return { raised: facts?.raised ?? 0 };
}

function requireNext(
  { vital, moment, value, expectedVersion }: RecordVital,
  before: readonly StandingVital[],
) {
  const standing = before.findLast((one) => one.vital === vital && one.moment === moment);
  // What was taken of another vital sign meanwhile takes nothing from this one.
  const isTakenMeanwhile = before
    .slice(Math.max(0, expectedVersion))
    .some((one) => one.vital === vital && one.moment === moment);
  if (isTakenMeanwhile || expectedVersion < 0 || expectedVersion > before.length)
    refuse(
      "changed-meanwhile",
      `${vitalFacts[vital].label} was entered by somebody else meanwhile. Look at what stands now.`,
      { current: { version: before.length } },
    );
  if (before.length >= mostVitals)
    refuse(
      "too-many",
      `At most ${mostVitals} measurements are kept of one session. Write more in the assessment.`,
    );
  if (value.kind === "not-measured" && standing?.value.kind === "measured")
    refuse("not-now", `${vitalFacts[vital].label} was measured. Measure it again to change what stands.`);
}

type Taking = {
  vital: RequiredVital;
  moment: VitalMoment;
  value: Measured;
  before: readonly StandingVital[];
};

async function takeUp(run: Run, session: ReachedSession, taking: Taking) {
  const { vital, moment, value, before } = taking;
  const resting = before.findLast((one) => one.vital === vital && one.moment === "before")?.value;
  const leastWeight =
    vital === "weight"
      ? await findLeastWeight(
          run.tx,
          session.patientId,
          run.now,
          before.flatMap((one) => one.factIds),
        )
      : undefined;
  const found = findingsOfVital(vital, moment, value, {
    ...(resting?.kind === "measured" ? { restingSystolicThousandths: resting.thousandths } : {}),
    ...(leastWeight === undefined ? {} : { leastWeightThousandths: leastWeight }),
  });
  const reach = { actor: run.actor, action: "sessions.log" as const, now: run.now };
  const patient = await requirePatient(run.tx, reach, session.patientId);
  const facts = vital === "weight" ? [...found, weightOf(value)] : found;
  const factIds = [];
  for (const fact of facts) {
    const factId = await insertFact(run, session, fact);
    if (factId) factIds.push(factId);
  }
  await endRaisedBy(
    run,
    patient,
    before.filter((one) => one.vital === vital && one.moment === moment).flatMap((one) => one.factIds),
    `measured again: ${describeVitalValue(vital, value, session.policy.unitSystem)}`,
  );
  const { raised } = await screenPatient(run, patient, { isOfItself: true });
  await tellStop(run, session, { taking, found });
  return { factIds, raised };
}

const weightOf = ({ thousandths }: Measured) => ({ code: "weight" as const, thousandths });

/** LOINC and unit of what the record keeps as an observation; everything else is a finding in its own unit. */
const observed: Readonly<
  Partial<Record<VitalCode | "weight", readonly [code: string, words: string, unit: string]>>
> = {
  "systolic-pressure": ["8480-6", "Systolic blood pressure", "mmHg"],
  "diastolic-pressure": ["8462-4", "Diastolic blood pressure", "mmHg"],
  "heart-rate": ["8867-4", "Heart rate", "per minute"],
  "oxygen-saturation": ["2708-6", "Oxygen saturation", "%"],
  glucose: ["2339-0", "Glucose", "mg/dL"],
  temperature: ["8310-5", "Body temperature", "°C"],
  weight: ["29463-7", "Body weight", "lb"],
};

async function insertFact(
  run: Run,
  session: ReachedSession,
  { code, thousandths }: VitalFinding | ReturnType<typeof weightOf>,
): Promise<string | undefined> {
  const observation = observed[code];
  if (observation) {
    const [loinc, words, unit] = observation;
    const id = run.newId();
    await run.tx.db.insert(run.tx.t.observations).values({
      id,
      patientId: session.patientId,
      code: loinc,
      words,
      valueThousandths: thousandths,
      decimalText: String(thousandths / 1000),
      unit,
      observedAt: session.isLateEntry ? session.startedAt : run.now,
      source: "recorded",
      recordedBy: run.actor.staffId,
    });
    return id;
  }
  // The rate in exercise is held against the patient's own limit alone and stays with the session.
  if (code === "exercise-heart-rate" || code === "weight") return undefined;
  const entry: FindingEntry = { kind: "number", code, thousandths, words: "" };
  return insertFinding(run, { patientId: session.patientId }, entry, session.heldOn);
}

/** What no rule raises by itself is told all the same: beyond the patient's own limit, and what is written down later. */
async function tellStop(
  run: Run,
  session: ReachedSession,
  { taking: { vital, value }, found }: { taking: Taking; found: readonly VitalFinding[] },
): Promise<void> {
  if (!session.prescriberId) return;
  const isToday = session.heldOn === run.todayIn(session.timeZone);
  const [met] = metThresholds(await readThresholds(run.tx, session), found).filter(
    (threshold) => threshold.stopsTherapy && (!isToday || threshold.code === "exercise-heart-rate"),
  );
  if (!met) return;
  await raiseSignal(run, {
    patientId: session.patientId,
    episodeId: session.episodeId,
    prescriberId: session.prescriberId,
    kind: "vital-stop",
    facts: {
      value: `${vitalFacts[vital].label} ${describeVitalValue(vital, value, session.policy.unitSystem)}`,
      words: met.words,
    },
    sourceId: `${session.sessionId}-vital-${met.sourceId}`,
    dueOn: session.heldOn,
  });
}
