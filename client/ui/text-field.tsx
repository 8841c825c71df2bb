import type { ReactNode } from "react";
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
  Label,
} from "react-aria-components/TextField";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import { FieldError, FieldHint } from "./field-error.tsx";
import type { FieldFrame } from "./field-frame.ts";
import { tooLong } from "./too-long.ts";
import { useSteady } from "./use-steady.ts";

export type TextFieldProps = Omit<AriaTextFieldProps, "children" | "className" | "style" | "isInvalid"> &
  FieldFrame & {
    placeholder?: string;
    unit?: string;
    /** A small command inside the box, such as Show for a password. */
    action?: ReactNode;
  };

export function TextField({
  label,
  isLabelHidden,
  hint,
  error,
  placeholder,
  unit,
  action,
  maxLength,
  ...rest
}: TextFieldProps) {
  const said = useSteady(
    error ?? (maxLength === undefined ? undefined : tooLong(rest.value ?? "", maxLength)),
  );
  return (
    <AriaTextField {...rest} isInvalid={said !== undefined} className={classNames(styles.field)}>
      <Label className={isLabelHidden ? "visually-hidden" : classNames(styles.label)}>{label}</Label>
      <div className={styles.box}>
        <Input className={classNames(styles.input)} {...(placeholder ? { placeholder } : {})} />
        {unit && <span className={styles.unit}>{unit}</span>}
        {action}
      </div>
      {hint && <FieldHint>{hint}</FieldHint>}
      {said && <FieldError>{said}</FieldError>}
    </AriaTextField>
  );
}
