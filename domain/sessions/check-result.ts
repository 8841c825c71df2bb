import type { DoseField, Quantity } from "#domain/doses/dose.ts";

/** Where a dose stands against the plan in force. */
export const checkPlaces = ["within", "at-the-limit", "outside", "not-specified"] as const;
export type CheckPlace = (typeof checkPlaces)[number];

/** What follows. *Refused* is a contraindication, a hold, or a treatment state that refuses. */
export const checkConsequences = ["act", "act-and-tell", "ask-first", "refused"] as const;
export type CheckConsequence = (typeof checkConsequences)[number];

export const checkCauses = [
  "bound",
  "locked",
  "left-out",
  "weekly-step",
  "left-open",
  "limit",
  "not-yet-open",
  "rung",
  "unknown-exercise",
  "unit-differs",
  "contraindication",
  "held",
  "not-in-force",
  "permission",
] as const;
export type CheckCause = (typeof checkCauses)[number];

/** One thing found, always naming what it was held against. */
export type CheckFinding = {
  field?: DoseField;
  place: CheckPlace;
  consequence: CheckConsequence;
  cause: CheckCause;
  /** The limit, precaution, permission or request that decided. */
  sourceId?: string;
  /** The value that was wanted and the inclusive bound it met. */
  wanted?: Quantity;
  bound?: Quantity;
};

/** Worst place, gravest consequence, and every finding that led there, gravest first. */
export type CheckResult = {
  schema: 1;
  prescriptionVersionId: string;
  lineKey?: string;
  lineId?: string;
  limitIds: readonly string[];
  place: CheckPlace;
  consequence: CheckConsequence;
  findings: readonly CheckFinding[];
};
