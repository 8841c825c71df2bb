import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { formatName } from "#client/format/names.ts";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import { chosenAllocation, timedByCode } from "#domain/units/charges/charge-lines.ts";
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
  const versionOf = (code: string): number => {
    const { services, dropped } = standing();
    return (
      [...services, ...dropped].find((one) => one.code === code && one.staffId === me.staffId)?.version ?? 0
    );
  };
  const act = async (write: () => Promise<unknown>): Promise<void> => {
    try {
      await write();
      setProblem(null);
    } catch (error) {
      setProblem(errorWords(error));
    }
    // The timer that was stopped may stand in another session.
    await queryClient.invalidateQueries({ queryKey: trpc.sessions.get.queryKey() });
  };
  const on = (code: string) => ({
    operationId: newOperationId(),
    sessionId,
    code,
    expectedVersion: versionOf(code),
  });

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
    elsewhereName: time.elsewhere ? formatName(time.elsewhere) : null,
    start: (code: string) => act(() => start.mutateAsync(on(code))),
    stop: (code: string) => act(() => stop.mutateAsync(on(code))),
    /** Minutes in place of the timer; null goes back to it, and says of an untimed service that it was given. */
    enter: (code: string, minutes: number | null) =>
      act(() =>
        enter.mutateAsync({
          operationId: newOperationId(),
          sessionId,
          services: [{ code, minutes, expectedVersion: versionOf(code) }],
        }),
      ),
    drop: (code: string) => act(() => drop.mutateAsync(on(code))),
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
