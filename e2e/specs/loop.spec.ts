import type { Page } from "@playwright/test";
import { answerNoFalls, confirmHistory } from "../evaluation-hands.ts";
import { confirmIdentity, expect, test } from "../fixtures.ts";

async function openChart(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("zimmer");
  await page.getByRole("link", { name: /ZIMMERMAN-ACHEBE/ }).click();
}

async function answerSinceLastTime(page: Page): Promise<void> {
  for (const [question, answer] of [
    ["Since last time", "Same"],
    ["In the 24 hours after", "Settled"],
    ["Falls", "None"],
    ["New symptoms", "None"],
    ["Medication", "Same"],
    ["Home program days", "2"],
    ["Pain before", "3"],
    ["Pain during, worst", "4"],
  ] as const)
    await page.getByRole("radiogroup", { name: question }).getByText(answer, { exact: true }).click();
}

/** Every row that is still copied is confirmed, one by one. */
async function confirmRows(page: Page): Promise<void> {
  const copied = page.getByRole("button", { name: /^(?!.*: not done$).* done$/, pressed: false });
  while ((await copied.count()) > 0) {
    const left = await copied.count();
    await copied.first().click();
    await expect(copied).toHaveCount(left - 1);
  }
}

test("a patient goes the whole loop: referral, consultation, prescription, evaluation, session, question, answer, next session, review, decision", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(360_000);
  const admin = await signIn("noemi.castellanos");
  await expect(admin.getByRole("heading", { name: "Referrals" })).toBeVisible();

  // Referral: received, assigned, booked.
  await admin.getByRole("button", { name: "Receive referral" }).click();
  const referral = admin.getByRole("form", { name: "Receive referral" });
  await referral.getByLabel("Family name").fill("Zimmerman-Achebe");
  await referral.getByLabel("Given name").fill("Ngozi");
  await referral.getByLabel("Reason").fill("Knee pain on stairs since spring");
  await expectAccessible(admin);
  await referral.getByRole("button", { name: "Receive", exact: true }).click();
  const line = admin.getByRole("row", { name: /ZIMMERMAN-ACHEBE, Ngozi/ });
  await expect(line).toContainText("Not assigned", { ignoreCase: true });
  await line.getByRole("button", { name: /^Assign/ }).click();
  const assign = admin.getByRole("form", { name: /^Assign/ });
  await assign.getByLabel("Physiatrist").selectOption({ label: "Dr. A. Osei" });
  await assign.getByRole("button", { name: "Assign" }).click();
  await expect(line).toContainText("Dr. A. Osei");

  // Consultation, started from the physiatrist's own referrals.
  const physiatrist = await signIn("amara.osei");
  await physiatrist.getByRole("link", { name: "Referrals" }).click();
  await physiatrist
    .getByRole("row", { name: /ZIMMERMAN-ACHEBE, Ngozi/ })
    .getByRole("link", { name: "Consult" })
    .click();
  await physiatrist.getByLabel("Problem treated").fill("Left knee arthritis");
  await physiatrist.getByRole("radiogroup", { name: "Side" }).getByText("Left").click();
  await physiatrist
    .getByRole("textbox", { name: "History", exact: true })
    .fill("Pain on stairs for eight months.");
  await physiatrist
    .getByRole("textbox", { name: "Impression" })
    .fill("Knee osteoarthritis, weak quadriceps.");
  await physiatrist.getByRole("combobox", { name: /Diagnos/ }).click();
  await physiatrist.keyboard.type("M17.12");
  await physiatrist.getByRole("option", { name: /M17\.12/ }).click();
  await physiatrist.getByLabel("Worst pain").fill("5");
  await physiatrist.getByRole("textbox", { name: "Score", exact: true }).fill("31");
  await physiatrist.getByRole("button", { name: "Sign consultation" }).click();
  await confirmIdentity(physiatrist);
  await expect(physiatrist.getByRole("heading", { name: "Nothing prescribed" })).toBeVisible();

  // Prescription from a protocol that fits, with one line that asks first above 60 lb.
  await physiatrist.getByRole("link", { name: "Write prescription" }).click();
  await expect(physiatrist.getByRole("row", { name: /Knee osteoarthritis/ })).toContainText(
    "Fits the diagnosis",
  );
  await expectAccessible(physiatrist);
  await physiatrist
    .getByRole("row", { name: /Knee osteoarthritis/ })
    .getByRole("button")
    .first()
    .click();
  const press = physiatrist.getByRole("group", { name: "Leg press" });
  await press.getByRole("button", { name: "Leg press", exact: true }).click();
  await press.getByRole("radiogroup", { name: "Outside" }).getByText("Ask first").click();
  await press.getByRole("textbox", { name: "Most" }).fill("60");
  await press.getByRole("textbox", { name: "Most" }).press("Tab");
  await expectAccessible(physiatrist);
  await physiatrist.getByRole("button", { name: "Review and sign" }).click();
  const signing = physiatrist.getByRole("dialog");
  await expect(signing).toContainText("ZIMMERMAN-ACHEBE");
  await signing.getByRole("button", { name: /^Sign/ }).click();
  await expect(physiatrist.getByRole("heading", { name: "Prescription v1" })).toBeVisible();
  await expect(physiatrist.getByText("Not yet accepted")).toBeVisible();

  // The therapist is told by the schedule, reads what is ordered, evaluates and plans.
  const therapist = await signIn("rachel.kim");
  await therapist.setViewportSize({ width: 1024, height: 768 });
  await openChart(therapist);
  await therapist.getByRole("button", { name: "Accept" }).click();
  await expect(therapist.getByRole("button", { name: "Accept" })).toBeHidden();
  await therapist.getByRole("link", { name: "Evaluation and plan of care" }).click();
  await therapist.getByRole("button", { name: /^Sign plan/ }).click();
  await expect(therapist.getByText("Ask about falls in the last year.").first()).toBeVisible();
  await confirmHistory(therapist);
  await answerNoFalls(therapist);
  const flags = therapist.getByRole("region", { name: "Red flags" });
  for (const flag of await flags.getByRole("radiogroup").all())
    await flag.getByText("No", { exact: true }).click();
  await therapist.getByRole("combobox", { name: "Add line" }).click();
  await therapist.keyboard.type("tandem st");
  await expect(therapist.getByRole("listbox").getByRole("option")).toHaveText(["Tandem stance"]);
  // A page that is still scrolling closes the list; the arrow opens it again.
  const tandem = therapist.getByRole("group", { name: "Tandem stance" });
  await expect(async () => {
    const option = therapist.getByRole("option", { name: "Tandem stance" });
    if (!(await option.isVisible()))
      await therapist.getByRole("combobox", { name: "Add line" }).press("ArrowDown");
    await option.click({ timeout: 2000 });
    await expect(tandem).toBeVisible({ timeout: 2000 });
  }).toPass();
  await therapist.getByRole("button", { name: /^Sign plan/ }).click();
  await confirmIdentity(therapist);
  await expect(therapist.getByRole("table", { name: /Lines/ })).toContainText("Tandem stance");

  // Session: one dose raised inside its bounds from now on, one that asks first.
  await therapist.getByRole("button", { name: "Start session" }).click();
  await expect(therapist.getByRole("grid", { name: "Flowsheet" })).toBeVisible();
  await answerSinceLastTime(therapist);
  const sheet = therapist.getByRole("grid", { name: "Flowsheet" });
  await sheet.getByRole("button", { name: "Stationary bike: more" }).click();
  await sheet
    .getByRole("row", { name: /^Stationary bike/ })
    .getByRole("button", { name: "From now on" })
    .click();
  const load = sheet.getByRole("gridcell", { name: /^Leg press, load/ }).last();
  await load.focus();
  await therapist.keyboard.type("70");
  await therapist.keyboard.press("Enter");
  await therapist.getByRole("button", { name: "Ask Dr. A. Osei" }).click();
  await expect(sheet.getByRole("row", { name: /^Leg press/ })).toContainText("Asked");

  // Answer: one key on the queue, and the open row changes.
  await physiatrist.getByRole("link", { name: "Review queue" }).click();
  const question = physiatrist.getByRole("row", { name: /ZIMMERMAN-ACHEBE/ });
  await question.getByRole("button").first().click();
  await physiatrist.keyboard.press("a");
  await expect(physiatrist.getByText("Approved")).toBeVisible();
  await expect(sheet.getByRole("row", { name: /^Leg press/ })).toContainText(
    /Approved once: .* by Dr\. A\. Osei/,
  );
  await load.focus();
  await therapist.keyboard.type("70");
  await therapist.keyboard.press("Enter");
  await expect(load).toContainText("70");
  await confirmRows(therapist);
  await therapist.getByLabel("Assessment").fill("Good control; skilled cueing of alignment.");
  await therapist.getByRole("button", { name: /^Sign session/ }).click();
  await expect(therapist.getByRole("heading", { name: /^Today/ })).toBeVisible();

  // Next session: it starts from what the answer and "from now on" left as the current dose.
  await openChart(therapist);
  await therapist.getByRole("button", { name: "Start session" }).click();
  await expect(sheet.getByRole("gridcell", { name: /^Stationary bike, time/ })).toHaveAccessibleName(
    /9 minutes, copied, not confirmed/,
  );
  await answerSinceLastTime(therapist);
  await confirmRows(therapist);
  await therapist.getByLabel("Assessment").fill("Same dose, better control.");
  await therapist.getByRole("button", { name: /^Sign session/ }).click();
  await expect(therapist.getByRole("heading", { name: /^Today/ })).toBeVisible();

  // Review from the chart, and a decision that the therapist reads.
  await openChart(physiatrist);
  await expect(physiatrist.getByRole("table", { name: /Lines/ })).toContainText("Stationary bike");
  await expect(physiatrist.getByRole("complementary", { name: "Timeline" })).toContainText(
    "Same dose, better control.",
  );
  await expectAccessible(physiatrist);
  await physiatrist
    .getByRole("region", { name: "Decision" })
    .getByRole("button", { name: "Maintain" })
    .click();
  await expect(physiatrist.getByRole("complementary", { name: "Timeline" })).toContainText(
    "Decided: maintain",
  );
  await openChart(therapist);
  await expect(therapist.getByRole("complementary", { name: "Timeline" })).toContainText("Decided: maintain");
});
