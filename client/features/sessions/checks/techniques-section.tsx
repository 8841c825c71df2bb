import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatColumnDay } from "#client/format/dates.ts";
import { newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { ComboBox } from "#client/ui/combo-box.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { contraindicating, describeContraindicated } from "#domain/precautions/contraindicated.ts";
import { effusionGrades } from "#domain/sessions/effusion.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import { describeTechnique, mostTechniques, type Technique } from "#domain/sessions/technique.ts";
import type { Sheet } from "../flowsheet/use-row-acts.ts";
import type { NoteChange } from "../note/use-session-note.ts";
import styles from "./checks.module.css";
import { TechniqueRow } from "./technique-row.tsx";

/** What was tried today and how it went, beside what was tried the last times; and what else the hints read. */
export function TechniquesSection({
  sheet,
  note,
  isDisabled,
  onChange,
}: {
  sheet: Sheet;
  note: SessionNote;
  isDisabled: boolean;
  onChange: (part: NoteChange) => void;
}) {
  const techniques = note.techniques ?? [];
  const earlier = sheet.past
    .filter((session) => !session.isInError && session.techniques.length > 0)
    .slice(-3)
    .toReversed();
  const set = (next: readonly Technique[]) =>
    onChange({ techniques: next.length > 0 ? [...next] : undefined });
  const isKneeAsked = sheet.isKnee && (!isDisabled || note.kneeEffusion !== undefined);
  if (isDisabled && techniques.length === 0 && earlier.length === 0 && note.kneeEffusion === undefined)
    return null;
  return (
    <section aria-label="Techniques tried" className={styles.techniques}>
      <h2>Techniques tried</h2>
      {earlier.length > 0 ? (
        <ul className={styles.earlier} aria-label="Tried before">
          {earlier.map((session) => (
            <li key={session.sessionId}>
              <b>{formatColumnDay(session.heldOn)}</b> {session.techniques.map(describeTechnique).join(" · ")}
            </li>
          ))}
        </ul>
      ) : null}
      {isDisabled ? (
        <ul className={styles.tried}>
          {techniques.map((technique) => (
            <li key={technique.techniqueId}>{describeTechnique(technique)}</li>
          ))}
        </ul>
      ) : (
        <>
          {techniques.map((technique) => (
            <TechniqueRow
              key={technique.techniqueId}
              technique={technique}
              onChange={(next) =>
                set(techniques.map((one) => (one.techniqueId === next.techniqueId ? next : one)))
              }
              onRemove={() => set(techniques.filter((one) => one !== technique))}
            />
          ))}
          {techniques.length < mostTechniques ? (
            <AddTechnique sheet={sheet} onAdd={(technique) => set([...techniques, technique])} />
          ) : (
            <p>At most {mostTechniques} are kept of one session.</p>
          )}
        </>
      )}
      <div className={styles.also}>
        {isKneeAsked ? (
          <RadioSegments
            label="Knee effusion, stroke test"
            isDisabled={isDisabled}
            value={note.kneeEffusion ?? null}
            options={effusionGrades.map((grade) => ({
              value: grade,
              label: grade === "none" ? "None" : grade === "trace" ? "Trace" : grade,
            }))}
            onChange={(kneeEffusion) => onChange({ kneeEffusion })}
          />
        ) : null}
        {isDisabled && note.effort === undefined ? null : (
          <NumberField
            label="Effort of the session"
            unit="of 10"
            min={0}
            max={10}
            fractionDigits={0}
            value={note.effort}
            isDisabled={isDisabled}
            onChange={(effort) => onChange({ effort })}
          />
        )}
      </div>
    </section>
  );
}

/** From the library, or in the therapist's own words; one that is contraindicated is said and not added. */
function AddTechnique({ sheet, onAdd }: { sheet: Sheet; onAdd: (technique: Technique) => void }) {
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<string>();
  const found = useQuery({
    ...trpc.exercises.search.queryOptions({ text: text.slice(0, 60), isTechnique: true }),
    enabled: text.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const add = (few: Pick<Technique, "words"> & Partial<Technique>) => {
    setText("");
    setRefused(undefined);
    onAdd({ techniqueId: newOperationId(), side: "not-applicable", response: "not-asked", note: "", ...few });
  };
  const own = text.trim().slice(0, 120);
  return (
    <div className={styles.addTechnique}>
      <ComboBox
        label="Add technique"
        hint="From the library, or in your own words"
        items={
          text.trim() === ""
            ? []
            : [
                ...(found.data ?? []).map((entry) => ({ id: entry.exerciseId, text: entry.name, entry })),
                { id: "own-words", text: `In your words: ${own}`, entry: null },
              ]
        }
        inputValue={text}
        onInputChange={setText}
        onChoose={({ entry }) => {
          if (!entry) return add({ words: own });
          const [against] = contraindicating(sheet.plan?.contraindications ?? [], entry);
          if (against) return setRefused(describeContraindicated(entry.name, against));
          return add({ words: entry.name.slice(0, 120), exerciseId: entry.exerciseId });
        }}
        isSearching={found.isFetching}
        error={refused}
      />
      <Button isDisabled={own === ""} onPress={() => add({ words: own })}>
        Add in your words
      </Button>
    </div>
  );
}
