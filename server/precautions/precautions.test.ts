import assert from "node:assert/strict";
import { test } from "node:test";
import { quantity } from "#domain/doses/quantity.ts";
import { callerFor, op } from "#server/testing.ts";
import {
  consult,
  finishSession,
  legPressOnly,
  openLoop,
  openSession,
  prescribe,
  refusedAs,
  someConsultation,
} from "#server/testing-loop.ts";

const load = (pounds: number) => ({
  sets: quantity(3, "set"),
  reps: quantity(10, "rep"),
  load: quantity(pounds, "lb"),
});

async function stage() {
  const loop = await openLoop();
  const patientId = loop.cast.hale;
  const raise = (who = loop.kim, effect: "contraindication" | "precaution" = "contraindication") =>
    who.precautions
      .raise({
        operationId: op(),
        patientId,
        effect,
        words: "Fresh fracture: no resisted work",
        excludedTags: ["resisted"],
      })
      .then(({ precautionId }) => precautionId);
  const on = (...precautionIds: string[]) => ({ operationId: op(), patientId, precautionIds });
  const held = async () =>
    (await loop.osei.precautions.list({ patientId })).map((precaution) => [
      precaution.precautionId,
      precaution.state,
    ]);
  return { ...loop, patientId, raise, on, held };
}

test("what is raised is confirmed or set aside once; a confirmed one is never set aside", async () => {
  const { osei, raise, on, held } = await stage();
  const first = await raise();
  await osei.precautions.confirm(on(first));
  await assert.rejects(
    osei.precautions.setAside({ ...on(first), reason: "does not apply" }),
    refusedAs("changed-meanwhile", /confirmed already; only its owner/),
  );
  await assert.rejects(osei.precautions.confirm(on(first)), refusedAs("changed-meanwhile"));
  assert.deepEqual(await held(), [[first, "confirmed"]]);
  const second = await raise();
  await osei.precautions.setAside({ ...on(second), reason: "does not apply" });
  await assert.rejects(
    osei.precautions.confirm(on(second)),
    refusedAs("changed-meanwhile", /set aside already/),
  );
  assert.deepEqual(await held(), [[first, "confirmed"]]);
});

test("of two physiatrists who answer the same precaution the second is told what stands, and nothing is overwritten", async () => {
  const { house, osei, cast, raise, on, held } = await stage();
  const banerjee = await callerFor(house, cast.banerjee);
  const precautionId = await raise();
  const answers = await Promise.allSettled([
    osei.precautions.confirm(on(precautionId)),
    banerjee.precautions.setAside({ ...on(precautionId), reason: "does not apply" }),
  ]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    ["fulfilled", "rejected"],
  );
  assert.deepEqual(await held(), [[precautionId, "confirmed"]]);
});

test("only its owner lifts what holds, a contraindication with a reason, and what was lifted is lifted once", async () => {
  const { osei, kim, raise, on, held } = await stage();
  const precautionId = await raise();
  await osei.precautions.confirm(on(precautionId));
  await assert.rejects(
    osei.precautions.lift({ ...on(precautionId), reason: "healed" }),
    refusedAs("not-now", /owned by R\. Kim.*Only its owner or a delegate/),
  );
  await assert.rejects(
    kim.precautions.lift({ ...on(precautionId), reason: "" }),
    refusedAs("invalid", /Say why/, "reason"),
  );
  await kim.precautions.lift({ ...on(precautionId), reason: "healed" });
  assert.deepEqual(await held(), []);
  await assert.rejects(
    kim.precautions.lift({ ...on(precautionId), reason: "healed" }),
    refusedAs("changed-meanwhile", /lifted already/),
  );
});

test("a rule set aside for one condition is raised for the next of its kind, and stays answered for the first", async () => {
  const { osei, cast, on } = await stage();
  const fracture = (code: string, title: string) => ({ code, title, side: "not-applicable" as const });
  const raised = async () =>
    (await osei.precautions.list({ patientId: cast.hale })).filter(({ state }) => state === "raised");
  await consultOnly(osei, cast.hale, [fracture("S32.010D", "Wedge fracture of L1")]);
  const [first, ...others] = await raised();
  assert.deepEqual([first?.effect, others.length], ["contraindication", 0]);
  await osei.precautions.setAside({ ...on(first?.precautionId ?? ""), reason: "healed last year" });
  await consultOnly(osei, cast.hale, [fracture("S32.010D", "Wedge fracture of L1")]);
  assert.deepEqual(await raised(), []);
  await consultOnly(osei, cast.hale, [fracture("S22.080D", "Wedge fracture of T11")]);
  assert.deepEqual(
    (await raised()).map(({ effect, words }) => [effect, words]),
    [["contraindication", first?.words]],
  );
});

/** A visit whose precautions stay unanswered. */
async function consultOnly(
  physiatrist: Awaited<ReturnType<typeof openLoop>>["osei"],
  patientId: string,
  diagnoses: { code: string; title: string; side: "not-applicable" }[],
): Promise<void> {
  await physiatrist.consultations.sign({
    operationId: op(),
    patientId,
    referralId: null,
    content: someConsultation({ diagnoses }),
    episode: { kind: "new", title: "Back pain", side: "midline", onsetOn: null, isSensitive: false },
  });
}

/** Kim asked for 70 lb and was granted it. */
async function granted(kind: "approve-once" | "approve-and-amend") {
  const loop = await stage();
  const { osei, kim, cast, episodeId, house } = loop;
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const sessionId = await openSession(kim, cast.hale, episodeId);
  const { requestId } = await kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: "leg-press-key",
    wanted: load(70),
    kind: "more",
    reason: "",
  });
  await osei.requests.reply({
    operationId: op(),
    requestId,
    expectedVersion: 1,
    kind,
    dose: null,
    reason: "",
  });
  const standing = async () => {
    const { permissions } = house.store.t;
    const [row] = await house.store.db
      .select({ because: permissions.endedBecause, at: permissions.endedAt })
      .from(permissions);
    return row?.at === null ? "stands" : row?.because;
  };
  return { ...loop, sessionId, standing };
}

for (const kind of ["approve-once", "approve-and-amend"] as const)
  test(`what ${kind} permitted ends with a new precaution`, async () => {
    const { raise, standing, kim, sessionId } = await granted(kind);
    assert.equal(await standing(), "stands");
    await raise(kim, "precaution");
    assert.equal(await standing(), "a precaution was raised");
    if (kind === "approve-and-amend") return;
    const asked = await kim.sessions.setDose({
      operationId: op(),
      sessionId,
      row: 1,
      expectedVersion: 1,
      dose: load(70),
      origin: "typed",
    });
    assert.equal(asked.outcome, "ask");
  });

test("what a reply permitted ends with an adverse event and with pain above the stop rule, and not with a calm session", async () => {
  for (const [note, expected] of [
    [{ adverseEvent: "Fainted after the third set" }, "an adverse event"],
    [{ painWorst: 8 }, "pain above the stop rule"],
    [{}, "stands"],
  ] as const) {
    const { kim, sessionId, standing } = await granted("approve-once");
    await finishSession(kim, sessionId, note);
    assert.equal(await standing(), expected);
  }
});

test("a precaution is raised for every patient on their own: another's is not found", async () => {
  const { house, cast, raise } = await stage();
  const precautionId = await raise();
  const ortega = await callerFor(house, cast.farPhysiatrist);
  await consult(ortega, cast.farPatient);
  await assert.rejects(
    ortega.precautions.confirm({
      operationId: op(),
      patientId: cast.farPatient,
      precautionIds: [precautionId],
    }),
    refusedAs("not-found"),
  );
});
