import { formatDate } from "#client/format/dates.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { countExamined, type Examination, examineNormal, sidesOf } from "#domain/examination/examine.ts";
import { regionTests } from "#domain/examination/region-tests.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import type { Earlier } from "./cell-props.ts";
import styles from "./region-exam.module.css";
import { TestRow } from "./test-row.tsx";

const spaced = (word: string) => word.replaceAll("-", " ");
const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/**
 * What is tested in a region, left and right. "Examined, normal" writes every test that has no finding yet; each stays
 * editable. A field left alone was not examined.
 */
export function RegionExam({
  region,
  examination,
  earlier,
  onChange,
  onUnread,
  onRemove,
}: {
  region: Joint;
  examination: Examination;
  /** What an earlier evaluation found: beside what is found now, never in its place. */
  earlier?: Earlier | undefined;
  onChange: (next: Examination) => void;
  /** A field holds text nobody can read; it is not kept until it is mended. */
  onUnread: (field: string, words: string | null) => void;
  onRemove: () => void;
}) {
  const name = capital(spaced(region));
  const tests = regionTests[region];
  const isSpine = tests.some((test) => test.kind === "motion" && !test.isSided);
  const counts = {
    left: countExamined(examination, region, "left"),
    right: countExamined(examination, region, "right"),
  };
  const isUntouched = counts.left.examined === 0 && counts.right.examined === 0;
  return (
    <section className={styles.region} aria-label={`Examination, ${spaced(region)}`}>
      <SectionHead
        level={3}
        heading={name}
        note={
          isUntouched
            ? "not examined"
            : (["left", "right"] as const)
                .map((side) => `${side} ${counts[side].examined} of ${counts[side].of}`)
                .join(", ")
        }
        actions={
          isUntouched ? (
            <Button size="small" kind="quiet" aria-label={`Remove ${spaced(region)}`} onPress={onRemove}>
              Remove
            </Button>
          ) : undefined
        }
      />
      {earlier ? (
        <p className={styles.sub}>{`What was found on ${formatDate(earlier.on)} stands under each field.`}</p>
      ) : null}
      <div className={styles.acts}>
        {isSpine ? (
          <Button
            size="small"
            icon="check"
            aria-label={`${name}: examined, normal`}
            onPress={() =>
              onChange(examineNormal(examineNormal(examination, region, "left"), region, "right"))
            }
          >
            Examined, normal
          </Button>
        ) : (
          (["left", "right"] as const).map((side) => (
            <Button
              key={side}
              size="small"
              icon="check"
              aria-label={`${name}, ${side}: examined, normal`}
              onPress={() => onChange(examineNormal(examination, region, side))}
            >
              {`${capital(side)}: examined, normal`}
            </Button>
          ))
        )}
      </div>
      <table className={styles.table}>
        <caption className="visually-hidden">{`${name}, what was tested`}</caption>
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col">Left</th>
            <th scope="col">Right</th>
          </tr>
        </thead>
        <tbody>
          {tests.map((test) => (
            <TestRow
              key={test.testId}
              region={region}
              test={test}
              sides={sidesOf(test)}
              examination={examination}
              earlier={earlier}
              onChange={onChange}
              onUnread={onUnread}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
