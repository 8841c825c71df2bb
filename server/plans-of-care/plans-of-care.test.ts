import assert from "node:assert/strict";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { op } from "#server/testing.ts";
import { castOnBothEngines } from "#server/testing-cast.ts";
import { asked, legPressOnly, prescribe } from "#server/testing-loop.ts";
import { refusedAt, signs, stagePlan } from "./testing-plans.ts";

castOnBothEngines(
  "what is read before certifying is the signed plan word for word, and the look is recorded",
  async (standing) => {
    const { cast, osei, kim, episodeId, plan, house } = await stagePlan(standing);
    const { planOfCareId, hash } = await signs(kim, episodeId, plan);
    const shown = await osei.plansOfCare.toCertify({ episodeId });
    assert.equal(shown.planOfCareId, planOfCareId);
    assert.equal(shown.hash, hash);
    assert.deepEqual(shown.content, plan);
    assert.equal(shown.ordered.number, 1);
    assert.equal(shown.newerNumber, null);
    const { auditRows } = house.store.t;
    const rows = await house.store.db.select().from(auditRows);
    assert.ok(
      rows.some((row) => row.action === "readPlanOfCare" && row.patientId === cast.hale),
      "reading a patient's plan from the queue leaves a row",
    );
  },
);

castOnBothEngines(
  "a returned plan stands on the therapist's day with its reason, is revised with lines of its own, and waits again",
  async (standing) => {
    const { osei, kim, episodeId, plan } = await stagePlan(standing);
    const { planOfCareId } = await signs(kim, episodeId, plan);
    await osei.plansOfCare.returnPlan({ operationId: op(), planOfCareId, reason: "Add balance." });
    const [returned] = (await kim.sessions.day({ day: null })).returnedPlans;
    assert.equal(returned?.reason, "Add balance.");
    const again = await kim.plansOfCare.prepare({ episodeId });
    assert.equal(again.returned?.reason, "Add balance.");
    assert.notEqual(again.draft.lines[0]?.lineId, plan.lines[0]?.lineId);
    assert.equal(again.draft.lines[0]?.lineKey, "carry");
    assert.deepEqual(again.draft.evaluation, plan.evaluation, "a revised plan reports the same evaluation");
    const revised = await signs(kim, episodeId, again.draft, planOfCareId);
    assert.deepEqual((await kim.sessions.day({ day: null })).returnedPlans, []);
    assert.equal((await osei.reviews.queue()).rows[0]?.kind, "plan-of-care-to-certify");
    await osei.plansOfCare.certify({ operationId: op(), planOfCareId: revised.planOfCareId });
    const { evaluation } = (await kim.plansOfCare.prepare({ episodeId })).draft;
    assert.equal(evaluation.fallsLastYear, "not-asked", "a later evaluation asks anew");
  },
);

castOnBothEngines(
  "a plan is not signed before falls, red flags and history are gone through, nor with a goal off its scale",
  async (standing) => {
    const { kim, episodeId, plan } = await stagePlan(standing);
    const withFindings = (evaluation: Partial<PlanOfCareContent["evaluation"]>) => ({
      ...plan,
      evaluation: { ...plan.evaluation, ...evaluation },
    });
    await assert.rejects(
      signs(kim, episodeId, withFindings({ fallsLastYear: "not-asked" })),
      refusedAt("content.evaluation.fallsLastYear", /Ask about falls/),
    );
    await assert.rejects(
      signs(kim, episodeId, withFindings({ redFlags: "not-asked" })),
      refusedAt("content.evaluation.redFlags", /Ask about red flags/),
    );
    await assert.rejects(
      signs(kim, episodeId, withFindings({ isHistoryConfirmed: false })),
      refusedAt("content.evaluation.isHistoryConfirmed", /Answer it again/),
    );
    const goals = plan.goals.map((goal) => ({ ...goal, targetThousandths: 500_000 }));
    await assert.rejects(
      signs(kim, episodeId, { ...plan, goals }),
      refusedAt("content.goals.0.targetThousandths", /LEFS runs from 0 to 80/),
    );
  },
);

castOnBothEngines(
  "a plan of care never signs under the key of a prescriber's line, nor a version under that of a plan's; a revision keeps its own",
  async (standing) => {
    const { osei, kim, episodeId, plan } = await stagePlan(standing);
    await signs(kim, episodeId, plan);
    const [carry] = plan.lines;
    assert.ok(carry);
    const withKeys = (...lineKeys: string[]) => ({
      ...plan,
      lines: lineKeys.map((lineKey) => ({ ...carry, lineId: op(), lineKey })),
    });
    const press = (lineKey: string) =>
      prescribe(osei, episodeId, { kind: "blank" }, (content) => ({
        ...legPressOnly(content),
        lines: legPressOnly(content).lines.map((line) => ({ ...line, lineKey })),
      }));
    await assert.rejects(press("carry"), refusedAt("content.lines.0", /line of the therapist's plan/));
    const { versionId } = await press("press");
    const { basePlanId, draft } = await kim.plansOfCare.prepare({ episodeId });
    const evaluation = asked(draft.evaluation);
    const revise = (...lineKeys: string[]) =>
      signs(
        kim,
        episodeId,
        { ...withKeys(...lineKeys), evaluation, prescriptionVersionId: versionId },
        basePlanId,
      );
    await assert.rejects(revise("carry", "press"), refusedAt("content.lines.1", /dose is the prescriber's/));
    await assert.rejects(revise("carry", "new", "new"), refusedAt("content.lines.2", /stands twice/));
    await revise("carry", "new");
    await press("press");
  },
);
