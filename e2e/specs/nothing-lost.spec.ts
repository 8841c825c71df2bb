import { expect, startFromDay, test } from "../fixtures.ts";

test.use({ mayDrop: true, mayRefuse: true });

test("what was typed while nothing answered is there after a reload and is sent, and sign-out leaves nothing of it on the device", async ({
  signIn,
}) => {
  const page = await signIn("jordan.lee");
  await startFromDay(page, page.getByRole("button", { name: /CHEN, Grace/ }));
  const plan = page.getByRole("textbox", { name: "Plan", exact: true });
  await plan.fill("Go on");
  await expect(page.getByText(/Saved \d/)).toBeVisible();

  await page.route("**/trpc/**", (route) =>
    route.request().url().includes("setNote") ? route.abort("connectionreset") : route.continue(),
  );
  await plan.fill("Go on, and add stairs next week");
  // What is typed is held on the device 200 ms after the last key, and nothing on the screen says when.
  await page.waitForTimeout(400);
  await page.unrouteAll();
  await page.reload();
  await expect(plan).toHaveValue("Go on, and add stairs next week");
  const kept = () =>
    page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("plinth-device");
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
      const names = [...database.objectStoreNames];
      if (names.length === 0) return [];
      return new Promise<string[]>((resolve) => {
        const request = database.transaction("records").objectStore("records").getAllKeys();
        request.addEventListener("success", () => {
          database.close();
          resolve(request.result.map(String));
        });
      });
    });
  // On the server, and no longer on the device alone.
  await expect.poll(async () => (await kept()).filter((name) => name.includes("typed"))).toEqual([]);
  await page.reload();
  await expect(plan).toHaveValue("Go on, and add stairs next week");

  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await kept()).toEqual([]);
});
