import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatMoment } from "#client/format/times.ts";
import { Button } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { accessOptions } from "./access-options.ts";
import styles from "./access-screen.module.css";

const columns = [
  { key: "when", label: "When", width: "16rem" },
  { key: "who", label: "Who", width: "14rem" },
  { key: "what", label: "What" },
] as const;

/** "signPrescription" as people say it: "Sign prescription". */
const spoken = (action: string): string => {
  const words = action.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Who saw and changed this patient, newest first, under what the front desk keeps. Looking here is itself recorded. */
export function AccessScreen({
  patientId,
  zone,
  children,
}: {
  patientId: string;
  zone: string;
  children?: ReactNode;
}) {
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    accessOptions(patientId),
  );
  const rows = data.pages.flatMap((page) => page.list);
  return (
    <main id="content" className={styles.page}>
      {children}
      <SectionHead
        level={2}
        heading="Who saw and changed this patient"
        note="newest first; this look is recorded too"
        isRuled
      />
      {rows.length === 0 ? (
        <EmptyState heading="Nobody yet">Every opening and every change stands here.</EmptyState>
      ) : (
        <LedgerTable caption="Who saw and changed this patient" columns={columns}>
          {rows.map((row) => (
            <LedgerRow key={`${row.chainId}${row.seq}`}>
              <td>{formatMoment(row.at, zone)}</td>
              <td>
                {row.actorName}
                <span className={styles.sub}>
                  {row.onBehalfOfName ? `${row.actorRole}, covers ${row.onBehalfOfName}` : row.actorRole}
                </span>
              </td>
              <td>
                {spoken(row.action)}
                {row.reason ? <span className={styles.sub}>{row.reason}</span> : null}
              </td>
            </LedgerRow>
          ))}
        </LedgerTable>
      )}
      {hasNextPage ? (
        <div>
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            Earlier
          </Button>
        </div>
      ) : null}
    </main>
  );
}
