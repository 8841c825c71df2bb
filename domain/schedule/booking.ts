export const bookingKinds = [
  "consultation",
  "follow-up",
  "evaluation",
  "visit",
  "group",
  "telehealth",
] as const;
export type BookingKind = (typeof bookingKinds)[number];
export const bookingStates = ["booked", "arrived", "done", "no-show", "cancelled"] as const;
export type BookingState = (typeof bookingStates)[number];
/** Length of one capacity slot. */
export const slotMinutes = 5;
