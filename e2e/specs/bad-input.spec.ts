import type { Locator, Page } from "@playwright/test";
import { demoPassword } from "#db/seed/people.ts";
import { expect, test } from "../fixtures.ts";

test.use({ mayRefuse: true });

/** Names and words as people and attackers write them: each is text, kept and shown as it was typed. */
const written = {
  rightToLeft: "مريم الحسن",
  emoji: "Zoë 👩‍🦽 O’Neil",
  script: "<script>window.wasRun = true</script><img src=x onerror='window.wasRun = true'>",
  quotes: `Robert'); DROP TABLE patients;-- "`,
  stacked: "Ż̸̢̛͈a̷͎͛l̶̩̈́g̴̡͂o̵͇͌",
  template: "{{7*7}} ${7*7} %s %00 ../../etc/passwd",
} as const;

/** Month, day and year as a person types them, one after the other. */
async function typeDay(field: Locator, digits: string): Promise<void> {
  await field.getByRole("spinbutton").first().click();
  await field.page().keyboard.type(digits);
}

/** What each field is given, and the sentence that then stands at it; what was typed stays. */
type Case = { field: string; typed: string; says: RegExp };

async function expectRefused(form: Locator, send: string, cases: readonly Case[]): Promise<void> {
  for (const { field, typed } of cases) await form.getByLabel(field, { exact: true }).fill(typed);
  await form.getByRole("button", { name: send, exact: true }).click();
  for (const { field, typed, says } of cases) {
    const at = form.getByLabel(field, { exact: true });
    await expect(at, field).toHaveAccessibleDescription(says);
    await expect(at, field).toHaveValue(typed);
  }
}

const expectNothingRan = async (page: Page) =>
  expect(await page.evaluate(() => "wasRun" in window), "what was typed never runs").toBe(false);

async function openChart(page: Page, words: string, name: RegExp): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill(words);
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
}

test("a referral with wrong input is answered at each field, and strange names are kept as typed; assigning, booking and closing say what is missing", async ({
  signIn,
}) => {
  const page = await signIn("noemi.castellanos");
  await page.getByRole("button", { name: "Receive referral" }).click();
  const form = page.getByRole("form", { name: "Receive referral" });
  await expectRefused(form, "Receive", [
    { field: "Family name", typed: "", says: /Enter the family name/ },
    { field: "Given name", typed: " ", says: /Enter the given name/ },
    { field: "Reason", typed: "", says: /Say why the patient is referred/ },
  ]);
  await expectRefused(form, "Receive", [
    { field: "Family name", typed: "x".repeat(81), says: /at most 80/ },
    { field: "Phone", typed: "4".repeat(41), says: /at most 40/ },
    { field: "Referred by", typed: "x".repeat(121), says: /at most 120/ },
    { field: "Reason", typed: "x".repeat(601), says: /at most 600/ },
  ]);
  await form.getByLabel("Family name").fill(written.script);
  await form.getByLabel("Given name").fill(written.rightToLeft);
  await form.getByLabel("Phone").fill("");
  await form.getByLabel("Referred by").fill(written.quotes);
  await form.getByLabel("Reason").fill(`${written.stacked} ${written.template}`);
  await typeDay(form.getByRole("group", { name: "Born" }), "03142190");
  await form.getByRole("button", { name: "Receive", exact: true }).click();
  await expect(form.getByRole("group", { name: "Born" })).toHaveAccessibleDescription(/in the past/);
  await expect(form.getByLabel("Given name")).toHaveValue(written.rightToLeft);
  await typeDay(form.getByRole("group", { name: "Born" }), "03141951");
  await form.getByRole("button", { name: "Receive", exact: true }).click();
  const row = page.getByRole("row").filter({ hasText: written.rightToLeft });
  await expect(row).toContainText("window.wasRun", { ignoreCase: true });
  await expectNothingRan(page);

  await row.getByRole("button", { name: /^Assign/ }).click();
  await expectRefusedAlone(
    page.getByRole("form", { name: /^Assign/ }),
    "Assign",
    "Physiatrist",
    /Choose a physiatrist/,
  );
  await page
    .getByRole("form", { name: /^Assign/ })
    .getByLabel("Physiatrist")
    .selectOption({ label: "Dr. A. Osei" });
  await page
    .getByRole("form", { name: /^Assign/ })
    .getByRole("button", { name: "Assign" })
    .click();
  await expect(row).toContainText("Dr. A. Osei");

  await row.getByRole("button", { name: /^Book/ }).click();
  const booking = page.getByRole("form", { name: /^Book/ });
  await typeDay(booking.getByRole("group", { name: "Day" }), "01022020");
  await booking.getByRole("button", { name: "Book consultation" }).click();
  await expect(booking.getByRole("group", { name: "Day" })).toHaveAccessibleDescription(
    /today or a later day/,
  );
  await booking.getByRole("button", { name: "Cancel" }).click();

  await row.getByRole("button", { name: /^Close/ }).click();
  const closing = page.getByRole("form", { name: /^Close/ });
  await expectRefusedAlone(closing, "Close referral", "Why it was not booked", /Say why/);
});

/** A form with one field, sent as it opens. */
async function expectRefusedAlone(form: Locator, send: string, field: string, says: RegExp): Promise<void> {
  await form.getByRole("button", { name: send, exact: true }).click();
  await expect(form.getByLabel(field, { exact: true })).toHaveAccessibleDescription(says);
}

test("sending back, an order by word, an addendum and an evaluation ask for what is missing at its field and lose nothing", async ({
  signIn,
}) => {
  const page = await signIn("diego.archuleta");
  await openChart(page, "bergstrom erik", /BERGSTROM, Erik/);
  await page.getByRole("button", { name: "Send back" }).click();
  const orders = page.getByRole("region", { name: "Orders to read" });
  await orders.locator("form").getByRole("button", { name: "Send back" }).click();
  await expect(orders.getByLabel("What is not right")).toHaveAccessibleDescription(/Say what is not right/);
  await orders.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "Record verbal order" }).click();
  const order = page.getByRole("form", { name: "Verbal order" });
  await order.getByLabel("Given", { exact: true }).fill("-5");
  await order.getByRole("button", { name: "Record order" }).click();
  await expect(order.getByLabel("Given by")).toHaveAccessibleDescription(/Choose who gave/);
  await expect(order.getByLabel("Given", { exact: true })).toHaveAccessibleDescription(/minutes ago/);
  await expect(order.getByLabel(/in the words it was given/)).toHaveAccessibleDescription(/Write the order/);
  await expect(order.getByText("Read the order back before you record it.")).toBeVisible();
  await order.getByLabel(/in the words it was given/).fill(`${written.rightToLeft} ${written.script}`);
  await order.getByRole("button", { name: "Record order" }).click();
  await expect(order.getByLabel(/in the words it was given/)).toHaveValue(
    `${written.rightToLeft} ${written.script}`,
  );
  await order.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("link", { name: "Evaluation and plan of care" }).click();
  await page.getByRole("button", { name: "Add goal" }).click();
  const goal = page.getByRole("group", { name: /^Goal \d/ }).last();
  const kept = page.waitForResponse(
    (response) =>
      response.url().includes("drafts.save") && (response.request().postData() ?? "").includes("O’Neil"),
  );
  await page.getByLabel("Other findings").fill(written.emoji);
  await page.getByRole("button", { name: /^Sign plan/ }).click();
  await expect(goal.getByLabel("Goal", { exact: true })).toHaveAccessibleDescription(/\w/);
  await expect(page.getByText("Ask about falls in the last year.").first()).toBeVisible();
  await expect(page.getByText(/^Go through the history with the patient: History/).first()).toBeVisible();
  await goal.getByLabel("Goal", { exact: true }).fill(written.script);
  await page.getByRole("button", { name: /^Sign plan/ }).click();
  await expect(goal.getByLabel("Goal", { exact: true })).toHaveValue(written.script);
  await expect(page.getByRole("status").filter({ hasText: /To sign/ })).toBeVisible();
  await kept;
  await page.reload();
  await expect(page.getByLabel("Other findings")).toHaveValue(written.emoji);

  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("button", { name: /BEGAY, Leonard/ }).click();
  const addenda = page.getByRole("region", { name: "Addenda" });
  await addenda.getByLabel("Addendum").fill("");
  await addenda.getByRole("button", { name: "Sign addendum" }).click();
  const factor = page.getByRole("dialog", { name: "Confirm it is you" });
  await factor.getByLabel("Password").fill(demoPassword);
  await factor.getByRole("button", { name: "Confirm" }).click();
  await expect(addenda.getByLabel("Addendum")).toHaveAccessibleDescription(/\w/);
  await addenda.getByLabel("Addendum").fill(`${written.script} ${written.stacked}`);
  await addenda.getByRole("button", { name: "Sign addendum" }).click();
  await expect(addenda.getByRole("article")).toContainText("window.wasRun");
  await expect(addenda.getByRole("article")).toContainText(written.stacked);
  await expectNothingRan(page);
});

test("the search finds nobody by strange words, and says when they are too long", async ({ signIn }) => {
  const page = await signIn("lucia.ortega");
  await page.getByRole("link", { name: "Patients" }).click();
  for (const words of [...Object.values(written), "%_%", "0000"]) {
    await page.getByLabel("Find patient").fill(words);
    await expect(page.getByText("Nobody found")).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
  await page.getByLabel("Find patient").fill("x".repeat(300));
  await expect(page.getByRole("alert")).toContainText("at most 80");
  await expect(page.getByLabel("Find patient")).toHaveValue("x".repeat(300));
});

test("a new password that is too short, and a wrong one of now, are refused at their field", async ({
  signIn,
}) => {
  const page = await signIn("helen.marsh");
  await page.goto("/account");
  await page.getByLabel("Password now").fill("not the password at all");
  await page.getByLabel("New password").fill("four quiet winter rivers");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Password now")).toHaveAccessibleDescription(/not your password/);
  await page.getByLabel("Password now").fill(demoPassword);
  for (const [typed, says] of [["short", /at least 15/i]] as const) {
    await page.getByLabel("New password").fill(typed);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByLabel("New password")).toHaveAccessibleDescription(says);
    await expect(page.getByLabel("New password")).toHaveValue(typed);
  }
});
