import assert from "node:assert/strict";
import { test } from "node:test";
import { resumeDraft } from "./draft-saving.ts";

const draft = (value: unknown) => ({ value, baseVersionId: null });
const held = {
  version: 2,
  kept: draft({ history: "One", plan: "" }),
  content: draft({ history: "One two", plan: "" }),
  unanswered: null,
};

test("what was typed and never sent stands there again on the version it was typed on", () => {
  assert.deepEqual(resumeDraft(held, { ...held.kept, version: 2 }), held);
  assert.equal(resumeDraft(undefined, { ...held.kept, version: 2 }), undefined);
});

test("a save that happened unanswered is not taken for another window's", () => {
  const sent = draft({ history: "One tw", plan: "" });
  const unanswered = { version: 2, content: sent, operationId: "first" };
  assert.deepEqual(resumeDraft({ ...held, unanswered }, { ...sent, version: 3 }), {
    ...held,
    version: 3,
    kept: { ...sent, version: 3 },
  });
  assert.equal(
    resumeDraft(
      { ...held, unanswered: { ...unanswered, content: held.content } },
      { ...held.content, version: 3 },
    ),
    undefined,
  );
});

test("what another window wrote elsewhere in the draft stays beside what was typed here", () => {
  const standing = { ...draft({ history: "One", plan: "Go on" }), version: 5 };
  assert.deepEqual(resumeDraft(held, standing), {
    version: 5,
    kept: standing,
    content: draft({ history: "One two", plan: "Go on" }),
    unanswered: null,
  });
});

test("two different answers to one question are never settled unseen", () => {
  const answers = (urgency: string) => draft({ urgency });
  const apart = { ...held, kept: answers("routine"), content: answers("urgent") };
  assert.equal(resumeDraft(apart, { ...answers("soon"), version: 5 }), "apart");
});
