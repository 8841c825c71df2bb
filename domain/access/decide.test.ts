import assert from "node:assert/strict";
import { test } from "node:test";
import { type AccessAction, type AccessRule, accessRules } from "./access.ts";
import { decideAccess } from "./decide.ts";

const assistant = { role: "therapist", level: "assistant", rights: [] } as const;
const therapist = { role: "therapist", level: "therapist", rights: [] } as const;

test("an assistant never evaluates, plans, accepts, transcribes or takes a verbal order; a therapist does", () => {
  for (const action of [
    "plansOfCare.write",
    "plansOfCare.sign",
    "prescriptions.accept",
    "prescriptions.transcribe",
    "prescriptions.verbalOrder",
  ] as const) {
    assert.equal(decideAccess(action, assistant).isAllowed, false, action);
    assert.match(decideAccess(action, assistant).words, /supervising therapist/);
    assert.equal(decideAccess(action, therapist).isAllowed, true, action);
  }
});

test("an admin opens clinical data only by break-glass", () => {
  for (const [action, rule] of Object.entries(accessRules) as [AccessAction, AccessRule][]) {
    if (rule.scope !== "patient" || rule.data !== "clinical") continue;
    for (const grant of rule.grants)
      if (grant.role === "admin") assert.deepEqual(grant.through, ["break-glass"], action);
  }
});

test("every patient action states through which relations each role reaches it", () => {
  for (const [action, rule] of Object.entries(accessRules) as [AccessAction, AccessRule][])
    if (rule.scope === "patient")
      for (const grant of rule.grants) assert.ok(grant.through && grant.through.length > 0, action);
});

test("a right that is not held refuses", () => {
  assert.equal(
    decideAccess("people.manage", { role: "admin", level: null, rights: ["billing"] }).isAllowed,
    false,
  );
  assert.equal(
    decideAccess("people.manage", { role: "admin", level: null, rights: ["manager"] }).isAllowed,
    true,
  );
});
