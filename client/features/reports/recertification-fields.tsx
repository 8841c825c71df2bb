import { formatDay } from "#client/format/dates.ts";
import type { Outputs } from "#client/trpc.ts";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import formStyles from "#client/ui/form-rows.module.css";
import { NumberField } from "#client/ui/number-field.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import type { ReportContent } from "#domain/reports/report.ts";
import { recertifiedAtMost } from "#domain/reports/validate.ts";

type Recertification = NonNullable<ReportContent["recertification"]>;

/** One document may report progress and ask the physiatrist to certify on. */
export function RecertificationFields({
  content,
  certification,
  said,
  onChange,
}: {
  content: ReportContent;
  certification: Outputs["reports"]["prepare"]["certification"];
  said: (field: string) => string | undefined;
  onChange: (recertification: Recertification | undefined) => void;
}) {
  const { recertification, toOn } = content;
  const standing = certification?.certifiedTo
    ? `certified to ${formatDay(certification.certifiedTo)}`
    : certification
      ? `not certified yet, due by ${formatDay(certification.certifyBy)}`
      : undefined;
  const set = (part: Partial<Recertification>) =>
    recertification && onChange({ ...recertification, ...part });
  const setFrequency = (part: Partial<Recertification["frequency"]>) =>
    recertification && set({ frequency: { ...recertification.frequency, ...part } });
  return (
    <section aria-label="Recertification">
      <SectionHead heading="Recertification" note={standing} isRuled />
      <Checkbox
        isSelected={recertification !== undefined}
        onChange={(isAsked) =>
          onChange(
            isAsked
              ? {
                  toOn: recertifiedAtMost(toOn),
                  frequency: { perWeekLeast: 1, perWeekMost: 2, perDay: 1, weeks: 8 },
                }
              : undefined,
          )
        }
      >
        This report also asks to certify the plan on
      </Checkbox>
      {recertification ? (
        <div className={formStyles.row}>
          <div className={formStyles.date}>
            <DateField
              label="Certify to"
              value={recertification.toOn}
              onChange={(on) => set({ toOn: on ?? "" })}
              error={said("recertification.toOn")}
            />
          </div>
          <div className={formStyles.narrow}>
            <NumberField
              label="Least per week"
              value={recertification.frequency.perWeekLeast}
              onChange={(perWeekLeast) => setFrequency({ perWeekLeast: perWeekLeast ?? 0 })}
              error={said("recertification.frequency.perWeekLeast")}
            />
          </div>
          <div className={formStyles.narrow}>
            <NumberField
              label="Most per week"
              value={recertification.frequency.perWeekMost}
              onChange={(perWeekMost) => setFrequency({ perWeekMost: perWeekMost ?? 0 })}
              error={said("recertification.frequency.perWeekMost")}
            />
          </div>
          <div className={formStyles.narrow}>
            <NumberField
              label="Weeks"
              value={recertification.frequency.weeks}
              onChange={(weeks) => setFrequency({ weeks: weeks ?? 0 })}
              error={said("recertification.frequency.weeks")}
            />
          </div>
        </div>
      ) : null}
    </section>
  );
}
