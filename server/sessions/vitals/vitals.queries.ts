import { and, asc, desc, eq, gte, inArray, notInArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { ClinicPolicy } from "#domain/policy/policy.ts";
import { shownPrecautionWords } from "#domain/precautions/precaution.ts";
import type { AskedVital } from "#domain/precautions/vitals/asked.ts";
import { activityOf, askedVitals } from "#domain/precautions/vitals/asked-vitals.ts";
import { thresholdsFor } from "#domain/precautions/vitals/rule-thresholds.ts";
import type { VitalThreshold } from "#domain/precautions/vitals/thresholds.ts";
import { mostVitals, type SessionVital, type VitalValue } from "#domain/precautions/vitals/vital.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { PerformedState, SessionKind } from "#domain/sessions/session.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { readRecordForScreening } from "#server/precautions/record-for-screening.queries.ts";
import { listLimitsInForce, listPrecautionsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { listFactsInError } from "./facts-in-error.queries.ts";

export type StandingVital = SessionVital & {
  number: number;
  measuredAt: number;
  staffId: string;
  staffName: string;
  factIds: readonly string[];
};

/** What was measured in a session, in its order. */
export const listSessionVitals = (reader: Reader, sessionId: string): Promise<StandingVital[]> =>
  listVitals(reader, [sessionId]);

/** What was measured in some sessions, each in its order. */
export async function listVitals(
  reader: Reader,
  sessionIds: readonly string[],
): Promise<(StandingVital & { sessionId: string })[]> {
  const { sessionVitals, staff } = reader.t;
  const rows = await reader.db
    .select({
      sessionId: sessionVitals.sessionId,
      number: sessionVitals.number,
      vital: sessionVitals.vital,
      moment: sessionVitals.moment,
      thousandths: sessionVitals.valueThousandths,
      diastolicThousandths: sessionVitals.diastolicThousandths,
      notMeasured: sessionVitals.notMeasured,
      words: sessionVitals.words,
      factIds: sessionVitals.factIds,
      measuredAt: sessionVitals.measuredAt,
      staffId: sessionVitals.measuredBy,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
      role: staff.role,
    })
    .from(sessionVitals)
    .innerJoin(staff, eq(staff.id, sessionVitals.measuredBy))
    .where(inArray(sessionVitals.sessionId, [...sessionIds]))
    .orderBy(asc(sessionVitals.sessionId), asc(sessionVitals.number))
    .limit(mostVitals * sessionIds.length);
  return rows.map((row) => ({
    sessionId: row.sessionId,
    number: row.number,
    vital: row.vital,
    moment: row.moment,
    value: valueOf(row),
    factIds: row.factIds,
    measuredAt: row.measuredAt,
    staffId: row.staffId,
    staffName: shownStaffName(row),
  }));
}

const valueOf = (row: {
  thousandths: number | null;
  diastolicThousandths: number | null;
  notMeasured: Extract<VitalValue, { kind: "not-measured" }>["reason"] | null;
  words: string;
}): VitalValue =>
  row.thousandths === null
    ? { kind: "not-measured", reason: row.notMeasured ?? "other", words: row.words }
    : {
        kind: "measured",
        thousandths: row.thousandths,
        ...(row.diastolicThousandths === null ? {} : { diastolicThousandths: row.diastolicThousandths }),
      };

type OfSession = {
  patientId: string;
  kind: SessionKind;
  isLateEntry: boolean;
  startedAt: number;
  heldOn: string;
  timeZone: string;
};
type Rows = readonly { lineKey: string; state: PerformedState }[];

/** What a session asks for: of a late entry as it stood when it took place. A note asks for nothing. */
export async function listAskedVitals(
  reader: Reader,
  session: OfSession,
  { plan, rows }: { plan: PlanInForce | undefined; rows: Rows },
  named: readonly SensitiveSection[],
): Promise<AskedVital[]> {
  if (session.kind === "seen-not-treated") return [];
  const at = session.isLateEntry ? session.startedAt : undefined;
  const precautions = await listPrecautionsInForce(reader, session.patientId, at);
  return askedVitals(
    precautions.map(({ precautionId, content }) => ({
      precautionId,
      ...(content.ruleId ? { ruleId: content.ruleId } : {}),
      requiredVitals: content.requiredVitals ?? [],
      words: shownPrecautionWords(content, named),
      raisedBy: content.source === "" ? content.owner.name : content.source,
    })),
    activityOf(plan?.lines ?? [], rows),
  );
}

/** The values that hold or stop this patient, from the rules and the patient's own limits. */
export async function readThresholds(
  reader: Reader,
  session: Pick<OfSession, "patientId" | "timeZone" | "heldOn">,
): Promise<VitalThreshold[]> {
  const record = await readRecordForScreening(reader, session, session.heldOn);
  const limits = await listLimitsInForce(reader, session.patientId);
  return thresholdsFor(
    record,
    limits.map(({ content }) => content),
  );
}

const weightCode = "29463-7";
const weekMilliseconds = 7 * 86_400_000;
const thousandthsOfPounds: Readonly<Record<string, number>> = { lb: 1, kg: 2.204_622_6 };

/** The least weight of the seven days before, in thousandths of a pound. */
export async function findLeastWeight(
  reader: Reader,
  patientId: string,
  now: number,
  /** Observations that were measured again meanwhile. */
  without: readonly string[] = [],
): Promise<number | undefined> {
  const { observations } = reader.t;
  const rows = await reader.db
    .select({ id: observations.id, thousandths: observations.valueThousandths, unit: observations.unit })
    .from(observations)
    .where(
      and(
        eq(observations.patientId, patientId),
        eq(observations.code, weightCode),
        gte(observations.observedAt, now - weekMilliseconds),
        without.length > 0 ? notInArray(observations.id, [...without]) : undefined,
      ),
    )
    .orderBy(desc(observations.observedAt))
    .limit(60);
  const inError = await listFactsInError(reader, [patientId]);
  const pounds = rows.flatMap(({ id, thousandths, unit }) => {
    const factor = thousandthsOfPounds[unit];
    return thousandths === null || factor === undefined || inError.has(id)
      ? []
      : [Math.round(thousandths * factor)];
  });
  return pounds.length === 0 ? undefined : Math.min(...pounds);
}

/** What the sheet shows of vital signs: asked, measured, and what a value is held against. */
export async function readVitals(
  reader: Reader,
  session: OfSession & { sessionId: string; state: string; policy: Pick<ClinicPolicy, "unitSystem"> },
  of: { plan: PlanInForce | undefined; rows: Rows },
  { named, now }: { named: readonly SensitiveSection[]; now: number },
) {
  const asked = await listAskedVitals(reader, session, of, named);
  const measured = await listSessionVitals(reader, session.sessionId);
  const isShown = asked.length > 0 || measured.length > 0;
  return {
    unitSystem: session.policy.unitSystem,
    asked,
    measured: measured.map(({ factIds: _facts, ...one }) => one),
    thresholds: isShown && session.state === "open" ? await readThresholds(reader, session) : [],
    leastWeightThousandths: asked.some(({ vital }) => vital === "weight")
      ? ((await findLeastWeight(
          reader,
          session.patientId,
          now,
          measured.flatMap(({ factIds }) => factIds),
        )) ?? null)
      : null,
  };
}
