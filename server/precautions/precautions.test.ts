import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import { callerFor, op } from "#server/testing.ts";
import {
  consult,
  finishSession,
  type Loop,
  legPressOnly,
  loopOnBothEngines,
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

async function stage(loop: Loop) {
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

loopOnBothEngines(
  "what is raised is confirmed or set aside once; a confirmed one is never set aside",
  async (loop) => {
    const { osei, raise, on, held } = await stage(loop);
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
  },
);

loopOnBothEngines(
  "of two physiatrists who answer the same precaution the second is told what stands, and nothing is overwritten",
  async (loop) => {
    const { house, osei, cast, raise, on, held } = await stage(loop);
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
  },
);

loopOnBothEngines(
  "only its owner lifts what holds, a contraindication with a reason, and what was lifted is lifted once",
  async (loop) => {
    const { osei, kim, raise, on, held } = await stage(loop);
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
  },
);

loopOnBothEngines(
  "a rule set aside for one condition is raised for the next of its kind, and stays answered for the first",
  async (loop) => {
    const { osei, cast, on } = await stage(loop);
    const fracture = (code: string, title: string) => ({ code, title, side: "not-applicable" as const });
    const raised = async () =>
      (await osei.precautions.list({ patientId: cast.hale })).filter(({ state }) => state === "raised");
    await consultOnly(osei, cast.hale, [fracture("S32.010A", "Wedge fracture of L1")]);
    const [first, ...others] = await raised();
    assert.deepEqual([first?.effect, others.length], ["contraindication", 0]);
    await osei.precautions.setAside({ ...on(first?.precautionId ?? ""), reason: "healed last year" });
    await consultOnly(osei, cast.hale, [fracture("S32.010A", "Wedge fracture of L1")]);
    assert.deepEqual(await raised(), []);
    await consultOnly(osei, cast.hale, [fracture("S22.080A", "Wedge fracture of T11")]);
    assert.deepEqual(
      (await raised()).map(({ effect, words }) => [effect, words]),
      [["contraindication", first?.words]],
    );
  },
);

/** A visit whose precautions stay unanswered. */
async function consultOnly(
  physiatrist: Loop["osei"],
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
async function granted(loop: Loop, kind: "approve-once" | "approve-and-amend") {
  const staged = await stage(loop);
  const { osei, kim, cast, episodeId, house } = staged;
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
  return { ...staged, sessionId, standing };
}

for (const kind of ["approve-once", "approve-and-amend"] as const)
  loopOnBothEngines(`what ${kind} permitted ends with a new precaution`, async (loop) => {
    const { raise, standing, kim, sessionId } = await granted(loop, kind);
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

for (const [what, note, expected] of [
  ["ends with an adverse event", { adverseEvent: "Fainted after the third set" }, "an adverse event"],
  ["ends with pain above the stop rule", { painWorst: 8 }, "pain above the stop rule"],
  ["stands after a calm session", {}, "stands"],
] as const)
  loopOnBothEngines(`what a reply permitted ${what}`, async (loop) => {
    const { kim, sessionId, standing } = await granted(loop, "approve-once");
    await finishSession(kim, sessionId, note);
    assert.equal(await standing(), expected);
  });

loopOnBothEngines(
  "a precaution is raised for every patient on their own: another's is not found",
  async (loop) => {
    const { house, cast, raise } = await stage(loop);
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
  },
);
