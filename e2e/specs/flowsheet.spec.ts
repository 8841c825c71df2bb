import type { Page } from "@playwright/test";
import { expect, expectBegun, startFromDay, test } from "../fixtures.ts";

test.use({ mayRefuse: true });

const sheetOf = (page: Page) => page.getByRole("grid", { name: "Flowsheet" });
const rowsOf = (page: Page) =>
  sheetOf(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
const cellOf = (page: Page, name: string) =>
  sheetOf(page).getByRole("gridcell", { name: new RegExp(`^${name}`) });
const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

test("by keys: a whole row in one cell, undo, the ends of the grid, older sessions beside a today that stays, the rest in one act, and each row said politely", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("rachel.kim");
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("silva den");
  await page.getByRole("link", { name: /SILVA, Denise/ }).click();
  await page.getByRole("button", { name: "Start session" }).click();
  await expectBegun(page);
  const first = rowsOf(page)
    .filter({ has: page.getByRole("gridcell", { name: /, sets, today, \d/ }) })
    .filter({ has: page.getByRole("gridcell", { name: /, reps, today, \d/ }) })
    .first();
  const count = await rowsOf(page).count();
  const name = (
    (await first.getByRole("button", { name: / done$/ }).getAttribute("aria-label")) ?? ""
  ).replace(/ done$/, "");
  const sets = cellOf(page, `${name}, sets, today`).first();
  const reps = cellOf(page, `${name}, reps, today`).first();
  await expect(reps).toHaveAccessibleName(/, reps, today, \d+ reps, copied, not confirmed/);
  const [at = ""] = ((await reps.getAttribute("data-cell")) ?? "").split("_");
  const before = [await sets.textContent(), await reps.textContent()];

  // A whole row in one cell; what cannot be is answered there, and Escape puts it back.
  await reps.focus();
  await press(page, "F2");
  const field = page.getByRole("textbox", { name: `${name}, reps, today` });
  await field.fill("2x0");
  await press(page, "Enter");
  await expect(page.getByRole("alert").filter({ hasText: "is not done at all" })).toBeVisible();
  await expect(field).toHaveValue("2x0");
  await press(page, "Escape");
  await expect(reps).toBeFocused();
  await press(page, "F2");
  await field.fill("2x7");
  await press(page, "Tab");
  await expect(sheetOf(page).locator(`[data-cell='${at}_2']`)).toBeFocused();
  await expect(sets).toHaveAccessibleName(/2 sets, changed/);
  await expect(reps).toHaveAccessibleName(/7 reps, changed/);
  await expect(page.getByRole("status").filter({ hasText: `${name} changed, 1 of ${count}` })).toHaveCount(1);
  await press(page, "Control+z");
  await expect(reps).toHaveAccessibleName(/copied, not confirmed/);
  expect([await sets.textContent(), await reps.textContent()]).toEqual(before);

  // The ends and the corners of the grid, and back.
  await press(page, "Control+End");
  await expect(sheetOf(page).locator(`[data-cell='${count - 1}_4']`)).toBeFocused();
  await press(page, "Control+Home");
  await expect(sheetOf(page).locator("[data-cell='0_-4']")).toBeFocused();
  // Twelve sessions are there; the thirteenth is read when it is reached, and today stays.
  const days = () => sheetOf(page).getByRole("columnheader", { name: /^[A-Z][a-z]{2} \d/ });
  const newest = await days().last().textContent();
  await press(page, "ArrowLeft", "ArrowLeft", "ArrowLeft");
  await expect(days().last()).not.toHaveText(newest ?? "");
  await press(page, "ArrowLeft");
  await expect(days()).toHaveCount(1);
  await expect(sheetOf(page).locator("[data-cell='0_-2']")).toBeFocused();
  await press(page, "ArrowDown");
  await expect(sheetOf(page).locator("[data-cell='1_-2']")).toBeFocused();
  await expect(page.getByRole("button", { name: "Earlier sessions" })).toBeDisabled();
  await expect(sets).toBeVisible();
  for (let window = 0; window < 4; window += 1)
    await page.getByRole("button", { name: "Later sessions" }).click();
  await expect(days().last()).toHaveText(newest ?? "");

  // One row is confirmed, the rest is not done for want of time, and that is taken back in one act too.
  await reps.focus();
  await press(page, " ");
  await expect(page.getByRole("status").filter({ hasText: `${name} done, 1 of ${count}` })).toHaveCount(1);
  await page.getByRole("button", { name: `Not done, ran out of time: ${count - 1} rows` }).click();
  await expect(page.getByText(`${count - 1} rows are not done: ran out of time.`)).toBeVisible();
  await expect(rowsOf(page).filter({ hasText: "Not done: ran out of time" })).toHaveCount(count - 1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rowsOf(page).filter({ hasText: "Not done: ran out of time" })).toHaveCount(0);

  // An adverse event in two taps, kept with what was there before.
  await page.getByRole("button", { name: "Adverse event" }).click();
  await page.getByRole("menuitem", { name: "Dizzy or faint" }).click();
  await expect(page.getByRole("textbox", { name: "Adverse event" })).toHaveValue("Dizzy or faint");
  await expect(page.getByRole("region", { name: "Signature" })).toContainText(/Saved \d/);
});

test("a therapist's own line is replaced in its row or dropped from now on, and what was done outside takes two taps", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("jordan.lee");
  await page.setViewportSize({ width: 1024, height: 768 });
  await startFromDay(page, page.getByRole("button", { name: /CHEN, Grace/ }));
  const own = rowsOf(page).filter({ hasText: "Manual therapy, shoulder" });
  const menu = own.getByRole("button", { name: /not done, or stop and ask$/ });
  await menu.click();
  await page.getByRole("menuitem", { name: "Another exercise in its place today" }).click();
  const choose = page.getByRole("combobox", { name: "Exercise in place of Manual therapy, shoulder" });
  await expect(choose).toBeVisible();
  await expectAccessible(page);
  await choose.click();
  await page.keyboard.type("tandem st");
  await expect(page.getByRole("option")).toHaveText(["Tandem stance"]);
  await press(page, "ArrowDown", "Enter");
  const substitute = rowsOf(page).filter({ hasText: "in place of Manual therapy, shoulder" });
  await expect(substitute).toContainText("Tandem stance");
  await expect(own.first()).toContainText("Not done: replaced");

  await menu.first().click();
  await page.getByRole("menuitem", { name: "Drop from the plan, from now on" }).click();
  await expect(own.first()).toContainText("Dropped from now on");
  await rowsOf(page)
    .first()
    .getByRole("button", { name: /not done, or stop and ask$/ })
    .click();
  await expect(page.getByRole("menuitem", { name: /^Drop from/ })).toHaveCount(0);
  await press(page, "Escape");

  const range = cellOf(page, "Table slide, range");
  await range.focus();
  await page.keyboard.type("130");
  await press(page, "Enter");
  await page.getByRole("button", { name: /^It was done/ }).click();
  await page.getByRole("menuitem", { name: "Patient did more than was asked" }).click();
  await expect(rowsOf(page).first()).toContainText("Done outside: Patient did more than was asked");
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true });

  test("a tap opens our own number pad with the last values, and neither it nor a system keyboard covers the cell; steppers are 48 by 48 and 8 apart", async ({
    signIn,
    expectAccessible,
  }) => {
    const page = await signIn("jordan.lee");
    for (const [width, height] of [
      [1024, 768],
      [768, 1024],
    ] as const) {
      await page.setViewportSize({ width, height });
      if (width === 1024) await startFromDay(page, page.getByRole("button", { name: /CHEN, Grace/ }));
      const row = rowsOf(page).nth(width === 1024 ? 3 : 5);
      await row.locator("[data-cell$='_2']").tap();
      const pad = page.getByRole("group", { name: /^Number pad, .*today$/ });
      await expect(pad).toBeVisible();
      const field = row.getByRole("textbox");
      await expect(field).toBeFocused();
      await expect(field).toHaveAttribute("inputmode", "none");
      const [cell, keys] = [await field.boundingBox(), await pad.boundingBox()];
      expect((cell?.y ?? 0) + (cell?.height ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(keys?.y ?? 0);
      for (const key of await pad.getByRole("button", { name: /^(\d|Erase|Done|Next)$/ }).all())
        expect((await key.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(64);
      await expectAccessible(page);
      await expect(pad.getByRole("button", { name: "5 s", exact: true })).toBeVisible();
      await pad.getByRole("button", { name: "4", exact: true }).tap();
      await expect(field).toHaveValue("4");
      await pad.getByRole("button", { name: "Next", exact: true }).tap();
      await expect(pad).toBeHidden();
      await expect(row.locator("[data-cell$='_2']")).toHaveAccessibleName(/4 seconds, changed, was 5/);

      const [less, more] = [
        await row.getByRole("button", { name: /: less$/ }).boundingBox(),
        await row.getByRole("button", { name: /: more$/ }).boundingBox(),
      ];
      for (const box of [less, more]) expect([box?.width, box?.height]).toEqual([48, 48]);
      const amount = await row.locator("[data-cell$='_2']").boundingBox();
      expect((amount?.x ?? 0) - ((less?.x ?? 0) + 48)).toBeGreaterThanOrEqual(8);
      expect((more?.x ?? 0) - ((amount?.x ?? 0) + (amount?.width ?? 0))).toBeGreaterThanOrEqual(8);
      // Upright the last two sessions stand beside today, and nothing is wider than the screen.
      if (width === 768) {
        await expect(sheetOf(page).getByRole("columnheader", { name: /^[A-Z][a-z]{2} \d/ })).toHaveCount(2);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(768);
      }
    }
    // On a telephone the cell stands between who is open and the keys.
    await page.setViewportSize({ width: 320, height: 640 });
    const last = rowsOf(page).last();
    await last.locator("[data-cell$='_2']").tap();
    const pad = page.getByRole("group", { name: /^Number pad, .*today$/ });
    await expect(pad).toBeVisible();
    const [cell, keys] = [await last.getByRole("textbox").boundingBox(), await pad.boundingBox()];
    expect((cell?.y ?? 0) + (cell?.height ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(keys?.y ?? 0);
    expect(cell?.y ?? 0).toBeGreaterThan(120);
    const next = await pad.getByRole("button", { name: "Next", exact: true }).boundingBox();
    expect((next?.x ?? 0) + (next?.width ?? 400)).toBeLessThanOrEqual(320);
    await expect(last.getByRole("textbox")).toBeInViewport({ ratio: 1 });
  });
});
