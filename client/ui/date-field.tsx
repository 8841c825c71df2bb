import { type CalendarDate, parseDate } from "@internationalized/date";
import { DateField as AriaDateField, DateInput, DateSegment, Label } from "react-aria-components/DateField";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { formatWeekdayDay } from "#client/format/dates.ts";
import type { Day } from "#domain/calendar/days.ts";
import { classNames } from "./class-names.ts";
import date from "./date-field.module.css";
import styles from "./field.module.css";
import { FieldError, FieldHint } from "./field-error.tsx";
import type { FieldFrame } from "./field-frame.ts";
import { useSteady } from "./use-steady.ts";

export type DateFieldProps = FieldFrame & {
  /** A calendar day without a zone; `undefined` is empty. */
  value: Day | undefined;
  onChange: (value: Day | undefined) => void;
  isDisabled?: boolean;
  isRequired?: boolean;
};

const read = (value: Day | undefined): CalendarDate | null => (value === undefined ? null : parseDate(value));

/** A calendar day typed in parts, month first; beside it the day in words, so that a wrong month is seen. */
export function DateField(props: DateFieldProps) {
  const { label, isLabelHidden, value, onChange } = props;
  const hint = useSteady(props.hint);
  const error = useSteady(props.error);
  return (
    <I18nProvider locale="en-US">
      <AriaDateField
        value={read(value)}
        onChange={(next) => onChange(next?.toString())}
        granularity="day"
        isInvalid={error !== undefined}
        isDisabled={props.isDisabled === true}
        isRequired={props.isRequired === true}
        className={classNames(styles.field)}
      >
        <Label className={isLabelHidden ? "visually-hidden" : classNames(styles.label)}>{label}</Label>
        <div className={styles.box}>
          <DateInput className={classNames(date.input)}>
            {(segment) => <DateSegment segment={segment} className={classNames(date.segment)} />}
          </DateInput>
          {value !== undefined && (
            <span className={classNames(styles.unit, date.words)}>{formatWeekdayDay(value)}</span>
          )}
        </div>
        {hint && <FieldHint>{hint}</FieldHint>}
        {error && <FieldError>{error}</FieldError>}
      </AriaDateField>
    </I18nProvider>
  );
}
