import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { op } from "#server/testing.ts";
import {
  asked,
  consult,
  type Loop,
  legPressOnly,
  loopOnBothEngines,
  prescribe,
  refusedAs,
} from "#server/testing-loop.ts";

async function stage(loop: Loop) {
  const { osei, kim, cast, episodeId } = loop;
  await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
  const press =
    (change: Partial<PrescriptionContent>, lineKey: string, rpe: number) =>
    (content: PrescriptionContent) => ({
      ...legPressOnly(content),
      ...change,
      lines: legPressOnly(content).lines.map((line) => ({
        ...line,
        lineKey,
        dose: { ...line.dose, rpeCap: quantity(rpe, "rpe") },
      })),
    });
  const problemsOf = async (
    episode: string,
    change: (content: PrescriptionContent) => PrescriptionContent,
  ) => {
    const composed = await osei.prescriptions.compose({
      episodeId: episode,
      discipline: "PT",
      from: { kind: "blank" },
    });
    const { problems } = await osei.prescriptions.preview({
      episodeId: episode,
      content: change(composed.content),
      baseVersionId: composed.baseVersionId,
    });
    return problems.map((problem) => problem.field);
  };
  const contraindicate = () =>
    kim.precautions.raise({
      operationId: op(),
      patientId: cast.hale,
      effect: "contraindication",
      words: "Fresh fracture: no resisted work",
      excludedTags: ["resisted"],
    });
  return { ...loop, press, problemsOf, contraindicate, episodeId };
}

loopOnBothEngines(
  "a line is held at signing against every limit of the patient, those of another episode too; one lifted by the version is not",
  async (loop) => {
    const { osei, cast, episodeId, press, problemsOf } = await stage(loop);
    const effort = (content: PrescriptionContent): Limit => ({
      kind: "effort",
      limitId: "effort-5",
      most: quantity(5, "rpe"),
      owner: { kind: "physiatrist", staffId: cast.osei, name: "Dr. A. Osei" },
      delegateStaffIds: [],
      fromOn: content.startsOn,
      reason: "",
    });
    await prescribe(osei, episodeId, { kind: "blank" }, (content) =>
      press({ limits: [effort(content)] }, "press", 5)(content),
    );
    const neck = await consult(osei, cast.hale, { episodeTitle: "Neck pain", scores: [] });
    const beyond = press({ limits: [] }, "neck-press", 9);
    assert.deepEqual(await problemsOf(neck, beyond), ["lines.0.dose.rpeCap"]);
    await assert.rejects(
      prescribe(osei, neck, { kind: "blank" }, beyond),
      refusedAs("invalid", /Leg press goes beyond a limit of the patient/, "content.lines.0.dose.rpeCap"),
    );
    await prescribe(osei, neck, { kind: "blank" }, press({ limits: [] }, "neck-press", 5));
    await prescribe(osei, episodeId, { kind: "blank" }, press({ limits: [] }, "press", 9));
  },
);

loopOnBothEngines(
  "a line under a contraindication in force is refused at its exercise, with who lifts it, in a version and in a plan of care",
  async (loop) => {
    const { osei, kim, cast, episodeId, press, problemsOf, contraindicate } = await stage(loop);
    await prescribe(osei, episodeId, { kind: "evaluate-and-treat" });
    const { draft, basePlanId } = await kim.plansOfCare.prepare({ episodeId });
    await contraindicate();
    const line = press({}, "press", 5);
    assert.deepEqual(await problemsOf(episodeId, line), ["lines.0.exerciseId"]);
    const said = /contraindicated for this patient: Fresh fracture.*have .*Kim.* lift it first/;
    await assert.rejects(
      prescribe(osei, episodeId, { kind: "blank" }, line),
      refusedAs("invalid", said, "content.lines.0.exerciseId"),
    );
    const composed = await osei.prescriptions.compose({
      episodeId,
      discipline: "PT",
      from: { kind: "blank" },
    });
    const [pressing] = legPressOnly(composed.content).lines;
    assert.ok(pressing);
    await assert.rejects(
      kim.plansOfCare.sign({
        operationId: op(),
        episodeId,
        basePlanId,
        content: {
          ...draft,
          evaluation: asked(draft.evaluation),
          goals: [{ goalId: "g1", words: "Climb stairs", unit: "", targetOn: "2027-01-18" }],
          lines: [{ ...pressing, owner: "therapist", consequence: "act", bounds: {} }],
        },
      }),
      refusedAs("invalid", said, "content.lines.0.exerciseId"),
    );
    const [raised] = await osei.precautions.list({ patientId: cast.hale });
    assert.ok(raised);
    await osei.precautions.setAside({
      operationId: op(),
      patientId: cast.hale,
      precautionIds: [raised.precautionId],
      reason: "Healed on the film",
    });
    await prescribe(osei, episodeId, { kind: "blank" }, line);
  },
);
