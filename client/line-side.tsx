import { SelectField } from "#client/ui/select-field.tsx";
import { type Side, sides } from "#domain/doses/dose.ts";
import { sidesOf } from "#domain/exercises/sided.ts";

/** The side of a line; nothing to choose for an exercise that uses both, unless its line names one. */
export function LineSide({
  line: { side },
  exercise,
  error,
  onChange,
}: {
  line: { side: Side };
  /** Absent while it is not known. */
  exercise: { isSided: boolean } | undefined;
  error: string | undefined;
  onChange: (side: Side) => void;
}) {
  const own = exercise ? sidesOf(exercise) : sides;
  if (exercise && !exercise.isSided && own.includes(side)) return null;
  const options = own.includes(side) ? own : [side, ...own];
  return (
    <SelectField
      label="Side"
      value={side}
      options={options.map((value) => ({ value, label: value.replaceAll("-", " ") }))}
      onChange={(next) => onChange(sides.find((one) => one === next) ?? side)}
      error={error}
    />
  );
}
