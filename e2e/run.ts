import { spawnSync } from "node:child_process";
import { findChromium } from "./find-chromium.ts";
import { houseOpensAt } from "./house-time.ts";
import { makeTemplate } from "./template.ts";

/**
 * Runs the end-to-end specs against the production bundle. Arguments go to Playwright, for example a spec's name;
 * `--project=pictures` takes the pictures of README instead.
 */
try {
  const words = process.argv.slice(2);
  const hasProject = words.some((word) => word.startsWith("--project"));
  const chromiumPath = findChromium();
  await makeTemplate();
  const run = spawnSync(
    process.execPath,
    [
      "node_modules/@playwright/test/cli.js",
      "test",
      "--config",
      "e2e/playwright.config.ts",
      ...(hasProject ? [] : ["--project=specs"]),
      ...words,
    ],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        CHROMIUM_PATH: chromiumPath,
        CLOCK_OFFSET_MILLISECONDS: String(houseOpensAt - Date.now()),
      },
    },
  );
  process.exitCode = run.status ?? 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
