import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { errorData, errorWords, type Outputs } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { EmptyState } from "#client/ui/empty-state.tsx";
import { LedgerTable } from "#client/ui/ledger-table.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { decideAccess } from "#domain/access/decide.ts";
import { exerciseRegions } from "#domain/exercises/exercise.ts";
import { ownExerciseTags } from "#domain/exercises/own/own-exercise.ts";
import { counted } from "#domain/units/counted.ts";
import { emptyExercise } from "./exercise-draft.ts";
import { ExerciseForm } from "./exercise-form.tsx";
import { ExerciseRow, exerciseColumns } from "./exercise-row.tsx";
import { type Asked, everything, exerciseWindows } from "./exercise-windows.ts";
import { regionOptions, tagOptions } from "./exercise-words.ts";
import styles from "./exercises-screen.module.css";

type Me = Outputs["account"]["me"];

/** Every exercise there is, to look through: built in and the clinics' own, with what they retired. */
export function ExercisesScreen({ me }: { me: Me }) {
  const [asked, setAsked] = useState<Asked>(everything);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const typed = useDeferredValue(asked);
  const { data, error, refetch, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery({
      ...exerciseWindows({ ...typed, text: typed.text.trim().slice(0, 60) }),
      placeholderData: keepPreviousData,
    });
  const rows = data?.pages.flatMap((window) => window.exercises) ?? [];
  const total = data?.pages.at(-1)?.total ?? 0;
  const canKeep = decideAccess("exercises.keep", me).isAllowed && me.clinics.length > 0;
  return (
    <main id="content" className={styles.page}>
      <SectionHead
        level={1}
        heading="Exercises"
        note={data ? counted(total, "exercise") : ""}
        actions={
          canKeep && !isAdding ? (
            <Button kind="main" icon="plus" onPress={() => setAdding(true)}>
              Add exercise
            </Button>
          ) : null
        }
      />
      {isAdding ? (
        <ExerciseForm
          heading="Add exercise"
          start={emptyExercise}
          clinics={me.clinics}
          standing={null}
          onDone={(exerciseId) => {
            setAdding(false);
            if (exerciseId) setOpenId(exerciseId);
          }}
        />
      ) : null}
      <Filters asked={asked} onChange={setAsked} />
      {error ? (
        <Strip
          tone="worse"
          actions={
            <Button isPending={isFetching} onPress={() => void refetch()}>
              Read again
            </Button>
          }
        >
          {errorData(error)
            ? errorWords(error)
            : "The connection dropped before the exercises were read. Nothing is lost."}
        </Strip>
      ) : null}
      {data?.pages[0]?.isSpelledAlike ? (
        <p role="status">Nothing holds these words. Shown: what is spelled alike.</p>
      ) : null}
      {data === undefined ? null : rows.length === 0 ? (
        <EmptyState heading="No exercise found">
          {asked.whose === "retired" ? "Nothing was retired." : "Fewer words or filters find more."}
        </EmptyState>
      ) : (
        <LedgerTable caption="Exercises" columns={exerciseColumns} isSelectable>
          {rows.map((row) => (
            <ExerciseRow
              key={row.exerciseId}
              row={row}
              me={me}
              canKeep={canKeep}
              isOpen={openId === row.exerciseId}
              onOpen={(isOpen) => setOpenId(isOpen ? row.exerciseId : null)}
            />
          ))}
        </LedgerTable>
      )}
      {hasNextPage ? (
        <div>
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            Show more exercises, {total - rows.length} left
          </Button>
        </div>
      ) : null}
    </main>
  );
}

function Filters({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) {
  const { region: _region, ...anyRegion } = asked;
  const { tag: _tag, ...anyTag } = asked;
  return (
    <search className={styles.fields}>
      <div className={styles.wide}>
        <TextField
          label="Find an exercise"
          type="search"
          value={asked.text}
          onChange={(text) => onChange({ ...asked, text })}
          maxLength={60}
          autoComplete="off"
        />
      </div>
      <SelectField
        label="Region"
        value={asked.region ?? ""}
        placeholder="Any region"
        options={regionOptions}
        onChange={(next) => {
          const region = exerciseRegions.find((one) => one === next);
          onChange(region ? { ...asked, region } : anyRegion);
        }}
      />
      <SelectField
        label="What it does"
        value={asked.tag ?? ""}
        placeholder="Anything"
        options={tagOptions}
        onChange={(next) => {
          const tag = ownExerciseTags.find((one) => one === next);
          onChange(tag ? { ...asked, tag } : anyTag);
        }}
      />
      <RadioSegments
        label="Show"
        value={asked.whose}
        onChange={(whose) => onChange({ ...asked, whose })}
        options={[
          { value: "all", label: "All" },
          { value: "own", label: "Our own" },
          { value: "retired", label: "Retired" },
        ]}
      />
    </search>
  );
}
