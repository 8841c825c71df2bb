import { describeStanding } from "#domain/examination/describe.ts";
import { type Examination, standingOf } from "#domain/examination/examine.ts";
import type { TestedSide } from "#domain/examination/finding.ts";
import type { RegionTest } from "#domain/examination/region-tests.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import type { Earlier } from "./cell-props.ts";
import styles from "./region-exam.module.css";
import { TestCell } from "./test-cell.tsx";

/** One test with its finding left and right, or once in the midline; beside it what it is read against. */
export function TestRow({
  region,
  test,
  sides,
  examination,
  earlier,
  onChange,
  onUnread,
}: {
  region: Joint;
  test: RegionTest;
  sides: readonly TestedSide[];
  examination: Examination;
  earlier: Earlier | undefined;
  onChange: (next: Examination) => void;
  onUnread: (field: string, words: string | null) => void;
}) {
  return (
    <tr>
      <th scope="row">
        {test.words}
        <span className={styles.sub}>{against(examination, test)}</span>
      </th>
      {sides.map((side) => {
        const before = earlier ? standingOf(earlier.examination, test, side) : undefined;
        return (
          <td key={side} colSpan={side === "midline" ? 2 : undefined}>
            <TestCell
              region={region}
              test={test}
              side={side}
              examination={examination}
              onChange={onChange}
              onUnread={onUnread}
            />
            {earlier && before && before.kind !== "not-examined" ? (
              <span className={styles.earlier}>{`was ${describeStanding(before)}`}</span>
            ) : null}
          </td>
        );
      })}
    </tr>
  );
}

/** Against the other side where both were measured; else the norm the test has. */
function against(examination: Examination, test: RegionTest): string {
  if (test.kind !== "motion") return "";
  const [left, right] = (["left", "right"] as const).map((side) => standingOf(examination, test, side));
  if (left?.kind !== "motion" || right?.kind !== "motion") return `norm 0 to ${test.normalEndDegrees}°`;
  const arc = ({ finding }: typeof left) => finding.endDegrees - finding.startDegrees;
  const less = arc(right) - arc(left);
  return less === 0
    ? "the same on both sides"
    : `${Math.abs(less)}° less on the ${less > 0 ? "left" : "right"}`;
}
