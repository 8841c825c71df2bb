import type { ReactNode } from "react";
import styles from "./combo-box.module.css";

/** A row of a code search: the code in the code face, the words with what matched marked, a note at the end. */
export function CodeOption({
  code,
  words,
  matches,
  note,
}: {
  code: string;
  words: string;
  matches: string;
  note?: string;
}) {
  return (
    <span className={styles.row}>
      <span className={styles.code}>{code}</span>
      <span>{markMatches(words, matches)}</span>
      {note && <span className={styles.note}>{note}</span>}
    </span>
  );
}

/** Marks where the words begin with what was typed; case is ignored. */
export function markMatches(words: string, typed: string): ReactNode[] {
  const starts = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  return words.split(/(\s+)/u).map((word, index) => {
    const start = starts.find((candidate) => word.toLowerCase().startsWith(candidate));
    const key = `${index}-${word}`;
    return start === undefined ? (
      <span key={key}>{word}</span>
    ) : (
      <span key={key}>
        <mark>{word.slice(0, start.length)}</mark>
        {word.slice(start.length)}
      </span>
    );
  });
}
