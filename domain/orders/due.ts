import { addDays, type Day } from "#domain/calendar/days.ts";
import type { OrderContent, OrderKind, OrderUrgency } from "./order.ts";

type Threshold = { days: number; source: string };

/** How urgent a kind is unless its orderer says otherwise: a clot is looked for the same day, the rest is routine (K). */
export const defaultUrgency: Record<OrderKind, OrderUrgency> = {
  emg: "routine",
  mri: "routine",
  "x-ray": "routine",
  ultrasound: "routine",
  ct: "routine",
  dexa: "routine",
  laboratory: "routine",
  "venous-duplex": "same-day",
};

/** Days from the order to the day a result is due, that day included; the order is overdue on the next. */
export const dueDays: Record<OrderUrgency, Threshold> = {
  routine: { days: 28, source: "our rule (K)" },
  urgent: { days: 7, source: "our rule (K)" },
  "same-day": { days: 0, source: "venous duplex the same day (K)" },
  emergent: { days: 0, source: "spine MRI within 24 h for cauda equina, cord, infection, cancer (K)" },
};

/** Earlier than this after a nerve injury, needle findings may not show yet (Wallerian degeneration) (K). */
export const needleWait: Threshold = { days: 21, source: "Wallerian degeneration (K)" };

/** The first day a needle study of a dated nerve injury tells enough; undefined where none was dated. */
export function needleNotBefore(nerveInjury: OrderContent["nerveInjury"]): Day | undefined {
  return nerveInjury.state === "dated" && nerveInjury.on !== undefined
    ? addDays(nerveInjury.on, needleWait.days)
    : undefined;
}

/**
 * The day a result is due. A routine needle study is not pressed for before it can tell anything; an urgent one keeps
 * its day, and `validateOrder` warns.
 */
export function dueOnOf(order: Pick<OrderContent, "kind" | "urgency" | "orderedOn" | "nerveInjury">): Day {
  const byUrgency = addDays(order.orderedOn, dueDays[order.urgency].days);
  const notBefore = order.kind === "emg" ? needleNotBefore(order.nerveInjury) : undefined;
  return order.urgency === "routine" && notBefore !== undefined && notBefore > byUrgency
    ? notBefore
    : byUrgency;
}
