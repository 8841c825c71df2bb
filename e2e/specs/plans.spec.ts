import { confirmIdentity, expect, test } from "../fixtures.ts";

test("a plan of care is read before it is answered: returned with a reason, revised by its therapist, certified with one key", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(240_000);
  const physiatrist = await signIn("amara.osei");
  const peek = physiatrist.getByRole("complementary", { name: "Chosen patient" });
  const choose = async () => {
    await physiatrist
      .getByRole("rowheader", { name: /REYES, Consuelo.*67 y/ })
      .getByRole("button")
      .click();
    await expect(peek.getByRole("region", { name: "Plan of care" })).toContainText("Signed by");
  };
  await choose();
  await expect(peek.getByRole("region", { name: "Plan of care" })).toContainText("Limits of the patient");
  await expectAccessible(physiatrist);
  await physiatrist.keyboard.press("r");
  await physiatrist.getByRole("button", { name: "Return plan" }).click();
  await expect(peek).toContainText("Say what to change");
  await peek.getByRole("textbox", { name: "What to change" }).fill("Add a balance goal.");
  await peek.getByRole("textbox", { name: "What to change" }).press("Enter");
  await expect(physiatrist.getByText("Plan of care returned")).toBeVisible();

  // The therapist reads why on their own day, and in the chart, and mends it.
  const therapist = await signIn("rachel.kim");
  await therapist.setViewportSize({ width: 1024, height: 768 });
  const returned = therapist.getByRole("status").filter({ hasText: "REYES, Consuelo" });
  await expect(returned).toContainText("Add a balance goal.");
  await therapist.getByRole("link", { name: "Patients" }).click();
  await therapist.getByLabel("Find patient").fill("62047");
  // Two patients bear this name: the one of that number alone.
  await therapist
    .getByRole("row")
    .filter({ hasText: /62\s?047/ })
    .getByRole("link", { name: /REYES, Consuelo/ })
    .click();
  await expect(therapist.getByRole("status").filter({ hasText: "returned by" })).toContainText(
    "Add a balance goal.",
  );
  await therapist.getByRole("link", { name: "Read plan" }).click();
  await expect(therapist.getByRole("heading", { name: /^Plan of care/, level: 1 })).toBeVisible();
  await expectAccessible(therapist);
  await therapist.getByRole("link", { name: "Revise plan" }).click();
  await therapist.getByRole("button", { name: "Add goal" }).click();
  const goal = therapist.getByRole("group", { name: /^Goal/ }).last();
  await therapist.getByRole("button", { name: /^Sign plan/ }).click();
  await expect(goal).toContainText("Say what the patient wants to do.");
  await goal.getByRole("textbox", { name: "Goal" }).fill("Stand on one leg for 20 seconds");
  await expect(goal).not.toContainText("Say what the patient wants to do.");
  await therapist.getByRole("button", { name: /^Sign plan/ }).click();
  await confirmIdentity(therapist);
  await expect(therapist.getByText("Waits for certification")).toBeVisible();

  // One key, once the plan stands in the peek.
  await choose();
  await expect(peek.getByRole("region", { name: "Plan of care" })).toContainText(
    "Stand on one leg for 20 seconds",
  );
  await physiatrist.keyboard.press("s");
  await confirmIdentity(physiatrist);
  await expect(physiatrist.getByText("Plan of care certified")).toBeVisible();
  await expect(therapist.getByText("Certified", { exact: true })).toBeVisible();
});

test("an evaluation's messages go as they are answered, and a number that cannot be is answered at its field", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("rachel.kim");
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("castillo ram");
  await page.getByRole("link", { name: /CASTILLO/ }).click();
  await page.getByRole("link", { name: "Evaluation and plan of care" }).click();
  await page.getByRole("button", { name: /^Sign plan/ }).click();
  const bar = page.getByRole("contentinfo").or(page.locator("footer"));
  const falls = page.getByRole("radiogroup", { name: "Falls in the last year" });
  await expect(bar.first()).toContainText(/Ask about falls|Go through the history/);
  await page.getByText("History gone through with the patient").click();
  await expect(page.getByText("Go through the history with the patient.")).toHaveCount(0);
  if ((await page.getByText("Ask about falls in the last year.").count()) > 0) {
    await falls.getByText("None").click();
    await expect(page.getByText("Ask about falls in the last year.")).toHaveCount(0);
  }
  await page.getByRole("combobox", { name: "Add line" }).click();
  await page.keyboard.type("leg pr");
  await expect(page.getByRole("listbox").getByRole("option").first()).toContainText(/leg press/i);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const line = page.getByRole("group", { name: /leg press/i }).last();
  const sets = line.getByRole("textbox", { name: "Sets" });
  await sets.fill("");
  await sets.press("Tab");
  await expect(line).toContainText("Enter an amount.");
  await expect(sets).toHaveValue("");
  await sets.fill("-3");
  await sets.press("Tab");
  await expect(line).toContainText("Enter 0 or more.");
  await sets.fill("3");
  await sets.press("Tab");
  await expect(line).not.toContainText("Enter 0 or more.");
  await expectAccessible(page);
});
