import { NumberField } from "#client/ui/number-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { measures } from "#domain/measures/catalog.ts";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import { type PartProps, painMeasureId, scoreProblem, type VisitDraft } from "../visit/visit-draft.ts";
import { VisitPart } from "../visit/visit-part.tsx";

const functionMeasures = measures.filter((measure) => measure.measureId !== painMeasureId);
type Score = VisitDraft["scores"][number];

/** Worst pain and one function score, on the day of the visit. Another measure begins empty: a score never changes its unit. */
export function ScoresPart({ value, set, problems }: PartProps) {
  const { scores, functionMeasureId } = value;
  const measure = functionMeasures.find((one) => one.measureId === functionMeasureId);
  const of = (measureId: string) => scores.find((score) => score.measureId === measureId);
  const others = (measureId: string) => scores.filter((score) => score.measureId !== measureId);
  const put = (measureId: string, amount: number | undefined) => {
    const { side } = of(measureId) ?? {};
    const next: Score[] =
      amount === undefined
        ? []
        : [{ measureId, scoreThousandths: Math.round(amount * 1000), ...(side ? { side } : {}) }];
    set({ scores: [...others(measureId), ...next] });
  };
  const standing = of(functionMeasureId);
  return (
    <VisitPart heading="Scores" field="scores" note="On the day of the visit">
      <div className={styles.row}>
        <Spot field="scores.pain" className={styles.number}>
          <NumberField
            label="Worst pain"
            unit="of 10"
            value={amountOf(of(painMeasureId))}
            onChange={(amount) => put(painMeasureId, amount)}
            error={scoreProblem(value, problems, painMeasureId)}
          />
        </Spot>
        <SelectField
          label="Function measure"
          value={functionMeasureId}
          onChange={(measureId) => set({ functionMeasureId: measureId, scores: others(functionMeasureId) })}
          options={functionMeasures.map((one) => ({ value: one.measureId, label: one.name }))}
        />
        <Spot field="scores.function" className={styles.number}>
          <NumberField
            label="Score"
            unit={measure?.unit ?? ""}
            value={amountOf(standing)}
            onChange={(amount) => put(functionMeasureId, amount)}
            error={scoreProblem(value, problems, functionMeasureId)}
          />
        </Spot>
        {measure?.hasSide && standing ? (
          <Spot field="scores.side">
            <RadioSegments
              label="Measured at the"
              value={standing.side ?? null}
              options={[
                { value: "left", label: "Left" },
                { value: "right", label: "Right" },
              ]}
              onChange={(side) => set({ scores: [...others(functionMeasureId), { ...standing, side }] })}
              error={problems["scores.side"]}
            />
          </Spot>
        ) : null}
      </div>
    </VisitPart>
  );
}

const amountOf = (score: Score | undefined) =>
  score === undefined ? undefined : score.scoreThousandths / 1000;
