import { PainScale } from "#client/ui/pain-scale.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import type { SessionNote } from "#domain/sessions/session.ts";
import type { Sheet } from "../flowsheet/use-row-acts.ts";
import styles from "./session-screen.module.css";

/** Pain after, and what is written: the assessment, the plan, an adverse event. */
export function SessionWords({
  sheet,
  note,
  onChange,
}: {
  sheet: Sheet;
  note: SessionNote;
  onChange: (part: Partial<SessionNote>) => void;
}) {
  const isDisabled = sheet.session.state !== "open";
  const isNote = sheet.session.kind === "seen-not-treated";
  return (
    <div className={styles.words}>
      {isNote ? null : (
        <div className={styles.wide}>
          <PainScale
            label="Pain after"
            value={note.painAfter ?? null}
            isDisabled={isDisabled}
            onChange={(painAfter) => onChange({ painAfter })}
          />
        </div>
      )}
      <div data-part="assessment">
        <TextArea
          label={isNote ? "Note" : "Assessment"}
          hint={isNote ? "What was seen, and why nothing was treated" : "How it went"}
          value={note.assessment}
          isDisabled={isDisabled}
          onChange={(assessment) => onChange({ assessment })}
          maxLength={4000}
        />
      </div>
      {isNote ? null : (
        <TextArea
          label="Why skill was needed"
          hint="What only a therapist could judge or do"
          value={note.whySkilled ?? ""}
          isDisabled={isDisabled}
          onChange={(whySkilled) => onChange({ whySkilled })}
          maxLength={1000}
        />
      )}
      <TextArea
        label="Plan"
        value={note.plan}
        isDisabled={isDisabled}
        onChange={(plan) => onChange({ plan })}
        maxLength={2000}
      />
      <div data-part="adverse-event">
        <TextArea
          label="Adverse event"
          hint={`Leave empty when there was none. ${sheet.prescriberName} is told at once.`}
          value={note.adverseEvent}
          isDisabled={isDisabled}
          onChange={(adverseEvent) => onChange({ adverseEvent })}
          maxLength={1000}
        />
      </div>
    </div>
  );
}
