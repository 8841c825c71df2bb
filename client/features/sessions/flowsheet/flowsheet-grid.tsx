import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { formatColumnDay } from "#client/format/dates.ts";
import { Button } from "#client/ui/button.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { Strip } from "#client/ui/strip.tsx";
import { useWidth } from "#client/ui/use-width.ts";
import { leadingField } from "#domain/doses/describe.ts";
import type { RowHints } from "../checks/hints-of.ts";
import type { QuestionActs } from "../questions/use-question-acts.ts";
import { placeAfter } from "./cells/grid-keys.ts";
import styles from "./flowsheet-grid.module.css";
import { FlowsheetRow } from "./flowsheet-row.tsx";
import { narrowSheet, usePast, useShown } from "./past/use-past.ts";
import type { RowActs, Sheet } from "./use-row-acts.ts";

/** Sets, reps, the leading amount, done, and the row's menu; the current dose is -1, earlier sessions go back from -2. */
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
  const [wanted, setActive] = useState({ row: 0, column: 2 });
  const grid = useRef<HTMLTableElement>(null);
  const [width, measure] = useWidth(window.innerWidth);
  const [shown, watchTable] = useShown(width);
  const attach = useCallback(
    (table: HTMLTableElement | null) => {
      grid.current = table;
      watchTable(table);
    },
    [watchTable],
  );
  const past = usePast(sheet, shown);
  const isOpen = sheet.session.state === "open";
  const extent = {
    rows: sheet.rows.length,
    firstColumn: -1 - past.window.columns.length,
    lastColumn: isOpen ? lastColumn : lastColumn - 1,
  };

  const { rows: rowCount, firstColumn, lastColumn: endColumn } = extent;
  const active = { row: wanted.row, column: Math.max(firstColumn, wanted.column) };
  const focusCell = useCallback(
    (row: number, column: number) => {
      const next = {
        row: Math.max(0, Math.min(rowCount - 1, row)),
        column: Math.max(firstColumn, Math.min(endColumn, column)),
      };
      setActive(next);
      grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}_${next.column}"]`)?.focus();
    },
    [rowCount, firstColumn, endColumn],
  );
  const noteFocus = useCallback((row: number, column: number) => setActive({ row, column }), []);

  // The oldest window may be narrower: the focus comes to its end, wherever the columns went.
  useEffect(() => {
    if (wanted.column < firstColumn && document.activeElement === document.body)
      grid.current?.querySelector<HTMLElement>(`[data-cell="${wanted.row}_${firstColumn}"]`)?.focus();
  }, [wanted, firstColumn]);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.tagName === "INPUT" || target.tagName === "SELECT" || event.altKey) return undefined;
    const isCtrl = event.ctrlKey || event.metaKey;
    if (isCtrl && event.key.toLowerCase() === "z" && !event.shiftKey && isOpen) {
      if (!event.repeat) acts.undo();
      return event.preventDefault();
    }
    const row = sheet.rows[active.row];
    if (!row) return undefined;
    const isOldest = active.column === extent.firstColumn && event.key === "ArrowLeft";
    const place = placeAfter(event.key, isCtrl, active, extent);
    if (isOldest && past.canEarlier) {
      if (!event.repeat) void past.earlier();
      return event.preventDefault();
    }
    if (place) {
      focusCell(place.row, place.column);
      return event.preventDefault();
    }
    if (
      isCtrl ||
      target.dataset["cell"] === undefined ||
      active.column < 0 ||
      active.column === lastColumn ||
      !isOpen
    )
      return undefined;
    const field =
      active.column === 0 ? "sets" : active.column === 1 ? "reps" : (leadingField(row.dose) ?? "reps");
    const step = row.steps[field];
    if (event.key === " ") {
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
    <div ref={measure} className={classNames(width < narrowSheet && styles.narrow)}>
      {past.problem ? <Strip tone="worse">Earlier sessions were not read. {past.problem}</Strip> : null}
      <p className="visually-hidden" role="status">
        {acts.said}
      </p>
      <table ref={attach} role="grid" className={styles.grid} aria-label="Flowsheet" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col" className={styles.exercise}>
              <span className={styles.headLine}>
                Exercise
                {past.canEarlier || past.canLater ? (
                  <span className={styles.windows}>
                    <Button
                      size="small"
                      kind="quiet"
                      icon="chevl"
                      isDisabled={!past.canEarlier}
                      isPending={past.isLoading}
                      excludeFromTabOrder
                      aria-label="Earlier sessions"
                      onPress={() => void past.earlier()}
                    >
                      Earlier
                    </Button>
                    {past.canLater ? (
                      <Button
                        size="small"
                        kind="quiet"
                        excludeFromTabOrder
                        aria-label="Later sessions"
                        onPress={past.later}
                      >
                        Later
                      </Button>
                    ) : null}
                  </span>
                ) : null}
              </span>
            </th>
            {past.window.columns.map((session) => (
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
            <th scope="col" className={classNames(styles.today, styles.optional)}>
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
              past={past.window}
              sheet={sheet}
              acts={acts}
              questions={questions}
              hint={hints?.get(row.lineKey)}
              activeColumn={active.row === index ? active.column : null}
              onFocusCell={noteFocus}
              onMove={focusCell}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
