import { useQuery } from "@tanstack/react-query";
import { newOperationId, trpc } from "#client/trpc.ts";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { GoalList } from "#client/ui/goal-list.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { type Change, dueAt, type Problems, problemAt } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";

/** Goals of the prescription, and the measure its success is judged by, named before results come in. */
export function ComposerGoals({
  content,
  problems,
  onChange,
}: {
  content: PrescriptionContent;
  problems: Problems;
  onChange: Change;
}) {
  const measures = useQuery(trpc.measures.catalog.queryOptions()).data ?? [];
  const setPrimary = (measureId: string) =>
    onChange(({ primaryMeasureId: _before, ...rest }) =>
      measureId === "" ? rest : { ...rest, primaryMeasureId: measureId },
    );
  const own = problemAt(problems, "goals");
  return (
    <section aria-labelledby="goals-heading" className={styles.part}>
      <SectionHead id="goals-heading" heading="Goals" note={String(content.goals.length)} isRuled />
      <FieldMessage>{own}</FieldMessage>
      <div className={styles.fields}>
        <SelectField
          label="Primary measure"
          hint="Named before its results"
          value={content.primaryMeasureId ?? ""}
          placeholder="Not named"
          options={measures.map((measure) => ({ value: measure.measureId, label: measure.shortName }))}
          onChange={setPrimary}
          error={problemAt(problems, "primaryMeasureId")}
        />
      </div>
      <GoalList
        goals={content.goals}
        measures={measures}
        problemAt={(field) => problemAt(problems, `goals.${field}`)}
        dueAt={(field) => dueAt(problems, `goals.${field}`)}
        onChange={(goals) => onChange((before) => ({ ...before, goals }))}
        onAdd={() =>
          onChange((before) => ({
            ...before,
            goals: [
              ...before.goals,
              { goalId: newOperationId(), words: "", unit: "", targetOn: before.endsOn },
            ],
          }))
        }
      />
    </section>
  );
}
