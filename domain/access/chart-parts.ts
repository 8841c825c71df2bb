/**
 * What of a chart a care-team seat may open. Each part opens whole documents: a signed prescription names its diagnoses,
 * a visit note the medications that were told. Whoever is not on the chart by a seat alone reads all of them.
 */
export const chartParts = [
  "diagnoses",
  "prescription",
  "sessions",
  "results",
  "medications",
  "notes",
] as const;
export type ChartPart = (typeof chartParts)[number];

export const chartPartWords: Record<ChartPart, string> = {
  diagnoses: "diagnoses and precautions",
  prescription: "prescription and plan",
  sessions: "sessions and progress",
  results: "tests and results",
  medications: "medications",
  notes: "visit notes",
};

/** What stands in each part, for whoever chooses. */
export const chartPartHints: Record<ChartPart, string> = {
  diagnoses: "problem list, surgeries, implants, findings, allergies, precautions, limits",
  prescription: "versions, lines, plan of care; read against the precautions",
  sessions: "flowsheets, questions, measures, decisions; read against the prescription",
  results: "orders, results, procedures, studies, measured values",
  medications: "the list, and the opioid overview",
  notes: "consultations, follow-up visits, consult notes, imported history",
};

/**
 * A part that is read against others is not opened without them: a prescription without the precautions it keeps would
 * read as safe, and a flowsheet shows line, limit and precaution beside what was done.
 */
export const neededParts: Partial<Record<ChartPart, readonly ChartPart[]>> = {
  prescription: ["diagnoses"],
  sessions: ["diagnoses", "prescription"],
};

/** The parts in their own order, each once, and those they are read against. */
export function withNeeded(parts: readonly ChartPart[]): ChartPart[] {
  const wanted = new Set(parts.flatMap((part) => [part, ...(neededParts[part] ?? [])]));
  return chartParts.filter((part) => wanted.has(part));
}

/** The parts without one, and without what is read against it. */
export const withoutPart = (parts: readonly ChartPart[], left: ChartPart): ChartPart[] =>
  parts.filter((part) => part !== left && !neededParts[part]?.includes(left));

export const keptParts = (opened: readonly ChartPart[]): ChartPart[] =>
  chartParts.filter((part) => !opened.includes(part));

/** "the whole chart", or the parts: "diagnoses and precautions, medications". */
export function describeParts(parts: readonly ChartPart[]): string {
  const shown = chartParts.filter((part) => parts.includes(part));
  if (shown.length === chartParts.length) return "the whole chart";
  return shown.length === 0 ? "nothing of the chart" : shown.map((part) => chartPartWords[part]).join(", ");
}

/** What stands in place of what a seat does not open, so that it never reads as empty; null where all is open. */
export function describeKeptParts(kept: readonly ChartPart[], askName: string | null): string | null {
  if (kept.length === 0) return null;
  return `Not opened to your seat: ${describeParts(kept)}. Ask ${askName ?? "the treating physiatrist"}.`;
}
