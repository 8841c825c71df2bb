import type { Locator, Page } from "@playwright/test";
import { demoPassword } from "#db/seed/people.ts";
import { expect, openPage, type Person, test } from "../fixtures.ts";
import { readInput } from "../input-counter.ts";

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
async function tabTo(page: Page, target: Locator): Promise<void> {
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
async function signInByKeys(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("Email"));
  await page.keyboard.type(`${person}@demo.example`);
  await tabTo(page, page.getByLabel("Password"));
  await page.keyboard.type(demoPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Sign in");
}

/** Confirms it is you where it is asked; the field has the focus by itself. */
async function confirmByKeys(page: Page): Promise<void> {
  await expect(page.getByRole("dialog").getByLabel("Password")).toBeFocused();
  await page.keyboard.type(demoPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

const expectNoPointer = async (page: Page) => expect((await readInput(page)).taps).toBe(0);

test("with the keyboard alone a physiatrist walks the queue, answers, continues and takes it back", async ({
  browser,
  clinic,
}) => {
  const problems: string[] = [];
  const page = await openPage(browser, clinic.origin, "physiatrist", problems);
  await signInByKeys(page, "amara.osei");
  await expect(page.getByRole("heading", { name: "Review queue", level: 1 })).toBeVisible();
  const chosen = page.getByRole("row", { selected: true });

  const approve = page.getByRole("button", { name: /^Approve once/ });
  for (let row = 0; row < 60 && !(await approve.isVisible()); row += 1) {
    const before = await chosen.innerText();
    await page.keyboard.press("j");
    await expect(chosen).not.toHaveText(before, { useInnerText: true });
    await expect(chosen).toBeInViewport();
  }
  await page.keyboard.press("a");
  await confirmByKeys(page);
  await expect(page.getByText("Approved")).toBeVisible();

  for (let row = 0; row < 60 && !/Review due/.test(await chosen.innerText()); row += 1) {
    const before = await chosen.innerText();
    await page.keyboard.press("j");
    await expect(chosen).not.toHaveText(before, { useInnerText: true });
    await expect(chosen).toBeInViewport();
  }
  const due = await chosen.getByRole("button").innerText();
  await page.keyboard.press("k");
  await expect(chosen.getByRole("button")).not.toHaveText(due, { useInnerText: true });
  await page.keyboard.press("j");
  await expect(chosen.getByRole("button")).toHaveText(due, { useInnerText: true });
  const count = page.getByText(/\d+ to review/);
  const before = await count.innerText();
  await page.keyboard.press("c");
  await expect(page.getByText("Continued")).toBeVisible();
  await expect(count).not.toHaveText(before);
  // F6 goes straight to the notices: what can be taken back for ten seconds is two keys away.
  await page.keyboard.press("F6");
  await tabTo(page, page.getByRole("button", { name: "Undo" }));
  await page.keyboard.press("Enter");
  await expect(count).toHaveText(before);
  await expectNoPointer(page);
  await page.context().close();
  expect(problems).toEqual([]);
});
