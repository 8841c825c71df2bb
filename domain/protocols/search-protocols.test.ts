import assert from "node:assert/strict";
import { test } from "node:test";
import { library } from "#domain/exercises/library.ts";
import { protocols } from "./catalog.ts";
import { findProtocols } from "./search-protocols.ts";

const listed = protocols.map((protocol) => ({
  ...protocol,
  phases: protocol.phases.map(({ name, lines }) => ({
    name,
    lines: lines.map(({ exerciseId }) => library.find(exerciseId)?.name ?? exerciseId),
  })),
}));
const found = (text: string) => {
  const { found: some, isSpelledAlike } = findProtocols(listed, text);
  return { first: some[0]?.protocolId, count: some.length, isSpelledAlike };
};

test("a protocol is found by words of its name, region, phases and exercises, in any order", () => {
  for (const text of ["adhesive capsulitis", "Capsulitis, ADHESIVE", "frozen shou"])
    assert.deepEqual(found(text), { first: "adhesive-capsulitis", count: 1, isSpelledAlike: false }, text);
  assert.equal(found("").count, protocols.length);
});

test("a misspelled word finds what is spelled alike and says so; noise finds nothing", () => {
  for (const text of ["adhesive capsulitus", "adhesve capsulitis", "frozzen shoulder"])
    assert.deepEqual(found(text), { first: "adhesive-capsulitis", count: 1, isSpelledAlike: true }, text);
  assert.deepEqual(found("qwrtpz lkjhgf"), { first: undefined, count: 0, isSpelledAlike: false });
});
