import { describeEnvelope, type EnvelopeValues } from "#client/ui/envelope-geometry.ts";
import { EnvelopeLine } from "#client/ui/envelope-line.tsx";
import styles from "./specimen.module.css";
import { SpecimenSection } from "./specimen-section.tsx";

const base = {
  scale: { least: 13.5, most: 90.5 },
  state: "set",
  least: 35,
  most: 65,
  prescribed: 45,
} satisfies EnvelopeValues;

const lines: readonly (readonly [string, EnvelopeValues, string])[] = [
  ["Within", { ...base, current: 55 }, "55\u00a0lb, may set 35 to 65\u00a0lb"],
  ["At the limit", { ...base, current: 65 }, "65\u00a0lb, may set 35 to 65\u00a0lb"],
  ["Outside, asked", { ...base, current: 65, asked: 75 }, "65\u00a0lb, asks 75\u00a0lb"],
  ["Not performed yet", base, "45\u00a0lb prescribed"],
  ["With best done", { ...base, current: 45, bestDone: 52 }, "best done 52\u00a0lb"],
  ["No upper bound", { ...base, most: undefined, current: 55 }, "35\u00a0lb and up"],
  ["Locked", { ...base, state: "locked", prescribed: 48 }, "therapist may not change"],
  [
    "Limit of the patient",
    { ...base, most: undefined, current: 58, limit: 64 },
    "limit 64\u00a0lb, every exercise",
  ],
  [
    "Therapist’s line",
    { ...base, least: 16.5, most: undefined, prescribed: undefined, current: 48 },
    "plan of care, no tick",
  ],
  [
    "Not specified",
    { ...base, state: "not-specified", prescribed: undefined, asked: 55 },
    "a question only if ask first",
  ],
  ["Goal", { ...base, least: 29, most: 75, prescribed: 75, current: 52 }, "baseline, now, target"],
];

export function SpecimenEnvelopes() {
  return (
    <SpecimenSection
      heading="The envelope line"
      note="Track, span, ends, prescribed tick, current dose, asked diamond; a double ink line is a limit of the patient. An open end means no upper bound; no tick means the therapist’s own line."
    >
      <div className={styles.lines}>
        {lines.map(([name, values, words]) => (
          <div key={name} className={styles.line}>
            {name}
            <EnvelopeLine
              {...values}
              width={200}
              label={describeEnvelope(values, (amount) => `${amount}\u00a0lb`)}
            />
            <span>{words}</span>
          </div>
        ))}
      </div>
    </SpecimenSection>
  );
}
