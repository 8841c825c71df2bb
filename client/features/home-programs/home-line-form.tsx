import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { IconButton } from "#client/ui/icon-button.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { clearedQuantity, QuantityField } from "#client/ui/quantity-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { ToggleSegments } from "#client/ui/toggle-segments.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import { type DoseField, doseFields, type Quantity, units } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { unitName } from "#domain/doses/reading/read-amount.ts";
import type { HomeCandidate } from "#domain/home-programs/compose.ts";
import type { HomeChoice } from "#domain/home-programs/home-program.ts";
import { suitabilityAtHome } from "#domain/home-programs/suitability.ts";
import { dayWords, homeDays } from "#domain/home-programs/words/plain-days.ts";
import { isCleared } from "./home-choices.ts";
import styles from "./home-program-screen.module.css";

/** One line of the plan: whether it is done at home, with which dose, how often and on which days. */
export function HomeLineForm({
  candidate,
  choice,
  problem,
  onTake,
  onChange,
}: {
  candidate: HomeCandidate;
  choice: HomeChoice | undefined;
  problem: string | undefined;
  onTake: (isTaken: boolean) => void;
  onChange: (part: Partial<HomeChoice>) => void;
}) {
  const { name, current, exercise, isMarked } = candidate;
  const suitability = exercise ? suitabilityAtHome(exercise) : "suitable";
  const atClinic = describeDose(current);
  return (
    <div className={styles.line} role="group" aria-label={name}>
      <div className={styles.lineHead}>
        <Checkbox isSelected={choice !== undefined} onChange={onTake}>
          {name}
        </Checkbox>
        {isMarked ? <StatusChip tone="plain">Marked for home</StatusChip> : null}
        {suitability === "suitable" ? null : (
          <StatusChip tone="watch">
            {suitability === "never" ? "Done by a clinician" : "Not meant for home"}
          </StatusChip>
        )}
        <span className={styles.sub}>
          {atClinic === "" ? "No dose at the clinic" : `${atClinic} at the clinic`}
        </span>
      </div>
      {choice ? (
        <>
          <HomeDose candidate={candidate} choice={choice} onChange={onChange} />
          <div className={styles.row}>
            <div className={styles.small}>
              <NumberField
                label="Times a day"
                value={Number.isFinite(choice.timesPerDay) ? choice.timesPerDay : undefined}
                min={1}
                fractionDigits={0}
                onChange={(count) => onChange({ timesPerDay: count ?? Number.NaN })}
              />
            </div>
            <ToggleSegments
              label="Days"
              values={new Set(choice.days)}
              onChange={(days) => onChange({ days: homeDays.filter((day) => days.has(day)) })}
              options={homeDays.map((day) => ({ value: day, label: dayWords.en[day] }))}
            />
          </div>
          {suitability === "with-reason" ? (
            <TextField
              label={`Why ${name} is done at home`}
              hint="Kept with the program, not printed."
              maxLength={200}
              value={choice.unsuitableReason ?? ""}
              onChange={(unsuitableReason) => onChange({ unsuitableReason })}
            />
          ) : null}
          <FieldMessage>{problem}</FieldMessage>
        </>
      ) : null}
    </div>
  );
}

/** The dose at home begins as the one at the clinic; each amount may be another, be left open, or be given in another unit. */
function HomeDose({
  candidate: { exerciseId, current, exercise },
  choice: { dose },
  onChange,
}: {
  candidate: HomeCandidate;
  choice: HomeChoice;
  onChange: (part: Partial<HomeChoice>) => void;
}) {
  const fields = doseFields.filter((field) => dose[field] !== undefined);
  const absent = (exercise?.doseFields ?? []).filter((field) => dose[field] === undefined);
  const set = (field: DoseField, value: Quantity) =>
    onChange({ exerciseId, dose: { ...dose, [field]: value } });
  const leaveOpen = (field: DoseField) => {
    const { [field]: _left, ...rest } = dose;
    onChange({ exerciseId, dose: rest });
  };
  return (
    <div className={styles.row}>
      {fields.map((field) => {
        const value = dose[field];
        if (!value) return null;
        const { label, units: possible } = doseFieldFacts[field];
        return (
          <div key={field} className={styles.amount}>
            <div className={styles.small}>
              <QuantityField
                label={label}
                unit={value.unit}
                value={value}
                onChange={(next) => set(field, next ?? clearedQuantity(value.unit))}
              />
            </div>
            {isCleared(value) && possible.length > 1 ? (
              <div className={styles.small}>
                <SelectField
                  label={`Unit of ${label.toLowerCase()}`}
                  value={value.unit}
                  options={possible.map((unit) => ({ value: unit, label: unitName(unit) }))}
                  onChange={(next) => {
                    const unit = units.find((one) => one === next);
                    if (unit) set(field, clearedQuantity(unit));
                  }}
                />
              </div>
            ) : null}
            {isCleared(value) ? (
              <IconButton
                icon="x"
                size="small"
                kind="quiet"
                label={`Leave ${label.toLowerCase()} open`}
                onPress={() => leaveOpen(field)}
              />
            ) : null}
          </div>
        );
      })}
      {absent.length > 0 ? (
        <div className={styles.add}>
          <SelectField
            label="Add to the dose"
            value=""
            placeholder="Choose"
            options={absent.map((field) => ({ value: field, label: doseFieldFacts[field].label }))}
            onChange={(next) => {
              const field = absent.find((one) => one === next);
              const [unit] = field ? doseFieldFacts[field].units : [];
              const known = field ? exercise?.steps[field]?.unit : undefined;
              if (field && unit) set(field, clearedQuantity(known ?? unit));
            }}
          />
        </div>
      ) : null}
      {describeDose(dose) === describeDose(current) ? null : (
        <Button size="small" kind="quiet" onPress={() => onChange({ exerciseId, dose: current })}>
          As at the clinic
        </Button>
      )}
    </div>
  );
}
