import { useState } from "react";
import { TextField } from "#client/ui/text-field.tsx";
import { standingOf, withNormal, withoutFinding } from "#domain/examination/examine.ts";
import type { MotionTest } from "#domain/examination/region-tests.ts";
import { describeImpossibleMotion, readDegrees, writeDegrees } from "#domain/examination/validate-motion.ts";
import { type CellProps, cellLabel } from "./cell-props.ts";

const unreadable = "Type degrees, 110 or 5-110, or n for normal.";

/** Degrees as they are said: "110", or "5-110" from where it starts; "n" is normal; nothing is not examined. */
export function MotionCell({
  region,
  test,
  side,
  examination,
  onChange,
  onUnread,
}: Omit<CellProps, "test"> & {
  test: MotionTest;
  onUnread: (field: string, words: string | null) => void;
}) {
  const standing = standingOf(examination, test, side);
  const kept =
    standing.kind === "motion" ? writeDegrees(standing.finding) : standing.kind === "normal" ? "normal" : "";
  /** What is typed and not read yet; what is kept is shown otherwise. */
  const [typed, setTyped] = useState<string | null>(null);
  const [isUnread, setUnread] = useState(false);
  const field = `${test.testId} ${side}`;
  const read = (text: string) => {
    const said = text.trim();
    const settle = () => {
      setTyped(null);
      setUnread(false);
      onUnread(field, null);
    };
    if (said === kept) return settle();
    if (said === "") {
      onChange(withoutFinding(examination, test, side));
      return settle();
    }
    if (/^n(ormal)?$/i.test(said)) {
      onChange(withNormal(examination, region, test, side));
      return settle();
    }
    const degrees = readDegrees(said);
    if (!degrees || Math.abs(degrees.startDegrees) > 180 || Math.abs(degrees.endDegrees) > 200) {
      setUnread(true);
      onUnread(field, `${cellLabel(test, side)}: ${unreadable}`);
      return;
    }
    const { joint, motion, mode } = test;
    const without = withoutFinding(examination, test, side);
    onChange({ ...without, motion: [...without.motion, { joint, motion, side, mode, ...degrees }] });
    settle();
  };
  const impossible = standing.kind === "motion" ? describeImpossibleMotion(standing.finding) : undefined;
  return (
    <TextField
      label={cellLabel(test, side)}
      isLabelHidden
      inputMode="numeric"
      placeholder="Not examined"
      {...(standing.kind === "motion" ? { unit: "°" } : {})}
      value={typed ?? kept}
      onChange={setTyped}
      onBlur={() => typed !== null && read(typed)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && typed !== null) read(typed);
      }}
      error={isUnread ? unreadable : impossible}
    />
  );
}
