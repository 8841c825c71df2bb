import { type ReactNode, useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { counted } from "#domain/units/counted.ts";
import styles from "./rest-not-done.module.css";
import { countAnswered } from "./row-words.ts";
import type { RestNotDone, RowActs, Sheet } from "./use-row-acts.ts";

/** What time did not allow, in one act: every row nobody has answered. What stays, because something is open in it, is named. */
export function RestNotDoneBar({
  sheet,
  acts,
  beside,
}: {
  sheet: Sheet;
  acts: RowActs;
  /** What is said of the whole session, on the same line. */
  beside: ReactNode;
}) {
  const [answer, setAnswer] = useState<RestNotDone | null>(null);
  const [isPending, setPending] = useState(false);
  const left = sheet.rows.length - countAnswered(sheet.rows);
  const set = async () => {
    setPending(true);
    setAnswer(await acts.setRestNotDone("out-of-time"));
    setPending(false);
  };
  return (
    <div className={styles.bar}>
      {left > 0 ? (
        <Button icon="clock" isPending={isPending} onPress={() => void set()}>
          Not done, ran out of time: {counted(left, "row")}
        </Button>
      ) : null}
      {beside}
      {answer ? (
        <Strip
          tone={answer.problem ? "worse" : "info"}
          actions={
            <>
              {answer.count > 0 ? (
                <Button
                  icon="undo"
                  onPress={() => {
                    acts.undo();
                    setAnswer(null);
                  }}
                >
                  Undo
                </Button>
              ) : null}
              <Button kind="quiet" onPress={() => setAnswer(null)}>
                Close
              </Button>
            </>
          }
        >
          {answer.problem ?? restWords(answer)}
        </Strip>
      ) : null}
    </div>
  );
}

function restWords({ count, stays }: RestNotDone): string {
  const done = count > 0 ? `${counted(count, "row is", "rows are")} not done: ran out of time.` : "";
  const open =
    stays.length > 0
      ? `${stays.join(", ")} ${stays.length === 1 ? "stays: something is open in its row" : "stay: something is open in their rows"}.`
      : "";
  return [done, open].filter((words) => words !== "").join(" ");
}
