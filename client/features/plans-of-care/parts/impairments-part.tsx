import { formatDate } from "#client/format/dates.ts";
import { newOperationId } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { CheckboxGroup } from "#client/ui/checkbox-group.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import {
  describeImpairment,
  type Impairment,
  impairmentKindNames,
  impairmentKinds,
} from "#domain/plans-of-care/evaluation/impairment.ts";
import type { Evaluation } from "#domain/plans-of-care/plan-of-care.ts";
import { type Joint, joints } from "#domain/prescriptions/limit.ts";
import type { Goal } from "#domain/prescriptions/prescription.ts";
import styles from "../writing/evaluation-screen.module.css";
import type { Problems } from "./problems.ts";

const mostImpairments = 24;
const spaced = (word: string) => word.replaceAll("-", " ");

/** What treatment is for; each names the goals that answer it. */
export function ImpairmentsPart({
  impairments,
  goals,
  usual,
  earlier,
  problems,
  onChange,
}: {
  impairments: readonly Impairment[];
  goals: readonly Goal[];
  /** Where the problem is: what a new one starts with. */
  usual: Pick<Impairment, "region" | "side">;
  earlier: { evaluation: Evaluation; evaluatedOn: string } | null;
  problems: Problems;
  onChange: (impairments: Impairment[]) => void;
}) {
  const change = (index: number, next: Impairment) =>
    onChange(impairments.map((one, place) => (place === index ? next : one)));
  return (
    <section className={styles.findings} aria-label="Impairments">
      <SectionHead heading="Impairments" note={`${impairments.length}, treated`} isRuled />
      {impairments.map((one, index) => (
        <div
          key={one.impairmentId}
          className={styles.goal}
          role="group"
          aria-label={`Impairment ${index + 1}`}
        >
          <div className={styles.row}>
            <SelectField
              label="Kind"
              value={one.kind}
              options={impairmentKindNames.map((value) => ({ value, label: impairmentKinds[value] }))}
              onChange={(next) =>
                change(index, {
                  ...one,
                  kind: impairmentKindNames.find((kind) => kind === next) ?? one.kind,
                })
              }
            />
            <SelectField
              label="Where"
              value={one.region ? `${one.region} ${one.side ?? "midline"}` : ""}
              placeholder="The whole person"
              options={joints.flatMap((joint) =>
                (["left", "right", "midline"] as const).map((side) => ({
                  value: `${joint} ${side}`,
                  label: side === "midline" ? spaced(joint) : `${spaced(joint)}, ${side}`,
                })),
              )}
              onChange={(next) => change(index, placed(one, next))}
            />
            <Button
              size="small"
              kind="quiet"
              aria-label={`Remove impairment ${index + 1}`}
              onPress={() => onChange(impairments.filter((_, place) => place !== index))}
            >
              Remove
            </Button>
          </div>
          <TextField
            label="What is impaired"
            value={one.words}
            maxLength={160}
            onChange={(words) => change(index, { ...one, words })}
            error={
              problems[`evaluation.impairmentList.${index}.words`] ??
              problems[`evaluation.impairmentList.${index}.goalIds`]
            }
          />
          {goals.length > 0 ? (
            <CheckboxGroup
              label="Goals for it"
              values={one.goalIds}
              options={goals.map((goal, place) => ({
                value: goal.goalId,
                label: goal.words || `Goal ${place + 1}`,
              }))}
              onChange={(goalIds) => change(index, { ...one, goalIds })}
            />
          ) : null}
        </div>
      ))}
      {earlier && (earlier.evaluation.impairmentList ?? []).length > 0 ? (
        <p className={styles.sub}>
          {`${formatDate(earlier.evaluatedOn)}: ${(earlier.evaluation.impairmentList ?? []).map(describeImpairment).join("; ")}`}
        </p>
      ) : null}
      <div>
        <Button
          size="small"
          icon="plus"
          isDisabled={impairments.length >= mostImpairments}
          onPress={() =>
            onChange([
              ...impairments,
              { impairmentId: newOperationId(), kind: "motion", ...usual, words: "", goalIds: [] },
            ])
          }
        >
          Add impairment
        </Button>
      </div>
    </section>
  );
}

function placed({ region: _region, side: _side, ...rest }: Impairment, place: string): Impairment {
  const [name, where] = place.split(" ");
  const region: Joint | undefined = joints.find((joint) => joint === name);
  const side = (["left", "right", "midline"] as const).find((one) => one === where);
  return region && side ? { ...rest, region, side } : rest;
}
