import { type KeyboardEvent, useRef } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { NumberField as AriaNumberField, Button, Input, Label } from "react-aria-components/NumberField";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import { FieldAsk, FieldError, FieldHint } from "./field-error.tsx";
import type { FieldFrame } from "./field-frame.ts";
import { Icon } from "./icon.tsx";
import stepper from "./number-field.module.css";
import { useSteady } from "./use-steady.ts";

export type NumberFieldProps = FieldFrame & {
  /** `undefined` is empty: not entered is not zero. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  unit?: string;
  /** The plausible span; a value outside it is reported, never moved. */
  min?: number;
  max?: number;
  /** What the stepper and the arrow keys add. A typed value between two steps is kept. */
  step?: number;
  hasSteppers?: boolean;
  /** Decimals kept; three are what a dose can hold. */
  fractionDigits?: number;
  /** A value that is allowed but asks somebody first, in words. */
  ask?: string | undefined;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  isRequired?: boolean;
  name?: string;
  onBlur?: () => void;
};

/** A number with its unit inside the box. What is typed is never rounded to a step or pulled to a bound. */
export function NumberField(props: NumberFieldProps) {
  const { label, isLabelHidden, value, onChange, unit, min, max } = props;
  const { step = 1, hasSteppers = false, fractionDigits = 3, onBlur } = props;
  const hint = useSteady(props.hint);
  const ask = useSteady(props.ask);
  const error = useSteady(props.error);
  const input = useRef<HTMLInputElement>(null);
  const change = (direction: 1 | -1) => {
    // What stands in the box counts, also before it was committed by leaving the field.
    const typed = Number(input.current?.value.replaceAll(",", "") ?? value);
    const from = Number.isNaN(typed) ? (value ?? 0) : typed;
    const next = Math.round((from + direction * step) * 1000) / 1000;
    onChange(Math.min(max ?? next, Math.max(min ?? next, next)));
  };
  const stepByKey = (event: KeyboardEvent) => {
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : undefined;
    if (!direction || props.isReadOnly || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    change(direction);
  };
  return (
    <I18nProvider locale="en-US">
      <AriaNumberField
        value={value ?? Number.NaN}
        onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
        formatOptions={{ maximumFractionDigits: fractionDigits }}
        isInvalid={error !== undefined}
        isDisabled={props.isDisabled === true}
        isReadOnly={props.isReadOnly === true}
        isRequired={props.isRequired === true}
        isWheelDisabled
        commitBehavior="validate"
        {...(props.name ? { name: props.name } : {})}
        {...(onBlur ? { onBlur } : {})}
        className={classNames(styles.field, ask !== undefined && styles.asks)}
      >
        <Label className={isLabelHidden ? "visually-hidden" : classNames(styles.label)}>{label}</Label>
        {hasSteppers ? (
          <div className={stepper.row}>
            <Button
              slot={null}
              className={classNames(stepper.step)}
              aria-label={`Less: ${label}`}
              onPress={() => change(-1)}
              isDisabled={props.isDisabled === true}
            >
              <Icon name="minus" />
            </Button>
            <div className={styles.box}>
              <Input
                ref={input}
                onKeyDownCapture={stepByKey}
                className={classNames(styles.input, stepper.center)}
              />
              {unit && <span className={styles.unit}>{unit}</span>}
            </div>
            <Button
              slot={null}
              className={classNames(stepper.step)}
              aria-label={`More: ${label}`}
              onPress={() => change(1)}
              isDisabled={props.isDisabled === true}
            >
              <Icon name="plus" />
            </Button>
          </div>
        ) : (
          <div className={styles.box}>
            <Input
              ref={input}
              onKeyDownCapture={stepByKey}
              className={classNames(styles.input, styles.value)}
            />
            {unit && <span className={styles.unit}>{unit}</span>}
          </div>
        )}
        {hint && <FieldHint>{hint}</FieldHint>}
        {ask && <FieldAsk>{ask}</FieldAsk>}
        {error && <FieldError>{error}</FieldError>}
      </AriaNumberField>
    </I18nProvider>
  );
}
