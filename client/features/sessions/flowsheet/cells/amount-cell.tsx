import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { classNames } from "#client/ui/class-names.ts";
import { NumberPad } from "#client/ui/number-pad.tsx";
import { describeAmount, describeQuantity } from "#domain/doses/describe.ts";
import type { Quantity } from "#domain/doses/dose.ts";
import { assistanceLevels, bandColors } from "#domain/doses/ladders.ts";
import styles from "../flowsheet-grid.module.css";

type CellProps = { "data-cell": string; tabIndex: number; onFocus: () => void };

/** Where the focus goes once an amount is taken. */
export type Next = "stay" | "down" | "up" | "right" | "left";

const isWord = (value: Quantity | undefined): boolean => value?.unit === "band" || value?.unit === "assist";
const ladderOf = (value: Quantity): readonly string[] =>
  value.unit === "band" ? bandColors : value.unit === "assist" ? assistanceLevels : [];
/** As it is typed again: no comma, no unit. */
const typedAs = (value: Quantity): string =>
  isWord(value) ? describeAmount(value) : String(value.thousandths / 1000);

/**
 * One amount of today's column, or by the short grammar the whole row. A digit replaces it, Enter commits and goes down,
 * Tab right, Escape puts it back. A tap opens our own number pad. What cannot be taken stays as it was typed, with its
 * sentence in the row, until it is corrected or put back.
 */
export function AmountCell(props: {
  value: Quantity | undefined;
  /** The field and the row, for the input; the cell's whole name for the cell. */
  label: string;
  cellName: string;
  isReadOnly: boolean;
  cell: CellProps;
  /** What is being typed; `null` while nothing is. */
  text: string | null;
  onText: (text: string | null) => void;
  onCommit: (text: string, next: Next) => void;
  onPutBack: () => void;
  /** The id of the sentence that says why it was not taken. */
  problemId?: string | undefined;
  withUnit?: boolean;
  was?: Quantity | undefined;
  /** Wanted but not recorded: it asks, or it is refused. */
  isOutside?: boolean;
  /** The last values of the field, newest first. */
  lastValues: readonly Quantity[];
}) {
  const { value, label, cellName, isReadOnly, cell, text, onText, onCommit, onPutBack, problemId } = props;
  const { withUnit = false, was, isOutside = false, lastValues } = props;
  const committed = useRef<string | null>(null);
  const isTouch = useRef(false);
  const [hasPad, setPad] = useState(false);
  const shown = value ? (withUnit ? describeQuantity(value) : describeAmount(value)) : "";
  const canEdit = !isReadOnly && value !== undefined;
  const start = (next: string, byTouch = false) => {
    committed.current = null;
    setPad(byTouch);
    onText(next);
  };
  // Enter commits, and then the field loses focus: that is one commit.
  const commit = (next: Next) => {
    if (text === null || (committed.current === text && next === "stay")) return;
    committed.current = text;
    onCommit(text, next);
  };
  const onBlur = (event: FocusEvent<HTMLInputElement>) => {
    // A screen reader that presses a key of the pad takes the focus there, and the amount is still being entered.
    if (!(event.relatedTarget instanceof Element && event.relatedTarget.closest("[data-number-pad]")))
      commit("stay");
  };
  const onFieldKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const isArrow = event.altKey ? arrows[event.key] : undefined;
    const next =
      event.key === "Enter" ? "down" : event.key === "Tab" ? (event.shiftKey ? "left" : "right") : isArrow;
    if (event.key === "Escape") onPutBack();
    else if (next) commit(next);
    else return;
    event.preventDefault();
  };
  if (text !== null && value)
    return (
      <td data-cell={cell["data-cell"]} className={classNames(styles.amount, isOutside && styles.outside)}>
        <input
          className={classNames(styles.input, problemId && styles.unread, text.length > 6 && styles.whole)}
          inputMode={hasPad ? "none" : isWord(value) ? "text" : "decimal"}
          aria-label={label}
          {...(problemId ? { "aria-invalid": true, "aria-describedby": problemId } : {})}
          value={text}
          autoFocus
          autoComplete="off"
          maxLength={160}
          onChange={(event) => {
            committed.current = null;
            onText(event.target.value);
          }}
          onBlur={onBlur}
          onKeyDown={onFieldKey}
        />
        {hasPad ? (
          <NumberPad
            label={label}
            text={text}
            onText={(next) => {
              committed.current = null;
              onText(next);
            }}
            choices={
              isWord(value)
                ? ladderOf(value).map((word) => ({ label: word, text: word }))
                : lastValues.map((last) => ({ label: describeQuantity(last), text: typedAs(last) }))
            }
            isWords={isWord(value)}
            hasPoint={!["set", "rep", "pin"].includes(value.unit)}
            onDone={() => commit("stay")}
            onNext={() => commit("down")}
            onKeyboard={() => setPad(false)}
          />
        ) : null}
      </td>
    );
  return (
    <td
      {...cell}
      className={classNames(styles.amount, styles.value, isOutside && styles.outside)}
      onPointerDown={(event) => {
        isTouch.current = event.pointerType !== "mouse";
      }}
      onClick={() => {
        if (canEdit) start(typedAs(value), isTouch.current);
        isTouch.current = false;
      }}
      onKeyDown={(event) => {
        if (!canEdit || event.ctrlKey || event.metaKey || event.altKey) return;
        // "f" keeps its meaning in the grid, and no rung of a ladder begins with it.
        const replaces = isWord(value) ? /^[a-eg-z]$/i : /^[\d.]$/;
        if (replaces.test(event.key)) start(event.key);
        else if (event.key === "Enter" || event.key === "F2") start(typedAs(value));
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <span className="visually-hidden">{cellName}</span>
      <span aria-hidden="true">{shown}</span>{" "}
      {was ? <small aria-hidden="true">was {describeAmount(was)}</small> : null}
    </td>
  );
}

const arrows: Record<string, Next> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
