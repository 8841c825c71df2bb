import type { Locator, Page } from "@playwright/test";
import { demoPassword } from "#db/seed/people.ts";
import { confirmIdentity, expect, startFromDay, test } from "../fixtures.ts";
import { readInput } from "../input-counter.ts";

/** Types an amount into today's cell of a line and asks about it from there. */
async function ask(page: Page, cell: Locator, amount: string): Promise<void> {
  await cell.focus();
  await page.keyboard.type(amount);
  await page.keyboard.press("Enter");
  const answer = page.getByRole("alert").filter({ hasText: "is outside the" });
  await expect(answer).toContainText("stands");
  await answer.getByRole("button", { name: "Ask Dr. A. Osei" }).click();
}

/** Notes in the page itself when the words first stand in the row; answers when they did. */
async function watchFor(row: Locator, words: string): Promise<() => Promise<number>> {
  await row.evaluate((element, expected) => {
    const table = element.closest("table");
    if (!table) throw new Error("The row stands in no table");
    const line = element.querySelector("th")?.firstChild?.textContent ?? "";
    const observer = new MutationObserver(() => {
      const found = [...table.rows].find((one) => one.textContent.startsWith(line));
      if (!found?.textContent.includes(expected)) return;
      observer.disconnect();
      table.dataset["seenAt"] = String(Date.now());
    });
    observer.observe(table, { subtree: true, childList: true, characterData: true });
  }, words);
  return async () => Number(await row.page().locator("table[data-seen-at]").getAttribute("data-seen-at"));
}

test("a therapist asks from the cell, the physiatrist answers with one key, and the open row changes within two seconds", async ({
  signIn,
}) => {
  const therapist = await signIn("jordan.lee");
  await therapist.setViewportSize({ width: 1024, height: 768 });
  await startFromDay(therapist, therapist.getByRole("button", { name: /CHEN, Grace/ }));
  const row = therapist.getByRole("row", { name: /^Table slide/ });
  const current = row.getByRole("gridcell", { name: /^Table slide, range/ });
  await expect(row).toContainText("may set 60° to 120°");
  const before = await current.textContent();
  const physiatrist = await signIn("amara.osei");
  await ask(therapist, current, "125");
  await expect(row).toContainText("Asked");
  await expect(current).toHaveText(before ?? "");

  // The question arrives in the queue without a reload, with the line, both values and the pain on the screen.
  const waiting = physiatrist.getByRole("row", { name: /CHEN, Grace/ });
  await expect(waiting).toContainText("Table slide");
  await waiting.getByRole("button").first().click();
  const peek = physiatrist.getByRole("complementary", { name: "Chosen patient" });
  await expect(peek).toContainText("125°");
  await physiatrist.keyboard.press("a");
  await confirmIdentity(physiatrist);
  await expect(physiatrist.getByText("Approved")).toBeVisible();
  await expect(row).toContainText(/Approved once: .*125° by Dr\. A\. Osei/);

  // What was approved once may now be set, and nothing asks again.
  await current.focus();
  await therapist.keyboard.type("125");
  await therapist.keyboard.press("Enter");
  await expect(current).toContainText("125°");

  // What acts and tells is recorded beyond what is set too, and its row says that it is, and to whom.
  const told = therapist.getByRole("row", { name: /^Isometric rotation at wall/ });
  await told.getByRole("gridcell", { name: /^Isometric rotation at wall, sets/ }).focus();
  await therapist.keyboard.type("4");
  await therapist.keyboard.press("Enter");
  await expect(told).toContainText("Outside what is set, tells Dr. A. Osei");

  // It covers ten minutes that it is you: the next answer is one key, timed from its press to the other browser's row.
  const second = therapist.getByRole("row", { name: /^Wand flexion/ });
  await ask(therapist, second.getByRole("gridcell", { name: /^Wand flexion.*range/ }), "150");
  await expect(second).toContainText("Asked");
  const seenAt = await watchFor(second, "Approved once");
  await expect(waiting).toContainText("Wand flexion");
  await waiting.getByRole("button").first().click();
  await expect(peek).toContainText("150");
  await physiatrist.keyboard.press("a");
  await expect(second).toContainText(/Approved once: .*150° by Dr\. A\. Osei/);
  const { pressedAt } = await readInput(physiatrist);
  expect((await seenAt()) - pressedAt).toBeLessThan(2_000);
});

test("a request is declined with its reason, countered with another dose, and amended from now on; each stands in the therapist's open row", async ({
  signIn,
}) => {
  test.setTimeout(240_000);
  const therapist = await signIn("jordan.lee");
  await therapist.setViewportSize({ width: 1024, height: 768 });
  // A line that stayed below its least three times says so in its row, with both numbers.
  await therapist.getByRole("button", { name: /OKAFOR, Chidi/ }).click();
  await expect(therapist.getByRole("row", { name: /^Heel raise/ })).toContainText(
    /Under-dosed in the last 3 sessions: 2.sets, at least 3.sets/,
  );
  await therapist.getByRole("link", { name: "Today" }).click();
  await startFromDay(therapist, therapist.getByRole("button", { name: /CHEN, Grace/ }));
  const row = therapist.getByRole("row", { name: /^Table slide/ });
  const range = row.getByRole("gridcell", { name: /^Table slide, range/ });
  const ask = async (degrees: string) => {
    await range.focus();
    await therapist.keyboard.type(degrees);
    await therapist.keyboard.press("Enter");
    await therapist.getByRole("button", { name: "Ask Dr. A. Osei" }).click();
    await expect(row).toContainText(`Asked`);
  };
  const physiatrist = await signIn("amara.osei");
  const peek = physiatrist.getByRole("complementary", { name: "Chosen patient" });
  const choose = async () => {
    await physiatrist.getByRole("link", { name: "Review queue" }).click();
    await physiatrist
      .getByRole("rowheader", { name: /CHEN, Grace/ })
      .getByRole("button")
      .click();
    await expect(peek.getByRole("region", { name: "Change request" })).toBeVisible();
  };

  await ask("130");
  await choose();
  await physiatrist.keyboard.press("r");
  await peek.getByRole("button", { name: "Decline request" }).click();
  await expect(peek).toContainText("Say why, so that the therapist knows what to do instead.");
  await peek.getByRole("textbox", { name: "Why decline" }).fill("Wait for the scan.");
  await peek.getByRole("button", { name: "Decline request" }).click();
  const factor = physiatrist.getByRole("dialog", { name: "Confirm it is you" });
  await factor.getByLabel("Password").fill(demoPassword);
  await factor.getByRole("button", { name: "Confirm" }).click();
  await expect(row).toContainText("Declined by Dr. A. Osei: Wait for the scan.");

  await ask("135");
  await choose();
  await physiatrist.keyboard.press("e");
  const counter = physiatrist.getByRole("form", { name: "Counter" });
  await counter.getByRole("button", { name: "Counter" }).click();
  await expect(counter).toContainText("Enter the dose you would allow.");
  await counter.getByRole("textbox", { name: "Range you allow" }).fill("125");
  await counter.getByRole("button", { name: "Counter" }).click();
  await expect(row).toContainText(/Countered: .*125° by Dr\. A\. Osei/);

  await ask("135");
  await choose();
  await peek.getByRole("button", { name: "Approve and amend" }).click();
  await expect(row).toContainText(/Approved from now on: .*135° by Dr\. A\. Osei/);
});
