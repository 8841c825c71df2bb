import type { CSSProperties, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import styles from "./ledger-table.module.css";

export type LedgerColumn = {
  key: string;
  label: string;
  /** Right-aligned under its head. */
  isNumeric?: boolean;
  /** The head stays for a screen reader only (a column of ticks or buttons). */
  isLabelHidden?: boolean;
  /** Any CSS length; without it the column takes what is left. */
  width?: string;
  sorted?: "ascending" | "descending";
  /** Makes the head a button. */
  onSort?: () => void;
};

export type LedgerTableProps = {
  /** What the table holds; read first, shown when `isCaptionShown`. */
  caption: string;
  isCaptionShown?: boolean;
  columns: readonly LedgerColumn[];
  /** `LedgerRow`s. */
  children: ReactNode;
  isHeadSticky?: boolean;
  /** Leaves room at the left for the accent bar of the chosen row. */
  isSelectable?: boolean;
};

/** A ruled table: 2 px rule, 12 px heads, hairlines, no vertical lines. On a narrow screen each row is a block. */
export function LedgerTable(props: LedgerTableProps) {
  const {
    caption,
    isCaptionShown = false,
    columns,
    children,
    isHeadSticky = false,
    isSelectable = false,
  } = props;
  return (
    <div className={styles.frame}>
      <table
        className={classNames(styles.table, isSelectable && styles.selectable)}
        style={columnNames(columns)}
      >
        <caption className={isCaptionShown ? styles.caption : "visually-hidden"}>{caption}</caption>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width ? { width: column.width } : undefined} />
          ))}
        </colgroup>
        <thead className={isHeadSticky ? styles.sticky : undefined}>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sorted}
                className={column.isNumeric ? styles.numeric : undefined}
              >
                <Head column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** What each cell says of its column where there is no room for heads; the style sheet reads them. */
function columnNames(columns: readonly LedgerColumn[]): CSSProperties {
  return Object.fromEntries(
    columns.map((column, index) => [
      `--column-${index + 1}`,
      JSON.stringify(column.isLabelHidden ? "" : column.label),
    ]),
  );
}

function Head({ column }: { column: LedgerColumn }) {
  if (column.isLabelHidden) return <span className="visually-hidden">{column.label}</span>;
  const arrow = column.sorted && <Icon name={column.sorted === "ascending" ? "up" : "down"} size={12} />;
  if (!column.onSort)
    return (
      <span className={styles.label}>
        {column.label}
        {arrow}
      </span>
    );
  return (
    <button type="button" className={classNames(styles.label, styles.sort)} onClick={column.onSort}>
      {column.label}
      {arrow}
    </button>
  );
}

export type LedgerRowProps = { children: ReactNode; isSelected?: boolean; isQuiet?: boolean };

/** A row of cells; the chosen one has the accent bar and its tint. */
export function LedgerRow({ children, isSelected = false, isQuiet = false }: LedgerRowProps) {
  return (
    <tr
      aria-selected={isSelected ? true : undefined}
      className={classNames(isSelected && styles.selected, isQuiet && styles.quiet)}
    >
      {children}
    </tr>
  );
}

/** A number with its unit, held together, right-aligned in its cell. */
export function NumberCell({ amount, unit }: { amount: string; unit?: string }) {
  return (
    <td className={styles.numeric}>
      <b className={styles.amount}>{amount}</b>
      {unit && <span className={styles.unit}>{`\u00a0${unit}`}</span>}
    </td>
  );
}
