import type { Page } from "@playwright/test";
import { confirmIdentity, expect, test } from "../fixtures.ts";

const library = async (page: Page) => {
  await page.getByRole("link", { name: "Exercises" }).click();
  await expect(page.getByRole("heading", { name: "Exercises", level: 1 })).toBeVisible();
};
const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) }).first();
const saved = "Step over the low bench";

async function modify(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Patients" }).click();
  await page.getByLabel("Find patient").fill("hale dor");
  await page.getByRole("link", { name: /HALE, Dorothy/ }).click();
  await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
  await page.getByRole("link", { name: "Modify" }).click();
  await expect(page.getByRole("region", { name: "Lines" })).toBeVisible();
}

test("the library is looked through by words, region and what an exercise does, with its drawing and its ladder", async ({
  signIn,
  expectAccessible,
}) => {
  const page = await signIn("rachel.kim");
  await library(page);
  await expect(page.getByRole("button", { name: /^Show more exercises, \d+ left/ })).toBeVisible();
  await page.getByLabel("Find an exercise").fill("raise");
  await page.getByLabel("Region").selectOption("Knee");
  await expect(row(page, "Straight leg raise")).toBeVisible();
  await expect(row(page, "Heel raise")).toHaveCount(0);
  await page.getByLabel("What it does").selectOption("Supine");
  await page.getByRole("button", { name: "Look at Straight leg raise" }).click();
  const detail = page.getByRole("region", { name: "Straight leg raise" });
  await expect(detail.getByRole("img", { name: "Drawing of Straight leg raise" })).toBeVisible();
  await expect(detail).toContainText("Easier");
  await expect(detail).toContainText("Suits a home program");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Close Straight leg raise" }).click();
  await page.getByLabel("Region").selectOption("Any region");
  await page.getByLabel("What it does").selectOption("Anything");
  await page.getByLabel("Find an exercise").fill("bridging");
  await expect(row(page, "Hip bridge")).toBeVisible();
  await page.getByLabel("Find an exercise").fill("quadricep sett");
  await expect(row(page, "Quad set")).toBeVisible();
  await expect(page.getByText("Shown: what is spelled alike.")).toBeVisible();
  await page.getByText("Our own").click();
  await expect(page.getByText("No exercise found")).toBeVisible();
  await page.getByLabel("Find an exercise").fill("");
  await page.getByLabel("Region").selectOption("Any region");
  await page.getByLabel("What it does").selectOption("Anything");
  await page.getByRole("button", { name: "Look at Backward walk up the ramp" }).click();
  await expect(page.getByRole("combobox", { name: "Version" })).toBeVisible();
  await page.getByRole("combobox", { name: "Version" }).selectOption({ index: 1 });
  await expect(page.getByRole("region", { name: "Backward ramp walk" })).toBeVisible();
});

test.describe("what is refused is said at its field", () => {
  test.use({ mayRefuse: true });
  test("a physiatrist adds an exercise of the clinic's own, finds it in the composer, prescribes it, and it is retired", async ({
    signIn,
    expectAccessible,
  }) => {
    const page = await signIn("amara.osei");
    await library(page);
    await page.getByRole("button", { name: "Add exercise" }).click();
    const form = page.getByRole("form", { name: "Add exercise" });
    await expect(form.getByLabel("Name")).toBeFocused();
    await form.getByRole("button", { name: "Save exercise" }).click();
    await expect(form.getByLabel("Name")).toHaveAccessibleDescription(/Name the exercise/);
    await expect(form.getByLabel("What it is for")).toHaveAccessibleDescription(/Say what it is for/);
    await expect(form.getByText("Give the dose it usually begins with.")).toBeVisible();
    await expect(form.getByText(/^Say what it moves or does to the body/)).toBeVisible();
    await expectAccessible(page);

    await form.getByLabel("Name").fill("Leg press");
    await form.getByLabel("What it is for").fill("Steps over obstacles");
    // What is typed is not lost by a press on the way elsewhere.
    await page.getByRole("link", { name: "Patients" }).click();
    const question = page.getByRole("dialog", { name: "Leg press is not saved" });
    await expect(question).toContainText("kept nowhere else");
    await expectAccessible(page);
    await question.getByRole("button", { name: "Stay and go on" }).click();
    await expect(form.getByLabel("What it is for")).toHaveValue("Steps over obstacles");
    await form.getByLabel("Region").selectOption("Balance");
    await form.getByLabel("Position").selectOption("Standing");
    await form.getByLabel("Instruction", { exact: true }).fill("Hold the rail. Step over the bench.");
    await form.getByRole("textbox", { name: "Sets, usual" }).fill("99");
    await form.getByRole("textbox", { name: "Reps, usual" }).fill("8");
    await form.getByLabel("Does to the body").selectOption("Fall risk");
    await form.getByRole("combobox", { name: "Moves" }).selectOption("Hip");
    await form.getByRole("combobox", { name: "Movement" }).selectOption("Flexion");
    await form.getByRole("button", { name: "Add movement" }).click();
    await form.getByText("Leg", { exact: true }).click();
    const easier = form.getByRole("combobox", { name: "Next easier exercise" });
    await easier.click();
    await easier.pressSequentially("tandem st");
    await expect(page.getByRole("option").first()).toBeVisible();
    await easier.press("ArrowDown");
    await easier.press("Enter");
    await form.getByRole("button", { name: "Save exercise" }).click();
    await expect(form.getByRole("textbox", { name: "Sets, usual" })).toHaveAccessibleDescription(/sets/);
    await form.getByRole("textbox", { name: "Sets, usual" }).fill("2");
    await form.getByRole("button", { name: "Save exercise" }).click();
    await expect(form.getByLabel("Name")).toHaveAccessibleDescription(/has an exercise of this name/);
    await form.getByLabel("Name").fill(saved);
    await form.getByRole("button", { name: "Save exercise" }).click();
    await expect(page.getByText(`${saved} saved, version 1`)).toBeVisible();
    await page.getByText("Our own").click();
    await expect(row(page, saved)).toContainText("version 1");
    await expect(page.getByRole("region", { name: saved })).toContainText("Fall risk, weight bearing");
    await expectAccessible(page);

    await modify(page);
    const add = page.getByRole("combobox", { name: "Add line" });
    await add.click();
    await add.pressSequentially("step over the");
    await expect(page.getByRole("option", { name: saved })).toBeVisible();
    await add.press("ArrowDown");
    await add.press("Enter");
    await expect(page.getByRole("group", { name: saved, exact: true })).toContainText("Hold the rail.");
    await expect(page.getByRole("region", { name: "Changes" })).toContainText(saved);
    await page.getByRole("button", { name: "Review and sign" }).click();
    const signing = page.getByRole("dialog", { name: /^Sign prescription/ });
    await expect(signing).toContainText(saved);
    await signing.getByRole("button", { name: /^Sign prescription/ }).click();
    await confirmIdentity(page);
    await expect(page.getByRole("complementary", { name: "Timeline" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Prescription v2" })).toBeVisible();

    await library(page);
    await page.getByText("Our own").click();
    await page.getByRole("button", { name: `Look at ${saved}` }).click();
    await page.getByRole("button", { name: `Retire ${saved}` }).click();
    await page.getByRole("button", { name: "Retire", exact: true }).click();
    await expect(page.getByLabel("Why retire")).toHaveAccessibleDescription(/Say why it is retired/);
    await page.getByLabel("Why retire").fill("The bench was sold");
    await page.getByRole("button", { name: "Retire", exact: true }).click();
    await expect(row(page, saved)).toHaveCount(0);
    await page.getByText("Retired", { exact: true }).click();
    await expect(row(page, saved)).toBeVisible();
  });
});
