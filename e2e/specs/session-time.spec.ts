import { confirmIdentity, expect, startFromDay, test } from "../fixtures.ts";
import { handWork } from "../input-counter.ts";

// A minute is entered above the whole visit, and a connection is lost.
test.use({ mayRefuse: true, mayDrop: true });

test("timers run one at a time and on through a reload; minutes that cannot be are refused at their field; what is signed is charged, with how it came about", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("jordan.lee");
  await page.setViewportSize({ width: 1024, height: 768 });
  await startFromDay(page, page.getByRole("button", { name: /CHEN, Grace/ }));
  const time = page.getByRole("region", { name: "Time" });
  const timer = (name: RegExp) => time.getByRole("button", { name });
  // The server starts it and the answer is lost: the timer runs, once, and nothing has to be pressed again.
  await page.route(
    /units\.startTimer/,
    async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    },
    { times: 1 },
  );
  await timer(/^Exercise/).click();
  await expect(timer(/^Exercise 0:0/)).toHaveAttribute("aria-pressed", "true");
  await expect(time.getByRole("alert")).toHaveCount(0);
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

  // It was somebody else's: one act takes it out of this chart and drafts it in the other.
  await page.getByRole("button", { name: "Written in the wrong chart" }).click();
  const form = page.getByRole("region", { name: "Move to the right chart" });
  await form.getByRole("combobox", { name: "Whose note it is" }).click();
  await page.keyboard.type("fitzgerald");
  await page.getByRole("option", { name: /FITZGERALD-MONTOYA, Diego/ }).click();
  await expect(form.getByRole("radio", { name: "Low back pain" })).toBeChecked();
  await form.getByRole("button", { name: "Move the note" }).click();
  await expect(form.getByText("Say how it came into this chart.")).toBeVisible();
  await form.getByLabel("How it came into this chart").fill("Opened from the wrong row.");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Move the note" }).click();
  await expect(page.getByText("FITZGERALD-MONTOYA", { exact: false }).first()).toBeVisible();
  await expect(page.getByLabel("Assessment")).toHaveValue(
    /^Good control with cueing\.\nDone, as first written: /,
  );
  await expect(timer(/^Exercise 33.min entered/)).toBeVisible();
});

test("two sessions are open at once: one press goes to the other and back to the same cell, caret and scroll, and says whose it is", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("jordan.lee");
  await page.setViewportSize({ width: 1024, height: 768 });
  const begin = async (name: RegExp) => {
    await page.getByRole("link", { name: "Today" }).click();
    await startFromDay(page, page.getByRole("button", { name }));
  };
  await begin(/CHEN, Grace/);
  const time = page.getByRole("region", { name: "Time" });
  await time.getByRole("button", { name: /^Exercise/ }).click();
  await expect(time.getByRole("button", { name: /^Exercise 0:/ })).toBeVisible();
  const names = page.getByRole("list", { name: "Open sessions" }).getByRole("link");
  await begin(/FITZGERALD-MONTOYA/);
  await expect(names).toHaveCount(2);
  await expect(names.first()).toHaveText(/^CHEN0:\d\d$/);
  await page.getByLabel("Assessment").fill("Knee warmed up slowly.");
  const cell = page.locator('[data-cell="2_3"]');
  await cell.focus();
  const scroll = await page.evaluate(() => window.scrollY);

  const switched = await handWork(page, async () => {
    await page.keyboard.press("Alt+1");
    await expect(page.getByRole("status").filter({ hasText: "Session of CHEN, Grace" })).toBeAttached();
  });
  expect(switched).toEqual({ keys: 1, taps: 0, prose: 0 });
  await expect(page.getByLabel("Assessment")).toHaveValue("");
  await expectAccessible(page);
  const back = await handWork(page, async () => {
    await names.nth(1).click();
    await expect(cell).toBeFocused();
  });
  expect(back).toEqual({ keys: 0, taps: 1, prose: 0 });
  await expect(page.getByLabel("Assessment")).toHaveValue("Knee warmed up slowly.");
  expect(await page.evaluate(() => window.scrollY)).toBe(scroll);

  await page.getByRole("link", { name: "Today" }).click();
  await page.getByText("Hide names").click();
  await expect(names).toHaveText([/^GC0:\d\d$/, "DF"]);
});
