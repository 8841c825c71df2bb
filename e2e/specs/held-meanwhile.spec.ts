import type { Page } from "@playwright/test";
import { confirmIdentity, expect, test } from "../fixtures.ts";

async function openChart(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("hale dor");
  await page.getByRole("link", { name: /HALE, Dorothy/ }).click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
}

test("a hold made while a version is written stands on the composer's screen, stops the signature and keeps the draft", async ({
  signIn,
}) => {
  const page = await signIn("amara.osei");
  await openChart(page);
  await page.getByRole("link", { name: "Modify" }).click();
  const note = page.getByRole("textbox", { name: "Note" }).last();
  await note.fill("Slow on the stairs.");
  const sign = page.getByRole("button", { name: "Review and sign" });
  await expect(sign).toBeEnabled();

  const colleague = await signIn("amara.osei");
  await openChart(colleague);
  await colleague.getByRole("button", { name: "Hold therapy" }).click();
  await colleague.getByLabel("Why hold").fill("Suspected thrombosis");
  await colleague.keyboard.press("Enter");
  await expect(colleague.getByRole("button", { name: "Resume therapy" })).toBeVisible();

  await expect(page.getByText(/held this prescription: Suspected thrombosis\./)).toBeVisible();
  await expect(sign).toBeDisabled();
  await expect(note).toHaveValue("Slow on the stairs.");
  await page.getByRole("button", { name: "Seen, go on with my draft" }).click();
  await expect(page.getByText(/Signing this version puts it in force again/)).toBeVisible();
  await sign.click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Sign prescription/ })
    .click();
  await confirmIdentity(page);
  await expect(page.getByRole("button", { name: "Hold therapy" })).toBeVisible();
});
