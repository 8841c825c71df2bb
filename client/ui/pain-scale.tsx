import { type KeyboardEvent, useRef } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import type { PainAnswer } from "#domain/sessions/session.ts";
import { classNames } from "./class-names.ts";
import field from "./field.module.css";
import styles from "./pain-scale.module.css";

const levels = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;

export type PainScaleProps = {
  label: string;
  /** `null` is not answered yet, which is neither 0 nor not asked. */
  value: PainAnswer | null;
  onChange: (value: PainAnswer) => void;
  /** Pain above this stops the exercise; those buttons carry a brick edge. */
  stopsAbove?: number | undefined;
  isDisabled?: boolean;
  /** The label stands before the numbers where there is room: one row and not two. */
  isLabelBeside?: boolean;
};

/** A 0 this soon after a 1 makes it 10. */
const togetherMilliseconds = 1000;

/** Pain 0 to 10, one tap or one digit; or nobody asked. The stop rule is said in words beside the edge. */
export function PainScale(props: PainScaleProps) {
  const { label, value, onChange, stopsAbove, isDisabled = false, isLabelBeside = false } = props;
  const one = useRef(Number.NEGATIVE_INFINITY);
  const onDigit = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isDisabled || !/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const isTen = event.key === "0" && event.timeStamp - one.current < togetherMilliseconds;
    one.current = event.key === "1" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const level = isTen ? 10 : Number(event.key);
    onChange(level);
    event.currentTarget.querySelectorAll("input")[level]?.focus();
    event.preventDefault();
  };
  return (
    <RadioGroup
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === "not-asked" ? next : Number(next))}
      orientation="horizontal"
      isDisabled={isDisabled}
      className={classNames(styles.group, isLabelBeside && styles.beside)}
    >
      <div className={styles.head}>
        <Label className={classNames(field.label)}>{label}</Label>
        {stopsAbove !== undefined && <span className={styles.rule}>stop rule: above {stopsAbove}</span>}
      </div>
      <div className={styles.levels} role="presentation" onKeyDown={onDigit}>
        {levels.map((level) => {
          const isAbove = stopsAbove !== undefined && Number(level) > stopsAbove;
          return (
            <Radio
              key={level}
              value={level}
              aria-label={isAbove ? `${level}, above the stop rule` : level}
              className={classNames(styles.level, isAbove && styles.above)}
            >
              {level}
            </Radio>
          );
        })}
        <Radio value="not-asked" className={classNames(styles.level, styles.notAsked)}>
          Not asked
        </Radio>
      </div>
    </RadioGroup>
  );
}
