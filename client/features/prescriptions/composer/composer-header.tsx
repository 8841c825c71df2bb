import { part } from "#client/ui/part.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import type { Discipline } from "#domain/people/staff.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { OutsideOrderFields } from "../outside/outside-order-fields.tsx";
import { ComposerDiagnosis } from "./composer-diagnosis.tsx";
import { ComposerFrequency } from "./composer-frequency.tsx";
import { type Change, type Problems, problemAt, problemUnder } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";

/** It finds codes in the whole release, and is needed where one cannot be billed. */
const DiagnosisCodes = part(
  () => import("../outside/diagnosis-codes.tsx").then((module) => module.DiagnosisCodes),
  {
    takesKeys: false,
  },
);

type Props = {
  content: PrescriptionContent;
  number: number;
  baseNumber: number;
  standingLimitIds: readonly string[];
  problems: Problems;
  onChange: Change;
};

/** Kind, for whom, who decides what is left open, how often, from when to when, when to look again. */
export function ComposerHeader(props: Props) {
  const { content, number, baseNumber, standingLimitIds, problems, onChange } = props;
  const { outsideOrder } = content;
  const set = (part: Partial<PrescriptionContent>) => onChange((before) => ({ ...before, ...part }));
  // A therapist transcribes for the own discipline, which is the draft's from its beginning.
  const isOfAnother = (discipline: Discipline) =>
    outsideOrder !== undefined && content.discipline !== discipline;
  return (
    <section aria-labelledby="composer-heading" className={styles.head}>
      <SectionHead
        id="composer-heading"
        level={1}
        heading={outsideOrder ? "Outside order" : baseNumber === 0 ? "Prescription" : "Modify prescription"}
        note={`draft v${number}${baseNumber > 0 ? `, v${baseNumber} stays in force until you ${outsideOrder ? "verify" : "sign"}` : ""}`}
      />
      {outsideOrder ? (
        <OutsideOrderFields
          order={outsideOrder}
          standingLimitIds={standingLimitIds}
          problems={problems}
          onChange={onChange}
        />
      ) : null}
      <div className={styles.fields}>
        <RadioSegments
          label="Kind"
          value={content.kind}
          onChange={(kind) => set({ kind })}
          options={[
            { value: "evaluate-and-treat", label: "Evaluate and treat" },
            { value: "protocol", label: "Protocol", isDisabled: !content.protocol },
            { value: "specific", label: "Specific" },
          ]}
          error={problemAt(problems, "kind")}
        />
        <RadioSegments
          label="For"
          value={content.discipline}
          onChange={(discipline) => set({ discipline })}
          options={[
            { value: "PT", label: "PT", isDisabled: isOfAnother("PT") },
            { value: "OT", label: "OT", isDisabled: isOfAnother("OT") },
          ]}
          error={problemAt(problems, "discipline")}
        />
        <RadioSegments
          label="What is left open"
          value={content.leftOpen}
          onChange={(leftOpen) => set({ leftOpen })}
          options={[
            { value: "therapist", label: "Therapist decides" },
            { value: "ask-first", label: "Ask first" },
          ]}
        />
      </div>
      <ComposerDiagnosis content={content} problems={problems} onChange={onChange} />
      <DiagnosisCodes content={content} problems={problems} onChange={onChange} />
      {outsideOrder && baseNumber === 0 ? (
        <p className={styles.sub}>
          Frequency, dates and when to stop begin with usual values: write what the order says.
        </p>
      ) : null}
      <ComposerFrequency content={content} problems={problems} onChange={onChange} />
    </section>
  );
}

/** What else goes with the order: when to stop and call, and a word to the therapist. */
export function ComposerNotes({
  content,
  problems,
  onChange,
}: Pick<Props, "content" | "problems" | "onChange">) {
  const set = (part: Partial<PrescriptionContent>) => onChange((before) => ({ ...before, ...part }));
  return (
    <section aria-label="Stop and call" className={styles.notes}>
      <TextArea
        label="Stop and call"
        hint="One per line, shown to therapist and patient"
        value={content.stopAndCall.join("\n")}
        onChange={(text) =>
          set({
            stopAndCall: text
              .split("\n")
              .map((line) => line.trimStart())
              .filter((line, index, all) => line !== "" || index === all.length - 1),
          })
        }
        error={problemUnder(problems, "stopAndCall")}
      />
      <TextArea
        label={content.outsideOrder ? "What else the order says" : "Note to the therapist"}
        value={content.note}
        maxLength={600}
        onChange={(text) => set({ note: text.replaceAll("\n", " ") })}
        error={problemAt(problems, "note")}
      />
    </section>
  );
}
