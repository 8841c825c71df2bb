import assert from "node:assert/strict";
import { test } from "node:test";
import { measures } from "#domain/measures/catalog.ts";
import { precautionRules } from "#domain/precautions/rules.ts";
import { describeSource } from "#domain/precautions/sources.ts";
import { formatSource, sourceParts } from "./sources.ts";

test("a source nobody has checked is called so in words, and the mark itself reaches no screen", () => {
  const table: [string, string][] = [
    ["(K)", "not verified"],
    ["Childs 2005 (K)", "Childs 2005, not verified"],
    ["IFOMPT framework; (K)", "IFOMPT framework; not verified"],
    ["adults (K): reviewed 5.0 to 6.5 kg (K)", "adults, not verified: reviewed 5.0 to 6.5 kg, not verified"],
    ["Thigpen 2016", "Thigpen 2016"],
    ["", ""],
  ];
  for (const [source, words] of table) assert.equal(formatSource(source), words);
  const all = [
    ...precautionRules.map((rule) => describeSource(rule.source)),
    ...measures.flatMap(({ thresholds }) => thresholds.map(({ source }) => source)),
  ];
  assert.ok(all.some((source) => source.includes("(K)")));
  for (const source of all) {
    assert.ok(!formatSource(source).includes("(K)"), source);
    assert.equal(
      sourceParts(source).some(({ isMark }) => isMark),
      source.includes("(K)"),
    );
  }
});
