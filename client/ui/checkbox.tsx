import { type ReactNode, useId } from "react";
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from "react-aria-components/Checkbox";
import styles from "./checkbox.module.css";
import { classNames } from "./class-names.ts";
import { FieldMessage } from "./field-message.tsx";
import { Icon } from "./icon.tsx";
import { useSteady } from "./use-steady.ts";

export type CheckboxProps = Omit<AriaCheckboxProps, "children" | "className" | "style"> & {
  /** Without words (in a table) an `aria-label` names it. */
  children?: ReactNode;
  /** Why it must be ticked, under it. */
  error?: string | undefined;
};

export function Checkbox({ children, error: problem, ...rest }: CheckboxProps) {
  const error = useSteady(problem);
  const id = useId();
  const box = (
    <AriaCheckbox
      {...rest}
      {...(error ? { isInvalid: true, "aria-describedby": id } : {})}
      className={classNames(styles.checkbox)}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box}>
            {isIndeterminate ? <Icon name="minus" size={13} /> : isSelected && <Icon name="tick" size={13} />}
          </span>
          {children !== undefined && <span>{children}</span>}
        </>
      )}
    </AriaCheckbox>
  );
  if (!error) return box;
  return (
    <div>
      {box}
      <FieldMessage id={id}>{error}</FieldMessage>
    </div>
  );
}
