import type { Goal } from "#domain/prescriptions/prescription.ts";
import { Button } from "./button.tsx";
import { DateField } from "./date-field.tsx";
import styles from "./goal-list.module.css";
import { NumberField } from "./number-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

export type GoalMeasure = { measureId: string; shortName: string; unit: string };
type Edge = "baselineThousandths" | "targetThousandths";

/** Goals: what, measured how, from where to where, by when. A number left empty is not specified. */
export function GoalList({
  goals,
  measures,
  problemAt,
  dueAt,
  onChange,
  onAdd,
}: {
  goals: readonly Goal[];
  measures: readonly GoalMeasure[];
  /** What is wrong at "0.targetOn" and the like. */
  problemAt: (field: string) => string | undefined;
  /** What came over as it was and needs another value by the time it is signed. */
  dueAt?: (field: string) => string | undefined;
  onChange: (goals: Goal[]) => void;
  onAdd: () => void;
}) {
  const options = [
    { value: "", label: "In words only" },
    ...measures.map((measure) => ({ value: measure.measureId, label: measure.shortName })),
  ];
  const setGoal = (index: number, next: Goal) =>
    onChange(goals.map((goal, place) => (place === index ? next : goal)));
  return (
    <>
      {goals.map((goal, index) => (
        <div key={goal.goalId} className={styles.goal} role="group" aria-label={`Goal ${index + 1}`}>
          <TextField
            label="Goal"
            value={goal.words}
            maxLength={200}
            onChange={(words) => setGoal(index, { ...goal, words })}
            error={problemAt(`${index}.words`)}
          />
          <div className={styles.row}>
            <SelectField
              label="Measured by"
              value={goal.measureId ?? ""}
              options={options}
              onChange={(next) => setGoal(index, measuredBy(goal, measures, next))}
            />
            {goal.measureId
              ? (["baselineThousandths", "targetThousandths"] as const).map((edge) => (
                  <div key={edge} className={styles.small}>
                    <NumberField
                      label={edge === "baselineThousandths" ? "From" : "To"}
                      unit={goal.unit}
                      value={goal[edge] === undefined ? undefined : goal[edge] / 1000}
                      onChange={(amount) => setGoal(index, withAmount(goal, edge, amount))}
                      error={problemAt(`${index}.${edge}`)}
                    />
                  </div>
                ))
              : null}
            <DateField
              label="By"
              value={goal.targetOn === "" ? undefined : goal.targetOn}
              hint={dueAt?.(`${index}.targetOn`)}
              onChange={(targetOn) => setGoal(index, { ...goal, targetOn: targetOn ?? "" })}
              error={problemAt(`${index}.targetOn`)}
            />
            <Button
              size="small"
              kind="quiet"
              aria-label={`Remove goal ${index + 1}`}
              onPress={() => onChange(goals.filter((_, place) => place !== index))}
            >
              Remove
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button size="small" icon="plus" isDisabled={goals.length >= 12} onPress={onAdd}>
          Add goal
        </Button>
      </div>
    </>
  );
}

function measuredBy(goal: Goal, measures: readonly GoalMeasure[], measureId: string): Goal {
  // Numbers belong to the instrument they were read on; another one starts without any.
  const { goalId, words, targetOn } = goal;
  const chosen = measures.find((measure) => measure.measureId === measureId);
  return chosen
    ? { goalId, words, targetOn, measureId: chosen.measureId, unit: chosen.unit }
    : { goalId, words, targetOn, unit: "" };
}

function withAmount(goal: Goal, edge: Edge, amount: number | undefined): Goal {
  const { [edge]: _before, ...rest } = goal;
  return amount === undefined ? rest : { ...rest, [edge]: Math.round(amount * 1000) };
}
