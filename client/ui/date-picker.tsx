import { type DateValue, parseDate } from "@internationalized/date";
import {
  DatePicker as AriaDatePicker,
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DateSegment,
  Group,
  Label,
  Popover,
} from "react-aria-components/DatePicker";
import { Dialog, Heading } from "react-aria-components/Dialog";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { formatWeekdayDay } from "#client/format/dates.ts";
import type { Day } from "#domain/calendar/days.ts";
import { classNames } from "./class-names.ts";
import date from "./date-field.module.css";
import type { DateFieldProps } from "./date-field.tsx";
import styles from "./field.module.css";
import { FieldError, FieldHint } from "./field-error.tsx";
import { Icon } from "./icon.tsx";
import { useSteady } from "./use-steady.ts";

export type DatePickerProps = DateFieldProps & {
  earliest?: Day;
  latest?: Day;
  /** Days that cannot be chosen, such as a closed clinic. */
  isUnavailable?: (day: Day) => boolean;
};

/** A day near today, typed or picked. Weeks begin on Sunday. Birth dates take the plain date field. */
export function DatePicker(props: DatePickerProps) {
  const { label, isLabelHidden, value, onChange, earliest, latest, isUnavailable } = props;
  const hint = useSteady(props.hint);
  const error = useSteady(props.error);
  return (
    <I18nProvider locale="en-US">
      <AriaDatePicker
        value={value === undefined ? null : parseDate(value)}
        onChange={(next) => onChange(next?.toString())}
        granularity="day"
        isInvalid={error !== undefined}
        isDisabled={props.isDisabled === true}
        isRequired={props.isRequired === true}
        {...(earliest ? { minValue: parseDate(earliest) } : {})}
        {...(latest ? { maxValue: parseDate(latest) } : {})}
        {...(isUnavailable ? { isDateUnavailable: (day: DateValue) => isUnavailable(day.toString()) } : {})}
        className={classNames(styles.field)}
      >
        <Label className={isLabelHidden ? "visually-hidden" : classNames(styles.label)}>{label}</Label>
        <Group className={classNames(styles.box)}>
          <DateInput className={classNames(date.input)}>
            {(segment) => <DateSegment segment={segment} className={classNames(date.segment)} />}
          </DateInput>
          {value !== undefined && (
            <span className={classNames(styles.unit, date.words)}>{formatWeekdayDay(value)}</span>
          )}
          <Button className={classNames(date.calendarButton)}>
            <Icon name="cal" />
          </Button>
        </Group>
        {hint && <FieldHint>{hint}</FieldHint>}
        {error && <FieldError>{error}</FieldError>}
        <Popover className={classNames(date.popover)}>
          <Dialog>
            <Calendar>
              <header className={date.month}>
                <Heading />
                <div className={date.turns}>
                  <Button slot="previous" className={classNames(date.turn)}>
                    <Icon name="chevl" />
                  </Button>
                  <Button slot="next" className={classNames(date.turn)}>
                    <Icon name="chevr" />
                  </Button>
                </div>
              </header>
              <CalendarGrid weekdayStyle="short">
                <CalendarGridHeader>
                  {(day) => (
                    <CalendarHeaderCell className={classNames(date.head)}>
                      {day.slice(0, 2)}
                    </CalendarHeaderCell>
                  )}
                </CalendarGridHeader>
                <CalendarGridBody>
                  {(day) => <CalendarCell date={day} className={classNames(date.day)} />}
                </CalendarGridBody>
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </AriaDatePicker>
    </I18nProvider>
  );
}
