import { formatDay } from "#client/format/dates.ts";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import { formatAmount } from "#domain/doses/describe.ts";
import type { ReportRecord } from "#domain/reports/report.ts";
import { counted } from "#domain/units/counted.ts";

type Measured = ReportRecord["measures"][number];

const measured = ({ first, last, unit, words }: Measured): string =>
  first.on === last.on
    ? `${formatAmount(last.thousandths)}\u00a0${unit} on ${formatDay(last.on)}: ${words}`
    : `${formatAmount(first.thousandths)} to ${formatAmount(last.thousandths)}\u00a0${unit}, ${formatDay(first.on)} to ${formatDay(last.on)}: ${words}`;

const painOf = ({ painFirst, painLast }: ReportRecord): string => {
  if (!painFirst || !painLast) return "not asked";
  const said = ({ on, of10 }: typeof painLast) => `${of10} of 10 on ${formatDay(on)}`;
  return painFirst.on === painLast.on ? said(painLast) : `${said(painFirst)}, ${said(painLast)}`;
};

/** What the record says of a period, term by term. */
export function RecordRows({ record }: { record: ReportRecord }) {
  const { attendance, measures, lines, home, requests, adverseEvents } = record;
  return (
    <DefinitionRows
      isRuled
      rows={[
        {
          term: "Treatment days",
          value: `${record.treatmentDays} in the period, ${record.treatmentDaysInAll} in all`,
        },
        {
          term: "Bookings",
          value:
            attendance.booked === 0
              ? "nothing booked"
              : `${attendance.booked} booked; ${attendance.noShow} no-show, ${attendance.cancelled} cancelled${attendance.cancelledByClinic > 0 ? `, ${attendance.cancelledByClinic} of them by the clinic` : ""}`,
        },
        { term: "Worst pain", value: painOf(record) },
        ...measures.map((one) => ({
          key: `${one.measureId} ${one.side}`,
          term: one.side === "not-applicable" ? one.name : `${one.name}, ${one.side}`,
          value: measured(one),
        })),
        ...(measures.length === 0 ? [{ term: "Measures", value: "none scored" }] : []),
        ...lines.map(({ lineKey, name, before, after, changes }) => ({
          key: lineKey,
          term: name,
          value: `${before || "not specified"} to ${after || "not specified"}, ${counted(changes, "change")}`,
        })),
        ...(lines.length === 0 ? [{ term: "Doses", value: "none changed" }] : []),
        {
          term: "Home program",
          value:
            home.sessionsAsked === 0
              ? "not asked about"
              : `done on ${counted(home.daysDone, "day")}, asked in ${counted(home.sessionsAsked, "session")}`,
        },
        {
          term: "Questions",
          value:
            requests.asked === 0 ? "none asked" : `${requests.asked} asked, ${requests.answered} answered`,
        },
        {
          term: "Adverse events",
          value:
            adverseEvents.length === 0
              ? "none recorded"
              : adverseEvents.map(({ on, words }) => `${formatDay(on)}: ${words}`).join("; "),
        },
      ]}
    />
  );
}
