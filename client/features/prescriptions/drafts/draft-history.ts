import { type Edit, editsBetween } from "#domain/prescriptions/changes/edits.ts";
import { describeEdits } from "#domain/prescriptions/diff.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";

/** What stood before each change, newest last, and what was undone, newest last. */
export type DraftHistory = {
  past: readonly PrescriptionContent[];
  future: readonly PrescriptionContent[];
  /** Which fields the newest change touched, and when: typing on in one field is one change. */
  touched: string;
  at: number;
};
export const noHistory: DraftHistory = { past: [], future: [], touched: "", at: 0 };

const mostSteps = 200;
/** Keys pressed in one field within this time are one step. */
const togetherMilliseconds = 1200;

const fieldsOf = (edits: readonly Edit[]): string =>
  edits.map((edit) => (edit.kind === "set" ? edit.path.join(".") : `${edit.list} order`)).join(" ");

/** The history after a change: one step more, unless it goes on typing in the field of the step before. Nothing undone stays. */
export function record(
  history: DraftHistory,
  change: { before: PrescriptionContent; after: PrescriptionContent; at: number },
): DraftHistory {
  const { before, after, at } = change;
  const touched = fieldsOf(editsBetween(before, after));
  if (touched === "") return history;
  const goesOn =
    touched === history.touched && at - history.at < togetherMilliseconds && history.past.length > 0;
  return {
    past: goesOn ? history.past : [...history.past, before].slice(-mostSteps),
    future: [],
    touched,
    at,
  };
}

/** One step back, or forth, from what stands now; undefined where there is none. */
export function step(
  history: DraftHistory,
  now: PrescriptionContent,
  direction: "back" | "forth",
): { history: DraftHistory; content: PrescriptionContent } | undefined {
  const { past, future } = history;
  const content = (direction === "back" ? past : future).at(-1);
  if (!content) return undefined;
  const untouched = { touched: "", at: 0 };
  return {
    content,
    history:
      direction === "back"
        ? { past: past.slice(0, -1), future: [...future, now], ...untouched }
        : { past: [...past, now], future: future.slice(0, -1), ...untouched },
  };
}

/** What a step changed, for the ear and the bar: "Leg press load: 60 lb to 50 lb". */
export function describeStep(from: PrescriptionContent, to: PrescriptionContent): string {
  const [first, ...rest] = describeEdits(editsBetween(from, to), from, to);
  if (!first) return "";
  const change = first.isMove
    ? (first.after ?? "")
    : first.before === undefined
      ? `added ${first.after ?? ""}`
      : first.after === undefined
        ? `removed ${first.before}`
        : `${first.before} to ${first.after}`;
  const what = first.field === "" ? first.subject : `${first.subject} ${first.field}`;
  return `${what}: ${change.trim()}${rest.length > 0 ? `, and ${rest.length} more` : ""}`;
}
