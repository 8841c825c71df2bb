import { Suspense } from "react";
import { formatDay } from "#client/format/dates.ts";
import type { Opening } from "#client/opening.ts";
import { Button } from "#client/ui/button.tsx";
import { Entry, EntrySub } from "#client/ui/entry-list.tsx";
import { LoadingBars } from "#client/ui/loading-bars.tsx";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { part } from "#client/ui/part.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { describeUrgency } from "#domain/orders/order.ts";
import { describeResultDecision } from "#domain/orders/result.ts";
import { ChangeOrderForm } from "./change-order-form.tsx";
import { isWaiting, type ListedOrder, type ListedResult, newestResult, orderState } from "./orders-list.ts";

const ResultForm = part(() => import("./result-form.tsx").then(({ ResultForm }) => ResultForm));
const ResultPanel = part(() => import("./result-panel.tsx").then(({ ResultPanel }) => ResultPanel));

type Props = { order: ListedOrder; today: string; isPhysiatrist: boolean; opening: Opening };

/** One test: what was asked, how it stands, what came back; its forms open under it. */
export function TestEntry({ order, today, isPhysiatrist, opening }: Props) {
  const { tone, words } = orderState(order);
  const result = newestResult(order);
  return (
    <Entry
      title={order.words}
      sub={
        <>
          {order.content?.question}
          <br />
          {describeUrgency(order.urgency)}, ordered {formatDay(order.orderedOn)} by {order.orderedByName}
          {safetyWords(order)}
        </>
      }
      state={
        <>
          <StatusChip tone={tone}>{words}</StatusChip>
          {isWaiting(order) ? <EntrySub>{dueWords(order)}</EntrySub> : null}
          {order.cancelReason === "" ? null : <EntrySub>{order.cancelReason}</EntrySub>}
          {order.state === "acknowledged" && !result ? (
            <EntrySub>answered by the signed study</EntrySub>
          ) : null}
          {result ? <ResultLines result={result} orderedByName={order.orderedByName} /> : null}
        </>
      }
      acts={isPhysiatrist ? <TestActs order={order} result={result} opening={opening} /> : null}
    >
      {isPhysiatrist ? openedIn({ order, result, today, opening }) : null}
    </Entry>
  );
}

function openedIn({
  order,
  result,
  today,
  opening: { opened, close },
}: Omit<Props, "isPhysiatrist"> & { result: ListedResult | undefined }) {
  const changing = (["scheduled", "done", "cancelled"] as const).find(
    (kind) => opened === `${kind}:${order.orderId}`,
  );
  if (changing)
    return <ChangeOrderForm key={changing} order={order} kind={changing} today={today} onClose={close} />;
  if (opened === `entry:${order.orderId}`)
    return (
      <Suspense fallback={<LoadingBars label="Result" />}>
        <ResultForm order={order} today={today} onClose={close} />
      </Suspense>
    );
  return result && opened === `result:${result.resultId}` ? (
    <Suspense fallback={<LoadingBars label="Report" />}>
      <ResultPanel result={result} onClose={close} />
    </Suspense>
  ) : null;
}

/** What this kind asked before it was ordered, where the answer matters to whoever does it. */
function safetyWords({ content }: ListedOrder): string {
  if (!content) return "";
  const { implant, contrast, renal, pregnancy } = content;
  return [
    implant.state === "not-known-safe" || implant.state === "known-safe"
      ? ` · implant ${implant.state.replaceAll("-", " ")}: ${implant.words}`
      : "",
    contrast === "yes" ? ` · with contrast, kidneys ${renal.state.replaceAll("-", " ")}` : "",
    pregnancy.state === "possible" || pregnancy.state === "yes"
      ? ` · pregnancy ${pregnancy.state}: ${pregnancy.words}`
      : "",
  ].join("");
}

const dueWords = (order: ListedOrder): string =>
  order.state === "scheduled" && order.scheduledOn !== null
    ? `booked ${formatDay(order.scheduledOn)}, due ${formatDay(order.dueOn)}`
    : `due ${formatDay(order.dueOn)}`;

function ResultLines({ result, orderedByName }: { result: ListedResult; orderedByName: string }) {
  const { acknowledgement, summary } = result;
  return (
    <>
      {result.hasCritical && acknowledgement === null ? (
        <StatusChip tone="urgent">Critical value</StatusChip>
      ) : null}
      <EntrySub>
        {result.status} {formatDay(result.receivedOn)}:{" "}
        {summary ?? `not yet acknowledged by ${orderedByName}`}
      </EntrySub>
      {acknowledgement ? (
        <EntrySub>
          {acknowledgement.byName}: {describeResultDecision(acknowledgement.decision)}
          {acknowledgement.note === "" ? "" : `, ${acknowledgement.note}`}
        </EntrySub>
      ) : null}
    </>
  );
}

function TestActs({
  order,
  result,
  opening: { opened, open, close },
}: {
  order: ListedOrder;
  result: ListedResult | undefined;
  opening: Opening;
}) {
  const reading = result ? `result:${result.resultId}` : "";
  const isReading = result !== undefined && opened === reading;
  const word = isReading ? "Close" : result?.acknowledgement ? "Read" : "Read and acknowledge";
  const items = [
    ...(isWaiting(order) ? [{ id: "entry", label: "Add result" }] : []),
    ...(order.results.length > 0 && !isWaiting(order)
      ? [{ id: "entry", label: "Add corrected result" }]
      : []),
    ...(order.state === "ordered" || order.state === "scheduled"
      ? [
          { id: "scheduled", label: order.state === "scheduled" ? "Book anew" : "Book" },
          { id: "done", label: "Mark done" },
        ]
      : []),
    ...(isWaiting(order) ? [{ id: "cancelled", label: "Cancel order" }] : []),
  ];
  return (
    <>
      {result ? (
        <Button
          size="small"
          aria-expanded={isReading}
          aria-label={`${word} ${order.words}`}
          onPress={() => (isReading ? close() : open(reading))}
        >
          {word}
        </Button>
      ) : null}
      {items.length > 0 ? (
        <MenuButton
          label={`More for ${order.words}`}
          size="small"
          commands={items.map((item) => ({
            ...item,
            onChoose: () => open(`${item.id}:${order.orderId}`),
          }))}
        />
      ) : null}
    </>
  );
}
