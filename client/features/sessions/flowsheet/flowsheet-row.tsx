import { useId, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "#client/ui/button.tsx";
import { classNames } from "#client/ui/class-names.ts";
import { Icon } from "#client/ui/icon.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { describeQuantity, leadingField } from "#domain/doses/describe.ts";
import type { DoseField, Quantity } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { isSameQuantity } from "#domain/doses/quantity.ts";
import { describeImpossible } from "#domain/doses/reading/possible.ts";
import { assessAmount } from "#domain/doses/reading/read-amount.ts";
import { readCell } from "#domain/doses/reading/read-cell.ts";
import { isWaiting } from "#domain/requests/state.ts";
import type { QuestionActs } from "../questions/use-question-acts.ts";
import { AmountCell, type Next } from "./cells/amount-cell.tsx";
import { speakCell } from "./cells/cell-words.ts";
import { limitCrossed } from "./cells/limit-crossed.ts";
import { CurrentDose, DosePair } from "./dose-pair.tsx";
import styles from "./flowsheet-grid.module.css";
import type { Past } from "./past/use-past.ts";
import { RowHead } from "./row-head.tsx";
import { RowMenu } from "./row-menu.tsx";
import { RowStrips } from "./row-strips.tsx";
import { notDoneWords } from "./row-words.ts";
import type { RowActs, Sheet, SheetRow } from "./use-row-acts.ts";

type Props = {
  row: SheetRow;
  index: number;
  past: Past;
  sheet: Sheet;
  acts: RowActs;
  questions: QuestionActs;
  activeColumn: number | null;
  onFocusCell: (column: number) => void;
  /** Moves the focus to a cell of this row, or so many rows further down. */
  onMove: (column: number, down: number) => void;
};

/** What is being typed into one field, and the row as it stood when typing began. */
type Entry = { text: string; seen: SheetRow; problem: string | null };

export function FlowsheetRow(props: Props) {
  const { row, index, past, sheet, acts, questions, activeColumn, onFocusCell, onMove } = props;
  const id = useId();
  const [entries, setEntries] = useState<Partial<Record<DoseField, Entry>>>({});
  const [isStopping, setStopping] = useState(false);
  const [isReplacing, setReplacing] = useState(false);
  const line = sheet.plan?.lines.find((candidate) => candidate.lineKey === row.lineKey);
  const isOpen = sheet.session.state === "open";
  const lead = leadingField(row.dose) ?? "reps";
  const value = row.dose[lead];
  const step = row.steps[lead];
  const wanted = acts.wanted[row.row];
  const waiting = row.requests.filter((request) => isWaiting(request.state));
  const answered = row.requests.find(
    (request) => request.reply !== null && request.sessionId === sheet.session.sessionId,
  );

  const change = (field: DoseField, entry: Entry | null) => {
    setEntries(({ [field]: _gone, ...rest }) => (entry ? { ...rest, [field]: entry } : rest));
    acts.markUnread(`${row.row}-${field}`, entry?.problem != null);
  };
  const commit = (field: DoseField, entry: Entry, column: number, next: Next) => {
    const read = readCell(entry.text, field, entry.seen.dose);
    const problem =
      "problem" in read
        ? read.problem
        : describeImpossible(read.said, {
            joints: line?.exercise.motions.map(({ joint }) => joint) ?? [],
            visitMinutes: sheet.session.note.totalMinutes,
          });
    if ("problem" in read || problem !== undefined)
      return change(field, { ...entry, problem: problem ?? "" });
    flushSync(() => change(field, null));
    void acts.setTyped(entry.seen, read.said);
    const [right, down] = steps[next];
    if (next !== "stay") onMove(column + right, down);
    return undefined;
  };
  const putBack = (field: DoseField, column: number) => {
    flushSync(() => change(field, null));
    onMove(column, 0);
  };
  const cell = (column: number) => ({
    "data-cell": `${index}_${column}`,
    tabIndex: activeColumn === column || (activeColumn === null && index === 0 && column === 2) ? 0 : -1,
    onFocus: () => onFocusCell(column),
  });
  /** What a changed amount was; what stayed as it was says nothing. */
  const before = (field: DoseField) => {
    const was = row.state === "changed" ? line?.current[field] : undefined;
    const is = row.dose[field];
    return was && is && !isSameQuantity(was, is) ? was : undefined;
  };
  const columnOf = (field: DoseField) => (field === lead ? 2 : field === "sets" ? 0 : 1);
  const amount = (field: DoseField, column: number) => {
    const entry = entries[field];
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
      onText: (text: string | null) =>
        change(field, text === null ? null : { text, seen: entry?.seen ?? row, problem: null }),
      onCommit: (text: string, next: Next) =>
        commit(field, { text, seen: entry?.seen ?? row, problem: null }, column, next),
      onPutBack: () => putBack(field, column),
      problemId: entry?.problem ? `${id}-${field}` : undefined,
    };
  };
  const canStep = (by: number) => {
    const standing = wanted?.dose[lead] ?? value;
    return (
      isOpen &&
      standing !== undefined &&
      step !== undefined &&
      standing.thousandths + by >= 0 &&
      "thousandths" in assessAmount(standing.thousandths + by, lead, standing.unit)
    );
  };
  const by = step?.thousandths ?? 0;
  const stepper = (icon: "minus" | "plus") => {
    const change = icon === "minus" ? -by : by;
    const limit = isOpen && canStep(change) ? limitCrossed(sheet, row, lead, change) : undefined;
    return (
      <td className={classNames(styles.step, wanted && styles.outside)}>
        <IconButton
          icon={limit ? "lock" : icon}
          label={[`${row.name}: ${icon === "minus" ? "less" : "more"}`, ...(limit ? [limit] : [])].join(", ")}
          isDisabled={limit !== undefined || !canStep(change)}
          onPress={() => void acts.step(row, lead, change)}
          excludeFromTabOrder
        />
      </td>
    );
  };
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
        {stepper("minus")}
        <AmountCell
          {...amount(lead, 2)}
          value={wanted?.dose[lead] ?? value}
          isOutside={wanted !== undefined}
          withUnit
        />
        {stepper("plus")}
        <td className={styles.optional}>
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
                onFocus: () => onFocusCell(4),
              }}
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
        isStopping={isStopping}
        onStopped={() => setStopping(false)}
        isReplacing={isReplacing}
        onReplaced={() => setReplacing(false)}
        problems={(Object.keys(entries) as DoseField[]).flatMap((field) => {
          const problem = entries[field]?.problem;
          const standing = row.dose[field];
          return problem && standing
            ? [
                {
                  id: `${id}-${field}`,
                  words: problem,
                  putBackWords: `Put back ${describeQuantity(standing)}`,
                  onPutBack: () => putBack(field, columnOf(field)),
                },
              ]
            : [];
        })}
      />
    </>
  );
}

/** Columns to the right and rows down. */
const steps: Record<Next, readonly [right: number, down: number]> = {
  stay: [0, 0],
  down: [0, 1],
  up: [0, -1],
  right: [1, 0],
  left: [-1, 0],
};

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
