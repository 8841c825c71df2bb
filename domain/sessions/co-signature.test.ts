import assert from "node:assert/strict";
import { test } from "node:test";
import { needsCoSignature, stateCoSignatures } from "./co-signature.ts";

test("an assistant's session is co-signed as the policy says, and a state nobody stated a rule for counts as asking", () => {
  for (const [rule, state, level, isNeeded] of [
    ["never", "NM", "assistant", false],
    ["always", "NM", "assistant", true],
    ["by-state", "NM", "assistant", true],
    ["by-state", "TX", "assistant", true],
    ["by-state", "", "assistant", true],
    ["always", "NM", "therapist", false],
    ["always", "NM", null, false],
  ] as const)
    assert.equal(needsCoSignature(rule, { state, level }), isNeeded, `${rule} ${state} ${level}`);
  for (const one of Object.values(stateCoSignatures)) assert.match(one.source, /\(K\)/);
});
