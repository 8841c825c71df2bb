export const referralStates = ["received", "assigned", "booked", "consulted", "not-booked"] as const;
export type ReferralState = (typeof referralStates)[number];
export const referralUrgencies = ["routine", "soon", "urgent"] as const;
export type ReferralUrgency = (typeof referralUrgencies)[number];
export const referralSources = ["primary-care", "surgeon", "emergency", "employer", "self", "other"] as const;

/** A referral that is typed in is about nothing yet: one draft of it to a person. */
export const intakeSubject = "intake";
