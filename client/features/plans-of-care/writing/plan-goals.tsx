import { useQuery } from "@tanstack/react-query";
import { newOperationId, trpc } from "#client/trpc.ts";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { GoalList } from "#client/ui/goal-list.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { addDays } from "#domain/calendar/days.ts";
import type { Goal } from "#domain/prescriptions/prescription.ts";
import type { Problems } from "../parts/problems.ts";
import styles from "./evaluation-screen.module.css";

/** Six weeks, the usual first plan (K). */
const usualGoalDays = 42;

/** Goals agreed with the patient. */
export function PlanGoals({
  goals,
  today,
  problems,
  onChange,
}: {
  goals: readonly Goal[];
  today: string;
  problems: Problems;
  onChange: (goals: Goal[]) => void;
}) {
  const measures = useQuery(trpc.measures.catalog.queryOptions()).data ?? [];
  return (
    <section className={styles.goals} aria-label="Goals">
      <SectionHead heading="Goals" note={`${goals.length}, agreed with the patient`} isRuled />
      <FieldMessage>{problems["goals"]}</FieldMessage>
      <GoalList
        goals={goals}
        measures={measures}
        problemAt={(field) => problems[`goals.${field}`]}
        onChange={onChange}
        onAdd={() =>
          onChange([
            ...goals,
            { goalId: newOperationId(), words: "", unit: "", targetOn: addDays(today, usualGoalDays) },
          ])
        }
      />
    </section>
  );
}
