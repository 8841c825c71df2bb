import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { applyEdits, type Edit, editsBetween, isSame, setAt, valueAt } from "./edits.ts";

/** A field that both changed, each to something else; undefined where one of them took it away. */
export type Conflict = { path: readonly string[]; base: unknown; mine: unknown; theirs: unknown };

export type Rebased = { content: PrescriptionContent; conflicts: readonly Conflict[] };

type SetEdit = Extract<Edit, { kind: "set" }>;

/**
 * Puts what was changed here onto what somebody else signed meanwhile, by line, limit and field, against what both began
 * from. Where both changed the same, theirs stands in the content and the conflict says so, until somebody chooses:
 * nothing of either is lost. A line keeps the id it was composed with for this draft.
 */
export function rebasePrescription(
  base: PrescriptionContent,
  mine: PrescriptionContent,
  theirs: PrescriptionContent,
): Rebased {
  const isOfDraft = (edit: Edit) =>
    edit.kind === "set" && edit.path[0] === "lines" && edit.path[2] === "lineId";
  const own = editsBetween(base, mine).filter((edit) => !isOfDraft(edit));
  const other = editsBetween(base, theirs).filter(
    (edit): edit is SetEdit => edit.kind === "set" && !isOfDraft(edit),
  );
  const conflicts: Conflict[] = [];
  const free: Edit[] = [];
  for (const edit of own) {
    const meets = edit.kind === "set" ? other.filter((one) => overlaps(one.path, edit.path)) : [];
    if (edit.kind === "order" || meets.length === 0) {
      free.push(edit);
      continue;
    }
    const path = [edit.path, ...meets.map((one) => one.path)].reduce((shortest, candidate) =>
      candidate.length < shortest.length ? candidate : shortest,
    );
    const conflict = {
      path,
      base: valueAt(base, path),
      mine: valueAt(mine, path),
      theirs: valueAt(theirs, path),
    };
    if (!isSame(conflict.mine, conflict.theirs) && !conflicts.some((known) => isSame(known.path, path)))
      conflicts.push(conflict);
  }
  return { content: applyEdits(theirs, free), conflicts };
}

/** The content with one conflict decided for what was changed here. */
export const chooseMine = (content: PrescriptionContent, { path, mine }: Conflict): PrescriptionContent =>
  setAt(content, path, mine);

const overlaps = (left: readonly string[], right: readonly string[]): boolean =>
  left.slice(0, right.length).every((step, place) => step === right[place]);
