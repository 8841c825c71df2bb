import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { chartParts } from "#domain/access/chart-parts.ts";
import { addDays } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { keptPrecautionWords } from "#domain/precautions/precaution.ts";
import { callerFor, op } from "#server/testing.ts";
import { legPressOnly, openSession, prescribe, refusedAs, someConsultation } from "#server/testing-loop.ts";
import { diagnosis, knee, stage } from "./testing-screening.ts";

type Staged = Awaited<ReturnType<typeof stage>>;

/** Mrs. Hale, whose left tibia was broken at another time: nobody said yet how much weight it bears. */
async function broken() {
  const staged = await stage();
  await staged.osei.consultations.sign({
    operationId: op(),
    patientId: staged.patientId,
    referralId: null,
    content: someConsultation({
      diagnoses: [knee],
      conditions: [{ code: "S82.201D", title: "Tibia shaft fracture, healing", side: "left" }],
    }),
    episode: { kind: "new", title: "Left leg", side: "left", onsetOn: null, isSensitive: false },
  });
  return staged;
}
const fractures = async ({ inForce }: Staged) =>
  (await inForce()).filter(({ words }) => /fracture/i.test(words)).map(({ words, state }) => [words, state]);
const unknown =
  "Leg fracture, weight not specified: ask the surgeon; until then no weight on that leg is assumed";

void test("a question that is open restricts; run again nothing doubles, and an answer replaces it with its limit", async () => {
  const staged = await broken();
  const { osei, patientId, answer, limits, house } = staged;
  assert.deepEqual(await fractures(staged), [[unknown, "raised"]]);
  assert.deepEqual((await limits()).length, 1);
  await osei.patients.openChart({ operationId: op(), patientId });
  house.clock.advance(86_400_000);
  await osei.patients.openChart({ operationId: op(), patientId });
  assert.deepEqual(await fractures(staged), [[unknown, "raised"]]);
  await answer("fracture-leg-weight", { kind: "choice", value: "partial" });
  assert.deepEqual(await fractures(staged), [["Fracture: partial weight only on that leg", "raised"]]);
  assert.match((await limits()).join(), /partial/i);
  assert.equal((await limits()).length, 1);
  const { precautions, precautionEvents: events } = house.store.t;
  const ended = await house.store.db
    .select({ reason: events.reason })
    .from(events)
    .innerJoin(precautions, eq(precautions.id, events.precautionId))
    .where(eq(events.kind, "lifted"));
  assert.deepEqual(ended, [{ reason: "the question it stood for is answered" }]);
});

void test("what an open question restricts is answered, not confirmed; what nobody knows is confirmed as any other", async () => {
  const { osei, episodeId, answer } = await broken();
  const preview = async () => {
    const composed = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "blank" },
    });
    const content = legPressOnly(composed.content);
    const { questions, unconfirmed } = await osei.prescriptions.preview({
      episodeId,
      content,
      baseVersionId: null,
    });
    return [
      questions.map(({ questionId }) => questionId),
      unconfirmed.map(({ words }) => words).filter((words) => words === unknown),
    ];
  };
  assert.deepEqual(await preview(), [["fracture-leg-weight"], []]);
  await answer("fracture-leg-weight", { kind: "not-known" });
  assert.deepEqual(await preview(), [[], [unknown]]);
});

void test("weight that nobody knows is not borne on that leg in a session", async () => {
  const { osei, kim, patientId, episodeId, answer, inForce, on } = await broken();
  await answer("fracture-leg-weight", { kind: "not-known" });
  for (const { precautionId, state } of await inForce())
    if (state === "raised") await osei.precautions.confirm(on([precautionId]));
  const limited = (await osei.patients.band({ patientId })).limits;
  assert.deepEqual(
    limited.map(({ words }) => /left/i.test(words)),
    [true],
  );
  await assert.rejects(
    prescribe(osei, episodeId, { kind: "blank" }, legPressOnly),
    refusedAs("invalid", /Leg press bears weight/, "content.lines.0.exerciseId"),
  );
  await prescribe(osei, episodeId, { kind: "blank" }, (content) => ({
    ...legPressOnly(content),
    lines: legPressOnly(content).lines.map((line) => ({
      ...line,
      exerciseId: "knee-extension",
      name: "Knee extension",
      side: "left",
    })),
  }));
  assert.ok(await openSession(kim, patientId, episodeId));
});

void test("set aside for one answer, it comes back when the same is answered later again", async () => {
  const staged = await broken();
  const { osei, patientId, answer, inForce, on } = staged;
  const none = "Fracture: no weight on that leg";
  await answer("fracture-leg-weight", { kind: "choice", value: "none" });
  const [standing] = (await inForce()).filter(({ words }) => words === none);
  await osei.precautions.setAside({ ...on([standing?.precautionId ?? ""]), reason: "Partial since today" });
  const say = async (value: string) => {
    const [standing] = await osei.precautions.answered({ patientId });
    return osei.precautions.answer({
      operationId: op(),
      patientId,
      questionId: "fracture-leg-weight",
      factId: standing?.factId ?? "",
      value: { kind: "choice", value },
      words: "",
      standingAnswerId: standing?.answerId ?? null,
    });
  };
  await say("partial");
  await osei.patients.openChart({ operationId: op(), patientId });
  assert.ok(!(await fractures(staged)).some(([words]) => words === none));
  await say("none");
  assert.ok((await fractures(staged)).some(([words, state]) => words === none && state === "raised"));
});

void test("a date answered wrong is put right: the newest answer counts and the rules follow", async () => {
  const { osei, patientId, today, answer, words } = await stage();
  const { factId } = await osei.conditions.recordSurgery({
    operationId: op(),
    patientId,
    entry: { words: "Left rotator cuff repair" },
  });
  assert.ok((await words()).some((one) => /date not known: sling/.test(one)));
  await answer("cuff-repair-date", { kind: "date", on: addDays(today, -375) });
  assert.ok(!(await words()).some((one) => /uff repair/.test(one)));
  const answered = await osei.precautions.answered({ patientId });
  assert.deepEqual(
    answered.map(({ questionId, given }) => [questionId, given]),
    [["cuff-repair-date", describeDay(addDays(today, -375))]],
  );
  await osei.precautions.answer({
    operationId: op(),
    patientId,
    questionId: "cuff-repair-date",
    factId,
    value: { kind: "date", on: addDays(today, -10) },
    words: "Wrong year",
    standingAnswerId: answered[0]?.answerId ?? null,
  });
  assert.ok((await words()).some((one) => /^Cuff repaired within 2 weeks/.test(one)));
});

void test("one operation in words is every operation it names, and its device stands without an implant entry", async () => {
  const { osei, patientId, today, words } = await stage();
  await osei.conditions.recordSurgery({
    operationId: op(),
    patientId,
    entry: { words: "CABG and pacemaker", on: addDays(today, -20) },
  });
  for (const start of [
    "Sternotomy within 12 weeks",
    "Heart device within 6 weeks",
    "Pacemaker or defibrillator",
  ])
    assert.ok(
      (await words()).some((one) => one.startsWith(start)),
      start,
    );
});

void test("an assistant answers nothing, and what frees by judgment is a physiatrist's answer", async () => {
  const { house, cast, osei, kim, patientId } = await broken();
  const [asked] = await osei.precautions.questions({ patientId });
  let standingAnswerId: string | null = null;
  const say = (who: typeof kim, value: Parameters<typeof kim.precautions.answer>[0]["value"], words = "") =>
    who.precautions.answer({
      operationId: op(),
      patientId,
      questionId: asked?.questionId ?? "",
      factId: asked?.factId ?? "",
      value,
      words,
      standingAnswerId,
    });
  const assistant = await callerFor(house, cast.assistant);
  await assistant.patients.openChart({ operationId: op(), patientId });
  await assert.rejects(say(assistant, { kind: "choice", value: "none" }), refusedAs("not-found"));
  await assert.rejects(
    say(kim, { kind: "choice", value: "full" }),
    refusedAs("not-now", /physiatrist gives it/, "value"),
  );
  await assert.rejects(
    say(kim, { kind: "not-applicable" }, "Healed long ago"),
    refusedAs("not-now", /physiatrist gives it/),
  );
  ({ answerId: standingAnswerId } = await say(kim, { kind: "choice", value: "touch-down" }));
  await say(osei, { kind: "choice", value: "full" });
});

void test("what a sensitive entry is asked is kept from who is not named for it, and waits without blocking them", async () => {
  const { house, cast, kim, patientId, episodeId } = await stage();
  const banerjee = await callerFor(house, cast.banerjee);
  await banerjee.patients.openChart({ operationId: op(), patientId });
  await house.store.write(async ({ db, t }) => {
    await db
      .update(t.staff)
      .set({ sensitiveSections: ["pelvic"] })
      .where(eq(t.staff.id, cast.osei));
  });
  const named = await callerFor(house, cast.osei);
  await named.consultations.sign({
    operationId: op(),
    patientId,
    referralId: null,
    content: someConsultation({
      diagnoses: [diagnosis("Z33.1", "Pregnant state")],
      sensitiveNote: "Told in confidence",
      sensitiveSection: "pelvic",
    }),
    episode: { kind: "new", title: "Pelvic pain", side: "midline", onsetOn: null, isSensitive: true },
  });
  const asked = async (who: typeof kim) =>
    (await who.precautions.questions({ patientId })).map(({ questionId, words, answer }) => [
      questionId,
      words,
      answer.kind,
    ]);
  assert.deepEqual(await asked(named), [["pregnancy-weeks", "Pregnant: how many weeks today?", "number"]]);
  assert.deepEqual(await asked(kim), [
    ["kept", "A sensitive entry is asked about: a colleague named for it answers.", "kept"],
  ]);
  const [{ factId } = { factId: "" }] = await named.precautions.questions({ patientId });
  const input = {
    operationId: op(),
    patientId,
    questionId: "pregnancy-weeks",
    factId,
    value: { kind: "number" as const, thousandths: 22_000 },
    words: "",
  };
  await assert.rejects(kim.precautions.answer(input), refusedAs("changed-meanwhile"));
  const composed = await banerjee.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "blank" },
  });
  const preview = await banerjee.prescriptions.preview({
    episodeId,
    content: legPressOnly(composed.content),
    baseVersionId: null,
  });
  assert.deepEqual(
    preview.questions.map(({ questionId, isOutside }) => [questionId, isOutside]),
    [["kept", true]],
  );
  assert.ok(!JSON.stringify(preview).includes("regnan"));
  await named.team.seat({
    operationId: op(),
    patientId,
    staffId: cast.farPhysiatrist,
    outsideContact: "",
    specialty: "physiatrist",
    fromOn: "2026-11-01",
    toOn: null,
    sees: [...chartParts],
    sections: [{ section: "pelvic", reason: "Takes over" }],
  });
  const seated = await callerFor(house, cast.farPhysiatrist);
  const { raisedWords } = await seated.precautions.answer({ ...input, operationId: op() });
  assert.ok(raisedWords.length > 0);
  assert.deepEqual(
    raisedWords.filter((words) => words === keptPrecautionWords),
    [],
    "who reads the section by a seat reads what their answer raised",
  );
  assert.deepEqual(await asked(kim), []);
  assert.equal((await named.precautions.answered({ patientId })).length, 1);
  assert.deepEqual(await kim.precautions.answered({ patientId }), []);
});
