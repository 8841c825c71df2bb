import type { Page } from "@playwright/test";
import { demoPassword } from "#db/seed/people.ts";
import { confirmIdentity, expect, startFromDay, test } from "../fixtures.ts";

test.use({ mayDrop: true, mayRefuse: true, serviceWorkers: "allow" });

/** Everything the browser keeps for this origin, as text: what somebody with the device in hand could read. */
const readDevice = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const { pathname } = new URL(url);
        // The house's own files stand there; whatever else stood there would be read.
        if (!/^\/(assets\/[^/]+)?$/.test(pathname)) found.push(`record/${pathname}`);
      }
    }
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
      for (const table of database.objectStoreNames) {
        const records = database.transaction(table).objectStore(table);
        const [keys, values] = await Promise.all(
          [records.getAllKeys(), records.getAll()].map(
            (request) =>
              new Promise<unknown[]>((resolve) =>
                request.addEventListener("success", () => resolve(request.result as unknown[])),
              ),
          ),
        );
        const asText = (value: unknown): string => {
          if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
            return new TextDecoder().decode(value);
          return typeof value === "object" && value !== null
            ? Object.values(value).map(asText).join(" ")
            : String(value);
        };
        found.push(...(keys ?? []).map(String), ...(values ?? []).map(asText));
      }
      database.close();
    }
    return found.join("\n");
  });

async function signInByForm(page: Page, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(`${email}@demo.example`);
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

test("a session goes on offline, through a reload, is sent on reconnect and signed; nothing of it can be read on the device, and sign-out leaves nothing", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("jordan.lee");
  await page.setViewportSize({ width: 1024, height: 768 });
  await signInByForm(page, "jordan.lee");
  await startFromDay(page, page.getByRole("button", { name: /CHEN, Grace/ }));
  const sheet = page.getByRole("grid", { name: "Flowsheet" });
  const buttons = sheet.getByRole("button", { name: / done$/ });
  const total = await buttons.count();
  expect(total).toBeGreaterThan(2);
  await buttons.nth(0).click();
  await expect(buttons.nth(0)).toHaveAttribute("aria-pressed", "true");
  // The house itself is on the device.
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== "activated")
      await new Promise((resolve) => active?.addEventListener("statechange", resolve, { once: true }));
  });

  await page.context().setOffline(true);
  await buttons.nth(1).click();
  await expect(buttons.nth(1)).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText(/Offline since .*: 1 change kept on this device/)).toBeVisible();
  await page.getByRole("textbox", { name: "Plan", exact: true }).fill("Stairs next week");
  await expect(page.getByText(/2 changes kept on this device/)).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: "Offline" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password").fill("not the password at all");
  await page.getByRole("button", { name: "Open" }).click();
  await expect(page.getByText("This is not the password")).toBeVisible();
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Open" }).click();
  await expect(buttons.nth(1)).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("textbox", { name: "Plan", exact: true })).toHaveValue("Stairs next week");
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("button", { name: /CHEN, Grace/ }).click();
  for (let row = 2; row < total; row += 1) {
    await buttons.nth(row).click();
    await expect(buttons.nth(row)).toHaveAttribute("aria-pressed", "true");
  }
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
    await page.getByRole("radiogroup", { name: question }).getByText(answer, { exact: true }).click();
  await page.getByLabel("Assessment").fill("Good control.");
  const kept = await readDevice(page);
  expect(kept).toContain("record/kept/sessions.get");
  expect(kept).not.toMatch(/chen|grace|stairs next week|record\/\//i);

  await page.context().setOffline(false);
  await expect(page.getByText(/kept on this device/)).toBeHidden();
  await page.reload();
  for (let row = 0; row < total; row += 1)
    await expect(buttons.nth(row)).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("textbox", { name: "Plan", exact: true })).toHaveValue("Stairs next week");
  await page.getByRole("button", { name: /^Sign session/ }).click();
  await confirmIdentity(page);
  await expect(page.getByRole("listitem").filter({ hasText: "CHEN, Grace" })).toContainText("Signed");

  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(await readDevice(page)).not.toMatch(/chen|grace|stairs|wraps|record\//i);
});
