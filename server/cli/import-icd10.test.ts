import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { temporaryFolder } from "#db/testing.ts";
import { fileOf, linesOf, titles2026 } from "#server/diagnoses/testing-codes.ts";
import { importIcd10Command } from "./import-icd10.ts";

/** Runs the command on a data folder of its own and answers how it ended and what it said. */
function commandOn(t: TestContext) {
  const dataFolder = temporaryFolder();
  const earlier = process.env["DATA_DIR"];
  process.env["DATA_DIR"] = dataFolder;
  t.after(() => {
    if (earlier === undefined) delete process.env["DATA_DIR"];
    else process.env["DATA_DIR"] = earlier;
  });
  const said: string[] = [];
  t.mock.method(console, "log", (text: string) => said.push(text));
  t.mock.method(console, "error", (text: string) => said.push(text));
  return {
    dataFolder,
    run: async (...argv: string[]) => {
      said.length = 0;
      return { code: await importIcd10Command(argv), said: said.join("\n").replaceAll("\u00a0", " ") };
    },
  };
}

void test("a release is loaded once, said in counts, and reported to its owner alone", async (t) => {
  const { dataFolder, run } = commandOn(t);
  const file = fileOf(linesOf(titles2026), "icd10cm-codes-2026.txt");
  const count = Object.keys(titles2026).length;
  const first = await run(file);
  assert.equal(first.code, 0, first.said);
  assert.match(first.said, /release 2026, Oct 1, 2025 to Sep 30, 2026, from icd10cm-codes-2026\.txt/);
  assert.match(first.said, new RegExp(`${count} lines: ${count} codes, 0 headers, 0 bad\\.`));
  assert.match(first.said, new RegExp(`${count} codes are new, 0 ended, 0 have a new title\\.`));
  const [report = ""] = readdirSync(join(dataFolder, "imports"));
  assert.equal(statSync(join(dataFolder, "imports", report)).mode & 0o777, 0o600);
  const again = await run("--json", file);
  assert.equal(again.code, 0);
  const summary = JSON.parse(again.said) as Record<string, unknown>;
  assert.deepEqual(
    [summary["outcome"], summary["name"], summary["codes"], summary["added"], summary["badLines"]],
    ["unchanged", "2026", count, 0, 0],
  );
});

void test("bad lines end it with 1, the first of them on screen and all of them in the report", async (t) => {
  const { run } = commandOn(t);
  const bad = Array.from({ length: 30 }, (_, index) => `bad line ${index}`).join("\n");
  const report = join(temporaryFolder(), "told.ndjson");
  const failed = await run("--report", report, fileOf(`I10     Hypertension\n${bad}\n`));
  assert.equal(failed.code, 1);
  assert.match(failed.said, /line 2: It does not begin with an ICD-10-CM code\./);
  assert.match(failed.said, /and 10 more in the report/);
  assert.match(failed.said, /Nothing was loaded\./);
  const lines = readFileSync(report, "utf8").trim().split("\n");
  assert.equal(lines.length, 31);
  assert.deepEqual(JSON.parse(lines[30] ?? ""), {
    kind: "bad-line",
    line: 31,
    reason: "It does not begin with an ICD-10-CM code.",
  });
  assert.equal((await run("--report", report, fileOf("I10     Hypertension"))).code, 64);
});

void test("which release it is comes from the name, or is asked for; days that cannot be are refused", async (t) => {
  const { run } = commandOn(t);
  const lines = linesOf({ I10: "Essential (primary) hypertension" });
  const named = (name: string) => fileOf(lines, name);
  for (const [argv, words] of [
    [[], /Name one file/],
    [["a", "b"], /Name one file/],
    [["--nonsense", "a"], /Unknown option/],
    [[named("codes.txt")], /Say which release it is/],
    [[named("icd10cm-codes-April-2026.txt")], /Say which release it is/],
    [["--release", "26", named("codes.txt")], /fiscal year, for example 2027/],
    [["--from", "2026-02-30", named("codes.txt")], /--from is a day/],
    [["--from", "2026-04-01", "--to", "2026-03-01", named("codes.txt")], /--to lies before --from/],
  ] as const) {
    const refused = await run(...argv);
    assert.equal(refused.code, 64, refused.said);
    assert.match(refused.said, words);
  }
  const year = await run("--json", "--release", "2025", named("codes.txt"));
  assert.match(year.said, /"name":"2025","fromOn":"2024-10-01","toOn":"2025-09-30","outcome":"loaded"/);
  const within = await run("--json", "--from", "2025-04-01", named("icd10cm-codes-April-2025.txt"));
  assert.match(within.said, /"name":"2025-04-01","fromOn":"2025-04-01","toOn":"2025-09-30"/);
  const missing = await run("--json", "/nowhere/icd10cm-2026.txt");
  assert.equal(missing.code, 1);
  assert.match(missing.said, /"outcome":"failed","reason":"icd10cm-2026.txt does not exist\."/);
});
