import { ConsequenceMark } from "#client/ui/consequence-mark.tsx";
import type { IconName } from "#client/ui/icon-paths.ts";
import { OwnerMark } from "#client/ui/owner-mark.tsx";
import { StatusChip, type StatusTone } from "#client/ui/status-chip.tsx";
import { SpecimenGroup, SpecimenSection } from "./specimen-section.tsx";

type Example = readonly [StatusTone, string, IconName?];

const groups: readonly (readonly [string, readonly Example[]])[] = [
  [
    "Response",
    [
      ["better", "Improved, important"],
      ["better", "Improved, detectable", "trendup"],
      ["neutral", "No detectable change"],
      ["worse", "Worse"],
      ["watch", "Plateau", "flat"],
      ["outlined", "Cannot say: 1 score", "info"],
    ],
  ],
  [
    "Check of a dose",
    [
      ["plain", "Within"],
      ["neutral", "At the limit", "lock"],
      ["watch", "Outside", "ask"],
      ["outlined", "Not specified"],
      ["watch", "Under-dosed, 3 sessions", "under"],
      ["worse", "Done outside, deviation"],
      ["urgent", "Refused: contraindication"],
    ],
  ],
  [
    "Change request and reply",
    [
      ["watch", "Waiting 1\u00a0d", "ask"],
      ["better", "Approved once"],
      ["info", "Countered: 4.5\u00a0lb", "swap"],
      ["worse", "Declined", "x"],
      ["info", "Standing answer", "sync"],
      ["plain", "Withdrawn", "undo"],
    ],
  ],
  [
    "Prescription",
    [
      ["outlined", "Draft, not signed", "pencil"],
      ["info", "Active v3", "doc"],
      ["watch", "Ends in 4\u00a0d"],
      ["worse", "Held since Nov 20", "pause"],
      ["worse", "Expired", "x"],
      ["plain", "Superseded by v4"],
      ["plain", "Entered in error", "x"],
    ],
  ],
  [
    "Precaution and limit",
    [
      ["contraindication", "Contraindication: no taping"],
      ["watch", "Precaution: anticoagulated", "tri"],
      ["info", "Monitor: diabetes"],
      ["neutral", "Limit: left knee flexion at most 90°", "lock"],
      ["watch", "Due for lifting Dec 7, holds"],
      ["plain", "Lifted Nov 20, Dr. Lindqvist", "tick"],
      ["outlined", "Not screened"],
      ["outlined", "To confirm"],
    ],
  ],
  [
    "Saving",
    [
      ["plain", "Saving", "ring"],
      ["plain", "Saved 2:07:12\u00a0p.m.", "tick"],
      ["worse", "Not saved, kept here", "octagon"],
      ["watch", "3 wait to send", "sync"],
    ],
  ],
  [
    "Absence has three words",
    [
      ["outlined", "Not known", "info"],
      ["outlined", "Not asked", "info"],
      ["outlined", "Not applicable", "info"],
    ],
  ],
];

export function SpecimenStatus() {
  return (
    <SpecimenSection
      heading="Status"
      note="Shape, word, ink on tint. Solid is for safety alone, one per row. A quiet state has no tint."
    >
      {groups.map(([heading, examples]) => (
        <SpecimenGroup key={heading} heading={heading}>
          {examples.map(([tone, words, icon]) => (
            <StatusChip key={words} tone={tone} {...(icon ? { icon } : {})}>
              {words}
            </StatusChip>
          ))}
        </SpecimenGroup>
      ))}
      <SpecimenGroup heading="Whose line, and what follows">
        <OwnerMark owner="prescriber">Dr. Osei</OwnerMark>
        <OwnerMark owner="therapist">yours, plan of care</OwnerMark>
        <ConsequenceMark consequence="act" />
        <ConsequenceMark consequence="act-and-tell" />
        <ConsequenceMark consequence="act-and-tell">tells Dr. Osei</ConsequenceMark>
        <ConsequenceMark consequence="ask-first" />
      </SpecimenGroup>
    </SpecimenSection>
  );
}
