import { expect, type Page } from "@playwright/test";

/** Looks at every part of the carried history, then confirms in one act what nobody answered otherwise. */
export async function confirmHistory(page: Page): Promise<void> {
  const history = page.getByRole("region", { name: "History", exact: true });
  const rest = history.getByRole("button", { name: "Confirm the rest with the patient" });
  await expect(async () => {
    for (const part of await history.getByRole("group").all()) await part.scrollIntoViewIfNeeded();
    await expect(rest).toBeEnabled({ timeout: 1000 });
  }).toPass();
  await rest.click();
  await expect(history.getByRole("status")).toHaveText("Every part is answered");
}

/** The three questions of the fall screen, each no. */
export async function answerNoFalls(page: Page): Promise<void> {
  const falls = page.getByRole("region", { name: "Falls" });
  await falls.getByRole("radiogroup", { name: "Falls in the last year" }).getByText("None").click();
  for (const question of ["Unsteady standing or walking", "Worried about falling"])
    await falls.getByRole("radiogroup", { name: question }).getByText("No", { exact: true }).click();
  await expect(falls.getByText("Not at risk by the screen")).toBeVisible();
}
