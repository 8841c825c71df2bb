import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CodeBox } from "#client/code-box.tsx";
import { findingChoices, readFindingChoice } from "#client/format/finding-choices.ts";
import { errorData, errorWords, newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { CodeSide } from "#domain/diagnoses/code.ts";
import { numberFindings } from "#domain/precautions/facts/findings.ts";
import styles from "./record-screen.module.css";

const kinds = [
  { value: "condition", label: "Condition" },
  { value: "medication", label: "Medication" },
  { value: "implant", label: "Implant" },
  { value: "surgery", label: "Surgery" },
  { value: "finding", label: "Finding" },
] as const;
type Kind = (typeof kinds)[number]["value"];
type Side = "left" | "right" | "both" | "not-applicable";
type Written = {
  words: string;
  /** Of a condition: its ICD-10-CM code, empty while it stands in words. */
  code: string;
  /** Of a condition; nobody said it yet where it is absent. */
  side: Side | null;
  on: string | undefined;
  choice: string;
  amount: number | undefined;
};

const nothing: Written = {
  words: "",
  code: "",
  side: null,
  on: undefined,
  choice: "",
  amount: undefined,
};
/** What a title says of its side; one it leaves open is asked. */
const sideOf: Record<CodeSide, Side | null> = {
  left: "left",
  right: "right",
  both: "both",
  none: "not-applicable",
  unspecified: null,
};
const wordsLabels = {
  medication: "Medication",
  implant: "Implant or device",
  surgery: "Surgery or procedure",
  finding: "In words, where it helps",
} as const;
const sides = [
  { value: "left", label: "Left" },
  { value: "right", label: "Right" },
  { value: "both", label: "Both" },
  { value: "not-applicable", label: "No side" },
] as const;
const dayLabels = {
  condition: "Since, where it is known",
  implant: "Put in on",
  surgery: "Done on",
  finding: "Found on",
} as const;

/** What comes to light between visits. The rules run with it at once, and both clinicians are told. */
export function RecordAddition({ patientId }: { patientId: string }) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const [kind, setKind] = useState<Kind | null>(null);
  const [written, setWritten] = useState(nothing);
  const [said, setSaid] = useState("");
  const { save, isPending, error } = useRecordFact(patientId, (saved) => {
    setWritten(nothing);
    setSaid(`Written down. ${consequenceOf(saved)}`);
  });
  if (me.role !== "physiatrist" && me.role !== "therapist") return null;
  const change = (part: Partial<Written>) => setWritten({ ...written, ...part });
  const finding = readFindingChoice(written.choice);
  const field = errorData(error)?.refusal?.field;
  return (
    <section aria-label="Write down">
      <SectionHead heading="Write down" note="what comes to light between visits" isRuled />
      <div className={styles.addition}>
        <RadioSegments
          label="What to write down"
          isLabelHidden
          value={kind}
          onChange={(next) => {
            setKind(next);
            setSaid("");
          }}
          options={kinds}
        />
        {kind === "finding" ? (
          <SelectField
            label="Finding"
            placeholder="Choose what was found"
            value={written.choice}
            options={findingChoices}
            onChange={(choice) => change({ choice, amount: undefined })}
          />
        ) : null}
        {kind === "finding" && finding?.kind === "number" ? (
          <NumberField
            label="Value"
            unit={numberFindings[finding.code].units[0]}
            value={written.amount}
            onChange={(amount) => change({ amount })}
          />
        ) : null}
        {kind === "condition" ? (
          <>
            <CodeBox
              label="Condition"
              text={written.words}
              onType={(words) => change({ words: words.slice(0, 300), code: "" })}
              onChoose={({ code, title, side }) =>
                change({ code, words: title, side: sideOf[side] ?? written.side })
              }
              error={field?.endsWith("code") || field?.endsWith("title") ? errorWords(error) : undefined}
            />
            <span>{written.code === "" ? "No code yet" : written.code}</span>
            <RadioSegments
              label="Side"
              value={written.side}
              onChange={(side) => change({ side })}
              options={sides}
            />
          </>
        ) : null}
        {kind === null || kind === "condition" ? null : (
          <TextField
            label={wordsLabels[kind]}
            value={written.words}
            onChange={(words) => change({ words })}
            maxLength={160}
            error={field?.endsWith("words") ? errorWords(error) : undefined}
          />
        )}
        {kind === null || kind === "medication" ? null : (
          <DateField
            label={dayLabels[kind]}
            value={written.on}
            onChange={(on) => change({ on })}
            error={/(On|\.on)$/.test(field ?? "") ? errorWords(error) : undefined}
          />
        )}
        {kind === null ? null : (
          <Button
            isPending={isPending}
            isDisabled={!isComplete(kind, written)}
            onPress={() => save(kind, written)}
          >
            Write down
          </Button>
        )}
      </div>
      {error && field === undefined ? <Strip tone="worse">{errorWords(error)}</Strip> : null}
      <p role="status" className={styles.none}>
        {said}
      </p>
    </section>
  );
}

function isComplete(kind: Kind, { words, side, on, choice, amount }: Written): boolean {
  if (kind === "condition") return words.trim() !== "" && side !== null;
  if (kind !== "finding") return words.trim() !== "";
  const finding = readFindingChoice(choice);
  return finding !== null && on !== undefined && (finding.kind === "flag" || amount !== undefined);
}

type Saved = { raised: number; isScreened?: boolean };

function consequenceOf({ raised, isScreened = true }: Saved): string {
  const holds =
    raised === 0
      ? "No rule says more."
      : `${raised === 1 ? "1 precaution holds" : `${raised} precautions hold`} from now on.`;
  return isScreened ? holds : "No rule knows it: not screened for precautions until it is answered.";
}

function useRecordFact(patientId: string, onSaved: (saved: Saved) => void) {
  const queryClient = useQueryClient();
  const saved = {
    onSuccess: async (answer: Saved) => {
      onSaved(answer);
      await queryClient.invalidateQueries();
    },
  };
  const condition = useMutation(trpc.conditions.recordCondition.mutationOptions(saved));
  const implant = useMutation(trpc.conditions.recordImplant.mutationOptions(saved));
  const surgery = useMutation(trpc.conditions.recordSurgery.mutationOptions(saved));
  const finding = useMutation(trpc.conditions.recordFinding.mutationOptions(saved));
  const medication = useMutation(trpc.conditions.recordMedication.mutationOptions(saved));
  const all = [condition, implant, surgery, finding, medication];
  return {
    isPending: all.some((mutation) => mutation.isPending),
    error: all.find((mutation) => mutation.error)?.error ?? null,
    save: (kind: Kind, { words, code, side, on, choice, amount }: Written) => {
      for (const mutation of all) mutation.reset();
      const common = { operationId: newOperationId(), patientId };
      if (kind === "condition")
        return side === null
          ? undefined
          : condition.mutate({
              ...common,
              entry: { code, title: words.trim(), side, ...(on ? { onsetOn: on } : {}) },
            });
      if (kind === "medication")
        return medication.mutate({ ...common, entry: { words, kind: "not-screened" } });
      if (kind === "implant")
        return implant.mutate({ ...common, entry: { words, ...(on ? { placedOn: on } : {}) } });
      if (kind === "surgery") return surgery.mutate({ ...common, entry: { words, ...(on ? { on } : {}) } });
      const chosen = readFindingChoice(choice);
      if (!chosen || on === undefined) return undefined;
      return finding.mutate({
        ...common,
        foundOn: on,
        entry:
          chosen.kind === "flag"
            ? { ...chosen, isPresent: true, words }
            : { ...chosen, thousandths: Math.round((amount ?? 0) * 1000), words },
      });
    },
  };
}
