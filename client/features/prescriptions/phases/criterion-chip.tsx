import { StatusChip, type StatusTone } from "#client/ui/status-chip.tsx";
import {
  type CriterionAnswer,
  type CriterionState,
  criterionWords,
} from "#domain/protocols/phases/protocol-origin.ts";

const tones: Record<CriterionState, StatusTone> = {
  met: "better",
  "not-met": "watch",
  "not-known": "outlined",
};

/** A criterion with how it stands: by the latest value and its day, or not known. */
export function CriterionChip({ criterion }: { criterion: CriterionAnswer }) {
  const { words, answer, evidence } = criterion;
  return (
    <>
      {words}
      <StatusChip tone={tones[answer]}>
        {criterionWords[answer]}
        {evidence === "" ? "" : `: ${evidence}`}
      </StatusChip>
    </>
  );
}
