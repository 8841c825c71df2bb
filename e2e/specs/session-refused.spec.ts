import { confirmIdentity, expect, test } from "../fixtures.ts";

// A browser far from the clinic: every time is told by the clinic's clock all the same.
test.use({ mayRefuse: true, timezoneId: "Asia/Tokyo" });

test("treatment without a signed prescription and under a held one is refused with a sentence, nothing is begun, and a note is written", async ({
  signIn,
  expectAccessible,
}) => {
  const unordered = await signIn("diego.archuleta");
  await unordered.setViewportSize({ width: 1024, height: 768 });
  await unordered.getByRole("link", { name: "Patients" }).click();
  await unordered.getByLabel("Find patient").fill("sandoval gr");
  await unordered.getByRole("link", { name: /SANDOVAL, Grace/ }).click();
  await unordered.getByRole("link", { name: "Right shoulder pain" }).click();
  await expect(unordered.getByRole("heading", { name: "Nothing prescribed" })).toBeVisible();
  await expect(unordered.getByRole("alert").filter({ hasText: "No prescription is signed." })).toBeVisible();
  await expect(unordered.getByRole("button", { name: "Start session" })).toHaveCount(0);
  await unordered.getByRole("link", { name: "Today" }).click();
  await expect(unordered.getByRole("heading", { name: /^Today/ })).toBeVisible();
  await expect(
    unordered.getByRole("region", { name: "Not signed" }).getByText(/SANDOVAL, Grace/),
  ).toHaveCount(0);

  // The physiatrist holds therapy; the booking of today is refused, and what was seen is written down.
  const page = await signIn("jordan.lee");
  await page.setViewportSize({ width: 1024, height: 768 });
  const booking = page.getByRole("listitem").filter({ hasText: "FITZGERALD-MONTOYA, Diego" });
  await expect(booking).toBeVisible();
  const physiatrist = await signIn("amara.osei");
  await physiatrist.getByRole("link", { name: "Patients" }).click();
  await physiatrist.getByLabel("Find patient").fill("fitzgerald-montoya di");
  await physiatrist.getByRole("link", { name: /FITZGERALD-MONTOYA, Diego/ }).click();
  const decision = physiatrist.getByRole("region", { name: "Decision" });
  await decision.getByRole("button", { name: "Hold therapy" }).click();
  await decision.getByRole("textbox").fill("New leg weakness, imaging first");
  await decision
    .getByRole("form", { name: "Hold therapy" })
    .getByRole("button", { name: "Hold therapy" })
    .click();
  await expect(booking).toContainText("Therapy held");
  await booking.getByRole("button").first().click();
  const refused = page
    .getByRole("alert")
    .filter({ hasText: /Held by .*Osei.*New leg weakness, imaging first/ });
  await expect(refused).toBeVisible();
  await expect(page.getByRole("button", { name: "Start session" })).toHaveCount(0);
  await page.goBack();
  await expect(booking).toBeVisible();
  await expect(booking).not.toContainText("In session");
  await booking.getByRole("button").first().click();
  await page.getByRole("button", { name: "Write a note" }).click();
  const form = page.getByRole("form", { name: "Write a note" });
  await expectAccessible(page);

  // Written late it carries its true day and time, and neither may be left out or lie ahead.
  await form.getByRole("radiogroup", { name: "When" }).getByText("Earlier").click();
  await form.getByRole("button", { name: "Write note" }).click();
  await expect(form.getByText("Enter the day it took place.")).toBeVisible();
  await expect(form.getByText("Enter the time it took place, for example 14:30.")).toBeVisible();
  await form.getByRole("radiogroup", { name: "When" }).getByText("Now").click();
  await form.getByRole("button", { name: "Write note" }).click();
  await expect(page.getByText("Seen, not treated. A note has no treatment rows.")).toBeVisible();
  await expect(page.getByRole("grid", { name: "Flowsheet" })).toHaveCount(0);
  await page.getByRole("button", { name: "Sign note" }).click();
  await expect(page.getByLabel("Note")).toBeFocused();
  await page.keyboard.type("Came in; sent home, leg weaker.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign note" }).click();
  await confirmIdentity(page);
  await expect(booking).toContainText("Signed");
});
