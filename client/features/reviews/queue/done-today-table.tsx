import { formatTime } from "#client/format/times.ts";
import type { Outputs } from "#client/trpc.ts";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";

const columns = [
  { key: "time", label: "Time" },
  { key: "patient", label: "Patient" },
  { key: "decision", label: "Decision" },
  { key: "reason", label: "Reason" },
] as const;

/** What this physiatrist decided in the last day, newest first. */
export function DoneTodayTable({
  decisions,
  zone,
}: {
  decisions: Outputs["reviews"]["queue"]["doneToday"];
  zone: string;
}) {
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="done-today">
      <SectionHead id="done-today" heading="Done today" note={String(decisions.length)} />
      <LedgerTable caption="Done today" columns={columns}>
        {decisions.map((decision) => (
          <LedgerRow key={decision.decisionId} isQuiet>
            <td>{formatTime(decision.decidedAt, zone)}</td>
            <td>
              {decision.family}, {decision.given}
            </td>
            <td>
              {decision.kind.replaceAll("-", " ")}
              {decision.context === "queue" ? ", queue review" : ""}
            </td>
            <td>{decision.reason}</td>
          </LedgerRow>
        ))}
      </LedgerTable>
    </section>
  );
}
