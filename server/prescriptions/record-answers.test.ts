import assert from "node:assert/strict";
import { canonicalJson, sha256Hex } from "#db/engine/canonical.ts";
import type { RecordAnswer } from "#domain/prescriptions/record/record-answer.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { callerFor, op } from "#server/testing.ts";
import {
  answerRecord,
  type Loop,
  legPressOnly,
  loopOnBothEngines,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

const osteoporosis = { code: "M81.0", title: "Age-related osteoporosis", side: "not-applicable" as const };
const inWords = { code: "", title: "Something no rule knows", side: "left" as const };
const reason = "her density is normal since 2024";

/** A condition a rule knows and one no rule knows, a medication nobody placed; one precaution set aside, the rest confirmed. */
async function answerAll({ osei, cast, episodeId }: Loop): Promise<void> {
  const { hale: patientId } = cast;
  for (const diagnosis of [osteoporosis, inWords])
    await osei.conditions.recordDiagnosis({ operationId: op(), episodeId, diagnosis });
  await osei.conditions.recordMedication({
    operationId: op(),
    patientId,
    entry: { words: "Zzzamine 5 mg", kind: "not-screened" },
  });
  const open = await osei.prescriptions.compose({ episodeId, discipline: "PT", from: { kind: "blank" } });
  const { notScreened } = await osei.prescriptions.preview({
    episodeId,
    content: legPressOnly(open.content),
    baseVersionId: null,
  });
  for (const { id, version, kind } of notScreened)
    if (kind === "condition")
      await osei.conditions.answerScreening({
        ...{ operationId: op(), patientId, conditionId: id, expectedVersion: version },
        ...{ icd10: "", answer: "Short sessions, no heat" },
      });
    else
      await osei.conditions.classifyMedication({
        ...{ operationId: op(), patientId, medicationId: id, expectedVersion: version, kind: "sedative" },
      });
  const raised = (await osei.precautions.list({ patientId })).filter(({ state }) => state === "raised");
  const [aside] = raised;
  await osei.precautions.setAside({
    ...{ operationId: op(), patientId, precautionIds: [aside?.precautionId ?? ""], reason },
  });
  await answerRecord(osei, patientId);
}

loopOnBothEngines(
  "what was confirmed, set aside and answered before signing is part of what is shown, hashed, signed and read",
  async (loop) => {
    const { osei, kim, cast, house, episodeId } = loop;
    await answerAll(loop);
    const { versionId, hash } = await prescribe(osei, episodeId, { kind: "blank" }, legPressOnly);
    await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
    const { content } = await kim.prescriptions.version({ versionId });
    assert.equal(sha256Hex(canonicalJson(content)), hash);
    const signed: readonly RecordAnswer[] = content.recordAnswers ?? [];
    const of = (kind: RecordAnswer["kind"]) => signed.filter((answer) => answer.kind === kind);
    assert.ok(of("confirmed").length > 0);
    const holds = await osei.precautions.list({ patientId: cast.hale });
    assert.deepEqual(
      new Set(of("confirmed").map(({ words }) => words)),
      new Set(holds.filter(({ state }) => state === "confirmed").map(({ words }) => words)),
    );
    const [aside] = of("set-aside");
    assert.ok(aside?.kind === "set-aside");
    assert.deepEqual(
      [of("set-aside").length, aside.reason, aside.byName, aside.on],
      [1, reason, "Dr. A. Osei", "2026-11-23"],
    );
    assert.deepEqual(
      of("not-screened").map((answer) => answer.kind === "not-screened" && [answer.words, answer.answer]),
      [
        ["Something no rule knows", "Short sessions, no heat"],
        ["Zzzamine 5 mg", "Sedative"],
      ],
    );
    assert.deepEqual((await verifyDocuments(house.store)).problems, []);
    const again = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "current" },
    });
    assert.equal("recordAnswers" in again.content, false);
    const { changes } = await osei.prescriptions.preview({
      episodeId,
      content: again.content,
      baseVersionId: versionId,
    });
    assert.deepEqual(changes, []);
  },
);

loopOnBothEngines(
  "an answer given between the preview and the signature holds the signature; a draft says nothing of answers itself",
  async (loop) => {
    const { osei, cast, house, episodeId } = loop;
    const composed = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "blank" },
    });
    const content = legPressOnly(composed.content);
    const { hash } = await osei.prescriptions.preview({ episodeId, content, baseVersionId: null });
    const banerjee = await callerFor(house, cast.banerjee);
    await banerjee.patients.openChart({ operationId: op(), patientId: cast.hale });
    await banerjee.conditions.recordDiagnosis({ operationId: op(), episodeId, diagnosis: osteoporosis });
    await answerRecord(banerjee, cast.hale);
    const signing = { episodeId, content, baseVersionId: null, expectedVersion: 0, shownHash: hash };
    await assert.rejects(
      osei.prescriptions.sign({ operationId: op(), ...signing }),
      refusedAs("changed-meanwhile", /not what was shown/),
    );
    const forged = { ...content, recordAnswers: [] };
    await assert.rejects(
      osei.prescriptions.preview({ episodeId, content: forged, baseVersionId: null }),
      /recordAnswers/,
    );
  },
);
