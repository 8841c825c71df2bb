import { useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { QuantityField } from "#client/ui/quantity-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { tooLong } from "#client/ui/too-long.ts";
import { leadingField } from "#domain/doses/describe.ts";
import { type Dose, doseFields, type Quantity } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { quantitySchema } from "#domain/doses/quantity.schema.ts";
import { isSameQuantity } from "#domain/doses/quantity.ts";
import styles from "./answer-form.module.css";

const mostReason = 300;

/** Another dose in place of the one asked for: the fields the therapist wanted changed, in their own units. */
export function CounterForm({
  wanted,
  current,
  refused,
  isPending,
  onSubmit,
  onClose,
}: {
  wanted: Dose;
  current: Dose;
  /** The server's sentence for the dose. */
  refused: string | undefined;
  isPending: boolean;
  onSubmit: (dose: Dose, reason: string) => void;
  onClose: () => void;
}) {
  const changed = doseFields.filter(
    (field) => wanted[field] !== undefined && !isSameQuantity(wanted[field], current[field]),
  );
  const lead = leadingField(wanted);
  const fields = changed.length > 0 || !lead ? changed : [lead];
  const [amounts, setAmounts] = useState<Partial<Record<string, Quantity>>>({});
  const [reason, setReason] = useState("");
  const [isSent, setSent] = useState(false);
  const [isTouched, setTouched] = useState(false);
  const problemOf = (field: string): string | undefined => {
    const value = amounts[field];
    if (!value) return "Enter the dose you would allow.";
    return quantitySchema.safeParse(value).error?.issues[0]?.message;
  };
  const submit = () => {
    setSent(true);
    setTouched(false);
    if (fields.some((field) => problemOf(field) !== undefined) || tooLong(reason, mostReason)) return;
    onSubmit({ ...wanted, ...amounts }, reason.trim());
  };
  return (
    <form
      className={styles.form}
      noValidate
      aria-label="Counter"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      {fields.map((field, index) => {
        const unit = wanted[field]?.unit;
        if (!unit) return null;
        const own = isSent ? problemOf(field) : undefined;
        return (
          <div key={field} className={styles.amount}>
            <QuantityField
              label={`${doseFieldFacts[field].label} you allow`}
              unit={unit}
              value={amounts[field]}
              onChange={(value) => {
                setTouched(true);
                setAmounts(({ [field]: _before, ...rest }) => (value ? { ...rest, [field]: value } : rest));
              }}
              error={own ?? (index === 0 && isSent && !isTouched ? refused : undefined)}
            />
          </div>
        );
      })}
      <div className={styles.grow}>
        <TextField
          label="Why, if it needs saying"
          value={reason}
          onChange={setReason}
          maxLength={mostReason}
        />
      </div>
      <div className={styles.acts}>
        <Button kind="main" type="submit" isPending={isPending}>
          Counter
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
