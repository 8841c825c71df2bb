import type { Locator } from "@playwright/test";
import { confirmIdentity, expect, test } from "../fixtures.ts";

test.use({ mayRefuse: true, mayDrop: true });

async function fillDay(field: Locator, month: string, day: string, year: string): Promise<void> {
  await field.getByRole("spinbutton", { name: /^month/ }).click();
  await field.page().keyboard.type(`${month}${day}${year}`);
}
/** As a US clinic's clock has it: "0140p". */
async function fillTime(field: Locator, typed: string): Promise<void> {
  await field.getByRole("spinbutton", { name: /^hour/ }).click();
  await field.page().keyboard.type(typed);
}

test("a test is ordered with what makes it safe asked at the field, its result waits in the queue and leaves it by signature alone; whoever treats reads one line of it", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("amara.osei");
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("jaramillo kar");
  await page.getByRole("link", { name: /JARAMILLO, Karin/ }).click();
  await page.getByRole("link", { name: "Tests, procedures, medications" }).click();
  const tests = page.getByRole("region", { name: "Tests" });
  await tests.getByRole("button", { name: "Order test" }).click();
  const order = page.getByRole("form", { name: "Order test" });
  await expect(order.getByLabel("Test", { exact: true })).toBeFocused();
  await order.getByLabel("Test", { exact: true }).selectOption("mri");
  await order.getByLabel("Where").selectOption("shoulder");
  const due = order.getByRole("group", { name: "Result due" });
  await fillDay(due, "11", "20", "2026");
  await page.keyboard.press("Control+Enter");
  await expect(order.getByText("This day is past. Enter the day the result is needed by.")).toBeVisible();
  await expect(order.getByLabel("Question the test is to answer")).toHaveAccessibleDescription(
    /Write the question/,
  );
  await expect(order.getByRole("radiogroup", { name: "Implants and metal" })).toHaveAccessibleDescription(
    /before a magnet/,
  );
  await expect(order.getByRole("radiogroup", { name: "Side" })).toHaveAccessibleDescription(
    /left, right or both/,
  );
  await expectAccessible(page);
  await order.getByText("Left", { exact: true }).click();
  await order
    .getByText("Urgent", { exact: true })
    .or(order.getByText("urgent", { exact: true }))
    .click();
  await expect(order.getByRole("button", { name: /^Sign order, due Mon Nov 30, 2026/ })).toBeVisible();
  await fillDay(due, "12", "04", "2026");
  await order.getByRole("radiogroup", { name: "Implants and metal" }).getByText("None").click();
  await order.getByRole("radiogroup", { name: "Contrast" }).getByText("No").click();
  await order.getByLabel("Question the test is to answer").fill("Cuff torn?");
  await page.keyboard.press("Control+Enter");
  await confirmIdentity(page);
  const entry = tests.getByRole("listitem").filter({ hasText: "MRI, left shoulder" });
  await expect(entry).toContainText("due Fri Dec 4, 2026");

  await entry.getByRole("button", { name: "More for MRI, left shoulder" }).click();
  await page.getByRole("menuitem", { name: "Add result" }).click();
  const result = page.getByRole("form", { name: "Result of MRI, left shoulder" });
  await result.getByLabel("Reported by").fill("Valley Imaging");
  await result.getByLabel("In one line").fill("Cuff intact, capsule thick.");
  await result.getByLabel("Address of the viewer").fill("http://pacs.example.org/1");
  await result.getByRole("button", { name: "Add result" }).click();
  await expect(result.getByLabel("Address of the viewer")).toHaveAccessibleDescription(/begins with https/);
  await result.getByLabel("Address of the viewer").fill("https://pacs.example.org/1");
  await result.getByRole("button", { name: "Add result" }).click();
  await expect(entry).toContainText("Result not acknowledged");

  // The queue names it in words and leads to it.
  await page.getByRole("link", { name: "Review queue" }).click();
  const row = page.getByRole("row").filter({ hasText: "JARAMILLO, Karin" });
  await expect(row).toContainText("MRI, left shoulder: result not read");
  await row.getByRole("button").click();
  await page.keyboard.press("o");
  const answer = page.getByRole("form", { name: "Acknowledge result" });
  await expect(page.getByRole("link", { name: /Open the viewer/ })).toHaveAttribute("rel", /noopener/);
  // The answer is lost on its way: the document has arrived, and whoever sent it does not know.
  await page.route("**/trpc/files.add*", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Attach a document/ }).click();
  await (await choosing).setFiles({
    name: "MRI report.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4\nCuff intact\n%%EOF\n"),
  });
  const lost = page
    .getByRole("alert")
    .filter({ hasText: "The connection dropped while MRI report.pdf was sent" });
  await expect(lost).toContainText("It is still here. Sent again, it is kept once.");
  await page.unroute("**/trpc/files.add*");
  await lost.getByRole("button", { name: "Send again" }).click();
  await expect(lost).toHaveCount(0);
  await expect(page.getByRole("link", { name: "MRI report.pdf" })).toHaveCount(1);
  await expectAccessible(page);

  const therapist = await signIn("rachel.kim");
  await therapist.goto(new URL(page.url()).pathname);
  const read = therapist.getByRole("listitem").filter({ hasText: "MRI, left shoulder" });
  await expect(read).toContainText("not yet acknowledged by Dr. A. Osei");
  await expect(read.getByRole("button")).toHaveCount(0);

  await answer.getByLabel("What follows").selectOption("change-prescription");
  await answer.getByRole("button", { name: /^Sign: read and answered/ }).click();
  await expect(entry).toContainText("Acknowledged");
  await expect(read).toContainText("Cuff intact, capsule thick.");
  await page.getByRole("link", { name: "Review queue" }).click();
  await expect(page.getByRole("heading", { name: "Review queue", level: 1 })).toBeVisible();
  await expect(page.getByText("MRI, left shoulder: result not read")).toHaveCount(0);
});

test("a procedure is signed after consent and time-out, starts what holds for therapy, and confounds the scores after it", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("amara.osei");
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("vu fra");
  await page.getByRole("link", { name: /VU, Frank/ }).click();
  const chart = page.url();
  await page.getByRole("link", { name: "Tests, procedures, medications" }).click();
  await page.getByRole("button", { name: "Record procedure" }).click();
  const form = page.getByRole("form", { name: "Record procedure" });
  await form.getByLabel("Procedure", { exact: true }).selectOption("facet-injection");
  await form.getByLabel("Where").selectOption("neck");
  await form.getByText("Left", { exact: true }).click();
  await form.getByLabel("Level", { exact: true }).fill("C5-C6");
  await form.getByRole("button", { name: "Add drug" }).click();
  const drug = form.getByRole("group", { name: "Drug 1" });
  await drug.getByLabel("Drug", { exact: true }).selectOption("dexamethasone");
  await drug.getByLabel("Dose").fill("10");
  await drug.getByLabel("Lot").fill("D220");
  await drug.getByRole("group", { name: "Expires" }).getByRole("spinbutton").first().click();
  await page.keyboard.type("06302027");
  await form.getByRole("radiogroup", { name: "Pain before" }).getByText("6", { exact: true }).click();
  await form.getByRole("radiogroup", { name: "Pain after" }).getByText("2", { exact: true }).click();
  await form.getByRole("radiogroup", { name: "Complications" }).getByText("None").click();
  await form.getByRole("button", { name: "Sign procedure" }).click();
  await expect(form.getByLabel("Consent taken by")).toHaveAccessibleDescription(/Name who took consent/);
  await expect(form.getByLabel("Time-out led by")).toHaveAccessibleDescription(/Name who led/);
  await expectAccessible(page);
  // Nothing is taken as said: how it was guided, and when consent was given, are asked.
  await expect(form.getByText("Choose how the needle was guided.")).toBeVisible();
  await form.getByLabel("Guidance").selectOption("fluoroscopy");
  await form.getByLabel("Consent taken by").fill("Dr. Osei");
  await fillDay(form.getByRole("group", { name: "Consent on" }), "11", "23", "2026");
  await fillTime(form.getByRole("group", { name: "Consent at" }), "0140p");
  await form.getByLabel("Time-out led by").fill("S. Whitford");
  const timeOut = form.getByRole("group", { name: "Time-out at" });
  await fillTime(timeOut, "0130p");
  await expect(timeOut).toContainText("PM");
  await form.getByRole("button", { name: "Sign procedure" }).click();
  await expect(form.getByText(/The time-out comes after consent/)).toBeVisible();
  await fillTime(timeOut, "0150p");
  await form.getByRole("button", { name: "Sign procedure" }).click();
  await confirmIdentity(page);
  await expect(page.getByRole("region", { name: "Procedures" })).toContainText(
    "Facet injection, left neck, C5-C6",
  );
  const facts = page.getByRole("region", { name: "Limits, precautions, visits" });
  await expect(facts).toContainText("After injection: relative rest for 24 h");
  await expect(facts).toContainText("Scores confounded: the day of facet injection, until Dec 21, 2026");

  await page.goto(chart);
  await page.getByRole("button", { name: "Add score" }).click();
  const score = page.getByRole("form", { name: "Add score" });
  await score.getByLabel("Measure", { exact: true }).selectOption("ndi");
  await score.getByLabel("Score", { exact: true }).fill("12");
  await score.getByRole("button", { name: "Add score" }).click();
  await expect(page.getByRole("region", { name: /^NDI/ })).toContainText(
    "cannot say: the day of facet injection",
  );
});
