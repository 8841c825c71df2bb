import { expect, openPage, test } from "../fixtures.ts";

test("every piece of the design system is accessible in both themes", async ({
  browser,
  clinic,
  expectAccessible,
}) => {
  const problems: string[] = [];
  const page = await openPage(browser, clinic.origin, "specimen", problems);
  await page.goto("/specimen");
  await expect(page.getByText("Specimen: every piece in every state")).toBeVisible();
  await expectAccessible(page);
  expect(problems).toEqual([]);
});
