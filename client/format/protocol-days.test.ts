import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDue, formatOpens, formatOwner, formatPhaseOpens } from "./protocol-days.ts";

test("a phase's day is told in whole weeks where it is one, else in days, and from what it counts", () => {
  assert.equal(formatOpens(0, "operation"), "at once");
  assert.equal(formatOpens(42, "operation"), "from week 6 after the operation");
  assert.equal(formatOpens(7, "injury"), "from week 1 after the injury");
  assert.equal(formatOpens(10, "start"), "from day 10 after the start");
});

test("a protocol is named by whose it is", () => {
  assert.equal(formatOwner({ owner: "surgeon", ownerName: "" }), "the surgeon's");
  assert.equal(formatOwner({ owner: "clinic", ownerName: "" }), "the clinic's");
  assert.equal(formatOwner({ owner: "surgeon", ownerName: "Dr. P. Lund" }), "Dr. P. Lund's");
});

test("a phase named in weeks is told in weeks, and a day of another in days", () => {
  const opens = (name: string, opensAfterDays: number) =>
    formatPhaseOpens({ name, opensAfterDays }, "operation");
  assert.equal(opens("From week 12", 85), "from week 12 after the operation");
  assert.equal(opens("Weeks 6 to 12", 42), "from week 6 after the operation");
  assert.equal(opens("Early motion", 10), "from day 10 after the operation");
  assert.deepEqual([formatDue(42), formatDue(45)], ["in week 6", "on day 45"]);
});
