import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { formatName } from "#client/format/names.ts";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import { chargeLines, chosenAllocation, holdsOf, timedByCode } from "#domain/units/charges/charge-lines.ts";
import { isTimedService, serviceLabel } from "#domain/units/service-codes.ts";
import { isRunning, minutesOf } from "#domain/units/timing/service-time.ts";
import { billableUnits } from "#domain/units/units.ts";
import type { OpenSheet } from "../flowsheet/use-row-acts.ts";

export type SessionTime = OpenSheet["time"];
export type GivenService = SessionTime["services"][number];

/** The session's time: what was given, what runs, what it comes to, and what can be done with it. */
export function useSessionTime(sheet: OpenSheet, note: SessionNote) {
  const queryClient = useQueryClient();
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { sessionId } = sheet.session;
  const { time } = sheet;
  const now = useServerClock(time);
  const [problem, setProblem] = useState<string | null>(null);
  const start = useMutation(trpc.units.startTimer.mutationOptions());
  const stop = useMutation(trpc.units.stopTimer.mutationOptions());
  const enter = useMutation(trpc.units.setMinutes.mutationOptions());
  const drop = useMutation(trpc.units.dropService.mutationOptions());
  const sheetKey = trpc.sessions.get.queryKey({ sessionId });

  /** Based on what stands now, also when the last press was answered before this render. */
  const standing = (): SessionTime => queryClient.getQueryData(sheetKey)?.time ?? time;
  const versionOf = (code: string, staffId: string): number => {
    const { services, dropped } = standing();
    return (
      [...services, ...dropped].find((one) => one.code === code && one.staffId === staffId)?.version ?? 0
    );
  };
  const act = async (write: () => Promise<unknown>, isDone?: () => boolean): Promise<void> => {
    let hasFailed = false;
    try {
      await write();
      setProblem(null);
    } catch (error) {
      hasFailed = true;
      setProblem(errorWords(error));
    }
    // The timer that was stopped may stand in another session.
    await queryClient.invalidateQueries({ queryKey: trpc.sessions.get.queryKey() });
    // Only the answer was lost: what was asked for stands.
    if (hasFailed && isDone?.() === true) setProblem(null);
  };
  const on = (code: string, staffId: string = me.staffId) => ({
    operationId: newOperationId(),
    sessionId,
    code,
    expectedVersion: versionOf(code, staffId),
    ...(staffId === me.staffId ? {} : { staffId }),
  });

  const runsNow = (code: string, staffId: string = me.staffId): boolean =>
    standing().services.some(
      (service) => service.code === code && service.staffId === staffId && isRunning(service),
    );

  const own = time.services.filter((service) => service.staffId === me.staffId);
  const result = billableUnits(
    time.unitRule,
    timedByCode(time.services.map((service) => ({ code: service.code, minutes: minutesOf(service, now) }))),
  );
  return {
    time,
    now,
    own,
    colleagues: time.services.filter((service) => service.staffId !== me.staffId),
    problem,
    isPending: start.isPending || stop.isPending || enter.isPending || drop.isPending,
    result,
    /** Which code takes the unit that is open; undefined while nobody chose. */
    allocation: chosenAllocation(result, note.unitChoice),
    /** May correct a colleague's time: whoever began the session, or a therapist. */
    mayCorrect: sheet.session.therapistId === me.staffId || me.level === "therapist",
    mayWrite: me.role === "therapist",
    charged: chargedNow(time, note, now, me.staffId),
    elsewhereName: time.elsewhere ? formatName(time.elsewhere) : null,
    start: (code: string) =>
      act(
        () => start.mutateAsync(on(code)),
        () => runsNow(code),
      ),
    /** A colleague's too, where one answers for the session. */
    stop: (code: string, staffId?: string) =>
      act(
        () => stop.mutateAsync(on(code, staffId)),
        () => !runsNow(code, staffId),
      ),
    /** Minutes in place of the timer; null goes back to it, and says of an untimed service that it was given. */
    enter: (code: string, minutes: number | null, staffId: string = me.staffId) =>
      act(() =>
        enter.mutateAsync({
          operationId: newOperationId(),
          sessionId,
          ...(staffId === me.staffId ? {} : { staffId }),
          services: [{ code, minutes, expectedVersion: versionOf(code, staffId) }],
        }),
      ),
    drop: (code: string, staffId?: string) => act(() => drop.mutateAsync(on(code, staffId))),
    /** Before signing: one's own timer of this session has counted to the end. */
    settle: async () => {
      for (const service of standing().services)
        if (service.staffId === me.staffId && isRunning(service))
          await act(() => stop.mutateAsync(on(service.code)));
    },
    shown: () => standing().services.map(({ code, staffId, version }) => ({ code, staffId, version })),
  };
}
export type TimeActs = ReturnType<typeof useSessionTime>;

/** What a signature now would charge, and what would hold it; undefined while a unit is open or nothing is to be charged. */
function chargedNow(time: SessionTime, note: SessionNote, now: number, signerId: string) {
  const { charging, payer } = time;
  const services = time.services.map((service) => ({
    code: service.code,
    staffId: service.staffId,
    isAssistant: service.isAssistant,
    minutes: minutesOf(service, now),
  }));
  if (!charging || (services.length === 0 && note.visitKind !== "group")) return undefined;
  const timed = timedByCode(services);
  if (!chosenAllocation(billableUnits(time.unitRule, timed), note.unitChoice)) return undefined;
  const isAssistant = (staffId: string) =>
    staffId === signerId
      ? charging.signerIsAssistant
      : services.some((service) => service.staffId === staffId && service.isAssistant);
  const lines = chargeLines({
    services,
    rule: time.unitRule,
    payer,
    discipline: charging.discipline,
    visitKind: note.visitKind ?? "individual",
    unitChoice: note.unitChoice,
    signedBy: { staffId: signerId, isAssistant: charging.signerIsAssistant },
    supervisorOf: (staffId) => charging.supervisors[staffId] ?? null,
  });
  const heldFor = holdsOf({
    gateCodes: charging.gateCodes,
    payer,
    hasDiagnosisCode: charging.hasDiagnosisCode,
    totalMinutes: note.totalMinutes,
    hasTimed: timed.some((one) => one.minutes > 0),
    isOverlapping: (note.overlapReason ?? "") !== "",
    hasSameDay: charging.hasSameDay,
    lines,
    isAssistant,
  });
  return { lines, heldFor };
}

/** The server's clock, ticking here once a second while a timer of this session runs. */
function useServerClock(time: Outputs["sessions"]["get"]["time"]): number {
  const runs = time.services.some((service) => isRunning(service));
  const [at, setAt] = useState(time.now);
  useEffect(() => {
    if (!runs) return undefined;
    // How far the browser's clock is from the server's, taken when it was told.
    const ahead = time.now - Date.now();
    const timer = setInterval(() => setAt(Date.now() + ahead), 1000);
    return () => clearInterval(timer);
  }, [runs, time.now]);
  return runs ? Math.max(at, time.now) : time.now;
}

/** A service in words: its label, and its code where a biller looks. */
export const serviceWords = (code: string): string => `${serviceLabel(code)} (${code})`;
export const isTimed = isTimedService;
