import { useState } from "react";
import { CodeBox } from "#client/code-box.tsx";
import type { Diagnosis, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { type Change, type Problems, problemAt } from "../composer/composer-problems.ts";

/** A diagnosis whose code cannot be billed on the day of signing gets another where it stands. */
export function DiagnosisCodes({
  content,
  problems,
  onChange,
}: {
  content: PrescriptionContent;
  problems: Problems;
  onChange: Change;
}) {
  return content.diagnoses.map((diagnosis, index) =>
    problemAt(problems, `diagnoses.${index}`) === undefined ? null : (
      <CodeInstead
        key={`${index} ${diagnosis.code}`}
        diagnosis={diagnosis}
        onChoose={(found) =>
          onChange((before) => ({
            ...before,
            diagnoses: before.diagnoses.map((one, place) => (place === index ? { ...one, ...found } : one)),
          }))
        }
      />
    ),
  );
}

function CodeInstead({
  diagnosis,
  onChoose,
}: {
  diagnosis: Diagnosis;
  onChoose: (found: { code: string; title: string }) => void;
}) {
  const [text, setText] = useState(diagnosis.code);
  return (
    <CodeBox
      label={`Code instead of ${diagnosis.code}`}
      text={text}
      side={diagnosis.side}
      onType={setText}
      onChoose={({ code, title }) => onChoose({ code, title })}
    />
  );
}
