import { useState } from "react";
import { BodyFigure } from "#client/ui/body-figure.tsx";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import {
  type BodyChart,
  bodyRegionNames,
  bodyRegions,
  type ChartMark,
  describeBodyChart,
  hasMark,
  placeWords,
  type SymptomKind,
  surfaces,
  symptomKinds,
  toggleMark,
} from "#domain/body-chart/body-chart.ts";
import styles from "./body-chart-field.module.css";

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** Where the patient feels what: a kind is chosen, then places are marked on the drawing or in its list. */
export function BodyChartField({
  chart,
  error,
  onChange,
}: {
  chart: BodyChart;
  error: string | undefined;
  onChange: (next: BodyChart) => void;
}) {
  const [kind, setKind] = useState<SymptomKind>("pain");
  const [isListOpen, setListOpen] = useState(false);
  const toggle = (place: Omit<ChartMark, "kind">) => onChange(toggleMark(chart, { ...place, kind }));
  const isEmpty = chart.marks.length === 0;
  return (
    <div className={styles.chart}>
      <RadioSegments
        label="Mark"
        value={kind}
        options={symptomKinds.map((value) => ({ value, label: capital(value) }))}
        onChange={setKind}
        error={error}
      />
      <div className={styles.figures}>
        {surfaces.map((surface) => (
          <BodyFigure key={surface} surface={surface} marks={chart.marks} onPlace={toggle} />
        ))}
        <div className={styles.beside}>
          <p role="status">
            {isEmpty && !chart.isWithoutSymptoms
              ? "Nothing marked"
              : capital(describeBodyChart({ ...chart, words: "" }))}
          </p>
          {isEmpty ? (
            <Checkbox
              isSelected={chart.isWithoutSymptoms}
              onChange={(isWithoutSymptoms) => onChange({ ...chart, isWithoutSymptoms })}
            >
              Asked, no symptoms to mark
            </Checkbox>
          ) : (
            <div>
              <Button size="small" kind="quiet" onPress={() => onChange({ ...chart, marks: [] })}>
                Take all marks away
              </Button>
            </div>
          )}
          <TextField
            label="In the patient's words"
            value={chart.words}
            maxLength={600}
            onChange={(words) => onChange({ ...chart, words })}
          />
        </div>
      </div>
      <details className={styles.list} onToggle={(event) => setListOpen(event.currentTarget.open)}>
        <summary>{`The places as a list: ${kind}`}</summary>
        {isListOpen
          ? surfaces.map((surface) => (
              <fieldset key={surface}>
                <legend>{`${capital(kind)}, ${surface}`}</legend>
                <div>
                  {bodyRegionNames.flatMap((region) =>
                    (bodyRegions[region].hasSide ? (["left", "right"] as const) : (["midline"] as const)).map(
                      (side) => {
                        const place = { region, side, surface };
                        return (
                          <Checkbox
                            key={`${region} ${side}`}
                            isSelected={hasMark(chart, { ...place, kind })}
                            onChange={() => toggle(place)}
                          >
                            {placeWords(place)}
                          </Checkbox>
                        );
                      },
                    ),
                  )}
                </div>
              </fieldset>
            ))
          : null}
      </details>
    </div>
  );
}
