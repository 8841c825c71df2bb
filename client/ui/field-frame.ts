/** What every field has: a label above, a hint or an error below in words. */
export type FieldFrame = {
  label: string;
  /** The label stays for a screen reader where a column head or a sentence already says it. */
  isLabelHidden?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
};
