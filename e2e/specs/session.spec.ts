import type { Locator, Page } from "@playwright/test";
import { confirmIdentity, expect, type Person, startFromDay, test } from "../fixtures.ts";

// A browser far from the clinic: every time is told by the clinic's clock all the same.
test.use({ mayRefuse: true, timezoneId: "Asia/Tokyo" });

const sheetOf = (page: Page) => page.getByRole("grid", { name: "Flowsheet" });
const rowsOf = (page: Page) =>
  sheetOf(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
/** A row whose repetitions are ordered. */
const withReps = (page: Page) =>
  rowsOf(page).filter({ has: page.getByRole("gridcell", { name: /, reps, today, \d/ }) });
const repsOf = (row: Locator) => row.getByRole("gridcell", { name: /, reps, / }).first();
const nameOf = async (row: Locator): Promise<string> =>
  ((await row.getByRole("button", { name: / done$/ }).getAttribute("aria-label")) ?? "").replace(
    / done$/,
    "",
  );

/** A booking of today that nobody has begun. */
const notBegun = (page: Page) =>
  page
    .getByRole("listitem")
    .filter({
      hasNotText: /Signed|In session|Held|held|Evaluation|No-show|waits|New: |No longer|New version/,
    })
    .getByRole("button")
    .first();

/** Opens such a booking, and begins it. */
async function openSession(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 768 });
  await startFromDay(page, notBegun(page));
  await expect(sheetOf(page)).toBeVisible();
}

async function typeInto(page: Page, cell: Locator, text: string): Promise<void> {
  await cell.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

const therapist: Person = "ade.okonjo";

test("what cannot be taken in a cell stays as it was typed, with a sentence in the row, until it is corrected or put back", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn(therapist);
  await openSession(page);
  const name = await nameOf(withReps(page).first());
  const row = sheetOf(page).getByRole("row", { name: new RegExp(`^${name}`) });
  const reps = repsOf(row);
  const before = await reps.textContent();
  const field = page.getByRole("textbox", { name: new RegExp(`^${name}, reps`) });
  for (const [typed, words] of [
    ["heavy", "“heavy” is not an amount."],
    ["-5", "“-5” is below zero."],
    ["99999", "is more than a dose can be"],
    ["20 kg", "“20 kg” is in another unit: this dose is in reps"],
    ["0", "is not done at all. Choose Not done"],
    ["<b>7</b>", "is not an amount."],
    ["٣٣ 🙂", "is not an amount."],
  ] as const) {
    if (await field.isVisible()) await field.fill(typed);
    else {
      await reps.focus();
      await page.keyboard.press("Enter");
      await field.fill(typed);
    }
    await field.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await expect(field).toHaveValue(typed);
    await expect(field).toHaveAttribute("aria-invalid", "true");
  }
  await expect(page.getByRole("region", { name: "Signature" })).toContainText("1 amount to correct");
  await expectAccessible(page);
  await field.press("Escape");
  await expect(reps).toBeFocused();
  await expect(reps).toHaveText(before ?? "");
  await expect(page.getByRole("alert")).toHaveCount(0);

  // What was typed stays also when the focus goes elsewhere; corrected, it is recorded.
  await typeInto(page, reps, "4 kg");
  await page.getByLabel("Assessment").focus();
  await expect(field).toHaveValue("4 kg");
  await field.fill("4 reps");
  await field.press("Enter");
  await expect(reps).toContainText("4");
  await expect(reps).toHaveAccessibleName(/, 4 reps, changed/);
});

test("two people change one row at once: both values are shown, and one is chosen", async ({ signIn }) => {
  const first = await signIn(therapist);
  await openSession(first);
  const name = await nameOf(withReps(first).first());
  const named = new RegExp(`^${name}`);
  const reps = repsOf(sheetOf(first).getByRole("row", { name: named }));
  await reps.focus();
  await first.keyboard.press("Enter");

  const second = await signIn(therapist);
  await second.goto(new URL(first.url()).pathname);
  const otherReps = repsOf(sheetOf(second).getByRole("row", { name: named }));
  await typeInto(second, otherReps, "6");
  await expect(otherReps).toHaveAccessibleName(/, 6 reps, changed/);

  await first.getByRole("textbox", { name: new RegExp(`^${name}, reps`) }).fill("5");
  await first.keyboard.press("Enter");
  const clash = first.getByRole("alert").filter({ hasText: "changed by somebody else meanwhile" });
  await expect(clash.getByRole("button", { name: /^Keep .*6/ })).toBeVisible();
  await clash.getByRole("button", { name: /^Set .*5/ }).click();
  await expect(clash).toBeHidden();
  await expect(reps).toHaveAccessibleName(/, 5 reps, changed/);
  await expect(otherReps).toHaveAccessibleName(/, 5 reps, changed/);
});

test("stopping is two taps with its reason: a row is not done, a line is held, the whole session is held", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("rachel.kim");
  await openSession(page);
  const path = new URL(page.url()).pathname;
  const notDone = rowsOf(page).first();
  await notDone.getByRole("button", { name: /not done, or stop and ask$/ }).click();
  await page.getByRole("menuitem", { name: "Ran out of time" }).click();
  await expect(notDone).toContainText("Not done: ran out of time");

  const held = rowsOf(page).nth(1);
  const name = await nameOf(held);
  await held.getByRole("button", { name: /not done, or stop and ask$/ }).click();
  await page.getByRole("menuitem", { name: "Say why in words" }).click();
  const form = page.getByLabel(`Why ${name} stops`);
  await form.press("Enter");
  await expect(page.getByText("Say why, so that the physiatrist can answer.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Cancel" }).click();
  await held.getByRole("button", { name: /not done, or stop and ask$/ }).click();
  await page.getByRole("menuitem", { name: "New or spreading symptoms" }).click();
  await expect(page.getByText(`${name} is held for safety.`)).toBeVisible();
  await expect(held).toContainText("Held for safety");
  await held.getByRole("button", { name: / done$/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Held for safety until answered" })).toBeVisible();

  // What was done all the same is recorded with its reason, marked in its row, and never the current dose.
  await page.getByRole("button", { name: /^It was done/ }).click();
  await page.getByRole("menuitem", { name: "Say what happened in words" }).click();
  await page.getByRole("button", { name: "Record as done outside" }).click();
  await expect(
    page.getByText("Say what happened, so that the record explains what was done outside."),
  ).toBeVisible();
  await page.getByLabel("What happened").fill("Two sets were done before the symptoms");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Record as done outside" }).click();
  await expect(held).toContainText("Done outside: Two sets were done before the symptoms");
  await expect(held.getByRole("button", { name: "From now on" })).toHaveCount(0);

  await page.getByRole("button", { name: "Stop and ask about the whole session" }).click();
  await page.getByRole("menuitem", { name: "Fall or injury" }).click();
  await expect(page.getByText("This session is held for safety.")).toBeVisible();
  await expectAccessible(page);
  const other = rowsOf(page).nth(2);
  await other.getByRole("button", { name: / done$/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Held for safety until answered" })).toBeVisible();

  await page.goto("/today");
  await expect(page.getByRole("listitem").filter({ hasText: "In session" }).first()).toContainText(
    "Held for safety",
  );
  await page.goto(path);
  await expect(page.getByText("This session is held for safety.")).toBeVisible();
});

test("a booking is looked at before it is begun, what was not started after all leaves the day as it was, one visit is one session, and it keeps what a fall and new symptoms were", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("rachel.kim");
  await page.setViewportSize({ width: 1024, height: 768 });
  const [who = ""] = /[A-Z][A-Z'-]+, [A-Z][a-z]+/.exec((await notBegun(page).textContent()) ?? "") ?? [];
  const booking = page.getByRole("button", { name: new RegExp(who) });
  await booking.click();
  await expect(page.getByText("Not begun: nothing is written yet")).toBeVisible();
  await expect(
    sheetOf(page)
      .getByRole("button", { name: / done$/ })
      .first(),
  ).toBeDisabled();
  await expectAccessible(page);
  await page.goBack();
  await expect(booking).toBeVisible();
  await expect(booking).not.toContainText("In session");

  await startFromDay(page, booking);
  const discarded = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Not started after all" }).click();
  await expect(page.getByRole("heading", { name: /^Today/ })).toBeVisible();
  await expect(booking).not.toContainText("In session");
  await page.goto(discarded);
  await expect(page.getByText("Nothing was entered, and it counts nowhere.")).toBeVisible();

  // Begun from the chart it is the same visit, and an answer keeps it.
  await page.goto("/today");
  await booking.click();
  await page.getByRole("link", { name: "Open chart" }).click();
  // The sheet that is looked at has a button of the same name.
  const chart = page.getByRole("complementary", { name: "Timeline" });
  await expect(chart).toBeVisible();
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/sessions\//);
  const begun = new URL(page.url()).pathname;
  expect(begun).not.toBe(discarded);
  await page
    .getByRole("radiogroup", { name: /^Pain during/ })
    .getByText("3", { exact: true })
    .click();
  await expect(page.getByRole("button", { name: "Not started after all" })).toHaveCount(0);
  await page.goBack();
  await expect(chart).toBeVisible();
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL((url) => url.pathname === begun);

  await page.getByRole("radiogroup", { name: "New symptoms" }).getByText("Yes").click();
  await page.getByLabel("Which symptoms").fill("Tingling in the foot");
  await page.getByRole("radiogroup", { name: "Falls" }).getByText("One or more").click();
  await page.getByLabel("What happened").fill("Tripped on the stairs, no injury");
  await page.getByRole("radiogroup", { name: "Pain before" }).getByText("Not asked").click();
  await page.getByRole("radiogroup", { name: "Pain during, worst" }).getByText("Not asked").click();
  await expect(page.getByRole("region", { name: "Signature" })).toContainText(
    /Saved 1[12]:\d\d:\d\d.[ap]\.m\./,
  );
  await expect(page.getByRole("region", { name: "Signature" })).not.toContainText("worst pain");
  await page.reload();
  await expect(page.getByLabel("Which symptoms")).toHaveValue("Tingling in the foot");
  await expect(page.getByLabel("What happened")).toHaveValue("Tripped on the stairs, no injury");
  await expect(page.getByText("Not asked").first()).toBeVisible();
});

test("a signed session is read only; what is added stands under it with its author and never changes it", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("rachel.kim");
  await openSession(page);
  const path = new URL(page.url()).pathname;
  const same = ["Same", "Settled", "None", "None", "Same", "1", "2", "3"];
  const groups = [
    "Since last time",
    "In the 24 hours after",
    "Falls",
    "New symptoms",
    "Medication",
    "Home program days",
    "Pain before",
    "Pain during, worst",
  ];
  for (const [index, name] of groups.entries())
    await page
      .getByRole("radiogroup", { name })
      .getByText(same[index] ?? "", { exact: true })
      .click();
  for (const row of await rowsOf(page).all()) await row.getByRole("button", { name: / done$/ }).click();
  await page.getByRole("button", { name: "Cut short" }).click();
  await page.getByRole("menuitem", { name: "Patient arrived late" }).click();
  await page.getByLabel("Late by").selectOption("15");
  await page.getByRole("button", { name: /^Sign session/ }).click();
  await expect(page.getByLabel("Assessment")).toBeFocused();
  await page.keyboard.type("Good control.");
  const summary = page.getByRole("region", { name: "Summary" });
  await expect(summary).toContainText(/\d as planned/);
  await expect(summary).toContainText("patient arrived late, 15");
  await expect(summary).toContainText("Not written");
  await page.getByLabel("Why skill was needed").fill("Cueing of the knee by hand.");
  await expect(summary).toContainText("Cueing of the knee by hand.");
  await page.getByRole("button", { name: /^Sign session/ }).click();
  await confirmIdentity(page);
  await expect(page.getByRole("heading", { name: /^Today/ })).toBeVisible();

  await page.goto(path);
  await expect(page.getByText(/corrections are addenda/)).toBeVisible();
  await expect(page.getByLabel("Assessment")).toBeDisabled();
  await expect(summary).toContainText("patient arrived late, 15");
  await expect(summary).toContainText("Cueing of the knee by hand.");
  await expect(
    page.getByRole("button", { name: /^Sign session|not done, or stop|Stop and ask/ }),
  ).toHaveCount(0);
  const reps = repsOf(withReps(page).first());
  await reps.focus();
  await page.keyboard.press("9");
  await expect(sheetOf(page).getByRole("textbox")).toHaveCount(0);
  await page.getByRole("button", { name: "Sign addendum" }).click();
  await expect(page.getByText("Write the addendum.")).toBeVisible();
  await page.getByRole("textbox", { name: "Addendum" }).fill("The left side was treated, not the right.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign addendum" }).click();
  await expect(page.getByRole("article")).toContainText("The left side was treated, not the right.");
  await expect(page.getByLabel("Assessment")).toHaveValue("Good control.");
});

test("who treats in a colleague's place reads a card, takes over in one press, and the colleague is told", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("jordan.lee");
  await page.setViewportSize({ width: 1024, height: 768 });
  const booking = page
    .getByRole("listitem")
    .filter({ hasText: "In place of R. Kim" })
    .getByRole("button")
    .first();
  await booking.click();
  const card = page.getByRole("region", { name: "Hand-off" });
  await expect(card).toContainText("In place of R. Kim");
  await expect(card).toContainText("Hears badly on the left");
  expect(await card.getByRole("definition").count()).toBeLessThanOrEqual(12);
  await expectAccessible(page);
  await card.getByRole("button", { name: "Taken over" }).click();
  await expect(card).toContainText(/Taken over 1[12]:\d\d/);
  await expect(card.getByRole("definition")).toHaveCount(0);
  await card.getByRole("button", { name: "Show" }).click();
  await expect(card).toContainText("Hears badly on the left");
  await page.getByRole("link", { name: "Today" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: /Taken over 1[12]:\d\d/ })).toHaveCount(1);

  const usual = await signIn("rachel.kim");
  await usual.setViewportSize({ width: 1024, height: 768 });
  await expect(usual.getByText(/taken over by J\. Lee, PT/)).toBeVisible();
  await notBegun(usual).click();
  await usual.getByRole("button", { name: "Write what the next person must know" }).click();
  const form = usual.getByRole("form", { name: "Tell the next person" });
  await form.getByRole("textbox").fill("Prefers the quiet room.");
  await expectAccessible(usual);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(usual.getByText("Prefers the quiet room.")).toBeVisible();
});

test("an assistant's session waits on the day of the supervising therapist, who co-signs it", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("rachel.kim");
  await page.setViewportSize({ width: 1024, height: 768 });
  const waiting = page.getByRole("region", { name: "Sessions to co-sign" });
  await expect(waiting.getByRole("button")).toHaveCount(1);
  await waiting.getByRole("button").click();
  await expect(page.getByText(/To be co-signed by R\. Kim, PT/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Co-sign" }).click();
  await confirmIdentity(page);
  await expect(page.getByText(/Co-signed by R\. Kim, PT/)).toBeVisible();
  await page.getByRole("link", { name: "Today" }).click();
  await expect(page.getByRole("heading", { name: /^Today/ })).toBeVisible();
  await expect(waiting).toHaveCount(0);
});

test("an assistant's question waits for the supervising therapist, who passes it on; whoever asked takes it back", async ({
  signIn,
  expectAccessible,
}) => {
  const assistant = await signIn("tess.abrams");
  await assistant.setViewportSize({ width: 1024, height: 768 });
  await assistant.getByRole("link", { name: "Patients" }).click();
  await assistant.getByLabel("Find patient").fill("chen gr");
  await assistant.getByRole("link", { name: /CHEN, Grace/ }).click();
  await assistant.getByRole("button", { name: "Start session" }).click();
  const row = assistant.getByRole("row", { name: /^Table slide/ });
  await typeInto(assistant, row.getByRole("gridcell", { name: /^Table slide, range/ }), "130");
  await assistant.getByRole("button", { name: "Ask Dr. A. Osei" }).click();
  await expect(assistant.getByText("It waits for the supervising therapist")).toBeVisible();
  await expect(assistant.getByRole("button", { name: /^Pass on/ })).toHaveCount(0);

  const supervisor = await signIn("rachel.kim");
  await supervisor.setViewportSize({ width: 1024, height: 768 });
  // The chart leads to the assistant's session and begins no second one.
  await supervisor.getByRole("link", { name: "Patients" }).click();
  await supervisor.getByLabel("Find patient").fill("chen gr");
  await supervisor.getByRole("link", { name: /CHEN, Grace/ }).click();
  await supervisor.getByRole("button", { name: "Start session" }).click();
  await expect(
    supervisor.getByRole("alert").filter({ hasText: "T. Abrams, PTA has a session of today open" }),
  ).toBeVisible();
  await supervisor.getByRole("button", { name: "Open their session" }).click();
  await supervisor.waitForURL(new URL(assistant.url()).pathname);
  await supervisor.getByRole("link", { name: "Today" }).click();
  const asked = supervisor.getByRole("region", { name: "Asked by your assistants" });
  await expect(asked).toContainText("Chen, Grace");
  await expect(asked).toContainText("Table slide");
  await expectAccessible(supervisor);
  await asked.getByRole("link", { name: "Open session" }).click();
  await supervisor.getByRole("button", { name: "Pass on to Dr. A. Osei" }).click();
  await expect(supervisor.getByText("Until Dr. A. Osei answers, the old dose stands.")).toBeVisible();
  await expectAccessible(supervisor);

  await expect(assistant.getByText("Until Dr. A. Osei answers, the old dose stands.")).toBeVisible();
  await assistant.getByRole("button", { name: "Withdraw" }).click();
  await expect(assistant.getByText("Until Dr. A. Osei answers")).toBeHidden();
  await expect(row).not.toContainText("Asked");
  await supervisor.getByRole("link", { name: "Today" }).click();
  await expect(supervisor.getByRole("heading", { name: /^Today/ })).toBeVisible();
  await expect(asked).toBeHidden();
});
