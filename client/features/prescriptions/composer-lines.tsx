import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ExerciseCard } from "#client/exercise-card.tsx";
import { newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { ComboBox } from "#client/ui/combo-box.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import type { Side } from "#domain/doses/dose.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { type Change, type Problems, problemAt, problemUnder } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";
import { LineForm } from "./line-form.tsx";
import { LineRow, LineRowHeads } from "./line-row.tsx";
import { useLineKeys } from "./use-line-keys.ts";

type Exercise = Outputs["exercises"]["search"][number];

/** Lines as a ledger; one at a time is open, with its dose, what the therapist may set and what follows outside. */
export function ComposerLines({
  content,
  problems,
  onChange,
}: {
  content: PrescriptionContent;
  problems: Problems;
  onChange: Change;
}) {
  const setLine = (lineKey: string, part: Partial<Line>) =>
    onChange((before) => ({
      ...before,
      lines: before.lines.map((line) => (line.lineKey === lineKey ? { ...line, ...part } : line)),
    }));
  const side = content.diagnoses[0]?.side;
  const own = problemAt(problems, "lines");
  const [openKey, setOpenKey] = useState<string | null>(null);
  // Added just now, or touched after a message opened it: it stays open though nobody opened it by its name.
  const [heldKey, setHeldKey] = useState<string | null>(null);
  useLineKeys(
    content.lines.map((line) => line.lineKey),
    openKey,
    setOpenKey,
  );
  return (
    <section aria-labelledby="lines-heading">
      <SectionHead
        id="lines-heading"
        heading="Lines"
        note={content.lines.length > 0 ? `${content.lines.length}, Alt+↓ opens the next` : "0"}
        isRuled
      />
      {own ? <FieldMessage>{own}</FieldMessage> : null}
      {content.lines.length > 0 ? <LineRowHeads /> : null}
      {content.lines.map((line, index) => {
        const path = `lines.${index}`;
        const isOpenByHand = openKey === line.lineKey;
        const isOpen = isOpenByHand || heldKey === line.lineKey || problemUnder(problems, path) !== undefined;
        const formId = `line-${line.lineKey}`;
        return (
          <div
            key={line.lineKey}
            role="group"
            aria-label={line.name}
            className={isOpen ? styles.lineOpen : styles.line}
          >
            <LineRow
              line={line}
              isOpen={isOpen}
              formId={formId}
              onToggle={() => {
                setHeldKey(null);
                setOpenKey(isOpen ? null : line.lineKey);
              }}
            />
            {isOpen ? (
              <div onFocusCapture={() => setHeldKey(line.lineKey)}>
                <LineForm
                  id={formId}
                  line={line}
                  path={path}
                  problems={problems}
                  takesFocus={isOpenByHand}
                  onChange={(part) => setLine(line.lineKey, part)}
                  onRemove={() =>
                    onChange((before) => ({
                      ...before,
                      lines: before.lines.filter((other) => other.lineKey !== line.lineKey),
                    }))
                  }
                />
                <ExerciseCard exerciseId={line.exerciseId} exerciseVersion={line.exerciseVersion} />
              </div>
            ) : null}
          </div>
        );
      })}
      <AddLine
        onAdd={(exercise) => {
          const lineKey = newOperationId();
          setHeldKey(lineKey);
          onChange((before) => ({
            ...before,
            kind: before.kind === "evaluate-and-treat" ? "specific" : before.kind,
            lines: [
              ...before.lines,
              {
                lineId: newOperationId(),
                lineKey,
                exerciseId: exercise.exerciseId,
                exerciseVersion: exercise.version,
                name: exercise.name,
                side: (side === "left" || side === "right" ? side : "not-applicable") satisfies Side,
                owner: "prescriber",
                consequence: "act-and-tell",
                dose: exercise.usualDose,
                bounds: {},
                weeklySteps: {},
                isHomeProgram: exercise.isHomeSuitable,
                note: "",
              },
            ],
          }));
        }}
      />
    </section>
  );
}

function AddLine({ onAdd }: { onAdd: (exercise: Exercise) => void }) {
  const [text, setText] = useState("");
  const found = useQuery({
    ...trpc.exercises.search.queryOptions({ text: text.slice(0, 60) }),
    placeholderData: keepPreviousData,
  });
  const items = (found.data ?? []).map((exercise) => ({
    id: exercise.exerciseId,
    text: exercise.name,
    exercise,
  }));
  return (
    <ComboBox
      label="Add line"
      items={items}
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
