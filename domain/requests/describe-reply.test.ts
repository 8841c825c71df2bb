import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import { describeReply } from "./describe-reply.ts";
import { replyKinds } from "./request.ts";

const dose = { load: quantity(60, "lb") };

test("each answer is told for what it did, with the dose it allows", () => {
  assert.deepEqual(
    replyKinds.map((kind) => describeReply("more", { kind, dose: kind === "decline" ? null : dose })),
    ["Approved once: 60\u00a0lb", "Approved from now on: 60\u00a0lb", "Countered: 60\u00a0lb", "Declined"],
  );
  assert.equal(
    describeReply("more", { kind: "counter", dose }, "Leg press"),
    "Countered: Leg press 60\u00a0lb",
  );
});

test("an answer to a safety question says that the hold has ended, also where it declines or grants no dose", () => {
  assert.equal(
    describeReply("safety-session", { kind: "approve-once", dose: {} }),
    "Hold ended, approved once",
  );
  assert.equal(describeReply("safety-line", { kind: "decline", dose: null }), "Hold ended, declined");
});
