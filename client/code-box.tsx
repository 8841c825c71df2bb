import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "#client/trpc.ts";
import { CodeOption } from "#client/ui/code-option.tsx";
import { ComboBox } from "#client/ui/combo-box.tsx";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";

type Found = Outputs["diagnoses"]["search"]["entries"][number];
const mostSearched = 80;
const shortestSearched = 2;
const emptyText = "Nothing found. Try another word, or keep it in words.";

const sideWords: Partial<Record<Found["side"], string>> = { left: "Left", right: "Right", both: "Both" };

const noteOf = (entry: Found): string | undefined =>
  entry.kind === "header"
    ? `Header, ${entry.codesBelow} ${entry.codesBelow === 1 ? "code" : "codes"}`
    : sideWords[entry.side];

/**
 * ICD-10-CM by code or words, as it holds on the day of service. A header leads to the codes below it; why a code cannot
 * be had stands under the list, with what is nearest to it.
 */
export function CodeBox(props: {
  label: string;
  text: string;
  side?: Diagnosis["side"] | undefined;
  /** The day of service; today where it is not known yet. */
  day?: string | undefined;
  error?: string | undefined;
  onType: (text: string) => void;
  onChoose: (found: Pick<Found, "code" | "title" | "side">) => void;
}) {
  const { label, text, side, day, error, onType, onChoose } = props;
  const asked = text.trim().slice(0, mostSearched);
  const found = useQuery({
    ...trpc.diagnoses.search.queryOptions({ text: asked, side, day }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const answer = asked === "" ? undefined : found.data;
  const items = (answer?.entries ?? []).map((entry) => ({
    id: entry.code,
    text: `${entry.code} ${entry.title}${noteOf(entry) ? `, ${noteOf(entry)}` : ""}`,
    leadsOn: entry.kind === "header",
    entry,
  }));
  return (
    <ComboBox
      label={label}
      items={items}
      inputValue={text}
      onInputChange={onType}
      onChoose={({ entry }) => (entry.kind === "header" ? onType(entry.code) : onChoose(entry))}
      renderItem={({ entry }) => {
        const note = noteOf(entry);
        return (
          <CodeOption
            code={entry.code}
            words={entry.title}
            matches={text}
            {...(note === undefined ? {} : { note })}
          />
        );
      }}
      isSearching={found.isFetching}
      emptyText={asked.length < shortestSearched ? "Keep typing a code or words." : emptyText}
      footer={answer?.sentence ? <span role="status">{answer.sentence}</span> : undefined}
      isFreeTextAllowed
      error={error}
    />
  );
}
