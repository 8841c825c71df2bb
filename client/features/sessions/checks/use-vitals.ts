import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { errorWords, fieldWords, type Inputs, newOperationId, trpc } from "#client/trpc.ts";
import { unansweredVitals } from "#domain/precautions/vitals/asked.ts";
import { effectOf, findingsOfVital, metThresholds } from "#domain/precautions/vitals/thresholds.ts";
import type { VitalValue } from "#domain/precautions/vitals/vital.ts";
import type { OpenSheet } from "../flowsheet/use-row-acts.ts";

export type SheetVitals = OpenSheet["vitals"];
export type VitalPlace = Pick<Inputs["sessions"]["recordVital"], "vital" | "moment">;
export type VitalActs = ReturnType<typeof useVitals>;

export const isAt =
  ({ vital, moment }: VitalPlace) =>
  (one: VitalPlace): boolean =>
    one.vital === vital && one.moment === moment;

/** Vital signs of the session: what is asked, what stands, and what a value is beyond, said before it is sent. */
export function useVitals(sheet: OpenSheet) {
  const queryClient = useQueryClient();
  const { sessionId } = sheet.session;
  const { vitals } = sheet;
  const [problems, setProblems] = useState<Record<string, string>>({});
  const record = useMutation(trpc.sessions.recordVital.mutationOptions());
  const sheetKey = trpc.sessions.get.queryKey({ sessionId });
  const queue = useRef(Promise.resolve());
  const standing = () => queryClient.getQueryData(sheetKey)?.vitals ?? vitals;

  const write = ({ vital, moment }: VitalPlace, value: VitalValue): Promise<void> => {
    const key = `${moment}-${vital}`;
    const run = async () => {
      try {
        await record.mutateAsync({
          operationId: newOperationId(),
          sessionId,
          vital,
          moment,
          value,
          expectedVersion: standing().measured.length,
        });
        setProblems(({ [key]: _gone, ...rest }) => rest);
      } catch (error) {
        const words =
          fieldWords(error, "value.thousandths") ??
          fieldWords(error, "value.diastolicThousandths") ??
          errorWords(error);
        setProblems((now) => ({ ...now, [key]: words }));
      }
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: sheetKey }),
        queryClient.invalidateQueries({ queryKey: trpc.patients.band.queryKey() }),
      ]);
    };
    queue.current = queue.current.then(run);
    return queue.current;
  };

  const latest = (place: VitalPlace) => vitals.measured.findLast(isAt(place));
  return {
    vitals,
    problemOf: ({ vital, moment }: VitalPlace): string | undefined => problems[`${moment}-${vital}`],
    isPending: record.isPending,
    unanswered: unansweredVitals(vitals.asked, vitals.measured),
    latest,
    earlier: (place: VitalPlace) => vitals.measured.filter(isAt(place)).slice(0, -1),
    /** What a value is beyond at its moment, what stops first. */
    met: (place: VitalPlace, value: VitalValue) => {
      if (value.kind !== "measured") return [];
      const resting = latest({ vital: place.vital, moment: "before" })?.value;
      const found = findingsOfVital(place.vital, place.moment, value, {
        ...(resting?.kind === "measured" ? { restingSystolicThousandths: resting.thousandths } : {}),
        ...(vitals.leastWeightThousandths === null
          ? {}
          : { leastWeightThousandths: vitals.leastWeightThousandths }),
      });
      return metThresholds(vitals.thresholds, found).map((threshold) => ({
        ...threshold,
        effect: effectOf(threshold, place.moment),
      }));
    },
    record: write,
    settle: () => queue.current,
  };
}
