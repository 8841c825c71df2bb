import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import { callerFor, op } from "#server/testing.ts";
import { refusedAs, someConsultation } from "#server/testing-loop.ts";
import { diagnosis, knee, manifold, stage } from "./testing-screening.ts";

/** A broken leg of which nobody said yet how much weight it bears. */
async function broken() {
  const staged = await stage();
  await staged.osei.consultations.sign({
    operationId: op(),
    patientId: staged.patientId,
    referralId: null,
    content: someConsultation({
      diagnoses: [knee],
      conditions: [{ ...diagnosis("S82.201D", "Tibia shaft fracture, healing"), side: "left" }],
    }),
    episode: { kind: "new", title: "Left leg", side: "left", onsetOn: null, isSensitive: false },
  });
  const read = async () => {
    const [answer] = await staged.osei.precautions.answered({ patientId: staged.patientId });
    assert.ok(answer);
    return answer;
  };
  const say = (who: typeof staged.osei, value: string, standingAnswerId: string | null, words = "") =>
    who.precautions.questions({ patientId: staged.patientId }).then(async (open) => {
      const factId = open[0]?.factId ?? (await read()).factId;
      return who.precautions.answer({
        operationId: op(),
        patientId: staged.patientId,
        questionId: "fracture-leg-weight",
        factId,
        value: { kind: "choice", value },
        words,
        standingAnswerId,
      });
    });
  return { ...staged, read, say };
}
const none = "Fracture: no weight on that leg";
const partial = "Fracture: partial weight only on that leg";

void test("an answer tells what it raised and what it ended; changed, what still holds until its owner lifts it", async () => {
  const { osei, kim, house, read, say, words } = await broken();
  const first = await say(osei, "none", null, "Told by the surgeon");
  assert.deepEqual(
    [first.raisedWords, first.endedWords, first.standing],
    [
      [none],
      ["Leg fracture, weight not specified: ask the surgeon; until then no weight on that leg is assumed"],
      [],
    ],
  );
  const given = await read();
  assert.deepEqual(
    [given.given, given.by?.words, given.countsTo, given.isAskedAgain, given.earlier],
    ["None", "Told by the surgeon", null, false, []],
  );
  assert.match(given.by?.byName ?? "", /Osei/);
  assert.equal(given.by?.at, house.clock.now());

  const second = await say(kim, "partial", given.answerId);
  assert.deepEqual([second.raisedWords, second.endedWords], [[partial], []]);
  assert.deepEqual(
    second.standing.map((one) => one.words),
    [none],
    "what the earlier answer raised is lifted by its owner, not by another answer",
  );
  const standing = await words();
  assert.ok([none, partial].every((one) => standing.includes(one)));
  const changed = await read();
  assert.match(changed.by?.byName ?? "", /Kim/);
  assert.deepEqual(
    changed.earlier.map((one) => [one.given, one.words]),
    [["None", "Told by the surgeon"]],
  );
});

void test("two who answer at once: the later is refused with nothing recorded, and the change is in the audit with the answer before it", async () => {
  const { osei, kim, house, patientId, read, say } = await broken();
  await say(osei, "none", null);
  const { answerId } = await read();
  await say(osei, "partial", answerId);
  await assert.rejects(say(kim, "none", answerId), refusedAs("changed-meanwhile", /answered this meanwhile/));
  assert.equal((await read()).given, "Partial");
  const { factId } = await read();
  await assert.rejects(
    kim.precautions.answer({
      operationId: op(),
      patientId,
      questionId: "fracture-leg-weight",
      factId,
      value: { kind: "choice", value: "none" },
      words: "",
    }),
    refusedAs("changed-meanwhile", /answered this meanwhile/),
    "who looked at no answer puts none right",
  );
  assert.equal((await read()).given, "Partial");
  const { auditRows } = house.store.t;
  const rows = await house.store.db
    .select({ before: auditRows.before, patientId: auditRows.patientId })
    .from(auditRows)
    .where(eq(auditRows.action, "answerPrecautionQuestion"));
  assert.deepEqual(
    rows.map((row) => [row.before, row.patientId]),
    [
      ["null", patientId],
      [JSON.stringify({ answerId }), patientId],
    ],
  );
});

void test("a glucose counts through its seventh day; then it has run out, and the question says what was answered before", async () => {
  const { osei, house, patientId, today } = await stage(manifold);
  const glucose = async () => {
    const found = (await osei.precautions.answered({ patientId })).find(
      ({ questionId }) => questionId === "latest-glucose",
    );
    assert.ok(found);
    return [found.given, found.countsTo, found.hasRunOut, found.isAskedAgain];
  };
  const asked = async () =>
    (await osei.precautions.questions({ patientId })).find(
      ({ questionId }) => questionId === "latest-glucose",
    );
  const [known] = (await osei.precautions.answered({ patientId })).filter(
    ({ questionId }) => questionId === "latest-glucose",
  );
  assert.equal(known?.given, "Not known", "as the visit left it");
  await osei.precautions.answer({
    operationId: op(),
    patientId,
    questionId: "latest-glucose",
    factId: known.factId,
    value: { kind: "number", thousandths: 140_000 },
    standingAnswerId: known.answerId,
    words: "",
  });
  const countsTo = addDays(today, 7);
  assert.deepEqual(await glucose(), ["140\u00a0mg/dL", countsTo, false, false]);
  house.clock.advance(7 * 86_400_000);
  assert.deepEqual(await glucose(), ["140\u00a0mg/dL", countsTo, false, false]);
  assert.equal(await asked(), undefined);
  house.clock.advance(86_400_000);
  await osei.patients.openChart({ operationId: op(), patientId });
  assert.deepEqual(await glucose(), ["140\u00a0mg/dL", countsTo, true, true]);
  const open = await asked();
  assert.deepEqual(open?.earlier, { given: "140\u00a0mg/dL", on: today, countedTo: countsTo });
  await osei.conditions.recordFinding({
    operationId: op(),
    patientId,
    entry: { kind: "number", code: "glucose", thousandths: 150_000, words: "" },
    foundOn: addDays(today, 8),
  });
  assert.deepEqual(await glucose(), ["140\u00a0mg/dL", countsTo, true, false], "measured since: not asked");
});

void test("what frees by judgment is offered as a physiatrist's, and refused to a therapist", async () => {
  const { house, osei, cast, patientId, read, say } = await broken();
  await say(osei, "none", null);
  const { questionId, factId, answerId } = await read();
  const kim = await callerFor(house, cast.kim);
  await assert.rejects(
    kim.precautions.answer({
      operationId: op(),
      patientId,
      questionId,
      factId,
      value: { kind: "not-applicable" },
      words: "Healed",
      standingAnswerId: answerId,
    }),
    refusedAs("not-now", /a physiatrist gives it/),
  );
});
