import { useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { tooLong } from "#client/ui/too-long.ts";
import { describeDose, describeQuantity } from "#domain/doses/describe.ts";
import type { RowActs, Sheet, SheetRow, Wanted } from "../flowsheet/use-row-acts.ts";
import styles from "../note/session-screen.module.css";
import { outsideWords } from "./outside-words.ts";
import { isInsideNow } from "./recheck.ts";
import type { QuestionActs } from "./use-question-acts.ts";

const mostReason = 300;

/** How something comes to be done outside: one tap, or in words. */
const deviationReasons = [
  "Done before the limit was seen",
  "Patient did more than was asked",
  "Equipment was set wrong",
] as const;

/** Out of bounds, answered in the row: what the limit is, ask, or use the limit. Nothing moves focus, nothing covers the grid. */
export function OutsideStrip({
  row,
  wanted,
  sheet,
  acts,
  questions,
}: {
  row: SheetRow;
  wanted: Wanted;
  sheet: Sheet;
  acts: RowActs;
  questions: QuestionActs;
}) {
  const [isDeviating, setDeviating] = useState(false);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const finding = wanted.check.findings[0];
  const isRefused = wanted.check.consequence === "refused";
  const { field, bound } = finding ?? {};
  if (isInsideNow(wanted.check)) return <InsideNowStrip row={row} wanted={wanted} acts={acts} />;
  return (
    <Strip
      tone={isRefused ? "worse" : "watch"}
      icon={isRefused ? "octagon" : "ask"}
      role="alert"
      actions={
        <>
          {isRefused ? null : (
            <Button
              kind="main"
              isPending={questions.isAsking}
              onPress={() => void questions.askMore(row, wanted)}
            >
              Ask {sheet.prescriberName}
            </Button>
          )}
          {field && bound && !isRefused ? (
            <Button onPress={() => void acts.takeLimit(row, field, bound)}>
              Use {describeQuantity(bound)}
            </Button>
          ) : null}
          {isDeviating || wanted.rung ? null : (
            <MenuButton
              label={`It was done: ${row.name}`}
              kind="quiet"
              commands={[
                ...deviationReasons.map((words) => ({
                  id: words,
                  section: `Recorded as done outside, and ${sheet.prescriberName} is told`,
                  label: words,
                  onChoose: () => void acts.recordDeviation(row, wanted.dose, words),
                })),
                {
                  id: "in-words",
                  section: `Recorded as done outside, and ${sheet.prescriberName} is told`,
                  label: "Say what happened in words",
                  icon: "pencil" as const,
                  onChoose: () => setDeviating(true),
                },
              ]}
            >
              It was done
            </MenuButton>
          )}
          <Button kind="quiet" onPress={() => acts.forget(row.row)}>
            Leave it
          </Button>
        </>
      }
    >
      {finding ? outsideWords(finding, wanted, row, sheet) : "This is outside what is allowed."}
      {isDeviating ? (
        <form
          className={styles.inRow}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() === "") return setMissing(true);
            if (!tooLong(reason, mostReason)) void acts.recordDeviation(row, wanted.dose, reason.trim());
            return undefined;
          }}
        >
          <TextField
            label="What happened"
            value={reason}
            onChange={setReason}
            autoFocus
            maxLength={mostReason}
            hint={`${sheet.prescriberName} is told at once. It never becomes the current dose.`}
            {...(isMissing && reason.trim() === ""
              ? { error: "Say what happened, so that the record explains what was done outside." }
              : {})}
          />
          <Button type="submit" isPending={acts.isDeviating}>
            Record as done outside
          </Button>
        </form>
      ) : null}
    </Strip>
  );
}

/** What stood against it has ended meanwhile: nothing is recorded until it is pressed. */
function InsideNowStrip({ row, wanted, acts }: { row: SheetRow; wanted: Wanted; acts: RowActs }) {
  const what = wanted.rung?.name ?? describeDose(wanted.dose);
  return (
    <Strip
      tone="info"
      icon="check"
      actions={
        <>
          <Button kind="main" onPress={() => void acts.takeWanted(row, wanted)}>
            {wanted.rung ? `Move to ${what}` : wanted.purpose ? "From now on" : `Set ${what}`}
          </Button>
          <Button kind="quiet" onPress={() => acts.forget(row.row)}>
            Leave it
          </Button>
        </>
      }
    >
      What stood against {what} has ended. It is inside now, and not recorded yet.
    </Strip>
  );
}
