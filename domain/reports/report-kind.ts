/** A file of its own: an address names one, and needs nothing else of a report. */
export const reportKinds = ["progress", "discharge"] as const;
export type ReportKind = (typeof reportKinds)[number];
