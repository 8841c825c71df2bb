import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LineSide } from "#client/line-side.tsx";
import { newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { ComboBox } from "#client/ui/combo-box.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { clearedQuantity, QuantityField } from "#client/ui/quantity-field.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { doseSchema } from "#domain/doses/dose.schema.ts";
import { doseFields } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";
import { beginSide } from "#domain/exercises/sided.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import { checkLimits } from "#domain/sessions/check-limits.ts";
import type { Problems } from "../parts/problems.ts";
import styles from "./evaluation-screen.module.css";

type Facts = Outputs["exercises"]["facts"][number];
type Exercise = Outputs["exercises"]["search"][number];

/** The therapist's own lines. Each is held against the patient's limits while it is written. */
export function PlanLines({
  lines,
  limits,
  side,
  problems,
  onChange,
}: {
  lines: readonly Line[];
  limits: readonly Limit[];
  /** The side of the problem: what a new line starts with. */
  side: Line["side"];
  problems: Problems;
  onChange: (lines: Line[]) => void;
}) {
  const exerciseIds = [...new Set(lines.map((line) => line.exerciseId))].toSorted();
  const facts = useQuery({
    ...trpc.exercises.facts.queryOptions({ exerciseIds }),
    placeholderData: keepPreviousData,
  }).data;
  return (
    <section aria-label="Lines">
      <SectionHead heading="Lines, yours" note={String(lines.length)} isRuled />
      <FieldMessage>{problems["lines"]}</FieldMessage>
      {lines.map((line, index) => (
        <LineForm
          key={line.lineKey}
          line={line}
          crossed={crossedLimit(line, facts, limits)}
          exercise={facts?.find((one) => one.exerciseId === line.exerciseId)}
          path={`lines.${index}`}
          problems={problems}
          onChange={(part) =>
            onChange(lines.map((one, place) => (place === index ? { ...one, ...part } : one)))
          }
          onRemove={() => onChange(lines.filter((_, place) => place !== index))}
        />
      ))}
      <AddLine
        onAdd={(exercise) => {
          const key = newOperationId();
          onChange([
            ...lines,
            {
              lineId: key,
              lineKey: key,
              exerciseId: exercise.exerciseId,
              exerciseVersion: exercise.version,
              name: exercise.name,
              side: beginSide(exercise, side),
              owner: "therapist",
              consequence: "act",
              dose: exercise.usualDose,
              bounds: {},
              weeklySteps: {},
              isHomeProgram: exercise.isHomeSuitable,
              note: "",
            },
          ]);
        }}
      />
    </section>
  );
}

export type Crossed = { state: "inside" | "at-limit" | "outside" | "not-known"; words: string };

/** Where a line stands against the limits; until the exercise's facts are here it is not known, never inside. */
export function crossedLimit(
  line: Line,
  facts: readonly Facts[] | undefined,
  limits: readonly Limit[],
): Crossed {
  const exercise = facts?.find((one) => one.exerciseId === line.exerciseId);
  if (!exercise) return { state: "not-known", words: "Checking" };
  if (!doseSchema.safeParse(line.dose).success) return { state: "not-known", words: "Dose not entered" };
  const findings = checkLimits(limits, exercise, line.side, line.dose);
  const worst =
    findings.find((finding) => finding.place === "outside") ??
    findings.find((finding) => finding.place === "at-the-limit") ??
    findings.find((finding) => finding.place === "not-specified");
  const limit = limits.find((one) => one.limitId === worst?.sourceId);
  if (!worst || !limit) return { state: "inside", words: "Inside" };
  if (worst.place === "not-specified")
    return { state: "not-known", words: `Not shown to be kept: ${describeLimit(limit)}` };
  return worst.place === "outside"
    ? { state: "outside", words: `${describeLimit(limit)}, set by ${limit.owner.name}` }
    : { state: "at-limit", words: `At the limit: ${describeLimit(limit)}` };
}

function LineForm({
  line,
  crossed,
  exercise,
  path,
  problems,
  onChange,
  onRemove,
}: {
  line: Line;
  crossed: Crossed;
  exercise: Facts | undefined;
  path: string;
  problems: Problems;
  onChange: (part: Partial<Line>) => void;
  onRemove: () => void;
}) {
  const error = problems[`${path}.dose`];
  const own = problems[path] ?? problems[`${path}.exerciseId`];
  return (
    <div className={styles.line} role="group" aria-label={line.name}>
      <div className={styles.lineHead}>
        <b>{line.name}</b>
        {own ? (
          <StatusChip tone="worse">{own}</StatusChip>
        ) : crossed.state === "outside" ? (
          <StatusChip tone="worse">{error ?? `Beyond: ${crossed.words}`}</StatusChip>
        ) : crossed.state === "at-limit" ? (
          <StatusChip tone="neutral" icon="lock">
            {crossed.words}
          </StatusChip>
        ) : (
          <StatusChip tone={crossed.state === "inside" ? "plain" : "outlined"}>{crossed.words}</StatusChip>
        )}
        <Button size="small" kind="quiet" aria-label={`Remove ${line.name}`} onPress={onRemove}>
          Remove
        </Button>
      </div>
      <div className={styles.row}>
        <LineSide
          line={line}
          exercise={exercise}
          error={problems[`${path}.side`]}
          onChange={(side) => onChange({ side })}
        />
        {doseFields.map((field) => {
          const value = line.dose[field];
          if (!value) return null;
          return (
            <div key={field} className={styles.small}>
              <QuantityField
                label={doseFieldFacts[field].label}
                unit={value.unit}
                value={value}
                onChange={(next) =>
                  onChange({ dose: { ...line.dose, [field]: next ?? clearedQuantity(value.unit) } })
                }
                error={problems[`${path}.dose.${field}.thousandths`]}
              />
            </div>
          );
        })}
        <Checkbox isSelected={line.isHomeProgram} onChange={(isHomeProgram) => onChange({ isHomeProgram })}>
          Home program
        </Checkbox>
      </div>
    </div>
  );
}

function AddLine({ onAdd }: { onAdd: (exercise: Exercise) => void }) {
  const [text, setText] = useState("");
  const found = useQuery({
    ...trpc.exercises.search.queryOptions({ text: text.slice(0, 60) }),
    placeholderData: keepPreviousData,
  });
  return (
    <ComboBox
      label="Add line"
      items={(found.data ?? []).map((exercise) => ({
        id: exercise.exerciseId,
        text: exercise.name,
        exercise,
      }))}
      inputValue={text}
      onInputChange={setText}
      onChoose={(item) => {
        onAdd(item.exercise);
        setText("");
      }}
      isSearching={found.isFetching}
      emptyText="No exercise has this name"
    />
  );
}
