import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "#client/format/dates.ts";
import { errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { CoverForm } from "./cover-form.tsx";
import styles from "./staff-screen.module.css";
import type { Staff } from "./staff-words.ts";

/** Nobody waits unseen: who stands in for whom, from day to day. */
export function CoverPanel({ staff, canManage }: { staff: readonly Staff[]; canManage: boolean }) {
  const queryClient = useQueryClient();
  const covers = useQuery(trpc.people.covers.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const end = useMutation(
    trpc.people.endCover.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const list = covers.data ?? [];
  return (
    <section className={styles.section} aria-label="Cover">
      <SectionHead
        heading="Cover"
        note="Sees the absent colleague's patients, requests and safety items"
        actions={
          canManage && !isOpen ? (
            <Button size="small" icon="plus" onPress={() => setOpen(true)}>
              Name a cover
            </Button>
          ) : null
        }
      />
      {(covers.error ?? end.error) ? (
        <Strip tone="worse">{errorWords(covers.error ?? end.error)}</Strip>
      ) : null}
      {isOpen ? <CoverForm staff={staff} onClose={() => setOpen(false)} /> : null}
      {covers.isSuccess && list.length === 0 ? (
        <EmptyState heading="Nobody is covered now or later">
          Name who sees the patients of a colleague on leave.
        </EmptyState>
      ) : null}
      {list.length > 0 ? (
        <LedgerTable
          caption="Cover, soonest first"
          columns={[
            { key: "absent", label: "Away" },
            { key: "covering", label: "Covered by" },
            { key: "from", label: "From", width: "11rem" },
            { key: "to", label: "Through", width: "11rem" },
            { key: "reason", label: "Why" },
            { key: "end", label: "End", isLabelHidden: true, width: "7rem" },
          ]}
        >
          {list.map((cover) => (
            <LedgerRow key={cover.coverId}>
              <td>{cover.absentName}</td>
              <td>{cover.coveringName}</td>
              <td>{formatDate(cover.fromOn)}</td>
              <td>{formatDate(cover.toOn)}</td>
              <td>{cover.reason}</td>
              <td>
                {canManage ? (
                  <Button
                    size="small"
                    isPending={end.isPending}
                    aria-label={`End now: cover of ${cover.absentName}`}
                    onPress={() => end.mutate({ operationId: newOperationId(), coverId: cover.coverId })}
                  >
                    End now
                  </Button>
                ) : null}
              </td>
            </LedgerRow>
          ))}
        </LedgerTable>
      ) : null}
    </section>
  );
}
