import type { PrescriptionEventKind, PrescriptionState } from "./prescription.ts";

const verbs: Record<PrescriptionEventKind, string> = {
  signed: "signed this prescription",
  accepted: "accepted this prescription",
  "sent-back": "sent this prescription back",
  held: "held this prescription",
  resumed: "put this prescription in force again",
  superseded: "signed a newer version",
  revoked: "revoked this prescription",
  expired: "let this prescription end",
  completed: "ended this prescription",
  "entered-in-error": "marked this prescription entered in error",
};

/** What happened to a prescription, as a sentence without its end: who did what, and why where a reason was given. */
export const describeEvent = (event: {
  kind: PrescriptionEventKind;
  actorName: string;
  reason: string;
}): string => `${event.actorName} ${verbs[event.kind]}${event.reason === "" ? "" : `: ${event.reason}`}`;

const stateWords: Record<PrescriptionState, string> = {
  active: "In force",
  held: "Held",
  superseded: "Superseded",
  revoked: "Revoked",
  completed: "Completed",
  expired: "Expired",
  "entered-in-error": "Entered in error",
};

/** Why a prescription stands as it does: what it is, by whom, when, and why where a reason was given. */
export const describeStanding = (
  state: PrescriptionState,
  event: { actorName: string; reason: string },
  when: string,
): string =>
  `${stateWords[state]} by ${event.actorName}, ${when}${event.reason === "" ? "" : `: ${event.reason}`}`;
