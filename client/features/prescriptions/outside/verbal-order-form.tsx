import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { errorData, errorWords, fieldWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { useDraft } from "#client/use-draft.ts";
import { leadingField } from "#domain/doses/describe.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { assessAmount } from "#domain/doses/reading/read-amount.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { verbalOrderSubject } from "#domain/prescriptions/verbal-order.ts";
import styles from "../versions/receipt-bar.module.css";

const wordsOnly = "words-only";
/** Fields that say their own refusal; every other one is said above the form. */
const shownFields = ["givenBy", "givenAt", "effect", "words", "wasReadBack"];

type Typed = { givenBy: string; words: string; effect: string; amount?: number | undefined };

/** An order by telephone or in passing: who, when, the words, read back. It holds at once and waits for signature. */
export function VerbalOrderForm({
  patientId,
  episodeId,
  content,
  onClose,
}: {
  patientId: string;
  episodeId: string;
  content: PrescriptionContent;
  onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const people = useQuery(trpc.people.list.queryOptions({})).data ?? [];
  const band = useQuery(trpc.patients.band.queryOptions({ patientId })).data;
  const draft = useDraft<Typed>({
    kind: "prescription",
    subjectId: verbalOrderSubject(episodeId),
    initial: { givenBy: "", words: "", effect: wordsOnly },
  });
  const { givenBy, words, effect, amount } = draft.value;
  const type = (part: Partial<Typed>) => draft.setValue((before) => ({ ...before, ...part }));
  // How long ago it was, and that it was read back, is said again after a reload: both were true at their moment.
  const [minutesAgo, setMinutesAgo] = useState<number | undefined>(draft.isRestored ? undefined : 0);
  const [wasReadBack, setReadBack] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const record = useMutation(
    trpc.prescriptions.recordVerbalOrder.mutationOptions({
      onSuccess: async () => {
        draft.finish();
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  const line = content.lines.find((one) => one.lineKey === effect);
  const field = line ? leadingField(line.dose) : undefined;
  const value = field && line ? line.dose[field] : undefined;
  const refusedField = errorData(record.error)?.refusal?.field;
  const problem = (name: string) => {
    const found = problems[name] ?? fieldWords(record.error, name);
    return found ? { error: found } : {};
  };

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (givenBy === "") found["givenBy"] = "Choose who gave the order.";
    if (words.trim() === "") found["words"] = "Write the order as it was given.";
    if (minutesAgo === undefined || minutesAgo < 0 || minutesAgo > 7 * 24 * 60)
      found["givenAt"] = "Enter how many minutes ago, at most a week.";
    if (!wasReadBack) found["wasReadBack"] = "Read the order back before you record it.";
    if (line && (amount === undefined || amount < 0)) found["amount"] = "Enter the dose that was ordered.";
    else if (field && value && amount !== undefined) {
      const assessed = assessAmount(Math.round(amount * 1000), field, value.unit);
      if ("problem" in assessed) found["amount"] = assessed.problem;
    }
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    // What cannot be kept can still be recorded.
    await draft.flush().catch(() => undefined);
    record.mutate({
      operationId: newOperationId(),
      episodeId,
      givenBy,
      givenAt: Date.now() - (minutesAgo ?? 0) * 60_000,
      words,
      wasReadBack,
      effect:
        line && field && value && amount !== undefined
          ? {
              kind: "dose",
              lineKey: line.lineKey,
              dose: { [field]: { ...value, thousandths: Math.round(amount * 1000) } },
            }
          : effect === wordsOnly
            ? { kind: "words-only" }
            : { kind: "lift-limit", limitId: effect },
    });
  };

  return (
    <form
      className={styles.order}
      onSubmit={(event) => void send(event)}
      noValidate
      aria-label="Verbal order"
    >
      <SectionHead heading="Verbal order" note="holds at once, waits for the giver's signature" isRuled />
      {record.error && !(refusedField && shownFields.includes(refusedField)) ? (
        <Strip tone="worse" role="alert">
          {errorWords(record.error)}
        </Strip>
      ) : null}
      <div className={styles.row}>
        <SelectField
          label="Given by"
          value={givenBy}
          placeholder="Choose"
          options={people
            .filter((person) => person.role === "physiatrist" && person.isActive)
            .map((person) => ({ value: person.staffId, label: person.shownName }))}
          onChange={(next) => type({ givenBy: next })}
          {...problem("givenBy")}
        />
        <div className={styles.small}>
          <NumberField
            label="Given"
            unit="min ago"
            value={minutesAgo}
            onChange={setMinutesAgo}
            {...problem("givenAt")}
          />
        </div>
        <SelectField
          label="It changes"
          value={effect}
          options={[
            { value: wordsOnly, label: "Nothing the rules check: words only" },
            ...content.lines.map((one) => ({ value: one.lineKey, label: `Dose of ${one.name}` })),
            ...(band?.limits ?? []).map((limit) => ({
              value: limit.limitId,
              label: `Lifts: ${limit.words}`,
            })),
          ]}
          onChange={(next) => type({ effect: next, amount: undefined })}
          {...problem("effect")}
        />
        {line && field && value ? (
          <div className={styles.small}>
            <NumberField
              label={doseFieldFacts[field].label}
              unit={value.unit}
              value={amount}
              onChange={(next) => type({ amount: next })}
              {...problem("amount")}
            />
          </div>
        ) : null}
      </div>
      <TextArea
        label="The order, in the words it was given"
        rows={2}
        value={words}
        maxLength={1000}
        onChange={(next) => type({ words: next })}
        {...problem("words")}
      />
      <Checkbox isSelected={wasReadBack} onChange={setReadBack} isInvalid={"error" in problem("wasReadBack")}>
        Read back and confirmed
      </Checkbox>
      {problem("wasReadBack").error ? <p role="alert">{problem("wasReadBack").error}</p> : null}
      <div className={styles.row}>
        <Button kind="main" type="submit" isPending={record.isPending}>
          Record order
        </Button>
        <Button
          onPress={() => {
            void draft.discard();
            onClose();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
