import type { ReactNode } from "react";
import styles from "./definition-rows.module.css";

export type DefinitionRow = { term: string; value: ReactNode; key?: string };

/** Term at the left, value at the right, a hairline between; for rails and sheets. */
export function DefinitionRows({
  rows,
  isRuled = false,
}: {
  rows: readonly DefinitionRow[];
  isRuled?: boolean;
}) {
  return (
    <dl className={isRuled ? styles.ruled : styles.rows}>
      {rows.map((row) => (
        <div key={row.key ?? row.term} className={styles.row}>
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
