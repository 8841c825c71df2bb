import type { Locator } from "@playwright/test";
import { expect, openPage, test } from "../fixtures.ts";

test.use({ mayRefuse: true });

const hostile = "عيادة 🌲 <script>alert(1)</script>";

/** Month, day and year as a person types them, one after the other. */
async function typeDay(field: Locator, digits: string): Promise<void> {
  await field.getByRole("spinbutton").first().click();
  await field.page().keyboard.type(digits);
}

test("a new colleague is invited with a one-time link, works, and is signed out at once when deactivated", async ({
  signIn,
  browser,
  clinic,
  expectAccessible,
}) => {
  const admin = await signIn("noemi.castellanos");
  await admin.getByRole("link", { name: "Staff", exact: true }).click();
  await admin.getByRole("button", { name: "Invite" }).click();
  const form = admin.getByRole("form", { name: "Invite somebody" });
  await form.getByRole("button", { name: /^Invite/ }).click();
  await expect(form.getByLabel("Family name")).toHaveAccessibleDescription(/Enter the family name/);
  await expect(form.getByRole("group", { name: "Clinics" })).toHaveAccessibleDescription(
    /at least one clinic/,
  );
  await form.getByLabel("Family name").fill(hostile);
  await form.getByLabel("Given name").fill("x".repeat(81));
  await form.getByLabel("Email").fill("hale at clinic");
  await form.getByLabel("NPI").fill("12");
  await form.getByText("Cedar River Clinic").click();
  await form.getByRole("button", { name: /^Invite/ }).click();
  await expect(form.getByLabel("Given name")).toHaveAccessibleDescription(/at most 80/);
  await expect(form.getByLabel("Email")).toHaveAccessibleDescription(/Enter an email address/);
  await expect(form.getByLabel("NPI")).toHaveAccessibleDescription(/10 digits/);
  await expect(form.getByLabel("Family name")).toHaveValue(hostile);
  await expectAccessible(admin);

  await form.getByLabel("Given name").fill("Wren");
  await form.getByLabel("Email").fill("rachel.kim@demo.example");
  await form.getByLabel("NPI").fill("");
  await form.getByRole("radiogroup", { name: "Level" }).getByText("Assistant").click();
  await form.getByRole("button", { name: /^Invite/ }).click();
  await expect(form.getByLabel("Supervised by")).toHaveAccessibleDescription(/Name the therapist/);
  await form.getByLabel("Supervised by").selectOption({ label: "R. Kim, PT" });
  await form.getByRole("button", { name: /^Invite/ }).click();
  await expect(form.getByLabel("Email")).toHaveAccessibleDescription(/uses this email already/);
  await form.getByLabel("Email").fill("wren.hostile@demo.example");
  await form.getByRole("button", { name: /^Invite/ }).click();

  const address = await admin.getByLabel("One-time link").inputValue();
  const problems: string[] = [];
  const colleague = await openPage(browser, clinic.origin, "new colleague", problems);
  await colleague.goto(address);
  await expect(colleague.getByLabel("Choose a password")).toBeVisible();
  await expectAccessible(colleague);
  await colleague.getByLabel("Choose a password").fill("four quiet winter rivers");
  await colleague.getByRole("button", { name: "Set password" }).click();
  await colleague.getByLabel("Email").fill("wren.hostile@demo.example");
  await colleague.getByLabel("Password").fill("four quiet winter rivers");
  await colleague.getByRole("button", { name: "Sign in" }).click();
  await expect(colleague.getByRole("heading", { name: /^Today/ })).toBeVisible();

  const again = await openPage(browser, clinic.origin, "a second use", problems);
  await again.goto(address);
  await expect(again.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await again.context().close();

  await admin.getByLabel("Find by name or email").fill("wren.hostile");
  const row = admin.getByRole("row", { name: /wren\.hostile/ });
  await row.getByRole("button", { name: /^More/ }).click();
  await admin.getByRole("menuitem", { name: /^Hand over/ }).click();
  const handing = admin.getByRole("form", { name: /^Hand over/ });
  await handing.getByLabel("Why").fill(hostile);
  await handing.getByRole("button", { name: "Hand over" }).click();
  await expect(handing.getByLabel("All open episodes go to")).toHaveAccessibleDescription(
    /Choose the colleague/,
  );
  await expect(handing.getByLabel("Why")).toHaveValue(hostile);
  await handing.getByRole("button", { name: "Cancel" }).click();
  await row.getByRole("button", { name: /^More/ }).click();
  await admin.getByRole("menuitem", { name: "Deactivate" }).click();
  const leaving = admin.getByRole("form", { name: /^Deactivate/ });
  await leaving.getByRole("button", { name: "Deactivate" }).click();
  await expect(leaving.getByLabel("Why")).toHaveAccessibleDescription(/Say why/);
  await leaving.getByLabel("Why").fill("Moved away");
  await leaving.getByRole("button", { name: "Deactivate" }).click();
  await expect(admin.getByText("is signed out everywhere")).toBeVisible();
  await expect(colleague.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await colleague.context().close();
});

test("a cover is named from day to day, refused when the days are the wrong way round, and ended", async ({
  signIn,
}) => {
  const admin = await signIn("noemi.castellanos");
  await admin.getByRole("link", { name: "Staff", exact: true }).click();
  const cover = admin.getByRole("region", { name: "Cover" });
  await cover.getByRole("button", { name: "Name a cover" }).click();
  await cover.getByRole("button", { name: "Name the cover" }).click();
  await expect(cover.getByLabel("Away")).toHaveAccessibleDescription(/Choose who is away/);
  await cover.getByLabel("Away").selectOption({ label: "Dr. A. Osei" });
  await cover.getByLabel("Covered by").selectOption({ label: "Dr. P. Lindqvist" });
  await typeDay(cover.getByRole("group", { name: "From" }), "12242026");
  await typeDay(cover.getByRole("group", { name: "Through" }), "12202026");
  await cover.getByLabel("Why").fill("x".repeat(121));
  await cover.getByRole("button", { name: "Name the cover" }).click();
  await expect(cover.getByLabel("Why")).toHaveAccessibleDescription(/at most 120/);
  await expect(cover.getByLabel("Why")).toHaveValue("x".repeat(121));
  await cover.getByLabel("Why").fill(hostile);
  await cover.getByRole("button", { name: "Name the cover" }).click();
  await expect(cover.getByText("The last day lies before the first.").first()).toBeVisible();
  await expect(cover.getByLabel("Why")).toHaveValue(hostile);
  await typeDay(cover.getByRole("group", { name: "Through" }), "12312026");
  await cover.getByRole("button", { name: "Name the cover" }).click();
  const line = cover.getByRole("row", { name: /Dr\. A\. Osei.*Dr\. P\. Lindqvist.*Dec 31/ });
  await expect(line).toBeVisible();
  await line.getByRole("button", { name: /^End/ }).click();
  await expect(line).toBeHidden();
});

test("a clinic's policy changes with a reason, and one that contradicts itself is refused in words", async ({
  signIn,
  expectAccessible,
}) => {
  const admin = await signIn("noemi.castellanos");
  await admin.getByRole("link", { name: "Clinics" }).click();
  const clinic = admin.getByRole("region", { name: "Mesa Norte Clinic" });
  await expect(clinic).toContainText("Green to 2, amber to 5");
  await expect(admin.getByText(/^Diagnosis codes: a built-in list of \d+ codes/)).toBeVisible();
  await clinic.getByRole("button", { name: /^Change policy/ }).click();
  await expectAccessible(admin);
  await clinic.getByLabel("Pain is amber up to").selectOption("2");
  await clinic.getByRole("button", { name: "Save policy" }).click();
  await expect(clinic.getByLabel("Why the policy changes")).toHaveAccessibleDescription(/Say why/);
  await clinic.getByLabel("Why the policy changes").fill("x".repeat(201));
  await clinic.getByRole("button", { name: "Save policy" }).click();
  await expect(clinic.getByLabel("Why the policy changes")).toHaveAccessibleDescription(/at most 200/);
  await expect(clinic.getByLabel("Why the policy changes")).toHaveValue("x".repeat(201));
  await clinic.getByLabel("Why the policy changes").fill(hostile);
  await clinic.getByRole("button", { name: "Save policy" }).click();
  await expect(clinic.getByLabel("Pain is amber up to")).toHaveAccessibleDescription(
    /ends above the green one/,
  );
  await clinic.getByLabel("Pain is amber up to").selectOption("4");
  await clinic.getByRole("button", { name: "Save policy" }).click();
  await expect(clinic).toContainText("Green to 2, amber to 4");

  await admin.getByRole("button", { name: "Add a clinic" }).click();
  const form = admin.getByRole("form", { name: "Add a clinic" });
  await form.getByLabel("Clinic name").fill("Mesa Norte Clinic");
  await form.getByLabel("City").fill("Taos");
  await form.getByRole("button", { name: "Add clinic" }).click();
  await expect(form.getByLabel("State")).toHaveAccessibleDescription(/Choose the state/);
  await form.getByLabel("State").selectOption("NM");
  await form.getByRole("button", { name: "Add clinic" }).click();
  await expect(form.getByLabel("Clinic name")).toHaveAccessibleDescription(/has this name already/);
  await form.getByLabel("Clinic name").fill("Taos Clinic");
  await form.getByRole("button", { name: "Add clinic" }).click();
  await expect(admin.getByRole("region", { name: "Taos Clinic" })).toContainText("Mountain (Denver)");
});

test("a visit is booked once: a taken place is refused in words; arrivals and causes of cancellation are kept", async ({
  signIn,
  expectAccessible,
}) => {
  const admin = await signIn("noemi.castellanos");
  await admin.getByRole("link", { name: "Schedule" }).click();
  for (const day of ["Tue Nov 24, 2026", "Wed Nov 25, 2026"]) {
    await admin.getByRole("button", { name: "Day after" }).click();
    await expect(admin.getByRole("heading", { name: day })).toBeVisible();
  }
  const book = async (start: string) => {
    await admin.getByRole("button", { name: "Book", exact: true }).click();
    const form = admin.getByRole("form", { name: "Book a visit" });
    await form.getByRole("combobox", { name: "Patient" }).fill("hale");
    await admin
      .getByRole("option", { name: /^Hale, Dorothy/i })
      .first()
      .click();
    await form.getByLabel("With").selectOption({ label: "R. Kim, PT" });
    await form.getByLabel("Starts").fill(start);
    await form.getByRole("button", { name: "Book visit" }).click();
    return form;
  };
  await admin.getByRole("button", { name: "Book", exact: true }).click();
  const empty = admin.getByRole("form", { name: "Book a visit" });
  await empty.getByLabel("Starts").fill("half past");
  await empty.getByRole("button", { name: "Book visit" }).click();
  await expect(empty.getByRole("combobox", { name: "Patient" })).toHaveAccessibleDescription(
    /Choose the patient/,
  );
  await expect(empty.getByLabel("Starts")).toHaveAccessibleDescription(/five-minute step/);
  await expect(empty.getByLabel("Starts")).toHaveValue("half past");
  await expectAccessible(admin);
  await empty.getByRole("button", { name: "Cancel" }).click();

  await book("17:00");
  const line = admin.getByRole("row", { name: /5:00 p\.m\./ });
  await expect(line).toContainText("Booked");
  const taken = await book("17:15");
  await expect(taken.getByRole("alert")).toContainText(/taken|booked already|not free/i);
  await taken.getByRole("button", { name: "Cancel" }).click();

  await line.getByRole("button", { name: /^Cancel/ }).click();
  const cancelling = admin.getByRole("form", { name: /^Cancel/ });
  await cancelling.getByRole("button", { name: "Cancel booking" }).click();
  await expect(cancelling.getByLabel("Why it is cancelled")).toHaveAccessibleDescription(/Choose the cause/);
  await cancelling.getByLabel("Why it is cancelled").selectOption({ label: "Another cause" });
  await cancelling.getByRole("button", { name: "Cancel booking" }).click();
  await expect(cancelling.getByLabel("In words")).toHaveAccessibleDescription(/Say why/);
  await expectAccessible(admin);
  await cancelling.getByLabel("In words").fill("Jury duty");
  await cancelling.getByRole("button", { name: "Cancel booking" }).click();
  await expect(line).toContainText("Cancelled: Jury duty");
  // A mistake is taken back the same day; then it is the clinic that calls off.
  await line.getByRole("button", { name: /^Take back/ }).click();
  await expect(line).toContainText("Booked");
  await line.getByRole("button", { name: /^Cancel/ }).click();
  await cancelling
    .getByLabel("Why it is cancelled")
    .selectOption({ label: "By the clinic: clinician absent" });
  await cancelling.getByRole("button", { name: "Cancel booking" }).click();
  await expect(line).toContainText("Cancelled by the clinic: clinician absent");
});
