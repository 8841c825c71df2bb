import { namePrescriber, type PrescriptionOrigin } from "#domain/prescriptions/outside-order.ts";
import { formatDay } from "./dates.ts";

/**
 * Whose order a version is, wherever its number stands: "signed Mon Nov 23, 2026 by Dr. A. Osei"; an outside order is
 * never called signed. `when` is the moment of `signedAt` as the place shows moments.
 */
export function formatOrigin({ signerName, outsideOrder }: PrescriptionOrigin, when: string): string {
  return outsideOrder
    ? `outside order by ${namePrescriber(outsideOrder)}, ${formatDay(outsideOrder.orderedOn)}; transcribed and verified ${when} by ${signerName}`
    : `signed ${when} by ${signerName}`;
}
