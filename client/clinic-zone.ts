import { useSuspenseQuery } from "@tanstack/react-query";
import { trpc } from "./trpc.ts";

/** The zone of the patient's clinic: times about a patient are told by its clock, wherever the browser stands. */
export function usePatientZone(patientId: string): string {
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  return band.timeZone;
}

/** The zone of the reader's own first clinic, for what belongs to no patient. */
export function useOwnZone(): string {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  return me.clinics[0]?.timeZone ?? "UTC";
}

/** The clock of the reader's own first clinic: 2:05 p.m. or 14:05. */
export function useOwnClock(): "12-hour" | "24-hour" {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  return me.clinics[0]?.clock ?? "12-hour";
}
