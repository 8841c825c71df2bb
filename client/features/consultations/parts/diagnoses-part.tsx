import type { ReactNode } from "react";
import { Button } from "#client/ui/button.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import type { PartProps, Side } from "../visit/visit-draft.ts";
import { CarriedStrip, Refusal, VisitPart } from "../visit/visit-part.tsx";
import { CodeSearch } from "./code-search.tsx";
import { sideOptions } from "./history-part.tsx";

/** What is treated. A diagnosis in words may be signed and coded later. */
export function DiagnosesPart({ value, set, problems }: PartProps) {
  const { diagnoses, searched } = value;
  const side: Side = value.side === "not-applicable" ? (diagnoses[0]?.side ?? value.side) : value.side;
  return (
    <VisitPart heading="Diagnoses" field="diagnoses" note="The first is the one that is treated">
      <CarriedStrip
        part="diagnoses"
        value={value}
        set={set}
        problems={problems}
        onLeaveOut={() => set({ diagnoses: [] })}
      />
      {diagnoses.map((diagnosis, index) => (
        <Spot key={index} field={`diagnoses.${index}`}>
          <CodedRow
            entry={diagnosis}
            onSide={(next) =>
              set({
                diagnoses: diagnoses.map((other, place) =>
                  place === index ? { ...other, side: next } : other,
                ),
              })
            }
            onRemove={() => set({ diagnoses: diagnoses.filter((_, place) => place !== index) })}
          />
          <Refusal words={problems[`diagnoses.${index}`]} />
        </Spot>
      ))}
      <CodeSearch
        label="Diagnosis, ICD-10-CM"
        field="searched.diagnosis"
        text={searched.diagnosis}
        side={side}
        day={value.seenOn}
        error={problems["searched.diagnosis"]}
        onType={(diagnosis) => set({ searched: { ...searched, diagnosis } })}
        onAdd={(found) =>
          set({
            diagnoses: diagnoses.some((other) => other.code === found.code && other.title === found.title)
              ? diagnoses
              : [...diagnoses, { ...found, side }],
            searched: { ...searched, diagnosis: "" },
          })
        }
      />
      <Refusal words={problems["diagnoses"]} />
    </VisitPart>
  );
}

/** One entry of ICD-10-CM or in words, with its side. */
export function CodedRow({
  entry,
  onSide,
  onRemove,
  children,
}: {
  entry: { code: string; title: string; side: Side };
  onSide: (side: Side) => void;
  onRemove: () => void;
  children?: ReactNode;
}) {
  return (
    <div role="group" aria-label={entry.title} className={styles.entry}>
      <p className={styles.wide}>
        <span className={styles.code}>{entry.code || "no code yet"}</span> {entry.title}
      </p>
      <SelectField
        label={`Which side, ${entry.title}`}
        isLabelHidden
        value={entry.side}
        options={sideOptions}
        onChange={(next) => onSide(sideOptions.find((option) => option.value === next)?.value ?? entry.side)}
      />
      {children}
      <Button kind="quiet" aria-label={`Remove ${entry.title}`} onPress={onRemove}>
        Remove
      </Button>
    </div>
  );
}
