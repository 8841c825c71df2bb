import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { ComboBox } from "#client/ui/combo-box.tsx";
import type { Line } from "#domain/prescriptions/line.ts";
import { beginTreatment } from "#domain/prescriptions/treatment.ts";

type Exercise = Outputs["exercises"]["search"][number];

/** A line of the prescriber's own with the exercise's usual dose, and no bounds but the patient's limits. */
export function beginLine(exercise: Exercise, side: Line["side"]): Line {
  const treatment = beginTreatment(exercise);
  return {
    lineId: newOperationId(),
    lineKey: newOperationId(),
    exerciseId: exercise.exerciseId,
    exerciseVersion: exercise.version,
    name: exercise.name,
    side,
    owner: "prescriber",
    consequence: "act-and-tell",
    dose: exercise.usualDose,
    bounds: {},
    weeklySteps: {},
    isHomeProgram: exercise.isHomeSuitable,
    note: "",
    ...(treatment ? { treatment } : {}),
  };
}

export function AddLine({ onAdd }: { onAdd: (exercise: Exercise) => void }) {
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
