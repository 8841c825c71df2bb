import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { demoPassword } from "#db/seed/people.ts";
import { findChromium } from "../find-chromium.ts";
import { houseOpensAt, shiftBrowserClock } from "../house-time.ts";
import { startServer, stopServer } from "../server.ts";
import { renewSignIns } from "../signed-in.ts";
import { copyTemplate, makeTemplate } from "../template.ts";

/** What happens while a therapist is typing; each is over when the words stand on the screen again. */
const cuts = ["reload", "offline, then a reload", "tab closed", "server killed", "locked"] as const;
type Cut = (typeof cuts)[number];
type Typed = { character: string; at: number };

/** The longest that may be lost: what was typed in the last two seconds before the cut. */
const mostLostMilliseconds = 2000;

/** A repeatable run of numbers from 0 up to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const say = (words: string) => process.stdout.write(`${words}\n`);
const planOf = (page: Page) => page.getByRole("textbox", { name: "Plan", exact: true });

async function signIn(page: Page, person: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(`${person}@demo.example`);
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Types at a quick hand's pace for up to a second and a half, so that a cut falls at any place of the saving. */
async function typeSome(page: Page, random: () => number): Promise<Typed[]> {
  const typed: Typed[] = [];
  const characters = 3 + Math.floor(random() * 25);
  for (let count = 0; count < characters; count += 1) {
    const character = "abcdefghijklmnopqrstuvwxyz"[Math.floor(random() * 26)] ?? "x";
    await page.keyboard.type(character);
    typed.push({ character, at: performance.now() });
    await new Promise((resolve) => setTimeout(resolve, random() * 60));
  }
  return typed;
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { cuts: { type: "string", default: "500" }, seed: { type: "string", default: "1" } },
  });
  const times = Number(values.cuts);
  const seed = Number(values.seed);
  const random = randomFrom(seed);
  process.env["CLOCK_OFFSET_MILLISECONDS"] ??= String(houseOpensAt - Date.now());
  const offset = Number(process.env["CLOCK_OFFSET_MILLISECONDS"]);
  await makeTemplate();
  const folder = join(import.meta.dirname, "..", ".cache", "cuts");
  copyTemplate(folder);
  renewSignIns(folder, Date.now() + offset);
  let { server, origin } = await startServer(folder);
  const port = new URL(origin).port;
  const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
  const lost = new Map<Cut, number[]>(cuts.map((cut) => [cut, []]));
  try {
    const context = await browser.newContext({ baseURL: origin, serviceWorkers: "block" });
    await context.addInitScript(shiftBrowserClock, offset);
    let page = await context.newPage();
    await signIn(page, "jordan.lee");
    await page.getByRole("button", { name: /CHEN, Grace/ }).click();
    await page.getByRole("button", { name: "Start session" }).click();
    await page.getByRole("button", { name: /^Sign session/ }).waitFor();
    const address = page.url();

    for (let count = 1; count <= times; count += 1) {
      const cut = cuts[Math.floor(random() * cuts.length)] ?? "reload";
      const plan = planOf(page);
      await plan.focus();
      let before = await plan.inputValue();
      if (before.length > 1500) {
        await plan.fill("");
        before = "";
      }
      await page.keyboard.press("ControlOrMeta+End");
      if (cut === "offline, then a reload") await context.setOffline(true);
      const typed = await typeSome(page, random);
      const cutAt = performance.now();
      if (cut === "reload") await page.reload();
      if (cut === "offline, then a reload") {
        await context.setOffline(false);
        await page.reload();
      }
      if (cut === "tab closed") {
        await page.close();
        page = await context.newPage();
        await page.goto(address);
      }
      if (cut === "server killed") {
        const ended = new Promise((resolve) => server.once("exit", resolve));
        server.kill("SIGKILL");
        await ended;
        ({ server, origin } = await startServer(folder, { PORT: port }));
        await page.reload();
      }
      if (cut === "locked") {
        await page.evaluate(() =>
          fetch("/trpc/account.lock", { method: "POST", headers: { "content-type": "application/json" } }),
        );
        await page.reload();
        await page.getByRole("dialog", { name: "Locked" }).getByLabel("Password").fill(demoPassword);
        await page.getByRole("button", { name: "Unlock" }).click();
        await page.getByRole("dialog", { name: "Locked" }).waitFor({ state: "hidden" });
      }
      await planOf(page)
        .waitFor()
        .catch((error: unknown) => {
          say(`cut ${count} (${cut}) ${page.url()}`);
          throw error;
        });
      const wanted = before + typed.map(({ character }) => character).join("");
      const found = await planOf(page).inputValue();
      const isPrefix = wanted.startsWith(found) && found.startsWith(before);
      const first = typed[found.length - before.length];
      const lostMilliseconds = isPrefix ? (first ? cutAt - first.at : 0) : Number.POSITIVE_INFINITY;
      lost.get(cut)?.push(lostMilliseconds);
      if (lostMilliseconds > 0)
        say(
          `cut ${count} (${cut}): ${Math.round(lostMilliseconds)} ms lost of ${typed.length} characters typed`,
        );
      if (lostMilliseconds > mostLostMilliseconds) throw new Error(`cut ${count}: ${wanted} became ${found}`);
    }

    const written = await planOf(page).inputValue();
    // The next person at this device.
    await context.clearCookies();
    await signIn(page, "rachel.kim");
    const shown = await page.locator("body").innerText();
    const names = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("plinth-device");
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
      return new Promise<string[]>((resolve) => {
        const request = database.transaction("records").objectStore("records").getAllKeys();
        request.addEventListener("success", () => resolve(request.result.map(String)));
      });
    });
    if (shown.includes(written) || names.some((name) => name.includes("typed/")))
      throw new Error("What one person typed was there for another.");
    const all = [...lost.values()].flat();
    say(`${all.length} cuts, seed ${seed}: at most ${Math.round(Math.max(...all))} ms of typing lost`);
    for (const [cut, figures] of lost)
      say(
        `  ${cut}: ${figures.length} times, ${figures.filter((one) => one > 0).length} with a loss, at most ${Math.round(Math.max(0, ...figures))} ms`,
      );
    say("  nothing of it shown to, or kept for, the person who signed in next");
  } finally {
    await browser.close();
    await stopServer(server);
  }
}

await run();
