import { useSuspenseQuery } from "@tanstack/react-query";
import { formatDate } from "#client/format/dates.ts";
import { trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { saySide } from "../signed/visit-words.ts";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import type { PartProps } from "../visit/visit-draft.ts";
import { Refusal, VisitPart } from "../visit/visit-part.tsx";
import { CodeSearch } from "./code-search.tsx";
import { CodedRow } from "./diagnoses-part.tsx";

const mostShown = 12;

/** The problem list as it stands, and what this visit adds to it. */
export function ConditionsPart({ patientId, value, set, problems }: PartProps & { patientId: string }) {
  const { data: record } = useSuspenseQuery(trpc.patients.record.queryOptions({ patientId }));
  const active = record.conditions.filter((condition) => condition.status === "active");
  const { conditions, searched } = value;
  return (
    <VisitPart
      heading="Conditions"
      field="conditions"
      note={active.length === 0 ? "Nothing on the record" : `${active.length} on the record`}
    >
      {active.length > 0 ? (
        <ul className={styles.list} aria-label="On the record">
          {active.slice(0, mostShown).map((condition) => (
            <li key={condition.conditionId}>
              <span className={styles.code}>{condition.icd10}</span> {condition.words}
              {saySide(condition.side)}
              {condition.onsetOn ? `, since ${formatDate(condition.onsetOn)}` : ""}{" "}
              {condition.screening === "not-screened" ? (
                <StatusChip tone="outlined">Not screened</StatusChip>
              ) : null}
            </li>
          ))}
          {active.length > mostShown ? (
            <li className={styles.sub}>{active.length - mostShown} more on the record</li>
          ) : null}
        </ul>
      ) : null}
      {conditions.map((condition, index) => {
        const change = (next: typeof condition) =>
          set({ conditions: conditions.map((other, place) => (place === index ? next : other)) });
        return (
          <CodedRow
            key={index}
            entry={condition}
            onSide={(side) => change({ ...condition, side })}
            onRemove={() => set({ conditions: conditions.filter((_, place) => place !== index) })}
          >
            <Spot field={`conditions.${index}.onsetOn`}>
              <DateField
                label={`Since, ${condition.title}`}
                isLabelHidden
                value={condition.onsetOn}
                onChange={(onsetOn) => {
                  const { onsetOn: _before, ...rest } = condition;
                  change(onsetOn === undefined ? rest : { ...rest, onsetOn });
                }}
                error={problems[`conditions.${index}.onsetOn`]}
              />
            </Spot>
            <Refusal words={problems[`conditions.${index}`]} />
          </CodedRow>
        );
      })}
      <CodeSearch
        label="Further condition, ICD-10-CM"
        field="searched.condition"
        text={searched.condition}
        side="not-applicable"
        day={value.seenOn}
        error={problems["searched.condition"]}
        onType={(condition) => set({ searched: { ...searched, condition } })}
        onAdd={(found) =>
          set({
            conditions: conditions.some((other) => other.code === found.code && other.title === found.title)
              ? conditions
              : [...conditions, { ...found, side: "not-applicable" }],
            searched: { ...searched, condition: "" },
          })
        }
      />
    </VisitPart>
  );
}

const mostSurgeries = 20;

/** Surgeries with their day, where it is known. */
export function SurgeriesPart({ value, set, problems }: PartProps) {
  const { surgeries } = value;
  return (
    <VisitPart heading="Surgeries" field="surgeries">
      {surgeries.map((surgery, index) => {
        const change = (next: typeof surgery) =>
          set({ surgeries: surgeries.map((other, place) => (place === index ? next : other)) });
        return (
          <div key={index} role="group" aria-label={`Surgery ${index + 1}`} className={styles.entry}>
            <Spot field={`surgeries.${index}.words`} className={styles.wide}>
              <TextField
                label="Surgery"
                value={surgery.words}
                onChange={(words) => change({ ...surgery, words })}
                error={problems[`surgeries.${index}.words`]}
                maxLength={160}
              />
            </Spot>
            <Spot field={`surgeries.${index}.on`}>
              <DateField
                label="Done on"
                value={surgery.on}
                onChange={(on) => change(on === undefined ? { words: surgery.words } : { ...surgery, on })}
                error={problems[`surgeries.${index}.on`]}
              />
            </Spot>
            <Button
              kind="quiet"
              aria-label={`Remove surgery ${surgery.words || index + 1}`}
              onPress={() => set({ surgeries: surgeries.filter((_, place) => place !== index) })}
            >
              Remove
            </Button>
          </div>
        );
      })}
      <div className={styles.row}>
        <Button
          icon="plus"
          isDisabled={surgeries.length >= mostSurgeries}
          onPress={() => set({ surgeries: [...surgeries, { words: "" }] })}
        >
          Add surgery
        </Button>
      </div>
    </VisitPart>
  );
}
