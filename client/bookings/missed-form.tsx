import { type FormEvent, useState } from "react";
import { errorData, errorWords } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import {
  causesOf,
  type MissedCause,
  type MissedState,
  missedCauseFacts,
  problemOfMissed,
} from "#domain/schedule/missed.ts";
import styles from "./missed-form.module.css";
import type { MissedActs } from "./use-missed-acts.ts";

const labelOf = (cause: MissedCause): string => {
  const { by, words } = missedCauseFacts[cause];
  return by === "clinic" ? `By the clinic: ${words}` : words[0]?.toUpperCase() + words.slice(1);
};

/** Why a booking did not take place: a cause from the list, so that causes can be counted, and words where it needs them. */
export function MissedForm(props: {
  who: string;
  how: MissedState;
  booking: { bookingId: string; version: number };
  acts: MissedActs;
  onClose: () => void;
}) {
  const { who, how, booking, acts, onClose } = props;
  const [cause, setCause] = useState<MissedCause | "">("");
  const [words, setWords] = useState("");
  const [isSent, setSent] = useState(false);
  const problem =
    cause === ""
      ? { field: "cause", words: "Choose the cause." }
      : problemOfMissed({ how, cause, words: words.trim() });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!problem && cause !== "") acts.miss(booking, { how, cause, words: words.trim() });
  };
  const errorOf = (field: string) => (isSent && problem?.field === field ? { error: problem.words } : {});
  const refused = acts.error;
  const named = how === "no-show" ? "No-show" : "Cancel";
  return (
    <form noValidate className={styles.form} aria-label={`${named}: ${who}`} onSubmit={send}>
      <SelectField
        label={how === "no-show" ? "Why nobody came" : "Why it is cancelled"}
        value={cause}
        placeholder="Choose the cause"
        isRequired
        onChange={(value) => setCause(causesOf(how).find((one) => one === value) ?? "")}
        options={causesOf(how).map((value) => ({ value, label: labelOf(value) }))}
        {...errorOf("cause")}
      />
      <TextField
        label={cause !== "" && missedCauseFacts[cause].needsWords ? "In words" : "In words, if more was said"}
        hint="Read by the front desk: nothing of the chart."
        value={words}
        onChange={setWords}
        maxLength={200}
        {...errorOf("words")}
      />
      <span className={styles.acts}>
        <Button kind="main" type="submit" isPending={acts.isPending}>
          {how === "no-show" ? "Record no-show" : "Cancel booking"}
        </Button>
        <Button onPress={onClose}>Keep it</Button>
      </span>
      {refused ? (
        <Strip tone="worse" role="alert">
          {errorData(refused)?.refusal?.words ?? errorWords(refused)}
        </Strip>
      ) : null}
    </form>
  );
}
