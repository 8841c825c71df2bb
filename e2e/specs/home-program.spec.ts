import { confirmIdentity, expect, startFromDay, test } from "../fixtures.ts";

test("a therapist marks what is done at home, sets days and dose, gives it in Spanish, and the next session asks what was done", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(240_000);
  const page = await signIn("rachel.kim");
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("svensson");
  await page.getByRole("link", { name: /SVENSSON/ }).click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
  await page.getByRole("link", { name: "Open home program" }).click();
  await expect(page.getByRole("heading", { name: "Home program 2" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Changed since it was printed" })).toContainText(
    "Stationary bike is at",
  );
  await expect(page.getByRole("region", { name: "Page 1 of 1" })).toContainText("Your home exercises");
  await expectAccessible(page);

  // Its form begins with what the patient has.
  await page.getByRole("button", { name: "Write a new one" }).click();
  const chosen = page.getByRole("region", { name: "Exercises at home" });
  const bike = chosen
    .getByRole("group")
    .filter({ has: page.getByRole("checkbox", { checked: true }) })
    .first();
  const name = (await bike.getAttribute("aria-label")) ?? "";
  for (const day of ["Tue", "Thu", "Sat", "Sun"]) await bike.getByRole("button", { name: day }).click();
  await page.getByRole("radiogroup", { name: "Language" }).getByText("Spanish").click();
  const paper = page.getByRole("region", { name: "The paper" });
  await expect(paper).toContainText("lun, mié, vie");
  await expect(paper).toContainText("DRAFT, not given");
  await expectAccessible(page);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "yes");
  });
  await page.getByRole("button", { name: "Give and print" }).click();
  await confirmIdentity(page);
  await expect(page.getByRole("heading", { name: "Home program 3" })).toBeVisible();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "yes");
  await expect(page.getByRole("region", { name: "Handed out" })).toContainText("R. Kim");

  // Only the paper is printed, on one page.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("region", { name: "Patient", exact: true })).toBeHidden();
  await expect(page.getByText("Sus ejercicios en casa")).toBeVisible();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/gu)?.length, "pages").toBe(1);
  await page.emulateMedia({ media: "screen" });

  // The next session asks of it: days out of those there were, and by exercise with why.
  await page.getByRole("link", { name: "Today" }).click();
  await startFromDay(page, page.getByRole("button", { name: /SVENSSON, Karin/ }));
  const since = page.getByRole("region", { name: "Since last time" });
  await expect(since).toContainText("of 6 days since Nov 17; the program from Nov 2 has 4 exercises");
  await since.getByRole("radiogroup", { name: "Home program days" }).getByText("4", { exact: true }).click();
  await since.getByRole("radiogroup", { name, exact: true }).getByText("Some").click();
  await since
    .getByRole("radiogroup", { name: `Why ${name}` })
    .getByText("Pain")
    .click();
  await expect(page.getByText(/Saved/)).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(
    since.getByRole("radiogroup", { name: `Why ${name}` }).getByRole("radio", { name: "Pain" }),
  ).toBeChecked();
});
