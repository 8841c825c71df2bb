import { expect, test } from "../fixtures.ts";

test("look", async ({ signIn }) => {
  test.setTimeout(240_000);
  const page = await signIn("rachel.kim");
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("castillo ram");
  await page.getByRole("link", { name: /CASTILLO/ }).click();
  await page.getByRole("link", { name: "Evaluation and plan of care" }).click();
  await expect(page.getByRole("heading", { name: "Examination" })).toBeVisible();
  await page.screenshot({ path: "/tmp/w/look-evals/a.png", fullPage: true });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.screenshot({ path: "/tmp/w/look-evals/b.png", fullPage: true });
  await page.setViewportSize({ width: 320, height: 900 });
  await page.screenshot({ path: "/tmp/w/look-evals/c.png", fullPage: true });
});
