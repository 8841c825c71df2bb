import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, openPage, startServer, stopServer, test } from "../fixtures.ts";

test("an empty database is set up with an organization and its first admin, bad input answered at the field", async ({
  browser,
  expectAccessible,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "plinth-"));
  const { server, origin } = await startServer(folder);
  try {
    const problems: string[] = [];
    const page = await openPage(browser, origin, "first admin", problems);
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Set up Plinth" })).toBeVisible();
    await expectAccessible(page);

    await page.getByLabel("Organization").fill("Cedar River Rehabilitation");
    await page.getByLabel("Clinic name").fill("عيادة 🌲 <script>alert(1)</script>");
    await page.getByLabel("City").fill("x".repeat(200));
    await page.getByLabel("State").selectOption("NM");
    await expect(page.getByLabel("Time zone")).toHaveValue("America/Denver");
    await page.getByLabel("Given name").fill("Noemi");
    await page.getByLabel("Family name").fill("Castellanos");
    await page.getByLabel("Email").fill("noemi at clinic");
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create organization" }).click();
    await expect(page.getByLabel("City")).toHaveAccessibleDescription(/at most 80/);
    await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/Enter an email address/);
    await expect(page.getByLabel("Clinic name")).toHaveValue("عيادة 🌲 <script>alert(1)</script>");

    await page.getByLabel("City").fill("Las Cruces");
    await page.getByLabel("Email").fill("noemi@example.org");
    await page.getByRole("button", { name: "Create organization" }).click();
    await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/at least 15 characters/);
    await page.getByLabel("Password").fill("four quiet winter rivers");
    await page.getByRole("button", { name: "Create organization" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();

    await page.getByLabel("Email").fill("noemi@example.org");
    await page.getByLabel("Password").fill("four quiet winter rivers");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    await page.goto("/account");
    await expect(page.getByRole("table", { name: "Where you are signed in" })).toContainText("This one");
    await expectAccessible(page);
    // What the server refused is logged by the browser as a failed request; nothing else may be.
    expect(problems.filter((problem) => !/status of 400/.test(problem))).toEqual([]);
    await page.context().close();
  } finally {
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
  }
});
