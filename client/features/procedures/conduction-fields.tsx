import { Button } from "#client/ui/button.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import styles from "#client/ui/form-rows.module.css";
import { NumberField } from "#client/ui/number-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { amplitudeUnits, type ConductionRow } from "#domain/orders/study.ts";
import { emptyNerve, withNumber } from "./study-draft.ts";

const numbers = [
  { key: "latencyMsThousandths", label: "Latency", unit: () => "ms" },
  { key: "amplitudeThousandths", label: "Amplitude", unit: (row: ConductionRow) => amplitudeUnits[row.kind] },
  { key: "velocityMpsThousandths", label: "Velocity", unit: () => "m/s" },
  { key: "distanceCmThousandths", label: "Distance", unit: () => "cm" },
  { key: "fWaveMsThousandths", label: "F-wave", unit: () => "ms" },
] as const;
const most = 60;

/** Nerve conduction, one row a response; a box left empty is not measured. */
export function ConductionFields({
  rows,
  set,
  said,
}: {
  rows: readonly ConductionRow[];
  set: (rows: ConductionRow[]) => void;
  said: (field: string) => string | undefined;
}) {
  const none = said("conduction");
  const change = (index: number, next: ConductionRow) =>
    set(rows.map((row, place) => (place === index ? next : row)));
  return (
    <>
      {rows.map((row, index) => {
        const at = `conduction.${index}`;
        const isPresent = row.response === "present";
        return (
          <div key={index} role="group" aria-label={`Nerve ${index + 1}`} className={styles.entry}>
            <TextField
              label="Nerve"
              value={row.nerve}
              onChange={(nerve) => change(index, { ...row, nerve })}
              error={said(`${at}.nerve`)}
              maxLength={60}
            />
            <SelectField
              label="Side"
              value={row.side}
              options={[
                { value: "left", label: "Left" },
                { value: "right", label: "Right" },
              ]}
              onChange={(side) => change(index, { ...row, side: side as ConductionRow["side"] })}
            />
            <SelectField
              label="Kind"
              value={row.kind}
              options={[
                { value: "motor", label: "Motor" },
                { value: "sensory", label: "Sensory" },
              ]}
              onChange={(kind) => change(index, { ...row, kind: kind as ConductionRow["kind"] })}
            />
            <TextField
              label="Stimulated at, recorded at"
              value={row.site}
              onChange={(site) => change(index, { ...row, site })}
              error={said(`${at}.site`)}
              maxLength={80}
            />
            <SelectField
              label="Response"
              value={row.response}
              options={[
                { value: "present", label: "Present" },
                { value: "absent", label: "Absent" },
              ]}
              onChange={(response) =>
                change(
                  index,
                  response === "absent"
                    ? { nerve: row.nerve, side: row.side, kind: row.kind, site: row.site, response }
                    : { ...row, response: "present" },
                )
              }
            />
            {isPresent
              ? numbers.map(({ key, label, unit }) =>
                  key === "fWaveMsThousandths" && row.kind === "sensory" && row[key] === undefined ? null : (
                    <div key={key} className={styles.narrow}>
                      <NumberField
                        label={label}
                        unit={unit(row)}
                        value={row[key] === undefined ? undefined : row[key] / 1000}
                        onChange={(amount) => change(index, withNumber(row, key, amount))}
                        error={said(`${at}.${key}`)}
                      />
                    </div>
                  ),
                )
              : null}
            <div className={styles.end}>
              <Button
                kind="quiet"
                aria-label={`Remove nerve ${row.nerve || index + 1}`}
                onPress={() => set(rows.filter((_, place) => place !== index))}
              >
                Remove
              </Button>
            </div>
          </div>
        );
      })}
      <div className={styles.foot}>
        <Button
          icon="plus"
          isDisabled={rows.length >= most}
          onPress={() =>
            // The next response is of the same nerve and side more often than not.
            set([...rows, { ...emptyNerve, ...lastOf(rows) }])
          }
        >
          Add nerve
        </Button>
        <FieldMessage>{none}</FieldMessage>
      </div>
    </>
  );
}

function lastOf(rows: readonly ConductionRow[]): Partial<ConductionRow> {
  const last = rows.at(-1);
  return last ? { nerve: last.nerve, side: last.side, kind: last.kind } : {};
}
