import { useState } from "react";
import { findingChoices, type NumberCode, readFindingChoice } from "#client/format/finding-choices.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { FindingEntry, ImplantEntry } from "#domain/precautions/facts/fact.schema.ts";
import { flagFindings, numberFindings } from "#domain/precautions/facts/findings.ts";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import type { PartProps } from "../visit/visit-draft.ts";
import { VisitPart } from "../visit/visit-part.tsx";

const mostImplants = 12;

/** Implants and devices with the day they were put in; their words say which they are. */
export function ImplantsPart({ value, set, problems }: PartProps) {
  const implants = value.implants ?? [];
  const change = (index: number, next: ImplantEntry) =>
    set({ implants: implants.map((other, place) => (place === index ? next : other)) });
  return (
    <VisitPart heading="Implants and devices" field="implants">
      {implants.map((implant, index) => (
        <div key={index} role="group" aria-label={`Implant ${index + 1}`} className={styles.entry}>
          <Spot field={`implants.${index}.words`} className={styles.wide}>
            <TextField
              label="Implant or device"
              value={implant.words}
              onChange={(words) => change(index, { ...implant, words })}
              error={problems[`implants.${index}.words`]}
              maxLength={160}
            />
          </Spot>
          <Spot field={`implants.${index}.placedOn`}>
            <DateField
              label="Put in on"
              value={implant.placedOn}
              onChange={(placedOn) => {
                const { placedOn: _before, ...rest } = implant;
                change(index, placedOn === undefined ? rest : { ...rest, placedOn });
              }}
              error={problems[`implants.${index}.placedOn`]}
            />
          </Spot>
          <Button
            kind="quiet"
            aria-label={`Remove implant ${implant.words || index + 1}`}
            onPress={() => set({ implants: implants.filter((_, place) => place !== index) })}
          >
            Remove
          </Button>
        </div>
      ))}
      <div className={styles.row}>
        <Button
          icon="plus"
          isDisabled={implants.length >= mostImplants}
          onPress={() => set({ implants: [...implants, { words: "" }] })}
        >
          Add implant
        </Button>
      </div>
    </VisitPart>
  );
}

const mostFindings = 24;

/** What bears on therapy and is no examination: what the rules for precautions read beside diagnoses and medications. */
export function FindingsPart({ value, set, problems }: PartProps) {
  const findings = value.findings ?? [];
  // A number that was chosen and not entered yet is no finding.
  const [awaited, setAwaited] = useState<NumberCode | null>(null);
  const change = (index: number, next: FindingEntry) =>
    set({ findings: findings.map((other, place) => (place === index ? next : other)) });
  const remove = (index: number) => set({ findings: findings.filter((_, place) => place !== index) });
  return (
    <VisitPart
      heading="Findings for precautions"
      field="findings"
      note="Only what was found or measured; what was not asked stays out"
    >
      {findings.map((finding, index) => (
        <FindingRow
          key={index}
          finding={finding}
          index={index}
          problems={problems}
          onChange={(next) => change(index, next)}
          onRemove={() => remove(index)}
        />
      ))}
      {awaited === null ? null : (
        <div className={styles.number}>
          <NumberField
            label={numberFindings[awaited].label}
            unit={numberFindings[awaited].units[0]}
            value={undefined}
            onChange={(amount) => {
              if (amount === undefined) return;
              const thousandths = Math.round(amount * 1000);
              set({ findings: [...findings, { kind: "number", code: awaited, thousandths, words: "" }] });
              setAwaited(null);
            }}
          />
        </div>
      )}
      {findings.length < mostFindings ? (
        <SelectField
          label="Add finding"
          placeholder="Choose what was found"
          value=""
          options={findingChoices}
          onChange={(choice) => {
            const chosen = readFindingChoice(choice);
            if (chosen?.kind === "flag")
              set({ findings: [...findings, { ...chosen, isPresent: true, words: "" }] });
            else setAwaited(chosen?.code ?? null);
          }}
        />
      ) : null}
    </VisitPart>
  );
}

const sides = [
  { value: "left", label: "Left" },
  { value: "right", label: "Right" },
  { value: "not-applicable", label: "No side" },
] as const;

function FindingRow({
  finding,
  index,
  problems,
  onChange,
  onRemove,
}: {
  finding: FindingEntry;
  index: number;
  problems: PartProps["problems"];
  onChange: (next: FindingEntry) => void;
  onRemove: () => void;
}) {
  const label = finding.kind === "flag" ? flagFindings[finding.flag] : numberFindings[finding.code].label;
  return (
    <div role="group" aria-label={label} className={styles.entry}>
      <p className={styles.wide}>{label}</p>
      {finding.kind === "number" ? (
        <Spot field={`findings.${index}.thousandths`} className={styles.number}>
          <NumberField
            label={label}
            isLabelHidden
            unit={numberFindings[finding.code].units[0]}
            value={finding.thousandths / 1000}
            onChange={(amount) =>
              amount === undefined
                ? onRemove()
                : onChange({ ...finding, thousandths: Math.round(amount * 1000) })
            }
            error={problems[`findings.${index}.thousandths`]}
          />
        </Spot>
      ) : (
        <>
          <RadioSegments
            label={`${label}, present`}
            isLabelHidden
            value={finding.isPresent ? "present" : "absent"}
            onChange={(state) => onChange({ ...finding, isPresent: state === "present" })}
            options={[
              { value: "present", label: "Present" },
              { value: "absent", label: "Absent" },
            ]}
          />
          <RadioSegments
            label={`${label}, side`}
            isLabelHidden
            value={sides.find(({ value }) => value === finding.side)?.value ?? "not-applicable"}
            onChange={(side) => onChange({ ...finding, side })}
            options={sides}
          />
        </>
      )}
      <Button kind="quiet" aria-label={`Remove finding ${label}`} onPress={onRemove}>
        Remove
      </Button>
    </div>
  );
}
