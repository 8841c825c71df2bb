import { expect, test } from "../fixtures.ts";

test.use({ mayRefuse: true });

test("while a form is still on its way keys act on nothing; where it cannot come it says so, and is asked for again", async ({
  signIn,
}) => {
  const page = await signIn("amara.osei");
  const peek = page.getByRole("complementary", { name: "Chosen patient" });
  const counter = page.getByRole("form", { name: "Counter" });
  // Held on its way, also where it is fetched ahead.
  const arrived = Promise.withResolvers<undefined>();
  await page.route(/counter-form-.*\.js/, async (route) => {
    await arrived.promise;
    await route.fulfill({ status: 404 });
  });
  await page.reload();
  const waiting = page
    .getByRole("row")
    .filter({ hasText: /, most \d+/ })
    .first();
  await waiting.getByRole("button").click();
  const count = await page.getByText(/\d+ to review/).innerText();

  // What is typed now was meant for the field; C would have continued the patient.
  await page.keyboard.press("e");
  await page.keyboard.type("cih");
  await expect(counter).toBeHidden();
  arrived.resolve(undefined);
  const problem = peek
    .getByRole("alert")
    .filter({ hasText: "The connection dropped before this could open." });
  await expect(problem).toBeVisible();
  await expect(page.getByText(count)).toBeVisible();
  await expect(page.getByRole("form")).toHaveCount(0);

  await page.unroute(/counter-form-.*\.js/);
  await problem.getByRole("button", { name: "Try again" }).click();
  await expect(counter).toBeVisible();
});
