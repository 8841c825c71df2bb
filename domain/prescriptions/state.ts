import type { PrescriptionEventKind, PrescriptionState } from "./prescription.ts";

export type PrescriptionEvent = { kind: PrescriptionEventKind; versionId: string | null; seq: number };

/** The fold of a prescription's events: what it is now. */
export type PrescriptionStanding = {
  state: PrescriptionState;
  currentVersionId: string;
  acceptedVersionId: string | null;
};

/** Which event may follow in which state; what is not listed is refused. */
const allowed: Record<PrescriptionState, readonly PrescriptionEventKind[]> = {
  active: [
    "signed",
    "accepted",
    "sent-back",
    "held",
    "revoked",
    "completed",
    "expired",
    "superseded",
    "entered-in-error",
  ],
  held: ["signed", "resumed", "revoked", "completed", "superseded", "entered-in-error"],
  expired: ["signed", "accepted", "held", "revoked", "completed", "superseded", "entered-in-error"],
  superseded: ["signed"],
  revoked: ["signed", "entered-in-error"],
  completed: ["signed", "entered-in-error"],
  "entered-in-error": ["signed"],
};

export const mayFollow = (state: PrescriptionState | undefined, kind: PrescriptionEventKind): boolean =>
  state === undefined ? kind === "signed" : allowed[state].includes(kind);

/** One step. A newly signed version is in force at once, also after a hold: signing it is the answer to the hold. */
export function applyPrescriptionEvent(
  standing: PrescriptionStanding | undefined,
  event: PrescriptionEvent,
): PrescriptionStanding | undefined {
  if (event.kind === "signed")
    return event.versionId === null
      ? standing
      : {
          state: "active",
          currentVersionId: event.versionId,
          acceptedVersionId: standing?.acceptedVersionId ?? null,
        };
  if (!standing || !mayFollow(standing.state, event.kind)) return standing;
  switch (event.kind) {
    case "accepted":
      return { ...standing, acceptedVersionId: event.versionId };
    case "held":
      return { ...standing, state: "held" };
    case "resumed":
      return { ...standing, state: "active" };
    case "revoked":
      return { ...standing, state: "revoked" };
    case "completed":
      return { ...standing, state: "completed" };
    case "expired":
      return { ...standing, state: "expired" };
    case "entered-in-error":
      return { ...standing, state: "entered-in-error" };
    case "sent-back":
    case "superseded":
      return standing;
    default:
      return event.kind satisfies never;
  }
}

/** Folds the events in their order; undefined before anything was signed. */
export const prescriptionStanding = (
  events: readonly PrescriptionEvent[],
): PrescriptionStanding | undefined =>
  events
    .toSorted((a, b) => a.seq - b.seq)
    .reduce<PrescriptionStanding | undefined>(applyPrescriptionEvent, undefined);
