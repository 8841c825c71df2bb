import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";
import { callerFor, fillCast, op, openTestHouse } from "#server/testing.ts";
import { consult, legPressOnly, prescribe, refusedAs, someConsultation } from "#server/testing-loop.ts";
import { load, titles2026 } from "./testing-codes.ts";

const coded = (code: string): Diagnosis => ({ code, title: `As ${code || "told"}`, side: "left" });
const fascia: Diagnosis = { code: "M72.2", title: "Plantar fascial fibromatosis", side: "left" };

async function stage(more: { loaded: boolean }) {
  const house = await openTestHouse();
  const cast = await fillCast(house);
  if (more.loaded) await load(house, titles2026);
  const osei = await callerFor(house, cast.osei);
  await osei.patients.openChart({ operationId: op(), patientId: cast.hale });
  const sign = (change: Partial<ConsultationContent>) =>
    osei.consultations.sign({
      operationId: op(),
      patientId: cast.hale,
      referralId: null,
      content: someConsultation(change),
      episode: { kind: "new", title: "Knee", side: "left", onsetOn: null, isSensitive: false },
    });
  return { house, cast, osei, sign };
}

void test("a header or a code that is not one that day is refused at its field when a visit is signed, and what to do is said", async (t) => {
  const { house, sign } = await stage({ loaded: true });
  t.after(() => house.store.close());
  for (const [change, field, words] of [
    [
      { diagnoses: [coded("M17.12"), coded("M54.5")] },
      "content.diagnoses.1",
      /M54\.5 is a header since Oct.1, 2021 and cannot be billed\. Choose M54\.50, M54\.51 or M54\.59\./,
    ],
    [
      { conditions: [coded("G35")] },
      "content.conditions.0",
      /G35 is a header since Oct.1, 2025.*or one of 4 more/,
    ],
    [{ diagnoses: [coded("M54")] }, "content.diagnoses.0", /M54 is a header and cannot be billed\./],
    [{ diagnoses: [fascia] }, "content.diagnoses.0", /since Oct.1, 2026.*M72\.20, M72\.21 or M72\.22/],
    [
      { diagnoses: [coded("M67.A02")], seenOn: "2026-09-30" },
      "content.diagnoses.0",
      /M67\.A02 begins on Oct.1, 2026, after the day of service\./,
    ],
    [
      { diagnoses: [coded("M54.57")] },
      "content.diagnoses.0",
      /M54\.57 is not in the 2026 release\. Choose M54\.50, M54\.51 or M54\.59\./,
    ],
    [
      { diagnoses: [coded("S13.4XXZ")] },
      "content.diagnoses.0",
      /S13\.4XXZ is not in the 2026 release\. Choose S13\.4XXD, S13\.4XXA or S13\.4XXS\./,
    ],
  ] satisfies [Partial<ConsultationContent>, string, RegExp][])
    await assert.rejects(sign(change), refusedAs("invalid", words, field), field);
});

void test("the day of service decides, and a diagnosis in words is signed and coded later", async (t) => {
  const { house, sign } = await stage({ loaded: true });
  t.after(() => house.store.close());
  await sign({ diagnoses: [fascia], seenOn: "2026-09-30" });
  await sign({ diagnoses: [coded("M72.22"), coded("")], conditions: [coded("E11.9")] });
});

void test("the built-in list refuses the headers it knows and nothing it does not have", async (t) => {
  const { house, sign } = await stage({ loaded: false });
  t.after(() => house.store.close());
  await assert.rejects(
    sign({ diagnoses: [coded("M54.5")] }),
    refusedAs("invalid", /M54\.50, M54\.51 or M54\.59/, "content.diagnoses.0"),
  );
  await sign({ diagnoses: [coded("Q78.0"), coded("S32.010A")] });
});

void test("a prescription is not signed under a code that became a header since the visit; another is chosen in the composer", async (t) => {
  const { house, cast, osei } = await stage({ loaded: false });
  t.after(() => house.store.close());
  const back: Diagnosis = { code: "M54.5", title: "Low back pain", side: "left" };
  const episodeId = await consult(osei, cast.hale, { diagnoses: [back], seenOn: "2021-09-30", scores: [] });
  const composed = await osei.prescriptions.compose({
    episodeId,
    discipline: "PT",
    from: { kind: "evaluate-and-treat" },
  });
  const { problems } = await osei.prescriptions.preview({
    episodeId,
    content: composed.content,
    baseVersionId: null,
  });
  assert.deepEqual(
    problems.map(({ field }) => field),
    ["diagnoses.0"],
  );
  await assert.rejects(
    prescribe(osei, episodeId, { kind: "blank" }, legPressOnly),
    refusedAs("invalid", /M54\.5 is a header since Oct.1, 2021/, "content.diagnoses.0"),
  );
  const signed = await prescribe(osei, episodeId, { kind: "blank" }, (content) => ({
    ...legPressOnly(content),
    diagnoses: [{ ...back, code: "M54.50", title: "Low back pain, unspecified" }],
  }));
  assert.equal(signed.number, 1);
});
