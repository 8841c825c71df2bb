import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import type { Opening } from "#client/opening.ts";
import { trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { EntryList } from "#client/ui/entry-list.tsx";
import styles from "#client/ui/form-rows.module.css";
import { LoadingBars } from "#client/ui/loading-bars.tsx";
import { part, useAhead } from "#client/ui/part.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { isWaiting, type ListedOrder } from "./orders-list.ts";
import { TestEntry } from "./test-entry.tsx";

const OrderForm = part(() => import("./order-form.tsx").then(({ OrderForm }) => OrderForm));

/** Tests of the patient: what waits, what came back unread, and the rest, newest first. */
export function TestsSection({
  patientId,
  episodeId,
  today,
  isPhysiatrist,
  opening,
}: {
  patientId: string;
  episodeId: string | null;
  today: string;
  isPhysiatrist: boolean;
  opening: Opening;
}) {
  const { data: orders } = useSuspenseQuery(trpc.orders.list.queryOptions({ patientId }));
  useAhead(OrderForm);
  const unread = orders.filter(({ state }) => state === "resulted").length;
  const overdue = orders.filter(({ isOverdue }) => isOverdue).length;
  return (
    <section aria-label="Tests">
      <SectionHead
        heading="Tests"
        note={`${orders.filter(isWaiting).length} waiting${overdue > 0 ? `, ${overdue} overdue` : ""}${unread > 0 ? `, ${unread} not acknowledged` : ""}`}
        actions={
          isPhysiatrist && episodeId ? (
            <Button size="small" icon="plus" onPress={() => opening.open("order")}>
              Order test
            </Button>
          ) : undefined
        }
        isRuled
      />
      {opening.opened === "order" && episodeId ? (
        <Suspense fallback={<LoadingBars label="Order" />}>
          <OrderForm episodeId={episodeId} onClose={opening.close} />
        </Suspense>
      ) : null}
      {orders.length === 0 ? (
        <p className={styles.none}>No test ordered</p>
      ) : (
        <EntryList label="Tests">
          {orders.toSorted(byNeed).map((order) => (
            <TestEntry
              key={order.orderId}
              order={order}
              today={today}
              isPhysiatrist={isPhysiatrist}
              opening={opening}
            />
          ))}
        </EntryList>
      )}
    </section>
  );
}

const need = (order: ListedOrder): number =>
  order.state === "resulted" ? 0 : order.isOverdue ? 1 : isWaiting(order) ? 2 : 3;
const byNeed = (a: ListedOrder, b: ListedOrder): number => need(a) - need(b) || b.signedAt - a.signedAt;
