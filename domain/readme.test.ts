import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { measures } from "./measures/catalog.ts";
import { type NumberFinding, numberFindings } from "./precautions/facts/findings.ts";
import type { Bounds } from "./precautions/rule.ts";
import { precautionRules } from "./precautions/rules.ts";
import { describeSource } from "./precautions/sources.ts";
import { thresholdsOf } from "./precautions/vitals/rule-thresholds.ts";
import { protocols } from "./protocols/catalog.ts";

const readme = readFileSync(join(import.meta.dirname, "README.md"), "utf8");
const rowsUnder = (heading: string): string[] => {
  const [, section = ""] = readme.split(`### ${heading}`);
  const [table = ""] = section.split("\n#");
  return table
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (measure|rule|protocol|finding) \|/.test(line));
};

void test("the glossary's thresholds are those of the catalog, each with population and source", () => {
  assert.deepEqual(
    rowsUnder("Change of a measure"),
    measures.flatMap((measure) =>
      measure.thresholds.map(
        ({ kind, thousandths, population, source }) =>
          `| ${measure.shortName} | ${kind} ${thousandths / 1000} ${measure.unit} | ${population} | ${source} |`,
      ),
    ),
  );
});

void test("the glossary's precautions and protocols are those of the code, each with its source", () => {
  assert.deepEqual(
    rowsUnder("What a fact means for therapy"),
    precautionRules.map((rule) => {
      const [words, effect] =
        rule.kind === "question" ? [rule.asks.words, "question"] : [rule.words, rule.effect];
      return `| ${words} | ${effect} | ${describeSource(rule.source)} |`;
    }),
  );
  assert.deepEqual(
    rowsUnder("Protocols"),
    protocols.map(({ name, source }) => `| ${name} | ${source} |`),
  );
});

const boundWords = ({ atLeast, above, atMost, below }: Bounds): string =>
  [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
  ].join(", ");

void test("the glossary's hold and stop values are those of the rules, each with population and source", () => {
  const thresholds = thresholdsOf(precautionRules);
  assert.deepEqual(
    rowsUnder("Vital signs in a session"),
    thresholds.map(
      ({ code, bounds, stopsTherapy, population, source }) =>
        `| ${numberFindings[code as NumberFinding].label} | ${boundWords(bounds)} ${numberFindings[code as NumberFinding].units[0]} | ${stopsTherapy ? (/exercise|rise|fall/.test(code) ? "stop" : "hold") : "care"} | ${population} | ${source} |`,
    ),
  );
  for (const { sourceId, population, source } of thresholds)
    assert.ok(population !== "" && source !== "", sourceId);
});
