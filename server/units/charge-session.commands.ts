import type { SessionContent } from "#domain/sessions/session.ts";
import { chargeLines, chosenAllocation, holdsOf, timedByCode } from "#domain/units/charges/charge-lines.ts";
import { isTimedService, serviceLabel } from "#domain/units/service-codes.ts";
import { findOverlap, type OneOnOne } from "#domain/units/timing/overlap.ts";
import {
  isRunning,
  minutesOf,
  oneOnOneMinutes,
  timedMilliseconds,
  wasLeftRunning,
} from "#domain/units/timing/service-time.ts";
import { unitRuleOf } from "#domain/units/unit-rule.ts";
import { billableUnits } from "#domain/units/units.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import type { ReachedSession } from "#server/sessions/session.queries.ts";
import { listTreatedCodes, readPayer, readRendering } from "./charges.queries.ts";
import {
  hasChargedThatDay,
  listServiceTimes,
  listSessionsAround,
  type StandingServiceTime,
} from "./service-times.queries.ts";

export type ShownService = { code: string; staffId: string; version: number };
type Signed = Pick<SessionContent, "services" | "charges">;

/**
 * What a session is signed with of its time: services, minutes and charges, as they were shown. Refuses what cannot be
 * right, at its field: a running timer, minutes above the visit, a unit nobody was given, an overlap without a reason.
 */
export async function settleTime(
  run: Run,
  session: ReachedSession,
  { versionId, shown }: { versionId: string | undefined; shown: readonly ShownService[] },
): Promise<Signed> {
  const times = (await listServiceTimes(run.tx, [session.sessionId])).filter((time) => time.isGiven);
  requireShown(shown, times);
  const isGroup = session.note.visitKind === "group";
  if (session.kind === "seen-not-treated" || (times.length === 0 && !isGroup)) return { services: [] };
  requireSettled(times, run.now, run.actor.staffId);
  const timed = oneOnOneMinutes(times, run.now);
  const { note } = session;
  if (note.totalMinutes !== undefined && timed > note.totalMinutes)
    refuse(
      "invalid",
      `${timed} timed minutes are more than the whole visit of ${note.totalMinutes}. Correct one of the two.`,
      { field: "note.totalMinutes" },
    );
  if (note.visitKind === "co-treatment" && (note.coTreatedWith ?? "") === "")
    refuse("invalid", "Say who treated together with you.", { field: "note.coTreatedWith" });
  const isOverlapping = await requireOverlapSaid(run, session, times);
  const { payer } = await readPayer(run.tx, session);
  const signer = await readRendering(run.tx, run.actor.staffId);
  const rule = unitRuleOf(payer, session.policy);
  const given = times.map((time) => ({
    code: time.code,
    minutes: minutesOf(time, run.now),
    staffId: time.staffId,
    isAssistant: time.isAssistant,
  }));
  if (!chosenAllocation(billableUnits(rule, timedByCode(given)), note.unitChoice))
    refuse("invalid", "The minutes leave one unit open. Choose the service it belongs to.", {
      field: "note.unitChoice",
    });
  const lines = chargeLines({
    services: given,
    rule,
    payer,
    discipline: signer.discipline,
    visitKind: note.visitKind ?? "individual",
    unitChoice: note.unitChoice,
    signedBy: { staffId: run.actor.staffId, isAssistant: signer.isAssistant },
    supervisorOf: (staffId) =>
      staffId === run.actor.staffId
        ? signer.supervisorId
        : (times.find((time) => time.staffId === staffId)?.supervisorId ?? null),
  });
  const diagnoses = await listTreatedCodes(run.tx, versionId);
  return {
    services: times.map((time) => ({
      code: time.code,
      staffId: time.staffId,
      minutes: isTimedService(time.code) ? minutesOf(time, run.now) : time.typedMinutes,
      origin: originOf(time),
    })),
    charges: {
      unitRule: rule,
      diagnoses,
      heldFor: holdsOf({
        gateCodes: session.gateCodes,
        payer,
        hasDiagnosisCode: diagnoses.length > 0,
        totalMinutes: note.totalMinutes,
        hasTimed: timed > 0,
        isOverlapping,
        hasSameDay: await hasChargedThatDay(run.tx, { ...session, discipline: signer.discipline }),
        lines,
        isAssistant: (staffId) =>
          staffId === run.actor.staffId
            ? signer.isAssistant
            : times.some((time) => time.staffId === staffId && time.isAssistant),
      }),
      lines: lines.map((line) => ({ ...line, modifiers: [...line.modifiers] })),
    },
  };
}

/** Writes what the signed session charges; before its signature, which closes them. */
export async function writeCharges(run: Run, sessionId: string, { charges }: Signed): Promise<void> {
  for (const [index, line] of (charges?.lines ?? []).entries())
    await run.tx.db.insert(run.tx.t.chargeLines).values({
      sessionId,
      line: index + 1,
      ...line,
      diagnoses: charges?.diagnoses ?? [],
      unitRule: charges?.unitRule ?? "cms-total-time",
      heldFor: charges?.heldFor ?? [],
      createdAt: run.now,
    });
}

const originOf = (time: StandingServiceTime): SessionContent["services"][number]["origin"] =>
  time.typedMinutes !== null ? "typed" : isTimedService(time.code) ? "timer" : "untimed";

/** What is signed is what was on the screen: every service, each in the version that was shown. */
function requireShown(shown: readonly ShownService[], times: readonly StandingServiceTime[]): void {
  const changed = times.find(
    (time) =>
      shown.find((one) => one.code === time.code && one.staffId === time.staffId)?.version !== time.version,
  );
  if (changed || shown.length !== times.length)
    refuse(
      "changed-meanwhile",
      `The time of ${changed ? serviceLabel(changed.code) : "a service"} was changed since you looked. Nothing was signed. Look at it, then sign.`,
      { field: "services" },
    );
}

function requireSettled(times: readonly StandingServiceTime[], now: number, signerId: string): void {
  const whose = ({ staffId, staffName, code }: StandingServiceTime) =>
    `${staffId === signerId ? "Your timer" : `The timer of ${staffName}`} for ${serviceLabel(code)}`;
  const running = times.find((time) => isRunning(time));
  if (running) refuse("invalid", `${whose(running)} runs. Stop it, then sign.`, { field: "services" });
  const left = times.find((time) => isTimedService(time.code) && wasLeftRunning(time, now));
  if (left)
    refuse("invalid", `${whose(left)} was left running for hours. Enter its minutes, then sign.`, {
      field: "services",
    });
}

/** Whether one-on-one minutes overlap another patient's; refused until somebody says why. */
async function requireOverlapSaid(
  run: Run,
  session: ReachedSession,
  times: readonly StandingServiceTime[],
): Promise<boolean> {
  for (const staffId of new Set(times.map((time) => time.staffId))) {
    const own = times.filter((time) => time.staffId === staffId);
    const around = await listSessionsAround(run.tx, { ...session, staffId });
    const aroundTimes = (
      await listServiceTimes(
        run.tx,
        around.map((other) => other.sessionId),
      )
    ).filter((time) => time.isGiven && time.staffId === staffId);
    const found = findOverlap(
      oneOnOneOf({ ...session, signedAt: null }, own, run.now),
      around.map((other) =>
        oneOnOneOf(
          other,
          aroundTimes.filter((time) => time.sessionId === other.sessionId),
          run.now,
        ),
      ),
    );
    if (!found) continue;
    if ((session.note.overlapReason ?? "") === "")
      refuse(
        "invalid",
        `${own[0]?.staffName ?? "One clinician"} has at least ${found.minutes} one-on-one minutes with two patients at once. Correct the minutes, or say why.`,
        { field: "note.overlapReason" },
      );
    return true;
  }
  return false;
}

/** From when to when a visit was: as long as was entered, else as its timers ran, else until it was signed. */
function oneOnOneOf(
  session: {
    sessionId: string;
    startedAt: number;
    signedAt: number | null;
    note: { totalMinutes?: number };
  },
  times: readonly StandingServiceTime[],
  now: number,
): OneOnOne {
  const minutes = oneOnOneMinutes(times, now);
  const intervals = times.flatMap((time) => time.intervals);
  const isAllTimed = times.every((time) => time.typedMinutes === null);
  const { totalMinutes } = session.note;
  const ends = intervals.map((interval) => interval.endedAt ?? now);
  if (isAllTimed && intervals.length > 0 && timedMilliseconds(intervals, now) > 0)
    return {
      sessionId: session.sessionId,
      startedAt: Math.min(...intervals.map((interval) => interval.startedAt)),
      endedAt: Math.max(...ends),
      minutes,
    };
  const endedAt =
    totalMinutes === undefined ? (session.signedAt ?? now) : session.startedAt + totalMinutes * 60_000;
  return {
    sessionId: session.sessionId,
    // Minutes that are more than the sheet was open were given before it was opened.
    startedAt: Math.min(session.startedAt, endedAt - minutes * 60_000),
    endedAt: Math.max(endedAt, session.startedAt + 1),
    minutes,
  };
}
