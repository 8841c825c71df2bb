import type { Page } from "@playwright/test";
import { confirmIdentity, expect, test } from "../fixtures.ts";
import { handWork } from "../input-counter.ts";

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function openChart(page: Page, words: string, name: RegExp): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill(words);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
}

const signing = (page: Page) => page.getByRole("dialog", { name: /^Sign prescription/ });

test("a plan of care is certified with one key, once it stands on the screen", async ({ signIn }) => {
  const page = await signIn("amara.osei");
  const plan = page.getByRole("row", { name: /Plan of care/ }).first();
  await plan.getByRole("button").click();
  await expect(page.getByRole("button", { name: /^Certify plan of care/ })).toBeEnabled();
  const spent = await handWork(page, async () => {
    await page.keyboard.press("s");
    await expect(page.getByRole("dialog", { name: "Confirm it is you" })).toBeVisible();
  });
  await confirmIdentity(page);
  await expect(page.getByText("Plan of care certified")).toBeVisible();
  expect(spent).toEqual({ keys: 1, taps: 0, prose: 0 });
});

test("one dose is changed and signed with at most eight actions; a protocol with two exceptions takes at most 25 keys, evaluate and treat at most ten", async ({
  signIn,
}) => {
  const page = await signIn("amara.osei");
  await openChart(page, "hale dor", /HALE, Dorothy/);
  const heading = page.getByRole("heading", { name: /^Prescription v/ });
  const before = Number((await heading.innerText()).replace(/\D/g, ""));

  // From the chart: the leading dose of the first line.
  const changed = await handWork(page, async () => {
    await page.getByRole("link", { name: "Modify" }).click();
    await expect(page.getByRole("main")).toBeFocused();
    await press(page, "Alt+ArrowDown");
    await page.keyboard.type("12");
    await press(page, "Control+Enter");
    await expect(signing(page)).toContainText("1 change from");
    await press(page, "Enter");
    await expect(page.getByRole("dialog", { name: "Confirm it is you" })).toBeVisible();
  });
  await confirmIdentity(page);
  await expect(heading).toHaveText(`Prescription v${before + 1}`);
  expect(changed.keys + changed.taps).toBeLessThanOrEqual(8);

  // By keys alone, from the start screen: one dose differs from the protocol, and what asks first on another line.
  await page.getByRole("link", { name: "Change protocol" }).click();
  await expect(page.getByRole("heading", { name: "Prescription", level: 1 })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  const prescribed = await handWork(page, async () => {
    // Past the next phase, the other ways to begin and the field to find one, to the phase that stands.
    await press(page, "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Enter");
    const lines = page.getByRole("region", { name: "Lines" });
    await expect(lines).toBeVisible();
    await expect(page.getByRole("main")).toBeFocused();
    await press(page, "Alt+ArrowDown");
    await page.keyboard.type("12");
    // The second line's most, then past its step and lock to what follows outside.
    await press(page, "Alt+ArrowDown", "Tab", "Tab");
    await page.keyboard.type("60");
    await press(page, "Tab", "Tab", "Tab", "ArrowRight");
    await expect(
      page.getByRole("group", { name: "Leg press" }).getByRole("radio", { name: "Ask first" }),
    ).toBeChecked();
    await press(page, "Control+Enter");
    await expect(signing(page)).toBeVisible();
    await press(page, "Enter");
    await expect(heading).toHaveText(`Prescription v${before + 2}`);
  });
  expect(prescribed.taps).toBe(0);
  expect(prescribed.keys).toBeLessThanOrEqual(25);

  await page.getByRole("link", { name: "Change protocol" }).click();
  await expect(page.getByRole("main")).toBeFocused();
  const opened = await handWork(page, async () => {
    await press(page, "Tab", "Tab", "Enter");
    await expect(page.getByRole("region", { name: "Lines" })).toBeVisible();
    await press(page, "Control+Enter");
    await expect(signing(page)).toBeVisible();
    await press(page, "Enter");
    await expect(heading).toHaveText(`Prescription v${before + 3}`);
  });
  expect(opened.taps).toBe(0);
  expect(opened.keys).toBeLessThanOrEqual(10);
});

test("a follow-up visit with one change is signed with at most 15 actions beside what is written", async ({
  signIn,
}) => {
  const page = await signIn("amara.osei");
  await openChart(page, "okafor chi", /OKAFOR, Chidi/);
  await page.getByRole("link", { name: "Follow-up visit" }).click();
  await expect(page.getByRole("heading", { name: "Follow-up visit" })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  const medication = "Naproxen";
  const spent = await handWork(page, async () => {
    for (const part of ["medications", "allergies", "diagnoses"]) {
      const confirm = page.getByRole("button", { name: `Confirm as they stand: ${part}` });
      if (await confirm.isVisible()) await confirm.click();
    }
    await page.getByRole("textbox", { name: "Interval history" }).click();
    await page.keyboard.type("Walks further.");
    // What changed since: a medication more.
    await page.getByRole("button", { name: "Add medication" }).click();
    await page.getByLabel("Medication", { exact: true }).last().click();
    await page.keyboard.type(medication);
    await page.getByRole("textbox", { name: "Worst pain" }).click();
    await page.keyboard.type("3");
    await page.getByRole("textbox", { name: "Impression" }).click();
    await page.keyboard.type("Improving.");
    const decision = page.getByRole("region", { name: "Decision" });
    await decision.getByText("Maintain", { exact: true }).click();
    await page.getByRole("button", { name: "Sign follow-up visit" }).click();
    await expect(page.getByRole("dialog", { name: "Confirm it is you" })).toBeVisible();
  });
  await confirmIdentity(page);
  await expect(page.getByRole("complementary", { name: "Timeline" })).toContainText("Follow-up visit signed");
  expect(spent.keys + spent.taps - medication.length).toBeLessThanOrEqual(15);
});
