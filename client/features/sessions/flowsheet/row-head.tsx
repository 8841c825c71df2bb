import { Icon } from "#client/ui/icon.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { describeDose, describeQuantity, leadingField } from "#domain/doses/describe.ts";
import { describeTreatment } from "#domain/prescriptions/lines/describe-treatment.ts";
import { replyWords } from "../questions/reply-words.ts";
import type { Question } from "../questions/use-question-acts.ts";
import styles from "./flowsheet-grid.module.css";
import type { Sheet, SheetRow } from "./use-row-acts.ts";

type Line = NonNullable<Sheet["plan"]>["lines"][number];

/** The exercise, who decides about it, the limits that bear on it, the newest that was asked or answered, and what was under-dosed or done outside. */
export function RowHead({
  row,
  line,
  waiting,
  answered,
  prescriberName,
  newIn,
}: {
  row: SheetRow;
  line: Line | undefined;
  waiting: readonly Question[];
  answered: Question | undefined;
  prescriberName: string;
  /** The version that brought the line in while this session stood open. */
  newIn: number | undefined;
}) {
  return (
    <th scope="row" className={styles.exercise}>
      {row.name}
      {line?.rung ? <span className={styles.sub}>in place of {line.rung.ofName}</span> : null}
      {line?.inPlaceOf ? <span className={styles.sub}>in place of {line.inPlaceOf.name}</span> : null}
      {line?.treatment ? <span className={styles.sub}>{describeTreatment(line.treatment)}</span> : null}
      <span className={styles.sub}>{decidedBy(row, line)}</span>
      {newIn === undefined ? null : (
        <StatusChip tone="info" icon="doc">
          {`New in version ${newIn}`}
        </StatusChip>
      )}
      {row.limitWords.map((words) => (
        <span key={words} className={styles.limit}>
          <Icon name="lock" size={13} />
          <span>{words}</span>
        </span>
      ))}
      {row.minded.map(({ precautionId, effect, words }) => (
        <span key={precautionId} className={styles.limit}>
          <Icon
            name={effect === "contraindication" ? "octagon" : "tri"}
            size={13}
            tone={effect === "contraindication" ? "urgent" : "watch"}
          />
          <span>{words}</span>
        </span>
      ))}
      {waiting.map((question) =>
        question.kind === "more" ? (
          <StatusChip
            key={question.requestId}
            tone="watch"
            icon="ask"
          >{`${question.state === "with-supervisor" ? `${question.askedByName} asks` : "Asked"} ${describeDose(question.wanted)}`}</StatusChip>
        ) : (
          <StatusChip key={question.requestId} tone="urgent">
            Held for safety
          </StatusChip>
        ),
      )}
      {answered?.reply ? (
        <StatusChip tone="info" icon={answered.reply.kind === "decline" ? "x" : "check"}>
          {replyWords(answered)}
        </StatusChip>
      ) : null}
      {row.underDosed ? (
        <StatusChip tone="watch">
          {`Under-dosed in the last 3 sessions: ${row.underDosed.done}, at least ${row.underDosed.least}`}
        </StatusChip>
      ) : null}
      {row.deviationReason === "" &&
      (row.state === "changed" || row.state === "done") &&
      row.check.consequence === "act-and-tell" ? (
        <StatusChip tone="info" icon="told">
          {`${row.check.place === "outside" ? "Outside what is set, tells" : "Tells"} ${prescriberName}`}
        </StatusChip>
      ) : null}
      {row.deviationReason === "" ? null : (
        <StatusChip tone="worse">{`Done outside: ${row.deviationReason}`}</StatusChip>
      )}
    </th>
  );
}

function decidedBy(row: SheetRow, line: Line | undefined): string {
  if (!line || line.owner === "therapist") return "yours, plan of care";
  const bound = line.bounds[leadingField(row.dose) ?? "reps"];
  if (bound?.isLocked) return "locked";
  if (!bound) return "as prescribed";
  return `may set ${bound.least ? describeQuantity(bound.least) : "0"} to ${bound.most ? describeQuantity(bound.most) : "any"}`;
}
