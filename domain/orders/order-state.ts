import type { Day } from "#domain/calendar/days.ts";

export const orderEventKinds = [
  "ordered",
  "scheduled",
  "done",
  "resulted",
  "acknowledged",
  "cancelled",
] as const;
export type OrderEventKind = (typeof orderEventKinds)[number];

/** The last event names the state. */
export const orderStates = orderEventKinds;
export type OrderState = OrderEventKind;

export type OrderEvent = { kind: OrderEventKind; on: Day | null; seq: number };

/** What may follow what. A test may be booked anew; a corrected result follows an answered one. */
const next: Record<OrderState, readonly OrderEventKind[]> = {
  ordered: ["scheduled", "done", "resulted", "cancelled"],
  scheduled: ["scheduled", "done", "resulted", "cancelled"],
  done: ["resulted", "cancelled"],
  resulted: ["resulted", "acknowledged"],
  acknowledged: ["resulted"],
  cancelled: [],
};
export const mayFollow = (state: OrderState, kind: OrderEventKind): boolean => next[state].includes(kind);

/** The state of an order and the day it is booked for; the events in any order. */
export function foldOrder(events: readonly OrderEvent[]): { state: OrderState; scheduledOn: Day | null } {
  const inOrder = events.toSorted((a, b) => a.seq - b.seq);
  return {
    state: inOrder.at(-1)?.kind ?? "ordered",
    scheduledOn: inOrder.findLast((event) => event.kind === "scheduled")?.on ?? null,
  };
}

/** Whether it still waits for its result. */
export const isAwaited = (state: OrderState): boolean =>
  state === "ordered" || state === "scheduled" || state === "done";

export const isOverdue = (order: { state: OrderState; dueOn: Day }, today: Day): boolean =>
  isAwaited(order.state) && order.dueOn < today;
