import { formatColumnDay } from "#client/format/dates.ts";
import type { Outputs } from "#client/trpc.ts";
import { Icon } from "#client/ui/icon.tsx";
import { describeDose, describeQuantity, leadingField } from "#domain/doses/describe.ts";
import type { Dose } from "#domain/doses/dose.ts";
import styles from "./what-if-table.module.css";

type Row = Outputs["prescriptions"]["preview"]["whatIf"][number];
type Cell = Row["cells"][number];
type Replayed = NonNullable<Cell["done"]>;

/** What was done and wanted in the last sessions, by line and day, and what this draft would have said of it. */
export function WhatIfTable({ rows }: { rows: readonly Row[] }) {
  const days = [...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.heldOn)))].toSorted();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Line</th>
          {days.map((day) => (
            <th key={day} scope="col">
              {formatColumnDay(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.lineKey}>
            <th scope="row">{row.name}</th>
            {days.map((day) => (
              <td key={day}>
                <WhatIfCell cell={row.cells.find((cell) => cell.heldOn === day)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WhatIfCell({ cell }: { cell: Cell | undefined }) {
  if (!cell) return <span className={styles.none}>not done</span>;
  return (
    <>
      {cell.done ? <Value replayed={cell.done} /> : <span className={styles.none}>not done</span>}
      {cell.wanted ? (
        <span className={styles.wanted}>
          <span className={styles.none}>wanted </span>
          <Value replayed={cell.wanted} />
        </span>
      ) : null}
    </>
  );
}

function Value({ replayed: { dose, consequence, rungName } }: { replayed: Replayed }) {
  const asks = consequence === "ask-first";
  const isRefused = consequence === "refused";
  return (
    <span className={asks || isRefused ? styles.marked : styles.cell} title={describeDose(dose)}>
      {rungName ? `${rungName} ` : ""}
      {leadingAmount(dose)}
      {asks ? <Icon name="ask" size={13} tone="watch" label="would ask" /> : null}
      {isRefused ? <Icon name="lock" size={13} label="would be refused" /> : null}
    </span>
  );
}

function leadingAmount(dose: Dose): string {
  const field = leadingField(dose);
  const amount = field ? dose[field] : undefined;
  if (!amount) return describeDose(dose);
  // Words may break, an amount and its unit never.
  return amount.unit === "band" ? describeQuantity(amount).replace("\u00a0", " ") : describeQuantity(amount);
}
