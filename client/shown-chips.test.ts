import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { precautionEffects } from "#domain/precautions/effect.ts";
import { shownChips } from "./shown-chips.ts";

const standing = fc.array(
  fc.record({
    effect: fc.constantFrom(...precautionEffects),
    chip: fc.constantFrom(
      "Pacemaker: none",
      "Pacemaker: no heat",
      "Cancer",
      "Insulin",
      "Falls",
      "DVT",
      "MS",
      "Burn",
    ),
  }),
  { maxLength: 30 },
);

test("no contraindication is ever left out of the band, whatever else holds", () => {
  fc.assert(
    fc.property(standing, (precautions) => {
      const said = new Set(
        shownChips(precautions).flatMap(({ effect, chip }) => (effect === "contraindication" ? [chip] : [])),
      );
      for (const { effect, chip } of precautions)
        if (effect === "contraindication") assert.ok(said.has(chip), chip);
    }),
  );
});

test("of the rest one subject is said once, the gravest first, and as many as there is room for", () => {
  const many = ["A", "B", "C", "D", "E", "F", "G", "H"].map((chip) => ({
    effect: "precaution" as const,
    chip,
  }));
  const watched = { effect: "monitor" as const, chip: "A: watch" };
  assert.deepEqual(
    shownChips([watched, ...many]).map(({ chip }) => chip),
    ["A", "B", "C", "D", "E", "F", "G"],
  );
  const grave = many.map(({ chip }) => ({ effect: "contraindication" as const, chip: `${chip}: never` }));
  assert.equal(shownChips([...many, ...grave]).length, 8);
});
