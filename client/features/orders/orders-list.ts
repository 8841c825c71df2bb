import type { Outputs } from "#client/trpc.ts";
import type { StatusTone } from "#client/ui/status-chip.tsx";

export type ListedOrder = Outputs["orders"]["list"][number];
export type ListedResult = ListedOrder["results"][number];

/** How an order stands, in a word and its tone; overdue is said before anything else. */
export function orderState(order: ListedOrder): { tone: StatusTone; words: string } {
  if (order.isOverdue) return { tone: "worse", words: "Overdue" };
  switch (order.state) {
    case "ordered":
      return { tone: "outlined", words: "Ordered" };
    case "scheduled":
      return { tone: "info", words: "Booked" };
    case "done":
      return { tone: "info", words: "Done, no result yet" };
    case "resulted":
      return { tone: "watch", words: "Result not acknowledged" };
    case "acknowledged":
      return { tone: "plain", words: "Acknowledged" };
    case "cancelled":
      return { tone: "neutral", words: "Cancelled" };
    default:
      return order.state satisfies never;
  }
}

/** The result that counts, and those it replaced. */
export const newestResult = (order: ListedOrder): ListedResult | undefined =>
  order.results.find((result) => !result.isReplaced);

export const isWaiting = (order: ListedOrder): boolean =>
  order.state === "ordered" || order.state === "scheduled" || order.state === "done";
