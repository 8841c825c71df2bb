import type { Day } from "#domain/calendar/days.ts";

/** A code that could be billed and became a header: the check date is the date of service. */
export type BecameHeader = { code: string; title: string; on: Day; source: string };

const addenda = "CMS ICD-10-CM addenda, billable status FY2017 to FY2027";

/** In the order of their date. Titles that no release here repeats are marked (K). */
export const becameHeader: readonly BecameHeader[] = [
  { code: "M4806", title: "Spinal stenosis, lumbar region", on: "2017-10-01", source: addenda },
  { code: "M791", title: "Myalgia", on: "2018-10-01", source: addenda },
  { code: "M545", title: "Low back pain", on: "2021-10-01", source: addenda },
  { code: "G20", title: "Parkinson's disease", on: "2023-10-01", source: addenda },
  {
    code: "M5136",
    title: "Other intervertebral disc degeneration, lumbar region",
    on: "2024-10-01",
    source: addenda,
  },
  {
    code: "M5137",
    title: "Other intervertebral disc degeneration, lumbosacral region",
    on: "2024-10-01",
    source: addenda,
  },
  { code: "M659", title: "Synovitis and tenosynovitis, unspecified", on: "2024-10-01", source: addenda },
  { code: "G35", title: "Multiple sclerosis", on: "2025-10-01", source: addenda },
  { code: "R102", title: "Pelvic and perineal pain", on: "2025-10-01", source: addenda },
  { code: "M722", title: "Plantar fascial fibromatosis", on: "2026-10-01", source: `${addenda} (K)` },
];

/** Families that are new without a code of their name before them. */
const began: readonly { prefix: string; on: Day }[] = [{ prefix: "M67A", on: "2026-10-01" }];

/** The first day of ICD-10-CM in the United States. */
export const firstDayOfCodes: Day = "2015-10-01";

/** The day a code of the built-in list begins. */
export function beginningOf(code: string): Day {
  const header = becameHeader.find((change) => code.startsWith(change.code) && code !== change.code);
  return header?.on ?? began.find(({ prefix }) => code.startsWith(prefix))?.on ?? firstDayOfCodes;
}

/** Since when a code is known to be a header; absent when that is not known. */
export const headerSince = (code: string): Day | undefined =>
  becameHeader.find((change) => change.code === code)?.on;

export const knownTitles: Readonly<Record<string, string>> = Object.fromEntries(
  becameHeader.map(({ code, title }) => [code, title]),
);
