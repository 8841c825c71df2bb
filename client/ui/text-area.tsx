import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Label,
} from "react-aria-components/TextField";
import { classNames } from "./class-names.ts";
import styles from "./field.module.css";
import { FieldError, FieldHint } from "./field-error.tsx";
import type { FieldFrame } from "./field-frame.ts";
import { tooLong } from "./too-long.ts";
import { useSteady } from "./use-steady.ts";

export type TextAreaProps = Omit<AriaTextFieldProps, "children" | "className" | "style" | "isInvalid"> &
  FieldFrame & { rows?: number; placeholder?: string };

export function TextArea({
  label,
  isLabelHidden,
  hint,
  error,
  rows = 3,
  placeholder,
  maxLength,
  ...rest
}: TextAreaProps) {
  const said = useSteady(
    error ?? (maxLength === undefined ? undefined : tooLong(rest.value ?? "", maxLength)),
  );
  return (
    <AriaTextField {...rest} isInvalid={said !== undefined} className={classNames(styles.field)}>
      <Label className={isLabelHidden ? "visually-hidden" : classNames(styles.label)}>{label}</Label>
      <div className={styles.box}>
        <AriaTextArea
          className={classNames(styles.input)}
          rows={rows}
          {...(placeholder ? { placeholder } : {})}
        />
      </div>
      {hint && <FieldHint>{hint}</FieldHint>}
      {said && <FieldError>{said}</FieldError>}
    </AriaTextField>
  );
}
