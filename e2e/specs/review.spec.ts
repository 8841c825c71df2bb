import { expect, test } from "../fixtures.ts";

test("the queue puts the stopped session first and says why in words", async ({ signIn }) => {
  const page = await signIn("amara.osei");
  const first = page.getByRole("row", { name: /HALE, Dorothy/ });
  await expect(first).toContainText("Adverse event in the session");
  await first.getByRole("button").click();
  await expect(page.getByRole("complementary", { name: "Chosen patient" })).toContainText(
    "Calf pain 7 of 10",
  );
});

test("a stable patient is continued with one key after choosing, and taken back with Undo", async ({
  signIn,
}) => {
  const page = await signIn("amara.osei");
  const count = page.getByText(/\d+ to review/);
  const before = await count.textContent();
  // A press anywhere in the row chooses it.
  await page
    .getByRole("row", { name: /OKAFOR, Chidi/ })
    .getByRole("cell")
    .nth(1)
    .click();
  await page.keyboard.press("c");
  await expect(page.getByText("Continued")).toBeVisible();
  await expect(count).not.toHaveText(before ?? "");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(count).toHaveText(before ?? "");
});

test("opening a chart is one tap from the list and is recorded; the chart answers whether it works, and why", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("amara.osei");
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("hale dor");
  await page.getByRole("link", { name: /HALE, Dorothy/ }).click();
  await expect(page.getByRole("heading", { name: /HALE/, level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "LEFS" })).toBeVisible();
  await expect(page.getByRole("table", { name: /Lines/ })).toContainText("Leg press");
  await page.getByRole("button", { name: "Table" }).click();
  await expect(page.getByRole("table", { name: /Measures of/ })).toBeVisible();
  await expectAccessible(page);
});

test("a patient of another clinic is not found, by search or by address", async ({ signIn }) => {
  const far = await signIn("lucia.ortega");
  await far.getByRole("link", { name: "Patients" }).click();
  await far.getByLabel("Find patient").fill("castillo ramon");
  await expect(far.getByText("Nobody found")).toBeVisible();
});
