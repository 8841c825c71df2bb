import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { quantity } from "#domain/doses/quantity.ts";
import { diffPrescriptions } from "#domain/prescriptions/diff.ts";
import { contentArbitrary, someContent, someLine } from "#domain/prescriptions/prescription.arbitrary.ts";
import { applyEdits, editsBetween } from "./edits.ts";
import { chooseMine, rebasePrescription } from "./rebase.ts";

test("the steps between two versions, applied to the one, are the other", () => {
  fc.assert(
    fc.property(contentArbitrary, contentArbitrary, (before, after) => {
      assert.deepEqual(applyEdits(before, editsBetween(before, after)), after);
      assert.deepEqual(editsBetween(before, before), []);
    }),
    { numRuns: 400 },
  );
});

test("what differs is said in words, and words are never said of what is the same", () => {
  fc.assert(
    fc.property(contentArbitrary, contentArbitrary, (before, after) => {
      const edits = editsBetween(before, after);
      // The id of a line in its version, and the number of an exercise's words, say nothing clinical.
      const isClinical = edits.some(
        (edit) =>
          edit.kind === "order" || !["lineId", "exerciseVersion", "name"].includes(edit.path[2] ?? ""),
      );
      const changes = diffPrescriptions(before, after);
      if (!isClinical) assert.deepEqual(changes, []);
      for (const change of changes) assert.notEqual(change.before, change.after, JSON.stringify(change));
      for (const line of after.lines)
        if (!before.lines.some((known) => known.lineKey === line.lineKey))
          assert.ok(
            changes.some((change) => change.lineKey === line.lineKey && change.risk === "line-added"),
          );
    }),
    { numRuns: 400 },
  );
});

test("a draft nobody crossed is put onto the newer version whole, and a newer version nothing was typed over stays whole", () => {
  fc.assert(
    fc.property(contentArbitrary, contentArbitrary, (base, other) => {
      assert.deepEqual(rebasePrescription(base, base, other), { content: other, conflicts: [] });
      const { content, conflicts } = rebasePrescription(base, other, base);
      assert.deepEqual(conflicts, []);
      const ofBase = (lineKey: string) => base.lines.find((line) => line.lineKey === lineKey)?.lineId;
      assert.deepEqual(content, {
        ...other,
        // A line that stays is the newer version's own, under its id.
        lines: other.lines.map((line) => ({ ...line, lineId: ofBase(line.lineKey) ?? line.lineId })),
      });
    }),
    { numRuns: 200 },
  );
});

test("of two drafts of one base nothing is lost: every change of either stands in the result or is a conflict that shows both", () => {
  fc.assert(
    fc.property(contentArbitrary, contentArbitrary, contentArbitrary, (base, mine, theirs) => {
      const { content, conflicts } = rebasePrescription(base, mine, theirs);
      const isShown = (path: readonly string[]) =>
        conflicts.some((conflict) =>
          conflict.path.slice(0, path.length).every((step, place) => step === path[place]),
        );
      for (const edit of editsBetween(content, theirs))
        if (edit.kind === "set" && edit.path[2] !== "lineId")
          assert.ok(
            editsBetween(base, mine).some(
              (own) => own.kind === "set" && own.path.join() === edit.path.join(),
            ) || isShown(edit.path),
            edit.path.join("."),
          );
      let chosen = content;
      for (const conflict of conflicts) chosen = chooseMine(chosen, conflict);
      for (const edit of editsBetween(chosen, mine)) {
        if (edit.kind !== "set" || edit.path[2] === "lineId") continue;
        const isTheirs = editsBetween(base, theirs).some(
          (other) =>
            other.kind === "set" &&
            other.path.slice(0, edit.path.length).every((step, place) => step === edit.path[place]),
        );
        const isInsideTheirs = editsBetween(base, theirs).some(
          (other) =>
            other.kind === "set" && edit.path.slice(0, other.path.length).join() === other.path.join(),
        );
        assert.ok(isTheirs || isInsideTheirs, `lost: ${edit.path.join(".")}`);
      }
    }),
    { numRuns: 300 },
  );
});

test("both changed one dose: theirs stands until mine is chosen; another field of the line is merged without asking", () => {
  const at = (pounds: number, change = {}) => ({
    ...someContent,
    lines: [{ ...someLine, dose: { load: quantity(pounds, "lb") }, ...change }],
  });
  const { content, conflicts } = rebasePrescription(at(50), at(60, { note: "Slowly" }), at(40));
  assert.deepEqual(content.lines[0]?.dose, { load: quantity(40, "lb") });
  assert.equal(content.lines[0]?.note, "Slowly");
  assert.deepEqual(conflicts, [
    {
      path: ["lines", someLine.lineKey, "dose", "load"],
      base: quantity(50, "lb"),
      mine: quantity(60, "lb"),
      theirs: quantity(40, "lb"),
    },
  ]);
  const [conflict] = conflicts;
  assert.ok(conflict);
  assert.deepEqual(chooseMine(content, conflict).lines[0]?.dose, { load: quantity(60, "lb") });
});

test("a line one removed and the other changed is one conflict over the whole line, and either choice is whole", () => {
  const base = { ...someContent, lines: [someLine] };
  const mine = { ...base, lines: [{ ...someLine, note: "Slowly", dose: { load: quantity(60, "lb") } }] };
  const theirs = { ...base, lines: [] };
  const { content, conflicts } = rebasePrescription(base, mine, theirs);
  assert.deepEqual(content.lines, []);
  assert.equal(conflicts.length, 1);
  const [conflict] = conflicts;
  assert.ok(conflict);
  assert.deepEqual(chooseMine(content, conflict).lines, mine.lines);
});
