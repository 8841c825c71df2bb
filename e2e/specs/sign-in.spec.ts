import { demoPassword } from "#db/seed/people.ts";
import { expect, test } from "../fixtures.ts";

test("a wrong password gets one sentence, keeps the email, and says nothing about the account", async ({
  browser,
  clinic,
}) => {
  const page = await browser.newPage({ baseURL: clinic.origin });
  await page.goto("/sign-in");
  for (const email of ["amara.osei@demo.example", "nobody@demo.example"]) {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("not the password at all");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toHaveText("Email or password is not right.");
    await expect(page.getByLabel("Email")).toHaveValue(email);
  }
  await page.close();
});

test("the first address of all leads to signing in, and so does one that makes no sense", async ({
  browser,
  clinic,
}) => {
  const page = await browser.newPage({ baseURL: clinic.origin });
  for (const address of ["/", "/sign-in?next=%2F", "/sign-in?next=%2F%2Felsewhere.example", "/queue"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  }
  await page.getByLabel("Email").fill("amara.osei@demo.example");
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Review queue", level: 1 })).toBeVisible();
  await page.close();
});

test("each role starts at its own work list, and signing out leaves nothing behind", async ({
  signIn,
  expectAccessible,
}) => {
  const physiatrist = await signIn("amara.osei");
  await expect(physiatrist.getByRole("heading", { name: "Review queue", level: 1 })).toBeVisible();
  await expectAccessible(physiatrist);
  await physiatrist.getByRole("button", { name: /Account of/ }).click();
  await physiatrist.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(physiatrist.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await physiatrist.goto("/queue");
  await expect(physiatrist.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
