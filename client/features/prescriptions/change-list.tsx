import type { Change } from "#domain/prescriptions/change.ts";
import styles from "./composer-screen.module.css";

/** What changes between two versions in clinical words, riskiest first. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <>
      {changes.map((change) => (
        <p
          key={`${change.lineKey ?? ""}${change.subject}-${change.field}-${change.before ?? ""}-${change.after ?? ""}`}
          className={styles.change}
        >
          <b>{change.subject}</b> {change.field}: {change.before ? <s>{change.before}</s> : "new"}{" "}
          {change.after ? <b>{change.after}</b> : "removed"}
        </p>
      ))}
    </>
  );
}
