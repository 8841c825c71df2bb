import { demoPassword } from "#db/seed/people.ts";
import { confirmIdentity, expect, startFromDay, test } from "../fixtures.ts";
import { shiftBrowserClock } from "../house-time.ts";

test.use({ mayRefuse: true });

const sixteenMinutes = 16 * 60_000;

test("what is signed, confirming it is you with a second try, the record and a missing page are accessible", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("amara.osei");
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("hale dor");
  await page.getByRole("link", { name: /HALE, Dorothy/ }).click();
  const chart = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Modify" }).click();
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.type("7");
  await page.keyboard.press("Control+Enter");
  const signing = page.getByRole("dialog", { name: /^Sign prescription/ });
  await expect(signing).toBeVisible();
  await expectAccessible(page);
  await signing.getByRole("button", { name: /^Sign prescription/ }).click();
  const factor = page.getByRole("dialog", { name: "Confirm it is you" });
  await factor.getByLabel("Password").fill("not the password at all");
  await factor.getByRole("button", { name: "Confirm" }).click();
  await expect(factor.getByLabel("Password")).toHaveAccessibleDescription(/not your password/);
  await expectAccessible(page);
  await confirmIdentity(page);
  await expect(page.getByRole("heading", { name: "Prescription v2" })).toBeVisible();

  await page.goto(`${chart}/record`);
  await expect(page.getByRole("main")).toContainText(/Conditions/);
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "Nothing is here" })).toBeVisible();
  await expectAccessible(page);
});

test("after fifteen idle minutes a curtain covers intact work; who unlocks is in the same cell within two seconds", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("jordan.lee");
  await page.setViewportSize({ width: 1024, height: 768 });
  await startFromDay(page, page.getByRole("button", { name: /CHEN, Grace/ }));
  const cell = page.getByRole("gridcell", { name: /^Table slide, range/ });
  await cell.focus();
  await page.evaluate(shiftBrowserClock, sixteenMinutes);
  const curtain = page.getByRole("dialog", { name: "Locked" });
  await expect(curtain).toBeVisible();
  await expect(curtain.getByLabel("Password")).toBeFocused();
  await expectAccessible(page);
  await curtain.getByLabel("Password").fill("not the password at all");
  await curtain.getByRole("button", { name: "Unlock" }).click();
  await expect(curtain.getByLabel("Password")).toHaveAccessibleDescription(/not your password/);
  await curtain.getByLabel("Password").fill(demoPassword);
  const pressedAt = Date.now();
  await page.keyboard.press("Enter");
  await expect(cell).toBeFocused();
  expect(Date.now() - pressedAt).toBeLessThan(2_000);
  await expect(curtain).toBeHidden();
});
