import assert from "node:assert/strict";
import { test } from "node:test";
import { isStill } from "./still-reads.ts";

void test("what comes with the house keeps its answer at a change; whatever holds a clinic's own entries is read again", () => {
  for (const path of [
    ["diagnoses", "search"],
    ["setup", "state"],
    ["protocols", "list"],
  ])
    assert.equal(isStill([path, { type: "query" }]), true, path.join("."));
  for (const path of [
    ["exercises", "search"],
    ["exercises", "harder"],
    ["exercises", "list"],
    ["protocols", "own"],
    ["precautions", "toRead"],
  ])
    assert.equal(isStill([path, { type: "query" }]), false, path.join("."));
  assert.equal(isStill([]), false);
});
