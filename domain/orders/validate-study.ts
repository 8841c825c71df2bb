import type { Day } from "#domain/calendar/days.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import { amplitudeUnits, type ConductionRow, type StudyContent } from "./study.ts";
import type { OrderProblem } from "./validate-order.ts";

/** Above it a motor amplitude is believed to have been typed in µV (K). */
export const mostMotorMillivolts = 40;
/** Skin colder than this slows conduction: said, not refused (K). */
export const coldSkinCelsius = { hand: 32, foot: 30 } as const;

/** What stands against signing, each at its field. Empty means it may be signed. */
export function validateStudy(study: StudyContent, facts: { today: Day }): OrderProblem[] {
  return [
    ...(study.performedOn > facts.today
      ? [{ field: "performedOn", words: "This day lies ahead. Enter the day of the study." }]
      : []),
    ...(study.conduction.length === 0 && study.needle.length === 0
      ? [{ field: "conduction", words: "Add at least one nerve or one muscle." }]
      : []),
    ...study.conduction.flatMap((row, index) => validateRow(row, `conduction.${index}`)),
  ];
}

const numbers = [
  "latencyMsThousandths",
  "amplitudeThousandths",
  "velocityMpsThousandths",
  "distanceCmThousandths",
  "fWaveMsThousandths",
] as const;

function validateRow(row: ConductionRow, at: string): OrderProblem[] {
  const given = numbers.filter((name) => row[name] !== undefined);
  const [first] = given;
  if (row.response === "absent")
    return first === undefined
      ? []
      : [
          {
            field: `${at}.${first}`,
            words: "An absent response has no numbers. Clear them, or mark it present.",
          },
        ];
  if (row.latencyMsThousandths === undefined && row.amplitudeThousandths === undefined)
    return [{ field: `${at}.latencyMsThousandths`, words: "Enter latency or amplitude, or mark it absent." }];
  return [
    ...(row.kind === "motor" && (row.amplitudeThousandths ?? 0) > mostMotorMillivolts * 1000
      ? [
          {
            field: `${at}.amplitudeThousandths`,
            words: `A motor amplitude is in mV, at most ${mostMotorMillivolts}. Was this µV?`,
          },
        ]
      : []),
    ...(row.kind === "sensory" && row.fWaveMsThousandths !== undefined
      ? [{ field: `${at}.fWaveMsThousandths`, words: "An F-wave belongs to a motor row." }]
      : []),
  ];
}

/** Cold skin is said where it may explain a slow nerve. */
export function warnOfStudy(
  study: Pick<StudyContent, "temperatureCelsiusThousandths" | "temperatureSite">,
): OrderProblem[] {
  const { temperatureCelsiusThousandths: celsius, temperatureSite } = study;
  if (celsius === undefined)
    return [
      {
        field: "temperature",
        words: "Skin temperature is not measured: a cold limb is slow without being ill.",
      },
    ];
  const isFoot = /foot|leg|ankle/i.test(temperatureSite);
  const least = isFoot ? coldSkinCelsius.foot : coldSkinCelsius.hand;
  return celsius < least * 1000
    ? [
        {
          field: "temperature",
          words: `Colder than ${least} °C: warm the limb, or read slow values with care.`,
        },
      ]
    : [];
}

/** "median motor, left, wrist: 4.8 ms, 6.2 mV, 48 m/s". */
export function describeConduction(row: ConductionRow): string {
  const amount = (thousandths: number | undefined, unit: string) =>
    thousandths === undefined ? [] : [`${formatAmount(thousandths)}\u00a0${unit}`];
  const values =
    row.response === "absent"
      ? ["no response"]
      : [
          ...amount(row.latencyMsThousandths, "ms"),
          ...amount(row.amplitudeThousandths, amplitudeUnits[row.kind]),
          ...amount(row.velocityMpsThousandths, "m/s"),
          ...(row.fWaveMsThousandths === undefined
            ? []
            : [`F ${formatAmount(row.fWaveMsThousandths)}\u00a0ms`]),
        ];
  return `${row.nerve} ${row.kind}, ${row.side}, ${row.site}: ${values.join(", ")}`;
}
