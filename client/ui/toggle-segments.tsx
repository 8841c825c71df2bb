import { useId } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { classNames } from "./class-names.ts";
import field from "./field.module.css";
import styles from "./radio-segments.module.css";
import type { Segment } from "./radio-segments.tsx";

export type ToggleSegmentsProps<Value extends string> = {
  label: string;
  isLabelHidden?: boolean;
  values: ReadonlySet<Value>;
  onChange: (values: ReadonlySet<Value>) => void;
  options: readonly Segment<Value>[];
  isDisabled?: boolean;
};

/** Any of a few, all visible: the days of a week, the filters of a list. Each says whether it is pressed. */
export function ToggleSegments<Value extends string>(props: ToggleSegmentsProps<Value>) {
  const { label, isLabelHidden, values, onChange, options, isDisabled } = props;
  const id = useId();
  return (
    <div className={classNames(field.field, styles.group)}>
      <span id={id} className={isLabelHidden ? "visually-hidden" : field.label}>
        {label}
      </span>
      <ToggleButtonGroup
        aria-labelledby={id}
        selectionMode="multiple"
        selectedKeys={values}
        onSelectionChange={(keys) =>
          onChange(new Set(options.map((option) => option.value).filter((value) => keys.has(value))))
        }
        isDisabled={isDisabled === true}
        className={classNames(styles.segments)}
      >
        {options.map((option) => (
          <ToggleButton
            key={option.value}
            id={option.value}
            isDisabled={option.isDisabled === true}
            className={classNames(styles.segment)}
          >
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
