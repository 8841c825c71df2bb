/** Riskiest first: what a signer must see before anything else. */
export const changeRisks = [
  "limit-removed",
  "dose-up",
  "consequence-loosened",
  "line-added",
  "bounds-widened",
  "limit-added",
  "line-removed",
  "dose-down",
  "bounds-narrowed",
  "other",
] as const;
export type ChangeRisk = (typeof changeRisks)[number];

/** One difference in clinical words; `before` is absent for what was added, `after` for what was removed. */
export type Change = {
  risk: ChangeRisk;
  subject: string;
  /** What of the subject; empty where it came, went or changed as a whole. */
  field: string;
  /** Only the order is another: nothing came, went or changed. */
  isMove?: true;
  before?: string;
  after?: string;
  lineKey?: string;
};
