import { formatTime } from "#client/format/times.ts";
import { Button } from "#client/ui/button.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { usualZoneOf, usZones } from "#domain/calendar/zones.ts";
import { usStates } from "#domain/people/staff.ts";
import styles from "./set-up-screen.module.css";

export type ClinicTyped = { name: string; city: string; state: string; timeZone: string; phone: string };
export const emptyClinic: ClinicTyped = { name: "", city: "", state: "", timeZone: "", phone: "" };

const stateOptions = usStates.map((state) => ({ value: state, label: state }));
const zoneOptions = usZones.map(({ zone, name }) => ({ value: zone, label: name }));

/** One clinic of the organization; the zone follows the state until it is chosen by hand. */
export function ClinicFields({
  number,
  clinic,
  now,
  problem,
  onChange,
  onRemove,
}: {
  /** Its place among those typed; without one there is only this clinic. */
  number?: number;
  clinic: ClinicTyped;
  now: number;
  problem: (field: keyof ClinicTyped) => { error?: string };
  onChange: (next: ClinicTyped) => void;
  onRemove?: () => void;
}) {
  const set = (change: Partial<ClinicTyped>) => onChange({ ...clinic, ...change });
  const chooseState = (value: string) => {
    const state = usStates.find((one) => one === value);
    set({ state: value, ...(state ? { timeZone: usualZoneOf(state) } : {}) });
  };
  return (
    <fieldset className={styles.clinic}>
      {number === undefined ? null : <legend>{number === 1 ? "First clinic" : `Clinic ${number}`}</legend>}
      <TextField
        label="Clinic name"
        value={clinic.name}
        onChange={(name) => set({ name })}
        {...problem("name")}
      />
      <div className={styles.pair}>
        <TextField label="City" value={clinic.city} onChange={(city) => set({ city })} {...problem("city")} />
        <SelectField
          label="State"
          value={clinic.state}
          placeholder="Choose"
          options={stateOptions}
          onChange={chooseState}
          {...problem("state")}
        />
      </div>
      <div className={styles.pair}>
        <SelectField
          label="Time zone"
          value={clinic.timeZone}
          placeholder="Choose"
          options={zoneOptions}
          onChange={(timeZone) => set({ timeZone })}
          {...(clinic.timeZone
            ? {
                hint: `${formatTime(now, clinic.timeZone)} there now. Proposed from the state; change it if wrong.`,
              }
            : {})}
          {...problem("timeZone")}
        />
        <TextField
          label="Phone"
          type="tel"
          value={clinic.phone}
          onChange={(phone) => set({ phone })}
          hint="Shown wherever a call is better than a message."
          {...problem("phone")}
        />
      </div>
      {onRemove ? (
        <Button kind="quiet" size="small" onPress={onRemove}>
          Remove this clinic
        </Button>
      ) : null}
    </fieldset>
  );
}
