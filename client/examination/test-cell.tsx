import { SelectField } from "#client/ui/select-field.tsx";
import { standingOf, withNormal, withoutFinding } from "#domain/examination/examine.ts";
import { reflexGrades, specialResults } from "#domain/examination/examined.ts";
import { muscleGrades } from "#domain/examination/finding.ts";
import { type CellProps, cellLabel } from "./cell-props.ts";
import { MotionCell } from "./motion-cell.tsx";
import { ObservedCell } from "./observed-cell.tsx";

/** The finding of one test on one side, by its kind. */
export function TestCell({
  onUnread,
  ...props
}: CellProps & { onUnread: (field: string, words: string | null) => void }) {
  const { test } = props;
  if (test.kind === "motion") return <MotionCell {...props} test={test} onUnread={onUnread} />;
  if (test.kind === "observed") return <ObservedCell {...props} />;
  return <ChosenCell {...props} kind={test.kind} />;
}

const choices = {
  strength: muscleGrades.toReversed().map((grade) => ({ value: grade, label: `${grade} of 5` })),
  reflex: reflexGrades.map((grade) => ({ value: grade, label: grade })),
  special: specialResults.map((result) => ({
    value: result,
    label: { negative: "Negative", positive: "Positive", "not-clear": "Not clear" }[result],
  })),
} as const;

function ChosenCell({
  region,
  test,
  side,
  examination,
  onChange,
  kind,
}: CellProps & { kind: keyof typeof choices }) {
  const standing = standingOf(examination, test, side);
  const value =
    standing.kind === "strength"
      ? standing.finding.grade
      : standing.kind === "found" && standing.finding.kind === "reflex"
        ? standing.finding.grade
        : standing.kind === "found" && standing.finding.kind === "special"
          ? standing.finding.result
          : standing.kind === "normal"
            ? "normal"
            : "";
  const choose = (next: string) => {
    const without = withoutFinding(examination, test, side);
    if (next === "normal") return onChange(withNormal(examination, region, test, side));
    const grade = muscleGrades.find((one) => one === next);
    if (kind === "strength" && grade)
      return onChange({ ...without, strength: [...without.strength, { muscle: test.words, side, grade }] });
    const at = { region, testId: test.testId, side, words: test.words };
    const reflex = reflexGrades.find((one) => one === next);
    const result = specialResults.find((one) => one === next);
    const found =
      kind === "reflex" && reflex
        ? [{ ...at, kind: "reflex" as const, grade: reflex }]
        : kind === "special" && result
          ? [{ ...at, kind: "special" as const, result }]
          : [];
    onChange({
      ...without,
      examined: { ...without.examined, found: [...without.examined.found, ...found] },
    });
  };
  return (
    <SelectField
      label={cellLabel(test, side)}
      isLabelHidden
      value={value}
      placeholder="Not examined"
      options={[{ value: "normal", label: "Normal" }, ...choices[kind]]}
      onChange={choose}
    />
  );
}
