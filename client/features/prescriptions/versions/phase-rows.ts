import { formatDay } from "#client/format/dates.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { countingWords, criterionWords, opensEarlyOf } from "#domain/protocols/phases/protocol-origin.ts";
import type { PrescriptionRow } from "./prescription-rows.ts";

/** What a version says of its phase, in words: by which day, how each criterion stood, and why it opened all the same. */
export function phaseRows({ protocol, startsOn }: PrescriptionContent): PrescriptionRow[] {
  if (!protocol?.phaseId) return [];
  const early = opensEarlyOf(protocol, startsOn);
  const { countsFrom, countedFromOn, criteria = [], reason, precautions = [], document } = protocol;
  return [
    ...(countsFrom
      ? [
          {
            key: "counted-from",
            term: countingWords[countsFrom],
            value: countedFromOn === undefined ? "not known" : formatDay(countedFromOn),
          },
        ]
      : []),
    ...(early ? [{ key: "opens-early", term: "Opens before its day", value: formatDay(early) }] : []),
    ...criteria.map(({ criterionId, words, answer, evidence }) => ({
      key: criterionId,
      term: words,
      value: `${criterionWords[answer]}${evidence === "" ? "" : `: ${evidence}`}`,
    })),
    ...(reason ? [{ key: "opens-because", term: "Why it opens now", value: reason }] : []),
    ...(precautions.length > 0
      ? [
          {
            key: "protocol-precautions",
            term: "Precautions of the protocol",
            value: precautions.join("; "),
          },
        ]
      : []),
    ...(document ? [{ key: "document", term: "Original document", value: document.name }] : []),
  ];
}
