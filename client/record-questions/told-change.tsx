import { Strip } from "#client/ui/strip.tsx";
import type { Change } from "./answer-fields.tsx";
import styles from "./record-questions.module.css";

/** What an answer did: what holds from now on, what ended, and what holds still until its owner lifts it. */
export function ToldChange({ change }: { change: Change }) {
  const { raisedWords, endedWords, standing } = change;
  const isNothing = raisedWords.length + endedWords.length + standing.length === 0;
  return (
    <Strip tone={raisedWords.length > 0 ? "watch" : "info"} icon="check" role="status">
      <div className={styles.told}>
        <p>
          <b>Answer recorded.</b> {isNothing ? "Nothing else that holds changed." : null}
        </p>
        {raisedWords.map((words) => (
          <p key={words}>{`Holds from now on: ${words}`}</p>
        ))}
        {endedWords.map((words) => (
          <p key={words}>{`No longer holds: ${words}`}</p>
        ))}
        {standing.map(({ words, ownerName }) => (
          <p
            key={words}
          >{`The record no longer sets this off, and it holds until ${ownerName} lifts it: ${words}`}</p>
        ))}
      </div>
    </Strip>
  );
}
