import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, test as base, expect, type Locator, type Page } from "@playwright/test";
import { demoPassword } from "#db/seed/people.ts";
import { clockOffsetMilliseconds, shiftBrowserClock } from "./house-time.ts";
import { countInput } from "./input-counter.ts";
import { startServer, stopServer } from "./server.ts";
import { type Person, readSignIn, renewSignIns, signInRequest } from "./signed-in.ts";
import { copyTemplate } from "./template.ts";

type Clinic = { origin: string; folder: string };
type Fixtures = {
  clinic: Clinic;
  /** Whether this test has the server refuse something; the browser logs each refusal as a failed request. */
  mayRefuse: boolean;
  /** Whether this test cuts the connection; the browser logs each request that got no answer. */
  mayDrop: boolean;
  signIn: (person: Person) => Promise<Page>;
  expectAccessible: (page: Page) => Promise<void>;
};

/** Every test has a server on the production bundle and a copy of the seeded clinic of its own: no test leans on another. */
export const test = base.extend<Fixtures>({
  clinic: async ({}, use, info) => {
    const folder = join(import.meta.dirname, ".cache", `worker-${info.parallelIndex}`);
    copyTemplate(folder);
    renewSignIns(folder, Date.now() + clockOffsetMilliseconds);
    const { server, origin } = await startServer(folder);
    await use({ origin, folder });
    await stopServer(server);
  },
  mayRefuse: [false, { option: true }],
  mayDrop: [false, { option: true }],
  signIn: async ({ browser, clinic, mayRefuse, mayDrop }, use) => {
    const pages: Page[] = [];
    const problems: string[] = [];
    const inAlready = new Set<Person>();
    await use(async (person) => {
      const page = await openPage(browser, clinic.origin, person, problems);
      // A second browser of the same person is signed in by itself.
      await (inAlready.has(person) ? signInAnew(page, clinic, person) : bringSignIn(page, clinic, person));
      inAlready.add(person);
      await page.goto("/");
      await page.waitForURL((url) => url.pathname !== "/");
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
    expect(
      problems.filter(
        (problem) =>
          !(mayRefuse && /responded with a status of (400|404|409|412)/.test(problem)) &&
          !(mayDrop && /net::ERR_(CONNECTION_RESET|INTERNET_DISCONNECTED)/.test(problem)),
      ),
      "nothing was logged as an error in the browser",
    ).toEqual([]);
  },
  expectAccessible: async ({}, use) => {
    await use(async (page) => {
      const seen = page.viewportSize();
      // The whole page is looked at: what a bar at the foot covers by chance would count as too small to press.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      if (seen)
        await page.setViewportSize({ width: seen.width, height: Math.max(seen.height, height + 240) });
      for (const theme of ["light", "dark"] as const) {
        await page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
        // What is only said aloud, once, by the component library has no place on the page to be looked at.
        const builder = new AxeBuilder({ page })
          // No page here holds another origin's frame: gathering the result needs no page of its own.
          .setLegacyMode()
          .options({ resultTypes: ["violations"] })
          .exclude("[data-live-announcer]");
        // The themes differ in their colors alone: what else there is was looked at in the first.
        const { violations } = await (theme === "light"
          ? builder.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
          : builder.withRules(["color-contrast", "link-in-text-block"])
        ).analyze();
        expect(
          violations.map(
            (violation) =>
              `${theme}: ${violation.id} ${violation.nodes.map((node) => node.html.slice(0, 200)).join(", ")}`,
          ),
        ).toEqual([]);
      }
      await page.evaluate(() => document.documentElement.removeAttribute("data-theme"));
      if (seen) await page.setViewportSize(seen);
    });
  },
});
export type { Person };
export { expect, startServer, stopServer };

/** A browser of its own at the tests' time. What it logs as an error is added to `problems`. */
export async function openPage(
  browser: Browser,
  origin: string,
  name: string,
  problems: string[],
): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin });
  await context.addInitScript(shiftBrowserClock, clockOffsetMilliseconds);
  await context.addInitScript(countInput);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`${name}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`${name}: ${error.message}`));
  return page;
}

async function signInAnew(page: Page, { origin }: Clinic, person: Person): Promise<void> {
  const { url, headers, data } = signInRequest(origin, person);
  const answer = await page.context().request.post(url, { headers, data });
  expect(answer.status(), `${person} signs in`).toBe(200);
}

/** The sign-in the person has in the copied clinic already. A secure cookie can be put only at a secure address; it is sent to this machine's own. */
async function bringSignIn(page: Page, { origin, folder }: Clinic, person: Person): Promise<void> {
  const url = origin.replace(/^http:/, "https:");
  const cookie = {
    ...readSignIn(folder, person),
    url,
    secure: true,
    httpOnly: true,
    sameSite: "Lax",
  } as const;
  await page.context().addCookies([cookie]);
}

/** Opens a booking of the day, looks at its sheet, and begins the session. */
export async function startFromDay(page: Page, booking: Locator): Promise<void> {
  await booking.click();
  await page.getByRole("button", { name: "Start session" }).click();
  await expectBegun(page);
}

/** The session is open, and its content has the focus: what is pressed from here on reaches it. */
export async function expectBegun(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: /^Sign session/ })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
}

/** Confirms it is you, when it is due. It covers ten minutes. */
export async function confirmIdentity(page: Page): Promise<void> {
  const factor = page.getByRole("dialog", { name: "Confirm it is you" });
  await factor.getByLabel("Password").fill(demoPassword);
  await factor.getByRole("button", { name: "Confirm" }).click();
  await expect(factor).toBeHidden();
}
