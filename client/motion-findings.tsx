import { useState } from "react";
import type * as z from "zod/mini";
import { Button } from "#client/ui/button.tsx";
import { NumberField } from "#client/ui/number-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import type { motionFindingSchema } from "#domain/examination/finding.ts";
import { joints, motions } from "#domain/prescriptions/limit.ts";
import { FindingRow } from "./finding-row.tsx";
import styles from "./findings.module.css";

type Motion = z.infer<typeof motionFindingSchema>;
const modes = ["active", "passive", "assisted"] as const satisfies readonly Motion["mode"][];
const mostFindings = 60;
const spaced = (word: string) => word.replaceAll("-", " ");
const asOptions = (words: readonly string[]) => words.map((value) => ({ value, label: spaced(value) }));
const isPlausible = (degrees: number | undefined, most: number) =>
  degrees === undefined || (degrees >= -30 && degrees <= most);

/** "knee flexion, left, active" and "from 5° to 110°". */
export const describeMotion = (found: Motion) => ({
  words: `${spaced(found.joint)} ${spaced(found.motion)}, ${found.side}, ${found.mode}`,
  value: found.startDegrees === 0 ? `${found.endDegrees}°` : `${found.startDegrees}° to ${found.endDegrees}°`,
});

/** Motion per joint, side and mode, from where it starts to where it ends. */
export function MotionFindings({
  motion,
  onChange,
}: {
  motion: readonly Motion[];
  onChange: (motion: Motion[]) => void;
}) {
  const [joint, setJoint] = useState<Motion["joint"]>("knee");
  const [direction, setDirection] = useState<Motion["motion"]>("flexion");
  const [side, setSide] = useState<Motion["side"]>("left");
  const [mode, setMode] = useState<Motion["mode"]>("active");
  const [start, setStart] = useState<number | undefined>(0);
  const [end, setEnd] = useState<number | undefined>(undefined);
  const isReversed = start !== undefined && end !== undefined && start > end;
  const canAdd =
    start !== undefined &&
    end !== undefined &&
    isPlausible(start, 180) &&
    isPlausible(end, 200) &&
    !isReversed &&
    motion.length < mostFindings;
  return (
    <fieldset className={styles.add}>
      <legend>Motion</legend>
      {motion.map((found, index) => {
        const { words, value } = describeMotion(found);
        return (
          <FindingRow
            key={`${words}${String(index)}`}
            words={words}
            value={value}
            onRemove={() => onChange(motion.filter((_, place) => place !== index))}
          />
        );
      })}
      <div className={styles.row}>
        <SelectField
          label="Joint"
          value={joint}
          options={asOptions(joints)}
          onChange={(next) => setJoint(joints.find((one) => one === next) ?? joint)}
        />
        <SelectField
          label="Motion"
          value={direction}
          options={asOptions(motions)}
          onChange={(next) => setDirection(motions.find((one) => one === next) ?? direction)}
        />
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
          label="Mode"
          value={mode}
          options={asOptions(modes)}
          onChange={(next) => setMode(modes.find((one) => one === next) ?? mode)}
        />
        <div className={styles.small}>
          <NumberField
            label="Starts at"
            unit="°"
            value={start}
            onChange={setStart}
            error={isPlausible(start, 180) ? undefined : "Start is −30° to 180°."}
          />
        </div>
        <div className={styles.small}>
          <NumberField
            label="Reaches"
            unit="°"
            value={end}
            onChange={setEnd}
            error={
              !isPlausible(end, 200)
                ? "Motion is −30° to 200°."
                : isReversed
                  ? "It ends before it starts."
                  : undefined
            }
          />
        </div>
        <Button
          isDisabled={!canAdd}
          onPress={() => {
            if (start === undefined || end === undefined) return;
            onChange([
              ...motion,
              {
                joint,
                motion: direction,
                side,
                mode,
                startDegrees: Math.round(start),
                endDegrees: Math.round(end),
              },
            ]);
            setEnd(undefined);
          }}
        >
          Add motion
        </Button>
      </div>
    </fieldset>
  );
}
