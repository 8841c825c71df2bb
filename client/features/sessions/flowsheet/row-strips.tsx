import type { ReactNode } from "react";
import { Button } from "#client/ui/button.tsx";
import { part } from "#client/ui/part.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { AgainstStrip } from "../questions/against-strip.tsx";
import { OutsideStrip } from "../questions/outside-strip.tsx";
import { QuestionStrip } from "../questions/question-strip.tsx";
import { recheckRow } from "../questions/recheck.ts";
import { StopForm } from "../questions/stop-form.tsx";
import type { Question, QuestionActs } from "../questions/use-question-acts.ts";
import styles from "./flowsheet-grid.module.css";
import type { RowActs, RowNotice, Sheet, SheetRow } from "./use-row-acts.ts";

const SubstituteForm = part(() => import("./substitute-form.tsx").then((module) => module.SubstituteForm));

export type CellProblem = { id: string; words: string; putBackWords: string; onPutBack: () => void };

/** Everything a row has to answer, under it and never over the grid. */
export function RowStrips(props: {
  row: SheetRow;
  sheet: Sheet;
  columns: number;
  acts: RowActs;
  questions: QuestionActs;
  problems: readonly CellProblem[];
  waiting: readonly Question[];
  /** What published rules propose, when it was opened. */
  hint: ReactNode;
  isStopping: boolean;
  onStopped: () => void;
  isReplacing: boolean;
  onReplaced: () => void;
}) {
  const { row, sheet, columns, acts, questions, problems, waiting, hint, isStopping, onStopped } = props;
  const { isReplacing, onReplaced } = props;
  const wanted = acts.wanted[row.row];
  const notice = acts.notices[row.row];
  // A dose that is wanted says itself what it crosses.
  const against = wanted ? undefined : recheckRow(sheet, row);
  const isQuiet = !wanted && !against && !notice && problems.length === 0 && waiting.length === 0;
  if (isQuiet && !isStopping && !hint && !isReplacing) return null;
  return (
    <tr>
      <td colSpan={columns} className={styles.stripCell}>
        {problems.map((problem) => (
          <Strip
            key={problem.id}
            tone="worse"
            role="alert"
            actions={<Button onPress={problem.onPutBack}>{problem.putBackWords}</Button>}
          >
            <span id={problem.id}>{problem.words}</span>
          </Strip>
        ))}
        {hint}
        {notice ? <NoticeStrip name={row.name} notice={notice} onLeave={() => acts.forget(row.row)} /> : null}
        {wanted ? (
          <div data-part="outside">
            <OutsideStrip row={row} wanted={wanted} sheet={sheet} acts={acts} questions={questions} />
          </div>
        ) : null}
        {against ? <AgainstStrip row={row} against={against} sheet={sheet} acts={acts} /> : null}
        {isReplacing ? <SubstituteForm row={row} sheet={sheet} acts={acts} onClose={onReplaced} /> : null}
        {isStopping ? (
          <StopForm
            what={row.name}
            prescriberName={sheet.prescriberName}
            isPending={questions.isAsking}
            onStop={(reason) => void questions.stop(row, reason).then(onStopped)}
            onCancel={onStopped}
          />
        ) : null}
        {waiting.map((question) => (
          <QuestionStrip
            key={question.requestId}
            question={question}
            row={row}
            sheet={sheet}
            questions={questions}
          />
        ))}
      </td>
    </tr>
  );
}

/** A colleague wrote in between: both values, and which one stands is chosen here. Or a write that did not succeed. */
function NoticeStrip({ name, notice, onLeave }: { name: string; notice: RowNotice; onLeave: () => void }) {
  if (notice.kind === "failed")
    return (
      <Strip
        tone="worse"
        role="alert"
        actions={
          <>
            <Button onPress={notice.again}>Try again</Button>
            <Button kind="quiet" onPress={onLeave}>
              Leave it
            </Button>
          </>
        }
      >
        {notice.words}
      </Strip>
    );
  return (
    <Strip
      tone="watch"
      role="alert"
      icon="swap"
      actions={
        <>
          <Button onPress={onLeave}>Keep {notice.theirs}</Button>
          <Button onPress={notice.again}>Set {notice.mine}</Button>
        </>
      }
    >
      {name} was changed by somebody else meanwhile. What stands now: {notice.theirs}. Yours: {notice.mine}.
      Choose which one to keep.
    </Strip>
  );
}
