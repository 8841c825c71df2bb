import { findChromium } from "./find-chromium.ts";
import { makeTemplate } from "./template.ts";

/** What the end-to-end specs need before they start, so that `npm test` does it beside the unit tests: a browser and a seeded clinic. */
try {
  findChromium();
  await makeTemplate();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
