import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const folder = join(import.meta.dirname, "pictures");

/** Of the seeded clinic at the tests' hour, in the light theme, when everything has been read and drawn. */
async function take(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

test("the three home screens that README shows", async ({ signIn }) => {
  const physiatrist = await signIn("amara.osei");
  await expect(physiatrist.getByRole("complementary", { name: "Chosen patient" })).toContainText(/Measures/);
  await take(physiatrist, "review-queue");

  const therapist = await signIn("helen.marsh");
  await therapist.setViewportSize({ width: 1024, height: 768 });
  await therapist.getByRole("button", { name: /NGUYEN, Mai-Anh/ }).click();
  const sheet = therapist.getByRole("grid", { name: "Flowsheet" });
  await expect(sheet).toBeVisible();
  for (const [question, answer] of [
    ["Since last time", "Better"],
    ["In the 24 hours after", "Settled"],
    ["Falls", "None"],
    ["New symptoms", "None"],
    ["Medication", "Same"],
    ["Home program days", "3"],
    ["Pain before", "2"],
    ["Pain during, worst", "3"],
  ] as const)
    await therapist.getByRole("radiogroup", { name: question }).getByText(answer, { exact: true }).click();
  for (const name of ["Stationary bike done", "Sit to stand done"]) {
    await sheet.getByRole("button", { name, exact: true }).click();
    await expect(sheet.getByRole("button", { name, exact: true })).toHaveAttribute("aria-pressed", "true");
  }
  await sheet.getByRole("button", { name: "Leg press: more" }).click();
  await expect(sheet.getByRole("row", { name: /^Leg press/ })).toContainText("was");
  await therapist.evaluate(() => window.scrollTo(0, 0));
  await take(therapist, "flowsheet");

  const admin = await signIn("noemi.castellanos");
  await expect(admin.getByRole("heading", { name: "Referrals" })).toBeVisible();
  await take(admin, "referrals");
});
