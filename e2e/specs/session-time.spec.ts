import { confirmIdentity, expect, startFromDay, test } from "../fixtures.ts";

// A minute is entered above the whole visit.
test.use({ mayRefuse: true });

test("timers run one at a time and on through a reload; minutes that cannot be are refused at their field; what is signed is charged, with how it came about", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("jordan.lee");
  await page.setViewportSize({ width: 1024, height: 768 });
  await startFromDay(page, page.getByRole("button", { name: /CHEN, Grace/ }));
  const time = page.getByRole("region", { name: "Time" });
  const timer = (name: RegExp) => time.getByRole("button", { name });
  await timer(/^Exercise/).click();
  await expect(timer(/^Exercise 0:0/)).toHaveAttribute("aria-pressed", "true");
  await time.getByRole("button", { name: "Other service" }).click();
  await page.getByRole("menuitem", { name: "Self-care, home, 97535" }).click();
  await expect(timer(/^Self-care, home 0:0/)).toHaveAttribute("aria-pressed", "true");
  await expect(timer(/^Exercise 0.min/)).toHaveAttribute("aria-pressed", "false");
  await page.reload();
  await expect(timer(/^Self-care, home 0:/)).toHaveAttribute("aria-pressed", "true");

  await timer(/min timed/).click();
  const minutes = (label: string) => time.getByRole("textbox", { name: label });
  const enter = async (label: string, typed: string) => {
    await minutes(label).fill(typed);
    await minutes(label).press("Tab");
  };
  await enter("Exercise (97110)", "33");
  await expect(timer(/^Exercise 33.min entered/)).toBeVisible();
  await enter("Self-care, home (97535)", "9");
  await expect(timer(/^Self-care, home 9.min entered/)).toBeVisible();
  await enter("Whole visit", "30");
  await expectAccessible(page);

  for (const group of ["Pain before", "Pain during, worst"])
    await page.getByRole("radiogroup", { name: group }).getByText("2", { exact: true }).click();
  for (const done of await page.getByRole("button", { name: / done$/ }).all()) await done.click();
  await page.getByLabel("Assessment").fill("Good control with cueing.");
  await page.getByRole("button", { name: /^Sign session/ }).click();
  await confirmIdentity(page);
  await expect(time.getByText("42 timed minutes are more than the whole visit of 30")).toBeVisible();
  await enter("Whole visit", "50");
  await page.getByRole("button", { name: /^Sign session/ }).click();
  await expect(page.getByRole("heading", { name: /^Today/ })).toBeVisible();

  await page.getByRole("button", { name: /CHEN, Grace/ }).click();
  const charges = page.getByRole("region", { name: "Charges" });
  await expect(charges.getByRole("listitem")).toHaveText([
    /97110 Exercise, 2 units of 33.min, GP/,
    /97535 Self-care, home, 1 unit of 9.min, GP/,
  ]);
  await expectAccessible(page);
});
