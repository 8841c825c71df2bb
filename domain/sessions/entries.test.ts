import assert from "node:assert/strict";
import { test } from "node:test";
import { hasEntry } from "./entries.ts";
import { emptyNote, type SessionNote } from "./session.ts";

const copied = { state: "copied", origin: "copied", isAdded: false } as const;
const withNote = (change: Partial<SessionNote>) =>
  hasEntry({ note: { ...emptyNote, ...change }, rows: [copied] });

test("a session whose rows are only copied has no entry, nor has a note without a word", () => {
  assert.equal(withNote({}), false);
  assert.equal(hasEntry({ note: emptyNote, rows: [] }), false);
});

test("any answer, word, touched row or exercise of one's own is an entry", () => {
  assert.equal(withNote({ painBefore: 0 }), true);
  assert.equal(withNote({ sinceLastTime: { homeProgramDays: 0 } }), true);
  assert.equal(withNote({ sinceLastTime: { feels: "not-asked" } }), true);
  assert.equal(withNote({ plan: "Call tomorrow." }), true);
  for (const touched of [
    { ...copied, state: "done" },
    { ...copied, state: "not-done" },
    { ...copied, origin: "typed" },
    { ...copied, isAdded: true },
  ] as const)
    assert.equal(hasEntry({ note: emptyNote, rows: [copied, touched] }), true);
});
