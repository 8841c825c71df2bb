import { ToggleButton } from "react-aria-components/ToggleButton";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import styles from "./timer-button.module.css";

export type TimerButtonProps = {
  label: string;
  /** What the clock stands at, as shown: "8:10", "12 min"; nothing before it was started. */
  shown: string | null;
  isRunning: boolean;
  /** Counted once, without a clock: it shows a tick instead. */
  isUntimed?: boolean;
  isDisabled?: boolean;
  onChange: (isRunning: boolean) => void;
};

/** One timer among others: a press starts it, another stops it. It runs on whatever happens to the screen. */
export function TimerButton(props: TimerButtonProps) {
  const { label, shown, isRunning, isUntimed = false, isDisabled = false, onChange } = props;
  return (
    <ToggleButton
      isSelected={isRunning}
      isDisabled={isDisabled}
      onChange={onChange}
      className={classNames(styles.timer)}
    >
      <Icon name={isUntimed ? (isRunning ? "check" : "plus") : isRunning ? "pause" : "play"} size={14} />
      <span>{label}</span>
      {shown === null ? null : <b>{shown}</b>}
    </ToggleButton>
  );
}
