import { IconButton } from "#client/ui/icon-button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { joints } from "#domain/prescriptions/limit.ts";
import { type Technique, techniqueSides } from "#domain/sessions/technique.ts";
import styles from "./checks.module.css";

const sideLabels: Record<Technique["side"], string> = {
  left: "Left",
  right: "Right",
  both: "Both sides",
  midline: "Midline",
  "not-applicable": "No side",
};

/** One technique in one line: where, how it went, a note. */
export function TechniqueRow({
  technique,
  onChange,
  onRemove,
}: {
  technique: Technique;
  onChange: (technique: Technique) => void;
  onRemove: () => void;
}) {
  const { words, side, region, response, note } = technique;
  return (
    <fieldset className={styles.technique}>
      <legend>{words}</legend>
      <SelectField
        label={`Region of ${words}`}
        isLabelHidden
        value={region ?? ""}
        placeholder="Region"
        options={joints.map((joint) => ({ value: joint, label: joint.replaceAll("-", " ") }))}
        onChange={(chosen) => {
          const found = joints.find((joint) => joint === chosen);
          if (found) onChange({ ...technique, region: found });
        }}
      />
      <SelectField
        label={`Side of ${words}`}
        isLabelHidden
        value={side}
        options={techniqueSides.map((one) => ({ value: one, label: sideLabels[one] }))}
        onChange={(chosen) => {
          const found = techniqueSides.find((one) => one === chosen);
          if (found) onChange({ ...technique, side: found });
        }}
      />
      <RadioSegments
        label={`Response to ${words}`}
        isLabelHidden
        value={response}
        options={[
          { value: "better", label: "Better" },
          { value: "same", label: "Same" },
          { value: "worse", label: "Worse" },
          { value: "not-asked", label: "Not asked" },
        ]}
        onChange={(chosen) => onChange({ ...technique, response: chosen })}
      />
      <TextField
        label={`Note on ${words}`}
        isLabelHidden
        value={note}
        maxLength={160}
        onChange={(typed) => onChange({ ...technique, note: typed.slice(0, 160) })}
      />
      <IconButton icon="x" label={`Remove ${words}`} onPress={onRemove} />
    </fieldset>
  );
}
