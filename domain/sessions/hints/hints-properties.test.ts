import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareQuantities } from "#domain/doses/quantity.ts";
import { check, isAllowed } from "../check.ts";
import { effusionGrades } from "../effusion.ts";
import { doseArbitrary, planArbitrary } from "../plan.arbitrary.ts";
import type { HintEvidence, PastSession } from "./hint.ts";
import { proposeHint } from "./propose.ts";

const pain = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constantFrom("not-asked" as const, null));
const effusion = fc.constantFrom(...effusionGrades, null);
const past: fc.Arbitrary<PastSession> = fc.record({
  heldOn: fc.constantFrom("2026-11-01", "2026-11-09", "2026-11-20"),
  dose: doseArbitrary,
  painWorst: pain,
  kneeEffusion: effusion,
  effort: fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant(null)),
});
const evidence: fc.Arbitrary<Omit<HintEvidence, "current">> = fc.record({
  past: fc.array(past, { maxLength: 4 }),
  after24Hours: fc.constantFrom("settled", "sore", "flared", "not-asked", null),
  painBefore: pain,
  kneeEffusion: effusion,
  isKnee: fc.boolean(),
  bands: fc.constant({ painGreenMost: 2, painAmberMost: 5 }),
});
const facts = fc.tuple(planArbitrary, evidence, doseArbitrary);

const hints = ([plan, read, steps]: [
  Parameters<typeof proposeHint>[0],
  Omit<HintEvidence, "current">,
  Parameters<typeof proposeHint>[3],
]) =>
  plan.lines.map((line) => ({
    line,
    hint: proposeHint(plan, line, { ...read, current: line.current }, steps),
  }));

void test("whatever the plan and the record, a hint is total, and its step stays inside every bound and limit", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const [plan] = given;
      for (const { line, hint } of hints(given)) {
        if (!hint?.step) continue;
        const { field, from, to } = hint.step;
        assert.deepEqual(line.current[field], from);
        assert.equal(compareQuantities(to, from), hint.proposes === "progress" ? "more" : "less");
        for (const purpose of ["perform", "from-now-on"] as const) {
          const result = check(plan, {
            purpose,
            lineKey: line.lineKey,
            dose: { ...line.current, [field]: to },
          });
          assert.ok(isAllowed(result) && result.place !== "outside");
        }
      }
    }),
    { numRuns: 400 },
  );
});

void test("nothing more is proposed where pain is red or anything of pain and the 24 hours is missing", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const [, { past: sessions, after24Hours, painBefore, bands }] = given;
      const pains = [sessions[0]?.painWorst ?? null, painBefore];
      const isKnown =
        pains.every((one) => typeof one === "number") &&
        (after24Hours === "settled" || after24Hours === "sore");
      const isRed = pains.some((one) => typeof one === "number" && one > bands.painAmberMost);
      for (const { hint } of hints(given)) if (!isKnown || isRed) assert.notEqual(hint?.proposes, "progress");
    }),
    { numRuns: 400 },
  );
});

void test("the strictest rule wins, and a line that is refused gets no hint", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const [plan] = given;
      for (const { line, hint } of hints(given)) {
        const { consequence } = check(plan, {
          purpose: "perform",
          lineKey: line.lineKey,
          dose: line.current,
        });
        if (consequence === "refused") assert.equal(hint, undefined);
        const said = hint?.rules.map(({ proposes }) => proposes) ?? [];
        if (said.includes("back")) assert.equal(hint?.proposes, "back");
        else if (said.includes("hold")) assert.equal(hint?.proposes, "hold");
      }
    }),
    { numRuns: 400 },
  );
});
