import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "#client/trpc.ts";
import { ComboBox } from "#client/ui/combo-box.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { ChosenList } from "./chosen-list.tsx";
import styles from "./exercises-screen.module.css";
import type { FieldsProps } from "./head-fields.tsx";

type LadderProps = FieldsProps & {
  /** Of the rungs it stands between already, by their id. */
  names: Readonly<Record<string, string>>;
};

/** The rungs it stands between, and where it comes from. */
export function LadderFields(props: LadderProps) {
  const { content, problem, onChange } = props;
  return (
    <section aria-label="Ladder and source" className={styles.part}>
      <SectionHead heading="Ladder and source" level={3} note="may be left empty" />
      <div className={styles.columns}>
        <Rungs {...props} side="easier" label="Next easier exercise" />
        <Rungs {...props} side="harder" label="Next harder exercise" />
        <TextField
          label="Source"
          value={content.source}
          maxLength={200}
          error={problem("source")}
          onChange={(source) => onChange({ source })}
        />
      </div>
    </section>
  );
}

function Rungs({
  content,
  problem,
  names,
  onChange,
  side,
  label,
}: LadderProps & { side: "easier" | "harder"; label: string }) {
  const ids = content[side];
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const found = useQuery({
    ...trpc.exercises.search.queryOptions({ text: text.slice(0, 60) }),
    placeholderData: keepPreviousData,
  });
  // Rungs that are retired are named by nobody any more.
  const nameOf = (id: string) => chosen[id] ?? names[id] ?? "A retired exercise";
  return (
    <ChosenList
      label={label}
      chosen={ids.map((id) => ({ key: id, words: nameOf(id) }))}
      error={problem(side)}
      onRemove={(key) => onChange({ [side]: ids.filter((id) => id !== key) })}
    >
      <ComboBox
        label={label}
        items={(found.data ?? [])
          .filter(({ exerciseId }) => !ids.includes(exerciseId))
          .map(({ exerciseId, name }) => ({ id: exerciseId, text: name }))}
        inputValue={text}
        onInputChange={setText}
        onChoose={({ id, text: name }) => {
          setChosen({ ...chosen, [id]: name });
          onChange({ [side]: [...ids, id] });
          setText("");
        }}
        isSearching={found.isFetching}
        emptyText="No exercise has this name"
      />
    </ChosenList>
  );
}
