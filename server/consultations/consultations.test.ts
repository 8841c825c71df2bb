import assert from "node:assert/strict";
import { TRPCError } from "@trpc/server";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import type { DecisionBase } from "#domain/reviews/decision-base.schema.ts";
import { Refused } from "#server/refusal.ts";
import { callerFor, op } from "#server/testing.ts";
import { type CastStage, castOnBothEngines } from "#server/testing-cast.ts";
import {
  consult,
  finishSession,
  legPressOnly,
  lookAt,
  openSession,
  prescribe,
  refusedAs,
  someConsultation,
} from "#server/testing-loop.ts";

const refusedAt = (field: string, words?: RegExp) => (error: unknown) => {
  assert.ok(error instanceof TRPCError && error.cause instanceof Refused, String(error));
  assert.equal(error.cause.refusal.field, field, error.cause.refusal.words);
  if (words) assert.match(error.cause.refusal.words, words);
  return true;
};

async function stage({ house, cast }: CastStage) {
  const osei = await callerFor(house, cast.osei);
  const episodeId = await consult(osei, cast.hale);
  const follow = async (
    change: Partial<ConsultationContent> = {},
    decision?: Parameters<typeof osei.consultations.sign>[0]["decision"],
    seen?: DecisionBase,
  ) =>
    osei.consultations.sign({
      operationId: op(),
      patientId: cast.hale,
      referralId: null,
      content: someConsultation({ kind: "follow-up", seenOn: "2026-11-23", scores: [], ...change }),
      episode: { kind: "existing", episodeId, seen: seen ?? (await lookAt(house, episodeId)) },
      ...(decision ? { decision } : {}),
    });
  return { house, cast, osei, episodeId, follow };
}

castOnBothEngines(
  "what does not fit is refused with a sentence at its own field, and nothing is signed",
  async (standing) => {
    const { osei, cast, follow } = await stage(standing);
    const [symptom] = [{ words: "Ache", region: "knee", side: "left", course: "worse" }] as const;
    await assert.rejects(follow({ seenOn: "2026-11-24" }), refusedAt("content.seenOn"));
    await assert.rejects(
      follow({ symptoms: [symptom, { ...symptom, onsetOn: "2026-12-01" }] }),
      refusedAt("content.symptoms.1.onsetOn"),
    );
    await assert.rejects(
      follow({ surgeries: [{ words: "Meniscectomy", on: "2027-01-01" }] }),
      refusedAt("content.surgeries.0.on"),
    );
    await assert.rejects(follow({ allergyState: "listed" }), refusedAt("content.allergies"));
    await assert.rejects(follow({ redFlags: "present" }), refusedAt("content.redFlagNote"));
    await assert.rejects(
      follow({ vitals: { systolicMmHg: 80, diastolicMmHg: 120 } }),
      refusedAt("content.vitals.diastolicMmHg"),
    );
    await assert.rejects(
      follow({
        scores: [
          { measureId: "lefs", scoreThousandths: 30_000 },
          { measureId: "pain-worst", scoreThousandths: 11_000 },
        ],
      }),
      refusedAt("content.scores.1.scoreThousandths", /0 to 10/),
    );
    await assert.rejects(
      follow({ sensitiveNote: "History of abuse.", sensitiveSection: "abuse" }),
      refusedAt("content.sensitiveSection", /not named/),
    );
    await assert.rejects(
      follow({}, { kind: "test", reason: "", nextReviewOn: null }),
      refusedAt("decision.reason"),
    );
    await assert.rejects(
      follow({}, { kind: "continue", reason: "", nextReviewOn: "2026-11-01" }),
      refusedAt("decision.nextReviewOn"),
    );
    assert.equal((await osei.consultations.list({ patientId: cast.hale })).length, 1);
  },
);

castOnBothEngines("known allergies are never overwritten by None known", async (standing) => {
  const { follow } = await stage(standing);
  await follow({ allergyState: "listed", allergies: ["Latex"] });
  await assert.rejects(
    follow({ allergyState: "none-known" }),
    refusedAt("content.allergyState", /The record lists Latex/),
  );
});

castOnBothEngines("a follow-up and its decision commit together or not at all", async (standing) => {
  const { osei, cast, episodeId, follow } = await stage(standing);
  await assert.rejects(
    follow({}, { kind: "hold", reason: "calf pain", nextReviewOn: null }),
    refusedAt("decision", /Nothing is prescribed/),
  );
  assert.equal((await osei.consultations.list({ patientId: cast.hale })).length, 1);
  await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
  const { consultationId } = await follow({}, { kind: "hold", reason: "calf pain", nextReviewOn: null });
  assert.equal((await osei.prescriptions.get({ episodeId }))?.state, "held");
  assert.deepEqual((await osei.consultations.get({ consultationId })).decision?.kind, "hold");
});

castOnBothEngines(
  "the next visit begins from the last one of its episode: diagnoses, medications and allergies of the record, as typed",
  async (standing) => {
    const { osei, cast, episodeId, follow } = await stage(standing);
    const medications: ConsultationContent["medications"] = [
      { words: "Warfarin 5 mg", kind: "anticoagulant" },
      { words: "Amlodipine 5 mg", kind: "other" },
      { words: "Metoprolol 50 mg", kind: "beta-blocker" },
    ];
    const allergies = ["Latex gloves", "Adhesive tape", "Penicillin"];
    await follow({
      medications,
      allergyState: "listed",
      allergies,
      impression: "Better on stairs.",
    });
    const { draft, last } = await osei.consultations.prepare({
      patientId: cast.hale,
      kind: "follow-up",
      episodeId,
    });
    assert.equal(last?.impression, "Better on stairs.");
    assert.deepEqual(draft.diagnoses, someConsultation().diagnoses);
    assert.deepEqual(draft.medications, medications);
    assert.deepEqual(draft.allergies, allergies);
    const record = await osei.patients.record({ patientId: cast.hale });
    assert.deepEqual(
      record.medications.map(({ words }) => words),
      medications.map(({ words }) => words),
    );
    assert.deepEqual((await osei.patients.band({ patientId: cast.hale })).allergies, allergies);
  },
);

castOnBothEngines(
  "conditions keep their side and onset, vital signs the day they were read, and a weight its unit",
  async (standing) => {
    const { osei, cast, follow } = await stage(standing);
    await follow({
      seenOn: "2026-11-21",
      conditions: [
        { code: "E11.9", title: "Type 2 diabetes", side: "not-applicable", onsetOn: "2019-05-01" },
        { code: "", title: "Old ankle fracture", side: "left" },
      ],
      vitals: { weight: { thousandths: 181_500, unit: "lb" } },
    });
    const record = await osei.patients.record({ patientId: cast.hale });
    const conditions = record.conditions.map(({ words, side, onsetOn }) => ({ words, side, onsetOn }));
    assert.ok(
      conditions.some((row) => row.words === "Type 2 diabetes" && row.onsetOn === "2019-05-01"),
      "with its onset",
    );
    assert.ok(
      conditions.some((row) => row.words === "Old ankle fracture" && row.side === "left"),
      "with its side",
    );
    const [weight] = record.observations;
    assert.deepEqual(
      [weight?.words, weight?.decimalText, weight?.unit, new Date(weight?.observedAt ?? 0).toISOString()],
      ["Body weight", "181.5", "lb", "2026-11-21T22:10:00.000Z"],
    );
  },
);

castOnBothEngines(
  "a signed visit is read exactly as signed, with who signed and what was added since",
  async (standing) => {
    const { osei, follow } = await stage(standing);
    const { consultationId } = await follow({ history: "Worse since Friday, “sharp”\nat night." });
    await osei.consultations.addend({
      operationId: op(),
      consultationId,
      kind: "addendum",
      words: "Also the right knee.",
    });
    const visit = await osei.consultations.get({ consultationId });
    assert.equal(visit.content.history, "Worse since Friday, “sharp”\nat night.");
    assert.match(visit.signerName, /Osei/);
    assert.deepEqual(
      visit.addenda.map((addendum) => addendum.words),
      ["Also the right knee."],
    );
  },
);

castOnBothEngines(
  "signing a visit ends the reasons that stood on its screen; what came in while it was written stays in the queue",
  async (standing) => {
    const { house, cast, osei, episodeId, follow } = await stage(standing);
    const kim = await callerFor(house, cast.kim);
    await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    const treat = async (note: Record<string, unknown>) =>
      finishSession(kim, await openSession(kim, cast.hale, episodeId), note);
    const inQueue = async () =>
      (await osei.reviews.queue()).rows.flatMap((row) => [row.words.headline, ...row.alsoWords]);
    const prepare = () => osei.consultations.prepare({ patientId: cast.hale, kind: "follow-up", episodeId });
    await treat({ painWorst: 8 });
    const { seen, reasons } = await prepare();
    assert.deepEqual(
      reasons.map((reason) => reason.headline),
      ["Pain 8 of 10 in the session"],
    );
    await treat({ adverseEvent: "Fainted, hit head" });
    await assert.rejects(
      follow({}, { kind: "continue", reason: "", nextReviewOn: null }, seen),
      refusedAs("changed-meanwhile", /came in while you were looking: Adverse event.*Nothing was signed/),
    );
    await follow({}, undefined, seen);
    assert.deepEqual(await inQueue(), ["Adverse event in the session"]);
    await follow({}, { kind: "continue", reason: "", nextReviewOn: null }, (await prepare()).seen);
    assert.deepEqual(await inQueue(), []);
  },
);

castOnBothEngines(
  "what a visit itself finds waits for nobody: a worse score it recorded is answered by it",
  async (standing) => {
    const { osei, follow } = await stage(standing);
    await follow(
      { scores: [{ measureId: "lefs", scoreThousandths: 10_000 }] },
      { kind: "maintain", reason: "", nextReviewOn: null },
    );
    assert.deepEqual((await osei.reviews.queue()).rows, []);
  },
);

castOnBothEngines(
  "a visit entered in error by its author stays readable, marked, and neither opens treatment nor begins the next",
  async (standing) => {
    const { house, osei, cast, episodeId, follow } = await stage(standing);
    const kim = await callerFor(house, cast.kim);
    await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    const { consultationId } = await follow({ impression: "The wrong knee." });
    const mark = (by: typeof osei, id = consultationId) =>
      by.consultations.addend({
        operationId: op(),
        consultationId: id,
        kind: "entered-in-error",
        words: "Another patient's visit.",
      });
    const banerjee = await callerFor(house, cast.banerjee);
    await assert.rejects(mark(banerjee), refusedAs("not-now", /whoever signed/));
    await mark(osei);
    await assert.rejects(mark(osei), refusedAs("not-now", /already/));
    const visit = await osei.consultations.get({ consultationId });
    assert.equal(visit.content.impression, "The wrong knee.");
    assert.equal(visit.addenda[0]?.kind, "entered-in-error");
    const visits = await osei.consultations.list({ patientId: cast.hale });
    assert.deepEqual(
      visits.map((one) => one.isInError),
      [true, false],
    );
    const { last } = await osei.consultations.prepare({ patientId: cast.hale, kind: "follow-up", episodeId });
    assert.notEqual(last?.impression, "The wrong knee.");
    const gate = async () =>
      (await kim.sessions.gate({ episodeId })).reasons.some(({ code }) => code === "no-consultation");
    assert.equal(await gate(), false);
    await mark(osei, visits[1]?.consultationId);
    assert.equal(await gate(), true);
    const [pain] = (await osei.measures.series({ episodeId })).filter(
      ({ measureId }) => measureId === "lefs",
    );
    assert.equal(pain, undefined);
  },
);
