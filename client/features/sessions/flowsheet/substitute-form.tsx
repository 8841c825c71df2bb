import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { ComboBox } from "#client/ui/combo-box.tsx";
import { Strip } from "#client/ui/strip.tsx";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import { isInsideNow, withoutEnded } from "../questions/recheck.ts";
import { whyNotAdded } from "./add-exercise.tsx";
import type { RowActs, Sheet, SheetRow } from "./use-row-acts.ts";

/** Another exercise in the place of a therapist's own line, chosen in its row. */
export function SubstituteForm(props: { row: SheetRow; sheet: Sheet; acts: RowActs; onClose: () => void }) {
  const { row, sheet, acts, onClose } = props;
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ name: string; check: CheckResult } | null>(null);
  const found = useQuery({
    ...trpc.exercises.search.queryOptions({ text: text.slice(0, 60) }),
    placeholderData: keepPreviousData,
  });
  const side = sheet.plan?.lines.find((line) => line.lineKey === row.lineKey)?.side ?? "not-applicable";
  const choose = async (exercise: NonNullable<typeof found.data>[number]) => {
    const { exerciseId, usualDose, isSided } = exercise;
    setProblem(null);
    setRefused(null);
    try {
      const check = await acts.substitute(row, {
        exerciseId,
        side: isSided ? side : "not-applicable",
        dose: usualDose,
      });
      if (check === null) onClose();
      else setRefused({ name: exercise.name, check });
    } catch (error) {
      setProblem(errorWords(error));
    }
  };
  const standing = refused && sheet.plan ? withoutEnded(sheet.plan, refused.check) : null;
  return (
    <Strip
      tone="info"
      icon="swap"
      role="none"
      actions={
        <Button kind="quiet" onPress={onClose}>
          Leave it
        </Button>
      }
    >
      <ComboBox
        label={`Exercise in place of ${row.name}`}
        items={(found.data ?? []).map((exercise) => ({
          id: exercise.exerciseId,
          text: exercise.name,
          exercise,
        }))}
        inputValue={text}
        onInputChange={setText}
        onChoose={(item) => void choose(item.exercise)}
        isSearching={found.isFetching}
        emptyText="No exercise has this name"
      />
      {problem ? <p role="alert">{problem}</p> : null}
      {refused && standing && !isInsideNow(standing) ? (
        <p role="alert">{whyNotAdded(refused.name, standing.findings[0]?.sourceId, sheet)}</p>
      ) : null}
      {refused && standing && isInsideNow(standing) ? (
        <p role="status">What stood against {refused.name} has ended. Choose it again to add it.</p>
      ) : null}
    </Strip>
  );
}
