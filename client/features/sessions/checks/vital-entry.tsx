import { type FocusEvent, useState } from "react";
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
  const [first, setFirst] = useState<number | undefined>();
  const [second, setSecond] = useState<number | undefined>();
  const isPair = vital === "blood-pressure";
  const standing = acts.latest(place);
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
                setFirst(undefined);
                setSecond(undefined);
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
  const measured: Measured | undefined =
    first === undefined || (isPair && second === undefined)
      ? undefined
      : {
          kind: "measured",
          thousandths: keptThousandths(vital, first, unitSystem),
          ...(isPair && second !== undefined ? { diastolicThousandths: second * 1000 } : {}),
        };
  const problem = measured && findImplausible(vital, measured);
  const beyond = measured && !problem ? acts.met(place, measured)[0] : undefined;
  const keep = (event: FocusEvent<HTMLElement>) => {
    if (event.currentTarget.contains(event.relatedTarget) || !measured || problem) return;
    setAgain(false);
    void acts.record(place, measured);
  };
  const [least, most] = shownSpan(vital, unitSystem);
  const { unit, digits } = shownUnit(vital, unitSystem);
  const said = acts.problemOf(place);
  const ask = beyond ? { ask: beyond.words } : {};
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the pair of fields keeps what was entered in both.
    <span className={styles.entry} data-vital={`${moment}-${vital}`} onBlur={keep}>
      <NumberField
        label={isPair ? "Systolic" : vitalFacts[vital].label}
        value={first}
        onChange={setFirst}
        min={least}
        max={most}
        fractionDigits={digits}
        unit={isPair ? "/" : unit}
        {...(problem?.field === "thousandths" ? { error: problem.words } : said ? { error: said } : ask)}
      />
      {isPair ? (
        <NumberField
          label="Diastolic"
          value={second}
          onChange={setSecond}
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
