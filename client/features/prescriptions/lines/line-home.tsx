import { Checkbox } from "#client/ui/checkbox.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import type { Home, Line } from "#domain/prescriptions/line.ts";
import { type LineChange, type Problems, problemAt } from "../composer/composer-problems.ts";
import styles from "../composer/composer-screen.module.css";

/** The usual rhythm of a home program (K). */
const usualHome: Home = { timesPerDay: 1, daysPerWeek: 7 };

/** Whether a line is done at home too, and how often; a rhythm that is cleared must be entered. */
export function LineHome({
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
  const { home } = line;
  const set = (part: Partial<Home>) => onChange({ home: { ...usualHome, ...home, ...part } });
  const shown = (count: number | undefined) => (Number.isFinite(count) ? count : undefined);
  return (
    <>
      <Checkbox
        isSelected={line.isHomeProgram}
        onChange={(isHomeProgram) => onChange({ isHomeProgram }, isHomeProgram ? [] : ["home"])}
      >
        Home program
      </Checkbox>
      {line.isHomeProgram
        ? (
            [
              ["timesPerDay", "Times per day"],
              ["daysPerWeek", "Days per week"],
            ] as const
          ).map(([field, label]) => (
            <div key={field} className={styles.small}>
              <NumberField
                label={label}
                value={shown(home?.[field])}
                min={1}
                fractionDigits={0}
                onChange={(count) => set({ [field]: count ?? Number.NaN })}
                error={problemAt(problems, `${path}.home.${field}`)}
              />
            </div>
          ))
        : null}
    </>
  );
}
