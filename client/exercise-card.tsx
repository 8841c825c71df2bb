import { useQuery } from "@tanstack/react-query";
import { trpc } from "#client/trpc.ts";
import { ExerciseFigure } from "#client/ui/exercise-figure.tsx";
import styles from "./exercise-card.module.css";

/** What the patient is shown and told of an exercise, as it was in the version a line names. */
export function ExerciseCard({
  exerciseId,
  exerciseVersion,
}: {
  exerciseId: string;
  exerciseVersion: number;
}) {
  const { data } = useQuery(trpc.exercises.get.queryOptions({ exerciseId, exerciseVersion }));
  if (!data) return null;
  const where = [data.position, data.equipment].filter((words) => words !== "");
  return (
    <div className={styles.card}>
      {data.drawing ? (
        <ExerciseFigure drawing={data.drawing} label={`Drawing of ${data.name}`} width={160} />
      ) : null}
      <div className={styles.words}>
        <p>{data.instruction.en}</p>
        <p className={styles.where}>{where.join(". ")}</p>
      </div>
    </div>
  );
}
