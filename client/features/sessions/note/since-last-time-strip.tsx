import { type FocusEvent, useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { SinceLastTime } from "#domain/sessions/session.ts";
import type { Sheet } from "../flowsheet/use-row-acts.ts";
import { HomeAnswers, wordsOfHome } from "./home-answers.tsx";
import styles from "./session-screen.module.css";

const questions = [
  {
    key: "feels",
    label: "Since last time",
    options: [
      ["better", "Better"],
      ["same", "Same"],
      ["worse", "Worse"],
    ],
  },
  {
    key: "after24Hours",
    label: "In the 24 hours after",
    options: [
      ["settled", "Settled"],
      ["sore", "Sore"],
      ["flared", "Flared"],
    ],
  },
  {
    key: "falls",
    label: "Falls",
    options: [
      ["none", "None"],
      ["one-or-more", "One or more"],
    ],
  },
  {
    key: "newSymptoms",
    label: "New symptoms",
    options: [
      ["none", "None"],
      ["yes", "Yes"],
    ],
  },
  {
    key: "medication",
    label: "Medication",
    options: [
      ["same", "Same"],
      ["changed", "Changed"],
    ],
  },
] as const;

/** An answer that says something happened opens a line for what it was. */
const asksWhat = {
  falls: { when: "one-or-more", field: "fallsNote", label: "What happened" },
  newSymptoms: { when: "yes", field: "newSymptomsNote", label: "Which symptoms" },
  medication: { when: "changed", field: "medicationNote", label: "Which medication changed, and how" },
} as const;
const whatIsAsked = (key: (typeof questions)[number]["key"]) =>
  key in asksWhat ? asksWhat[key as keyof typeof asksWhat] : null;

const wordsOf = (value: SinceLastTime): string[] => {
  const answered = questions.flatMap((question) => {
    const answer = question.options.find(([option]) => option === value[question.key]);
    if (!answer) return [];
    const what = whatIsAsked(question.key);
    const words = what && value[question.key] === what.when ? value[what.field] : undefined;
    return [`${spoken[question.key](answer[1])}${words ? `: ${words}` : ""}`];
  });
  return [...answered, ...wordsOfHome(value)];
};
const spoken: Record<(typeof questions)[number]["key"], (answer: string) => string> = {
  feels: (answer) => answer,
  after24Hours: (answer) => `24 h ${answer.toLowerCase()}`,
  falls: (answer) => `Falls ${answer.toLowerCase()}`,
  newSymptoms: (answer) => `New symptoms ${answer.toLowerCase()}`,
  medication: (answer) => `Medication ${answer.toLowerCase()}`,
};

/** What was written for an answer goes with it when the answer is changed. */
function withAnswer(
  value: SinceLastTime,
  key: (typeof questions)[number]["key"],
  chosen: string,
): SinceLastTime {
  const next = { ...value, [key]: chosen };
  const what = whatIsAsked(key);
  if (what && chosen !== what.when) delete next[what.field];
  return next;
}

/** Six questions, one tap each, no default: nothing is an answer until somebody gave it. Answered, it folds to one line. */
export function SinceLastTimeStrip({
  value,
  home,
  heldOn,
  onChange,
  isDisabled,
}: {
  value: SinceLastTime;
  home: Sheet["home"];
  heldOn: string;
  onChange: (value: SinceLastTime) => void;
  isDisabled: boolean;
}) {
  const words = wordsOf(value);
  const isWhole = words.length === questions.length + 1;
  const [isUnfolded, setUnfolded] = useState(!isWhole);
  if (isWhole && !isUnfolded)
    return (
      <section aria-label="Since last time" className={styles.folded}>
        <b>Since last time</b>
        {words.map((one) => (
          <span key={one}>{one}</span>
        ))}
        {isDisabled ? null : (
          <Button size="small" kind="quiet" onPress={() => setUnfolded(true)}>
            Change
          </Button>
        )}
      </section>
    );
  // It folds when the next thing is turned to, never under the finger or the arrow keys that answer it.
  const foldWhenLeft = (event: FocusEvent<HTMLElement>) => {
    if (isWhole && !event.currentTarget.contains(event.relatedTarget)) setUnfolded(false);
  };
  return (
    <section aria-label="Since last time" className={styles.since} onBlur={foldWhenLeft}>
      {questions.map((question) => (
        <RadioSegments
          key={question.key}
          label={question.label}
          isLabelBeside
          size="touch"
          isDisabled={isDisabled}
          value={(value[question.key] as string | undefined) ?? null}
          onChange={(chosen) => onChange(withAnswer(value, question.key, chosen))}
          options={question.options.map(([option, label]) => ({ value: option, label }))}
        />
      ))}
      <HomeAnswers value={value} home={home} heldOn={heldOn} onChange={onChange} isDisabled={isDisabled} />
      {Object.entries(asksWhat).map(([key, what]) =>
        value[key as keyof typeof asksWhat] === what.when ? (
          <TextField
            key={key}
            label={what.label}
            value={value[what.field] ?? ""}
            isDisabled={isDisabled}
            maxLength={300}
            onChange={(words) => onChange({ ...value, [what.field]: words })}
          />
        ) : null,
      )}
    </section>
  );
}
