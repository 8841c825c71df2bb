import type { Locator, Page } from "@playwright/test";
import { confirmIdentity, expect, type Person, test } from "../fixtures.ts";

test.use({ mayRefuse: true });

type SignIn = (person: Person) => Promise<Page>;

async function openChart(page: Page, typed: string, name: RegExp): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill(typed);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
}

async function typeDay(field: Locator, digits: string): Promise<void> {
  await field.getByRole("spinbutton", { name: /^month/ }).click();
  await field.page().keyboard.type(digits);
}

/** A second problem of a known patient: consulted and signed, and nothing prescribed yet. */
async function consult(signIn: SignIn, who: Person, typed: string, name: RegExp): Promise<void> {
  const page = await signIn(who);
  await openChart(page, typed, name);
  await page.goto(`${new URL(page.url()).pathname}/consultation?kind=consultation`);
  await page.getByLabel("Problem treated").fill("Left knee arthritis");
  await page.getByRole("radiogroup", { name: "Side" }).getByText("Left").click();
  await page.getByRole("textbox", { name: "History", exact: true }).fill("Pain on stairs for eight months.");
  await page.getByRole("textbox", { name: "Impression" }).fill("Knee osteoarthritis.");
  await page.getByRole("button", { name: "Confirm as they stand: allergies" }).click();
  await page.getByRole("combobox", { name: /Diagnos/ }).click();
  await page.keyboard.type("M17.12");
  await page.getByRole("option", { name: /M17\.12/ }).click();
  await page.getByRole("button", { name: "Sign consultation" }).click();
  await confirmIdentity(page);
  await expect(page.getByRole("heading", { name: "Nothing prescribed" })).toBeVisible();
}

test("a therapist transcribes an outside order, verifies it and treats under it; every reading says whose order it is", async ({
  signIn,
  expectAccessible,
}) => {
  await consult(signIn, "lucia.ortega", "salazar vic", /SALAZAR, Victor/);
  const page = await signIn("diego.archuleta");
  await page.setViewportSize({ width: 1024, height: 768 });
  await openChart(page, "salazar vic", /SALAZAR, Victor/);
  await expect(page.getByRole("heading", { name: "Nothing prescribed" })).toBeVisible();
  const refused = page.getByRole("alert").filter({ hasText: "No prescription is signed." });
  await refused.getByRole("link", { name: "Transcribe an outside order" }).click();
  await expect(page.getByRole("heading", { name: "Outside order", level: 1 })).toBeVisible();
  await page
    .getByRole("row", { name: /Knee osteoarthritis/ })
    .getByRole("button")
    .first()
    .click();

  // What is missing or cannot be stands at its own field; strange names stay as they were typed.
  const order = page.getByRole("region", { name: "The order" });
  const by = order.getByLabel("Ordered by");
  const practice = order.getByLabel("Specialty or practice");
  const day = order.getByRole("group", { name: "Day of the order" });
  const verify = page.getByRole("button", { name: "Review and verify" });
  await expect(by).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(by).toHaveAccessibleDescription(/Name who ordered it/);
  await expect(practice).toHaveAccessibleDescription(/Name the specialty or the practice/);
  await expect(day).toHaveAccessibleDescription(/Enter the day on the order/);
  await expect(verify).toBeDisabled();
  await by.fill("x".repeat(121));
  await expect(by).toHaveAccessibleDescription(/at most 120 characters/);
  await by.fill("Dr. مريم <script>window.wasRun = true</script> 🦽 Lund");
  await expect(by).toHaveAccessibleDescription("");
  await practice.fill("Mesa Orthopedics");
  await typeDay(day, "12242030");
  await expect(day).toHaveAccessibleDescription(/lies ahead/);
  await expect(verify).toBeDisabled();
  await typeDay(day, "11192026");
  await expect(verify).toBeEnabled();
  // The whole draft in view, so that the bar at the foot covers no part of a field that is looked at.
  await page.setViewportSize({ width: 1024, height: 5000 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1024, height: 768 });

  await verify.click();
  const reading = page.getByRole("dialog");
  await expect(reading).toContainText("SALAZAR");
  await expect(reading).toContainText("Thu Nov 19, 2026");
  await expect(reading).toContainText("not a physiatrist's signature");
  await expectAccessible(page);
  await reading.getByRole("button", { name: "Verify outside order" }).click();
  await expect(reading).toContainText("Compare it with the order");
  await reading.getByText("I have read the order and this is what it says").click();
  await reading.getByRole("button", { name: "Verify outside order" }).click();
  await confirmIdentity(page);

  const words =
    /outside order by Dr\. مريم <script>.*<\/script> 🦽 Lund, Mesa Orthopedics, Thu Nov 19, 2026; transcribed and verified Mon Nov 23, 2026.* by D\. Archuleta, PT/;
  const prescription = page.getByRole("main");
  await expect(prescription.getByRole("heading", { name: "Prescription v1" })).toBeVisible();
  await expect(prescription.getByText(words)).toBeVisible();
  await expect(page.getByRole("button", { name: "Send back" })).toHaveCount(0);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("button", { name: "Accept" })).toBeHidden();
  await prescription.getByRole("link", { name: "Read", exact: true }).click();
  for (const [term, value] of [
    ["Outside order by", /<script>window\.wasRun = true<\/script> 🦽 Lund, Mesa Orthopedics$/],
    ["Ordered on", /Thu Nov 19, 2026$/],
    ["Transcribed and verified", /D\. Archuleta, PT, Mon Nov 23, 2026.*not a physiatrist's signature$/],
  ] as const)
    await expect(page.getByText(term, { exact: true }).locator("..")).toHaveText(value);
  await expectAccessible(page);
  expect(await page.evaluate(() => "wasRun" in window)).toBe(false);

  await page.goBack();
  await page.getByRole("button", { name: "Start session" }).click();
  const sheet = page.getByRole("grid", { name: "Flowsheet" });
  await sheet
    .getByRole("button", { name: / done$/ })
    .first()
    .click();
  await expect(sheet.getByRole("button", { name: / done$/, pressed: true })).toHaveCount(1);
});

test("where no outside order may be transcribed the therapist reads why, in a sentence", async ({
  signIn,
}) => {
  await consult(signIn, "amara.osei", "adeyemi fol", /ADEYEMI, Folasade/);
  const page = await signIn("rachel.kim");
  await openChart(page, "adeyemi fol", /ADEYEMI, Folasade/);
  await expect(page.getByText(/This clinic's policy does not accept outside orders/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Transcribe an outside order" })).toHaveCount(0);

  // What a physiatrist here signed, an outside order does not replace.
  const far = await signIn("diego.archuleta");
  await openChart(far, "tsosie dar", /TSOSIE, Darlene/);
  const plan = await far.getByRole("link", { name: "Evaluation and plan of care" }).getAttribute("href");
  await far.goto((plan ?? "").replace("/evaluation", "/prescription"));
  await expect(far.getByText(/An outside order does not replace it/)).toBeVisible();
});

test("for a referred patient whom nobody has consulted, an outside order opens the episode and treatment starts under it", async ({
  signIn,
}) => {
  const page = await signIn("diego.archuleta");
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("salazar car");
  await page.getByRole("link", { name: /SALAZAR, Carla/ }).click();
  await expect(page.getByRole("heading", { name: "No episode of care yet" })).toBeVisible();
  await page.getByRole("link", { name: "Transcribe an outside order" }).click();
  await page
    .getByRole("row", { name: /Knee osteoarthritis/ })
    .getByRole("button")
    .first()
    .click();
  // Nobody has diagnosed a side yet, and none is assumed.
  await page.getByRole("radiogroup", { name: "Side" }).getByText("Left").click();
  await page.getByRole("button", { name: "Begin with it" }).click();
  const order = page.getByRole("region", { name: "The order" });
  await order.getByLabel("Ordered by").fill("Dr. P. Lund");
  await order.getByLabel("Specialty or practice").fill("Mesa Orthopedics");
  await typeDay(order.getByRole("group", { name: "Day of the order" }), "11192026");
  await page.getByRole("button", { name: "Review and verify" }).click();
  const reading = page.getByRole("dialog");
  await reading.getByText("I have read the order and this is what it says").click();
  await reading.getByRole("button", { name: "Verify outside order" }).click();
  await confirmIdentity(page);
  await expect(page.getByRole("main").getByRole("heading", { name: "Prescription v1" })).toBeVisible();
  await page.getByRole("button", { name: "Start session" }).click();
  await expect(page.getByRole("grid", { name: "Flowsheet" })).toBeVisible();
});
