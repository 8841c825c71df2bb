import { classNames } from "#client/ui/class-names.ts";
import { Icon } from "#client/ui/icon.tsx";
import type { SignedPrescription } from "#domain/prescriptions/record/record-answer.ts";
import { type PrescriptionRow, prescriptionRows } from "./prescription-rows.ts";
import styles from "./side-by-side.module.css";

type Version = {
  number: number;
  content: SignedPrescription;
  outsideOrder: Parameters<typeof prescriptionRows>[1]["outsideOrder"];
};

/** Two versions in words, row by row; what differs is marked by a sign and a tint, a line by its key over versions. */
export function SideBySide({ before, after }: { before: Version; after: Version }) {
  const [left, right] = [before, after].map((version) =>
    prescriptionRows(version.content, version, "as recorded"),
  ) as [PrescriptionRow[], PrescriptionRow[]];
  const of = (rows: readonly PrescriptionRow[], key: string) => rows.find((row) => row.key === key);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">
        Version {before.number} beside version {after.number}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Field</span>
          </th>
          <th scope="col">v{before.number}</th>
          <th scope="col">v{after.number}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(left, right).map((key) => {
          const [was, is] = [of(left, key), of(right, key)];
          const isChanged = was?.value !== is?.value;
          return (
            <tr key={key} className={classNames(isChanged && styles.changed)}>
              <th scope="row">
                {isChanged ? <Icon name="diamond" size={13} tone="watch" label="differs" /> : null}{" "}
                {(is ?? was)?.term.replace(/^\d+\. /, "")}
              </th>
              <td>{was?.value ?? <span className={styles.none}>not in v{before.number}</span>}</td>
              <td>{is?.value ?? <span className={styles.none}>not in v{after.number}</span>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The newer version's order; what only the older one has stands where it stood. */
function inOrder(left: readonly PrescriptionRow[], right: readonly PrescriptionRow[]): string[] {
  const keys = right.map((row) => row.key);
  for (const [index, { key }] of left.entries())
    if (!keys.includes(key)) {
      const previous = left[index - 1]?.key;
      keys.splice(previous === undefined ? 0 : keys.indexOf(previous) + 1, 0, key);
    }
  return keys;
}
