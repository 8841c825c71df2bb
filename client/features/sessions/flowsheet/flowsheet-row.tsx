import { memo, useId, useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { Icon } from "#client/ui/icon.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { describeDose, leadingField } from "#domain/doses/describe.ts";
import type { DoseField, Quantity } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { isSameQuantity } from "#domain/doses/quantity.ts";
import { isWaiting } from "#domain/requests/state.ts";
import type { Hint } from "#domain/sessions/hints/propose.ts";
import { notDoneWords } from "#domain/sessions/summarize.ts";
import { HintMark, HintStrip } from "../checks/hint-strip.tsx";
import type { QuestionActs } from "../questions/use-question-acts.ts";
import { AmountCell, type Next } from "./cells/amount-cell.tsx";
import { speakCell } from "./cells/cell-words.ts";
import { Stepper } from "./cells/stepper.tsx";
import { useEntries } from "./cells/use-entries.ts";
import { CurrentDose, DosePair } from "./dose-pair.tsx";
import styles from "./flowsheet-grid.module.css";
import type { Past } from "./past/use-past.ts";
import { RowHead } from "./row-head.tsx";
import { RowMenu } from "./row-menu.tsx";
import { RowStrips } from "./row-strips.tsx";
import type { RowActs, Sheet, SheetRow } from "./use-row-acts.ts";

type Props = {
  row: SheetRow;
  index: number;
  past: Past;
  sheet: Sheet;
  acts: RowActs;
  questions: QuestionActs;
  hint?: Hint | undefined;
  activeColumn: number | null;
  onFocusCell: (row: number, column: number) => void;
  onMove: (row: number, column: number) => void;
};

export const FlowsheetRow = memo(function FlowsheetRow(props: Props) {
  const { row, index, past, sheet, acts, questions, hint, activeColumn, onFocusCell, onMove } = props;
  const id = useId();
  const [isStopping, setStopping] = useState(false);
  const [isHintOpen, setHintOpen] = useState(false);
  const [isReplacing, setReplacing] = useState(false);
  const line = sheet.plan?.lines.find((candidate) => candidate.lineKey === row.lineKey);
  const isOpen = sheet.session.state === "open";
  const lead = leadingField(row.dose) ?? "reps";
  const value = row.dose[lead];
  const wanted = acts.wanted[row.row];
  const waiting = row.requests.filter((request) => isWaiting(request.state));
  const answered = row.requests.find(
    (request) => request.reply !== null && request.sessionId === sheet.session.sessionId,
  );

  const move = (column: number, down: number) => onMove(index + down, column);
  const entries = useEntries(row, sheet, acts, move);
  const cell = (column: number) => ({
    "data-cell": `${index}_${column}`,
    tabIndex: activeColumn === column ? 0 : -1,
    onFocus: () => onFocusCell(index, column),
  });
  /** What a changed amount was; what stayed as it was says nothing. */
  const before = (field: DoseField) => {
    const was = row.state === "changed" ? line?.current[field] : undefined;
    const is = row.dose[field];
    return was && is && !isSameQuantity(was, is) ? was : undefined;
  };
  const amount = (field: DoseField, column: number) => {
    const entry = entries.of(column);
    return {
      label: `${row.name}, ${doseFieldFacts[field].label.toLowerCase()}, today`,
      cellName: speakCell({
        name: row.name,
        field,
        value: wanted?.dose[field] ?? row.dose[field],
        state: row.state,
        was: before(field),
        bound: line?.bounds[field],
        isAsked: wanted !== undefined,
      }),
      lastValues: lastValuesOf(row, field),
      isReadOnly: !isOpen,
      was: before(field),
      cell: cell(column),
      text: entry?.text ?? null,
      onText: (text: string | null) => entries.type(column, field, text),
      onCommit: (text: string, next: Next) => entries.commit(column, field, text, next),
      onPutBack: () => entries.putBack(column),
      problemId: entry?.problem ? `${id}-${column}` : undefined,
    };
  };
  const stepper = (direction: "less" | "more") => (
    <Stepper direction={direction} row={row} field={lead} sheet={sheet} acts={acts} />
  );
  return (
    <>
      <tr
        data-state={row.state}
        className={classNames(row.state === "copied" && styles.copied, answered && styles.answered)}
      >
        <RowHead
          row={row}
          line={line}
          waiting={waiting}
          answered={answered}
          prescriberName={sheet.prescriberName}
          newIn={
            sheet.sinceBegun?.added.some(({ lineKey }) => lineKey === row.lineKey)
              ? sheet.sinceBegun.number
              : undefined
          }
        />
        {past.columns.map(({ sessionId }, at) => {
          const done = past.cellOf(row, sessionId);
          return (
            // By its place: what has the focus keeps it when the window moves.
            <td
              key={at - past.columns.length}
              className={styles.past}
              {...cell(at - past.columns.length - 1)}
            >
              {done ? done.state === "not-done" ? "not done" : <DosePair dose={done.dose} /> : null}
            </td>
          );
        })}
        <td className={styles.current} {...cell(-1)}>
          {line ? <CurrentDose line={line} /> : "not in the plan now"}
        </td>
        {(["sets", "reps"] as const).map((field, column) => (
          <AmountCell key={field} value={row.dose[field]} {...amount(field, column)} />
        ))}
        {stepper("less")}
        <AmountCell
          {...amount(lead, 2)}
          value={wanted?.dose[lead] ?? value}
          isOutside={wanted !== undefined}
          withUnit
        />
        {stepper("more")}
        <td className={styles.optional}>
          {hint && isOpen && row.state === "copied" ? (
            <HintMark hint={hint} isOpen={isHintOpen} onPress={() => setHintOpen(!isHintOpen)} />
          ) : null}
          {row.state === "changed" && row.deviationReason === "" && isOpen && !wanted ? (
            <Button
              size="small"
              {...(row.isFromNowOn ? { icon: "tick" as const } : {})}
              aria-pressed={row.isFromNowOn}
              onPress={() => void acts.setFromNowOn(row, !row.isFromNowOn)}
            >
              From now on
            </Button>
          ) : null}
          {row.state === "not-done" ? (
            <StatusChip tone="neutral">
              {row.isFromNowOn
                ? "Dropped from now on"
                : `Not done: ${row.notDoneReason ? notDoneWords[row.notDoneReason].toLowerCase() : ""}`}
            </StatusChip>
          ) : null}
        </td>
        <td className={styles.doneCell}>
          <button
            type="button"
            className={styles.done}
            aria-label={`${row.name} done`}
            aria-pressed={row.state !== "copied"}
            aria-disabled={wanted !== undefined}
            disabled={!isOpen}
            onClick={() => wanted ?? void acts.toggleDone(row)}
            {...cell(3)}
          >
            {wanted ? <Icon name="ask" size={20} tone="watch" /> : null}
            {wanted || row.state === "copied" ? null : (
              <Icon name={row.state === "not-done" ? "x" : "tick"} size={20} />
            )}
          </button>
        </td>
        {isOpen ? (
          <td className={styles.menuCell}>
            <RowMenu
              name={row.name}
              prescriberName={sheet.prescriberName}
              canStop={row.isInPlan && waiting.every((request) => request.kind === "more")}
              cell={{
                "data-cell": `${index}_4`,
                excludeFromTabOrder: activeColumn !== 4,
                onFocus: () => onFocusCell(index, 4),
              }}
              {...(hint ? { onHint: () => setHintOpen(!isHintOpen) } : {})}
              rungs={row.rungs}
              onRung={(rung) => void acts.moveRung(row, rung)}
              onNotDone={(reason) => void acts.setNotDone(row, reason)}
              onStop={(reason) => void questions.stop(row, reason)}
              onStopInWords={() => setStopping(true)}
              own={
                line?.owner === "therapist"
                  ? {
                      onReplace: () => setReplacing(true),
                      ...(row.isInPlan ? { onDrop: () => void acts.dropLine(row) } : {}),
                    }
                  : null
              }
            />
          </td>
        ) : null}
      </tr>
      <RowStrips
        row={row}
        sheet={sheet}
        columns={past.columns.length + 10}
        acts={acts}
        questions={questions}
        waiting={waiting}
        hint={
          hint && isHintOpen && isOpen ? (
            <HintStrip row={row} hint={hint} acts={acts} onClose={() => setHintOpen(false)} />
          ) : null
        }
        isStopping={isStopping}
        onStopped={() => setStopping(false)}
        isReplacing={isReplacing}
        onReplaced={() => setReplacing(false)}
        problems={entries.unread.map(({ column, field, problem, seen }) => ({
          id: `${id}-${column}`,
          words: problem,
          putBackWords: `Put back ${describeDose({ [field]: row.dose[field] ?? seen.dose[field] })}`,
          onPutBack: () => entries.putBack(column),
        }))}
      />
    </>
  );
});

/** The last three different values of a field in its unit, newest first. */
function lastValuesOf(row: SheetRow, field: DoseField): Quantity[] {
  const values: Quantity[] = [];
  for (const session of row.past.toReversed()) {
    const value = session && session.state !== "not-done" ? session.dose[field] : undefined;
    if (value?.unit === row.dose[field]?.unit && value && !values.some((one) => isSameQuantity(one, value)))
      values.push(value);
  }
  return values.slice(0, 3);
}
