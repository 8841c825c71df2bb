import type { Quantity } from "#domain/doses/dose.ts";
import { assistanceLevels, bandColors } from "#domain/doses/ladders.ts";
import type { FieldFrame } from "./field-frame.ts";
import { NumberField } from "./number-field.tsx";
import { SelectField } from "./select-field.tsx";

const ladders: Partial<Record<Quantity["unit"], readonly string[]>> = {
  band: bandColors,
  assist: assistanceLevels,
};
const unitSigns: Partial<Record<Quantity["unit"], string>> = {
  set: "sets",
  rep: "reps",
  deg: "°",
  rpe: "of 10",
  pain: "of 10",
  "%bw": "% body weight",
  "%1rm": "% 1RM",
};

export type QuantityFieldProps = FieldFrame & {
  value: Quantity | undefined;
  /** The unit of an amount that is still empty. */
  unit: Quantity["unit"];
  /** `undefined` is cleared: the caller says what that means, and never puts the old amount back. */
  onChange: (value: Quantity | undefined) => void;
  isDisabled?: boolean;
};

/** The amount as a number, or undefined where it was cleared or never entered. */
const amountIn = (value: Quantity | undefined): number | undefined =>
  value && Number.isFinite(value.thousandths) ? value.thousandths / 1000 : undefined;

/** One amount in its own unit: typed, or chosen from its ladder where the unit counts rungs. */
export function QuantityField({ value, unit, onChange, isDisabled = false, ...frame }: QuantityFieldProps) {
  const amount = amountIn(value);
  const set = (next: number | undefined) =>
    onChange(next === undefined ? undefined : { thousandths: Math.round(next * 1000), unit });
  const ladder = ladders[unit];
  if (ladder)
    return (
      <SelectField
        {...frame}
        value={amount === undefined ? "" : String(amount)}
        placeholder="Not chosen"
        isDisabled={isDisabled}
        options={ladder.map((word, index) => ({ value: String(index + 1), label: word }))}
        onChange={(next) => set(next === "" ? undefined : Number(next))}
      />
    );
  return (
    <NumberField
      {...frame}
      value={amount}
      min={0}
      unit={unitSigns[unit] ?? unit}
      isDisabled={isDisabled}
      onChange={set}
    />
  );
}

/** An amount that was cleared and must be entered before anything is signed; it stays empty on the screen. */
export const clearedQuantity = (unit: Quantity["unit"]): Quantity => ({ thousandths: Number.NaN, unit });
