import { expect, type Locator, type Page } from "@playwright/test";
import { demoPassword } from "#db/seed/people.ts";
import type { Person } from "./fixtures.ts";
import { readInput } from "./input-counter.ts";

/** Where the focus is, and whether a sighted person sees it. */
const focusOf = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { isLost: true, isSeen: false, words: "nothing" };
    // A radio or a checkbox is drawn by its label, a calendar day by the box around its parts.
    const drawn = [at, at.closest("label"), at.parentElement].filter((one) => one !== null);
    const isSeen = drawn.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    });
    return {
      isLost: false,
      isSeen,
      words: `${at.tagName} ${at.getAttribute("aria-label") ?? at.textContent}`,
    };
  });

/** Walks with Tab until the focus is at or in the target; the ring is seen at every stop. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    const focus = await focusOf(page);
    // After the last stop the browser's own bar has its turn; the next press comes back to the page.
    if (!focus.isLost) expect(focus.isSeen, `the focus is seen at ${focus.words}`).toBe(true);
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
  }
  throw new Error(`Tab never came to ${target.toString()}`);
}

/** Signs in with keys alone. */
export async function signInByKeys(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("Email"));
  await page.keyboard.type(`${person}@demo.example`);
  await tabTo(page, page.getByLabel("Password"));
  await page.keyboard.type(demoPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Sign in");
}

/** Confirms it is you where it is asked; the field has the focus by itself. */
export async function confirmByKeys(page: Page): Promise<void> {
  await expect(page.getByRole("dialog").getByLabel("Password")).toBeFocused();
  await page.keyboard.type(demoPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

export const expectNoPointer = async (page: Page) => expect((await readInput(page)).taps).toBe(0);
