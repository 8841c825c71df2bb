import type { Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import type { CertificationState } from "#domain/plans-of-care/plan-of-care.ts";
import type { ClinicPolicy } from "#domain/policy/policy.ts";
import type { PrescriptionState } from "#domain/prescriptions/prescription.ts";

export type GateFacts = {
  policy: Pick<ClinicPolicy, "needsConsultationFirst" | "acceptsOutsideOrders">;
  hasSignedConsultation: boolean;
  /** The order in force was transcribed from an outside prescriber and verified by a therapist. */
  isOutsideOrder: boolean;
  /** Absent when nothing was ever signed. */
  prescriptionState: PrescriptionState | undefined;
  /** Who brought it out of force, when and why, where somebody did: "Revoked by Dr. Osei, Nov 23, 2026: fracture found". */
  standsBecause?: string | undefined;
  startsOn: Day | undefined;
  endsOn: Day | undefined;
  certification: CertificationState;
  certifyBy: Day | undefined;
  /** Last certified day, inclusive; absent where nothing was certified. */
  certifiedTo?: Day | undefined;
  visitsLeft: number | undefined;
  /** A request raised for safety holds the whole session. */
  isSafetyHeld: boolean;
  /** The day the episode ended, where that is before what is treated. */
  episodeEndedOn?: Day | undefined;
  today: Day;
};

export const gateCodes = [
  "episode-ended",
  "no-prescription",
  "not-started",
  "held",
  "revoked",
  "ended",
  "outside-order-not-accepted",
  "no-consultation",
  "safety-hold",
  "expired",
  "certification-missing",
  "authorization-missing",
] as const;
export type GateCode = (typeof gateCodes)[number];
export type GateReason = { code: GateCode; words: string };

/** Whether treatment may start: open, only with a reason (the charge is held), or refused. */
export type TreatmentGate = {
  kind: "open" | "warn" | "refused";
  reasons: readonly GateReason[];
  needsReason: boolean;
  holdsCharge: boolean;
};

export const describeEndedEpisode = (endedOn: Day): string =>
  `This episode ended on ${describeDay(endedOn)}. Nothing is decided, prescribed, planned or treated in it any more: the physiatrist consults and begins a new one. A note can be written.`;

const refusals: Record<
  Exclude<GateCode, "episode-ended" | "expired" | "certification-missing" | "authorization-missing">,
  string
> = {
  "no-prescription":
    "No prescription is signed. Treatment starts under a signed prescription. A note can be written.",
  "not-started": "The prescription starts later. A note can be written.",
  held: "The physiatrist holds this prescription. Nothing is treated until it is resumed. A note can be written.",
  revoked: "This prescription was revoked. Nothing is treated under it. A note can be written.",
  ended: "This prescription has ended. Ask the physiatrist for a new one. A note can be written.",
  "outside-order-not-accepted":
    "This prescription is an outside order, and the clinic's policy does not accept those any more. Ask the physiatrist to prescribe. A note can be written.",
  "no-consultation":
    "This clinic treats after a signed consultation, and there is none. A note can be written.",
  "safety-hold": "A safety question waits for its answer and holds this session. A note can be written.",
};

/** What follows once it was said who did it and why. */
const afterwards: Record<"held" | "revoked" | "ended", string> = {
  held: "Nothing is treated until it is resumed. A note can be written.",
  revoked: "Nothing is treated under it. A note can be written.",
  ended: "Ask the physiatrist for a new one. A note can be written.",
};

/**
 * The gate before every treatment (product, What always holds, 1). The consultation rule is the clinic's own and may be
 * switched off; it is not a law. Expiry and missing papers warn; hold, revocation and no order refuse.
 */
export function assessTreatmentGate(facts: GateFacts): TreatmentGate {
  if (facts.episodeEndedOn !== undefined)
    return refuseFor("episode-ended", describeEndedEpisode(facts.episodeEndedOn));
  const refused = refusalOf(facts);
  if (refused) {
    const next =
      refused === "held" || refused === "revoked" || refused === "ended" ? afterwards[refused] : undefined;
    const isTold = next !== undefined && facts.standsBecause !== undefined;
    return refuseFor(refused, isTold ? `${facts.standsBecause}. ${next}` : refusals[refused]);
  }
  const reasons: GateReason[] = [];
  if (facts.prescriptionState === "expired" || (facts.endsOn !== undefined && facts.endsOn < facts.today))
    reasons.push({
      code: "expired",
      words: "The prescription has run out. Say why treatment goes on; the charge is held.",
    });
  if (
    (facts.certification === "waiting" || facts.certification === "returned") &&
    facts.certifyBy !== undefined &&
    facts.certifyBy < facts.today
  )
    reasons.push({
      code: "certification-missing",
      words: "The plan of care is not certified in time. Say why treatment goes on; the charge is held.",
    });
  if (
    facts.certification === "certified-by-signature" &&
    facts.certifiedTo !== undefined &&
    facts.certifiedTo < facts.today
  )
    reasons.push({
      code: "certification-missing",
      words: `The certification ran out on ${describeDay(facts.certifiedTo)}. Say why treatment goes on; the charge is held.`,
    });
  if (facts.visitsLeft !== undefined && facts.visitsLeft <= 0)
    reasons.push({
      code: "authorization-missing",
      words: "No authorized visit is left. Say why treatment goes on; the charge is held.",
    });
  const warns = reasons.length > 0;
  return { kind: warns ? "warn" : "open", reasons, needsReason: warns, holdsCharge: warns };
}

const refuseFor = (code: GateCode, words: string): TreatmentGate => ({
  kind: "refused",
  reasons: [{ code, words }],
  needsReason: false,
  holdsCharge: false,
});

function refusalOf(facts: GateFacts): keyof typeof refusals | undefined {
  if (facts.prescriptionState === undefined) return "no-prescription";
  if (facts.prescriptionState === "held") return "held";
  if (facts.prescriptionState === "revoked" || facts.prescriptionState === "entered-in-error")
    return "revoked";
  if (facts.prescriptionState === "completed" || facts.prescriptionState === "superseded") return "ended";
  if (facts.startsOn !== undefined && facts.startsOn > facts.today) return "not-started";
  if (facts.isOutsideOrder && !facts.policy.acceptsOutsideOrders) return "outside-order-not-accepted";
  // An outside order that is accepted stands in for the consultation.
  if (facts.policy.needsConsultationFirst && !facts.hasSignedConsultation && !facts.isOutsideOrder)
    return "no-consultation";
  if (facts.isSafetyHeld) return "safety-hold";
  return undefined;
}
