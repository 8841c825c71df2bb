import { confirmIdentity, expect, startFromDay, test } from "../fixtures.ts";

test.use({ mayRefuse: true });

test("what a new version permits, adds and drops, and a hold with its reason, stand in the therapist's open session without a reload", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("jordan.lee");
  await page.setViewportSize({ width: 1024, height: 768 });
  await startFromDay(page, page.getByRole("button", { name: /CHEN, Grace/ }));
  const sheet = page.getByRole("grid", { name: "Flowsheet" });
  const slide = sheet.getByRole("row", { name: /^Table slide/ });
  const range = slide.getByRole("gridcell", { name: /^Table slide, range/ });
  await range.focus();
  await page.keyboard.type("125");
  await page.keyboard.press("Enter");
  await expect(sheet.getByRole("alert").filter({ hasText: "is outside the" })).toBeVisible();

  const physiatrist = await signIn("amara.osei");
  await physiatrist.getByRole("link", { name: "Patients" }).click();
  await physiatrist.getByLabel("Find patient").fill("chen gr");
  await physiatrist.getByRole("link", { name: /CHEN, Grace/ }).click();
  await physiatrist.getByRole("link", { name: "Modify" }).click();
  const line = physiatrist.getByRole("group", { name: "Table slide" });
  await line.getByRole("button", { name: "Table slide", exact: true }).click();
  const most = line.getByRole("textbox", { name: "Most" }).last();
  await most.fill("130");
  await most.press("Tab");
  await physiatrist.getByRole("combobox", { name: "Add line" }).click();
  await physiatrist.keyboard.type("tandem st");
  await physiatrist.getByRole("option", { name: "Tandem stance" }).click();
  await physiatrist.getByRole("button", { name: "Review and sign" }).click();
  await physiatrist
    .getByRole("dialog")
    .getByRole("button", { name: /^Sign prescription/ })
    .click();
  await confirmIdentity(physiatrist);
  await expect(physiatrist.getByRole("heading", { name: /^Prescription v/ })).toBeVisible();

  // What was refused is offered, and nothing is recorded before it is pressed.
  await expect(sheet.getByText("It is inside now, and not recorded yet.")).toBeVisible();
  await sheet.getByRole("button", { name: /^Set .*125/ }).click();
  await expect(range).toHaveAccessibleName(/, 125 degrees, changed/);

  const news = page.getByRole("region", { name: "Changed since this session began" });
  await expect(news).toContainText(/Version \d adds: Tandem stance/);
  await expect(news).toContainText(/Version \d changes: Table slide/);
  await expectAccessible(page);
  await news.getByRole("button", { name: "Add the row" }).click();
  const added = sheet.getByRole("row", { name: /^Tandem stance/ });
  await expect(added).toContainText(/New in version \d/);
  await expect(added.getByRole("button", { name: "Tandem stance done" })).toHaveAttribute(
    "aria-pressed",
    "false",
  );

  await physiatrist.getByRole("button", { name: "Hold therapy" }).click();
  await physiatrist.getByLabel("Why hold").fill("Await cardiology");
  await physiatrist.keyboard.press("Enter");
  await expect(page.getByText("Dr. A. Osei held this prescription: Await cardiology.")).toBeVisible();
  await added.getByRole("button", { name: "Tandem stance done" }).click();
  await expect(sheet.getByRole("alert").filter({ hasText: "Await cardiology" })).toBeVisible();
  await page.getByRole("link", { name: "Today" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "CHEN, Grace" })).toContainText(
    /Dr\. A\. Osei, .*: Await cardiology/,
  );
});
