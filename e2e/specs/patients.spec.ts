import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

test.use({ mayRefuse: true });

const hostile = "مريض 🌲 <script>alert(1)</script>";

/** Month, day and year as a person types them, one after the other. */
async function typeDay(field: Locator, digits: string): Promise<void> {
  await field.getByRole("spinbutton").first().click();
  await field.page().keyboard.type(digits);
}

test("a patient is registered and corrected; wrong input is answered at its field with nothing lost", async ({
  signIn,
  expectAccessible,
}) => {
  const admin = await signIn("noemi.castellanos");
  await admin.getByRole("link", { name: "Patients" }).click();
  await admin.getByRole("button", { name: "Register patient" }).click();
  const form = admin.getByRole("form", { name: "Register a patient" });
  await form.getByRole("button", { name: "Register" }).click();
  await expect(form.getByLabel("Family name")).toHaveAccessibleDescription(/Enter the family name/);
  await form.getByLabel("Family name").fill(hostile);
  await form.getByLabel("Given name").fill("x".repeat(81));
  await form.getByRole("button", { name: "Register" }).click();
  await expect(form.getByLabel("Given name")).toHaveAccessibleDescription(/at most 80/);
  await form.getByLabel("Given name").fill("Wilhelmina");
  await typeDay(form.getByRole("group", { name: "Born" }), "01012190");
  await form.getByRole("button", { name: "Register" }).click();
  await expect(form.getByRole("group", { name: "Born" })).toHaveAccessibleDescription(/in the past/);
  await expect(form.getByLabel("Family name")).toHaveValue(hostile);
  await typeDay(form.getByRole("group", { name: "Born" }), "03141951");
  await expectAccessible(admin);
  await form.getByRole("button", { name: "Register" }).click();

  const entry = admin.getByRole("region", { name: "Identity, contacts and payer" });
  await expect(entry).toContainText("Mar 14, 1951");
  await expect(admin.getByRole("table", { name: /Who saw and changed/ })).toContainText("Register patient");
  await expectAccessible(admin);
  await entry.getByRole("button", { name: "Edit" }).click();
  const correction = admin.getByRole("form", { name: "Correct the entry" });
  await correction.getByLabel("Family name").fill("Quillfeather-Okafor");
  await correction.getByLabel("Phone").fill("425 555 0177");
  await correction.getByRole("button", { name: "Save" }).click();
  await expect(entry).toContainText("425 555 0177");
  await expect(admin.getByText("QUILLFEATHER-OKAFOR")).toBeVisible();
});

test("two who correct the same entry lose nothing: the second is told, and keeps what was typed", async ({
  signIn,
}) => {
  const first = await signIn("noemi.castellanos");
  const second = await signIn("sam.whitford");
  for (const page of [first, second]) {
    await page.getByRole("link", { name: "Patients" }).click();
    await page.getByLabel("Find patient").fill("hale dorothy");
    await page
      .getByRole("link", { name: /HALE, Dorothy/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Edit" }).click();
  }
  await first.getByLabel("Phone").fill("425 555 0181");
  await first.getByRole("button", { name: "Save" }).click();
  await expect(first.getByRole("button", { name: "Edit" })).toBeVisible();
  await second.getByLabel("Phone").fill("425 555 0182");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByRole("alert")).toContainText("changed while you were working");
  await expect(second.getByLabel("Phone")).toHaveValue("425 555 0182");
});

test("everybody within reach is listed in windows, each joined to the last", async ({ signIn }) => {
  const admin = await signIn("noemi.castellanos");
  await admin.getByRole("link", { name: "Patients" }).click();
  const rows = admin.getByRole("table", { name: "Patients" }).getByRole("row");
  await expect(rows).toHaveCount(51);
  await admin.getByRole("button", { name: "More patients" }).click();
  await expect.poll(() => rows.count()).toBeGreaterThan(51);
});

test("a chart outside one's reach opens by break-glass with a reason, says so, and stands in the record", async ({
  signIn,
  expectAccessible,
}) => {
  const admin = await signIn("noemi.castellanos");
  await admin.getByRole("link", { name: "Patients" }).click();
  await admin.getByLabel("Find patient").fill("hale dorothy");
  const found = admin.getByRole("row", { name: /HALE, Dorothy/ }).first();
  const mrn = (await found.getByRole("cell").nth(2).innerText()).replaceAll(/\s/g, "");

  const far = await signIn("lucia.ortega");
  await far.getByRole("link", { name: "Patients" }).click();
  await far.getByRole("button", { name: "Break glass" }).click();
  const form = far.getByRole("form", { name: "Break glass" });
  await form.getByLabel("Clinic").selectOption({ label: "Cedar River Clinic" });
  await form.getByLabel("MRN").fill("99 999 999");
  await form.getByLabel("Why you need").fill("short");
  await form.getByRole("button", { name: "Open the chart" }).click();
  await expect(form.getByLabel("Why you need")).toHaveAccessibleDescription(/at least 10 characters/);
  await form.getByLabel("Why you need").fill("Found unwell in the hall, needs her limits");
  await form.getByRole("button", { name: "Open the chart" }).click();
  await expect(form.getByLabel("MRN")).toHaveAccessibleDescription(/No patient of this clinic/);
  await expectAccessible(far);
  await form.getByLabel("MRN").fill(mrn);
  await form.getByRole("button", { name: "Open the chart" }).click();
  await expect(far.getByText(/Open by break-glass until/)).toBeVisible();
  await expect(far.getByRole("complementary", { name: "Timeline" })).toBeVisible();

  await found.getByRole("link").click();
  const looks = admin.getByRole("table", { name: /Who saw and changed/ });
  await expect(looks).toContainText("Found unwell in the hall, needs her limits");
});

test("somebody half registered is there after a reload, as typed, and gone when it is cancelled", async ({
  signIn,
}) => {
  const admin = await signIn("noemi.castellanos");
  await admin.getByRole("link", { name: "Patients" }).click();
  await admin.getByRole("button", { name: "Register patient" }).click();
  const form = admin.getByRole("form", { name: "Register a patient" });
  const kept = admin.waitForResponse(
    (response) =>
      response.url().includes("drafts.save") && (response.request().postData() ?? "").includes("Half-typ"),
  );
  await form.getByLabel("Family name").fill("Half-typ");
  await kept;
  await admin.reload();
  await admin.getByRole("button", { name: "Register patient" }).click();
  await expect(form.getByLabel("Family name")).toHaveValue("Half-typ");
  const gone = admin.waitForResponse((response) => response.url().includes("drafts.discard"));
  await form.getByRole("button", { name: "Cancel" }).click();
  await gone;
  await admin.getByRole("button", { name: "Register patient" }).click();
  await expect(form.getByLabel("Family name")).toHaveValue("");
});
