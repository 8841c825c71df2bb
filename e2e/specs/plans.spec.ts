import { answerNoFalls, confirmHistory } from "../evaluation-hands.ts";
import { confirmIdentity, expect, test } from "../fixtures.ts";
import { handWork } from "../input-counter.ts";

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

test("from an accepted prescription to a signed plan in few presses: history, body chart, falls, examination, impairments; what cannot be is answered at its field", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(240_000);
  const page = await signIn("diego.archuleta");
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("bergstrom eri");
  await page.getByRole("link", { name: /BERGSTROM, Erik/ }).click();
  await expect(page.getByRole("button", { name: "Accept" })).toBeVisible();
  const sign = page.getByRole("button", { name: /^Sign plan/ });
  const falls = page.getByRole("region", { name: "Falls" });
  const history = page.getByRole("region", { name: "History", exact: true });
  const back = page.getByRole("region", { name: "Examination, lumbar spine" });
  const spent = await handWork(page, async () => {
    await page.getByRole("button", { name: "Accept" }).click();
    await expect(page.getByRole("button", { name: "Accept" })).toBeHidden();
    // On a screen that shows all of it at once there is nothing left to look at; on a low one there is.
    await page.setViewportSize({ width: 1024, height: 480 });
    await page.getByRole("link", { name: "Evaluation and plan of care" }).click();
    await expect(history.getByRole("button", { name: "Confirm the rest with the patient" })).toBeDisabled();
    await page.setViewportSize({ width: 1024, height: 768 });
    await confirmHistory(page);
    await page.locator("svg[data-surface=back] [data-place='lower-trunk left']").click();
    await answerNoFalls(page);
    const flags = page.getByRole("region", { name: "Red flags" });
    for (const flag of await flags.getByRole("radiogroup").all())
      await flag.getByText("No", { exact: true }).click();
    await back.getByRole("button", { name: "Lumbar spine: examined, normal" }).click();
    await back.getByLabel("Flexion, active").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("50");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Add impairment" }).click();
    await page.getByLabel("What is impaired").click();
    await page.keyboard.type("bends to the knees");
  });
  expect(
    spent.keys + spent.taps,
    `${spent.keys} keys and ${spent.taps} taps before the plan`,
  ).toBeLessThanOrEqual(48);
  await expect(back).toContainText("norm 0 to 80°");
  await expectAccessible(page);

  // What cannot be is said where it was typed, and nothing of it is signed.
  const flexion = back.getByLabel("Flexion, active");
  const right = back.getByLabel("Side bending, active, right");
  for (const [typed, said] of [
    ["120", /reaches 90° at most/],
    ["60-20", /ends before it starts/],
    ["bent", /Type degrees/],
  ] as const) {
    await right.fill(typed);
    await right.press("Tab");
    await expect(right).toHaveAccessibleDescription(said);
    await expect(right).toHaveValue(typed === "60-20" ? "60 to 20" : typed);
  }
  await sign.click();
  await expect(page.getByRole("status").filter({ hasText: /To sign.*Type degrees/ })).toBeVisible();
  await right.fill("n");
  await right.press("Tab");
  await expect(right).toHaveValue("normal");
  await expect(flexion).toHaveValue("50");
  await falls.getByRole("radiogroup", { name: "Unsteady standing or walking" }).getByText("Yes").click();
  await expect(falls).toContainText("At risk of falling");
  await falls.getByLabel("Chair stands in 30 s").fill("99");
  await falls.getByLabel("Chair stands in 30 s").press("Tab");
  await sign.click();
  await expect(falls.getByLabel("Chair stands in 30 s")).toHaveAccessibleDescription(/0 to 60/);
  await falls.getByLabel("Chair stands in 30 s").fill("12");
  await falls.getByLabel("Chair stands in 30 s").press("Tab");
  await expect(falls).toContainText("no number is stated for this age");
  const medications = history.getByRole("group", { name: "Medications" });
  await medications.getByText("Differs").click();
  await sign.click();
  await expect(medications.getByRole("textbox")).toHaveAccessibleDescription(/Say what differs/);
  await medications.getByRole("textbox").fill("Takes naproxen most days");
  await page.getByLabel("What is impaired").fill("x".repeat(170));
  await expect(page.getByLabel("What is impaired")).toHaveAccessibleDescription(/160/);
  await page.getByLabel("What is impaired").fill("bends to the knees");

  // The drawing has its list: the same mark by keyboard.
  await page.getByText("The places as a list: pain").click();
  const calf = page.getByRole("group", { name: "Pain, back" }).getByRole("checkbox", { name: "Calf, left" });
  await calf.focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("region", { name: "Body chart" })).toContainText("calf, left, back");

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
  await sign.click();
  await confirmIdentity(page);
  await page.getByRole("link", { name: "Read plan" }).click();
  const evaluation = page.getByRole("region", { name: "Evaluation" });
  for (const words of [
    "Differs: Takes naproxen most days",
    "At risk of falling; falls in the last year none; unsteady yes",
    "lumbar spine flexion, midline, active: 50°",
    "Examined, normal: ",
    "Straight leg raise, left: negative",
    "calf, left, back",
    "bends to the knees",
  ])
    await expect(evaluation).toContainText(words);
  await expectAccessible(page);
});
