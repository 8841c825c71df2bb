import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openStore } from "#db/engine/open.ts";
import { temporaryFolder } from "#db/testing.ts";
import { bundleOf, folderOf, personOf } from "#server/fhir/fhir-testing.ts";
import type { ImportSummary } from "#server/fhir/import-fhir.commands.ts";
import { fillCast, openTestHouse } from "#server/testing.ts";
import { describeProgress, importFhirCommand } from "./import-fhir.ts";
import { makeProgressBar } from "./progress-bar.ts";

test("the command ends with 0, 1 or 64, says counts and no names on screen, and leaves a report only its owner reads", async (t) => {
  const dataFolder = temporaryFolder();
  const store = await openStore({ dataFolder, now: 0 });
  const { cedar } = await fillCast(await openTestHouse(store));
  await store.close();
  const earlier = process.env["DATA_DIR"];
  process.env["DATA_DIR"] = dataFolder;
  t.after(() => {
    if (earlier === undefined) delete process.env["DATA_DIR"];
    else process.env["DATA_DIR"] = earlier;
  });
  const said: string[] = [];
  t.mock.method(console, "log", (text: string) => said.push(text));
  t.mock.method(console, "error", (text: string) => said.push(text));
  const run = async (...argv: string[]) => {
    said.length = 0;
    return { code: await importFhirCommand(argv), said: said.join("\n") };
  };

  assert.equal((await run()).code, 64);
  assert.equal((await run("--nonsense", "x")).code, 64);
  const wrong = await run("--clinic", "nowhere", "x.json");
  assert.equal(wrong.code, 64);
  assert.match(wrong.said, /id-cedar {2}Cedar River Clinic/);

  const folder = folderOf({ "Ines_Marlowe.json": bundleOf(personOf("p1")), LICENSE: "Anybody may" });
  const good = await run("--clinic", cedar, folder);
  assert.equal(good.code, 0, good.said);
  assert.match(good.said, /Patient +1 +1 +0 +0 +0 +0/);
  assert.match(good.said, /left out: Plinth brings in no Claim\./);
  assert.doesNotMatch(good.said, /Marlowe/);
  const reports = readdirSync(join(dataFolder, "imports"));
  assert.equal(reports.length, 1);
  const report = join(dataFolder, "imports", reports[0] ?? "");
  assert.equal(statSync(report).mode & 0o777, 0o600);
  assert.match(readFileSync(report, "utf8"), /"id":"p1-claim","outcome":"left-out"/);

  const machine = await run("--json", "--clinic", cedar, folder);
  assert.equal(machine.code, 0);
  const summary = JSON.parse(machine.said) as ImportSummary;
  assert.equal(summary.resources["Patient"]?.unchanged, 1);

  const bad = await run("--clinic", cedar, folder, folderOf({ "broken.json": "{" }));
  assert.equal(bad.code, 1);
  assert.match(bad.said, /Not everything could be brought in\./);
  assert.equal((await run("--clinic", cedar, "--report", report, folder)).code, 64);
});

test("the progress bar is drawn on a terminal only, over itself, and is gone at the end", () => {
  const drawn: string[] = [];
  const screen = (isTTY: boolean) => ({ isTTY, write: (text: string) => drawn.push(text) });
  const silent = makeProgressBar(screen(false));
  silent.show(describeProgress({ phase: "writing", done: 2, all: 2 }), true);
  silent.clear();
  assert.deepEqual(drawn, []);
  const bar = makeProgressBar(screen(true));
  bar.show(describeProgress({ phase: "reading", doneBytes: 50, allBytes: 100, resources: 1200 }));
  bar.show(describeProgress({ phase: "writing", done: 1, all: 2 }));
  bar.show(describeProgress({ phase: "writing", done: 2, all: 2 }), true);
  bar.clear();
  assert.match(drawn[0] ?? "", /^\r.*\[#{12}\.{12}\] 50 % {2}Reading {2}1,200 resources$/);
  assert.match(drawn[1] ?? "", /100 % {2}Writing {2}2 of 2 patients$/);
  assert.equal(drawn[2], "\r\u001B[2K");
});
