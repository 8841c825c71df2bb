import { defineConfig } from "@playwright/test";

/**
 * What Playwright turns off itself and the tests need off (the last such argument is the one that counts), and the
 * pages of the address bar's menu: a browser with windows loads two of them beside every page, half a second of a
 * core each time, and no test types an address.
 */
const disabledFeatures = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
];

/** Chromium's path comes from `e2e/run.ts`; the server of each worker is started by `fixtures.ts`. */
export default defineConfig({
  projects: [
    { name: "specs", testDir: "./specs", testMatch: "**/*.spec.ts" },
    { name: "pictures", testDir: ".", testMatch: "pictures.ts" },
  ],
  outputDir: "../test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A shared machine can starve a browser. The second try begins on a fresh copy of the clinic; what passes then is reported as flaky.
  retries: 1,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [["line"], ["./closing-line-reporter.ts"]],
  use: {
    actionTimeout: 40_000,
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "America/Los_Angeles",
    // Keeping the house for later costs every page some 300 requests: only what tries it offline does.
    serviceWorkers: "block",
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        `--disable-features=${disabledFeatures.join(",")}`,
      ],
    },
  },
});
