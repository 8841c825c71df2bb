import { Button } from "#client/ui/button.tsx";
import styles from "#client/ui/form-rows.module.css";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { type NeedleRow, spontaneousGrades } from "#domain/orders/study.ts";
import { emptyMuscle } from "./study-draft.ts";

const choices = {
  side: { label: "Side", options: ["left", "right", "midline"] },
  insertional: { label: "Insertional", options: ["normal", "decreased", "increased"] },
  fibrillation: { label: "Fibrillations, PSW", options: spontaneousGrades },
  fasciculation: { label: "Fasciculations", options: spontaneousGrades },
  amplitude: { label: "MUAP amplitude", options: ["normal", "decreased", "increased"] },
  duration: { label: "MUAP duration", options: ["normal", "short", "long"] },
  polyphasia: { label: "Polyphasia", options: ["normal", "increased"] },
  recruitment: { label: "Recruitment", options: ["normal", "reduced", "early", "none"] },
} as const satisfies Partial<Record<keyof NeedleRow, { label: string; options: readonly string[] }>>;
type Choice = keyof typeof choices;
const most = 60;

/** Needle examination, one row a muscle. A row that is added was examined: normal until it says otherwise. */
export function NeedleFields({
  rows,
  set,
  said,
}: {
  rows: readonly NeedleRow[];
  set: (rows: NeedleRow[]) => void;
  said: (field: string) => string | undefined;
}) {
  const change = (index: number, part: Partial<NeedleRow>) =>
    set(rows.map((row, place) => (place === index ? { ...row, ...part } : row)));
  return (
    <>
      {rows.map((row, index) => (
        <div key={index} role="group" aria-label={`Muscle ${index + 1}`} className={styles.entry}>
          <TextField
            label="Muscle"
            value={row.muscle}
            onChange={(muscle) => change(index, { muscle })}
            error={said(`needle.${index}.muscle`)}
            maxLength={60}
          />
          <div className={styles.narrow}>
            <TextField
              label="Root"
              value={row.root}
              onChange={(root) => change(index, { root })}
              error={said(`needle.${index}.root`)}
              maxLength={20}
            />
          </div>
          {(Object.keys(choices) as Choice[]).map((key) => (
            <SelectField
              key={key}
              label={choices[key].label}
              value={row[key]}
              options={choices[key].options.map((value) => ({ value, label: value }))}
              onChange={(next) => change(index, { [key]: next })}
            />
          ))}
          <div className={styles.end}>
            <Button
              kind="quiet"
              aria-label={`Remove muscle ${row.muscle || index + 1}`}
              onPress={() => set(rows.filter((_, place) => place !== index))}
            >
              Remove
            </Button>
          </div>
        </div>
      ))}
      <div className={styles.foot}>
        <Button
          icon="plus"
          isDisabled={rows.length >= most}
          onPress={() => set([...rows, { ...emptyMuscle, side: rows.at(-1)?.side ?? emptyMuscle.side }])}
        >
          Add muscle
        </Button>
      </div>
    </>
  );
}
