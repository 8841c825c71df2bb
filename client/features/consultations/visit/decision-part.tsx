import { DateField } from "#client/ui/date-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { decisionKinds } from "#domain/reviews/review.ts";
import { sayWord } from "../signed/visit-words.ts";
import styles from "./consultation-screen.module.css";
import { Spot } from "./spot.tsx";
import type { PartProps } from "./visit-draft.ts";
import { Refusal, VisitPart } from "./visit-part.tsx";

/** What the visit ends in; it is signed with it, and the therapist reads it at once. */
export function DecisionPart({ value, set, problems }: PartProps) {
  const { decision } = value;
  const change = (part: Partial<typeof decision>) => set({ decision: { ...decision, ...part } });
  return (
    <VisitPart heading="Decision" field="decision" note="Signed with the visit">
      <Spot field="decision.kind">
        <RadioSegments
          label="Decision"
          isLabelHidden
          value={decision.kind}
          onChange={(kind) => change({ kind })}
          options={decisionKinds.map((kind) => ({ value: kind, label: sayWord(kind) }))}
          hint={decision.kind === "hold" ? "Therapy is held from the moment of the signature." : undefined}
          error={problems["decision.kind"]}
        />
      </Spot>
      <div className={styles.row}>
        <Spot field="decision.reason" className={styles.wide}>
          <TextField
            label="Why"
            value={decision.reason}
            onChange={(reason) => change({ reason })}
            error={problems["decision.reason"]}
            maxLength={300}
          />
        </Spot>
        <Spot field="decision.nextReviewOn">
          <DateField
            label="Next review"
            value={decision.nextReviewOn}
            onChange={(nextReviewOn) => change({ nextReviewOn })}
            hint={decision.nextReviewOn === undefined ? "In 4 weeks, if left empty" : undefined}
            error={problems["decision.nextReviewOn"]}
          />
        </Spot>
      </div>
      <Refusal words={problems["decision"]} />
    </VisitPart>
  );
}
