import { useState } from "react";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { standingOf, withNormal, withoutFinding } from "#domain/examination/examine.ts";
import { type CellProps, cellLabel } from "./cell-props.ts";
import styles from "./region-exam.module.css";

/** Looked at or felt: normal, or what was found in words. */
export function ObservedCell({ region, test, side, examination, onChange }: CellProps) {
  const standing = standingOf(examination, test, side);
  const words =
    standing.kind === "found" && standing.finding.kind === "observed" ? standing.finding.found : "";
  const [isWriting, setWriting] = useState(false);
  const isFound = isWriting || standing.kind === "found";
  const write = (found: string) => {
    const without = withoutFinding(examination, test, side);
    const at = { region, testId: test.testId, side, words: test.words };
    onChange({
      ...without,
      examined: {
        ...without.examined,
        found:
          found === ""
            ? without.examined.found
            : [...without.examined.found, { ...at, kind: "observed", found }],
      },
    });
  };
  const label = cellLabel(test, side);
  return (
    <div className={styles.observed}>
      <SelectField
        label={label}
        isLabelHidden
        value={isFound ? "found" : standing.kind === "normal" ? "normal" : ""}
        placeholder="Not examined"
        options={[
          { value: "normal", label: "Normal" },
          { value: "found", label: "Found" },
        ]}
        onChange={(next) => {
          setWriting(next === "found");
          if (next === "normal") onChange(withNormal(examination, region, test, side));
          else onChange(withoutFinding(examination, test, side));
        }}
      />
      {isFound ? (
        <TextField
          label={`What was found, ${label.toLowerCase()}`}
          isLabelHidden
          placeholder="What was found"
          value={words}
          maxLength={160}
          onChange={write}
          error={words.trim() === "" ? "Say what was found; until then it is not examined." : undefined}
        />
      ) : null}
    </div>
  );
}
