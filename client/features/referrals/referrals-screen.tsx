import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { formatAge } from "#client/format/dates.ts";
import { formatWaiting } from "#client/format/durations.ts";
import { formatMrn, nameParts } from "#client/format/names.ts";
import { dayIn } from "#client/format/times.ts";
import type { Outputs } from "#client/trpc.ts";
import { Button, buttonClassName } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { ReceiveReferralForm } from "./receive-referral-form.tsx";
import { AssignForm, BookForm, CloseForm } from "./referral-acts.tsx";
import { referralWindows } from "./referral-windows.ts";
import styles from "./referrals-screen.module.css";

export type Me = Outputs["account"]["me"];
export type Referral = Outputs["referrals"]["list"]["list"][number];
type Act = "assign" | "book" | "close";

const columns = [
  { key: "patient", label: "Patient" },
  { key: "why", label: "Why referred" },
  { key: "state", label: "Stage", width: "11rem" },
  { key: "waiting", label: "Waiting", isNumeric: true, width: "6rem" },
  { key: "next", label: "Next step", width: "16rem" },
] as const;

/** Who waits to be seen: urgent first, then longest waiting; each line with its next step. */
export function ReferralsScreen({ me }: { me: Me }) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    referralWindows(),
  );
  const list = data.pages.flatMap((window) => window.list);
  const latest = data.pages.at(-1);
  const [now, total, unassigned] = [latest?.now ?? 0, latest?.total ?? 0, latest?.unassigned ?? 0];
  const [isReceiving, setReceiving] = useState(false);
  const [open, setOpen] = useState<{ referralId: string; act: Act } | null>(null);
  const canReceive = me.role === "admin";
  return (
    <main id="content" className={styles.page}>
      <SectionHead
        level={1}
        heading="Referrals"
        note={`${total} waiting${canReceive ? `, ${unassigned} not assigned` : ""}`}
        actions={
          canReceive && !isReceiving ? (
            <Button kind="main" icon="plus" onPress={() => setReceiving(true)}>
              Receive referral
            </Button>
          ) : null
        }
      />
      {isReceiving ? (
        <Suspense>
          <ReceiveReferralForm me={me} now={now} onClose={() => setReceiving(false)} />
        </Suspense>
      ) : null}
      {list.length === 0 ? (
        <EmptyState heading="Nobody waits to be seen">
          A referral that arrives stands here until it is consulted.
        </EmptyState>
      ) : (
        <LedgerTable caption="Referrals, urgent first, then longest waiting" columns={columns}>
          {list.map((row) => (
            <ReferralRows
              key={row.referralId}
              row={row}
              me={me}
              now={now}
              act={open?.referralId === row.referralId ? open.act : null}
              onAct={(act) => setOpen(act ? { referralId: row.referralId, act } : null)}
            />
          ))}
        </LedgerTable>
      )}
      {hasNextPage ? (
        <div>
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            Show more referrals, {total - list.length} left
          </Button>
        </div>
      ) : null}
    </main>
  );
}

const urgencyChips = {
  urgent: ["worse", "Urgent"],
  soon: ["watch", "Soon"],
  routine: ["plain", "Routine"],
} as const;

function ReferralRows({
  row,
  me,
  now,
  act,
  onAct,
}: {
  row: Referral;
  me: Me;
  now: number;
  act: Act | null;
  onAct: (act: Act | null) => void;
}) {
  const zone = me.clinics.find((clinic) => clinic.clinicId === row.clinicId)?.timeZone ?? "UTC";
  const { family, rest } = nameParts({ family: row.family, given: row.given });
  const [tone, words] = urgencyChips[row.urgency];
  const close = () => onAct(null);
  return (
    <>
      <LedgerRow isSelected={act !== null}>
        <td>
          <Link to="/patients/$patientId" params={{ patientId: row.patientId }} className={styles.name}>
            <b>{family},</b> {rest}
          </Link>
          <span className={styles.sub}>
            {row.bornOn === null ? "Birth date not known" : formatAge(row.bornOn, dayIn(now, zone))} · MRN{" "}
            {formatMrn(row.mrn)} · {row.payer || "payer not known"}
            {row.needsInterpreter === "yes" ? ` · interpreter, ${row.language}` : ""}
          </span>
        </td>
        <td>
          {row.reason}
          <span className={styles.sub}>
            {row.source.replaceAll("-", " ")}
            {row.referrerName ? `, ${row.referrerName}` : ""} · {row.clinicName}
          </span>
        </td>
        <td>
          <StatusChip tone={tone}>{words}</StatusChip>
          <span className={styles.sub}>
            {row.assignedName ? `${row.state}, ${row.assignedName}` : "not assigned"}
          </span>
        </td>
        <td className={styles.numeric}>
          <b>{formatWaiting(Math.max(0, now - row.receivedAt))}</b>
        </td>
        <td>
          {me.role === "physiatrist" ? (
            <Link
              className={buttonClassName({ size: "small", kind: "main" })}
              to="/patients/$patientId/consultation"
              params={{ patientId: row.patientId }}
              search={{ kind: "consultation", referralId: row.referralId }}
            >
              Consult
            </Link>
          ) : (
            <span className={styles.acts}>
              <Button
                size="small"
                aria-label={`${row.assignedTo ? "Reassign" : "Assign"} ${row.family}, ${row.given}`}
                onPress={() => onAct("assign")}
              >
                {row.assignedTo ? "Reassign" : "Assign"}
              </Button>
              <Button
                size="small"
                isDisabled={!row.assignedTo || row.state === "booked"}
                aria-label={`${row.state === "booked" ? "Booked" : "Book"} ${row.family}, ${row.given}`}
                onPress={() => onAct("book")}
              >
                {row.state === "booked" ? "Booked" : "Book"}
              </Button>
              <Button
                size="small"
                kind="quiet"
                aria-label={`Close ${row.family}, ${row.given}`}
                onPress={() => onAct("close")}
              >
                Close
              </Button>
            </span>
          )}
        </td>
      </LedgerRow>
      {act ? (
        <tr>
          <td colSpan={columns.length} className={styles.open}>
            {act === "assign" ? <AssignForm row={row} onClose={close} /> : null}
            {act === "book" ? <BookForm row={row} today={dayIn(now, zone)} onClose={close} /> : null}
            {act === "close" ? <CloseForm row={row} onClose={close} /> : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}
