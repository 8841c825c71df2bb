import { useState } from "react";
import { CheckboxGroup } from "#client/ui/checkbox-group.tsx";
import { QuantityField } from "#client/ui/quantity-field.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { type Dose, type DoseField, doseFields, units } from "#domain/doses/dose.ts";
import { doseFieldFacts, easedByLess } from "#domain/doses/fields.ts";
import { unitName } from "#domain/doses/reading/read-amount.ts";
import type { Content } from "./exercise-draft.ts";
import { fieldWord } from "./exercise-words.ts";
import styles from "./exercises-screen.module.css";
import type { FieldsProps } from "./head-fields.tsx";

const fieldOptions = doseFields.map((value) => ({ value, label: fieldWord(value) }));
type OwnDirection = keyof Content["safer"];
const directions = ["less", "more", "none"] as const;
const directionOptions = [
  { value: "less", label: "Less is safer" },
  { value: "more", label: "More is safer" },
  { value: "none", label: "Neither is safer" },
];

const without = <Key extends DoseField>(
  record: Partial<Record<Key, unknown>>,
  field: DoseField,
): Record<string, never> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== field)) as Record<string, never>;

/** The fields it is dosed by, with the amount it usually begins with and, where it differs, the safer direction. */
export function DoseFields({ content, problem, onChange }: FieldsProps) {
  const chosen = doseFields.filter((field) => content.doseFields.includes(field));
  return (
    <section aria-label="Dose" className={styles.part}>
      <SectionHead heading="Dose" level={3} />
      <CheckboxGroup
        label="Dosed by"
        values={chosen}
        options={fieldOptions}
        error={problem("doseFields") ?? usualProblem(problem, chosen)}
        onChange={(next) => {
          const dropped = chosen.filter((field) => !next.includes(field));
          onChange({
            doseFields: next,
            usualDose: dropped.reduce<Dose>((dose, field) => without(dose, field), content.usualDose),
            safer: dropped.reduce<Content["safer"]>((safer, field) => without(safer, field), content.safer),
          });
        }}
      />
      <div className={styles.fields}>
        {chosen.map((field) => (
          <UsualAmount
            key={field}
            field={field}
            content={content}
            error={problem(`usualDose.${field}`)}
            onChange={onChange}
          />
        ))}
      </div>
      <div className={styles.fields}>
        {chosen.filter(isOwnDirection).map((field) => (
          <SelectField
            key={field}
            label={`${fieldWord(field)}, which way is safer`}
            value={content.safer[field] ?? ""}
            placeholder={`As usual: ${usualDirection(field)}`}
            options={directionOptions}
            error={problem(`safer.${field}`)}
            onChange={(next) => {
              const direction = directions.find((one) => one === next);
              onChange({
                safer: direction ? { ...content.safer, [field]: direction } : without(content.safer, field),
              });
            }}
          />
        ))}
      </div>
    </section>
  );
}

/** Said of the dose as a whole, and of no amount of it. */
const usualProblem = (problem: FieldsProps["problem"], chosen: readonly DoseField[]): string | undefined =>
  chosen.some((field) => problem(`usualDose.${field}`)) ? undefined : problem("usualDose");

const isOwnDirection = (field: DoseField): field is OwnDirection & DoseField =>
  !easedByLess.some((one) => one === field);

const usualDirection = (field: DoseField): string => {
  const { safer } = doseFieldFacts[field];
  return safer === "none" ? "neither" : safer;
};

function UsualAmount({
  field,
  content,
  error,
  onChange,
}: Pick<FieldsProps, "content" | "onChange"> & { field: DoseField; error: string | undefined }) {
  const value = content.usualDose[field];
  const known = doseFieldFacts[field].units;
  const [chosenUnit, setUnit] = useState(value?.unit ?? known[0] ?? "rep");
  const set = (next: Dose[DoseField]) =>
    onChange({
      usualDose: next ? { ...content.usualDose, [field]: next } : without(content.usualDose, field),
    });
  return (
    <>
      <div className={styles.small}>
        <QuantityField
          label={`${fieldWord(field)}, usual`}
          value={value}
          unit={chosenUnit}
          onChange={set}
          error={error}
        />
      </div>
      {known.length > 1 ? (
        <div className={styles.small}>
          <SelectField
            label={`Unit of ${fieldWord(field).toLowerCase()}`}
            value={chosenUnit}
            options={known.map((unit) => ({ value: unit, label: unitName(unit) }))}
            onChange={(next) => {
              setUnit(units.find((unit) => unit === next) ?? chosenUnit);
              // In another unit the old amount says nothing: it is entered again, never converted.
              set(undefined);
            }}
          />
        </div>
      ) : null}
    </>
  );
}
