import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { assessFallRisk, fallCounts } from "./fall-screen.ts";

const no = { isUnsteady: "no", isWorried: "no" } as const;
const woman = { age: 67, gender: "female" };

void test("the three questions and each test decide at their edges, with whom the number is stated for", () => {
  for (const [falls, screen, person, outcome] of [
    ["none", no, woman, "not-at-risk"],
    ["one", no, woman, "at-risk"],
    ["none", { ...no, isWorried: "yes" }, woman, "at-risk"],
    ["none", { ...no, isUnsteady: "yes" }, woman, "at-risk"],
    ["not-asked", no, woman, "not-screened"],
    ["none", { ...no, isWorried: "not-asked" }, woman, "not-screened"],
    ["none", { ...no, upAndGoThousandths: 11_900 }, woman, "not-at-risk"],
    ["none", { ...no, upAndGoThousandths: 12_000 }, woman, "at-risk"],
    ["none", { ...no, chairStands: 11 }, woman, "not-at-risk"],
    ["none", { ...no, chairStands: 10 }, woman, "at-risk"],
    ["none", { ...no, chairStands: 11 }, { age: 67, gender: "male" }, "at-risk"],
    ["none", { ...no, tandemThousandths: 9900 }, woman, "at-risk"],
    ["none", { ...no, tandemThousandths: 10_000 }, woman, "not-at-risk"],
    // No number is stated for them: the value says nothing, neither risk nor none.
    ["none", { ...no, upAndGoThousandths: 20_000 }, { age: 40, gender: "female" }, "not-at-risk"],
    ["none", { ...no, chairStands: 3 }, { age: 67, gender: "not-known" }, "not-at-risk"],
    ["none", { ...no, chairStands: 3 }, { age: null, gender: "female" }, "not-at-risk"],
  ] as const)
    assert.equal(assessFallRisk(falls, screen, person).outcome, outcome, JSON.stringify([falls, screen]));
  const { reasons } = assessFallRisk("none", { ...no, chairStands: 8 }, woman);
  assert.match(reasons[0] ?? "", /8, below 11 \(female, adults 65 to 69, CDC STEADI/);
  assert.deepEqual(
    assessFallRisk("none", { ...no, chairStands: 3 }, { age: 67, gender: "other" }).withoutNumber,
    ["Chair stands"],
  );
});

void test("a further yes or a worse test never takes a risk away, and nothing is called safe that was not asked", () => {
  const answer = fc.constantFrom("yes", "no", "not-asked");
  fc.assert(
    fc.property(
      fc.constantFrom(...fallCounts),
      answer,
      answer,
      fc.option(fc.integer({ min: 1000, max: 300_000 }), { nil: undefined }),
      fc.integer({ min: 18, max: 100 }),
      (falls, isUnsteady, isWorried, seconds, age) => {
        const screen = {
          isUnsteady,
          isWorried,
          ...(seconds === undefined ? {} : { upAndGoThousandths: seconds }),
        };
        const person = { age, gender: "female" };
        const { outcome } = assessFallRisk(falls, screen, person);
        assert.equal(assessFallRisk("two-or-more", screen, person).outcome, "at-risk");
        if (outcome === "not-at-risk")
          assert.ok(falls === "none" && isUnsteady === "no" && isWorried === "no");
        if (outcome === "at-risk")
          assert.equal(assessFallRisk(falls, { ...screen, isWorried: "yes" }, person).outcome, "at-risk");
      },
    ),
  );
});
