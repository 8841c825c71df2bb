import type { ReferralState } from "#domain/referrals/referral.ts";
import { refuse } from "#server/refusal.ts";

/** Refuses for a referral that was consulted or closed: what came of it stands. */
export function requireOpenReferral(state: ReferralState): void {
  if (state === "consulted" || state === "not-booked") refuse("not-now", "This referral is closed.");
}
