import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "#client/format/dates.ts";
import { dayIn } from "#client/format/times.ts";
import { SourceText } from "#client/source-text.tsx";
import { type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { type DefinitionRow, DefinitionRows } from "#client/ui/definition-rows.tsx";
import { ExerciseFigure } from "#client/ui/exercise-figure.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { describeDose } from "#domain/doses/describe.ts";
import { type DoseField, doseFields } from "#domain/doses/dose.ts";
import { saferDirection } from "#domain/doses/fields.ts";
import { suitabilityAtHome } from "#domain/home-programs/suitability.ts";
import { ExerciseForm } from "./exercise-form.tsx";
import { fieldWord, wordsOf } from "./exercise-words.ts";
import styles from "./exercises-screen.module.css";
import { RetireForm } from "./retire-form.tsx";

type Exercise = Outputs["exercises"]["get"];
type Me = Outputs["account"]["me"];

/** What is said and shown of an exercise in one of its versions, and what its clinic may do with it. */
export function ExerciseDetail({
  row,
  me,
  canKeep,
}: {
  row: { exerciseId: string; version: number };
  me: Me;
  canKeep: boolean;
}) {
  const [version, setVersion] = useState<number | null>(null);
  const [isChanging, setChanging] = useState(false);
  const { data: exercise } = useSuspenseQuery(
    trpc.exercises.get.queryOptions({ exerciseId: row.exerciseId, exerciseVersion: version ?? row.version }),
  );
  const { own } = exercise;
  const clinic = me.clinics.find((one) => one.clinicId === own?.clinicId);
  if (isChanging && own)
    return (
      <ExerciseForm
        heading={`Change ${exercise.name}`}
        start={own.content}
        clinics={me.clinics}
        standing={{
          exerciseId: row.exerciseId,
          clinicId: own.clinicId,
          expectedVersion: own.expectedVersion,
        }}
        names={Object.fromEntries(
          [...exercise.easier, ...exercise.harder].map(({ exerciseId, name }) => [exerciseId, name]),
        )}
        onDone={() => {
          setVersion(null);
          setChanging(false);
        }}
      />
    );
  return (
    <section aria-label={exercise.name} className={styles.detail}>
      {exercise.drawing ? (
        <ExerciseFigure drawing={exercise.drawing} label={`Drawing of ${exercise.name}`} />
      ) : null}
      <div className={styles.said}>
        <p>{exercise.instruction.en}</p>
        {exercise.instruction.es === "" ? null : (
          <p lang="es" className={styles.sub}>
            {exercise.instruction.es}
          </p>
        )}
        <DefinitionRows rows={factsOf(exercise)} />
        {own && own.versions.length > 1 ? (
          <div className={styles.narrow}>
            <SelectField
              label="Version"
              value={String(exercise.version)}
              onChange={(next) => setVersion(Number(next))}
              options={own.versions.map(({ number, savedAt }) => ({
                value: String(number),
                label: `${number}, saved ${formatDate(dayIn(savedAt, clinic?.timeZone ?? "UTC"))}`,
              }))}
            />
          </div>
        ) : null}
        {own && clinic && canKeep ? (
          <div className={styles.row}>
            {own.retiredAt === null ? (
              <Button size="small" onPress={() => setChanging(true)}>
                Change
              </Button>
            ) : null}
            <RetireForm
              exercise={{ exerciseId: row.exerciseId, name: exercise.name }}
              expectedVersion={own.expectedVersion}
              isRetired={own.retiredAt !== null}
            />
          </div>
        ) : null}
      </div>
    </section>
  );
}

const homeWords = {
  suitable: "Suits a home program",
  "with-reason": "Not meant for home: a therapist gives it with a reason",
  never: "Not at home: a clinician does it",
} as const;

const listed = (words: readonly string[], none: string): string =>
  words.length > 0 ? words.join(", ") : none;

function factsOf(exercise: Exercise): DefinitionRow[] {
  const { tags, motions, weightBearing, easier, harder } = exercise;
  const where = [exercise.position, exercise.equipment].filter((words) => words !== "");
  const dosed = doseFields.filter((field) => exercise.doseFields.includes(field));
  const row = (term: string, value: string): DefinitionRow => ({ term, value });
  return [
    row("For", exercise.purpose),
    ...(where.length > 0 ? [row("How", where.join(". "))] : []),
    row("Usual dose", describeDose(exercise.usualDose) || "Not given"),
    row("Dosed by", wordsOf(dosed.map(lowWord).join(", "))),
    row("Safer", describeSafer(exercise, dosed)),
    row("At home", homeWords[suitabilityAtHome(exercise)]),
    row("Does to the body", wordsOf(listed(tags.map(plain), "nothing named"))),
    row(
      "Moves",
      wordsOf(
        listed(
          motions.map(({ joint, motion }) => `${plain(joint)} ${plain(motion)}`),
          "not said",
        ),
      ),
    ),
    row("Carries weight", listed(weightBearing.map(wordsOf), "No limb")),
    row(
      "Easier",
      listed(
        easier.map(({ name }) => name),
        "None named",
      ),
    ),
    row(
      "Harder",
      listed(
        harder.map(({ name }) => name),
        "None named",
      ),
    ),
    { term: "Source", value: <SourceText source={exercise.source} /> },
  ];
}

const plain = (name: string): string => name.replaceAll("-", " ");
const lowWord = (field: DoseField): string => fieldWord(field).toLowerCase();

/** "Less, but more rest; neither of height": what differs from less being safer. */
function describeSafer(exercise: Exercise, dosed: readonly DoseField[]): string {
  const of = (direction: "more" | "none") =>
    dosed.filter((field) => saferDirection(field, exercise.safer) === direction).map(lowWord);
  const [more, neither] = [of("more"), of("none")];
  return [
    more.length > 0 ? `Less, but more ${more.join(" and ")}` : "Less",
    ...(neither.length > 0 ? [`neither of ${neither.join(" and ")}`] : []),
  ].join("; ");
}
