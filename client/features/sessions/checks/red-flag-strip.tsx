import { formatColumnDay } from "#client/format/dates.ts";
import { RedFlagList } from "#client/red-flag-list.tsx";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { redFlagQuestions } from "#domain/precautions/red-flags/questions.ts";
import { flagsAnswered, type RedFlagCheck } from "#domain/precautions/red-flags/red-flag-check.ts";
import type { Sheet } from "../flowsheet/use-row-acts.ts";
import styles from "./checks.module.css";

type Asked = Sheet["redFlags"];

/** What a session says of red flags, and whether the whole list is open. */
export type RedFlagState = {
  asked: Asked;
  value: RedFlagCheck | undefined;
  isDisabled: boolean;
  isUnfolded: boolean;
  onUnfold: (isUnfolded: boolean) => void;
  onChange: (value: RedFlagCheck | undefined) => void;
};

/** No change since they were asked in full, in one tap, or the whole list. Part of the line of timers, so that it is no stop of its own. */
export function RedFlagButtons({ asked, value, isDisabled, isUnfolded, onUnfold, onChange }: RedFlagState) {
  const { last, questions } = asked;
  const isConfirmed = value?.kind === "no-change";
  if (isDisabled) return null;
  return (
    <span role="group" aria-label="Red flags" className={styles.flagLine}>
      <b>Red flags</b>
      {last ? (
        <Button
          size="small"
          aria-pressed={isConfirmed}
          {...(isConfirmed ? { icon: "tick" as const } : {})}
          onPress={() => onChange(isConfirmed ? undefined : { kind: "no-change", ...last })}
        >
          No change since {formatColumnDay(last.askedOn)}
        </Button>
      ) : null}
      <Button size="small" kind="quiet" aria-expanded={isUnfolded} onPress={() => onUnfold(!isUnfolded)}>
        {value?.kind === "asked" ? wordsOf(value, questions) : "Ask"}
      </Button>
    </span>
  );
}

/** The list when it is open, and what was answered yes; of a session that has ended what it says. */
export function RedFlagDetails({
  asked,
  value,
  isDisabled,
  isUnfolded,
  onChange,
  prescriberName,
}: RedFlagState & { prescriberName: string }) {
  const { questions } = asked;
  const yes = value ? flagsAnswered(value.answers, "yes") : [];
  const present = redFlagQuestions.filter(({ flag }) => yes.includes(flag));
  const isListed = isUnfolded && !isDisabled;
  if (!isListed && present.length === 0 && !(isDisabled && value)) return null;
  return (
    <section aria-label="Red flags in full" className={styles.redFlags}>
      {isDisabled ? <p>Red flags: {wordsOf(value, questions)}</p> : null}
      {present.length > 0 ? (
        <p className={styles.present}>
          <Icon name="octagon" size={16} tone="worse" />
          <span>
            <b>Yes:</b> {present.map(({ words }) => words.replace(/\?$/, "")).join("; ")}.{" "}
            {value?.kind === "asked"
              ? `${prescriberName} is told at once. A message does not replace a call.`
              : "Confirmed as it was."}
          </span>
        </p>
      ) : null}
      {isListed ? (
        <div className={styles.list}>
          <RedFlagList
            questions={questions}
            answers={value?.kind === "asked" ? value.answers : []}
            onChange={(answers) => onChange({ kind: "asked", answers })}
          />
        </div>
      ) : null}
    </section>
  );
}

function wordsOf(value: RedFlagCheck | undefined, questions: Sheet["redFlags"]["questions"]): string {
  if (!value) return "Not asked";
  if (value.kind === "no-change") return `No change since ${formatColumnDay(value.askedOn)}`;
  const [yes, no] = [flagsAnswered(value.answers, "yes").length, flagsAnswered(value.answers, "no").length];
  const open = questions.length - yes - no;
  return [`${yes} yes`, `${no} no`, ...(open > 0 ? [`${open} not asked`] : [])].join(", ");
}
