import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Outputs, trpc } from "#client/trpc.ts";
import { ComboBox } from "#client/ui/combo-box.tsx";

type Exercise = Outputs["exercises"]["search"][number];

/** Chooses an exercise of the library by its words. */
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
