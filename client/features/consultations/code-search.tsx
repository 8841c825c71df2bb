import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { CodeOption } from "#client/ui/code-option.tsx";
import { ComboBox } from "#client/ui/combo-box.tsx";
import styles from "./consultation-screen.module.css";
import { Spot } from "./spot.tsx";
import type { Side } from "./visit-draft.ts";

const mostSearched = 80;

/** ICD-10-CM by code or words; what has no code yet may be added in words and coded later. */
export function CodeSearch({
  label,
  field,
  text,
  side,
  error,
  onType,
  onAdd,
}: {
  label: string;
  field: string;
  text: string;
  side: Side;
  error: string | undefined;
  onType: (text: string) => void;
  onAdd: (found: { code: string; title: string }) => void;
}) {
  const asked = text.trim().slice(0, mostSearched);
  const found = useQuery({
    ...trpc.diagnoses.search.queryOptions({ text: asked, side }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const items = (found.data ?? []).map((entry) => ({
    id: entry.code,
    text: `${entry.code} ${entry.title}`,
    entry,
  }));
  return (
    <div className={styles.row}>
      <Spot field={field} className={styles.wide}>
        <ComboBox
          label={label}
          items={items}
          inputValue={text}
          onInputChange={onType}
          onChoose={(item) => onAdd({ code: item.entry.code, title: item.entry.title })}
          renderItem={(item) => <CodeOption code={item.entry.code} words={item.entry.title} matches={text} />}
          isSearching={found.isFetching}
          isFreeTextAllowed
          error={error}
        />
      </Spot>
      <Button
        isDisabled={text.trim() === ""}
        aria-label={`Add in words: ${label}`}
        onPress={() => onAdd({ code: "", title: text.trim().slice(0, 300) })}
      >
        Add in words
      </Button>
    </div>
  );
}
