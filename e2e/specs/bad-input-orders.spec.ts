import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

test.use({ mayRefuse: true });

const hostile = "ألم 🦵🏽 <script>window.wasRun = true</script> '; DROP TABLE lines;--";

/** Month, day and year as a person types them, one after the other. */
async function typeDay(field: Locator, digits: string): Promise<void> {
  await field.getByRole("spinbutton").first().click();
  await field.page().keyboard.type(digits);
}

/** Types an amount and leaves the field, as a person does. */
async function typeAmount(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press("Tab");
}

test("a reason that is missing or too long is answered at its field with all of it kept, on the queue and at the chart; a counter takes no dose that cannot be", async ({
  signIn,
}) => {
  const page = await signIn("amara.osei");
  const peek = page.getByRole("complementary", { name: "Chosen patient" });
  await page
    .getByRole("rowheader", { name: /CASTILLO, Ramón/ })
    .getByRole("button")
    .click();
  await peek.getByRole("button", { name: /^Decline/ }).click();
  const decline = peek.getByRole("form", { name: "Decline request" });
  await decline.getByRole("button", { name: "Decline request" }).click();
  await expect(decline.getByRole("textbox")).toHaveAccessibleDescription(/Say why/);
  await decline.getByRole("textbox").fill(hostile.repeat(6));
  await expect(decline.getByRole("textbox")).toHaveAccessibleDescription(/at most 300/);
  await decline.getByRole("button", { name: "Decline request" }).click();
  await expect(decline.getByRole("textbox")).toHaveValue(hostile.repeat(6));
  await decline.getByRole("button", { name: "Cancel" }).click();

  await peek.getByRole("button", { name: /^Counter/ }).click();
  const counter = page.getByRole("form", { name: "Counter" });
  const allowed = counter.getByRole("textbox", { name: /you allow$/ }).first();
  for (const [typed, says] of [
    ["", /Enter the dose you would allow/],
    ["-5", /0 or more/],
    ["9999999", /at most|is more than/i],
  ] as const) {
    await typeAmount(allowed, typed);
    await counter.getByRole("button", { name: "Counter" }).click();
    await expect(allowed).toHaveAccessibleDescription(says);
  }
  await counter.getByRole("button", { name: "Cancel" }).click();

  await peek.getByRole("button", { name: /^Hold/ }).click();
  const hold = peek.getByRole("form", { name: "Hold therapy" });
  await hold.getByRole("button", { name: "Hold therapy" }).click();
  await expect(hold.getByRole("textbox")).toHaveAccessibleDescription(/Say why/);
  await hold.getByRole("button", { name: "Cancel" }).click();
  await peek.getByRole("button", { name: /^Open/ }).click();

  // At the chart: every decision with its reason, and the day to look again.
  const bar = page.getByRole("region", { name: "Decision" });
  for (const kind of ["Test", "Procedure", "Discharge"]) {
    await bar.getByRole("button", { name: kind, exact: true }).click();
    const form = bar.getByRole("form", { name: "Record decision" });
    await form.getByRole("button", { name: "Record decision" }).click();
    await expect(form.getByLabel(`Why ${kind.toLowerCase()}`)).toHaveAccessibleDescription(/Say why/);
  }
  await bar.getByRole("button", { name: "Test", exact: true }).click();
  const reason = bar.getByRole("textbox", { name: "Why test" });
  await reason.fill(hostile);
  await typeDay(bar.getByRole("group", { name: "Next review" }), "01022020");
  await bar.getByRole("button", { name: "Record decision" }).click();
  await expect(bar.getByRole("group", { name: "Next review" })).toHaveAccessibleDescription(/past/);
  await expect(reason).toHaveValue(hostile);
  await typeDay(bar.getByRole("group", { name: "Next review" }), "12212026");
  await bar.getByRole("button", { name: "Record decision" }).click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toContainText(hostile);
  expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
});

test("in a prescription a dose, a bound, a limit, a count or a day that cannot be is answered at its field and stays as it was typed", async ({
  signIn,
}) => {
  const page = await signIn("amara.osei");
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("hale dor");
  await page.getByRole("link", { name: /HALE, Dorothy/ }).click();
  await page.getByRole("link", { name: "Modify" }).click();
  const press = page.getByRole("group", { name: "Leg press" });
  await press.getByRole("button", { name: "Leg press", exact: true }).click();
  const load = press.getByRole("textbox", { name: "Load" });
  const least = press.getByRole("textbox", { name: "Least" });
  const most = press.getByRole("textbox", { name: "Most" });
  for (const [field, typed, says] of [
    [load, "", /Enter an amount/],
    [load, "-20", /0 or more/],
    [load, "45", null],
    [least, "-1", /0 or more/],
    [least, "90", null],
    [most, "10", /least load is above the most/],
    [most, "", null],
    [least, "", null],
  ] as const) {
    await typeAmount(field, typed);
    if (says) await expect(field).toHaveAccessibleDescription(says);
    else await expect(field).toHaveValue(typed);
  }
  // Letters are not an amount, and another unit is not taken for this one.
  await load.pressSequentially("heavy");
  await expect(load).toHaveValue(/45/);

  for (const [label, typed, says] of [
    ["Weeks", "0", /\w/],
    ["Weeks", "10", null],
    ["Per week, least", "", /\w/],
    ["Per week, least", "9", null],
    ["Per week, most", "1", /Swap them/],
  ] as const) {
    const count = page.getByRole("textbox", { name: label, exact: true });
    await typeAmount(count, typed);
    if (says) await expect(count).toHaveAccessibleDescription(says);
    await expect(count).toHaveValue(typed);
  }
  await typeDay(page.getByRole("group", { name: "Review on" }), "01022020");
  await expect(page.getByRole("group", { name: "Review on" })).toHaveAccessibleDescription(/\w/);
  await expect(page.getByRole("button", { name: "Review and sign" })).toBeDisabled();
  await page.getByLabel("Note to the therapist").fill("x".repeat(601));
  await expect(page.getByLabel("Note to the therapist")).toHaveAccessibleDescription(/at most 600/);
  await expect(page.getByLabel("Note to the therapist")).toHaveValue("x".repeat(601));

  await page.getByRole("button", { name: "Add limit" }).click();
  const form = page.getByRole("form", { name: "New limit" });
  await form.getByRole("button", { name: "Add limit" }).click();
  await expect(form.getByRole("textbox", { name: "At most" })).toHaveAccessibleDescription(
    /Enter the most that is allowed/,
  );
  await typeAmount(form.getByRole("textbox", { name: "At most" }), "-10");
  await typeDay(form.getByRole("group", { name: "Due for lifting" }), "01022020");
  await form.getByLabel("Owner, may lift it").selectOption({ label: "Somebody outside" });
  await form.getByLabel("Reason").fill(hostile);
  await form.getByRole("button", { name: "Add limit" }).click();
  await expect(form.getByRole("textbox", { name: "At most" })).toHaveAccessibleDescription(/0 or more/);
  await expect(form.getByRole("group", { name: "Due for lifting" })).toHaveAccessibleDescription(
    /before it starts/,
  );
  await expect(form.getByLabel("Name of the owner")).toHaveAccessibleDescription(/Name the owner/);
  await expect(form.getByLabel("Reason")).toHaveValue(hostile);
  await form.getByLabel("Limit of").selectOption({ label: "Motion of a joint" });
  await form.getByRole("button", { name: "Add limit" }).click();
  await expect(form.getByLabel("Joint")).toHaveAccessibleDescription(/Choose the joint/);
  await expect(form.getByLabel("Motion", { exact: true })).toHaveAccessibleDescription(/Choose the motion/);
});
