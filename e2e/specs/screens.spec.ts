import type { Page } from "@playwright/test";
import { expect, openPage, test } from "../fixtures.ts";

test.use({ mayRefuse: true });

/** On the narrowest screen nothing is lost: the page never scrolls sideways, and who is open is still named. */
async function expectNarrow(page: Page, patient?: RegExp): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: page.url() })
    .toBeLessThanOrEqual(320);
  if (patient)
    await expect(page.getByRole("region", { name: "Patient", exact: true })).toContainText(patient);
  if (size) await page.setViewportSize(size);
}

async function openChart(page: Page, words: string, name: RegExp): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill(words);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
}

test("sign-in is accessible and readable at 320 px, and so are the referrals", async ({
  browser,
  clinic,
  signIn,
  expectAccessible,
}) => {
  const problems: string[] = [];
  const stranger = await openPage(browser, clinic.origin, "stranger", problems);
  await stranger.goto("/sign-in");
  await expect(stranger.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessible(stranger);
  await expectNarrow(stranger);
  await stranger.context().close();

  const page = await signIn("noemi.castellanos");
  await expect(page.getByRole("heading", { name: "Referrals" })).toBeVisible();
  await expectNarrow(page);
});

test("an admin's lists, the patient's entry and the forms of staff and cover are accessible and readable at 320 px", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("noemi.castellanos");
  await page.getByRole("link", { name: "Patients" }).click();
  await expect(page.getByRole("table", { name: "Patients" }).getByRole("link").first()).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByLabel("Find patient").fill("hale dorothy");
  await page.getByRole("link", { name: /HALE, Dorothy/ }).click();
  await expect(page.getByRole("table", { name: /Who saw and changed/ })).toBeVisible();
  await expectNarrow(page, /HALE/);
  await page.getByRole("link", { name: "Staff", exact: true }).click();
  const cover = page.getByRole("region", { name: "Cover" });
  await cover.getByRole("button", { name: "Name a cover" }).click();
  await page.getByLabel("Find by name or email").fill("petra.novak");
  const row = page.getByRole("row", { name: /petra\.novak/ });
  await row.getByRole("button", { name: /^More/ }).click();
  await page.getByRole("menuitem", { name: "Deactivate" }).click();
  await expect(page.getByRole("form", { name: /^Deactivate/ })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
});

test("a physiatrist's queue and chart are readable at 320 px, and a signed version is accessible", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("amara.osei");
  await expect(page.getByRole("heading", { name: "Review queue", level: 1 })).toBeVisible();
  await expectNarrow(page);
  await openChart(page, "hale deb", /HALE, Deborah/);
  await expectNarrow(page, /HALE/);
  await page.getByRole("link", { name: "Read" }).first().click();
  await expect(page.getByRole("heading", { name: /version|Prescription v/i }).first()).toBeVisible();
  await expectAccessible(page);
});

test("a therapist's day, signed session and verbal order are accessible and readable at 320 px", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("rachel.kim");
  await expect(page.getByRole("heading", { name: /^Today/ })).toBeVisible();
  const missed = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: /^Booking of/ }), hasNotText: /Signed|In session/ })
    .last();
  await missed.getByRole("button", { name: /^Booking of/ }).click();
  await page.getByRole("menuitem", { name: "Cancelled" }).click();
  const form = page.getByRole("form", { name: /^Cancel/ });
  await form.getByLabel("Why it is cancelled").selectOption({ label: "No transport" });
  await expectAccessible(page);
  await expectNarrow(page);
  await form.getByRole("button", { name: "Cancel booking" }).click();
  await expect(missed).toContainText("Cancelled: no transport");
  await missed.getByRole("button", { name: /^Booking of/ }).click();
  await page.getByRole("menuitem", { name: "Take back" }).click();
  await expect(missed).not.toContainText("Cancelled");
  await page.getByRole("button", { name: /HALE, Deborah/ }).click();
  await expect(page.getByRole("region", { name: "Addenda" })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page, /HALE/);
  await openChart(page, "hale deb", /HALE, Deborah/);
  await page.getByRole("button", { name: "Record verbal order" }).click();
  await expect(page.getByRole("form", { name: "Verbal order" })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page, /HALE/);
});
