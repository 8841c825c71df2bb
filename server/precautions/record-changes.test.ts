import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "#domain/calendar/days.ts";
import { quantity } from "#domain/doses/quantity.ts";
import { callerFor, op } from "#server/testing.ts";
import { consult, legPressOnly, openSession, prescribe, refusedAs } from "#server/testing-loop.ts";
import { manifold, stage } from "./testing-screening.ts";

void test("an answered date sets the rule off at once with its limit; set aside, the limit goes with it", async () => {
  const { osei, patientId, today, questions, answer, inForce, limits, on } = await stage();
  await osei.conditions.recordSurgery({ operationId: op(), patientId, entry: { words: "CABG x3" } });
  assert.deepEqual(await questions(), ["sternotomy-date"]);
  await assert.rejects(
    answer("sternotomy-date", { kind: "date", on: addDays(today, 1) }),
    refusedAs("invalid", /lies ahead/, "value"),
  );
  assert.equal((await answer("sternotomy-date", { kind: "date", on: addDays(today, -20) })).raised, 1);
  assert.deepEqual(await questions(), []);
  const raised = (await inForce()).find((one) => one.words.startsWith("Sternotomy"));
  assert.equal(raised?.dueForLiftingOn, addDays(today, 65));
  assert.match((await limits()).join(), /^Lift 10\slb at most$/);
  await osei.precautions.setAside({ ...on([raised?.precautionId ?? ""]), reason: "Transcatheter valve" });
  assert.deepEqual(await limits(), []);
});

void test("an answer is added and never changed; a later one puts it right", async () => {
  const { house, osei, patientId, today, answer, words } = await stage();
  const { factId } = await osei.conditions.recordSurgery({
    operationId: op(),
    patientId,
    entry: { words: "Right rotator cuff repair" },
  });
  const { answerId: standingAnswerId } = await answer("cuff-repair-date", { kind: "not-known" });
  assert.ok((await words()).some((one) => /date not known/.test(one)));
  await osei.precautions.answer({
    operationId: op(),
    patientId,
    questionId: "cuff-repair-date",
    factId,
    value: { kind: "date", on: addDays(today, -30) },
    words: "Operative note came in",
    standingAnswerId,
  });
  assert.ok((await words()).some((one) => /2 to 6 weeks ago/.test(one)));
  const { precautionAnswers: answers } = house.store.t;
  const kept = await house.store.db.select().from(answers);
  assert.deepEqual(
    kept.map(({ value, words: said, answeredBy }) => [value.kind, said, answeredBy === kept[0]?.answeredBy]),
    [
      ["not-known", "", true],
      ["date", "Operative note came in", true],
    ],
  );
  await assert.rejects(
    house.store.write(async ({ db }) => db.delete(answers)),
    /written once/,
  );
});

void test("what the record does not ask cannot be answered, and a number outside its finding is refused", async () => {
  const { osei, patientId, answer } = await stage(manifold);
  await assert.rejects(
    osei.precautions.answer({
      operationId: op(),
      patientId,
      questionId: "hip-approach",
      factId: patientId,
      value: { kind: "choice", value: "posterior" },
      words: "",
    }),
    refusedAs("changed-meanwhile", /does not ask this any more/),
  );
  await osei.conditions.recordSurgery({
    operationId: op(),
    patientId,
    entry: { words: "Left THA", on: "2026-11-01" },
  });
  await assert.rejects(
    answer("hip-approach", { kind: "choice", value: "sideways" }),
    refusedAs("invalid", /Choose one/, "value"),
  );
});

void test("what a therapist writes down raises at once and reaches the prescriber's queue; confirmed, it leaves it", async () => {
  const { osei, kim, patientId, on } = await stage();
  const { factId, raised } = await kim.conditions.recordFinding({
    operationId: op(),
    patientId,
    entry: { kind: "flag", flag: "saddle-or-bladder-change", isPresent: true, words: "Since last night" },
    foundOn: "2026-11-23",
  });
  assert.ok(factId !== "" && raised === 1);
  const reasons = async () =>
    (await osei.reviews.queue()).rows.map(({ kind, words }) => [kind, words.detail.slice(0, 18)]);
  assert.deepEqual(await reasons(), [["contraindication-raised", "Cauda equina signs"]]);
  const [standing] = await osei.precautions.list({ patientId });
  await osei.precautions.confirm(on([standing?.precautionId ?? ""]));
  assert.deepEqual(await reasons(), []);
});

void test("what the physiatrist's visit raises is news to the therapist, and to be read before the next session", async () => {
  const { osei, kim, patientId } = await stage();
  const { lastLookedSeq } = await kim.patients.openChart({ operationId: op(), patientId });
  await consult(osei, patientId, { medications: [{ words: "Eliquis 5 mg", kind: "not-screened" }] });
  const news = await kim.patients.sinceLooked({ patientId, afterSeq: lastLookedSeq ?? 0 });
  assert.ok(news.list.some(({ words }) => words === "Precaution raised"));
  const unread = (await kim.precautions.list({ patientId })).filter((one) => !one.isAcknowledged);
  assert.ok(unread.some((one) => one.words.startsWith("Anticoagulated")));
});

void test("every kind of fact runs the rules: an implant, a surgery, a finding, a medication", async () => {
  const { osei, patientId, words } = await stage();
  const found = { operationId: op(), patientId };
  await osei.conditions.recordImplant({ ...found, operationId: op(), entry: { words: "Baclofen pump" } });
  await osei.conditions.recordSurgery({
    ...found,
    operationId: op(),
    entry: { words: "Botox to both calves", on: "2026-11-02" },
  });
  await osei.conditions.recordFinding({
    ...found,
    operationId: op(),
    entry: { kind: "number", code: "t-score", thousandths: -2800, words: "Hip" },
    foundOn: "2026-10-02",
  });
  await osei.conditions.recordMedication({
    ...found,
    operationId: op(),
    entry: { words: "Cipro 500 mg", kind: "not-screened" },
  });
  const raised = await words();
  for (const start of ["Intrathecal pump", "Botulinum", "Osteoporosis", "Fluoroquinolone"])
    assert.ok(
      raised.some((one) => one.startsWith(start)),
      start,
    );
});

void test("a condition that comes to light between visits is screened at once, told to the colleague, and stands once", async () => {
  const { osei, kim, patientId, today, words } = await stage();
  const { lastLookedSeq } = await osei.patients.openChart({ operationId: op(), patientId });
  const entry = { code: "I50.9", title: "Heart failure, unspecified", side: "not-applicable" } as const;
  const record = (change: Partial<Parameters<typeof kim.conditions.recordCondition>[0]["entry"]> = {}) =>
    kim.conditions.recordCondition({ operationId: op(), patientId, entry: { ...entry, ...change } });
  const { raised, isScreened } = await record({ onsetOn: addDays(today, -3) });
  assert.ok(raised > 0);
  assert.equal(isScreened, true);
  assert.ok(
    (await words()).some((one) => /heart failure/i.test(one)),
    (await words()).join("; "),
  );
  const news = await osei.patients.sinceLooked({ patientId, afterSeq: lastLookedSeq ?? 0 });
  assert.ok(news.list.some((one) => one.words === "Written down on the record"));
  await assert.rejects(record(), refusedAs("invalid", /stands on the problem list already/, "entry.title"));
  await assert.rejects(record({ code: "M54.5" }), refusedAs("invalid", /header/, "entry.code"));
  await assert.rejects(
    record({ code: "I48.91", title: "Atrial fibrillation", onsetOn: addDays(today, 1) }),
    refusedAs("invalid", /lies ahead/, "entry.onsetOn"),
  );
  const inWords = await record({ code: "", title: "Some rare syndrome" });
  assert.equal(inWords.isScreened, false);
});

void test("a pressure measured at the visit is read, and one of another day is not", async () => {
  const high = { systolicMmHg: 204, diastolicMmHg: 90 };
  const { words } = await stage({ vitals: high, seenOn: "2026-11-23" });
  assert.ok((await words()).some((one) => one.startsWith("Resting pressure above 200")));
  const earlier = await stage({ vitals: high, seenOn: "2026-11-19" });
  assert.ok(!(await earlier.words()).some((one) => one.startsWith("Resting pressure")));
});

void test("a window that opens or closes as days go by is seen at the next opening, and what closed stays until it is lifted", async () => {
  const { house, osei, patientId, inForce } = await stage();
  await osei.conditions.recordSurgery({
    operationId: op(),
    patientId,
    entry: { words: "Left rotator cuff repair", on: addDays("2026-11-23", -10) },
  });
  const cuff = async () => (await inForce()).filter((one) => one.words.startsWith("Cuff repaired"));
  assert.deepEqual(
    (await cuff()).map(({ words }) => words.slice(0, 28)),
    ["Cuff repaired within 2 weeks"],
  );
  house.clock.advance(5 * 86_400_000);
  await osei.patients.openChart({ operationId: op(), patientId });
  const standing = await cuff();
  assert.deepEqual(
    standing.map(({ words, dueForLiftingOn }) => [words.slice(0, 28), dueForLiftingOn]),
    [
      ["Cuff repaired within 2 weeks", "2026-11-27"],
      ["Cuff repaired 2 to 6 weeks a", "2026-12-25"],
    ],
  );
});

void test("what a new finding raises ends what was permitted before it", async () => {
  const { house, osei, kim, cast, episodeId, patientId } = await stage();
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const sessionId = await openSession(kim, patientId, episodeId);
  const { requestId } = await kim.requests.ask({
    operationId: op(),
    sessionId,
    lineKey: "leg-press-key",
    wanted: { sets: quantity(3, "set"), reps: quantity(10, "rep"), load: quantity(70, "lb") },
    kind: "more",
    reason: "",
  });
  await osei.requests.reply({
    operationId: op(),
    requestId,
    expectedVersion: 1,
    kind: "approve-once",
    dose: null,
    reason: "",
  });
  const lee = await callerFor(house, cast.lee);
  await lee.conditions.recordFinding({
    operationId: op(),
    patientId,
    entry: { kind: "number", code: "hemoglobin", thousandths: 7_400, words: "" },
    foundOn: "2026-11-22",
  });
  const [permission] = await house.store.db.select().from(house.store.t.permissions);
  assert.equal(permission?.endedBecause, "a precaution was raised");
});
