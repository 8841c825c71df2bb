import assert from "node:assert/strict";
import { test } from "node:test";
import { type ConsultNote, consultNoteSchema, validateConsultNote } from "./consult-note.ts";

const note = (change: Partial<ConsultNote> = {}): ConsultNote => ({
  schema: 1,
  seenOn: "2026-11-20",
  specialty: "psychologist",
  summary: "Fear of movement, high.",
  findings: "",
  advice: "Graded exposure beside the exercise.",
  sensitiveNote: "",
  ...change,
});
const fields = (content: ConsultNote) =>
  validateConsultNote(content, { today: "2026-11-23", sensitiveSections: ["psychotherapy"] }).map(
    ({ field }) => field,
  );

void test("a consult note says in one line what the team must know, and what is advised", () => {
  assert.deepEqual(fields(note()), []);
  assert.deepEqual(fields(note({ seenOn: "2026-11-24" })), ["seenOn"]);
  assert.equal(consultNoteSchema.safeParse(note({ summary: "" })).success, false);
  assert.equal(consultNoteSchema.safeParse(note({ advice: "" })).success, false);
});

void test("a sensitive note names its section, and only somebody named for it writes one", () => {
  assert.deepEqual(fields(note({ sensitiveNote: "Grief." })), ["sensitiveSection"]);
  assert.deepEqual(fields(note({ sensitiveNote: "Grief.", sensitiveSection: "abuse" })), [
    "sensitiveSection",
  ]);
  assert.deepEqual(fields(note({ sensitiveNote: "Grief.", sensitiveSection: "psychotherapy" })), []);
});
