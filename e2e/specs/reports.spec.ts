import { confirmIdentity, expect, test } from "../fixtures.ts";

test("a progress report is drafted from the record, keeps what is typed, and the certification it asks for is signed from the queue", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(240_000);
  const therapist = await signIn("rachel.kim");
  await therapist.setViewportSize({ width: 1024, height: 768 });
  const visit = therapist.getByRole("button", { name: /KOWALCZYK, Marta/ });
  await expect(visit).toContainText("Progress report due in 2 visits");
  await therapist.getByRole("link", { name: "Patients" }).click();
  await therapist.getByLabel("Find patient").fill("kowalczyk marta");
  await therapist
    .getByRole("link", { name: /KOWALCZYK, Marta/ })
    .first()
    .click();
  await therapist.getByRole("link", { name: "Reports" }).click();
  await therapist.getByRole("button", { name: "Write progress report" }).click();
  const form = therapist.getByRole("form", { name: "Progress report" });
  await expect(form.getByRole("region", { name: "From the record" })).toContainText("8 in the period");
  await expect(form.getByRole("textbox", { name: "Progress in the period" })).toHaveValue(
    /Treated on 8 days/,
  );
  await form.getByRole("button", { name: /^Sign progress report/ }).click();
  await expect(form).toContainText("Say how this goal stands.");
  await expect(form).toContainText("Say why a therapist’s skill is still needed.");
  await expectAccessible(therapist);
  const goals = form.getByRole("region", { name: "Goals" }).getByRole("group");
  for (const goal of await goals.all()) await goal.getByText("On the way", { exact: true }).click();
  await form
    .getByRole("textbox", { name: "Why a therapist’s skill is still needed" })
    .fill("Stretch at the end of range is graded by hand.");
  await form.getByRole("textbox", { name: "Plan", exact: true }).fill("Reach overhead with a load.");
  await expect(form.getByText(/Draft saved/)).toBeVisible();
  await therapist.reload();
  await expect(form.getByRole("textbox", { name: "Plan", exact: true })).toHaveValue(
    "Reach overhead with a load.",
  );
  await form.getByText("This report also asks to certify the plan on").click();
  await form.getByRole("textbox", { name: "Weeks" }).fill("0");
  await form.getByRole("button", { name: /^Sign progress report/ }).click();
  await expect(form).toContainText("At least 1 week.");
  await form.getByRole("textbox", { name: "Weeks" }).fill("12");
  await form.getByRole("button", { name: /^Sign progress report/ }).click();
  await confirmIdentity(therapist);
  await expect(therapist.getByRole("heading", { name: /^Progress report \d/, level: 1 })).toBeVisible();
  await expect(therapist.getByRole("region", { name: "Recertification" })).toContainText(
    "Asks to certify on",
  );
  await expectAccessible(therapist);

  const physiatrist = await signIn("amara.osei");
  const row = physiatrist.getByRole("rowheader", { name: /KOWALCZYK, Marta/ });
  await row.getByRole("button").click();
  await expect(physiatrist.getByRole("complementary", { name: "Chosen patient" })).toContainText(
    "Recertification to sign",
  );
  await physiatrist.keyboard.press("o");
  await expect(physiatrist.getByRole("region", { name: "Goals" })).toContainText("on the way");
  await physiatrist.keyboard.press("Control+Enter");
  await confirmIdentity(physiatrist);
  await expect(physiatrist.getByRole("status").filter({ hasText: "Certified by" })).toContainText(
    "Dr. A. Osei",
  );
  await expect(therapist.getByRole("status").filter({ hasText: "Certified by" })).toBeVisible();
  await therapist.getByRole("link", { name: "Today" }).click();
  await expect(visit).not.toContainText("Progress report");
});
