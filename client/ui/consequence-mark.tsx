import type { LineConsequence } from "#domain/prescriptions/line.ts";
import { Icon, type MarkTone } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import styles from "./quiet-mark.module.css";

const marks: Record<LineConsequence, { icon: IconName; words: string; tone?: MarkTone }> = {
  act: { icon: "minus", words: "Act" },
  "act-and-tell": { icon: "told", words: "Act and tell", tone: "accent" },
  "ask-first": { icon: "ask", words: "Ask first", tone: "watch" },
};

export type ConsequenceMarkProps = {
  consequence: LineConsequence;
  /** Whom it concerns, in place of the rule's name: "tells Dr. Osei", "R. Kim tells you". */
  children?: string;
};

/** What follows when the therapist sets something outside: icon and word, never a tint. */
export function ConsequenceMark({ consequence, children }: ConsequenceMarkProps) {
  const { icon, words, tone } = marks[consequence];
  return (
    <span className={styles.consequence}>
      <Icon name={icon} size={13} {...(tone ? { tone } : {})} />
      {children ?? words}
    </span>
  );
}
