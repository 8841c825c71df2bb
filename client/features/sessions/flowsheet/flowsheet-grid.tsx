import { type KeyboardEvent, useRef, useState } from "react";
import { formatColumnDay } from "#client/format/dates.ts";
import { leadingField } from "#domain/doses/describe.ts";
import type { RowHints } from "../checks/hints-of.ts";
import type { QuestionActs } from "../questions/use-question-acts.ts";
import styles from "./flowsheet-grid.module.css";
import { FlowsheetRow } from "./flowsheet-row.tsx";
import type { RowActs, Sheet } from "./use-row-acts.ts";

/** Past sessions shown at most; the newest stands nearest to today. */
const shownPast = 3;

/** Sets, reps, the leading amount, done, and the row's menu. */
const lastColumn = 4;

/** Exercise rows by earlier sessions, today's column in reach of keys and fingers (ARIA APG grid: one tab stop, arrows move). */
export function FlowsheetGrid({
  sheet,
  acts,
  questions,
  hints,
}: {
  sheet: Sheet;
  acts: RowActs;
  questions: QuestionActs;
  /** What published rules would propose, by line; none before a session is begun. */
  hints?: RowHints;
}) {
  const [active, setActive] = useState({ row: 0, column: 2 });
  const grid = useRef<HTMLTableElement>(null);
  const past = sheet.past.slice(-shownPast);
  const isOpen = sheet.session.state === "open";

  const focusCell = (row: number, column: number) => {
    const next = {
      row: Math.max(0, Math.min(sheet.rows.length - 1, row)),
      column: Math.max(0, Math.min(lastColumn, column)),
    };
    setActive(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.tagName === "INPUT" || target.tagName === "SELECT" || event.ctrlKey || event.metaKey)
      return undefined;
    const row = sheet.rows[active.row];
    if (!row) return undefined;
    const field =
      active.column === 0 ? "sets" : active.column === 1 ? "reps" : (leadingField(row.dose) ?? "reps");
    const step = row.steps[field];
    const moves: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const move = moves[event.key];
    if (move) focusCell(active.row + move[0], active.column + move[1]);
    else if (target.dataset["cell"] === undefined || active.column === lastColumn || !isOpen)
      return undefined;
    else if (event.key === " ") {
      // A wanted dose that is not recorded is answered in its strip first.
      if (acts.wanted[row.row]) return event.preventDefault();
      // The next row is reached at once, so that rows are confirmed one key each; taking a confirmation back stays.
      if (row.state === "copied") focusCell(active.row + 1, active.column);
      if (!event.repeat) void acts.toggleDone(row);
    } else if (event.key === "f" && row.state === "changed" && row.deviationReason === "")
      void acts.setFromNowOn(row, !row.isFromNowOn);
    else if ((event.key === "+" || event.key === "=") && step) void acts.step(row, field, step.thousandths);
    else if (event.key === "-" && step) void acts.step(row, field, -step.thousandths);
    else return undefined;
    return event.preventDefault();
  };

  return (
    <table ref={grid} role="grid" className={styles.grid} aria-label="Flowsheet" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col" className={styles.exercise}>
            Exercise
          </th>
          {past.map((session) => (
            <th key={session.sessionId} scope="col" className={styles.past}>
              {formatColumnDay(session.heldOn)}
              {session.isInError ? <span>Entered in error</span> : null}
            </th>
          ))}
          <th scope="col" className={styles.current}>
            Current
            <span>prescribed</span>
          </th>
          <th scope="col" className={styles.today}>
            Sets
          </th>
          <th scope="col" className={styles.today}>
            Reps
          </th>
          <th scope="colgroup" colSpan={3} className={styles.today}>
            {sheet.session.state === "not-begun" ? "Today, not begun" : "Today, performed"}
          </th>
          <th scope="col" className={styles.today}>
            Optional
          </th>
          <th scope="col" className={styles.today}>
            Done
          </th>
          {isOpen ? (
            <th scope="col" className={styles.today}>
              <span className="visually-hidden">Not done, or stop and ask</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row, index) => (
          <FlowsheetRow
            key={row.row}
            row={row}
            index={index}
            past={row.past.slice(-past.length)}
            sheet={sheet}
            acts={acts}
            questions={questions}
            hint={hints?.get(row.lineKey)}
            activeColumn={active.row === index ? active.column : null}
            onFocusCell={(column) => setActive({ row: index, column })}
            onMove={(column, isDown) => focusCell(isDown ? index + 1 : index, column)}
          />
        ))}
      </tbody>
    </table>
  );
}
