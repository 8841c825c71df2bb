import { seedDemoClinic } from "#db/seed/seed.ts";
import { dayInZone, systemClock } from "#server/clock.ts";
import { readSettings } from "#server/env.ts";
import { openHouse } from "#server/house.ts";
import { needsSetUp } from "#server/setup/setup.commands.ts";
import { readArguments } from "./usage.ts";

/** Afternoon of the anchor day at the first clinic, or now when that is earlier. */
export async function seedInto(dataFolder: string, patients: number): Promise<void> {
  const house = await openHouse({ ...readSettings(), dataFolder, logLevel: "error" });
  try {
    if (!(await needsSetUp(house.store)))
      throw new Error(
        "This data folder holds an organization already. Choose an empty one, or start the demo with --fresh.",
      );
    const now = systemClock.now();
    const began = performance.now();
    await seedDemoClinic(house, {
      anchorDay: dayInZone(now, "America/Los_Angeles"),
      until: now,
      patients,
      onProgress: (done, all) => {
        if (done % 20 === 0) console.log(`  ${done} of ${all} patients`);
      },
    });
    console.log(`Seeded ${patients} patients in ${Math.round((performance.now() - began) / 1000)} s.`);
  } finally {
    await house.store.close();
  }
}

/** Fills an empty data folder with the demo clinic; see `usages`. */
export async function seedCommand(argv: readonly string[]): Promise<number> {
  const asked = readArguments("seed", {
    args: [...argv],
    options: { "data-dir": { type: "string" }, patients: { type: "string", default: "120" } },
  });
  if (typeof asked === "string") {
    console.error(asked);
    return 64;
  }
  const { values } = asked;
  const patients = Number(values.patients);
  if (!Number.isInteger(patients) || patients < 23 || patients > 10_000) {
    console.error("--patients is a whole number from 23 to 10000.");
    return 64;
  }
  await seedInto(values["data-dir"] ?? readSettings().dataFolder, patients);
  return 0;
}
