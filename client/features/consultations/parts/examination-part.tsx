import { useState } from "react";
import { MotionFindings } from "#client/motion-findings.tsx";
import { StrengthFindings } from "#client/strength-findings.tsx";
import { Button } from "#client/ui/button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import type { ConsultationDraft } from "#domain/consultations/consultation.ts";
import { type BodySide, type Joint, joints } from "#domain/prescriptions/limit.ts";
import { asOptions, saySide, sayWord } from "../signed/visit-words.ts";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import type { PartProps } from "../visit/visit-draft.ts";
import { VisitPart } from "../visit/visit-part.tsx";

type Region = ConsultationDraft["regions"][number];
const mostRegions = 24;

/** What was examined, region by region, then motion and strength. What is not named was not examined. */
export function ExaminationPart({ value, set, problems }: PartProps) {
  const { regions } = value;
  return (
    <VisitPart heading="Examination" field="examination" note="What is not named here was not examined">
      <Spot field="regions" className={styles.partBody}>
        {regions.map((region, index) => (
          <RegionRow
            key={index}
            region={region}
            index={index}
            problem={problems[`regions.${index}.findings`]}
            onFindings={(findings) =>
              set({
                regions: regions.map((other, place) => (place === index ? { ...other, findings } : other)),
              })
            }
            onRemove={() => set({ regions: regions.filter((_, place) => place !== index) })}
          />
        ))}
        <AddRegion
          isFull={regions.length >= mostRegions}
          onAdd={(region) =>
            set({
              regions: [
                ...regions.filter((other) => other.region !== region.region || other.side !== region.side),
                region,
              ],
            })
          }
        />
      </Spot>
      <Spot field="motion">
        <MotionFindings motion={value.motion} onChange={(motion) => set({ motion })} />
      </Spot>
      <Spot field="strength">
        <StrengthFindings strength={value.strength} onChange={(strength) => set({ strength })} />
      </Spot>
    </VisitPart>
  );
}

function RegionRow({
  region,
  index,
  problem,
  onFindings,
  onRemove,
}: {
  region: Region;
  index: number;
  problem: string | undefined;
  onFindings: (findings: string) => void;
  onRemove: () => void;
}) {
  const name = `${sayWord(region.region)}${saySide(region.side)}`;
  return (
    <div role="group" aria-label={name} className={styles.entry}>
      <p>
        <b>{name}</b>
      </p>
      {region.result === "normal" ? (
        <p className={styles.wide}>
          <StatusChip tone="plain" icon="check">
            Examined, normal
          </StatusChip>
        </p>
      ) : (
        <Spot field={`regions.${index}.findings`} className={styles.wide}>
          <TextArea
            label={`Findings, ${name}`}
            rows={2}
            value={region.findings}
            onChange={onFindings}
            error={problem}
            maxLength={1000}
          />
        </Spot>
      )}
      <Button kind="quiet" aria-label={`Remove examination of ${name}`} onPress={onRemove}>
        Remove
      </Button>
    </div>
  );
}

function AddRegion({ isFull, onAdd }: { isFull: boolean; onAdd: (region: Region) => void }) {
  const [region, setRegion] = useState<Joint>("knee");
  const [side, setSide] = useState<BodySide>("left");
  return (
    <div className={styles.row}>
      <SelectField
        label="Region"
        value={region}
        options={asOptions(joints)}
        onChange={(next) => setRegion(joints.find((joint) => joint === next) ?? region)}
      />
      <RadioSegments
        label="Left or right"
        value={side}
        options={[
          { value: "left", label: "Left" },
          { value: "right", label: "Right" },
          { value: "both", label: "Both" },
          { value: "midline", label: "Midline" },
        ]}
        onChange={setSide}
      />
      <Button
        icon="check"
        isDisabled={isFull}
        onPress={() => onAdd({ region, side, result: "normal", findings: "" })}
      >
        Examined, normal
      </Button>
      <Button
        icon="pencil"
        isDisabled={isFull}
        onPress={() => onAdd({ region, side, result: "findings", findings: "" })}
      >
        Write findings
      </Button>
    </div>
  );
}
