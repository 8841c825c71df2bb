import { useState } from "react";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { CheckboxGroup } from "#client/ui/checkbox-group.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { type Equipment, equipmentFacts } from "#domain/exercises/equipment.ts";
import { ownExerciseTags } from "#domain/exercises/own/own-exercise.ts";
import { type Joint, joints, motions } from "#domain/prescriptions/limit.ts";
import { ChosenList } from "./chosen-list.tsx";
import { optionsOf, tagOptions, wordsOf } from "./exercise-words.ts";
import styles from "./exercises-screen.module.css";
import type { FieldsProps } from "./head-fields.tsx";

const equipmentOptions = (Object.keys(equipmentFacts) as Equipment[]).map((value) => ({
  value,
  label: wordsOf(equipmentFacts[value].label),
}));
const limbOptions = [
  { value: "leg", label: "Leg" },
  { value: "arm", label: "Arm" },
] as const;

/** What it moves and does to the body: limits and contraindications are held against that, and nothing else. */
export function BodyFields({ content, problem, onChange }: FieldsProps) {
  const { tags, equipment } = content;
  return (
    <section aria-label="Body" className={styles.part}>
      <SectionHead
        heading="Body"
        level={3}
        note="limits and contraindications are held against what is said here"
      />
      <div className={styles.columns}>
        <ChosenList
          label="What it does to the body"
          chosen={tags.map((tag) => ({ key: tag, words: wordsOf(tag) }))}
          error={problem("tags")}
          onRemove={(key) => onChange({ tags: tags.filter((tag) => tag !== key) })}
        >
          <SelectField
            label="Does to the body"
            value=""
            placeholder="Add what applies"
            options={tagOptions.filter(({ value }) => !tags.includes(value))}
            onChange={(next) => {
              const tag = ownExerciseTags.find((one) => one === next);
              if (tag) onChange({ tags: [...tags, tag] });
            }}
          />
        </ChosenList>
        <MovedJoints content={content} problem={problem} onChange={onChange} />
        <ChosenList
          label="Equipment that is needed"
          chosen={equipment.map((piece) => ({ key: piece, words: wordsOf(equipmentFacts[piece].label) }))}
          error={problem("equipment")}
          onRemove={(key) => onChange({ equipment: equipment.filter((piece) => piece !== key) })}
        >
          <SelectField
            label="Equipment"
            value=""
            placeholder="Add what is needed"
            options={equipmentOptions.filter(({ value }) => !equipment.includes(value))}
            onChange={(next) => {
              const found = equipmentOptions.find(({ value }) => value === next);
              if (found) onChange({ equipment: [...equipment, found.value] });
            }}
          />
        </ChosenList>
      </div>
      <div className={styles.fields}>
        <CheckboxGroup
          label="Carries body weight on"
          values={content.weightBearing}
          options={limbOptions}
          error={problem("weightBearing")}
          onChange={(weightBearing) => onChange({ weightBearing })}
        />
        <Checkbox isSelected={content.isLoaded} onChange={(isLoaded) => onChange({ isLoaded })}>
          The joints carry load
        </Checkbox>
      </div>
    </section>
  );
}

function MovedJoints({ content, problem, onChange }: FieldsProps) {
  const moved = content.motions;
  const [joint, setJoint] = useState<Joint | "">("");
  const [motion, setMotion] = useState<(typeof motions)[number] | "">("");
  const keyOf = (one: (typeof moved)[number]) => `${one.joint} ${one.motion}`;
  const isThere = moved.some((one) => one.joint === joint && one.motion === motion);
  return (
    <ChosenList
      label="Movements"
      chosen={moved.map((one) => ({ key: keyOf(one), words: wordsOf(keyOf(one)) }))}
      error={problem("motions")}
      onRemove={(key) => onChange({ motions: moved.filter((one) => keyOf(one) !== key) })}
    >
      <div className={styles.row}>
        <SelectField
          label="Moves"
          value={joint}
          placeholder="Joint"
          options={optionsOf(joints)}
          onChange={(next) => setJoint(joints.find((one) => one === next) ?? "")}
        />
        <SelectField
          label="Movement"
          value={motion}
          placeholder="Movement"
          options={optionsOf(motions)}
          onChange={(next) => setMotion(motions.find((one) => one === next) ?? "")}
        />
        <Button
          size="small"
          isDisabled={joint === "" || motion === "" || isThere}
          onPress={() => {
            if (joint !== "" && motion !== "") onChange({ motions: [...moved, { joint, motion }] });
            setMotion("");
          }}
        >
          Add movement
        </Button>
      </div>
    </ChosenList>
  );
}
