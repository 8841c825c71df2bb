import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { callerFor, op, testNow } from "#server/testing.ts";
import { legPressOnly, openLoop, openSession, prescribe, refusedAs } from "#server/testing-loop.ts";
import { orderDay, someDrug, someProcedure } from "./testing-orders.ts";

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

void test("an injection starts its limits and precautions, owned by its physiatrist, confirmed by the signature, due on their day", async () => {
  const { osei, sign, band, patientId } = await stage();
  await sign({
    kind: "prp",
    drugs: [someDrug({ kind: "platelets", name: "PRP kit", unit: "mL", amountThousandths: 5000 })],
  });
  const { limits, precautions } = await band();
  assert.deepEqual(
    limits.map(({ words, dueForLiftingOn }) => [words.replaceAll("\u00a0", " "), dueForLiftingOn]),
    [
      ["Effort at most 4 of 10", addDays(orderDay, 15)],
      ["Pain at most 2 of 10", addDays(orderDay, 42)],
    ],
  );
  assert.ok(precautions.length >= 4 && precautions.every(({ state }) => state === "confirmed"));
  const dueDays = (await osei.precautions.list({ patientId })).map(({ dueForLiftingOn }) => dueForLiftingOn);
  assert.deepEqual(
    dueDays.toSorted((a, b) => (a ?? "").localeCompare(b ?? "")),
    [4, 14, 15, 42].map((days) => addDays(orderDay, days)),
  );
  const owners = [...limits, ...precautions].map(({ ownerName }) => ownerName);
  assert.equal(new Set(owners).size, 1);
  assert.match(owners[0] ?? "", /Osei/);
});

void test("what is left out with a reason does not start, and a left out one without a reason is refused at its field", async () => {
  const { osei, episodeId, sign, band } = await stage();
  const content = someProcedure();
  const leftOut = (reason: string) =>
    content.effects.map((effect) => ({ ...effect, isLeftOut: true, reason }));
  await assert.rejects(
    osei.procedures.sign({ operationId: op(), episodeId, content: { ...content, effects: leftOut("") } }),
    refusedAs("invalid", /Say why/, "content.effects.0.reason"),
  );
  await sign({ effects: leftOut("Surgeon's own rules hold") });
  assert.deepEqual((await band()).precautions, []);
});

void test("no signature without consent and a time-out, by name and time", async () => {
  const { osei, episodeId } = await stage();
  const sign = (change: object) =>
    osei.procedures.sign({
      operationId: op(),
      episodeId,
      content: { ...someProcedure(), ...change },
    });
  await assert.rejects(
    sign({ consent: { takenBy: "", on: orderDay, at: "09:10" } }),
    /Name who took consent/,
  );
  await assert.rejects(sign({ timeOut: { ledBy: "", at: "09:20" } }), /Name who led the time-out/);
  await assert.rejects(
    sign({ timeOut: { ledBy: "S. Whitford", at: "09:00" } }),
    refusedAs("invalid", /comes after consent/, "content.timeOut.at"),
  );
  await assert.rejects(
    sign({ complications: { state: "not-said", words: "" } }),
    refusedAs("invalid", /complication/, "content.complications.state"),
  );
});

void test("a limit a procedure started holds for every dose, and is not lost in a prescription begun before it", async () => {
  const { osei, kim, episodeId, patientId, sign } = await stage();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const begun = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "current" } });
  await sign({
    kind: "stimulator-implant",
    site: "lumbar-spine",
    side: "midline",
    level: "T9-T10",
    drugs: [],
  });
  const { hash } = await osei.prescriptions.preview({
    episodeId,
    content: begun.content,
    baseVersionId: begun.baseVersionId,
  });
  const signBegun = osei.prescriptions.sign({
    operationId: op(),
    episodeId,
    content: begun.content,
    baseVersionId: begun.baseVersionId,
    expectedVersion: begun.expectedVersion,
    shownHash: hash,
  });
  await assert.rejects(signBegun, refusedAs("not-now", /started by a procedure/, "content.limits"));
  const sessionId = await openSession(kim, patientId, episodeId);
  const added = kim.sessions.addRow({
    operationId: op(),
    sessionId,
    exerciseId: "suitcase-carry",
    side: "left",
    dose: { sets: quantity(2, "set"), load: quantity(10, "lb") },
  });
  const { outcome, check } = await added;
  assert.equal(outcome, "refused");
  assert.deepEqual(
    check.findings.map(({ cause }) => cause),
    ["contraindication", "limit"],
  );
});

void test("a procedure ends what was permitted for the patient as they were", async () => {
  const { house, osei, kim, episodeId, patientId, sign } = await stage();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const sessionId = await openSession(kim, patientId, episodeId);
  const { requestId } = await kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: "leg-press-key",
    wanted: { load: quantity(70, "lb") },
    kind: "more",
    reason: "Easy",
  });
  await osei.requests.reply({
    operationId: op(),
    requestId,
    expectedVersion: 1,
    kind: "approve-once",
    dose: null,
    reason: "",
  });
  const standing = async () => {
    const { permissions } = house.store.t;
    return (
      await house.store.db
        .select({ endedBecause: permissions.endedBecause, endedAt: permissions.endedAt })
        .from(permissions)
    ).filter(({ endedAt }) => endedAt === null).length;
  };
  assert.equal(await standing(), 1);
  await sign({
    effects: someProcedure().effects.map((effect) => ({ ...effect, isLeftOut: true, reason: "none" })),
  });
  assert.equal(await standing(), 0);
});

void test("scores in the window of a procedure are marked and judged as cannot say, in its episode alone, until it passes or was entered in error", async () => {
  const { house, osei, episodeId, patientId, sign, band, cast } = await stage();
  const score = async (amount: number, takenOn: string) =>
    osei.measures.record({
      operationId: op(),
      episodeId,
      measureId: "lefs",
      scoreThousandths: amount * 1000,
      side: "not-applicable",
      takenOn,
    });
  const lefs = async () =>
    (await osei.measures.series({ episodeId })).find(({ measureId }) => measureId === "lefs");
  const { procedureId } = await sign();
  await score(50, orderDay);
  const marked = await lefs();
  assert.equal(marked?.points.at(-1)?.confounding, "the day of joint injection");
  assert.equal(marked?.points[0]?.confounding, undefined);
  assert.deepEqual(
    [marked?.response.kind, marked?.responseWords],
    ["cannot-say", "cannot say: the day of joint injection"],
  );
  assert.deepEqual((await band()).confounded, [
    { episodeId, words: "the day of joint injection", untilOn: addDays(orderDay, 28) },
  ]);
  house.clock.set(testNow + 29 * day);
  const later = await callerFor(house, cast.osei);
  await later.patients.openChart({ operationId: op(), patientId });
  assert.deepEqual((await later.patients.band({ patientId })).confounded, []);
  house.clock.set(testNow);
  await osei.procedures.addend({
    operationId: op(),
    procedureId,
    words: "Another patient's",
    kind: "entered-in-error",
  });
  assert.equal((await lefs())?.response.kind, "improved-important");
  assert.deepEqual((await band()).confounded, []);
  const { list, steroid } = await osei.procedures.list({ patientId });
  assert.deepEqual([list[0]?.isInError, steroid.injections], [true, 0]);
});

void test("a worsening that stood in the queue stays there while a procedure confounds the scores after it", async () => {
  const { osei, episodeId, sign } = await stage();
  const queued = async () => (await osei.reviews.queue()).rows.map(({ kind }) => kind);
  const score = (amount: number, takenOn: string) =>
    osei.measures.record({
      operationId: op(),
      episodeId,
      measureId: "lefs",
      scoreThousandths: amount * 1000,
      side: "not-applicable",
      takenOn,
    });
  await score(20, addDays(orderDay, -1));
  assert.deepEqual(await queued(), ["worse"]);
  await sign();
  await score(60, orderDay);
  assert.deepEqual(await queued(), ["worse"]);
});

void test("the year's steroid and the last toxin are told over all procedures of the patient", async () => {
  const { osei, sign, patientId } = await stage();
  await sign({ performedOn: addDays(orderDay, -100) });
  await sign({ drugs: [someDrug({ name: "methylprednisolone", amountThousandths: 80_000 })] });
  const toxin = (muscle: string, units: number) =>
    someDrug({
      kind: "toxin",
      name: "onabotulinumtoxinA",
      unit: "units",
      muscle,
      side: "right",
      amountThousandths: units * 1000,
    });
  await sign({
    kind: "botulinum",
    site: "arm",
    side: "right",
    performedOn: addDays(orderDay, -30),
    drugs: [toxin("biceps", 60), toxin("brachialis", 40)],
  });
  const { steroid, toxin: last } = await osei.procedures.list({ patientId });
  assert.equal(steroid.injections, 2);
  assert.equal(last?.lastOn, addDays(orderDay, -30));
  assert.deepEqual(last.products, [{ name: "onabotulinumtoxinA", unitsThousandths: 100_000 }]);
});

void test("only its author marks a procedure entered in error, and what was signed never changes", async () => {
  const { house, cast, sign, patientId } = await stage();
  const { procedureId } = await sign();
  const banerjee = await callerFor(house, cast.banerjee);
  await banerjee.patients.openChart({ operationId: op(), patientId });
  await assert.rejects(
    banerjee.procedures.addend({
      operationId: op(),
      procedureId,
      words: "Not done",
      kind: "entered-in-error",
    }),
    refusedAs("not-now", /Only whoever signed/),
  );
  await assert.rejects(
    house.store.write(({ db, t }) => db.update(t.procedures).set({ side: "right" })),
    /written once/,
  );
  await assert.rejects(
    house.store.write(({ db, t }) =>
      db.insert(t.procedureDrugs).values({
        procedureId,
        row: 9,
        kind: "other",
        name: "x",
        amountThousandths: 1,
        unit: "mg",
        lot: "",
        muscle: "",
        side: "left",
      }),
    ),
    /closed/,
  );
});
