import { describeDose, describeQuantity, leadingField } from "#domain/doses/describe.ts";
import { type Dose, doseFields } from "#domain/doses/dose.ts";
import { isSameQuantity } from "#domain/doses/quantity.ts";
import styles from "./flowsheet-grid.module.css";
import type { Sheet } from "./use-row-acts.ts";

type Line = NonNullable<Sheet["plan"]>["lines"][number];

/** The amount that leads, and under it how often: "120 lb" over "3 × 10". */
export function DosePair({ dose }: { dose: Dose }) {
  const lead = leadingField(dose);
  const value = lead && lead !== "reps" && lead !== "sets" ? dose[lead] : undefined;
  if (!lead || !value) return <b>{describeDose(dose)}</b>;
  const { [lead]: _lead, ...rest } = dose;
  return (
    <>
      <b>{describeQuantity(value)}</b>
      <small>{describeDose(rest)}</small>
    </>
  );
}

/** What the session starts from, and under it what was ordered otherwise: only that, so that the row stays low. */
export function CurrentDose({ line }: { line: Line }) {
  const otherwise = differing(line);
  return (
    <>
      <DosePair dose={line.current} />
      {otherwise === "" ? null : (
        <small {...(otherwise.includes(",") ? {} : { className: styles.whole })}>
          {line.owner === "therapist" ? "plan" : "ordered"} {otherwise}
        </small>
      )}
    </>
  );
}

function differing({ prescribed, current }: Line): string {
  // What was added to the order is no part of it: then the whole order is said.
  if (doseFields.some((field) => current[field] !== undefined && prescribed[field] === undefined))
    return describeDose(prescribed);
  const fields = doseFields.filter(
    (field) => prescribed[field] !== undefined && !isSameQuantity(prescribed[field], current[field]),
  );
  const [only] = fields;
  const value = only && fields.length === 1 ? prescribed[only] : undefined;
  return value && only === leadingField(current)
    ? describeQuantity(value)
    : describeDose(Object.fromEntries(fields.map((field) => [field, prescribed[field]])));
}
