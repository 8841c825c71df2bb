import { type ReactNode, useEffect, useRef } from "react";
import styles from "./number-pad.module.css";

export type NumberPadProps = {
  /** What is being entered, with its unit: it names the pad and stands over the keys. */
  label: string;
  text: string;
  onText: (text: string) => void;
  /** Values that are one tap: the last ones used, or the rungs of a ladder. */
  choices: readonly { label: string; text: string }[];
  /** A ladder has words alone and no digits. */
  isWords?: boolean;
  hasPoint?: boolean;
  onDone: () => void;
  onNext: () => void;
  /** To the system's own keyboard, for what has no key here. */
  onKeyboard: () => void;
};

/**
 * Keys at the foot of the screen for the field that has the focus, so that no system keyboard covers what is filled in.
 * The field keeps the focus: keys of a keyboard and a screen reader work as ever.
 */
export function NumberPad(props: NumberPadProps) {
  const {
    label,
    text,
    onText,
    choices,
    isWords = false,
    hasPoint = false,
    onDone,
    onNext,
    onKeyboard,
  } = props;
  // The first digit replaces what stood, as a typed one does.
  const isFresh = useRef(true);
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = pad.current?.parentElement?.querySelector("input");
    if (!field || !pad.current) return;
    // Right above the keys, however small the screen and whatever stands fixed at its head.
    field.style.scrollMarginBottom = `${pad.current.offsetHeight + 12}px`;
    field.scrollIntoView({ block: "end" });
  }, []);
  const add = (character: string) => {
    onText(isFresh.current ? character : text + character);
    isFresh.current = false;
  };
  const erase = () => {
    onText(isFresh.current ? "" : text.slice(0, -1));
    isFresh.current = false;
  };
  const key = (character: string) => (
    <Key key={character} onPress={() => add(character)}>
      {character}
    </Key>
  );
  return (
    <div
      ref={pad}
      role="group"
      aria-label={`Number pad, ${label}`}
      data-number-pad=""
      className={styles.pad}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
    >
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        <output className={styles.value}>{text === "" ? "–" : text}</output>
        <span className={styles.choices}>
          {choices.map((choice) => (
            <Key
              key={choice.label}
              isChoice
              onPress={() => {
                onText(choice.text);
                isFresh.current = true;
              }}
            >
              {choice.label}
            </Key>
          ))}
        </span>
      </div>
      <div className={styles.keys}>
        {isWords ? null : (
          <div className={styles.digits}>
            {["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"].map(key)}
            {hasPoint ? key(".") : <span />}
            <Key onPress={erase}>Erase</Key>
          </div>
        )}
        <div className={styles.ends}>
          <Key onPress={onKeyboard}>Keyboard</Key>
          <Key onPress={onDone}>Done</Key>
          <Key isMain onPress={onNext}>
            Next
          </Key>
        </div>
      </div>
    </div>
  );
}

function Key(props: { children: ReactNode; isMain?: boolean; isChoice?: boolean; onPress: () => void }) {
  const { children, isMain = false, isChoice = false, onPress } = props;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={isMain ? styles.main : isChoice ? styles.choice : styles.key}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
