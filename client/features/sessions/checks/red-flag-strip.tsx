import { useState } from "react";
import { formatDay } from "#client/format/dates.ts";
import { RedFlagList } from "#client/red-flag-list.tsx";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { ToolLine } from "#client/ui/tool-line.tsx";
import { flagsAnswered, type RedFlagCheck } from "#domain/precautions/red-flags/red-flag-check.ts";
import type { Sheet } from "../flowsheet/use-row-acts.ts";
import styles from "./checks.module.css";

/** Red flags in one line: no change since they were asked in full, in one tap, or the whole list. */
export function RedFlagStrip({
  asked,
  value,
  prescriberName,
  isDisabled,
  onChange,
}: {
  asked: Sheet["redFlags"];
  value: RedFlagCheck | undefined;
  prescriberName: string;
  isDisabled: boolean;
  onChange: (value: RedFlagCheck | undefined) => void;
}) {
  const [isUnfolded, setUnfolded] = useState(false);
  const { last, questions } = asked;
  const isConfirmed = value?.kind === "no-change";
  const present = questions.filter(({ flag }) => value && flagsAnswered(value.answers, "yes").includes(flag));
  if (isDisabled && !value) return null;
  return (
    <section aria-label="Red flags" className={styles.redFlags}>
      <ToolLine label="Red flags" className={styles.line}>
        <b>Red flags</b>
        {isDisabled ? (
          <span>{wordsOf(value, questions)}</span>
        ) : (
          <>
            {last ? (
              <Button
                size="small"
                aria-pressed={isConfirmed}
                {...(isConfirmed ? { icon: "tick" as const } : {})}
                onPress={() => onChange(isConfirmed ? undefined : { kind: "no-change", ...last })}
              >
                No change since {formatDay(last.askedOn)}
              </Button>
            ) : null}
            <Button
              size="small"
              kind="quiet"
              aria-expanded={isUnfolded}
              icon={isUnfolded ? "chev" : "chevr"}
              onPress={() => setUnfolded(!isUnfolded)}
            >
              {value?.kind === "asked" ? wordsOf(value, questions) : "Ask in full"}
            </Button>
          </>
        )}
      </ToolLine>
      {present.length > 0 ? (
        <p className={styles.present}>
          <Icon name="octagon" size={16} tone="worse" />
          <span>
            <b>Yes:</b> {present.map(({ words }) => words.replace(/\?$/, "")).join("; ")}.{" "}
            {value?.kind === "asked"
              ? `${prescriberName} is told at once. A message does not replace a call.`
              : ""}
          </span>
        </p>
      ) : null}
      {isUnfolded && !isDisabled ? (
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
  if (value.kind === "no-change") return `No change since ${formatDay(value.askedOn)}`;
  const [yes, no] = [flagsAnswered(value.answers, "yes").length, flagsAnswered(value.answers, "no").length];
  const open = questions.length - yes - no;
  return [`${yes} yes`, `${no} no`, ...(open > 0 ? [`${open} not asked`] : [])].join(", ");
}
