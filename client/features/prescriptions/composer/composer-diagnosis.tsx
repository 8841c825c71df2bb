import { FieldMessage } from "#client/ui/field-message.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import type { Diagnosis, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { type Change, type Problems, problemAt, problemUnder } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";

const sideOptions = (["left", "right", "both", "midline", "not-applicable"] as const).map((value) => ({
  value,
  label: value.replaceAll("-", " "),
}));
const wordsOf = ({ code, title }: Diagnosis): string => `${code} ${title}`.trim();

/** What is treated, of the diagnoses the visit made, and on which side; the others go along. */
export function ComposerDiagnosis({
  content,
  problems,
  onChange,
}: {
  content: PrescriptionContent;
  problems: Problems;
  onChange: Change;
}) {
  const { diagnoses } = content;
  const [treated, ...others] = diagnoses;
  const set = (next: readonly Diagnosis[]) => onChange((before) => ({ ...before, diagnoses: [...next] }));
  const own = problemAt(problems, "diagnoses");
  return (
    <>
      <div className={styles.fields}>
        {treated ? (
          <>
            <div className={styles.diagnosis}>
              <SelectField
                label="Diagnosis treated"
                value={String(0)}
                options={diagnoses.map((diagnosis, index) => ({
                  value: String(index),
                  label: wordsOf(diagnosis),
                }))}
                onChange={(place) => {
                  const chosen = diagnoses[Number(place)];
                  if (chosen) set([chosen, ...diagnoses.filter((one) => one !== chosen)]);
                }}
                error={problemUnder(
                  problems.filter(({ field }) => !field.endsWith(".side")),
                  "diagnoses.0",
                )}
              />
            </div>
            <SelectField
              label="Side treated"
              value={treated.side}
              options={sideOptions}
              onChange={(next) => {
                const side = sideOptions.find((one) => one.value === next)?.value;
                if (side) set([{ ...treated, side }, ...others]);
              }}
              error={problemAt(problems, "diagnoses.0.side")}
            />
          </>
        ) : null}
      </div>
      {others.length > 0 || content.protocol ? (
        <p className={styles.sub}>
          {[
            ...(others.length > 0 ? [`Also: ${others.map(wordsOf).join("; ")}`] : []),
            ...(content.protocol ? [`${content.protocol.name}, ${content.protocol.phase}`] : []),
          ].join(" · ")}
        </p>
      ) : null}
      <FieldMessage>{own}</FieldMessage>
      {others.map((diagnosis, index) => {
        const words = problemUnder(problems, `diagnoses.${index + 1}`);
        return <FieldMessage key={wordsOf(diagnosis)}>{words}</FieldMessage>;
      })}
    </>
  );
}
