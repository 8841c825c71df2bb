import { useId } from "react";
import { Checkbox } from "./checkbox.tsx";
import styles from "./checkbox-group.module.css";
import { classNames } from "./class-names.ts";
import field from "./field.module.css";
import type { FieldFrame } from "./field-frame.ts";
import { Icon } from "./icon.tsx";

export type CheckboxGroupProps<Value extends string> = Omit<FieldFrame, "isLabelHidden"> & {
  values: readonly Value[];
  onChange: (values: Value[]) => void;
  /** With a hint under its words each option stands on a line of its own. */
  options: readonly { value: Value; label: string; hint?: string }[];
};

/** Any of a short list whose words need room; the order of the options is kept. */
export function CheckboxGroup<Value extends string>(props: CheckboxGroupProps<Value>) {
  const { label, hint, error, values, onChange, options } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className={styles.group} aria-describedby={described || undefined}>
      <legend className={field.label}>{label}</legend>
      <div className={classNames(styles.options, options.some((option) => option.hint) && styles.stacked)}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            isSelected={values.includes(option.value)}
            onChange={(isSelected) =>
              onChange(
                options
                  .map((one) => one.value)
                  .filter((value) => (value === option.value ? isSelected : values.includes(value))),
              )
            }
          >
            {option.label}
            {option.hint ? <span className={styles.hint}>{option.hint}</span> : null}
          </Checkbox>
        ))}
      </div>
      {hint && (
        <span id={`${id}-hint`} className={field.hint}>
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className={field.message}>
          <Icon name="tri" size={14} tone="worse" />
          <span>{error}</span>
        </span>
      )}
    </fieldset>
  );
}
