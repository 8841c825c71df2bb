import { confirmIdentity, expect, expectBegun, test } from "../fixtures.ts";
import { handWork } from "../input-counter.ts";

test.use({ hasTouch: true, viewport: { width: 1024, height: 768 } });

test("a session of eight exercises with two doses changed is logged and signed with at most 28 taps and no key", async ({
  signIn,
}) => {
  const page = await signIn("jordan.lee");
  const booking = page.getByRole("button", { name: /CHEN, Grace/ });
  const started = await handWork(page, async () => {
    await booking.tap();
    await page.getByRole("button", { name: "Start session" }).tap();
    await expectBegun(page);
  });
  const sheet = page.getByRole("grid", { name: "Flowsheet" });
  const rows = sheet.getByRole("row").filter({ has: page.getByRole("rowheader") });
  await expect(rows).toHaveCount(7);
  const standsAboveBar = async (row: number) => {
    const box = await rows.nth(row - 1).boundingBox();
    const bar = await page.getByRole("region", { name: "Signature" }).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(bar?.y ?? 0);
  };
  // Under the opening questions and the timers four rows of the sheet stand above the bar, and five once they are answered.
  await standsAboveBar(4);
  const own = page.getByRole("combobox", { name: "Add own exercise" });
  await own.tap();
  await page.keyboard.type("tandem st");
  await expect(page.getByRole("option", { name: "Tandem stance" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(8);
  await page.getByRole("link", { name: "Today" }).tap();
  await booking.tap();
  await expect(rows).toHaveCount(8);

  const spent = await handWork(page, async () => {
    for (const [question, answer] of [
      ["Since last time", "Same"],
      ["In the 24 hours after", "Settled"],
      ["Falls", "None"],
      ["New symptoms", "None"],
      ["Medication", "Same"],
      ["Home program days", "2"],
      ["Pain before", "3"],
      ["Pain during, worst", "4"],
    ] as const)
      await page.getByRole("radiogroup", { name: question }).getByText(answer, { exact: true }).tap();
    await standsAboveBar(5);
    for (const row of [0, 1]) {
      await rows
        .nth(row)
        .getByRole("button", { name: /: less$/ })
        .tap();
      await expect(rows.nth(row).getByRole("button", { name: "From now on" })).toBeVisible();
    }
    for (let row = 2; row < 8; row += 1)
      await rows
        .nth(row)
        .getByRole("button", { name: / done$/ })
        .tap();
    await expect(page.getByRole("region", { name: "Signature" })).toContainText("8 of 8 rows confirmed");
    const sign = page.getByRole("button", { name: /^Sign session/ });
    await sign.tap();
    await expect(page.getByLabel("Assessment")).toBeFocused();
    await page.keyboard.type("Good control.");
    await sign.tap();
    await expect(page.getByRole("dialog", { name: "Confirm it is you" })).toBeVisible();
  });
  await confirmIdentity(page);
  await expect(page.getByRole("listitem").filter({ hasText: "CHEN, Grace" })).toContainText("Signed");
  expect(spent.keys + started.keys).toBe(0);
  expect(spent.taps + started.taps).toBeLessThanOrEqual(28);
});
