import { expect, openPage, test } from "../fixtures.ts";
import { confirmByKeys, expectNoPointer, signInByKeys, tabTo } from "../keyboard-walk.ts";

test("with the keyboard alone a physiatrist walks the queue, answers, continues and takes it back", async ({
  browser,
  clinic,
}) => {
  const problems: string[] = [];
  const page = await openPage(browser, clinic.origin, "physiatrist", problems);
  await signInByKeys(page, "amara.osei");
  await expect(page.getByRole("heading", { name: "Review queue", level: 1 })).toBeVisible();
  const chosen = page.getByRole("row", { selected: true });

  const approve = page.getByRole("button", { name: /^Approve once/ });
  for (let row = 0; row < 60 && !(await approve.isVisible()); row += 1) {
    const before = await chosen.innerText();
    await page.keyboard.press("j");
    await expect(chosen).not.toHaveText(before, { useInnerText: true });
    await expect(chosen).toBeInViewport();
  }
  await page.keyboard.press("a");
  await confirmByKeys(page);
  await expect(page.getByText("Approved")).toBeVisible();

  for (let row = 0; row < 60 && !/Review due/.test(await chosen.innerText()); row += 1) {
    const before = await chosen.innerText();
    await page.keyboard.press("j");
    await expect(chosen).not.toHaveText(before, { useInnerText: true });
    await expect(chosen).toBeInViewport();
  }
  const due = await chosen.getByRole("button").innerText();
  await page.keyboard.press("k");
  await expect(chosen.getByRole("button")).not.toHaveText(due, { useInnerText: true });
  await page.keyboard.press("j");
  await expect(chosen.getByRole("button")).toHaveText(due, { useInnerText: true });
  const count = page.getByText(/\d+ to review/);
  const before = await count.innerText();
  await page.keyboard.press("c");
  await expect(page.getByText("Continued")).toBeVisible();
  await expect(count).not.toHaveText(before);
  // F6 goes straight to the notices: what can be taken back for ten seconds is two keys away.
  await page.keyboard.press("F6");
  await tabTo(page, page.getByRole("button", { name: "Undo" }));
  await page.keyboard.press("Enter");
  await expect(count).toHaveText(before);
  await expectNoPointer(page);
  await page.context().close();
  expect(problems).toEqual([]);
});
