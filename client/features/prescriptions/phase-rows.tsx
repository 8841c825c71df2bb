import { formatDay } from "#client/format/dates.ts";
import type { DefinitionRow } from "#client/ui/definition-rows.tsx";
import { DocumentLink } from "#client/ui/document-link.tsx";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { countingWords } from "#domain/protocols/phases/protocol-origin.ts";
import { criterionWords } from "./criterion-chip.tsx";

/** What a version says of its phase, in words: by which day, how each criterion stood, and why it opened all the same. */
export function phaseRows({ protocol }: PrescriptionContent): DefinitionRow[] {
  if (!protocol?.phaseId) return [];
  const { countsFrom, countedFromOn, criteria = [], reason, precautions = [], document } = protocol;
  return [
    ...(countsFrom
      ? [
          {
            term: countingWords[countsFrom],
            value: countedFromOn === undefined ? "not known" : formatDay(countedFromOn),
          },
        ]
      : []),
    ...criteria.map(({ criterionId, words, answer, evidence }) => ({
      key: criterionId,
      term: words,
      value: `${criterionWords[answer]}${evidence === "" ? "" : `: ${evidence}`}`,
    })),
    ...(reason ? [{ term: "Why it opens now", value: reason }] : []),
    ...(precautions.length > 0
      ? [{ term: "Precautions of the protocol", value: precautions.join("; ") }]
      : []),
    ...(document
      ? [{ term: "Original document", value: <DocumentLink fileId={document.fileId} name={document.name} /> }]
      : []),
  ];
}
