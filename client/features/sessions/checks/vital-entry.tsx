import { type FocusEvent, useRef, useState } from "react";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import {
  findImplausible,
  type Measured,
  notMeasuredReasons,
  notMeasuredWords,
  vitalFacts,
} from "#domain/precautions/vitals/vital.ts";
import {
  keptThousandths,
  shownDiastolicSpan,
  shownSpan,
  shownUnit,
} from "#domain/precautions/vitals/vital-units.ts";
import styles from "./checks.module.css";
import { MeasuredWords } from "./measured-words.tsx";
import type { VitalActs, VitalPlace } from "./use-vitals.ts";

type Entered = { first: number | undefined; second: number | undefined };
const nothing: Entered = { first: undefined, second: undefined };

/** One vital sign: its number with unit, or one tap and a reason why there is none. It is kept when the field is left. */
export function VitalEntry({
  place,
  acts,
  timeZone,
  isDisabled,
}: {
  place: VitalPlace;
  acts: VitalActs;
  timeZone: string;
  isDisabled: boolean;
}) {
  const { vital, moment } = place;
  const { unitSystem } = acts.vitals;
  const [isAgain, setAgain] = useState(false);
  const [entered, setEntered] = useState<Entered>(nothing);
  const latest = useRef<Entered>(nothing);
  const isPair = vital === "blood-pressure";
  const standing = acts.latest(place);
  const enter = (part: Partial<Entered>) => {
    latest.current = { ...latest.current, ...part };
    setEntered(latest.current);
  };
  if (standing && !isAgain)
    return (
      <MeasuredWords
        place={place}
        acts={acts}
        timeZone={timeZone}
        onAgain={
          isDisabled
            ? null
            : () => {
                enter(nothing);
                setAgain(true);
              }
        }
      />
    );
  if (isDisabled)
    return (
      <span className={styles.measured}>
        <span>{vitalFacts[vital].short}</span> <i>not known</i>
      </span>
    );
  const measuredOf = ({ first, second }: Entered): Measured | undefined =>
    first === undefined || (isPair && second === undefined)
      ? undefined
      : {
          kind: "measured",
          thousandths: keptThousandths(vital, first, unitSystem),
          ...(isPair && second !== undefined ? { diastolicThousandths: second * 1000 } : {}),
        };
  const measured = measuredOf(entered);
  const problem = measured && findImplausible(vital, measured);
  const keep = (event: FocusEvent<HTMLElement>) => {
    // The field commits as it is left, before this render knows of it.
    const value = measuredOf(latest.current);
    if (event.currentTarget.contains(event.relatedTarget) || !value || findImplausible(vital, value)) return;
    setAgain(false);
    void acts.record(place, value);
  };
  const [least, most] = shownSpan(vital, unitSystem);
  const { unit, digits } = shownUnit(vital, unitSystem);
  const said = acts.problemOf(place);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the pair of fields keeps what was entered in both.
    <span className={styles.entry} data-vital={`${moment}-${vital}`} onBlur={keep}>
      <span aria-hidden="true">{vitalFacts[vital].short}</span>
      <NumberField
        label={isPair ? "Systolic pressure" : vitalFacts[vital].label}
        isLabelHidden
        value={entered.first}
        onChange={(first) => enter({ first })}
        min={least}
        max={most}
        fractionDigits={digits}
        unit={isPair ? "/" : unit}
        {...(problem?.field === "thousandths" ? { error: problem.words } : said ? { error: said } : {})}
      />
      {isPair ? (
        <NumberField
          label="Diastolic pressure"
          isLabelHidden
          value={entered.second}
          onChange={(second) => enter({ second })}
          min={shownDiastolicSpan[0]}
          max={shownDiastolicSpan[1]}
          fractionDigits={0}
          unit={unit}
          {...(problem?.field === "diastolicThousandths" ? { error: problem.words } : {})}
        />
      ) : null}
      {standing?.value.kind === "measured" ? null : (
        <MenuButton
          label={`${vitalFacts[vital].label} not measured`}
          kind="quiet"
          size="small"
          commands={notMeasuredReasons.map((reason) => ({
            id: reason,
            section: "Not measured",
            label: notMeasuredWords[reason],
            onChoose: () => {
              setAgain(false);
              void acts.record(place, { kind: "not-measured", reason, words: "" });
            },
          }))}
        >
          Not measured
        </MenuButton>
      )}
    </span>
  );
}
