import type { Locator, Page } from "@playwright/test";
import { expect, startFromDay, test } from "../fixtures.ts";
import { readInput } from "../input-counter.ts";

async function openChart(page: Page, words: string, name: RegExp): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill(words);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
}

async function fillDay(field: Locator, month: string, day: string, year: string): Promise<void> {
  await field.getByRole("spinbutton", { name: /^month/ }).click();
  await field.page().keyboard.type(`${month}${day}${year}`);
}

const writeDown = (page: Page) => page.getByRole("region", { name: "Write down" });

test("what comes to light between visits asks and restricts at once, and is answered in the composer before anything is signed", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("amara.osei");
  await openChart(page, "lindgren ast", /LINDGREN, Astrid/);
  const facts = page.getByRole("region", { name: "Limits, precautions, visits" });
  for (const chip of ["Pacemaker: no stimulation or shortwave", "Osteoporosis: no loaded trunk flexion"])
    await expect(facts).toContainText(chip);

  // The record: a surgery without its day, and a finding.
  await page.getByRole("link", { name: "Open the record" }).click();
  await expect(page.getByRole("heading", { name: "Record", level: 1, exact: true })).toBeVisible();
  await expect(page).toHaveTitle("Record · Plinth");
  await writeDown(page).getByText("Surgery", { exact: true }).click();
  await writeDown(page).getByLabel("Surgery or procedure").fill("CABG x3");
  await writeDown(page).getByRole("button", { name: "Write down" }).click();
  await expect(page.getByRole("table", { name: "Surgeries and procedures" })).toContainText("CABG x3");
  await writeDown(page).getByText("Finding", { exact: true }).click();
  await writeDown(page).getByRole("combobox").selectOption({ label: "Open wound or skin infection" });
  await fillDay(writeDown(page).getByRole("group", { name: "Found on" }), "11", "23", "2026");
  await writeDown(page).getByRole("button", { name: "Write down" }).click();
  await expect(writeDown(page).getByRole("status")).toContainText("1 precaution holds from now on");
  await expect(facts).toContainText("Open wound: no pool");
  // A condition, by everyday words: its code brings its side.
  await writeDown(page).getByText("Condition", { exact: true }).click();
  await writeDown(page).getByRole("combobox", { name: "Condition" }).fill("tennis elbow left");
  await page.getByRole("option", { name: /^M77\.12/ }).click();
  await expect(writeDown(page).getByRole("radio", { name: "Left" })).toBeChecked();
  await expectAccessible(page);
  await writeDown(page).getByRole("button", { name: "Write down" }).click();
  await expect(page.getByRole("table", { name: "Conditions" })).toContainText(
    "Lateral epicondylitis, left elbow",
  );
  await page.goBack();

  await page.getByRole("link", { name: "Modify" }).click();
  const record = page.getByRole("region", { name: "From the record" });
  // The glucose was measured in a session of this week, so it is not asked again.
  await expect(record).toContainText("2 to answer");
  await expect(page.getByRole("button", { name: "Review and sign" })).toBeDisabled();
  await expectAccessible(page);
  const question = record.getByRole("group", { name: /^Bypass or valve/ });
  await fillDay(question, "11", "02", "2026");
  await question.getByRole("button", { name: "Answer" }).click();
  await expect(question).toBeHidden();
  await expect(facts).toContainText("Lift 10 lb at most");
  await expect(page.getByText(/^In force with a precaution: Lift 10\slb at most/)).toBeVisible();

  // What was answered stands with who said it, when, and how long it counts; changed in its place, it says what it did.
  const given = page.getByRole("region", { name: "Answers given" });
  await given.getByText(/answers given$/).click();
  const surgery = given.getByRole("group", { name: /^Bypass or valve/ });
  await expect(surgery).toContainText(/Nov\s2, 2026.*counts until it is changed/s);
  await surgery.getByRole("button", { name: /^Change answer/ }).click();
  await expectAccessible(page);
  await fillDay(surgery, "03", "02", "2026");
  await surgery.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(given.getByRole("status")).toContainText("Answer recorded.");
  await expect(given.getByRole("status")).toContainText(
    /holds until the surgeon lifts it: Sternotomy within 12 weeks/,
  );
  await expect(surgery).toContainText(/Mar\s2, 2026/);
  await surgery.getByText("1 earlier answer").click();
  await expect(surgery).toContainText(/Nov\s2, 2026 · Dr\. A\. Osei/);

  // A contraindication by itself; what is left in one act. Setting aside asks why.
  const wound = record.getByRole("group", { name: /^Open wound/ });
  await wound.getByRole("button", { name: /^Set aside:/ }).click();
  await wound.getByLabel("Why set aside").press("Enter");
  await expect(wound).toContainText("Say why it does not apply.");
  await wound.getByRole("button", { name: "Applies" }).click();
  await expect(wound).toBeHidden();
  // While its reason is being typed, one is left out of what applies together.
  await expect(record.getByRole("button", { name: "It applies" })).toBeVisible();
  await record.getByRole("button", { name: /^Set aside:/ }).click();
  await record.getByLabel("Why set aside").fill("Ten years ago");
  await expect(record.getByRole("button", { name: /appl(y|ies)$/ })).toHaveCount(0);
  await record.getByRole("button", { name: /^Set aside:/ }).click();
  await record.getByRole("button", { name: "It applies" }).click();
  await expect(record).toBeHidden();

  // Behind the chips stands every precaution in full, with whose it is.
  await facts.getByText(/in full$/).click();
  await expect(facts).toContainText("click or drainage: stop");

  // Whoever answers for one lifts it there, with a reason; it leaves the band.
  await expect(facts.getByRole("button", { name: /^Lift: Open wound/ })).toHaveCount(0);
  const owner = await signIn("peter.lindqvist");
  await openChart(owner, "lindgren ast", /LINDGREN, Astrid/);
  const own = owner.getByRole("region", { name: "Limits, precautions, visits" });
  await own.getByText(/in full$/).click();
  await own.getByRole("button", { name: /^Lift: Open wound/ }).click();
  const form = own.getByRole("form", { name: /^Lift: Open wound/ });
  await form.getByRole("button", { name: "Lift with this reason" }).click();
  await expect(form).toContainText("Say why it no longer holds.");
  await expectAccessible(owner);
  await form.getByLabel("Why it no longer holds").fill("Closed and dry for a week");
  await form.getByRole("button", { name: "Lift with this reason" }).click();
  await expect(own).not.toContainText("Open wound");
});

test("what the rules raise reaches the therapist's open session within two seconds, the row it bears on refuses, and what is lifted is told too", async ({
  signIn,
  expectAccessible,
}) => {
  const therapist = await signIn("jordan.lee");
  await therapist.setViewportSize({ width: 1024, height: 768 });
  const booking = therapist.getByRole("button", { name: /CHEN, Grace/ });
  await startFromDay(therapist, booking);
  const toRead = therapist.getByRole("region", { name: "Precautions to read" });
  await expect(toRead).toHaveCount(0);
  const physiatrist = await signIn("amara.osei");
  await openChart(physiatrist, "chen gra", /CHEN, Grace/);
  await physiatrist.getByRole("link", { name: "Open the record" }).click();
  await writeDown(physiatrist).getByText("Finding", { exact: true }).click();
  await writeDown(physiatrist).getByRole("combobox").selectOption({ value: "flag trauma-with-fragile-bone" });
  await fillDay(writeDown(physiatrist).getByRole("group", { name: "Found on" }), "11", "23", "2026");
  const seen = toRead.waitFor();
  await writeDown(physiatrist).getByRole("button", { name: "Write down" }).click();
  const { pressedAt } = await readInput(physiatrist);
  await seen;
  expect((await therapist.evaluate(() => Date.now())) - pressedAt).toBeLessThan(2_000);
  await expect(toRead).toContainText("Fracture possible: no resistance");

  // The row it bears on says so by itself, and is not confirmed; the others go on.
  const sheet = therapist.getByRole("grid", { name: "Flowsheet" });
  const held = sheet.getByRole("row", { name: /^Isometric rotation at wall/ });
  const against = sheet.getByRole("status").filter({ hasText: "Contraindication: Fracture possible" });
  await expect(against.first()).toContainText("may lift it");
  await expectAccessible(therapist);
  await held.getByRole("button", { name: /done$/ }).click();
  await expect(
    sheet.getByRole("alert").filter({ hasText: "Contraindication: Fracture possible" }),
  ).toBeVisible();
  await expect(held.getByRole("button", { name: /done$/ })).toHaveAttribute("aria-pressed", "false");
  await sheet.getByRole("alert").getByRole("button", { name: "Leave it" }).click();
  await therapist.getByRole("link", { name: "Today" }).click();
  await expect(booking).toContainText("New: Fracture possible");
  await booking.click();
  await toRead.getByRole("button", { name: "I have read it" }).click();
  await expect(toRead).toHaveCount(0);
  await expect(against.first()).toBeVisible();

  // Lifted by whoever answers for it, it is told until it is read, and the row is free.
  const facts = physiatrist.getByRole("region", { name: "Limits, precautions, visits" });
  await facts.getByText(/in full$/).click();
  await facts.getByRole("button", { name: /^Lift: Fracture possible/ }).click();
  await facts.getByLabel("Why it no longer holds").fill("Film clear");
  await facts.getByRole("button", { name: "Lift with this reason" }).click();
  await expect(toRead).toContainText(/No longer holds: Fracture possible.*Dr\. A\. Osei, .*: Film clear/);
  await expect(against).toHaveCount(0);
  await toRead.getByRole("button", { name: "I have read that it ended" }).click();
  await expect(toRead).toHaveCount(0);
  await held.getByRole("button", { name: /done$/ }).click();
  await expect(held.getByRole("button", { name: /done$/ })).toHaveAttribute("aria-pressed", "true");
});
