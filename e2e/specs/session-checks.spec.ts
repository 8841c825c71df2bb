import { confirmIdentity, expect, expectBegun, test } from "../fixtures.ts";

// A row is confirmed while a value holds it, and a session is signed with what is asked for missing.
test.use({ mayRefuse: true });

test("a session asks for the vital signs its precautions require, holds its rows at a value that holds, and goes on when it is measured again; red flags, techniques and a hint are one line each", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("jordan.lee");
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("lindgren ast");
  await page.getByRole("link", { name: /LINDGREN, Astrid/ }).click();
  await page.getByRole("button", { name: "Start session" }).click();
  await expectBegun(page);
  const vitals = page.getByRole("region", { name: "Vital signs" });
  await expect(vitals).toContainText("Insulin: glucose before exercise");
  const glucose = vitals
    .getByRole("group", { name: "Before exercise" })
    .getByRole("textbox", { name: "Glucose" });
  await glucose.fill("12");
  await glucose.press("Tab");
  await expect(vitals).toContainText(/Glucose is 20 to 900.mg\/dL/);
  await glucose.fill("62");
  await page.getByRole("main").focus();
  const hold = vitals.getByRole("alert");
  await expect(hold).toContainText(/Glucose 62.mg\/dL. Do not start/);
  await expect(hold).toContainText("is told. No row is confirmed until it is measured again");
  const rows = page
    .getByRole("grid", { name: "Flowsheet" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
  await rows
    .first()
    .getByRole("button", { name: / done$/ })
    .click();
  await expect(page.getByRole("grid", { name: "Flowsheet" })).toContainText("Glucose below 70 mg/dL");
  await page.getByRole("button", { name: "Leave it" }).first().click();
  await vitals.getByRole("button", { name: /^Measure again: Glucose/ }).click();
  await glucose.fill("118");
  await glucose.press("Enter");
  await page.getByRole("main").focus();
  await expect(vitals).toContainText(/Glucose 118.mg\/dL was 62.mg\/dL/);
  await expect(hold).toHaveCount(0);

  const flags = page.getByRole("group", { name: "Red flags" });
  await flags.getByRole("button", { name: /^No change since/ }).click();
  await expect(flags.getByRole("button", { name: /^No change since/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await flags.getByRole("button", { name: "Ask", exact: true }).click();
  await expectAccessible(page);
  await flags.getByRole("button", { name: "Ask", exact: true }).click();

  const since = page.getByRole("region", { name: "Since last time" });
  await since.getByRole("radiogroup", { name: "In the 24 hours after" }).getByText("Flared").click();
  await since.getByRole("radiogroup", { name: "Medication" }).getByText("Changed").click();
  await since.getByLabel("Which medication changed, and how").fill("Warfarin stopped on Monday");
  for (const group of ["Pain before", "Pain during, worst"])
    await page.getByRole("radiogroup", { name: group }).getByText("1", { exact: true }).click();

  // The hint says what it read and sets nothing by itself.
  const mark = page.getByRole("button", { name: "Hint: back one step" }).first();
  await mark.click();
  const hint = page.getByRole("region", { name: /^Hint for/ });
  await expect(hint).toContainText("Pain-monitoring model");
  await expect(hint).toContainText("It decides nothing.");
  await hint.getByRole("button", { name: "Use it from now on" }).click();
  await expect(page.getByRole("button", { name: "From now on", pressed: true })).toHaveCount(1);

  const techniques = page.getByRole("region", { name: "Techniques tried" });
  await expect(techniques.getByRole("list", { name: "Tried before" })).toContainText("Soft tissue work");
  await techniques.getByRole("combobox", { name: "Add technique" }).fill("Patellar glides");
  await techniques.getByRole("button", { name: "Add in your words" }).click();
  await techniques
    .getByRole("radiogroup", { name: "Response to Patellar glides" })
    .getByText("Better")
    .click();
  await expectAccessible(page);

  for (const row of await rows.all()) {
    const done = row.getByRole("button", { name: / done$/ });
    if ((await done.getAttribute("aria-pressed")) === "false") await done.click();
  }
  await page.getByLabel("Assessment").fill("Good control with cueing.");
  await page.getByRole("button", { name: /^Sign session/ }).click();
  // What is still asked for has the focus: nothing is signed as if it were known.
  await expect(page.getByRole("status").filter({ hasText: "To sign:" })).toContainText("glucose after");
  const missing = vitals.getByRole("button", { name: / not measured$/ });
  for (let left = await missing.count(); left > 0; left -= 1) {
    await missing.first().click();
    await page.getByRole("menuitem", { name: "Patient declined" }).click();
    await expect(missing).toHaveCount(left - 1);
  }
  await expect(vitals).toContainText("not measured, patient declined");
  await page.getByRole("button", { name: /^Sign session/ }).click();
  await confirmIdentity(page);
  await expect(page.getByRole("button", { name: /^Sign session/ })).toHaveCount(0);
});
