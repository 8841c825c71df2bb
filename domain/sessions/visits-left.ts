import { counted, countedOf } from "#domain/units/counted.ts";

type Visits = { treatmentDays: number; visitsAuthorized: number | null };

/** Authorized visits less treatment days, today's own among them once it is signed; below zero beyond them. Null where nothing says how many. */
export const visitsLeft = ({ treatmentDays, visitsAuthorized }: Visits): number | null =>
  visitsAuthorized === null ? null : visitsAuthorized - treatmentDays;

/** "3 left of 24 visits". Without an authorization only what was treated is said: nothing left is not the same as nothing stated. */
export function describeVisits(visits: Visits): string {
  const { treatmentDays, visitsAuthorized } = visits;
  const left = visitsLeft(visits);
  if (left === null || visitsAuthorized === null) return counted(treatmentDays, "visit");
  return left > 0
    ? `${left} left of ${counted(visitsAuthorized, "visit")}`
    : countedOf(treatmentDays, visitsAuthorized, "visit");
}

/** What warns before the next visit is treated; null while visits are left or none are stated. */
export function describeNoneLeft(visits: Visits): string | null {
  const left = visitsLeft(visits);
  if (left === null || left > 0) return null;
  return left === 0 ? "No visits left" : `${counted(-left, "visit")} beyond authorized`;
}
