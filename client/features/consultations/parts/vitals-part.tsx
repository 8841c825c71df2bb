import { NumberField } from "#client/ui/number-field.tsx";
import type { WeightUnit } from "#domain/consultations/consultation.ts";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import type { PartProps, VisitDraft } from "../visit/visit-draft.ts";
import { VisitPart } from "../visit/visit-part.tsx";

const wholeVitals = [
  { key: "systolicMmHg", label: "Systolic", unit: "mmHg" },
  { key: "diastolicMmHg", label: "Diastolic", unit: "mmHg" },
  { key: "heartRatePerMinute", label: "Heart rate", unit: "per min" },
  { key: "oxygenSaturationPercent", label: "Saturation", unit: "%" },
] as const;
type WholeVital = (typeof wholeVitals)[number]["key"];

/** Left empty is not measured. A weight keeps the unit it was read in. */
export function VitalsPart({ value, set, problems, weightUnit }: PartProps & { weightUnit: WeightUnit }) {
  const { weight } = value.vitals;
  const unit = weight?.unit ?? weightUnit;
  return (
    <VisitPart heading="Vital signs" field="vitals">
      <div className={styles.numbers}>
        {wholeVitals.map(({ key, label, unit: vitalUnit }) => (
          <Spot key={key} field={`vitals.${key}`}>
            <NumberField
              label={label}
              unit={vitalUnit}
              value={value.vitals[key]}
              onChange={(amount) => set({ vitals: withVital(value.vitals, key, amount) })}
              error={problems[`vitals.${key}`]}
            />
          </Spot>
        ))}
        <Spot field="vitals.weight">
          <NumberField
            label="Weight"
            unit={unit}
            value={weight === undefined ? undefined : weight.thousandths / 1000}
            onChange={(amount) => {
              const { weight: _before, ...rest } = value.vitals;
              set({
                vitals:
                  amount === undefined
                    ? rest
                    : { ...rest, weight: { thousandths: Math.round(amount * 1000), unit } },
              });
            }}
            error={problems["vitals.weight"]}
          />
        </Spot>
      </div>
    </VisitPart>
  );
}

function withVital(
  vitals: VisitDraft["vitals"],
  key: WholeVital,
  amount: number | undefined,
): VisitDraft["vitals"] {
  const { [key]: _before, ...rest } = vitals;
  return amount === undefined ? rest : { ...rest, [key]: amount };
}
