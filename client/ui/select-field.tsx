import { useId } from "react";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import type { FieldFrame } from "./field-frame.ts";
import { Icon } from "./icon.tsx";
import select from "./select-field.module.css";
import { useSteady } from "./use-steady.ts";

export type SelectOption = { value: string; label: string; isDisabled?: boolean };

export type SelectFieldProps = FieldFrame & {
  /** Empty text is "not chosen"; it needs a `placeholder`. */
  value: string;
  onChange: (value: string) => void;
  options: readonly SelectOption[];
  placeholder?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  name?: string;
};

/** One of a short closed list, by the platform's own list: the surest on a tablet. Longer lists take a combo box. */
export function SelectField(props: SelectFieldProps) {
  const { label, isLabelHidden, hint, value, onChange, options, placeholder, isDisabled, isRequired, name } =
    props;
  const error = useSteady(props.error);
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div
      className={styles.field}
      {...(error ? { "data-invalid": true } : {})}
      {...(isDisabled ? { "data-disabled": true } : {})}
    >
      <label htmlFor={id} className={isLabelHidden ? "visually-hidden" : styles.label}>
        {label}
      </label>
      <div className={classNames(styles.box, select.box)}>
        <select
          id={id}
          className={classNames(styles.input, select.select)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          disabled={isDisabled}
          required={isRequired}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        >
          {placeholder !== undefined && (
            <option value="" disabled={isRequired}>
              {placeholder}
            </option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chev" />
      </div>
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className={styles.message}>
          <Icon name="tri" size={14} tone="worse" />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}
