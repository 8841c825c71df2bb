import { useState } from "react";
import type * as z from "zod/mini";
import { Button } from "#client/ui/button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { muscleGrades, type strengthFindingSchema } from "#domain/examination/finding.ts";
import { FindingRow } from "./finding-row.tsx";
import styles from "./findings.module.css";

type Strength = z.infer<typeof strengthFindingSchema>;
const mostFindings = 60;

/** Manual muscle test by muscle or movement and side. */
export function StrengthFindings({
  strength,
  onChange,
}: {
  strength: readonly Strength[];
  onChange: (strength: Strength[]) => void;
}) {
  const [muscle, setMuscle] = useState("");
  const [side, setSide] = useState<Strength["side"]>("left");
  const [grade, setGrade] = useState<Strength["grade"]>("4");
  return (
    <fieldset className={styles.add}>
      <legend>Strength, manual muscle test</legend>
      {strength.map((found, index) => (
        <FindingRow
          key={`${found.muscle}${found.side}${String(index)}`}
          words={`${found.muscle}, ${found.side}`}
          value={`${found.grade} of 5`}
          onRemove={() => onChange(strength.filter((_, place) => place !== index))}
        />
      ))}
      <div className={styles.row}>
        <TextField label="Muscle or movement" value={muscle} onChange={setMuscle} maxLength={80} />
        <RadioSegments
          label="Left or right"
          value={side}
          options={[
            { value: "left", label: "Left" },
            { value: "right", label: "Right" },
            { value: "midline", label: "Midline" },
          ]}
          onChange={setSide}
        />
        <SelectField
          label="Grade"
          value={grade}
          options={muscleGrades.map((value) => ({ value, label: `${value} of 5` }))}
          onChange={(next) => setGrade(muscleGrades.find((one) => one === next) ?? grade)}
        />
        <Button
          isDisabled={muscle.trim() === "" || strength.length >= mostFindings}
          onPress={() => {
            onChange([...strength, { muscle: muscle.trim(), side, grade }]);
            setMuscle("");
          }}
        >
          Add strength
        </Button>
      </div>
    </fieldset>
  );
}
