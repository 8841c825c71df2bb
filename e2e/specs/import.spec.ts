import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundleOf, folderOf, personOf } from "#server/fhir/fhir-testing.ts";
import { confirmIdentity, expect, test } from "../fixtures.ts";
import { atHouseTime } from "../house-time.ts";

const run = promisify(execFile);

/** The command line beside the worker's running server; answers what it said and how it ended. */
async function importFhir(...argv: string[]): Promise<{ code: number; said: string }> {
  const dataFolder = join(import.meta.dirname, "..", ".cache", `worker-${test.info().parallelIndex}`);
  const words = [...atHouseTime, "dist/server/cli.js", "import-fhir", ...argv];
  try {
    const { stdout } = await run(process.execPath, words, { env: { ...process.env, DATA_DIR: dataFolder } });
    return { code: 0, said: stdout };
  } catch (error) {
    const ended = error as { code: number; stdout: string; stderr: string };
    return { code: ended.code, said: `${ended.stdout}${ended.stderr}` };
  }
}

test("a patient imported beside the running server is found, consulted and prescribed for, and the therapist logs a session", async ({
  signIn,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  const physiatrist = await signIn("amara.osei");
  const clinics = (await importFhir("--clinic", "none", "x.json")).said;
  const [, clinicId = ""] = /^ {2}(\S+) {2}Cedar River Clinic$/m.exec(clinics) ?? [];
  const input = folderOf({ "person.json": bundleOf(personOf("e2e-1")) });
  const brought = await importFhir("--clinic", clinicId, input);
  expect(brought).toMatchObject({ code: 0 });
  expect((await importFhir("--clinic", clinicId, input)).said).toContain("0 added, 0 extended, 1 unchanged");

  await physiatrist.getByRole("link", { name: "Patients" }).click();
  await physiatrist.getByLabel("Find patient").fill("marl");
  await physiatrist.getByRole("link", { name: /MARLOWE, Ines/ }).click();
  await expect(physiatrist.getByRole("heading", { name: /MARLOWE/, level: 1 })).toBeVisible();

  // What came in is read with its source before anybody is seen here.
  await physiatrist.getByRole("link", { name: "Open the record" }).click();
  const values = physiatrist.getByRole("table", { name: "Vital signs and other values" });
  await expect(values.getByRole("row", { name: /Systolic blood pressure/ })).toContainText("131");
  await expect(values.getByRole("row", { name: /Pain severity/ })).toContainText("Imported");
  const history = physiatrist.getByRole("table", { name: "Encounters, procedures and care plans" });
  await expect(history.getByRole("row", { name: /Encounter for symptom/ })).toContainText("Mesa Hospital");
  await expect(history.getByRole("row", { name: /Injection into knee joint/ })).toContainText("Procedure");
  await expectAccessible(physiatrist);
  await physiatrist.goBack();

  await physiatrist.getByRole("link", { name: "Start consultation" }).click();
  await physiatrist.getByLabel("Problem treated").fill("Left knee arthritis");
  await physiatrist.getByRole("radiogroup", { name: "Side" }).getByText("Left").click();
  await physiatrist.getByRole("textbox", { name: "Impression" }).fill("Knee osteoarthritis.");
  await physiatrist.getByRole("combobox", { name: /Diagnos/ }).click();
  await physiatrist.keyboard.type("M17.12");
  await physiatrist.getByRole("option", { name: /M17\.12/ }).click();
  for (const part of ["medications", "allergies"])
    await physiatrist.getByRole("button", { name: `Confirm as they stand: ${part}` }).click();
  await physiatrist.getByRole("button", { name: "Sign consultation" }).click();
  await confirmIdentity(physiatrist);

  // What came in is not screened until somebody answers, and nothing is signed before.
  await expect(physiatrist.getByRole("complementary", { name: "Story" })).toContainText(
    "Osteoarthritis of knee Not screened",
  );
  await physiatrist.getByRole("link", { name: "Write prescription" }).click();
  await physiatrist
    .getByRole("row", { name: /Knee osteoarthritis/ })
    .getByRole("button")
    .first()
    .click();
  const record = physiatrist.getByRole("region", { name: "From the record" });
  await expect(physiatrist.getByRole("button", { name: "Review and sign" })).toBeDisabled();
  await record.getByRole("combobox", { name: "ICD-10-CM code of Osteoarthritis of knee" }).click();
  await physiatrist.keyboard.type("M17.12");
  await physiatrist.getByRole("option", { name: /M17\.12/ }).click();
  await record.getByRole("button", { name: "Answer Osteoarthritis of knee" }).click();
  // Warfarin is known by its name: what it excludes is confirmed by itself, the rest in one act.
  await record
    .getByRole("group", { name: /^Anticoagulated: no deep friction/ })
    .getByRole("button", { name: "Applies" })
    .click();
  await record.getByRole("button", { name: /^(It applies|All \d+ apply)$/ }).click();
  await expect(record).toBeHidden();
  await physiatrist.getByRole("button", { name: "Review and sign" }).click();
  await physiatrist.getByRole("dialog").getByRole("button", { name: /^Sign/ }).click();
  await expect(physiatrist.getByRole("heading", { name: "Prescription v1" })).toBeVisible();

  const therapist = await signIn("rachel.kim");
  await therapist.setViewportSize({ width: 1024, height: 768 });
  await therapist.getByRole("link", { name: "Patients" }).click();
  await therapist.getByLabel("Find patient").fill("marl");
  await therapist.getByRole("link", { name: /MARLOWE, Ines/ }).click();
  await therapist.getByRole("button", { name: "Accept" }).click();
  await therapist.getByRole("button", { name: "Start session" }).click();
  const sheet = therapist.getByRole("grid", { name: "Flowsheet" });
  await sheet.getByRole("button", { name: "Leg press done" }).click();
  await expect(sheet.getByRole("button", { name: "Leg press done" })).toHaveAttribute("aria-pressed", "true");
});
