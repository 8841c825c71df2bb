import type { Page } from "@playwright/test";
import { expect, expectBegun, openPage, test } from "../fixtures.ts";
import { handWork } from "../input-counter.ts";
import { confirmByKeys, expectNoPointer, signInByKeys, tabTo } from "../keyboard-walk.ts";

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("with the keyboard alone a therapist goes from today's list to a signed session, and eight exercises take at most 48 keys", async ({
  browser,
  clinic,
}) => {
  const problems: string[] = [];
  const page = await openPage(browser, clinic.origin, "therapist", problems);
  await page.setViewportSize({ width: 1024, height: 768 });
  await signInByKeys(page, "jordan.lee");
  await expect(page.getByRole("heading", { name: /^Today/ })).toBeVisible();
  // A route that has opened has the focus in its content: the list is reached without the navigation.
  await expect(page.getByRole("main")).toBeFocused();
  const booking = page.getByRole("button", { name: /CHEN, Grace/ });
  await tabTo(page, booking);
  await press(page, "Enter");
  await expect(page.getByRole("main")).toBeFocused();
  const started = await handWork(page, async () => {
    await press(page, "Control+Enter");
    await expectBegun(page);
  });
  const sheet = page.getByRole("grid", { name: "Flowsheet" });
  const rows = sheet.getByRole("row").filter({ has: page.getByRole("rowheader") });
  await expect(rows).toHaveCount(7);

  // An exercise of the therapist's own makes eight.
  await tabTo(page, page.getByRole("combobox", { name: "Add own exercise" }));
  await page.keyboard.type("tandem st");
  await expect(page.getByRole("option", { name: "Tandem stance" })).toBeVisible();
  await press(page, "ArrowDown", "Enter");
  await expect(rows).toHaveCount(8);
  await press(page, "Shift+Tab");
  while (!(await page.getByRole("link", { name: "Today" }).evaluate((at) => at === document.activeElement)))
    await press(page, "Shift+Tab");
  await press(page, "Enter");
  await expect(page.getByRole("heading", { name: /^Today/ })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await tabTo(page, booking);
  await press(page, "Enter");
  await expect(rows).toHaveCount(8);
  await expect(page.getByRole("main")).toBeFocused();

  const spent = await handWork(page, async () => {
    await press(page, "Tab", "ArrowRight", "Tab", "Space", "Tab", "Space", "Tab", "Space", "Tab", "Space");
    await press(page, "Tab", "ArrowRight", "ArrowRight", "Tab", "3", "Tab", "4", "Tab", "Tab");
    await expect(page.getByText(/^3 of 10/)).toBeVisible();
    // Two doses are changed, each row is confirmed, and the next one is reached at once.
    await press(page, "-", "ArrowDown", "-", "ArrowDown");
    for (let row = 2; row < 8; row += 1) await press(page, "Space");
    const signature = page.getByRole("region", { name: "Signature" });
    await expect(signature).toContainText("8 of 8 rows confirmed");
    await expect(rows.nth(0).getByRole("button", { name: "From now on" })).toBeVisible();
    await expect(rows.nth(1).getByRole("button", { name: "From now on" })).toBeVisible();
    await press(page, "Control+Enter");
    await expect(page.getByLabel("Assessment")).toBeFocused();
    await page.keyboard.type("Good control.");
    await press(page, "Control+Enter");
    await expect(page.getByRole("dialog", { name: "Confirm it is you" })).toBeVisible();
  });
  await confirmByKeys(page);
  await expect(page.getByRole("listitem").filter({ hasText: "CHEN, Grace" })).toContainText("Signed");
  await expect(page.getByRole("main")).toBeFocused();
  expect(spent.taps + started.taps).toBe(0);
  expect(spent.keys + started.keys).toBeLessThanOrEqual(48);
  await expectNoPointer(page);
  await page.context().close();
  expect(problems).toEqual([]);
});
