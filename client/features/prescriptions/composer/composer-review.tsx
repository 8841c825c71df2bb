import { errorWords, type Outputs } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { part } from "#client/ui/part.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { ChangeList } from "../versions/change-list.tsx";
import { WhatIfPart } from "../what-if/what-if-part.tsx";
import { type Change, describeProblem, type Problems } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";
import { focusNextProblem } from "./use-next-problem.ts";

const FromTheRecord = part(
  () => import("../record/from-the-record.tsx").then((module) => module.FromTheRecord),
  {
    takesKeys: false,
  },
);

const GivenAnswers = part(
  () => import("#client/record-questions/given-answers.tsx").then((module) => module.GivenAnswers),
  {
    takesKeys: false,
  },
);

type Preview = Outputs["prescriptions"]["preview"];

/** What changes, riskiest first; what must be answered; what the patient's own sessions would have asked. */
export function ComposerReview({
  patientId,
  episodeId,
  content,
  preview,
  problems,
  notices,
  baseNumber,
  error,
  onChange,
}: {
  patientId: string;
  episodeId: string;
  content: PrescriptionContent;
  preview: Preview | undefined;
  problems: Problems;
  /** Worth a look, and no reason not to sign. */
  notices: Problems;
  baseNumber: number;
  error: unknown;
  onChange: Change;
}) {
  const toMend = problems.filter(({ isDue }) => !isDue);
  const due = problems.filter(({ isDue }) => isDue);
  return (
    <aside className={styles.review} aria-label="Review">
      {/* It scrolls by itself, so the keyboard reaches it too. */}
      <div className={styles.stay} tabIndex={0} role="group" aria-label="Changes and checks">
        {error ? <Strip tone="worse">{errorWords(error)}</Strip> : null}
        <section aria-label="Changes">
          <SectionHead
            heading={baseNumber > 0 ? `Changes from v${baseNumber}` : "First version"}
            note={preview && baseNumber > 0 ? `${preview.changes.length}, riskiest first` : ""}
            isRuled
          />
          <ChangeList changes={preview?.changes ?? []} />
        </section>
        <section aria-label="Checks">
          <SectionHead
            heading="Checks"
            note={[
              toMend.length === 0 ? "nothing to mend" : `${toMend.length} to mend`,
              ...(due.length > 0 ? [`${due.length} due for a new date`] : []),
            ].join(", ")}
            actions={
              toMend.length > 0 ? (
                <Button size="small" kind="quiet" keyHint="F8" onPress={focusNextProblem}>
                  Next field
                </Button>
              ) : undefined
            }
            isRuled
          />
          {toMend.map((problem) => (
            <p key={`${problem.field}${problem.words}`} className={styles.check}>
              <Icon name="tri" size={14} tone="worse" /> {describeProblem(content, problem)}
            </p>
          ))}
          {due.map((problem) => (
            <p key={`${problem.field}${problem.words}`} className={styles.check}>
              <Icon name="diamond" size={14} tone="watch" label="Due:" /> {describeProblem(content, problem)}
            </p>
          ))}
          {notices.map((notice) => (
            <p key={`${notice.field}${notice.words}`} className={styles.check}>
              <Icon name="info" size={14} label="Worth a look:" /> {describeProblem(content, notice)}
            </p>
          ))}
        </section>
        {preview ? (
          <FromTheRecord
            patientId={patientId}
            episodeId={episodeId}
            preview={preview}
            canAnswer={!content.outsideOrder}
          />
        ) : null}
        <GivenAnswers patientId={patientId} isFolded />
        {preview ? <WhatIfPart preview={preview} baseNumber={baseNumber} onChange={onChange} /> : null}
      </div>
    </aside>
  );
}
