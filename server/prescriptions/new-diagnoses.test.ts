import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import type { Diagnosis, PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { op } from "#server/testing.ts";
import {
  answerRecord,
  type Loop,
  legPressOnly,
  loopOnBothEngines,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

const osteoporosis: Diagnosis = {
  code: "M81.0",
  title: "Age-related osteoporosis",
  side: "not-applicable",
};
const shoulderPain: Diagnosis = { code: "M25.512", title: "Pain in left shoulder", side: "left" };
const besides = (...diagnoses: Diagnosis[]) => {
  return (content: PrescriptionContent): PrescriptionContent => ({
    ...legPressOnly(content),
    diagnoses: [...content.diagnoses, ...diagnoses],
  });
};
const listConditions = async ({ house, cast }: Loop) =>
  (await house.store.db.select().from(house.store.t.conditions)).filter(
    ({ patientId }) => patientId === cast.hale,
  );

loopOnBothEngines(
  "a diagnosis that is new on a prescription is answered before it is signed, from the record it joined",
  async (loop) => {
    const { osei, cast, episodeId } = loop;
    const sign = () => prescribe(osei, episodeId, { kind: "blank" }, besides(osteoporosis));
    await assert.rejects(
      sign(),
      refusedAs("not-now", /^Age-related osteoporosis is not on the problem list\. It would set off: Osteop/),
    );
    assert.ok((await listConditions(loop)).every(({ icd10 }) => icd10 !== "M81.0"));
    const { raised } = await osei.conditions.recordDiagnosis({
      operationId: op(),
      episodeId,
      diagnosis: osteoporosis,
    });
    assert.ok(raised > 0);
    await assert.rejects(
      osei.conditions.recordDiagnosis({ operationId: op(), episodeId, diagnosis: osteoporosis }),
      refusedAs("not-now", /stands on the problem list already/),
    );
    await assert.rejects(sign(), refusedAs("not-now", /before signing/));
    await answerRecord(osei, cast.hale);
    assert.equal((await sign()).number, 1);
    assert.equal((await listConditions(loop)).filter(({ icd10 }) => icd10 === "M81.0").length, 1);
  },
);

loopOnBothEngines(
  "the preview names what each new diagnosis would raise and ask, and raises nothing",
  async (loop) => {
    const { osei, cast, episodeId } = loop;
    const composed = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "blank" },
    });
    const inWords: Diagnosis = { code: "", title: "Something no rule knows", side: "left" };
    const content = besides(osteoporosis, shoulderPain, inWords)(composed.content);
    const before = await osei.precautions.list({ patientId: cast.hale });
    const preview = await osei.prescriptions.preview({ episodeId, content, baseVersionId: null });
    assert.deepEqual(
      preview.newDiagnoses.map(({ title, setsOff }) => [title, setsOff.length > 0]),
      [
        ["Age-related osteoporosis", true],
        ["Something no rule knows", false],
      ],
    );
    assert.deepEqual(await osei.precautions.list({ patientId: cast.hale }), before);
  },
);

loopOnBothEngines(
  "a diagnosis of the other side is another condition; of both sides, or of a side nobody said, it is the same",
  async (loop) => {
    const { house, osei, episodeId } = loop;
    const fracture = (side: Diagnosis["side"]): Diagnosis => ({
      code: "M84.38XD",
      title: "Stress fracture, other site",
      side,
    });
    const record = (side: Diagnosis["side"]) =>
      osei.conditions.recordDiagnosis({ operationId: op(), episodeId, diagnosis: fracture(side) });
    const asNew = async (...sides: Diagnosis["side"][]) => {
      const composed = await osei.prescriptions.compose({
        episodeId,
        discipline: "PT",
        from: { kind: "blank" },
      });
      const content = besides(...sides.map(fracture))(composed.content);
      const { newDiagnoses } = await osei.prescriptions.preview({ episodeId, content, baseVersionId: null });
      return newDiagnoses.map(({ side }) => side);
    };
    const { factId } = await record("left");
    assert.deepEqual(await asNew("left"), []);
    assert.deepEqual(await asNew("right"), ["right"]);
    assert.deepEqual(await asNew("left", "right", "right"), ["right"]);
    assert.deepEqual(await asNew("both"), ["both"]);
    await record("right");
    await assert.rejects(record("right"), refusedAs("not-now", /stands on the problem list already/));
    assert.deepEqual(
      (await listConditions(loop)).filter(({ icd10 }) => icd10 === "M84.38XD").map(({ side }) => side),
      ["left", "right"],
    );
    // A side nobody said may be either, and its rules reach both.
    await house.store.write(async ({ db, t }) => {
      await db.update(t.conditions).set({ side: "not-applicable" }).where(eq(t.conditions.id, factId));
    });
    assert.deepEqual(await asNew("left", "right"), []);
  },
);

loopOnBothEngines(
  "a new diagnosis that carries no rule joins the problem list as it is signed",
  async (loop) => {
    const { osei, episodeId } = loop;
    await prescribe(osei, episodeId, { kind: "blank" }, besides(shoulderPain));
    const joined = (await listConditions(loop)).filter(({ icd10 }) => icd10 === "M25.512");
    assert.deepEqual(
      joined.map(({ words, side, screening, source }) => [words, side, screening, source]),
      [["Pain in left shoulder", "left", "screened", "recorded"]],
    );
  },
);

loopOnBothEngines(
  "what an outside order names is raised at once, holds in the session, and waits for the physiatrist",
  async (loop) => {
    const { house, osei, kim, cast, episodeId } = loop;
    await house.store.write(async ({ db, t }) => {
      await db.update(t.clinics).set({ policy: { ...defaultClinicPolicy, acceptsOutsideOrders: true } });
    });
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    const composed = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "blank" },
    });
    const content: PrescriptionContent = {
      ...besides(osteoporosis, { code: "Z95.0", title: "Pacemaker", side: "not-applicable" })(
        composed.content,
      ),
      outsideOrder: {
        prescriber: "Dr. P. Lund",
        practice: "Mesa Orthopedics",
        orderedOn: addDays(composed.content.startsOn, -3),
      },
    };
    const preview = await kim.prescriptions.preview({ episodeId, content, baseVersionId: null });
    assert.equal(preview.newDiagnoses.length, 2);
    await kim.prescriptions.transcribe({
      operationId: op(),
      episodeId,
      content,
      baseVersionId: null,
      expectedVersion: 0,
      shownHash: preview.hash,
    });
    const seen = await kim.precautions.list({ patientId: cast.hale });
    for (const start of ["Osteoporosis", "Pacemaker or defibrillator"])
      assert.deepEqual(
        seen.filter(({ words }) => words.startsWith(start)).map(({ state }) => state),
        ["raised"],
        start,
      );
    const { rows } = await osei.reviews.queue();
    assert.ok(rows.some(({ kind }) => kind === "precaution-raised"));
    const next = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "current" } });
    const own = await osei.prescriptions.preview({
      episodeId,
      content: next.content,
      baseVersionId: next.baseVersionId,
    });
    assert.deepEqual(own.newDiagnoses, []);
    assert.ok(own.unconfirmed.some(({ words }) => words.startsWith("Osteoporosis")));
  },
);
