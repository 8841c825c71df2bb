import { parseTime, type Time } from "@internationalized/date";
import { DateInput, DateSegment, Label } from "react-aria-components/DateField";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { TimeField as AriaTimeField } from "react-aria-components/TimeField";
import type { Clock } from "#client/format/times.ts";
import { classNames } from "./class-names.ts";
import date from "./date-field.module.css";
import styles from "./field.module.css";
import { FieldError, FieldHint } from "./field-error.tsx";
import type { FieldFrame } from "./field-frame.ts";
import { useSteady } from "./use-steady.ts";

export type TimeFieldProps = FieldFrame & {
  /** "14:05", whichever clock shows it; empty where nobody said it. */
  value: string;
  onChange: (value: string) => void;
  clock: Clock;
};

const read = (value: string): Time | null => (/^\d\d:\d\d$/.test(value) ? parseTime(value) : null);
const two = (count: number): string => String(count).padStart(2, "0");

/** A time of day typed in parts, as the clinic's clock has it: 2:05 p.m. or 14:05. */
export function TimeField(props: TimeFieldProps) {
  const { label, isLabelHidden, value, onChange, clock } = props;
  const hint = useSteady(props.hint);
  const error = useSteady(props.error);
  return (
    <I18nProvider locale="en-US">
      <AriaTimeField
        value={read(value)}
        onChange={(next) => onChange(next ? `${two(next.hour)}:${two(next.minute)}` : "")}
        granularity="minute"
        hourCycle={clock === "12-hour" ? 12 : 24}
        shouldForceLeadingZeros={clock === "24-hour"}
        isInvalid={error !== undefined}
        className={classNames(styles.field)}
      >
        <Label className={isLabelHidden ? "visually-hidden" : classNames(styles.label)}>{label}</Label>
        <div className={styles.box}>
          <DateInput className={classNames(date.input)}>
            {(segment) => <DateSegment segment={segment} className={classNames(date.segment)} />}
          </DateInput>
        </div>
        {hint && <FieldHint>{hint}</FieldHint>}
        {error && <FieldError>{error}</FieldError>}
      </AriaTimeField>
    </I18nProvider>
  );
}
