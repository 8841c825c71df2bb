import { Label, Radio, RadioGroup, Text } from "react-aria-components/RadioGroup";
import { classNames } from "./class-names.ts";
import field from "./field.module.css";
import { FieldError } from "./field-error.tsx";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import styles from "./radio-segments.module.css";
import { useSteady } from "./use-steady.ts";

export type Segment<Value extends string> = {
  value: Value;
  label: string;
  icon?: IconName;
  isDisabled?: boolean;
  /** Possible, but outside what was ordered or expected: dashed. */
  isUnusual?: boolean;
};

export type RadioSegmentsProps<Value extends string> = {
  label: string;
  isLabelHidden?: boolean;
  /** The label stands before the answers where there is room, so that a strip of questions stays low. */
  isLabelBeside?: boolean;
  /** `null` is not answered: nothing is chosen by default. */
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly Segment<Value>[];
  size?: "small" | "touch";
  hint?: string | undefined;
  error?: string | undefined;
  isDisabled?: boolean;
};

/** One of a few, all visible. Arrow keys move and choose; a tap chooses. */
export function RadioSegments<Value extends string>(props: RadioSegmentsProps<Value>) {
  const {
    label,
    isLabelHidden,
    isLabelBeside,
    value,
    onChange,
    options,
    size = "small",
    hint,
    isDisabled,
  } = props;
  const error = useSteady(props.error);
  return (
    <RadioGroup
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
      orientation="horizontal"
      isDisabled={isDisabled === true}
      isInvalid={error !== undefined}
      className={classNames(field.field, styles.group, isLabelBeside && styles.beside)}
    >
      <Label className={isLabelHidden ? "visually-hidden" : classNames(field.label)}>{label}</Label>
      <div className={classNames(styles.segments, styles[size])}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            isDisabled={option.isDisabled === true}
            className={classNames(styles.segment, option.isUnusual && styles.unusual)}
          >
            {option.icon && <Icon name={option.icon} size={14} />}
            {option.label}
          </Radio>
        ))}
      </div>
      {hint && (
        <Text slot="description" className={classNames(field.hint)}>
          {hint}
        </Text>
      )}
      {error && <FieldError>{error}</FieldError>}
    </RadioGroup>
  );
}
