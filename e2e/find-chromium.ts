import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const installed = [
  process.env["CHROMIUM_PATH"] ?? "",
  // The same engine without a window's own pages: a third less work on two cores.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const findInstalled = (): string | undefined =>
  [...installed, playwrightsOwn()].find((path) => path !== "" && existsSync(path));

function playwrightsOwn(): string {
  try {
    return chromium.executablePath();
  } catch {
    return "";
  }
}

/**
 * A Chromium or Chrome to drive: an installed one, else Debian's package (as root), else Playwright's own download.
 *
 * @throws Error with a sentence for the person when none can be had.
 */
export function findChromium(): string {
  const found = findInstalled();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("No Chromium found. Installing Debian's package.\n");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    for (const name of ["chromium-headless-shell", "chromium"]) {
      spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], { stdio: "inherit" });
      const debians = findInstalled();
      if (debians) return debians;
    }
  }
  process.stdout.write("No Chromium found. Asking Playwright to download one.\n");
  try {
    execFileSync("npm", ["exec", "--", "playwright", "install", "chromium"], { stdio: "inherit" });
  } catch {
    // The sentence below says what to do.
  }
  const downloaded = findInstalled();
  if (downloaded) return downloaded;
  throw new Error(
    "The end-to-end tests need Chromium or Chrome and none could be installed here. Install one (on Debian: apt-get install chromium) or set CHROMIUM_PATH to it, then run npm test again.",
  );
}
