import { join } from "node:path";
import { confirmIdentity, expect, startFromDay, test } from "../fixtures.ts";
import { handWork } from "../input-counter.ts";
import { firstScreenKilobytes, screensOf } from "../load/first-screen.ts";

test("the right patient opens with one tap from a list, and with at most five keys by search", async ({
  signIn,
}) => {
  const page = await signIn("amara.osei");
  await page.getByRole("link", { name: "Patients" }).click();
  const row = page.getByRole("link", { name: /ABEYTA, Tomás/ });
  await expect(row).toBeVisible();
  const tapped = await handWork(page, async () => {
    await row.click();
    await expect(page.getByRole("heading", { name: /ABEYTA/, level: 1 })).toBeVisible();
  });
  expect(tapped).toEqual({ keys: 0, taps: 1, prose: 0 });
  // A current dose beyond what the therapist may set is said to be outside, the others are not.
  const lines = page.getByRole("table", { name: /Lines/ });
  await expect(lines.getByRole("row", { name: /^Step-up/ })).toContainText("Outside");
  await expect(lines.getByRole("row").filter({ hasText: "Outside" })).toHaveCount(1);

  await page.getByRole("link", { name: "Patients" }).click();
  await expect(page.getByLabel("Find patient")).toBeFocused();
  const searched = await handWork(page, async () => {
    await page.keyboard.type("deb");
    await expect(page.getByRole("table", { name: "Patients" }).getByRole("link")).toHaveText([
      "HALE, Deborah",
    ]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: /HALE/, level: 1 })).toBeVisible();
  });
  expect(searched.taps).toBe(0);
  expect(searched.keys).toBeLessThanOrEqual(5);
});

test("a stable patient is continued with two keys and nothing scrolled by hand", async ({ signIn }) => {
  const page = await signIn("amara.osei");
  const rows = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
  const stable = rows.filter({ hasText: /Review due/ }).first();
  // The one before it, whose next phase may open.
  await rows
    .filter({ hasText: /Next phase may open/ })
    .last()
    .getByRole("button")
    .click();
  const spent = await handWork(page, async () => {
    await page.keyboard.press("j");
    await expect(stable).toHaveAttribute("aria-selected", "true");
    await expect(stable).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: /^Continue/ })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("c");
    await expect(page.getByText("Continued")).toBeVisible();
  });
  expect(spent).toEqual({ keys: 2, taps: 0, prose: 0 });
});

test("a question is asked with two actions from the cell and answered with one key", async ({ signIn }) => {
  const therapist = await signIn("helen.marsh");
  await startFromDay(therapist, therapist.getByRole("button", { name: /ABEYTA, Joan/ }));
  const row = therapist.getByRole("row", { name: /^Table slide/ });
  const range = row.getByRole("gridcell", { name: /^Table slide, range/ });
  await range.focus();
  await therapist.keyboard.type("120");
  await therapist.keyboard.press("Enter");
  await expect(range).toContainText("120°");
  await expect(row).toContainText("From now on");
  const asked = await handWork(therapist, async () => {
    await row.getByRole("button", { name: /: more$/ }).click();
    await therapist.getByRole("button", { name: /^Ask Dr/ }).click();
    await expect(row).toContainText("Asked");
  });
  expect(asked).toEqual({ keys: 0, taps: 2, prose: 0 });

  const physiatrist = await signIn("amara.osei");
  // What is not measured: it is confirmed that it is you.
  const question = physiatrist.getByRole("row", { name: /ABEYTA, Joan/ });
  await question.getByRole("button").click();
  const answered = await handWork(physiatrist, async () => {
    await physiatrist.keyboard.press("a");
    await expect(physiatrist.getByRole("dialog", { name: "Confirm it is you" })).toBeVisible();
  });
  await confirmIdentity(physiatrist);
  await expect(physiatrist.getByText("Approved")).toBeVisible();
  expect(answered).toEqual({ keys: 1, taps: 0, prose: 0 });
});

test("the scripts of both first screens weigh at most 190 kB, those of any screen at most 300 kB", () => {
  const client = join("dist", "client");
  for (const own of ["today", "queue"])
    expect(
      firstScreenKilobytes(client, ["routes/_app.tsx", `routes/_app/${own}.tsx`]),
      own,
    ).toBeLessThanOrEqual(190);
  const screens = screensOf(client);
  expect(screens).toContainEqual([
    "routes/_app.tsx",
    "routes/_app/patients.$patientId.record.tsx",
    "routes/_app/patients.$patientId.tsx",
  ]);
  for (const screen of screens)
    expect(firstScreenKilobytes(client, screen), screen.join(", ")).toBeLessThanOrEqual(300);
});
