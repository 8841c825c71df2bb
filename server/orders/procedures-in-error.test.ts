import assert from "node:assert/strict";
import { test } from "node:test";
import { findExercise } from "#domain/exercises/library.ts";
import { op } from "#server/testing.ts";
import { legPressOnly, lookAt, openLoop, openSession, prescribe, refusedAs } from "#server/testing-loop.ts";
import { orderDay, someDrug, someOrder, someProcedure, someStudy } from "./testing-orders.ts";

const day = 86_400_000;

async function stage() {
  const loop = await openLoop();
  const { osei, episodeId, cast } = loop;
  const patientId = cast.hale;
  const sign = (change: Parameters<typeof someProcedure>[0] = {}) =>
    osei.procedures.sign({ operationId: op(), episodeId, content: someProcedure(change) });
  const band = () => osei.patients.band({ patientId });
  return { ...loop, patientId, sign, band };
}

void test("entered in error, what it started is due for lifting at once and still holds, and its physiatrist is told until they decide", async () => {
  const { osei, sign, band, episodeId, patientId } = await stage();
  const implant = { kind: "stimulator-implant", site: "lumbar-spine", side: "midline" } as const;
  const { procedureId } = await sign({ ...implant, level: "T9", drugs: [] });
  await sign();
  const others = (await osei.precautions.list({ patientId })).filter(({ words }) =>
    words.startsWith("After"),
  );
  const mark = { procedureId, words: "Other patient", kind: "entered-in-error" } as const;
  await osei.procedures.addend({ operationId: op(), ...mark, words: "Late entry", kind: "addendum" });
  const told = async () =>
    (await osei.reviews.queue()).rows.filter(({ kind }) => kind === "procedure-in-error");
  assert.deepEqual(await told(), []);
  await osei.procedures.addend({ operationId: op(), ...mark });
  const { limits, precautions } = await band();
  assert.deepEqual(
    limits.map(({ words, isDue }) => [words.replaceAll("\u00a0", " "), isDue]),
    [["Lift 5 lb at most", true]],
  );
  const due = precautions.filter(({ dueForLiftingOn }) => dueForLiftingOn === orderDay);
  assert.deepEqual(
    due.map(({ words, state }) => [words.slice(0, 15), state]),
    [
      ["Stimulator lead", "confirmed"],
      ["Neurostimulator", "confirmed"],
    ],
  );
  const after = (await osei.precautions.list({ patientId })).filter(({ words }) => words.startsWith("After"));
  assert.deepEqual(after, others);
  assert.deepEqual(
    (await told()).map(({ words }) => [words.headline.replaceAll("\u00a0", " "), words.detail]),
    [
      [
        "Stimulator implant of Nov 23, 2026 entered in error",
        "what it started holds until you lift it: 1 limit, 2 precautions",
      ],
    ],
  );
  for (const { precautionId } of due)
    await osei.precautions.lift({
      operationId: op(),
      patientId,
      precautionIds: [precautionId],
      reason: "Never implanted",
    });
  await prescribe(osei, episodeId, { kind: "blank" }, (content) => ({
    ...legPressOnly(content),
    limits: content.limits.filter(({ reason }) => reason !== "Stimulator implant"),
  }));
  assert.deepEqual((await band()).limits, []);
});

void test("one entered in error that started nothing, or whose effects are lifted, tells nobody", async () => {
  const { osei, sign, episodeId } = await stage();
  const content = someProcedure();
  const { procedureId } = await osei.procedures.sign({
    operationId: op(),
    episodeId,
    content: {
      ...content,
      effects: content.effects.map((effect) => ({ ...effect, isLeftOut: true, reason: "Knee not treated" })),
    },
  });
  await sign();
  await osei.procedures.addend({
    operationId: op(),
    procedureId,
    words: "Other patient",
    kind: "entered-in-error",
  });
  const { rows } = await osei.reviews.queue();
  assert.ok(rows.every(({ kind }) => kind !== "procedure-in-error"));
});

void test("an ended episode takes no procedure, study or order", async () => {
  const { house, osei, sign, episodeId } = await stage();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  house.clock.advance(3_600_000);
  await osei.reviews.decide({
    operationId: op(),
    episodeId,
    kind: "discharge",
    context: "queue",
    reason: "Goals met",
    nextReviewOn: null,
    seen: await lookAt(house, episodeId),
  });
  const ended = refusedAs("not-now", /ended on Nov\s23, 2026/);
  await assert.rejects(sign(), ended);
  await assert.rejects(
    osei.procedures.signStudy({ operationId: op(), episodeId, content: someStudy() }),
    ended,
  );
  await assert.rejects(osei.orders.sign({ operationId: op(), episodeId, content: someOrder() }), ended);
});

void test("plasma and leads put in here exclude what they exclude as history, and signing them screens the record", async () => {
  const { house, osei, kim, sign, episodeId, patientId } = await stage();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const surgery = { words: "Left rotator cuff repair", on: "2026-11-13" };
  await osei.conditions.recordSurgery({ operationId: op(), patientId, entry: surgery });
  house.clock.advance(5 * day);
  const cuffs = async () =>
    (await house.store.db.select().from(house.store.t.precautions)).filter(({ words }) =>
      words.startsWith("Cuff repaired"),
    ).length;
  assert.equal(await cuffs(), 1);
  await sign({
    kind: "prp",
    drugs: [someDrug({ kind: "platelets", name: "PRP kit", unit: "mL", amountThousandths: 5000 })],
  });
  assert.equal(await cuffs(), 2);
  const implant = { kind: "stimulator-implant", site: "lumbar-spine", side: "midline" } as const;
  await sign({ ...implant, level: "T9", drugs: [] });
  const sessionId = await openSession(kim, patientId, episodeId);
  for (const exerciseId of ["tens", "ultrasound"]) {
    const { outcome, check } = await kim.sessions.addRow({
      operationId: op(),
      sessionId,
      exerciseId,
      side: "left",
      dose: findExercise(exerciseId)?.usualDose ?? {},
    });
    assert.equal(outcome, "refused", exerciseId);
    assert.ok(
      check.findings.some(({ cause }) => cause === "contraindication"),
      exerciseId,
    );
  }
});
