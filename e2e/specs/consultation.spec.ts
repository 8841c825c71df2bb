import type { Locator, Page } from "@playwright/test";
import { confirmIdentity, expect, test } from "../fixtures.ts";

test.use({ mayRefuse: true });

async function openChart(page: Page, typed: string, name: RegExp): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill(typed);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

async function fillDay(field: Locator, month: string, day: string, year: string): Promise<void> {
  await field.getByRole("spinbutton", { name: /^month/ }).click();
  await field.page().keyboard.type(`${month}${day}${year}`);
}

async function fillNumber(page: Page, name: string, amount: string): Promise<void> {
  const field = page.getByRole("textbox", { name, exact: true });
  await field.fill(amount);
  await field.press("Tab");
}

/** A second problem of a patient who is known already: a consultation that opens an episode of its own. */
async function beginConsultation(page: Page, typed: string, name: RegExp): Promise<void> {
  await openChart(page, typed, name);
  await page.goto(`${new URL(page.url()).pathname}/consultation?kind=consultation`);
  await expect(page.getByRole("heading", { name: "Consultation", exact: true })).toBeVisible();
}

test("what is missing or cannot be is refused at its own field, and the refusal goes as it is answered", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(480_000);
  const page = await signIn("amara.osei");
  await beginConsultation(page, "hale dor", /HALE, Dorothy/);

  // Nothing filled: each missing answer is named, and its link leads to a field that is there.
  await page.getByRole("button", { name: "Sign consultation" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "Before signing" });
  for (const words of [
    "Name the problem that is treated.",
    "Write your impression before signing.",
    "Name at least one diagnosis, in words or with a code.",
  ])
    await expect(summary.getByRole("link", { name: words })).toBeVisible();
  for (const link of await summary.getByRole("link").all())
    await expect(page.locator((await link.getAttribute("href")) ?? "none")).toHaveCount(1);
  await summary.getByRole("link", { name: "Name the problem that is treated." }).click();
  await expect(page.getByLabel("Problem treated")).toBeFocused();
  await page.keyboard.type("Right hip pain 🦵 <script>alert(1)</script> ألم");
  await expect(summary.getByRole("link", { name: "Name the problem that is treated." })).toBeHidden();

  await page.getByRole("button", { name: "Add symptom" }).click();
  const symptom = page.getByRole("group", { name: "Symptom 1" });
  await symptom.getByLabel("Symptom", { exact: true }).fill("Pain on stairs");
  await fillDay(symptom.getByRole("group", { name: "Since" }), "12", "24", "2030");
  await page.getByRole("radiogroup", { name: "Red flags" }).getByText("Present").click();
  for (const [vital, amount] of [
    ["Systolic", "500"],
    ["Diastolic", "-80"],
    ["Heart rate", "9"],
    ["Saturation", "130"],
    ["Weight", "5000"],
    ["Worst pain", "11"],
  ] as const)
    await fillNumber(page, vital, amount);
  await page.getByLabel("Function measure").selectOption({ label: "Oswestry Disability Index" });
  await fillNumber(page, "Score", "130");
  const refusals = [
    "This date lies ahead. Enter the day it began.",
    "Say which red flag is present.",
    "Systolic is 50 to 300 mmHg.",
    "Diastolic is 20 to 200 mmHg.",
    "Heart rate is 20 to 250.",
    "Saturation is 50 to 100 %.",
    "Weight is 2 to 880 lb, or 1 to 400 kg.",
    "Worst pain is 0 to 10 of 10.",
    "Oswestry is 0 to 100 %.",
  ];
  for (const words of refusals) await expect(page.locator("section").getByText(words)).toBeVisible();
  await expectAccessible(page);
  await fillDay(symptom.getByRole("group", { name: "Since" }), "03", "14", "2026");
  await page.getByLabel("Which red flag").fill("Night pain, imaging normal");
  for (const [vital, amount] of [
    ["Systolic", "142"],
    ["Diastolic", "84"],
    ["Heart rate", "72"],
    ["Saturation", "98"],
    ["Weight", "181.5"],
    ["Worst pain", "6"],
    ["Score", "38"],
  ] as const)
    await fillNumber(page, vital, amount);
  for (const words of refusals) await expect(page.getByText(words)).toHaveCount(0);
});

test("nothing typed is lost: allergies keep their commas, and half a medication is there after a reload", async ({
  signIn,
}) => {
  test.setTimeout(480_000);
  const page = await signIn("amara.osei");
  await beginConsultation(page, "okafor chi", /OKAFOR, Chidi/);
  await page.getByRole("radiogroup", { name: "Allergies" }).getByText("Listed").click();
  await page.getByLabel("Allergy 1", { exact: true }).pressSequentially("Latex gloves, powdered");
  await expect(page.getByLabel("Allergy 1", { exact: true })).toHaveValue("Latex gloves, powdered");
  await page.getByRole("button", { name: "Add allergy" }).click();
  await page.getByLabel("Allergy 2", { exact: true }).fill("Penicillin");

  // Another function measure may be chosen before a score is typed, and takes the score typed next.
  await page.getByLabel("Function measure").selectOption({ label: "Oswestry Disability Index" });
  await fillNumber(page, "Score", "38");
  await expect(page.getByLabel("Function measure").locator("option:checked")).toHaveText(
    "Oswestry Disability Index",
  );

  await page.getByRole("button", { name: "Add medication" }).click();
  const kept = page.waitForResponse(
    (response) =>
      response.url().includes("drafts.save") && (response.request().postData() ?? "").includes("Warf"),
  );
  await page.getByLabel("Medication", { exact: true }).last().fill("Warf");
  await kept;
  await page.reload();
  await expect(page.getByLabel("Medication", { exact: true }).last()).toHaveValue("Warf");
  await expect(page.getByLabel("Allergy 1", { exact: true })).toHaveValue("Latex gloves, powdered");
  await expect(page.getByLabel("Allergy 2", { exact: true })).toHaveValue("Penicillin");
  await expect(page.getByRole("textbox", { name: "Score", exact: true })).toHaveValue("38");
});

test("a whole consultation is signed from its referral, and read from the timeline exactly as it was signed", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(480_000);
  const page = await signIn("amara.osei");
  await page.getByRole("link", { name: "Referrals" }).click();
  await page.getByRole("link", { name: "Consult", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "Consultation", exact: true })).toBeVisible();
  await page.getByLabel("Problem treated").fill("Left knee arthritis");
  await page.getByRole("radiogroup", { name: "Side" }).getByText("Left").click();
  await page.getByRole("textbox", { name: "History", exact: true }).fill("Pain on stairs\nfor eight months.");
  await page.getByRole("button", { name: "Add symptom" }).click();
  const symptom = page.getByRole("group", { name: "Symptom 1" });
  await symptom.getByLabel("Symptom", { exact: true }).fill("Pain on stairs");
  await fillDay(symptom.getByRole("group", { name: "Since" }), "03", "14", "2026");

  // Conditions by code, a surgery, a medication with its class, an allergy, a red flag.
  const conditions = page.getByRole("region", { name: "Conditions" });
  await conditions.getByRole("combobox", { name: "Further condition, ICD-10-CM" }).click();
  await page.keyboard.type("M54.31");
  await page.getByRole("option", { name: /M54\.31/ }).click();
  await expect(conditions.getByRole("group", { name: /^Sciatica/ })).toBeVisible();
  await page.getByRole("button", { name: "Add surgery" }).click();
  await page.getByLabel("Surgery", { exact: true }).fill("Meniscectomy, left");
  await page.getByRole("button", { name: "Add medication" }).click();
  await page.getByLabel("Medication", { exact: true }).fill("Warfarin 5 mg");
  await page.getByLabel("Class").selectOption({ label: "Anticoagulant" });
  await page.getByRole("radiogroup", { name: "Allergies" }).getByText("Listed").click();
  await page.getByLabel("Allergy 1", { exact: true }).fill("Latex gloves, powdered");
  await page.getByRole("radiogroup", { name: "Red flags" }).getByText("Present").click();
  await page.getByLabel("Which red flag").fill("Night pain, imaging normal");

  // Vital signs, then region by region, motion and strength.
  await fillNumber(page, "Systolic", "142");
  await fillNumber(page, "Diastolic", "84");
  await fillNumber(page, "Weight", "181.5");
  const examination = page.getByRole("region", { name: "Examination" });
  await examination.getByLabel("Region").selectOption({ label: "Hip" });
  await examination.getByRole("button", { name: "Examined, normal" }).click();
  await expect(examination.getByRole("group", { name: "Hip, left" })).toContainText("Examined, normal");
  await examination.getByLabel("Region").selectOption({ label: "Knee" });
  await examination.getByRole("button", { name: "Write findings" }).click();
  await examination.getByLabel("Findings, Knee, left").fill("Effusion, crepitus");
  await fillNumber(page, "Reaches", "108");
  await examination.getByRole("button", { name: "Add motion" }).click();
  await examination.getByLabel("Muscle or movement").fill("Quadriceps");
  await examination.getByRole("button", { name: "Add strength" }).click();
  await fillNumber(page, "Worst pain", "6");
  await fillNumber(page, "Score", "31");
  await page.getByRole("textbox", { name: "Impression" }).fill("Knee osteoarthritis, weak quadriceps.");

  // By keyboard a header leads to its codes; what stands beside a code nobody has is offered with the reason.
  const diagnoses = page.getByRole("region", { name: "Diagnoses" });
  await page.getByRole("combobox", { name: "Diagnosis, ICD-10-CM" }).click();
  await page.keyboard.type("m5");
  await expect(page.getByRole("option", { name: /^M54 / })).toBeVisible();
  for (const key of ["ArrowUp", "Enter"]) await page.keyboard.press(key);
  await expect(page.getByText("M54 is a header: choose one of its codes.")).toBeVisible();
  await page.keyboard.type(".5");
  await expect(
    page.getByText(/^M54\.5 is a header since Oct.1, 2021: choose one of its codes\.$/),
  ).toBeVisible();
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  await expect(diagnoses.getByRole("group", { name: "Vertebrogenic low back pain" })).toBeVisible();
  await page.keyboard.type("M54.57");
  await expect(
    page.getByText("M54.57 is not in the built-in list. Near it: the codes of M54.5."),
  ).toBeVisible();
  for (const key of ["ArrowUp", "Enter"]) await page.keyboard.press(key);
  await expect(diagnoses.getByRole("group", { name: "Other low back pain" })).toBeVisible();

  // What was typed into the search and not added is not signed away.
  await page.getByRole("combobox", { name: "Diagnosis, ICD-10-CM" }).fill("Sore knee of her own making");
  await page.getByRole("button", { name: "Sign consultation", includeHidden: true }).click();
  await expect(page.getByRole("region", { name: "Diagnoses" }).getByText(/is not added yet/)).toBeVisible();
  await page.getByRole("button", { name: "Add in words: Diagnosis, ICD-10-CM", includeHidden: true }).click();
  await page.getByRole("button", { name: "Sign consultation" }).click();
  await confirmIdentity(page);
  await expect(page.getByRole("heading", { name: "Nothing prescribed" })).toBeVisible();

  await page
    .getByRole("complementary", { name: "Timeline" })
    .getByRole("link", { name: "Consultation signed" })
    .click();
  await expect(page.getByText(/signed by Dr\. A\. Osei/)).toBeVisible();
  for (const [part, words] of [
    ["Allergies", "Latex gloves, powdered"],
    ["Symptoms", "Pain on stairs: knee, left, since Mar 14, 2026"],
    ["Medications", "Warfarin 5 mg, anticoagulant"],
    ["Vital signs", "Blood pressure 142 over 84"],
    ["Vital signs", "Weight 181.5"],
    ["Examination", "Hip, left: examined, normal"],
    ["Examination", "Knee flexion, left, active: 108°"],
    ["Scores", "Lower Extremity Functional Scale: 31"],
    ["Further conditions", "M54.31 Sciatica, right side"],
    ["Diagnoses", "M54.51 Vertebrogenic low back pain, left"],
    ["Diagnoses", "M54.59 Other low back pain, left"],
    ["Diagnoses", "Sore knee of her own making (no code yet), left"],
    ["Red flags", "Night pain, imaging normal"],
  ] as const)
    await expect(page.getByRole("region", { name: part, exact: true })).toContainText(words);
  await page.getByRole("button", { name: "Sign addendum" }).click();
  await expect(page.getByText("Write the addendum.")).toBeVisible();
  await page.getByRole("textbox", { name: "Addendum" }).fill("Also sore at the right heel.");
  await page.getByRole("button", { name: "Sign addendum" }).click();
  await expect(page.getByRole("region", { name: "Addenda" })).toContainText("Also sore at the right heel.");
  await expectAccessible(page);
});

test("a follow-up visit begins from what is carried, is not signed before that is confirmed, and decides", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(480_000);
  const page = await signIn("amara.osei");
  await openChart(page, "okafor chi", /OKAFOR, Chidi/);
  await page.getByRole("link", { name: "Follow-up visit" }).click();
  await expect(page.getByRole("heading", { name: "Follow-up visit" })).toBeVisible();
  await expect(page.getByText(/^At the last visit/)).toBeVisible();
  const diagnoses = page.getByRole("region", { name: "Diagnoses" });
  await expect(diagnoses).toContainText("Carried from the record, not confirmed");
  await page.getByRole("button", { name: "Sign follow-up visit" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "Before signing" });
  await expect(summary).toContainText("Go through the diagnoses carried from the record.");
  await expect(summary).toContainText("Say what this visit decides.");
  await expectAccessible(page);
  for (const part of ["medications", "allergies", "diagnoses"]) {
    const confirm = page.getByRole("button", { name: `Confirm as they stand: ${part}` });
    if (await confirm.isVisible()) await confirm.click();
  }
  await expect(diagnoses).not.toContainText("Carried from the record");
  await page
    .getByRole("textbox", { name: "Interval history" })
    .fill("Walks two blocks further than in October.");
  await page.getByRole("textbox", { name: "Impression" }).fill("Improving as expected.");
  await fillNumber(page, "Worst pain", "3");
  const decision = page.getByRole("region", { name: "Decision" });
  await decision.getByRole("radiogroup", { name: "Decision" }).getByText("Test", { exact: true }).click();
  await expect(decision.getByText("Say why, so that the therapist can act on it.")).toBeVisible();
  await decision.getByLabel("Why").fill("Radiograph before the next step");
  await fillDay(decision.getByRole("group", { name: "Next review" }), "01", "05", "2020");
  await expect(decision.getByText("The next review lies in the past.")).toBeVisible();
  await fillDay(decision.getByRole("group", { name: "Next review" }), "12", "21", "2026");
  await page.getByRole("button", { name: "Sign follow-up visit" }).click();
  await confirmIdentity(page);
  const timeline = page.getByRole("complementary", { name: "Timeline" });
  await expect(timeline).toContainText("Follow-up visit signed");
  await expect(timeline).toContainText("Decided: test");
  await timeline.getByRole("link", { name: "Follow-up visit signed" }).click();
  await expect(page.getByRole("region", { name: "Decision" })).toContainText(
    "Test, next review Mon Dec 21, 2026",
  );
});

test("at the chart a score is added, somebody joins the team and leaves it, and what does not fit is refused at its field", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(480_000);
  const page = await signIn("amara.osei");
  await openChart(page, "hale dor", /HALE, Dorothy/);
  await page.getByRole("button", { name: "Add score" }).click();
  const form = page.getByRole("form", { name: "Add score" });
  await form.getByRole("button", { name: "Add score" }).click();
  await expect(form.getByText("Enter the score.")).toBeVisible();
  await form.getByLabel("Measure", { exact: true }).selectOption({ label: "Oswestry Disability Index" });
  await fillNumber(page, "Score", "101");
  await form.getByRole("button", { name: "Add score" }).click();
  await expect(form.getByText("Oswestry is 0 to 100 %.")).toBeVisible();
  await fillNumber(page, "Score", "-3");
  await expect(form.getByText("Oswestry is 0 to 100 %.")).toHaveCount(0);
  await form.getByRole("button", { name: "Add score" }).click();
  await expect(form.getByText("Oswestry is 0 to 100 %.")).toBeVisible();
  await fillNumber(page, "Score", "42");
  await fillDay(form.getByRole("group", { name: "Measured on" }), "12", "24", "2030");
  await form.getByRole("button", { name: "Add score" }).click();
  await expect(form.getByText("This date lies ahead. Enter the day it was measured.")).toBeVisible();
  await expectAccessible(page);
  await fillDay(form.getByRole("group", { name: "Measured on" }), "11", "20", "2026");
  await form.getByRole("button", { name: "Add score" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole("region", { name: "Oswestry" })).toContainText("42");

  const rail = page.getByRole("complementary", { name: "Story" });
  await rail.getByRole("button", { name: "Add to team" }).click();
  const seat = page.getByRole("dialog", { name: "Add to team" });
  await seat.getByRole("radiogroup", { name: "Who" }).getByText("Outside").click();
  await seat.getByRole("button", { name: "Add to team" }).click();
  await expect(seat.getByText("Name the contact.")).toBeVisible();
  await expect(seat.getByText("Name the specialty.")).toBeVisible();
  await seat.getByLabel("Contact").fill("Dr. I. Reyes-Ōta, Harbor Surgery");
  await seat.getByLabel("Specialty").fill("Surgeon");
  await fillDay(seat.getByRole("group", { name: "Until, if known" }), "01", "05", "2020");
  await seat.getByRole("button", { name: "Add to team" }).click();
  await expect(seat.getByText("The last day lies before the first.")).toBeVisible();
  await expectAccessible(page);
  await fillDay(seat.getByRole("group", { name: "Until, if known" }), "12", "31", "2026");
  await seat.getByRole("button", { name: "Add to team" }).click();
  await expect(rail).toContainText("Surgeon, until Dec 31, 2026");
  await expect(rail).toContainText("Outside, without a sign-in: sees nothing here");
  await rail.getByRole("button", { name: /^End seat of Dr\. I\. Reyes/ }).click();
  await expect(rail).not.toContainText("Reyes-Ōta");
});

test("a signed session opens from the chart's timeline as it was signed", async ({ signIn }) => {
  const page = await signIn("amara.osei");
  await openChart(page, "okafor chi", /OKAFOR, Chidi/);
  await page
    .getByRole("complementary", { name: "Timeline" })
    .getByRole("link", { name: "Session" })
    .first()
    .click();
  await expect(page.getByText(/corrections are addenda/)).toBeVisible();
  await expect(page.getByRole("heading", { name: /OKAFOR/, level: 1 })).toBeVisible();
});

test("an orthotist reads what the seat opens, and more on the open screen once the physiatrist opens it", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(480_000);
  const orthotist = await signIn("karl.brandt");
  await openChart(orthotist, "nguyen mai", /NGUYEN, Mai-Anh/);
  const kept = orthotist.getByRole("status").filter({ hasText: "Not opened to your seat" });
  await expect(kept).toHaveText(
    "Not opened to your seat: sessions and progress, tests and results, medications, visit notes. Ask Dr. A. Osei.",
  );
  await expect(orthotist.getByRole("heading", { name: "Prescription v1" })).toBeVisible();
  const timeline = orthotist.getByRole("complementary", { name: "Timeline" });
  await expect(timeline.getByText("Session", { exact: true })).toHaveCount(0);
  await expect(timeline).toContainText("Entries of what is not opened to your seat are left out.");
  await expectAccessible(orthotist);
  await orthotist.getByRole("link", { name: "Tests, procedures, medications" }).click();
  await expect(orthotist.getByRole("region", { name: "Medications that matter" })).toContainText(
    "Not opened to your seat: medications. Ask Dr. A. Osei.",
  );
  await orthotist.getByRole("link", { name: "Chart", exact: true }).click();

  const page = await signIn("amara.osei");
  await openChart(page, "nguyen mai", /NGUYEN, Mai-Anh/);
  const team = page.getByRole("region", { name: "Care team" });
  await expect(team).toContainText("Sees diagnoses and precautions, prescription and plan");
  await team.getByRole("button", { name: "Change what K. Brandt, CPO sees" }).click();
  const dialog = page.getByRole("dialog", { name: "What K. Brandt, CPO sees" });
  await dialog.getByRole("checkbox", { name: /^Diagnoses and precautions/ }).press("Space");
  await expect(dialog.getByRole("checkbox", { name: /^Prescription and plan/ })).not.toBeChecked();
  await dialog.getByRole("button", { name: "Change seat" }).click();
  await expect(dialog.getByText("Choose at least one part of the chart.")).toBeVisible();
  await expect(dialog.getByText("Say why, in a few words.")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("checkbox", { name: /^Sessions and progress/ }).press("Space");
  await expect(dialog.getByRole("checkbox", { name: /^Diagnoses and precautions/ })).toBeChecked();
  await dialog.getByLabel("Why it is changed").fill("The brace is fitted to what she does now");
  await dialog.getByRole("button", { name: "Change seat" }).click();
  await expect(dialog).toBeHidden();
  await expect(team).toContainText(
    "Sees diagnoses and precautions, prescription and plan, sessions and progress",
  );

  await expect(kept).toHaveText(
    "Not opened to your seat: tests and results, medications, visit notes. Ask Dr. A. Osei.",
  );
  await timeline.getByRole("link", { name: "Session" }).first().click();
  await expect(orthotist.getByText(/corrections are addenda/)).toBeVisible();

  // Narrowed again, the open sheet goes.
  await team.getByRole("button", { name: "Change what K. Brandt, CPO sees" }).click();
  await dialog.getByRole("button", { name: "Usual for this specialty" }).click();
  await dialog.getByLabel("Why it is changed").fill("Fitted");
  await dialog.getByRole("button", { name: "Change seat" }).click();
  await expect(orthotist.getByRole("heading", { name: "Not opened to your seat" })).toBeVisible();
  await expect(orthotist.getByText(/corrections are addenda/)).toHaveCount(0);
});
