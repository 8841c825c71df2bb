import { useRef } from "react";
import { classNames } from "#client/ui/class-names.ts";
import { describeAmount, describeQuantity } from "#domain/doses/describe.ts";
import type { Quantity } from "#domain/doses/dose.ts";
import styles from "./flowsheet-grid.module.css";

type CellProps = { "data-cell": string; tabIndex: number; onFocus: () => void };

/**
 * One amount of today's column. A digit replaces it, Enter commits and goes down, Escape puts it back. What cannot be
 * taken stays as it was typed, with its sentence in the row, until it is corrected or put back.
 */
export function AmountCell(props: {
  value: Quantity | undefined;
  label: string;
  isReadOnly: boolean;
  cell: CellProps;
  /** What is being typed; `null` while nothing is. */
  text: string | null;
  onText: (text: string | null) => void;
  /** `isDown` when Enter took it, so that the cell below is next. */
  onCommit: (text: string, isDown: boolean) => void;
  onPutBack: () => void;
  /** The id of the sentence that says why it was not taken. */
  problemId?: string | undefined;
  withUnit?: boolean;
  was?: Quantity | undefined;
  /** Wanted but not recorded: it asks, or it is refused. */
  isOutside?: boolean;
}) {
  const { value, label, isReadOnly, cell, text, onText, onCommit, onPutBack, problemId } = props;
  const { withUnit = false, was, isOutside = false } = props;
  const committed = useRef<string | null>(null);
  const shown = value ? (withUnit ? describeQuantity(value) : describeAmount(value)) : "";
  const canEdit = !isReadOnly && value !== undefined && value.unit !== "band" && value.unit !== "assist";
  const start = (next: string) => {
    committed.current = null;
    onText(next);
  };
  // Enter commits, and then the field loses focus: that is one commit.
  const commit = (isDown: boolean) => {
    if (text === null || (committed.current === text && !isDown)) return;
    committed.current = text;
    onCommit(text, isDown);
  };
  if (text !== null)
    return (
      <td className={classNames(styles.amount, isOutside && styles.outside)}>
        <input
          className={classNames(styles.input, problemId && styles.unread)}
          inputMode="decimal"
          aria-label={label}
          {...(problemId ? { "aria-invalid": true, "aria-describedby": problemId } : {})}
          value={text}
          autoFocus
          maxLength={24}
          onChange={(event) => {
            committed.current = null;
            onText(event.target.value);
          }}
          onBlur={() => commit(false)}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit(true);
            if (event.key === "Escape") onPutBack();
          }}
        />
      </td>
    );
  return (
    <td
      {...cell}
      className={classNames(styles.amount, styles.value, isOutside && styles.outside)}
      aria-label={`${label}: ${value ? describeQuantity(value) : "not specified"}${was ? ` was ${describeAmount(was)}` : ""}`}
      onClick={() => canEdit && start(String((value?.thousandths ?? 0) / 1000))}
      onKeyDown={(event) => {
        if (!canEdit || event.ctrlKey || event.metaKey) return;
        if (/^\d$/.test(event.key)) start(event.key);
        else if (event.key === "Enter" || event.key === "F2") start(String((value?.thousandths ?? 0) / 1000));
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <span>{shown}</span> {was ? <small>was {describeAmount(was)}</small> : null}
    </td>
  );
}
