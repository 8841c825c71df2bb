import { DateField } from "#client/ui/date-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { Line } from "#domain/prescriptions/line.ts";
import type { NotBefore } from "#domain/prescriptions/lines/not-before.ts";
import { type LineChange, type Problems, problemAt, problemUnder } from "../composer/composer-problems.ts";
import styles from "../composer/composer-screen.module.css";

/** When a line opens: on a day, once something is reached, or both. Left empty it is open from the start. */
export function LineOpening({
  line,
  path,
  problems,
  onChange,
}: {
  line: Line;
  path: string;
  problems: Problems;
  onChange: LineChange;
}) {
  const { notBefore = {} } = line;
  const set = (next: { on: string | undefined; criterion: string }) => {
    const opens: NotBefore = {
      ...(next.on === undefined ? {} : { on: next.on }),
      ...(next.criterion === "" ? {} : { criterion: next.criterion }),
    };
    if (Object.keys(opens).length === 0) onChange({}, ["notBefore"]);
    else onChange({ notBefore: opens });
  };
  const { on, criterion = "" } = notBefore;
  return (
    <>
      <div className={styles.day}>
        <DateField
          label="Not before"
          value={on}
          onChange={(day) => set({ on: day, criterion })}
          error={problemAt(problems, `${path}.notBefore`) ?? problemUnder(problems, `${path}.notBefore.on`)}
        />
      </div>
      <div className={styles.note}>
        <TextField
          label="Opens once"
          value={criterion}
          maxLength={160}
          placeholder="straight leg raise without lag"
          onChange={(next) => set({ on, criterion: next })}
          error={problemAt(problems, `${path}.notBefore.criterion`)}
        />
      </div>
    </>
  );
}
