import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { demoPassword } from "#db/seed/people.ts";
import { readSettings } from "#server/env.ts";
import { serve } from "#server/serve.ts";
import { seedInto } from "./seed.ts";

/** Seeds the demo clinic once (again with `--fresh`) and serves it; its data stays between starts. */
export async function demoCommand(argv: readonly string[]): Promise<number> {
  const settings = readSettings();
  const folder = join(settings.dataFolder, "demo");
  if (argv.includes("--fresh")) rmSync(folder, { recursive: true, force: true });
  if (!existsSync(join(folder, "plinth.sqlite"))) {
    const making = `${folder}.making`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true, mode: 0o700 });
    console.log("Seeding the demo clinic, about a minute.");
    await seedInto(making, 120);
    // Renamed when it is whole, so that an interrupted seed is never served.
    renameSync(making, folder);
  }
  console.log(
    [
      "",
      "Demo clinic. Everybody's password is:  " + demoPassword,
      "  physiatrist  amara.osei@demo.example",
      "  therapist    rachel.kim@demo.example",
      "  admin        noemi.castellanos@demo.example",
      "  specialist   petra.novak@demo.example",
      "",
    ].join("\n"),
  );
  await serve({ ...settings, dataFolder: folder, databaseUrl: undefined }, false);
  return new Promise<number>(() => {});
}
