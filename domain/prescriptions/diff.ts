import { type Change, changeRisks } from "#domain/prescriptions/changes/change.ts";
import { diffGoal } from "#domain/prescriptions/changes/diff-goal.ts";
import { describeHeaderEdit } from "#domain/prescriptions/changes/diff-header.ts";
import { diffLimit } from "#domain/prescriptions/changes/diff-limit.ts";
import { describeLineEdits } from "#domain/prescriptions/changes/diff-line.ts";
import { diffRecordAnswers } from "#domain/prescriptions/changes/diff-record-answers.ts";
import { type Edit, editsBetween, isSame, keyedLists } from "#domain/prescriptions/changes/edits.ts";
import { describeEquipment } from "#domain/prescriptions/equipment/describe-equipment.ts";
import type { EquipmentOrder } from "#domain/prescriptions/equipment/equipment-order.ts";
import { draftOf, type SignedPrescription } from "#domain/prescriptions/record/record-answer.ts";
import type { PrescriptionContent } from "./prescription.ts";

/**
 * Differences between two versions, keyed by the lines' stable keys, riskiest first; where both name them, also how the
 * record was answered since.
 */
export function diffPrescriptions(before: SignedPrescription, after: SignedPrescription): Change[] {
  const [was, is] = [draftOf(before), draftOf(after)];
  return inOrderOfRisk([
    // A transcribed order says nothing of the record, so beside one nothing of it changed.
    ...(before.outsideOrder || after.outsideOrder
      ? []
      : diffRecordAnswers(before.recordAnswers ?? [], after.recordAnswers ?? [])),
    ...describeEdits(editsBetween(was, is), was, is),
  ]);
}

const inOrderOfRisk = (changes: readonly Change[]): Change[] =>
  changes.toSorted((a, b) => changeRisks.indexOf(a.risk) - changeRisks.indexOf(b.risk));

/** The steps between two versions in clinical words, riskiest first; ids and what says the same in words are left out. */
export function describeEdits(
  edits: readonly Edit[],
  before: PrescriptionContent,
  after: PrescriptionContent,
): Change[] {
  const of = (list: string) => (edit: Edit) => edit.kind === "set" && edit.path[0] === list;
  const keysOf = (list: string) => [
    ...new Set(edits.filter(of(list)).map((edit) => (edit.kind === "set" ? (edit.path[1] ?? "") : ""))),
  ];
  const changes = [
    ...keysOf("limits").flatMap((limitId) => {
      const find = (content: PrescriptionContent) =>
        content.limits.find((limit) => limit.limitId === limitId);
      return diffLimit(find(before), find(after));
    }),
    ...keysOf("lines").flatMap((lineKey) => {
      const find = (content: PrescriptionContent) => content.lines.find((line) => line.lineKey === lineKey);
      return describeLineEdits(
        find(before),
        find(after),
        edits.flatMap((edit) =>
          edit.kind === "set" && edit.path[0] === "lines" && edit.path[1] === lineKey ? [edit] : [],
        ),
      );
    }),
    ...keysOf("goals").flatMap((goalId) => {
      const find = (content: PrescriptionContent) => content.goals.find((goal) => goal.goalId === goalId);
      return diffGoal(find(before), find(after));
    }),
    ...keysOf("equipment").map((equipmentId): Change => {
      const find = (content: PrescriptionContent) =>
        content.equipment?.find((order) => order.equipmentId === equipmentId);
      return describeEquipmentChange(find(before), find(after));
    }),
    ...edits.flatMap((edit) => {
      if (edit.kind === "order") return edit.list === "lines" ? [describeOrder(edit, after)] : [];
      return Object.hasOwn(keyedLists, edit.path[0] ?? "") ? [] : describeHeaderEdit(edit, before, after);
    }),
  ];
  return inOrderOfRisk(onceEach(changes));
}

/** What is worn no more, or set otherwise, may let more through than before. */
const describeEquipmentChange = (
  was: EquipmentOrder | undefined,
  is: EquipmentOrder | undefined,
): Change => ({
  risk:
    is === undefined || (was?.hinge && !isSame(was.hinge, is.hinge))
      ? "limit-removed"
      : was
        ? "other"
        : "limit-added",
  subject: "Equipment",
  field: "",
  ...(was ? { before: describeEquipment(was) } : {}),
  ...(is ? { after: describeEquipment(is) } : {}),
});

/** Which lines moved, each with its new place: as few as explain the new order. */
function describeOrder(
  { before, after }: Extract<Edit, { kind: "order" }>,
  content: PrescriptionContent,
): Change {
  const kept = longestInOrder(after.map((lineKey) => before.indexOf(lineKey)));
  const moved = after.flatMap((lineKey, place) => {
    const line = content.lines.find((candidate) => candidate.lineKey === lineKey);
    return kept.has(place) || !line ? [] : [`${line.name} now line ${place + 1}`];
  });
  return { risk: "other", subject: "Order of lines", field: "", isMove: true, after: moved.join(", ") };
}

/** The places of a longest run of rising numbers. */
function longestInOrder(numbers: readonly number[]): Set<number> {
  const runs: number[][] = [];
  for (const [place, number] of numbers.entries()) {
    const before = runs
      .filter((run) => (numbers[run.at(-1) ?? -1] ?? -1) < number)
      .reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    runs.push([...before, place]);
  }
  return new Set(runs.reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []));
}

/** Several steps may come to one change in words. */
const onceEach = (changes: readonly Change[]): Change[] =>
  changes.filter(
    (change, place) =>
      changes.findIndex((other) => JSON.stringify(other) === JSON.stringify(change)) === place,
  );
