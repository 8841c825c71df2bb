/** The tiers of the review queue, gravest first; the order of this list is the order of the queue. */
export const reviewTiers = [
  "safety",
  "request",
  "off-track",
  "plan-or-certification",
  "unread-result",
  "plateau",
  "due-review",
  "routine",
] as const;
export type ReviewTier = (typeof reviewTiers)[number];

export const decisionKinds = [
  "continue",
  "maintain",
  "modify",
  "change-protocol",
  "test",
  "procedure",
  "hold",
  "discharge",
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** Decisions that may be undone for ten seconds. Hold and discharge act at once: therapy stops with them. */
export const reversibleDecisions = [
  "continue",
  "maintain",
  "modify",
  "change-protocol",
  "test",
  "procedure",
] as const satisfies readonly DecisionKind[];

/** A look without the chart is a queue review: it never counts as a visit or a certification. */
export const reviewContexts = ["queue", "chart", "visit"] as const;
export type ReviewContext = (typeof reviewContexts)[number];
/** What a decision may say of itself. That it was made at a visit, only the visit's signature says. */
export const deskContexts = ["queue", "chart"] as const satisfies readonly ReviewContext[];

/** Why someone is in the queue; each names its tier, see `signals.ts`. */
export const signalKinds = [
  "adverse-event",
  "red-pain",
  "red-flag",
  "vital-stop",
  "deviation",
  "session-in-error",
  "critical-result",
  "emergent-overdue",
  "safety-request",
  "contraindication-raised",
  "change-request",
  "worse",
  "precaution-raised",
  "procedure-in-error",
  "under-dosed",
  "new-pain",
  "medication-changed",
  "missed-sessions",
  "plan-of-care-to-certify",
  "prescription-ending",
  "recertification-due",
  "recertification-to-sign",
  "verbal-order-unsigned",
  "sent-back",
  "unread-result",
  "order-overdue",
  "plateau",
  "phase-due",
  "review-due",
  "routine",
  "consult-note",
  "report",
  "told",
] as const;
export type SignalKind = (typeof signalKinds)[number];

/** Reasons a decision answers. Papers to sign, requests and results are answered by their own acts. */
export const answeredSignals = [
  "adverse-event",
  "red-pain",
  "red-flag",
  "vital-stop",
  "deviation",
  "session-in-error",
  // Seen in the queue; the precaution itself holds and is confirmed before the next signature.
  "contraindication-raised",
  "precaution-raised",
  "procedure-in-error",
  "worse",
  "new-pain",
  "medication-changed",
  "under-dosed",
  "missed-sessions",
  "plateau",
  "phase-due",
  "review-due",
  "routine",
  "consult-note",
  "report",
  "told",
] as const satisfies readonly SignalKind[];
