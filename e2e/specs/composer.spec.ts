import type { Page } from "@playwright/test";
import { confirmIdentity, expect, test } from "../fixtures.ts";

async function modify(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("hale dor");
  await page.getByRole("link", { name: /HALE, Dorothy/ }).click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
  await page.getByRole("link", { name: "Modify" }).click();
  await expect(page.getByRole("region", { name: "Lines" })).toBeVisible();
}
const line = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const changes = (page: Page) => page.getByRole("region", { name: "Changes" });

/** Keeps the draft with one more diagnosis, as one begun elsewhere holds it, and opens it again. */
async function keepWithDiagnosis(
  page: Page,
  diagnosis: { code: string; title: string; side: string },
): Promise<void> {
  const saves = /drafts\.save/;
  await page.route(saves, async (route) => {
    const body = route.request().postDataJSON() as Record<string, { content: string }>;
    for (const one of Object.values(body)) {
      const content = JSON.parse(one.content) as { diagnoses: unknown[] };
      one.content = JSON.stringify({ ...content, diagnoses: [...content.diagnoses, diagnosis] });
    }
    await route.continue({ postData: JSON.stringify(body) });
  });
  const kept = page.waitForResponse(
    (answer) => saves.test(answer.url()) && (answer.request().postData() ?? "").includes("Slow."),
  );
  await page.getByRole("textbox", { name: "Note to the therapist" }).fill("Slow.");
  await kept;
  await page.unroute(saves);
  await page.reload();
}

async function addLine(page: Page, words: string, name: RegExp): Promise<void> {
  const add = page.getByRole("combobox", { name: "Add line" });
  await add.click();
  await add.pressSequentially(words);
  await expect(page.getByRole("option", { name }).first()).toBeVisible();
  await add.press("ArrowDown");
  await add.press("Enter");
}

test("a modality is set at its own fields, a setting beyond its span is refused there with what to do, and every step is undone and done again by key", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("amara.osei");
  await modify(page);
  await addLine(page, "ultras", /Ultrasound/);
  const ultrasound = line(page, "Ultrasound");
  const intensity = ultrasound.getByRole("textbox", { name: "Intensity" });
  await intensity.fill("3");
  await intensity.press("Tab");
  await expect(
    ultrasound.getByText("Intensity runs from 0.1 to 2 W/cm². Enter an amount in between."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Review and sign" })).toBeDisabled();
  // It hides no other problem: a day that is past is told beside it, and each count says two.
  await ultrasound.getByRole("spinbutton", { name: /month.*Not before/i }).click();
  await page.keyboard.type("11202026");
  await expect(ultrasound.getByText(/^Nov\s20, 2026 is past\. Choose a day from today on/)).toBeVisible();
  const checks = page.getByRole("region", { name: "Checks" });
  await expect(checks).toContainText("2 to mend");
  await expect(checks.getByText(/Intensity runs from|is past\./)).toHaveCount(2);
  await page.keyboard.type("27");
  // What is typed in one go is one step; a slow machine makes more of it.
  await expect(async () => {
    await page.keyboard.press("Control+z");
    await expect(checks).toContainText("1 to mend", { timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("F8");
  await expect(intensity).toBeFocused();
  await intensity.fill("1.2");
  await intensity.press("Tab");
  await expect(changes(page)).toContainText("intensity 1.2 W/cm²");
  await expect(page.getByRole("button", { name: "Review and sign" })).toBeEnabled();
  await expectAccessible(page);

  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(ultrasound).toHaveCount(0);
  await expect(changes(page)).toContainText("Changes from v1");
  await expect(changes(page)).not.toContainText("Ultrasound");
  await page.keyboard.press("Control+Shift+z");
  await expect(line(page, "Ultrasound")).toHaveCount(1);
  await expect(page.getByRole("button", { name: /Do again/ })).toBeEnabled();

  // A draft may name a diagnosis the problem list does not hold: it says what that would set off, and is added by one act.
  await keepWithDiagnosis(page, {
    code: "Z95.0",
    title: "Presence of cardiac pacemaker",
    side: "not-applicable",
  });
  const record = page.getByRole("region", { name: "From the record" });
  const found = record.getByRole("group", { name: "Presence of cardiac pacemaker", exact: true });
  await expect(found).toContainText("Not on the problem list");
  await expect(found).toContainText("no electrical stimulation, no shortwave");
  await expect(page.getByRole("button", { name: "Review and sign" })).toBeDisabled();
  await expectAccessible(page);
  const facts = page.getByRole("region", { name: "Limits, precautions, visits" });
  await expect(facts).not.toContainText("Pacemaker");
  await found.getByRole("button", { name: "Add to problem list: Presence of cardiac pacemaker" }).click();
  await expect(found).toHaveCount(0);
  await expect(facts).toContainText("Pacemaker: no stimulation or shortwave");
  await expect(
    record.getByRole("group", { name: /^Pacemaker or defibrillator: no electrical/ }),
  ).toBeVisible();
});

test("a message that goes as its field is left moves nothing from under the pointer: what is pressed is what is meant", async ({
  signIn,
}) => {
  const page = await signIn("amara.osei");
  await modify(page);
  const visits = page.getByRole("textbox", { name: "Visits, at most" });
  await visits.fill("0");
  await visits.press("Tab");
  await expect(page.getByText("At least 1 visit.").first()).toBeVisible();
  const add = page
    .getByRole("region", { name: "Limits of the patient" })
    .getByRole("button", { name: "Add limit" });
  await visits.fill("");
  const box = await add.boundingBox();
  if (!box) throw new Error("Add limit is not on the screen.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  // Long enough for everything that leaving the field sets off.
  await page.waitForTimeout(300);
  expect((await add.boundingBox())?.y).toBe(box.y);
  await page.mouse.up();
  await expect(page.getByRole("form", { name: "New limit" })).toBeVisible();
  await expect(page.getByText("At least 1 visit.")).toHaveCount(0);
});

test("lines move by key with a word for the ear, and by their handle; the order stands in the changes", async ({
  signIn,
}) => {
  const page = await signIn("amara.osei");
  await modify(page);
  const names = () =>
    page.locator("[data-line]").evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label")));
  const before = await names();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(page.getByText(`${before[0]}, now line 2 of ${before.length}`)).toBeAttached();
  expect((await names()).slice(0, 2)).toEqual([before[1], before[0]]);
  await expect(
    line(page, before[0] ?? "")
      .getByRole("textbox")
      .first(),
  ).toBeFocused();
  await expect(changes(page)).toContainText(`${before[0]} now line 2`);
  // A copy stands under its original, open in its place, and is the next to be copied.
  await page.keyboard.press("Control+d");
  const copies = page.getByRole("group", { name: before[0] ?? "", exact: true });
  await expect(copies).toHaveCount(2);
  await expect(copies.nth(0).getByRole("textbox")).toHaveCount(0);
  await expect(copies.nth(1).getByRole("textbox").first()).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(copies).toHaveCount(1);

  const handle = page.locator("[data-line]").first().locator("span").first();
  const last = page.locator("[data-line]").last();
  const [from, to] = [await handle.boundingBox(), await last.boundingBox()];
  if (!from || !to) throw new Error("The rows are not on the screen.");
  await page.mouse.move(from.x + 5, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 5, to.y + to.height - 2, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await names()).at(-1)).toBe(before[1]);
});

test("dates that passed wait for new ones without an error, a new limit is put right where it stands, and what was confirmed is signed, read and printed", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("amara.osei");
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("marchetti luc");
  await page.getByRole("link", { name: /MARCHETTI, Lucia/ }).click();
  await page.getByRole("link", { name: "Modify" }).click();
  const checks = page.getByRole("region", { name: "Checks" });
  await expect(checks).toContainText("nothing to mend, 2 due for a new date");
  await expect(page.locator("#content [data-invalid]")).toHaveCount(0);
  const goal = (number: number) => page.getByRole("group", { name: `Goal ${number}` });
  await expect(goal(1)).toContainText("This target date is past. Choose a new date, or remove the goal.");
  await page.getByRole("button", { name: "Review and sign" }).click();
  await expect(checks).toContainText("2 to mend");
  const month = goal(1).getByRole("spinbutton", { name: /^month/ });
  await expect(month).toBeFocused();
  await page.keyboard.type("12152026");
  await goal(2).getByRole("button", { name: "Remove goal 2" }).click();
  await expect(checks).toContainText("nothing to mend");

  const limits = page.getByRole("region", { name: "Limits of the patient" });
  await limits.getByRole("button", { name: "Add limit" }).click();
  await limits.getByRole("textbox", { name: "At most" }).fill("10");
  await limits.getByRole("button", { name: "Add limit" }).click();
  await expect(changes(page)).toContainText(/Limit added: Lift 10\slb at most/);
  await limits.getByRole("button", { name: /^Change: Lift 10/ }).click();
  await expectAccessible(page);
  await limits.getByRole("textbox", { name: "At most" }).fill("40");
  await limits.getByRole("button", { name: "Change limit" }).click();
  await expect(limits.getByRole("table")).toContainText(/Lift 40\slb at most/);
  await expect(changes(page)).not.toContainText(/Lift 10/);

  await page.getByRole("button", { name: "Review and sign" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign prescription v2" });
  await expect(dialog).toContainText(/Confirmed before signing.*\(Dr\. \w\. \w+, \w+\s\d+, 2026\)/s);
  const confirmed = await dialog
    .getByText("Confirmed before signing")
    .locator("xpath=following::dd[1]")
    .innerText();
  await dialog.getByRole("button", { name: "Sign prescription v2" }).click();
  await confirmIdentity(page);
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Read", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Prescription v2" })).toBeVisible();
  await expect(page.locator("dd").filter({ hasText: confirmed.split("\n")[0] ?? "" })).toBeVisible();

  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Cedar River Clinic", { exact: true }).last()).toBeVisible();
  await expect(page.getByRole("link", { name: "Save as clinic protocol" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await page.emulateMedia({ media: null });
  await expectAccessible(page);
});

test.describe("two at once", () => {
  test.use({ mayRefuse: true });
  test("two physiatrists write at once: each is told of the other, the second puts their changes on the newer version and chooses where both changed one field", async ({
    signIn,
  }) => {
    const page = await signIn("amara.osei");
    await modify(page);
    const colleague = await signIn("ravi.banerjee");
    await modify(colleague);
    const setLead = async (who: Page, amount: string, note: string) => {
      await who.keyboard.press("Alt+ArrowDown");
      await who.keyboard.type(amount);
      await who.keyboard.press("Tab");
      if (note !== "") await who.getByRole("textbox", { name: "Note to the therapist" }).fill(note);
    };
    await setLead(page, "10", "Slow on the stairs.");
    await expect(colleague.getByText(/Osei.*also writing a new version/)).toBeVisible();
    await setLead(colleague, "9", "");
    await expect(page.getByText(/Banerjee.*also writing a new version/)).toBeVisible();

    await colleague.keyboard.press("Control+Enter");
    await expect(colleague.getByRole("dialog", { name: /^Sign prescription/ })).toBeVisible();
    await colleague.keyboard.press("Enter");
    await confirmIdentity(colleague);
    await expect(colleague.getByRole("heading", { name: /^Prescription v2/ })).toBeVisible();

    await expect(page.getByText(/Banerjee signed version 2 while you were writing/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Review and sign" })).toBeDisabled();
    await page.getByRole("button", { name: "Look at version 2" }).click();
    await page.getByRole("button", { name: "Put my changes on version 2" }).click();
    const panel = page.getByRole("region", { name: "Your changes on version 2" });
    await expect(panel).toContainText("1 to choose");
    await expect(panel).toContainText("Slow on the stairs.");
    await panel.getByText(/^Yours: 10/).click();
    await panel.getByRole("button", { name: "Go on with this" }).click();
    await expect(changes(page)).toContainText("10");
    await expect(page.getByRole("textbox", { name: "Note to the therapist" })).toHaveValue(
      "Slow on the stairs.",
    );
    await page.getByRole("button", { name: "Review and sign" }).click();
    await page.getByRole("button", { name: /^Sign prescription v3/ }).click();
    await confirmIdentity(page);
    await expect(page.getByRole("heading", { name: /^Prescription v3/ })).toBeVisible();

    // Any two versions stand side by side, whichever was opened.
    await page.getByRole("link", { name: "Read", exact: true }).click();
    await page.getByRole("combobox", { name: "Beside" }).selectOption({ index: 2 });
    const beside = page.getByRole("table", { name: "Version 1 beside version 3" });
    await expect(beside.getByRole("row", { name: /^differs Note/ })).toContainText("Slow on the stairs.");
    await expect(page.getByRole("heading", { name: "Changes from v1 to v3" })).toBeVisible();
  });
});
