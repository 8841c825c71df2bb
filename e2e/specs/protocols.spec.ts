import type { Page } from "@playwright/test";
import { confirmIdentity, expect, test } from "../fixtures.ts";
import { handWork } from "../input-counter.ts";

async function openChart(page: Page, words: string, name: RegExp): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill(words);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
}
const start = (page: Page) => page.getByRole("heading", { name: "Prescription", level: 1, exact: true });
const pdf = Buffer.from("%PDF-1.4\nThe original\n%%EOF\n");

test("the next phase of a protocol is opened by keys alone: what was measured is answered, what was not is asked, and a new version stands", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("amara.osei");
  await openChart(page, "okafor han", /OKAFOR, Hannah/);
  await expect(page.getByText(/^Next phase by its day since/)).toContainText("From week 4, load and return");
  await page.getByRole("link", { name: "Look at its criteria" }).click();
  await expect(start(page)).toBeVisible();
  const phases = page.getByRole("region", { name: "Phases of the protocol" });
  await expect(phases).toContainText(/Worst pain.*Met: 1\sof 10/);
  await expect(phases).toContainText(/Pain and stiffness.*Not known/);
  await expect(page.getByRole("main")).toBeFocused();
  const opened = await handWork(page, async () => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const asked = page.getByRole("radiogroup", { name: /^Pain and stiffness/ });
    await expect(asked.getByRole("radio", { name: "Not known" })).toBeFocused();
    // Round to the first answer.
    await page.keyboard.press("ArrowRight");
    await expect(asked.getByRole("radio", { name: "Met", exact: true })).toBeChecked();
    await page.keyboard.press("Control+Enter");
    const signing = page.getByRole("dialog", { name: /^Sign prescription/ });
    await expect(signing).toContainText("Pain and stiffness are back to usual");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Confirm it is you" })).toBeVisible();
  });
  await confirmIdentity(page);
  await expect(page.getByRole("heading", { name: "Prescription v2" })).toBeVisible();
  expect(opened).toEqual({ keys: 5, taps: 0, prose: 0 });
  await expect(page.getByText(/phase 2 of 2/)).toBeVisible();
  await expect(page.getByText(/^Next phase by its day since/)).toBeHidden();
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Changes from v1" })).toBeVisible();
  await expectAccessible(page);
});

test("a protocol for another region says so at the choice and begins once the side is chosen; its open questions hold the signature", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("amara.osei");
  await openChart(page, "okafor han", /OKAFOR, Hannah/);
  await page.getByRole("link", { name: "Change protocol" }).click();
  // What nobody has checked says so, and what that means; a phase named in weeks is told in weeks.
  await page.getByLabel("Find a protocol").fill("hip repl");
  await page.getByRole("link", { name: "Read in full: After total hip replacement" }).click();
  const late = page.getByRole("region", { name: "From week 12" });
  await expect(late).toContainText("from week 12 after the operation");
  await expect(late.getByTitle(/^Nobody has checked this source yet/)).toHaveText("not verified");
  await expect(page.getByRole("main")).not.toContainText("(K)");
  await page.goBack();
  await page.getByLabel("Find a protocol").fill("cuff repare");
  await expect(page.getByText("shown is what is spelled alike")).toBeVisible();
  await page.getByRole("link", { name: "Read in full: After rotator cuff repair" }).click();
  await expect(page.getByRole("heading", { name: "After rotator cuff repair", level: 1 })).toBeVisible();
  const phase = page.getByRole("region", { name: "Weeks 6 to 12, active motion" });
  await expect(phase).toContainText("Phase 3 of 5, from week 6 after the operation");
  await expect(phase).toContainText(/Opens when.*Limits.*Source/s);
  await expect(phase.getByRole("list", { name: /^Lines of/ })).toContainText("therapist may set");
  for (const part of ["Precautions", "Stop and call"])
    await expect(page.getByRole("region", { name: part, exact: true })).toBeVisible();
  await expectAccessible(page);
  await phase.getByRole("button", { name: /^Use for OKAFOR, Hannah:/ }).click();
  await expect(page.getByRole("alert")).toContainText(
    "The diagnosis is of the knee, and this protocol is for the shoulder.",
  );
  await page.getByRole("link", { name: "Back to the choice" }).click();
  await page.getByLabel("Find a protocol").fill("cuff repair");
  await page.getByRole("button", { name: /^Weeks 6 to 12, active motion/ }).click();
  await expect(page.getByRole("alert")).toContainText(
    "The diagnosis is of the knee, and this protocol is for the shoulder.",
  );
  const begin = page.getByRole("button", { name: "Begin with it" });
  await expect(begin).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole("radiogroup", { name: "Side" }).getByText("Right").click();
  await begin.click();
  // Nobody told the day of the operation: it is asked first.
  await expect(page.getByRole("spinbutton", { name: /month.*Day of the operation/i })).toBeFocused();
  await expect(page.getByRole("button", { name: "Review and sign" })).toBeDisabled();
  // What its lines say against the diagnosis is told beside what is missing.
  const checks = page.getByRole("region", { name: "Checks" });
  await expect(checks).toContainText(/Table slide is for the right side.*Enter the day of the operation/s);
  await expectAccessible(page);
});

test.describe("what is refused is said at its field", () => {
  test.use({ mayRefuse: true, mayDrop: true });
  test("a prescription is saved as a clinic's own protocol without its patient, gets its document, and is offered and retired", async ({
    signIn,
    expectAccessible,
  }) => {
    const page = await signIn("amara.osei");
    await openChart(page, "okafor han", /OKAFOR, Hannah/);
    await page.getByRole("link", { name: "Read", exact: true }).click();
    await page.getByRole("link", { name: "Save as clinic protocol" }).click();
    await expect(page.getByRole("heading", { name: "Save as clinic protocol" })).toBeVisible();
    const left = page.getByRole("region", { name: "Left out" });
    await expect(left).toContainText("the diagnosis, names and dates");
    await expectAccessible(page);
    await page.getByRole("region", { name: "Protocol" }).getByLabel("Name").fill("Hannah's knee");
    await page.getByRole("button", { name: "Save protocol" }).click();
    await expect(page.getByText("This holds a name of the patient. Leave it out.").first()).toBeVisible();
    await page.getByRole("region", { name: "Protocol" }).getByLabel("Name").fill("Knee, morning group");
    await page.getByRole("button", { name: "Save protocol" }).click();
    await expect(page.getByText("Knee, morning group saved, version 1")).toBeVisible();
    await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();

    await page.getByRole("link", { name: "Protocols" }).click();
    const row = page.getByRole("row", { name: /Knee, morning group/ });
    await expect(row).toContainText("version 1");
    await row
      .locator("input[type=file]")
      .setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no") });
    await expect(row).toContainText("This is not a whole PDF, JPEG or PNG.");
    // Cut before it arrived: nothing is kept yet, and sent again it is.
    await page.route("**/trpc/files.add*", (route) => route.abort("internetdisconnected"));
    await row
      .locator("input[type=file]")
      .setInputFiles({ name: "Morning group.pdf", mimeType: "application/pdf", buffer: pdf });
    await expect(row).toContainText("The connection dropped while Morning group.pdf was sent.");
    await page.unroute("**/trpc/files.add*");
    await row.getByRole("button", { name: "Send again" }).click();
    const link = row.getByRole("link", { name: "Morning group.pdf" });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("Morning group.pdf");
    await expectAccessible(page);

    await openChart(page, "okafor han", /OKAFOR, Hannah/);
    await page.getByRole("link", { name: "Change protocol" }).click();
    const offered = page.getByRole("row", { name: /Knee, morning group/ });
    await expect(offered).toContainText("Fits the diagnosis");
    await expect(offered).toContainText("Morning group.pdf");
    await page.getByRole("link", { name: "Protocols" }).click();
    await row.getByRole("button", { name: "Retire Knee, morning group" }).click();
    await row.getByLabel("Why retire").fill("Merged with another");
    await row.getByRole("button", { name: "Retire", exact: true }).click();
    await expect(row).toContainText("Retired");
  });
});
