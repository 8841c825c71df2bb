import { Checkbox } from "#client/ui/checkbox.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { exerciseRegions, positions } from "#domain/exercises/exercise.ts";
import { ownExerciseKinds } from "#domain/exercises/own/own-exercise.ts";
import type { ChangeContent, Content, ProblemOf } from "./exercise-draft.ts";
import { optionsOf, regionOptions } from "./exercise-words.ts";
import styles from "./exercises-screen.module.css";

export type FieldsProps = { content: Content; problem: ProblemOf; onChange: ChangeContent };

const positionOptions = optionsOf(positions);
const kindOptions = optionsOf(ownExerciseKinds);

/** What it is called, what it is for, how the patient starts, and what they are told. */
export function HeadFields({ content, problem, onChange }: FieldsProps) {
  const tell = (language: "en" | "es", words: string) =>
    onChange({ instruction: { ...content.instruction, [language]: words } });
  return (
    <div className={styles.part}>
      <div className={styles.fields}>
        <div className={styles.wide}>
          <TextField
            label="Name"
            value={content.name}
            maxLength={80}
            autoFocus
            error={problem("name")}
            onChange={(name) => onChange({ name })}
          />
        </div>
        <TextField
          label="Also called"
          value={content.alsoCalled}
          maxLength={120}
          error={problem("alsoCalled")}
          onChange={(alsoCalled) => onChange({ alsoCalled })}
        />
      </div>
      <div className={styles.fields}>
        <div className={styles.wide}>
          <TextField
            label="What it is for"
            value={content.purpose}
            maxLength={120}
            error={problem("purpose")}
            onChange={(purpose) => onChange({ purpose })}
          />
        </div>
        <SelectField
          label="Region"
          value={content.region}
          options={regionOptions}
          error={problem("region")}
          onChange={(next) =>
            onChange({ region: exerciseRegions.find((one) => one === next) ?? content.region })
          }
        />
        <SelectField
          label="Position"
          value={content.position}
          options={positionOptions}
          error={problem("position")}
          onChange={(next) =>
            onChange({ position: positions.find((one) => one === next) ?? content.position })
          }
        />
        <RadioSegments
          label="Kind"
          value={content.kind}
          options={kindOptions}
          onChange={(kind) => onChange({ kind })}
        />
      </div>
      <div className={styles.columns}>
        <TextArea
          label="Instruction"
          hint="Short sentences, as the patient is told"
          value={content.instruction.en}
          maxLength={600}
          error={problem("instruction.en")}
          onChange={(words) => tell("en", words)}
        />
        <TextArea
          label="Instruction in Spanish"
          hint="May be left empty"
          value={content.instruction.es}
          maxLength={600}
          error={problem("instruction.es")}
          onChange={(words) => tell("es", words)}
        />
      </div>
      <div className={styles.fields}>
        <Checkbox isSelected={content.isSided} onChange={(isSided) => onChange({ isSided })}>
          Done on one side
        </Checkbox>
        <Checkbox
          isSelected={content.isHomeSuitable}
          onChange={(isHomeSuitable) => onChange({ isHomeSuitable })}
        >
          Can be done at home
        </Checkbox>
      </div>
    </div>
  );
}
