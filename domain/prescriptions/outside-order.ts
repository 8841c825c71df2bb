import type { Discipline } from "#domain/people/staff.ts";
import type { OutsideOrder, PrescriptionSource, PrescriptionState } from "./prescription.ts";

/** Who answers for a version, and when they signed or verified it. */
export type PrescriptionOrigin = {
  signerName: string;
  /** Milliseconds UTC. */
  signedAt: number;
  /** Null for what a physiatrist here signed. */
  outsideOrder: OutsideOrder | null;
};

/** "Dr. P. Lund, Mesa Orthopedics" */
export const namePrescriber = ({ prescriber, practice }: Pick<OutsideOrder, "prescriber" | "practice">) =>
  [prescriber, practice].filter((words) => words !== "").join(", ");

/**
 * Why no outside order is transcribed in an episode, or undefined where one may be. An outside order follows an outside
 * order in force; what a physiatrist here signed, held or ended, only they replace.
 */
export function refusalOfTranscription(facts: {
  acceptsOutsideOrders: boolean;
  /** The therapist's own. */
  discipline: Discipline | null;
  standing: { source: PrescriptionSource; state: PrescriptionState; discipline: Discipline } | undefined;
}): string | undefined {
  const { standing, discipline } = facts;
  if (!facts.acceptsOutsideOrders)
    return "This clinic's policy does not accept outside orders. A manager can change it.";
  if (!standing) return undefined;
  if (standing.source !== "outside-order")
    return "A physiatrist of this clinic prescribes in this episode. An outside order does not replace it; ask the physiatrist to take it up.";
  if (standing.state !== "active" && standing.state !== "expired")
    return `The order that stands is ${standing.state.replaceAll("-", " ")}. A new outside order does not end that; ask the physiatrist.`;
  if (standing.discipline !== discipline)
    return `The order that stands is for ${standing.discipline}, and one for ${standing.discipline} follows it. It is transcribed by a therapist of that discipline.`;
  return undefined;
}
